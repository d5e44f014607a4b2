"""The ledger -> what ends, renews or must be given notice of within a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import islice

from memobot.terms.dates import PartialDate
from memobot.terms.durations import Duration
from memobot.terms.ledger import Entry, Held, Ledger
from memobot.terms.model import Source
from memobot.terms.periods import Periods, lead_of, notice_step, periods
from memobot.terms.steps import Step
from memobot.terms.wording import date_in_words

MOST = 100  # deadlines of one agreement: enough for a monthly one in the years ahead


class DeadlineKind(StrEnum):
    """What falls on the date."""

    NOTICE = "notice"  # the last day to give notice
    RENEWS = "renews"  # a term ends and another follows
    ENDS = "ends"  # a term ends and none follows by itself


_KINDS = tuple(DeadlineKind)


@dataclass(frozen=True, slots=True)
class Deadline:
    """One date to keep, in term number `term` of an agreement.

    `working` tells how the date comes about, `step` is the same for other languages (None: the
    text writes the date); `source` is the provision behind it.
    """

    kind: DeadlineKind
    date: PartialDate
    document: Held
    term: int
    working: str
    source: Source | None
    step: Step | None = None


def deadlines(ledger: Ledger, within: Duration | None) -> tuple[Deadline, ...]:
    """What falls between the day of the ledger and `within` later, both included, in order.

    With None, what falls on the day of the ledger. A month or a year counts when any of its days
    does. The earliest 100 of each agreement are kept. Those of one day stand in the order notice,
    renews, ends, then by source.
    """
    first = ledger.as_of
    last = _later(first, within) if within else first
    found = (deadline for entry in ledger.entries for deadline in _of_entry(entry, first, last))
    return tuple(sorted(found, key=_order))


def _of_entry(entry: Entry, first: date, last: date) -> list[Deadline]:
    if entry.expires is None or entry.expires.date is None:
        return []
    terms = periods(entry.stated, entry.expires.date, entry.expires.step)
    both = (_notices(entry, terms, first, last), _ends(entry, terms, first, last))
    return sorted((one for these in both for one in islice(these, MOST)), key=_order)[:MOST]


def _notices(entry: Entry, terms: Periods, first: date, last: date) -> Iterator[Deadline]:
    notice = entry.stated.notice
    if notice is None:
        return
    for term in terms.numbers_from(first, lead_of(entry.stated)):
        step = notice_step(entry.stated, terms, term)
        if step is None or step.result.first > last:
            return
        kind, words = DeadlineKind.NOTICE, step.in_words()
        yield Deadline(kind, step.result, entry.document, term, words, notice.source, step)


def _ends(entry: Entry, terms: Periods, first: date, last: date) -> Iterator[Deadline]:
    for term in terms.numbers_from(first):
        end = terms.end_of(term)
        if end is None or end.first > last:
            return
        yield _end(entry, terms, term, end)


def _end(entry: Entry, terms: Periods, term: int, end: PartialDate) -> Deadline:
    step, renewal = terms.step_to(term), entry.stated.renewal
    words = step.in_words() if step else f"{date_in_words(end, 'en')}, as the text says"
    kind, source = DeadlineKind.ENDS, entry.expires.source if entry.expires else None
    if renewal is not None and term != terms.last:
        kind, source = DeadlineKind.RENEWS, renewal.source
    return Deadline(kind, end, entry.document, term, words, source, step)


def _later(day: date, within: Duration) -> date:
    try:
        return PartialDate.of(day).plus(within).first
    except OverflowError:
        return date.max


def _order(deadline: Deadline) -> tuple[date, int, str, int]:
    kind = _KINDS.index(deadline.kind)
    return deadline.date.first, kind, deadline.document.source, deadline.term
