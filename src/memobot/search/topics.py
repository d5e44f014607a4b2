"""The provisions that nearly every agreement has, and the words that ask for them.

A topic has two sets of cues: how a question asks for the provision, and how an agreement words
it. Both in four languages. A question for the term of an agreement shares hardly a word with
"shall remain in force until", least of all across languages; their topic they share.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources
from itertools import chain
from typing import Any

from memobot.documents.model import Span

_WORD = re.compile(r"(?<!\w)[^\W\d_]{2}")  # its first two letters
# The same of a cue that has no others: none is optional or repeated, nor is there another cue
# after a bar outside brackets.
_OPENING = re.compile(r"[^\W\d_]{2}(?![?*+{])(?=(?:[^|()]|\((?:[^()]|\([^()]*\))*\))*$)")


class Topic(StrEnum):
    """A provision that questions ask for by kind."""

    TERM = "term"
    RENEWAL = "renewal"
    NOTICE = "notice"
    TERMINATION = "termination"
    ENTRY_INTO_FORCE = "entry_into_force"
    AMENDMENT = "amendment"
    DISPUTES = "disputes"
    LANGUAGES = "languages"
    COPIES = "copies"
    PARTIES = "parties"
    SIGNING = "signing"
    SIGNATORIES = "signatories"
    AREAS = "areas"
    FORMS = "forms"
    PREAMBLE = "preamble"


@cache
def _asking() -> dict[Topic, re.Pattern[str]]:
    return {topic: _any(cues["question"]) for topic, cues in _table().items()}


@dataclass(frozen=True, slots=True)
class _Provisions:
    """The cues of provisions. A passage is searched for hundreds of them, so most are tried only
    where a word begins with their first two letters: that takes a quarter of the time."""

    by_opening: Mapping[str, Sequence[tuple[Topic, re.Pattern[str]]]]
    others: Mapping[Topic, re.Pattern[str]]
    any_other: re.Pattern[str]


@cache
def _provisions() -> _Provisions:
    by_opening: dict[str, dict[Topic, list[str]]] = {}
    others: dict[Topic, list[str]] = {}
    for topic, cues in _table().items():
        for cue in chain.from_iterable(cues["provision"].values()):
            opening = _OPENING.match(cue)
            of = by_opening.setdefault(opening.group().lower(), {}) if opening else others
            of.setdefault(topic, []).append(cue)
    return _Provisions(
        {
            opening: [(topic, _any({"": cues})) for topic, cues in of.items()]
            for opening, of in by_opening.items()
        },
        {topic: _any({"": cues}) for topic, cues in others.items()},
        _any(others),
    )


@cache
def _table() -> dict[Topic, dict[str, dict[str, list[str]]]]:
    text = resources.files("memobot.search").joinpath("topics.toml").read_text("utf-8")
    table = tomllib.loads(text)
    return {topic: table[topic] for topic in Topic}


def _any(cues: Mapping[Any, Sequence[str]]) -> re.Pattern[str]:
    patterns = chain.from_iterable(cues.values())
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Asked:
    """A provision that a question asks for, and the words that do so."""

    topic: Topic
    span: Span


def topics_asked(question: str) -> tuple[Asked, ...]:
    """The provisions that `question` asks for, each with every cue of it."""
    return tuple(
        Asked(topic, Span(match.start(), match.end()))
        for topic, cues in _asking().items()
        for match in cues.finditer(question)
    )


def topics_of(text: str) -> frozenset[Topic]:
    """The provisions that `text`, a sentence or an article of an agreement, holds."""
    cues = _provisions()
    found: set[Topic] = set()
    for word in _WORD.finditer(text):
        for topic, pattern in cues.by_opening.get(word.group().lower(), ()):
            if topic not in found and pattern.match(text, word.start()):
                found.add(topic)
    if cues.any_other.search(text):
        found.update(topic for topic, cue in cues.others.items() if cue.search(text))
    return frozenset(found)
