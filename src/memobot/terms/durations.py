"""Durations as agreements state them: "5 (five) years", "трёх лет", "trzech miesięcy"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from memobot.documents.model import Span
from memobot.terms.written.duration_words import duration_shape
from memobot.terms.written.numbers import CARDINAL, value_of
from memobot.terms.written.shapes import Reading, Shape


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time in the units that the text uses: 60 days are not 2 months.

    No part is negative and at least one is above zero. `business` says that the days are
    working days, which no calendar here can count.
    """

    years: int = 0
    months: int = 0
    weeks: int = 0
    days: int = 0
    business: bool = False

    def __post_init__(self) -> None:
        parts = (self.years, self.months, self.weeks, self.days)
        if min(parts) < 0 or not any(parts):
            raise ValueError(f"not a duration: {parts}")

    @property
    def iso(self) -> str:
        """ISO 8601, as written: "P3Y", "P60D", "P1Y6M"."""
        parts = ((self.years, "Y"), (self.months, "M"), (self.weeks, "W"), (self.days, "D"))
        return "P" + "".join(f"{number}{letter}" for number, letter in parts if number)


@dataclass(frozen=True, slots=True)
class FoundDuration:
    """A duration in a text. Where words and figures differ `duration` is what the words say, as
    courts read it, and `contradicted` what the figures say."""

    duration: Duration
    span: Span
    contradicted: Duration | None = None


def find_durations(text: str) -> tuple[FoundDuration, ...]:
    """The durations in `text`, in order, not overlapping.

    Figures, words or both, in either order ("thirty (30) days", "3 (три) года"), adjectives
    ("three-year", "трёхлетний") and parts joined ("1 year and 6 months") are found; "[***] years"
    is not. A quarter is 3 months, a fortnight 14 days, half a year 6 months; other halves have no
    length of their own and are not found.
    """
    shape = duration_shape(text)
    found: list[_Piece] = []
    for piece in shape.find(_DURATION, lambda match: _piece(shape, match)):
        joined = _joined(shape, found[-1], piece) if found else None
        if joined:
            found[-1] = joined
        else:
            found.append(piece)
    return tuple(
        FoundDuration(piece.stated, shape.words(piece.start, piece.end).span, piece.contradicted)
        for piece in found
    )


_HALF = "(?:&[au]?-?h|k)"  # "and a half", "½"
_AFTER_WORDS = rf"-?\((?:(?P<checked>d){_HALF}?|_)?\)"
_AFTER_FIGURES = rf"-?\((?P<spelt>{CARDINAL}){_HALF}?\)"
_AMOUNT = (
    rf"(?P<words>{CARDINAL}){_HALF}?(?:{_AFTER_WORDS})?{_HALF}?|\((?P<bracketed>{CARDINAL})\)|"
    rf"(?P<figures>d)(?:-?q)?{_HALF}?(?:{_AFTER_FIGURES})?{_HALF}?|\((?P<alone>d){_HALF}?\)"
)
_ONE = r"(?<![rdYMWDymwz])af{0,2}(?=[ymws])|(?<=[pn])(?<!r[pn])f{0,2}(?=[ymw](?!j))|i"
_DURATION = re.compile(
    rf"(?:(?P<number>{_AMOUNT})|(?P<one>{_ONE})|(?P<more>g)|(?P<half>(?:[au]-?)?h(?:v?a)?|k))"
    rf"-?(?P<between>[fcCbB]{{0,3}})-?i?(?P<unit>[YMWDymws]|z(?!v))(?P<after>[BC]|&a?h)?"
    rf"|(?P<same>[ymw])-?[xn]-?(?P=same)"  # "month-to-month"
)
_FIELDS = {"y": "years", "m": "months", "w": "weeks", "d": "days", "s": "days", "z": "days"}
_UNITS = ("years", "months", "weeks", "days")
_JOINTS = ("", ",", "&", ",&")
_MOST = {"months": 11, "weeks": 52, "days": 366}  # of a lesser unit beside a greater one


@dataclass(frozen=True, slots=True)
class _Piece:
    """A duration at ``start:end`` of the letters."""

    start: int
    end: int
    stated: Duration
    contradicted: Duration | None = None


def _piece(shape: Shape, match: re.Match[str]) -> _Piece | None:
    """The duration that a match reads as, or None where the words do not make one."""
    words = shape.words(*match.span())
    if len(words.languages) > 1:  # "ten rok" is Polish for "this year"
        return None
    unit = words.readings[match.start("same" if match["same"] else "unit") - match.start()]
    half = bool(set("hkg") & set(words.letters))
    business = bool(set("bB") & set(words.letters)) and unit.letter in "Dz"
    spelt = _number(shape, match, ("words", "spelt", "bracketed"))
    figures = _number(shape, match, ("checked", "figures", "alone"))
    counted = [number for number in (spelt, figures) if number is not None]
    if not counted:
        counted = [0 if match["half"] else 1]
    lengths = [_length(number, half, unit, business) for number in counted]
    if lengths[0] is None:
        return None
    other = lengths[-1] if lengths[-1] != lengths[0] else None
    return _Piece(*match.span(), lengths[0], other)


def _number(shape: Shape, match: re.Match[str], groups: Iterable[str]) -> int | None:
    for group in groups:
        if match[group]:
            return value_of(shape.words(*match.span(group)).readings)
    return None


def _length(number: int, half: bool, unit: Reading, business: bool) -> Duration | None:
    """So many units, and half of one; None for nothing and for halves of months, weeks, days."""
    field = _FIELDS[unit.letter.lower()]
    count = number * unit.value
    if (half and field != "years") or not (count or half):
        return None
    years, months = divmod(6 * unit.value if half else 0, 12)
    if field == "years":
        return Duration(years=count + years, months=months)
    parts: dict[str, Any] = {field: count, "business": business}
    return Duration(**parts)


def _joined(shape: Shape, before: _Piece, after: _Piece) -> _Piece | None:
    """Two parts of one duration: "1 year and 6 months"; None where they are two."""
    between = shape.letters[before.end : after.start]
    if between not in _JOINTS or before.stated.business or after.stated.business:
        return None
    greater, lesser = _units(before.stated)[-1], _units(after.stated)[0]
    glued = shape.words(before.start, after.end).span == shape.words(after.start, after.end).span
    in_order = _UNITS.index(greater) < _UNITS.index(lesser)
    fewer = getattr(after.stated, lesser) <= _MOST[lesser] if in_order else False
    loose = "&" not in between and (greater, lesser) in (("years", "weeks"), ("years", "days"))
    if not in_order or not (glued or (fewer and not loose)):
        return None
    stated, other = _sum(before.stated, after.stated), None
    if before.contradicted or after.contradicted:
        other = _sum(before.contradicted or before.stated, after.contradicted or after.stated)
    return _Piece(before.start, after.end, stated, other)


def _units(duration: Duration) -> list[str]:
    return [unit for unit in _UNITS if getattr(duration, unit)]


def _sum(first: Duration, second: Duration) -> Duration:
    return Duration(*(getattr(first, unit) + getattr(second, unit) for unit in _UNITS))
