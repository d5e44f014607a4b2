"""The provisions that nearly every agreement has, and the words that ask for them.

A topic has two sets of cues: how a question asks for the provision, and how an agreement words
it. Both in four languages. A question for the term of an agreement shares hardly a word with
"shall remain in force until", least of all across languages; their topic they share.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources

from memobot.documents.model import Span


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


@dataclass(frozen=True, slots=True)
class _Cues:
    question: re.Pattern[str]
    provision: re.Pattern[str]


@cache
def _cues() -> dict[Topic, _Cues]:
    table = tomllib.loads(
        resources.files("memobot.search").joinpath("topics.toml").read_text("utf-8")
    )
    return {
        topic: _Cues(_any(table[topic]["question"]), _any(table[topic]["provision"]))
        for topic in Topic
    }


def _any(by_language: dict[str, list[str]]) -> re.Pattern[str]:
    patterns = (pattern for patterns in by_language.values() for pattern in patterns)
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
        for topic, cues in _cues().items()
        for match in cues.question.finditer(question)
    )


def topics_of(text: str) -> frozenset[Topic]:
    """The provisions that `text`, a sentence or an article of an agreement, holds."""
    return frozenset(topic for topic, cues in _cues().items() if cues.provision.search(text))
