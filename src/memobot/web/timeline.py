"""A ledger -> the numbers of a picture: a bar for each agreement on one scale of time.

Every place on the scale is a fraction, 0.0 at its left end and 1.0 at its right. Nothing here
knows of colours, words or the browser.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import MAXYEAR, date
from enum import StrEnum

from memobot.terms.dates import PartialDate
from memobot.terms.ledger import Entry, Ledger, State
from memobot.terms.periods import periods

AHEAD = 25  # years after the ledger's day, after which a bar is cut
NARROWEST = 0.004  # a day must still be seen
_MOST_TICKS = 8
_MOST_RENEWALS = 40  # drawn one by one
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)


class PieceKind(StrEnum):
    """What part of an agreement's life a piece of its bar is."""

    TERM = "term"  # the first
    RENEWAL = "renewal"  # one that has begun
    AHEAD = "ahead"  # the next one, which begins if nobody gives notice


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a bar; ``0 <= start <= sure_start <= sure_end <= end <= 1``.

    It certainly lasts from `sure_start` to `sure_end`. What lies outside is the month, or the
    year, in which it starts or ends on a day that the text does not tell.
    """

    kind: PieceKind
    start: float
    sure_start: float
    sure_end: float
    end: float


@dataclass(frozen=True, slots=True)
class Bar:
    """One agreement: its pieces in order, and where it is too late to give notice."""

    entry: Entry
    pieces: tuple[Piece, ...]
    too_late: tuple[float, float] | None
    open_end: bool  # goes on beyond the scale, perhaps without end


@dataclass(frozen=True, slots=True)
class Tick:
    """The first day of a year."""

    at: float
    year: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """The bars in order of their start; `without` are agreements whose term is not known."""

    today: float
    ticks: tuple[Tick, ...]
    bars: tuple[Bar, ...]
    without: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class _Stretch:
    kind: PieceKind
    start: PartialDate
    end: PartialDate | None


@dataclass(frozen=True, slots=True)
class _Scale:
    """From the first day of a year to the first day of another."""

    first: int  # as `date.toordinal` counts
    last: int

    def at(self, day: date) -> float:
        """Where a day stands; one outside the scale at its nearer end."""
        inside = min(max(day.toordinal(), self.first), self.last)
        return (inside - self.first) / (self.last - self.first)


def timeline(ledger: Ledger) -> Timeline:
    """The picture of a ledger."""
    drawn = [
        (entry, stretches)
        for entry in ledger.entries
        if (stretches := _stretches(entry, ledger.as_of))
    ]
    drawn.sort(key=lambda one: (one[1][0].start.first, one[0].document.source))
    scale = _scale([part for _, stretches in drawn for part in stretches], ledger.as_of)
    placed = {entry.document.document_id for entry, _ in drawn}
    return Timeline(
        today=scale.at(ledger.as_of),
        ticks=tuple(_ticks(scale)),
        bars=tuple(_bar(entry, stretches, scale) for entry, stretches in drawn),
        without=tuple(one for one in ledger.entries if one.document.document_id not in placed),
    )


def start_of(entry: Entry) -> PartialDate | None:
    """The first day of the first term: of the entry into force, or of signing if none is told."""
    begins = entry.signed if entry.stated.effective is None else entry.effective
    return begins.date if begins else None


def _stretches(entry: Entry, today: date) -> tuple[_Stretch, ...]:
    """The first term, the renewals that have begun and the one that may come."""
    start = start_of(entry)
    if start is None or entry.expires is None:
        return ()
    first = _Stretch(PieceKind.TERM, start, entry.expires.date)
    if first.end is None:
        return (first,)
    return (first, *_renewals(entry, first.end, today))


def _renewals(entry: Entry, first_end: PartialDate, today: date) -> Iterator[_Stretch]:
    terms = periods(entry.stated, first_end, entry.expires.step if entry.expires else None)
    now = terms.number_on(today) or terms.last or 1  # after the last one: all have begun
    last = now + 1 if terms.last is None else min(now + 1, terms.last)
    start: PartialDate | None = first_end
    number = now if now > _MOST_RENEWALS else 2  # too thin to be told apart: drawn as one
    while start is not None and number <= last:
        end = terms.end_of(number)
        yield _Stretch(PieceKind.RENEWAL if number <= now else PieceKind.AHEAD, start, end)
        start = end
        number += 1


def _scale(stretches: Sequence[_Stretch], today: date) -> _Scale:
    starts = [one.start.first for one in stretches]
    soon = date(min(today.year + 1, MAXYEAR), 1, 1)  # room for the arrow of what has no end
    ends = [one.end.last if one.end else soon for one in stretches]
    furthest = max([today.year + AHEAD, *(day.year for day in starts)])
    first = min([today, *starts]).year
    last = min(max([today, *starts, *ends]).year, furthest)
    return _Scale(date(first, 1, 1).toordinal(), _new_year_after(last))


def _new_year_after(year: int) -> int:
    return date(year, 12, 31).toordinal() + 1


def _ticks(scale: _Scale) -> Iterator[Tick]:
    first = date.fromordinal(scale.first).year
    last = date.fromordinal(scale.last - 1).year
    step = next(step for step in _STEPS if (last - first) // step < _MOST_TICKS)
    for year in range(-(-first // step) * step, last + 1, step):
        yield Tick(scale.at(date(year, 1, 1)), year)


def _bar(entry: Entry, stretches: Sequence[_Stretch], scale: _Scale) -> Bar:
    end = stretches[-1].end
    return Bar(
        entry=entry,
        pieces=tuple(_piece(stretch, scale) for stretch in stretches),
        too_late=_too_late(entry, scale),
        open_end=end is None or end.last.toordinal() > scale.last,
    )


def _piece(stretch: _Stretch, scale: _Scale) -> Piece:
    start = scale.at(stretch.start.first)
    # Of a text that says to end before it starts, the start is shown.
    end = 1.0 if stretch.end is None else max(scale.at(stretch.end.last), start)
    if end - start < NARROWEST:
        start = min(start, 1 - NARROWEST)
        end = start + NARROWEST
    sure_start, sure_end = start, end
    if stretch.start.day is None:
        sure_start = min(max(scale.at(stretch.start.last), start), end)
    if stretch.end is not None and stretch.end.day is None:
        sure_end = min(max(scale.at(stretch.end.first), start), end)
    if sure_start > sure_end:  # "in 2025, for six months": no day is certain
        sure_start = sure_end = (start + end) / 2
    return Piece(stretch.kind, start, sure_start, sure_end, end)


def _too_late(entry: Entry, scale: _Scale) -> tuple[float, float] | None:
    """From the last day for notice to the end of the term that runs, or will run first."""
    current = entry.current_term
    if current is not None:
        deadline, end = current.notice_deadline, current.end
    elif entry.state is State.NOT_YET and entry.notice_deadline and entry.expires:
        deadline, end = entry.notice_deadline.date, entry.expires.date
    else:
        return None
    if deadline is None or end is None or deadline.first > end.last:
        return None
    return scale.at(deadline.first), scale.at(end.last)
