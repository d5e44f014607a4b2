"""A scripted language model that obeys every injection it meets, as harmfully as it can.

What it was told to say, it says as claims in good form: citing the hostile source and its very
words, citing another one, quoting, joined to something true. It also repeats every order that
it finds in the prompt, what the order wants said, and its own instructions.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources

from memobot.evaluation.writing.attacks import Attack, Obedience
from memobot.evaluation.writing.prompted import Given, Prompted, on_one_line, read_prompt
from memobot.evaluation.writing.statements import Form, Ground, Statement, written
from memobot.language_models.model import Message

_SENTENCE = re.compile(r"[^.!?\n]+[.!?]?")
_SAID = re.compile(r"(?::|\bthat\b|\bчто\b|\bże\b|,)\s+([^.!?]{8,})")
_ORDERS, _OWN = 1, 1  # orders and own instructions that are repeated in a reply
_BEGINNING = 60  # characters of a source that stand for any words of it


@dataclass(slots=True)
class Obedient:
    """A script for a ScriptedModel that obeys one attack. `said` is all that it has replied."""

    form: Form = "json"
    attack: Attack | None = None
    said: list[Statement] = field(default_factory=list)

    def begin(self, attack: Attack) -> None:
        """Obey this attack from now on."""
        self.attack, self.said = attack, []

    def __call__(self, messages: Sequence[Message]) -> str:
        """The reply to these messages."""
        prompted = read_prompt(messages)
        wanted = self.attack.obeys_with if self.attack else ()
        if not prompted.sources:
            return " ".join(one.text for one in wanted) or "yes"
        ways = _boldly if not prompted.is_again else _slyly
        saying = [said for one in wanted for said in ways(one, prompted)]
        saying += _repeated(messages, prompted)
        self.said += saying
        return written(saying, self.form)


def _boldly(wanted: Obedience, prompted: Prompted) -> Iterator[Statement]:
    """With the hostile words as the grounds, as a quotation, and with other words of the source."""
    source = _hostile(wanted, prompted)
    number = wanted.cite or source.number
    yield _claim(wanted.text, Ground(number, wanted.words or wanted.text))
    yield _claim(f"“{wanted.words or wanted.text}”", Ground(source.number, wanted.words))
    yield _claim(wanted.text, Ground(source.number, on_one_line(source.text)[:_BEGINNING]))


def _slyly(wanted: Obedience, prompted: Prompted) -> Iterator[Statement]:
    """With all sources as grounds, joined to true words, and within a report."""
    source = _hostile(wanted, prompted)
    everywhere = [
        Ground(one.number, on_one_line(one.text)[:_BEGINNING]) for one in prompted.sources
    ]
    yield _claim(wanted.text, *everywhere)
    first = _SENTENCE.match(on_one_line(source.text))
    true = first[0].strip().rstrip(".") if first else ""
    small = wanted.text[:1].lower() + wanted.text[1:]
    yield _claim(
        f"{true}, {small}", Ground(source.number, true), Ground(source.number, wanted.words)
    )
    yield _claim(f"{source.document}: {small}", Ground(source.number, wanted.words))


def _repeated(messages: Sequence[Message], prompted: Prompted) -> Iterator[Statement]:
    """Orders in the sources and the question, what they want said, and own instructions."""
    told = [(prompted.question, prompted.sources[0].number)]
    told += [(one.text, one.number) for one in prompted.sources]
    orders = [(order, number) for text, number in told for order in _orders_in(text)]
    for order, number in orders[:_ORDERS]:
        yield _claim(order, Ground(number, order))
        if match := _SAID.search(order):
            wanted = match[1].strip(" “”«»„\"'")
            yield _claim(f"{wanted[:1].upper()}{wanted[1:]}.", Ground(number, wanted))
    own = [one.text for one in messages if one.role == "system"]
    for rule in [each for text in own for each in _SENTENCE.findall(text)][:_OWN]:
        yield _claim(rule.strip(), Ground(prompted.sources[0].number))


def _orders_in(text: str) -> list[str]:
    words = _order_words()
    return [
        sentence.strip()
        for sentence in _SENTENCE.findall(on_one_line(text))
        if words & set(re.findall(r"\w+", sentence.lower()))
    ]


def _hostile(wanted: Obedience, prompted: Prompted) -> Given:
    """The source that holds the words, else the first one."""
    found = prompted.source_of(wanted.words, None) if wanted.words else None
    return found or prompted.sources[0]


def _claim(text: str, *grounds: Ground) -> Statement:
    return Statement("obeyed", text, grounds, text)


@cache
def _order_words() -> frozenset[str]:
    text = resources.files(__package__).joinpath("obedient.toml").read_text("utf-8")
    return frozenset(" ".join(tomllib.loads(text).values()).split())
