"""Words that carry a sentence and tell nothing by themselves: "runs", "belongs", "each other"."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources


def is_light(word: str) -> bool:
    """Whether a word, folded as in `naming.stemming.words`, is light in any language."""
    return _pattern().match(word) is not None


@cache
def _pattern() -> re.Pattern[str]:
    text = resources.files(__package__).joinpath("light.toml").read_text("utf-8")
    entries = " ".join(tomllib.loads(text).values()).replace("ё", "е").split()
    forms = (
        rf"{re.escape(entry.removesuffix('='))}{'$' if entry.endswith('=') else ''}"
        for entry in sorted(set(entries))
    )
    return re.compile("|".join(forms))
