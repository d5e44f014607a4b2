"""Words that carry a sentence and tell nothing by themselves: "runs", "belongs", "each other"."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources


def is_light(word: str) -> bool:
    """Whether a word, folded as in `naming.stemming.words`, is light in any language."""
    whole, beginnings = _table()
    return word in whole or word.startswith(beginnings)


@cache
def _table() -> tuple[frozenset[str], tuple[str, ...]]:
    """The words that are light as they stand, and what others begin with."""
    text = resources.files(__package__).joinpath("light.toml").read_text("utf-8")
    table = tomllib.loads(text.replace("ё", "е"))
    whole, beginnings = (" ".join(table[name].values()).split() for name in ("words", "beginnings"))
    return frozenset(whole), tuple(sorted(set(beginnings)))
