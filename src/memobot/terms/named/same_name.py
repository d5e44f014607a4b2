"""Whether two wordings name the same organisation: cases, articles and small slips aside."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W_]+")
# Articles, and what a state's name has or lacks: "of Tajikistan", "Republic of Tajikistan".
_SMALL = frozenset(
    "the of and for a an in и в по және мен i w z na republic республики республика республикасы "
    "республикасының republiki republika".split()
)
_ROOT, _ENDING = 3, 2  # letters that forms of a word share at least; that an ending has at most


def same_name(one: str, other: str) -> bool:
    """Whether the names have the same words, in any order and in whatever forms."""
    words, left = _words(one), _words(other)
    if not words or len(words) != len(left):
        return False
    for word in words:
        same = next((candidate for candidate in left if _same_word(word, candidate)), None)
        if same is None:
            return False
        left.remove(same)
    return True


def _words(name: str) -> list[str]:
    return [word for word in _WORD.findall(name.lower()) if word not in _SMALL]


def _same_word(one: str, other: str) -> bool:
    shorter = min(len(one), len(other))
    root = max(_ROOT, shorter - _ENDING)
    return one == other or (one[:root] == other[:root] and abs(len(one) - len(other)) <= _ROOT)
