"""The words of "Check a text" in four languages; they stand in `check_words.toml`."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from memobot.citations.model import Aspect, Verdict
from memobot.language import LANGUAGES


@dataclass(frozen=True, slots=True)
class CheckWords:
    """The words of one language; those of `page` by their names in the table."""

    page: dict[str, str]
    verdicts: dict[Verdict, str]
    aspects: dict[Aspect, str]


@cache
def check_words(language: str) -> CheckWords:
    """The words of a language code; English for one that is not known."""
    known = language if language in LANGUAGES else "en"
    table = _table()
    return CheckWords(
        page={name: words[known] for name, words in table["page"].items()},
        verdicts={verdict: table["verdicts"][verdict.value][known] for verdict in Verdict},
        aspects={aspect: table["aspects"][aspect.value][known] for aspect in Aspect},
    )


def starter(language: str) -> str:
    """The message that asks for a check."""
    return check_words(language).page["starter"]


@cache
def starters() -> dict[str, str]:
    """All messages that ask for a check, each in lower case, with its language."""
    return {starter(language).casefold(): language for language in LANGUAGES}


@cache
def begins() -> dict[str, str]:
    """The first words of a message that has its draft behind it, each with its language."""
    return {word: language for language, words in _table()["begins"].items() for word in words}


@cache
def asks() -> re.Pattern[str]:
    """What matches the beginning of a sentence that asks for something."""
    patterns = (pattern for patterns in _table()["asks"].values() for pattern in patterns)
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


@cache
def _table() -> dict[str, Any]:
    file = resources.files("memobot.web").joinpath("check_words.toml")
    return tomllib.loads(file.read_text("utf-8"))
