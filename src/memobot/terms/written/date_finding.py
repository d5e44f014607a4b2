"""Dates written in a text, whole or with parts left open: "this ____ day of July, 2025"."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from memobot.language import detect
from memobot.terms.dates import FoundDate, PartialDate
from memobot.terms.written.date_words import date_shape
from memobot.terms.written.numbers import ORDINAL, value_of
from memobot.terms.written.shapes import Shape, Words

# Patterns over the letters of `date_words`. "_?" are the underscores of a line that was filled in.
_FIGURE = "d_?(?:[-/]?x/?_?)?"  # "8th", "17-го", "12/th/"
_IN_WORDS = rf"{ORDINAL}(?:\({_FIGURE}\))?"  # "eighth (8th)"
_DAY = rf"(?:{_FIGURE}|{_IN_WORDS}|[\"']{{1,2}}{_FIGURE}[\"']{{1,2}})"
_OF = "D?f?n?_?"
_MONTH = r"[mq]_?\.?_?"
_SURE_MONTH = r"m_?\.?"
_NAMED = r"(?:Y|G\.?)"  # "года", "г."
_BEFORE_YEAR = r"[,.]{0,2}[if]?n?[lY]?f?"  # ", in the year"
_YEAR = rf"_?[yv]{_NAMED}?"
_SPELT_YEAR = rf"(?:u?T|e-?H)S?(?:&?(?:{ORDINAL}|t-?u|[teu]))?"  # "two thousand and one"


def _year_after(spelt: str) -> str:
    """A year in figures or in words, these as the group `spelt`."""
    in_words = rf"(?P<{spelt}>{_SPELT_YEAR})(?:\(y\))?{_NAMED}?"
    return rf"{_BEFORE_YEAR}(?:{_YEAR}|'[ds]|{in_words})"


_WRITTEN = (
    rf"{_DAY}{_OF}{_MONTH}{_year_after('spelt1')}|{_DAY}-{_MONTH}-(?:[yv]|[ds])|"
    rf"{_DAY}/{_MONTH}/(?:[yv]|[ds])|"
    rf"D(?:{_FIGURE}|{_IN_WORDS})f_?{_MONTH}{_year_after('spelt2')}|"
    rf"{_MONTH}n?(?:{_DAY}|Z(?=,?[yv])){_year_after('spelt3')}|{_MONTH}-d-[yv]|"
    rf"y{_NAMED}{_DAY}m(?!,?[yv](?!{_NAMED}))|y-m-d|yn?{_SURE_MONTH}{_FIGURE}(?!,?[yv])|"
    rf"d\.r\.y{_NAMED}?|dry{_NAMED}"
)
_NUMERIC = (
    rf"(?P<iso>[yv](?P<a>[-/.])d(?P=a)d)|d(?P<b>[-/])d(?P=b)(?:[yv]{_NAMED}?|[ds])|"
    rf"(?P<dotted>d\.d\.?[yv]{_NAMED}?|d\.d\.[ds]{_NAMED})"
)
_OPEN = r"(?:[\"']{1,2}_{0,2}x?[\"']{1,2}|_{1,2}x?)"
_OPEN_YEAR = rf"(?:Z|y){_NAMED}?"
_BLANK = (
    rf"{_OPEN}{_OF}(?:{_SURE_MONTH}|_{{1,3}}){_BEFORE_YEAR}{_OPEN_YEAR}|{_OPEN}(?:Df?_|{_OF}m),?_|"
    rf"m\.?{_OPEN}{_BEFORE_YEAR}(?:{_OPEN_YEAR}|_)|"
    rf"{_DAY}{_OF}_{{1,2}}{_BEFORE_YEAR}{_OPEN_YEAR}|"
    rf"{_DAY}{_OF}{_SURE_MONTH}{_BEFORE_YEAR}(?:Z{_NAMED}?|_)|m\.?{_DAY}{_BEFORE_YEAR}(?:Z|_)|"
    rf"(?<=n)Df?(?:_|m)?{_BEFORE_YEAR}(?:{_OPEN_YEAR}|z)|"
    rf"m,?Z|_,{_OPEN_YEAR}|(?P<alone>_y)|_(?:Z{_NAMED}?|y{_NAMED})|"
    rf"(?:y|Z){_NAMED}{_OPEN}(?:m|_)|_(?P<c>[-/.])_(?P=c)(?:y|Z)|_/_/_"
)
_MONTH_YEAR = rf"{_SURE_MONTH},?f?(?:y{_NAMED}?|'[ds])|y{_NAMED}m(?!,?[yv])"
_DATE = re.compile(
    f"(?P<written>{_WRITTEN})|(?P<numeric>{_NUMERIC})|(?P<blank>{_BLANK})|"
    f"(?P<month_year>{_MONTH_YEAR})"
)
_FIGURES_OF_YEAR = re.compile(r"[yv]|(?<=['/-])[ds]$")
_LINE_ENDS = re.compile(r"[^\S\n]{0,20}(?:[\n.,;)]|$)")
_CENTURY_TURNS = 69  # "68" is 2068, "69" is 1969, as POSIX has it


def find_dates(text: str, language: str | None = None) -> tuple[FoundDate, ...]:
    """The dates written in `text`, in order, not overlapping.

    Days, months with their year, and dates whose blanks the text leaves open or redacts are
    found; a year alone is not, and neither is a day that no calendar has (31 February). Spans
    cover the date as written, with "day of" and "г.".

    Dates in figures with slashes or dashes have the month first in English, the day first in the
    other languages (None: the language is told from the text), unless only the other order makes
    a date. English ones that make a date either way are marked `ambiguous`. Two-digit years are
    1969 to 2068.
    """
    shape = date_shape(text)
    found = shape.find(_DATE, lambda match: _found(text, shape, language, match))
    return tuple(date for date in found if date.date or date.blank)


def _found(text: str, shape: Shape, language: str | None, match: re.Match[str]) -> FoundDate | None:
    """The date that a match reads as; with neither date nor blank where the calendar has none;
    None where the match is part of something else."""
    words = shape.words(*match.span())
    if _is_part(text, words, match):
        return None
    try:
        if match["numeric"]:
            return _numeric(shape, match, language or partial(detect, text))
        parts = _parts(shape, match)
        blank = tuple(name for name, value in parts.items() if value is None)
        return FoundDate(_date(**parts), words.span, blank if match["blank"] else ())
    except ValueError:
        return FoundDate(None, words.span)


def _is_part(text: str, words: Words, match: re.Match[str]) -> bool:
    """Whether the letters or figures around go on: "A2023-10-17", "1.17.10.2023"."""
    start, end = words.span.start, words.span.end
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    if match["alone"] and not _LINE_ENDS.match(text, end):
        return True
    if before[-1:].isalnum() or (after[:1].isalnum() and not re.match(r"T\d", after)):
        return True
    sign = match["a"] or match["b"] or "."
    more_before = before[-1:] == sign and before[:1].isdecimal()
    more_after = after[:1] == sign and after[1:].isdecimal()
    return bool(match["numeric"]) and (more_before or more_after)


def _parts(shape: Shape, match: re.Match[str]) -> dict[str, int | None]:
    """Day, month and year of a date that does not write its month in figures; None for parts that
    it lacks or leaves open."""
    year, at = _year(shape, match)
    end = match.end() if at is None or at == match.start() else at
    words = shape.words(match.start(), end)
    figures = words.values("d" if year is None else "dZ")
    ordinals = value_of(reading for reading in words.readings if reading.letter in "toO")
    return {
        "day": figures[0] if figures else ordinals or None,
        "month": next(iter(words.values("mqr")), None),
        "year": year,
    }


def _year(shape: Shape, match: re.Match[str]) -> tuple[int | None, int | None]:
    """The year and where it stands among the letters."""
    for group in ("spelt1", "spelt2", "spelt3"):
        if match[group]:
            return value_of(shape.words(*match.span(group)).readings), match.start(group)
    if figures := _FIGURES_OF_YEAR.search(shape.letters, *match.span()):
        at = figures.start()
        year = shape.words(at, at + 1)
        return _full_year(year), at
    return None, None


def _full_year(year: Words) -> int:
    """Raises ValueError for a single digit, which is no year."""
    value = year.readings[0].value
    if year.letters in "yv":
        return value
    if len(year.span) != 2:
        raise ValueError("a year has two digits or four")
    return value + (1900 if value >= _CENTURY_TURNS else 2000)


def _date(day: int | None, month: int | None, year: int | None) -> PartialDate | None:
    """What is known from the year down. Raises ValueError when there is no such date."""
    if year is None:
        return None
    return PartialDate(year, month, day if month else None)


def _numeric(shape: Shape, match: re.Match[str], language: str | Callable[[], str]) -> FoundDate:
    """A date in figures. Raises ValueError when no order of its figures makes one."""
    span = shape.words(*match.span()).span
    figures = [shape.words(at, at + 1) for at in range(*match.span())]
    figures = [figure for figure in figures if figure.letters in "dsyv"]
    year = _full_year(figures.pop(0 if figures[0].letters in "yv" else 2))
    first, second = (figure.readings[0].value for figure in figures)
    if match["iso"]:
        return FoundDate(PartialDate(year, first, second), span)
    if match["dotted"]:
        return FoundDate(PartialDate(year, second, first), span)
    english = (language if isinstance(language, str) else language()) == "en"
    month, day = (first, second) if english else (second, first)
    if month > 12:
        month, day = day, month
    swapped = english and day <= 12 and day != month
    return FoundDate(PartialDate(year, month, day), span, ambiguous=swapped)
