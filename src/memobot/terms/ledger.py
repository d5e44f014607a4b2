"""Terms as stated and a day -> every date worked out, with its working."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from memobot.terms.dates import PartialDate
from memobot.terms.model import AgreementTerms, Mention, Warning
from memobot.terms.periods import Periods, notice_step, periods
from memobot.terms.reckoning import Dates, reckon
from memobot.terms.steps import DatedValue, Step

__all__ = [
    "CurrentTerm",
    "DatedValue",
    "Entry",
    "Held",
    "Ledger",
    "LedgerOn",
    "Reported",
    "State",
    "Step",
    "last_end",
    "work_out",
]


@dataclass(frozen=True, slots=True)
class CurrentTerm:
    """The term that runs on the day of the ledger, from 1; automatic renewals count as having
    happened. `end` is exclusive of nothing: it is the day (or month) on which the term ends, None
    for one without end. The next term starts on the day on which the one before it ends, which
    still counts to the earlier one. `step` is how `end` was worked out.
    """

    number: int
    start: PartialDate
    end: PartialDate | None
    notice_deadline: PartialDate | None
    step: Step | None = None


class State(StrEnum):
    """Where an agreement stands on the day of the ledger."""

    NOT_YET = "not_yet_in_force"
    IN_FORCE = "in_force"
    ENDED = "ended"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Held:
    """Which document the terms are of."""

    document_id: str
    title: str
    short_title: str
    source: str
    kind: str
    language: str
    version: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One agreement in the ledger: what its text states and what follows from it."""

    document: Held
    stated: AgreementTerms
    signed: DatedValue | None
    effective: DatedValue | None
    expires: DatedValue | None  # the end of the first term
    notice_deadline: DatedValue | None  # of the first term
    current_term: CurrentTerm | None
    state: State
    warnings: tuple[Warning, ...]


@dataclass(frozen=True, slots=True)
class Reported:
    """A mention and the document that it stands in."""

    document: Held
    mention: Mention


@dataclass(frozen=True, slots=True)
class Ledger:
    """All agreements in order of source, as they stand on a day, and what is told of others."""

    as_of: date
    entries: tuple[Entry, ...]
    reported: tuple[Reported, ...] = ()

    def entry(self, document_id: str) -> Entry | None:
        """The entry of one agreement; None for another document."""
        found = (one for one in self.entries if one.document.document_id == document_id)
        return next(found, None)


LedgerOn = Callable[[date | None], Ledger]
"""Gives the ledger of a day; for None that of the day to count from where none is named."""


def work_out(document: Held, stated: AgreementTerms, as_of: date) -> Entry:
    """The entry of one agreement as it stands on `as_of`.

    What cannot be worked out is None, with a warning that says why: nothing is guessed.
    """
    dates = reckon(stated)
    standing = _standing(stated, dates, as_of)
    return Entry(
        document=document,
        stated=stated,
        signed=dates.signed,
        effective=dates.effective,
        expires=dates.expires,
        notice_deadline=dates.notice_deadline,
        current_term=standing.term,
        state=standing.state,
        warnings=tuple(dict.fromkeys((*dates.warnings, *standing.warnings))),
    )


def last_end(entry: Entry) -> PartialDate | None:
    """When the last term ends that follows without anybody's doing; None where the terms go on
    or an end cannot be told."""
    if entry.expires is None or entry.expires.date is None:
        return None
    terms = periods(entry.stated, entry.expires.date, entry.expires.step)
    return terms.end_of(terms.last) if terms.last else None


@dataclass(frozen=True, slots=True)
class _Standing:
    state: State
    term: CurrentTerm | None = None
    warnings: tuple[Warning, ...] = ()


def _standing(stated: AgreementTerms, dates: Dates, as_of: date) -> _Standing:
    """Where an agreement stands on a day. An imprecise date counts for all its days: in July
    2028 a term that ends in July 2028 still runs."""
    start, expires = dates.start, dates.expires
    if start and as_of < start.first:
        return _Standing(State.NOT_YET)
    if expires is None:
        return _Standing(State.UNKNOWN)
    if expires.date is None:
        if not start:
            return _Standing(State.UNKNOWN)
        return _Standing(State.IN_FORCE, CurrentTerm(1, start, None, None))
    if start and expires.date.last < start.first:
        warning = Warning("the text gives an end before the start", expires.source)
        return _Standing(State.UNKNOWN, warnings=(warning,))
    terms = periods(stated, expires.date, expires.step)
    number = terms.number_on(as_of)
    return _ended(stated) if number is None else _in_term(stated, terms, number, start)


def _in_term(
    stated: AgreementTerms, terms: Periods, number: int, first: PartialDate | None
) -> _Standing:
    start, end = first if number == 1 else terms.end_of(number - 1), terms.end_of(number)
    if start is None:
        return _Standing(State.UNKNOWN)
    if end is not None:
        notice = notice_step(stated, terms, number)
        deadline = notice.result if notice else None
        term = CurrentTerm(number, start, end, deadline, terms.step_to(number))
        return _Standing(State.IN_FORCE, term)
    if terms.renewal is None and not (stated.renewal and stated.renewal.indefinite):
        return _Standing(State.UNKNOWN)
    term = CurrentTerm(number, start, None, None)
    if terms.renewal is None:
        return _Standing(State.IN_FORCE, term)
    warning = Warning("the current term ends after the year 9999")
    return _Standing(State.IN_FORCE, term, (warning,))


def _ended(stated: AgreementTerms) -> _Standing:
    """After the last term that the text provides for."""
    renewal = stated.renewal
    if renewal is None or (renewal.automatic and renewal.times is not None):
        return _Standing(State.ENDED)
    if not renewal.automatic:
        warning = Warning("extension needs agreement; none is in the corpus", renewal.source)
        return _Standing(State.ENDED, warnings=(warning,))
    text = (
        "the text provides for one further term; whether it was extended again is not in the text"
    )
    return _Standing(State.UNKNOWN, warnings=(Warning(text, renewal.source),))
