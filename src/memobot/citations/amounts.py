"""Numbers in a sentence with what they count: "36 organizations", "Convention No. 97", "50 %"."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache
from importlib import resources

from memobot.documents.model import Span
from memobot.naming.terms import Term
from memobot.terms.written.numbers import NUMBER, number_words, plain, read_number

_FIGURES = re.compile(
    r"(?<![\w.,])(?:\d{1,3}(?:[ \u00a0\u202f,]\d{3}){1,4}(?:\.\d{1,3})?|\d{1,15}(?:[.,]\d{1,3})?)"
    r"(?!\w|[.,]\d)"
)
_IN_WORDS = re.compile(rf"(?<!\w){NUMBER}", re.IGNORECASE)
_NUMBERED = re.compile(r"(?:no\.?|nos\.?|№|nr\.?|number|#)\s*$", re.IGNORECASE)
_BOUNDARY = re.compile(r"[.;:()\n]")
_COUNTED_WORDS, _REACH = 3, 45  # words after a number that may say what it counts; characters


@dataclass(frozen=True, slots=True)
class Amount:
    """A number and what it counts: `unit` is "%", a currency sign or ""; `numbers` is set for
    a number that names a thing ("No. 97") and counts none."""

    value: Decimal
    unit: str
    span: Span
    counted: tuple[Term, ...]
    numbers: bool = False

    def is_of(self, other: Amount) -> bool:
        """Whether both are numbers of the same thing, so that they must agree."""
        if self.unit != other.unit or self.numbers != other.numbers:
            return False
        return bool(self.unit) or any(
            alike(mine, its)
            for mine in self.counted
            for its in other.counted
            if not (mine.is_name or its.is_name)  # "20 ILO conventions", "12 ILO events"
        )


def alike(first: Term, second: Term) -> bool:
    """Whether two words are the same word, or name the same concept."""
    same = not first.stems.isdisjoint(second.stems)
    return same or not first.concepts.isdisjoint(second.concepts)


def find_amounts(
    text: str, language: str, terms: Sequence[Term], taken: Sequence[Span]
) -> tuple[Amount, ...]:
    """The amounts in `text`, in order, outside the spans `taken` (dates, durations, references).

    `terms` are the telling words of the text (`naming.terms.read_terms`). "One" in words counts
    nothing, as it is as often an article.
    """
    found: list[Amount] = []
    for match in sorted(
        (*_FIGURES.finditer(text), *_IN_WORDS.finditer(text)), key=lambda match: match.start()
    ):
        span = Span(match.start(), match.end())
        if any(span.overlaps(one) for one in (*taken, *(amount.span for amount in found))):
            continue
        value = _value(match.group(), language)
        if value is None:
            continue
        times, end = _multiplier(text, span.end)
        unit, end = _unit(text, span.start, end)
        counted, numbers = _counted(text, Span(span.start, end), terms)
        found.append(Amount(value * times, unit, Span(span.start, end), counted, numbers))
    return tuple(found)


def _value(written: str, language: str) -> Decimal | None:
    if not written[0].isdigit():
        first = re.split(r"[\s-]", plain(written))[0]
        if number_words()[first].language != language:  # "он" is "he" in Russian, 10 in Kazakh
            return None
        number = read_number(written)
        return Decimal(number) if number is not None and number > 1 else None
    figures = re.sub(r"[ \u00a0\u202f]", "", written)
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", figures):
        figures = figures.replace(",", "")
    try:
        return Decimal(figures.replace(",", ".")).normalize()
    except InvalidOperation:
        return None


def _multiplier(text: str, end: int) -> tuple[int, int]:
    match = _multipliers()[0].match(text, end)
    if not match:
        return 1, end
    word = match["word"].lower()
    times = next(value for form, value in _multipliers()[1] if word.startswith(form))
    return times, match.end()


def _unit(text: str, start: int, end: int) -> tuple[str, int]:
    table = _table()["units"]
    before = text[max(0, start - 2) : start].strip()
    for sign, forms in table.items():
        if before and before[-1] in sign:
            return sign, end
        if match := re.compile(rf"\s?(?:{'|'.join(forms)})(?!\w)", re.I).match(text, end):
            return sign, match.end()
    return "", end


def _counted(text: str, span: Span, terms: Sequence[Term]) -> tuple[tuple[Term, ...], bool]:
    if _NUMBERED.search(text, max(0, span.start - 10), span.start):
        before = [term for term in terms if term.span.end <= span.start]
        return tuple(before[-2:]), True
    stop = _BOUNDARY.search(text, span.end, span.end + _REACH)
    reach = stop.start() if stop else span.end + _REACH
    after = [term for term in terms if span.end <= term.span.start < reach]
    return tuple(after[:_COUNTED_WORDS]), False


@cache
def _multipliers() -> tuple[re.Pattern[str], tuple[tuple[str, int], ...]]:
    forms = tuple(
        (form, int(value)) for value, words in _table()["multipliers"].items() for form in words
    )
    longest = sorted((form for form, _ in forms), key=len, reverse=True)
    pattern = re.compile(rf"\s?(?P<word>(?:{'|'.join(longest)})\w{{0,4}})\.?", re.IGNORECASE)
    return pattern, tuple(sorted(forms, key=lambda one: -len(one[0])))


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    text = resources.files(__package__).joinpath("amounts.toml").read_text("utf-8")
    return tomllib.loads(text)
