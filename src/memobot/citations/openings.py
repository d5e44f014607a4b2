"""Whether a sentence claims anything about the texts: questions, proposals and greetings do not."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources

from memobot.citations.mentioned.words import is_word
from memobot.citations.mentions import Mentioned
from memobot.search.topics import topics_of

_FIRST_WORD = re.compile(r"\W*(\w+)")


def asserts(sentence: str, quotes: bool) -> bool:
    """Whether the sentence asserts what it says: it asks, proposes, supposes, denies and reports
    nothing. A quotation is judged whatever stands around it."""
    asks = sentence.rstrip("\"'”’»)*_ ").endswith("?")
    return quotes or not (asks or _opening("supposes").match(sentence))


def speaks_of_us(sentence: str, mentioned: Mentioned) -> bool:
    """Whether the sentence, which cites no article, is about ourselves or the reader."""
    cites = any(reference.article for reference in mentioned.references)
    return not cites and _opening("ours").match(sentence) is not None


def may_have_moved_on(sentence: str, mentioned: Mentioned) -> bool:
    """Whether only the sentences before name the agreement, and this one not even calls it "it"
    or speaks of a provision that agreements have."""
    if mentioned.names_agreement or not mentioned.carried or topics_of(sentence):
        return False
    first = _FIRST_WORD.match(sentence)
    return not (first and is_word("pronoun").match(first[1]))


@cache
def _opening(name: str) -> re.Pattern[str]:
    """A pattern for how such a sentence begins."""
    text = resources.files(__package__).joinpath("openings.toml").read_text("utf-8")
    by_language: dict[str, list[str]] = tomllib.loads(text)[name]
    words = "|".join(word for words in by_language.values() for word in words)
    return re.compile(rf"\W{{0,8}}(?:{words})(?!\w)", re.IGNORECASE)
