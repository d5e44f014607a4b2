"""Words that sentences begin with, whose capital is no sign of a name."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

from memobot.naming.light_words import is_light
from memobot.naming.stemming import is_stop_word


def is_opener(word: str) -> bool:
    """Whether a word, folded as in `naming.stemming.words`, is an ordinary one in any of the four
    languages."""
    whole, beginnings = _table()
    if is_stop_word(word) or is_light(word) or word in whole:
        return True
    return word.startswith(beginnings)


@cache
def _table() -> tuple[frozenset[str], tuple[str, ...]]:
    text = resources.files(__package__).joinpath("openers.toml").read_text("utf-8")
    table = tomllib.loads(text.replace("ё", "е"))
    whole, beginnings = (" ".join(table[name].values()).split() for name in ("words", "beginnings"))
    return frozenset(whole), tuple(sorted(set(beginnings)))
