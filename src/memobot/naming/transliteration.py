"""One Latin spelling for names in either script: "Шымкент" and "Shymkent", "Қазақ" and "Qazaq".

Not a standard romanisation: spellings that differ between standards (kh and h, ya and ia, w
and v) are folded together, so that names can be compared and nothing more.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LETTERS = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh", "з": "z",
    "и": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r",
    "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh",
    "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "iu", "я": "ia", "ә": "a", "ғ": "g",
    "қ": "k", "ң": "n", "ө": "o", "ұ": "u", "ү": "u", "һ": "h", "і": "i", "ł": "l", "đ": "d",
    "ø": "o", "ß": "ss", "æ": "ae", "ı": "i",
}  # fmt: skip
_TABLE = str.maketrans(_LETTERS)
_MARKS = re.compile("[\u0300-\u036f]")

# Spellings of one sound, the longer first.
_SOUNDS = (
    ("shch", "s"), ("sch", "s"), ("tch", "c"), ("cz", "c"), ("sz", "s"), ("zh", "z"), ("kh", "h"),
    ("ch", "c"), ("sh", "s"), ("ts", "c"), ("tz", "c"), ("ph", "f"), ("th", "t"), ("ck", "k"),
    ("qu", "k"), ("q", "k"), ("x", "ks"), ("w", "v"), ("j", "i"), ("y", "i"), ("c", "k"),
)  # fmt: skip
_ROOT = 4  # letters that are left of a longer name, at least
_SHORTEST = 3
_DOUBLED = re.compile(r"(.)\1+")


def latin(word: str) -> str:
    """`word` in lower-case Latin letters without marks."""
    if word.isascii():
        return word.lower()
    lowered = word.lower().translate(_TABLE)
    return _MARKS.sub("", unicodedata.normalize("NFD", lowered))


@lru_cache(maxsize=20_000)
def sound(word: str) -> str:
    """A key that spellings of one name share: "Dauletalin" and "Даулеталин" give "dauletalin"."""
    key = latin(word)
    for written, folded in _SOUNDS:
        key = key.replace(written, folded)
    return _DOUBLED.sub(r"\1", key)


def roots(key: str, ending: int) -> tuple[str, ...]:
    """The sound of a name, and what is left of it without up to `ending` letters of inflection:
    two thirds of it at least, or "Tashkent" would sound like "task"."""
    shortest = min(len(key), max(_ROOT, len(key) - ending, -(-2 * len(key) // 3)))
    return tuple(key[:length] for length in range(shortest, len(key) + 1) if length >= _SHORTEST)
