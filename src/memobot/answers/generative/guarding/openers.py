"""Words that sentences begin with, whose capital is no sign of a name."""

from __future__ import annotations

from functools import cache

from memobot.naming.light_words import is_light
from memobot.naming.stemming import is_stop_word
from memobot.naming.word_lists import WordList


def is_opener(word: str) -> bool:
    """Whether a word, folded as in `naming.stemming.words`, is an ordinary one in any of the four
    languages."""
    return is_stop_word(word) or is_light(word) or word in _words()


@cache
def _words() -> WordList:
    return WordList.read(__package__, "openers.toml")
