"""The words of `dates.toml` with the letters that `date_finding.py` reads them by.

``m`` is a month (``q`` one that is an English word in small letters: "may"; ``r`` a Roman
numeral), ``d`` a figure that can be a day, ``s`` another of two digits, ``z`` one of three, ``y``
a year from 1000 to 2999, ``v`` another figure of four digits, ``_`` a blank, ``Z`` a year half
blank ("20__"). Number words have the letters of `numbers.py`, the others those of `_ROLES`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache, partial
from importlib import resources
from typing import Any

from memobot.documents.numerals import roman_value
from memobot.terms.written.numbers import number_words, plain
from memobot.terms.written.shapes import Reading, Shape

Readings = tuple[Reading, ...]

# What stands for a part left open, between brackets or by itself.
_FILLER = r"\s_*●•·○.…–—-"
_BRACKETED = rf"\[[{_FILLER}]{{0,40}}\]"
_BLANK = (
    rf"_++|{_BRACKETED}|\([{_FILLER}]{{1,40}}\)|"
    r"\[(?:[a-z]{1,12} ){0,2}(?:day|date|month|year)\]|[●•○]++|\*{3,8}|\.{4,}+|…{2,}+|—{2,}+"
)
_TOKEN = re.compile(
    r"(?P<word>[^\W\d_]++)|"
    rf"(?P<half_blank>(?<!_)(?:19|20)\d?(?:_++|\s_{{2,4}}+(?!_)|\s?{_BRACKETED}|XX\b))|"
    # Scanned texts tear the endings of ordinals apart: "17t h".
    r"(?P<figures>\d++)(?P<suffix>[_/]?\s?(?:s\s?t|n\s?d|r\s?d|t\s?h)(?![^\W_]))?|"
    rf"(?P<blank>{_BLANK})|[^\w\s]",
    re.IGNORECASE,
)
_SIGNS = (
    dict.fromkeys('«»„“”"', '"') | dict.fromkeys("'’‘`", "'") | {sign: sign for sign in ",./()"}
)
_DASHES = "-\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{EN DASH}"
_ROLES = {
    "day": "D",
    "of": "f",
    "in": "i",
    "the": "n",
    "suffix": "x",
    "year": "Y",
    "the_year": "l",
    "year_abbreviations": "G",
    "and": "&",
}
_ALSO_WORDS = {"may", "march", "mar"}  # which are months only with a capital letter


def date_shape(text: str) -> Shape:
    """A text as letters, for finding dates."""
    return Shape(text, _TOKEN, partial(_read, _date_words()))


def _read(words: Mapping[str, Readings], match: re.Match[str]) -> Readings:
    kind, written = match.lastgroup, match.group()
    if kind == "word":
        readings = words.get(plain(written), ())
        if written in _ALSO_WORDS:
            return (Reading("q", readings[0].value, "en"),)
        return readings if readings and written != "R" else _roman(written)
    if kind in ("figures", "suffix"):
        return _figures(match["figures"]) + ((Reading("x"),) if match["suffix"] else ())
    if kind == "half_blank":
        return (Reading("Z", int(written[:2])),)
    return words.get("_" if kind else written, ())


def _figures(written: str) -> Readings:
    value = int(written) if len(written) <= 4 else 0
    if len(written) <= 2:
        return (Reading("d" if 1 <= value <= 31 else "s", value),)
    if len(written) == 3:
        return (Reading("z", value),)
    if len(written) == 4:
        return (Reading("y" if 1000 <= value < 3000 else "v", value),)
    return ()


def _roman(written: str) -> Readings:
    value = roman_value(written) if written.isupper() and len(written) <= 4 else None
    return (Reading("r", value),) if value and value <= 12 else ()


@cache
def _date_words() -> Mapping[str, Readings]:
    text = resources.files(__package__).joinpath("dates.toml").read_text(encoding="utf-8")
    words = dict(number_words())
    for language, table in tomllib.loads(text).items():
        words |= _months(language, table)
        for role, letter in _ROLES.items():
            words |= dict.fromkeys(table.get(role, "").split(), Reading(letter, 0, language))
    signs = _SIGNS | dict.fromkeys(_DASHES, "-") | dict.fromkeys(("_", "xx", "xxx", "xxxx"), "_")
    words |= {sign: Reading(letter) for sign, letter in signs.items()}
    return {word: (reading,) for word, reading in words.items()}


def _months(language: str, table: Mapping[str, Any]) -> Iterator[tuple[str, Reading]]:
    endings = ["", *table.get("case_endings", "").split()]
    for month, names in table["months"].items():
        reading = Reading("m", int(month), language)
        yield from ((name + ending, reading) for name in names.split() for ending in endings)
