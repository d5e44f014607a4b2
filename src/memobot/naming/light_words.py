"""Words that carry a sentence and tell nothing by themselves: "runs", "belongs", "each other"."""

from __future__ import annotations

from functools import cache

from memobot.naming.word_lists import WordList


def is_light(word: str) -> bool:
    """Whether a word, folded as in `naming.stemming.words`, is light in any language."""
    return word in _words()


@cache
def _words() -> WordList:
    return WordList.read(__package__, "light.toml")
