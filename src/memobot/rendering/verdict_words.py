"""The words of a checked draft in four languages; they stand in `verdicts.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from memobot.citations.model import Verdict
from memobot.language import LANGUAGES

# A verdict is told by its sign and its words, never by colour alone.
SIGNS: Mapping[Verdict, str] = {
    Verdict.SUPPORTED: "✓",
    Verdict.NOT_FOUND: "?",
    Verdict.UNKNOWN_DOCUMENT: "?",
    Verdict.NO_SUCH_ARTICLE: "✗",
    Verdict.WRONG_ARTICLE: "✗",
    Verdict.MISQUOTED: "✗",
    Verdict.CONTRADICTED: "✗",
}


@cache
def verdict_words(language: str) -> Mapping[Verdict, str]:
    """What each verdict is called; in English for a language that is not known."""
    table, known = _table()["verdicts"], _known(language)
    return {verdict: table[verdict.value][known] for verdict in Verdict}


@cache
def labels(language: str) -> Mapping[str, str]:
    """The words around the claims, by their names in the table."""
    known = _known(language)
    return {name: words[known] for name, words in _table()["labels"].items()}


def _known(language: str) -> str:
    return language if language in LANGUAGES else "en"


@cache
def _table() -> dict[str, Any]:
    file = resources.files("memobot.rendering").joinpath("verdicts.toml")
    return tomllib.loads(file.read_text("utf-8"))
