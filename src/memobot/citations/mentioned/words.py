"""The words of mentions.toml as patterns."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from typing import Any


@cache
def table() -> Mapping[str, Any]:
    """The tables as they are written, read once."""
    text = resources.files(__package__).joinpath("mentions.toml").read_text("utf-8")
    return tomllib.loads(text)


def alternatives(name: str) -> str:
    """The source of a pattern for any of the words of a table, in any language."""
    return any_of(word for words in _part(name).values() for word in words)


def any_of(words: Iterable[str]) -> str:
    """The source of a pattern for any of `words`, the longest first."""
    return rf"(?:{'|'.join(sorted(set(words), key=len, reverse=True))})"


@cache
def is_word(name: str, language: str | None = None) -> re.Pattern[str]:
    """A pattern that a word of the table (of one language or of all) matches whole."""
    by_language = _part(name)
    chosen = by_language.values() if language is None else [by_language.get(language, [])]
    words = [word for words in chosen for word in words]
    return re.compile(rf"(?:{any_of(words)})\Z" if words else r"(?!)", re.IGNORECASE)


@cache
def kinds() -> re.Pattern[str]:
    """Finds the words for kinds of agreements, each as the group of its kind; "plural" for
    several, "document" and "report" for other texts."""
    groups = {kind: f"kinds.{kind}" for kind in table()["kinds"]}
    groups |= {name: name for name in ("plural", "document", "report")}
    sources = (rf"(?P<{group}>{alternatives(name)})" for group, name in groups.items())
    return re.compile(rf"(?<!\w)(?:{'|'.join(sources)})(?!\w)", re.IGNORECASE)


@cache
def found(name: str) -> re.Pattern[str]:
    """Finds the words of a table."""
    return re.compile(rf"(?<!\w){alternatives(name)}(?!\w)", re.IGNORECASE)


@cache
def prefix(name: str) -> re.Pattern[str]:
    """A pattern that a word begins with."""
    return re.compile(alternatives(name), re.IGNORECASE)


@cache
def parties() -> re.Pattern[str]:
    """Finds "the Parties"; a political party has its name behind it."""
    return re.compile(
        rf"(?<!\w){alternatives('parties')}(?!\w)(?!\s{{0,3}}[«“„\"(])", re.IGNORECASE
    )


def _part(name: str) -> Mapping[str, list[str]]:
    part: Any = table()
    for key in name.split("."):
        part = part[key]
    found: Mapping[str, list[str]] = part
    return found
