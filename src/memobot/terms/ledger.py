"""Terms as stated and a day -> every date worked out, with its working."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from memobot.terms.dates import PartialDate
from memobot.terms.model import AgreementTerms, Mention, Source, Warning


@dataclass(frozen=True, slots=True)
class DatedValue:
    """A date of the ledger; `date` is None for "perpetual".

    `computed` dates have a `working` ("17 October 2023 + 5 years"); `source` is what the date,
    or the last step to it, rests on.
    """

    date: PartialDate | None
    computed: bool
    working: str | None
    source: Source | None


@dataclass(frozen=True, slots=True)
class CurrentTerm:
    """The term that runs on the day of the ledger, from 1; automatic renewals count as having
    happened. `end` is exclusive of nothing: it is the day (or month) on which the term ends, None
    for one without end."""

    number: int
    start: PartialDate
    end: PartialDate | None
    notice_deadline: PartialDate | None


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
    """All agreements, in order of source, as they stand on a day, and what is reported of others."""

    as_of: date
    entries: tuple[Entry, ...]
    reported: tuple[Reported, ...] = ()


def work_out(document: Held, stated: AgreementTerms, as_of: date) -> Entry:
    """The entry of one agreement as it stands on `as_of`."""
    raise NotImplementedError
