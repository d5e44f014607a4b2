"""The words that provisions about time are recognised by, in four languages.

The table beside this module lists regular expressions by cue and language. A cue is looked for
in all four at once: a text may be bilingual, and the languages do not share these words.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources

_TABLE = "cues.toml"


@cache
def cue(name: str) -> re.Pattern[str]:
    """The pattern of a cue, upper and lower case alike. Raises KeyError for an unknown name."""
    entries = [entry for listed in _table()[name].values() for entry in listed]
    return re.compile(rf"(?<!\w)(?:{'|'.join(entries)})", re.IGNORECASE)


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    text = resources.files("memobot.terms").joinpath(_TABLE).read_text(encoding="utf-8")
    return tomllib.loads(text)
