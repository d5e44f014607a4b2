"""The words by which prose speaks of the terms of an agreement, by language.

The tables ``cues-*.toml`` beside this module list regular expressions by cue and language. Unlike
in agreements, short words matter here ("do" is "until" in Polish), so only the language of the
sentence is looked at.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources

from memobot.language import LANGUAGES

_NOTHING = re.compile(r"(?!)")
_BEGINS = r"(?:(?<!\w)|(?!\w))"  # a sign may stand right behind a word: "year;"


@cache
def cue(name: str, language: str, then: str = "") -> re.Pattern[str]:
    """The pattern of a cue where a word or a sign begins, upper and lower case alike; `then` is
    an expression for what follows it. Matches nothing where the language has no words for it.
    Raises KeyError for an unknown name."""
    entries = _table()[name].get(language, [])
    if not entries:
        return _NOTHING
    return re.compile(rf"{_BEGINS}(?:{'|'.join(entries)}){then}", re.IGNORECASE)


@cache
def follows(name: str, language: str) -> re.Pattern[str]:
    """The same pattern to be matched right behind something, over white space and signs."""
    pattern = cue(name, language).pattern
    return re.compile(rf"[\s)'’-]{{0,4}}{pattern}", re.IGNORECASE)


@cache
def joining(name: str, language: str) -> re.Pattern[str]:
    """The same words wherever they stand, as between two things of a list."""
    return re.compile("|".join(_table()[name].get(language, ())), re.IGNORECASE)


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    files = [
        file
        for file in resources.files(__package__).iterdir()
        if file.name.startswith("cues-") and file.name.endswith(".toml")
    ]
    table: dict[str, dict[str, list[str]]] = {}
    for file in sorted(files, key=lambda one: one.name):
        table |= tomllib.loads(file.read_text("utf-8"))
    assert all(set(entries) <= set(LANGUAGES) for entries in table.values())
    return table
