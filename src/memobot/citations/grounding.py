"""Whether every value in a sentence of memobot's own stands in what it cites, or in the ledger.

This is stricter than a claim of a draft is judged: a number, a date or a length of time that
nothing bears out is a fault, even where nothing contradicts it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from memobot.citations.comparing import is_within, length
from memobot.citations.reading import Said
from memobot.documents.model import Span
from memobot.terms.dates import PartialDate
from memobot.terms.durations import Duration
from memobot.terms.ledger import Entry
from memobot.terms.periods import notice_step, periods

_TERMS = 40  # terms of an agreement whose ends a sentence may name


@dataclass(frozen=True, slots=True)
class Grounds:
    """What a sentence may rest its values on: `numbers` also count things ("5 parties")."""

    dates: frozenset[PartialDate]
    lengths: frozenset[tuple[int, int, bool]]
    numbers: frozenset[Decimal]

    @classmethod
    def of(cls, texts: Iterable[Said], entries: Iterable[Entry], days: Iterable[date]) -> Grounds:
        """The values of the texts cited, of ledger entries, and of the days that were asked for."""
        said, held = list(texts), list(entries)
        dates = {one.date for text in said for one in text.dates if one.date}
        dates |= {known for entry in held for known in _dates(entry)}
        dates |= {PartialDate.of(day) for day in days}
        lengths = {length(one.duration) for text in said for one in text.durations}
        lengths |= {length(known) for entry in held for known in _durations(entry)}
        numbers = {one.value for text in said for one in text.amounts}
        numbers |= {Decimal(known) for entry in held for known in _numbers(entry)}
        return cls(frozenset(dates), frozenset(lengths), frozenset(numbers))

    def ungrounded(self, said: Said) -> tuple[Span, ...]:
        """Where the sentence writes a value that none of the grounds has."""
        return (
            *(
                one.span
                for one in said.dates
                if one.date and not any(is_within(known, one.date) for known in self.dates)
            ),
            *(one.span for one in said.durations if length(one.duration) not in self.lengths),
            *(one.span for one in said.amounts if one.value not in self.numbers),
        )


def _dates(entry: Entry) -> Iterator[PartialDate]:
    for value in (entry.signed, entry.effective, entry.expires, entry.notice_deadline):
        if value and value.date:
            yield value.date
    if term := entry.current_term:
        yield from (one for one in (term.start, term.end, term.notice_deadline) if one)
    if entry.expires is None or entry.expires.date is None:
        return
    terms = periods(entry.stated, entry.expires.date, entry.expires.step)
    for number in range(1, min(terms.last or _TERMS, _TERMS) + 1):
        notice = notice_step(entry.stated, terms, number)
        ends = (terms.end_of(number), notice.result if notice and notice.possible else None)
        yield from (one for one in ends if one)


def _durations(entry: Entry) -> Iterator[Duration]:
    stated = entry.stated
    for one in (stated.term, stated.renewal, stated.notice):
        if one and one.duration:
            yield one.duration
    for dated in (stated.signed, stated.effective, stated.expires):
        if dated and dated.offset:
            yield dated.offset


def _numbers(entry: Entry) -> Iterator[int]:
    stated = entry.stated
    if entry.current_term:
        number = entry.current_term.number
        yield from (number - 1, number, number + 1)
    yield len(stated.parties)
    if stated.languages:
        yield len(stated.languages.codes)
    if stated.copies:
        yield stated.copies.number
    if stated.renewal and stated.renewal.times is not None:
        yield from (stated.renewal.times, stated.renewal.times + 1)
