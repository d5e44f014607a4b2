"""Whether two wordings name the same organisation: cases, articles and small slips aside."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W_]+")
# Articles, and what a state's name has or lacks: "of Tajikistan", "Republic of Tajikistan".
_SMALL = frozenset(
    "the of and for a an in и в по және мен i w z na republic республики республика республикасы "
    "республикасының republiki republika".split()
)
_STEM = 6  # letters in which the forms of a word agree


def same_name(one: str, other: str) -> bool:
    """Whether the names have the same words, by their beginnings and in any order."""
    return bool(_stems(one)) and _stems(one) == _stems(other)


def _stems(name: str) -> frozenset[str]:
    return frozenset(_stem(word) for word in _WORD.findall(name.lower()) if word not in _SMALL)


def _stem(word: str) -> str:
    return word[:_STEM] if len(word) > _STEM else word.rstrip("saаяыиіеуюę")
