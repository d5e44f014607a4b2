"""Numbers in words, in English, Russian, Polish and Kazakh: "twenty-four", "трёх", "он екі".

The words are in `numbers.toml`. As letters of a `Shape` cardinals are ``u`` (1 to 9), ``e`` (10 to
19), ``t`` (20 to 90, and the Kazakh 10), ``H`` ("hundred", which multiplies), ``S`` ("двести") and
``T`` (thousand); ordinals are ``o`` up to 19 and ``O`` above.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import resources
from itertools import groupby
from typing import Any

from memobot.terms.written.shapes import Reading, Shape

_TENS = "(?:t-?u|[teu])"
_HUNDREDS = f"(?:(?:(?:[ue]-?)?H|S)(?:-?(?:&-?)?{_TENS})?|{_TENS})"
CARDINAL = f"(?:{_HUNDREDS}?T(?:&?{_HUNDREDS})?|{_HUNDREDS})"
"""The letters of a cardinal number in words; ``&`` is "and"."""
ORDINAL = "(?:[tO]-?o|[oO])"
"""The letters of an ordinal number in words up to 99."""

_NUMBER = re.compile(f"{CARDINAL}|{ORDINAL}|{_HUNDREDS}?T?&?(?:S|[ue]?H)?&?{ORDINAL}")
_WORD = re.compile(r"[^\W\d_]+|[^\W_]+|\S")
_FIGURES = re.compile(r"(\d{1,6})(?:st|nd|rd|th)?", re.IGNORECASE)
_SIGNS = {"and": Reading("&"), "-": Reading("-"), "\N{NON-BREAKING HYPHEN}": Reading("-")}


def read_number(words: str) -> int | None:
    """The number that `words` write, as a cardinal, an ordinal or in figures, or None.

    "twenty-four", "twenty-fourth", "24th" and "24" are 24; nothing is above 999,999.
    """
    if figures := _FIGURES.fullmatch(words.strip()):
        return int(figures[1])
    shape = Shape(words[:200], _WORD, _read)
    if not _NUMBER.fullmatch(shape.letters):
        return None
    number = shape.words(0, len(shape.letters))
    return value_of(number.readings) if len(number.languages) == 1 else None


def value_of(readings: Iterable[Reading]) -> int:
    """The number that the words of one number add up to (figures have the letter ``d``)."""
    total = group = 0
    for reading in readings:
        if reading.letter == "T":
            total, group = total + max(group, 1) * reading.value, 0
        elif reading.letter == "H":
            group = max(group, 1) * reading.value
        elif reading.letter in "uetSoOd":
            group += reading.value
    return total + group


@cache
def number_words() -> Mapping[str, Reading]:
    """Every number word in lower case, "ё" as "е", with its letter, value and language."""
    words: dict[str, Reading] = {}
    for language, table in _table().items():
        for value, forms in table["cardinals"].items():
            letter = _cardinal_letter(int(value), language)
            words |= dict.fromkeys(forms.split(), Reading(letter, int(value), language))
        for value, form in _ordinals(table):
            words[form] = Reading("o" if value < 20 else "O", value, language)
    return words


def number_prefixes(language: str) -> Mapping[str, int]:
    """What compound words of a language begin with, with its value: "трех" of "трехлетний"."""
    prefixes = _table()[language].get("prefixes", {})
    return {form: int(value) for value, forms in prefixes.items() for form in forms.split()}


@cache
def _table() -> dict[str, dict[str, Any]]:
    text = resources.files(__package__).joinpath("numbers.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def _cardinal_letter(value: int, language: str) -> str:
    if value >= 100:
        multiplies = language in ("en", "kk")
        return "T" if value == 1000 else "H" if multiplies else "S"
    if value >= 20 or (value == 10 and language == "kk"):  # "он екі" is 12
        return "t"
    return "e" if value >= 10 else "u"


def _ordinals(table: Mapping[str, Any]) -> Iterator[tuple[int, str]]:
    for value, stem in table.get("ordinal_stems", {}).items():
        yield from ((int(value), stem + ending) for ending in table["ordinal_endings"].split())
    for value, forms in table.get("ordinals", {}).items():
        yield from ((int(value), form) for form in forms.split())


def plain(word: str) -> str:
    """A word as the tables write it: in lower case, with "е" for "ё"."""
    return word.lower().replace("ё", "е")


def _read(match: re.Match[str]) -> tuple[Reading, ...]:
    word = plain(match.group())
    reading = number_words().get(word) or _SIGNS.get(word)
    return (reading,) if reading else ()


def _pattern() -> str:
    forms = sorted(_forms(), key=lambda form: (form[0], -len(form)))
    groups = groupby(forms, key=lambda form: form[0])  # so that few are tried at each word
    word = "(?:" + "|".join(f"(?:{'|'.join(group)})" for _, group in groups) + r")\b"
    between = r"(?:\s?-\s?|\s{1,3}(?:and\s)?)"
    return rf"(?:\d{{1,6}}(?:st|nd|rd|th)?\b|{word}(?:{between}{word}){{0,3}})"


def _forms() -> Iterator[str]:
    for table in _table().values():
        for kind in ("cardinals", "ordinals"):
            for forms in table.get(kind, {}).values():
                yield from (form.replace("е", "[её]") for form in forms.split())
        endings = "|".join(table.get("ordinal_endings", "").split())
        for stem in table.get("ordinal_stems", {}).values():
            yield f"{stem.replace('е', '[её]')}(?:{endings})"


NUMBER = _pattern()
"""The source of a pattern for a number in words or figures, which `read_number` reads; for use
with ``re.IGNORECASE`` after a word boundary. It also matches rows of words that are no number."""
