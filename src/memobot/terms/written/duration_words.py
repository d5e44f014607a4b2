"""The words of `durations.toml` with the letters that `durations.py` reads them by.

``Y M W D`` are units of years, months, weeks and days, ``y m w s`` those (and the fortnight)
that can mean one, ``z`` the single day; ``d`` is a figure, ``j`` one that may be a calendar year.
Number words have the letters of `numbers.py`, the others those of `_ROLES`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache, partial
from importlib import resources
from typing import Any

from memobot.terms.written.numbers import number_prefixes, number_words, plain
from memobot.terms.written.shapes import Reading, Shape

Readings = tuple[Reading, ...]

_ROLES = {
    "and": "&",
    "with": "&",
    "of": "v",
    "to": "x",
    "to_or_one": "n",
    "one": "p",
    "half": "h",
    "half_more": "k",
    "one_and_half": "g",
    "further": "f",
    "calendar": "c",
    "calendar_after": "C",
    "business": "b",
    "business_after": "B",
    "rate": "r",
    "suffix": "q",
}
_NUMBERS = {"half": Reading("h"), "more": Reading("g"), "one": Reading("a")}
_IMPLIED_ONE = Reading("i")


# Words and signs. The first alternative is ISO 8601, whose letters are units.
_TOKEN = re.compile(
    r"\bP(?:\d{1,4}[YMWD]){1,4}\b|(?<![\d/])1/2(?![\d/])|\d++(?:[.,]\d++)*+|½|[^\W\d_]+|_++|\S"
)
_ISO_PART = re.compile(r"(\d+)([YMWD])")
_FIGURES = re.compile(
    r"(?P<year>[12]\d{3})|\d{1,6}|(?P<thousands>\d{1,3},\d{3})|(?P<half>\d{1,3})[.,]50?"
)
_SIGNS = {"(": "(", "[": "(", ")": ")", "]": ")", ",": ",", "%": "r", "½": "k", "1/2": "k"}
_DASHES = "-\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{EN DASH}\N{SOFT HYPHEN}"


def duration_shape(text: str) -> Shape:
    """A text as letters, for finding durations."""
    return Shape(text, _TOKEN, partial(_read, duration_words()))


def _read(words: Mapping[str, Readings], match: re.Match[str]) -> Readings:
    word = match.group()
    if word[0].isdecimal() and word != "1/2":
        return _figures(word)
    if word[0] == "P" and word[1:2].isdecimal():
        parts = _ISO_PART.findall(word)
        return tuple(
            reading
            for number, letter in parts
            for reading in (Reading("d", int(number)), Reading(letter, 1))
        )
    return words.get("_" if word[0] == "_" else plain(word), ())


def _figures(word: str) -> Readings:
    match = _FIGURES.fullmatch(word)
    if not match:
        return ()
    if match["year"]:
        return (Reading("j", int(word)),)
    if match["half"]:
        return Reading("d", int(match["half"])), Reading("k")
    return (Reading("d", int(word.replace(",", ""))),)


@cache
def duration_words() -> Mapping[str, Readings]:
    """Every word in lower case, "ё" as "е", with what it means; compounds mean several things."""
    text = resources.files(__package__).joinpath("durations.toml").read_text(encoding="utf-8")
    words: dict[str, Readings] = {word: (reading,) for word, reading in number_words().items()}
    signs = _SIGNS | dict.fromkeys(_DASHES, "-") | {"_": "_"}
    words |= {sign: (Reading(letter),) for sign, letter in signs.items()}
    for language, table in tomllib.loads(text).items():
        words |= _role_words(language, table)
        words |= _adjectives(language, table)
        words |= _unit_words(language, table)
    return words


def _role_words(language: str, table: Mapping[str, Any]) -> Iterator[tuple[str, Readings]]:
    for role, letter in _ROLES.items():
        # English has articles where the other languages have prepositions.
        letter = "a" if letter == "p" and language == "en" else letter
        for word in table.get(role, "").split():
            yield word, (Reading(letter, 0, language),)


def _unit_words(language: str, table: Mapping[str, Any]) -> Iterator[tuple[str, Readings]]:
    endings = ["", *table.get("case_endings", "").split()]
    for unit, names in table["units"].items():
        for name in names.split():
            yield from ((name + ending, (_unit(unit, language),)) for ending in endings)
    for unit, names in table.get("single", {}).items():
        single = _unit(unit.lower(), language)
        yield from ((name, (single,)) for name in names.split())
    for unit, names in table.get("day", {}).items():
        yield names, (Reading("z", _unit(unit, language).value, language),)
    for key, names in table.get("words", {}).items():
        number, unit = key.split()
        first = _NUMBERS.get(number) or Reading("u", int(number), language)
        yield from ((name, (first, _unit(unit.lower(), language))) for name in names.split())


def _adjectives(language: str, table: Mapping[str, Any]) -> Iterator[tuple[str, Readings]]:
    prefixes = [
        *(
            (form, Reading("u", value, language))
            for form, value in number_prefixes(language).items()
        ),
        *((form, _NUMBERS["half"]) for form in table.get("half_prefix", "").split()),
        *((form, _NUMBERS["more"]) for form in table.get("one_and_half_prefix", "").split()),
    ]
    for kind in ("adjectives", "alone"):
        for unit, stems in table.get(kind, {}).items():
            reading = _unit(unit, language)
            alone = (_IMPLIED_ONE, reading) if kind == "alone" else (reading,)
            for stem in stems.split():
                for ending in table["endings"].split():
                    yield stem + ending, alone
                    for prefix, number in prefixes:
                        yield prefix + stem + ending, (number, reading)


def _unit(key: str, language: str) -> Reading:
    return Reading(key[0], int(key[1:]), language)
