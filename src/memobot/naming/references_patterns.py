"""The patterns of references to articles, made of the words in references.toml.

Every repetition is bounded, so that no text makes a search long.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import resources
from typing import Any

from memobot.documents.numerals import NUMBER_WORDS

TABLE: Mapping[str, Any] = tomllib.loads(
    resources.files("memobot.naming").joinpath("references.toml").read_text("utf-8")
)


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first."""
    return rf"(?:{'|'.join(sorted(set(words), key=len, reverse=True))})"


def in_all(table: Mapping[str, Sequence[str]]) -> str:
    """A pattern for any of the words that a table has for its languages."""
    return any_of(word for words in table.values() for word in words)


_LIST, _RANGE = any_of(TABLE["joints"]["list"]), any_of(TABLE["joints"]["range"])
_OF, _IN_ITS = any_of(TABLE["between"]["before"]), any_of(TABLE["between"]["after"])
_CLAUSE, _COUNTED = in_all(TABLE["clause"]), in_all(TABLE["counted"])
_KAZAKH_ARTICLE = any_of(TABLE["kazakh"]["article"])
_KAZAKH_CLAUSE = any_of(TABLE["kazakh"]["clause"])

_START = r"(?<!\w)(?=[\w§])"
_FIGURE = r"\d{1,3}(?:\.\d{1,3}){0,3}[a-z]?(?![\w%]|[.,]?\d)"
_ROMAN = r"(?-i:[IVXLC]{2,7}|[IVX]|[ivxl]{2,7})(?!\w)"  # a small "i" alone is a word
_WORD = rf"{any_of(NUMBER_WORDS)}(?!\w)"
_BRACKETS = r"\((?:\d{1,2}|[^\W\d_]{1,2}|[ivx]{1,4})\)"
_JOINT = rf"\s{{0,3}}(?:,?\s{{0,3}}(?<![^\W\d])(?:{_LIST}|{_RANGE})(?![^\W\d])|,)\s{{0,3}}"
_MARKED = rf"(?:\s?{_BRACKETS}){{0,3}}"
# What a figure counts makes it no article's: "Article 9, 3 months before", "Article 9, 10 guests".
_COUNTS = rf"(?!\s{{0,3}}-?{_COUNTED}(?!\w))"
_ALONE = rf"(?!\s{{1,3}}(?!(?:{_LIST}|{_OF}|{_CLAUSE})(?!\w))(?-i:[a-zа-яё]))"
_FURTHER = rf"(?:{_FIGURE}|(?-i:[IVX]{{1,7}})(?!\w)){_COUNTS}"


def _numbers(first: str, further: str) -> str:
    return rf"(?:{first}){_MARKED}(?:{_JOINT}(?:{further}{_MARKED}|{_BRACKETS})){{0,20}}+"


_ONE = _numbers(rf"{_FIGURE}|{_ROMAN}|{_WORD}", rf"{_FURTHER}{_ALONE}")
_MANY = _numbers(rf"{_FIGURE}|{_ROMAN}|{_WORD}", _FURTHER)
_CLAUSES_BEFORE = _numbers(_FIGURE, _FURTHER)
_CLAUSES = _numbers(_FIGURE, rf"{_FURTHER}{_ALONE}")


def _ordinals() -> tuple[tuple[re.Pattern[str], str], ...]:
    endings = TABLE["ordinal_endings"]
    return tuple(
        (re.compile(rf"{stem}{endings[language]}", re.IGNORECASE), str(number))
        for language, stems in TABLE["ordinals"].items()
        for number, stem in enumerate(stems, 1)
    )


_ORDINALS = _ordinals()
_ORDINAL_WORD = (
    rf"(?:{'|'.join(pattern.pattern for pattern, _ in reversed(_ORDINALS))}|"
    r"\d{1,2}(?:st|nd|rd|th|-?(?:[йяюе]|ый|ой|ий|ая|ую|ое|го|ом|ом|му|[шіы]{2})))(?!\w)"
)
_ORDINAL_LIST = rf"{_ORDINAL_WORD}(?:{_JOINT}{_ORDINAL_WORD}){{0,5}}+"

