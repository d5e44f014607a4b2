"""The words that provisions about time are recognised by, in four languages.

The tables beside this module, `cues.toml` and ``cues-*.toml``, list regular expressions by cue and
language. A cue is looked for in all four at once: a text may be bilingual, and the languages do
not share these words.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources

_LINE_BREAK = re.compile(r"\n\s*")


@cache
def cue(name: str, then: str = "") -> re.Pattern[str]:
    """The pattern of a cue where a word begins, upper and lower case alike; `then` is an
    expression for what follows it. Raises KeyError for an unknown name."""
    return re.compile(rf"(?<!\w){_any_of(name)}{then}", re.IGNORECASE)


@cache
def cue_after(gap: str, name: str, then: str = "") -> re.Pattern[str]:
    """The same pattern after an expression `gap`, to be matched right behind something."""
    return re.compile(f"{gap}{_any_of(name)}{then}", re.IGNORECASE)


def _any_of(name: str) -> str:
    entries = [entry for listed in _table()[name].values() for entry in listed]
    return f"(?:{_LINE_BREAK.sub('', '|'.join(entries))})"


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    files = (
        file
        for file in resources.files(__package__).iterdir()
        if file.name.startswith("cues") and file.name.endswith(".toml")
    )
    cues: dict[str, dict[str, list[str]]] = {}
    for file in files:
        cues |= tomllib.loads(file.read_text(encoding="utf-8"))
    return cues
