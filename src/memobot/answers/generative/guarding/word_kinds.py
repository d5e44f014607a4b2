"""Words of a kind in a text, by tables of regular expressions beside this module."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import resources

from memobot.documents.model import Span

_SPACE = r"\s{1,3}"


def kinds_in(table: str, text: str, language: str) -> Iterator[tuple[Span, str]]:
    """The words of a table's kinds in `text`, in order, none overlapping another."""
    for match in _scanner(table, language).finditer(text):
        if match.lastgroup:
            yield Span(*match.span()), match.lastgroup


@cache
def _scanner(table: str, language: str) -> re.Pattern[str]:
    text = resources.files(__package__).joinpath(f"{table}.toml").read_text("utf-8")
    kinds = "|".join(
        f"(?P<{kind}>{'|'.join(words[language]).replace(' ', _SPACE)})"
        for kind, words in tomllib.loads(text).items()
    )
    return re.compile(rf"(?<!\w)(?:{kinds})(?!\w)", re.IGNORECASE)