_BEFORE = (
    rf"(?:(?:{_CLAUSE}\s{{0,3}}{_FIGURE}{_MARKED}\s{{1,3}}(?:{_OF}\s{{1,3}})?)?"
    rf"(?:{_CLAUSE}\s{{0,3}}(?P<before>{_CLAUSES_BEFORE})|"
    rf"(?P<clause_before>{_ORDINAL_LIST})\s{{1,3}}{_CLAUSE}|"
    rf"{_CLAUSE}\s{{1,3}}(?P<clause_behind>{_ORDINAL_LIST}))"
    rf"\s{{0,3}}(?:{_OF}\s{{1,3}})?(?:the\s{{1,3}})?)?"
)
_AFTER = (
    rf"(?:,?\s{{0,3}}\(?(?:{_IN_ITS}\s{{1,3}}){{0,3}}"
    rf"(?:{_CLAUSE}\s{{0,3}}(?P<after>{_CLAUSES})(?:,?\s{{0,3}}{_CLAUSE}\s{{0,3}}{_FIGURE})?|"
    rf"(?P<clause_after>{_ORDINAL_LIST})\s{{1,3}}{_CLAUSE}(?!\w)))?"
)
_NUMBER_SIGN = r"\s{0,3}(?:no\.?\s{0,3}|nr\s{0,3}|№\s{0,3})?"

FORWARD = re.compile(
    rf"{_START}{_BEFORE}(?<!\w)"
    rf"(?:{in_all(TABLE['articles'])}{_NUMBER_SIGN}(?P<many>{_MANY})|"
    rf"{in_all(TABLE['article'])}{_NUMBER_SIGN}(?P<one>{_ONE})){_AFTER}",
    re.IGNORECASE,
)
"""The word before the number; groups `many` or `one` hold the articles, the others clauses."""

_KAZAKH_NUMBERS = rf"\d{{1,3}}(?:-?(?:ші|шы))?(?:{_JOINT}\d{{1,3}}(?:-?(?:ші|шы))?){{0,20}}+"
KAZAKH = re.compile(
    rf"(?<![\w.])(?P<one>{_KAZAKH_NUMBERS})\s?[-–—]?\s?{_KAZAKH_ARTICLE}(?!\w)"
    rf"(?:,?\s{{0,3}}\(?(?:(?P<after>{_KAZAKH_NUMBERS})\s?[-–—]?\s?{_KAZAKH_CLAUSE}|"
    rf"(?P<clause_after>{_ORDINAL_LIST})\s{{1,3}}{_KAZAKH_CLAUSE})|"
    rf"\s?\((?P<bracketed>\d{{1,2}})\))?",
    re.IGNORECASE,
)
"""The word behind the number: "3 және 5-баптар", "3-баптың 2-тармағы"."""

ORDINAL = re.compile(
    rf"{_START}(?:(?:(?P<clause_before>{_ORDINAL_LIST})\s{{1,3}}{_CLAUSE}\s{{1,3}}(?:{_OF}\s{{1,3}})?"
    rf"(?:the\s{{1,3}})?)?(?P<ordinal>{_ORDINAL_LIST}|{_WORD})\s{{1,3}}"
    rf"(?:{in_all(TABLE['articles'])}|{in_all(TABLE['article'])}|{_KAZAKH_ARTICLE})(?!\w)|"
    rf"(?:{in_all(TABLE['articles'])}|{in_all(TABLE['article'])})\s{{1,3}}"
    rf"(?P<ordinal_behind>{_ORDINAL_LIST}))",
    re.IGNORECASE,
)
"""The number as a word before or behind: "the second article", "статье девятой"."""

KAZAKH_POINT = re.compile(r"(?<![\w.])(?P<one>\d{1,3})-тарма[қғ]\w{0,9}", re.IGNORECASE)
"""A point of a Kazakh text whose articles are points: "3-тармақ"."""

PREAMBLE = re.compile(rf"(?<!\w){any_of(TABLE['preamble']['words'])}(?!\w)", re.IGNORECASE)

NUMBER = re.compile(
    rf"(?P<joint>{_JOINT})?(?:(?P<number>{_FIGURE}|{_ROMAN}|{_WORD}|\d{{1,3}}))?"
    rf"(?P<brackets>{_MARKED})",
    re.IGNORECASE,
)
"""One number of a list, with what joins it to the one before and the clauses behind it."""

RANGE = re.compile(rf"\s*{_RANGE}\s*", re.IGNORECASE)


def ordinals_in(words: str) -> Iterator[str]:
    """The numbers that a list of ordinals names: "first and 2nd" gives "1" and "2"."""
    for word in re.split(rf"{_JOINT}", words, flags=re.IGNORECASE):
        if figure := re.match(r"\d+", word):
            yield figure.group()
        else:
            yield from (number for pattern, number in _ORDINALS if pattern.fullmatch(word))


def bracketed(words: str) -> tuple[str, ...]:
    """What stands in brackets behind a number: "(2)(a)" gives "2" and "a"."""
    return tuple(re.findall(r"\w+", words))
