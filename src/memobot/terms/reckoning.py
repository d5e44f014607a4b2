"""Terms as stated -> their dates, worked out one from the other; no day of asking comes in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from memobot.terms.caveats import caveats
from memobot.terms.dates import PartialDate
from memobot.terms.durations import Duration
from memobot.terms.model import AgreementTerms, Anchor, Source, StatedDate, Term, Warning
from memobot.terms.steps import DatedValue, Step
from memobot.terms.wording import date_in_words

_NAMES = {
    Anchor.SIGNING: "signing",
    Anchor.LAST_SIGNATURE: "the last signature",
    Anchor.EFFECTIVE: "entry into force",
    Anchor.EXPIRY: "expiry",
}


@dataclass(frozen=True, slots=True)
class Dates:
    """The dates of one agreement; None where one cannot be worked out, and a warning says why.

    `start` is where the first term starts: the entry into force, or signing in a text that says
    nothing of the former.
    """

    signed: DatedValue | None
    effective: DatedValue | None
    start: PartialDate | None
    expires: DatedValue | None
    notice_deadline: DatedValue | None
    warnings: tuple[Warning, ...]


def reckon(stated: AgreementTerms) -> Dates:
    """Every date that follows from what a text states, and what stood in the way of others."""
    reckoning = _Reckoning(stated)
    return Dates(
        reckoning.signed,
        reckoning.effective,
        reckoning.start,
        reckoning.expires,
        reckoning.notice_deadline,
        tuple(reckoning.warnings),
    )


class _Reckoning:
    """Each date in the order in which it is needed for the next."""

    def __init__(self, stated: AgreementTerms) -> None:
        self.stated = stated
        self.warnings = [*stated.warnings, *caveats(stated)]
        self.signed = self._signed()
        self.start: PartialDate | None = None
        self.effective = self._effective()
        first = self.signed if stated.effective is None else self.effective
        self.start = first.date if first else None
        self.expires = self._expires()
        self.notice_deadline = self._notice_deadline()

    def _warn(self, text: str, source: Source | None = None) -> None:
        self.warnings.append(Warning(text, source))

    def _signed(self) -> DatedValue | None:
        signed = self.stated.signed
        if signed is None:
            self._warn("the text does not say when it was signed")
        elif signed.date is not None:
            return DatedValue(signed.date, False, None, signed.source)
        elif not signed.blank:  # a blank has its own warning
            self._warn("the text gives no date of signing", signed.source)
        return None

    def _effective(self) -> DatedValue | None:
        if self.stated.effective is not None:
            return self._dated(self.stated.effective, "entry into force")
        counted = "; counted from signing" if self.signed else ""
        self._warn(f"the text does not say when it enters into force{counted}")
        return None

    def _expires(self) -> DatedValue | None:
        term, expires = self.stated.term, self.stated.expires
        written = self._dated(expires, "expiry") if expires else None
        if term is None:
            return written
        warnings = list(self.warnings)
        worked_out = self._end_of(term)
        if written is None:
            return worked_out
        self.warnings = warnings  # the date is there: no matter what the term lacks
        if worked_out:
            self._compare(written, worked_out)
        return written

    def _end_of(self, term: Term) -> DatedValue | None:
        if term.duration is not None:
            return self._counted(term.anchor, term.duration, "expiry", term.source)
        return DatedValue(None, False, None, term.source) if term.indefinite else None

    def _notice_deadline(self) -> DatedValue | None:
        notice, expires = self.stated.notice, self.expires
        if notice is None or notice.before is not Anchor.EXPIRY:
            return None
        if expires is None or expires.date is None:
            return None
        step = Step(expires.date, notice.duration, -1)
        deadline = self._taken(step, "the notice period", notice.source)
        if deadline and deadline.date and self.start and deadline.date.last < self.start.first:
            self._warn("the notice period is longer than the term", notice.source)
        return deadline

    def _dated(self, stated: StatedDate, what: str) -> DatedValue | None:
        """A date written out, or counted from its anchor."""
        if stated.date is not None:
            return DatedValue(stated.date, False, None, stated.source)
        if stated.anchor is not None:
            return self._counted(stated.anchor, stated.offset, what, stated.source)
        if not stated.blank:
            self._warn(f"the text gives no date of {what}", stated.source)
        return None

    def _counted(
        self, anchor: Anchor, duration: Duration | None, what: str, source: Source
    ) -> DatedValue | None:
        if anchor is Anchor.EVENT:
            self._warn(f"{what} depends on an event that the text names without a date", source)
            return None
        start = self._date_of(anchor)
        if start is None:
            self._warn(f"{what} is counted from {_NAMES[anchor]}, which has no date", source)
            return None
        if anchor is Anchor.LAST_SIGNATURE:
            self._warn("the date of signing is taken for that of the last signature", source)
        counted = self._taken(Step(start, duration), what, source)
        if counted and duration is None:
            return replace(counted, working=f"{what} on {_NAMES[anchor]}: {counted.working}")
        return counted

    def _date_of(self, anchor: Anchor) -> PartialDate | None:
        if anchor is Anchor.EFFECTIVE:
            return self.start
        if anchor is Anchor.EXPIRY or self.signed is None:
            return None
        return self.signed.date

    def _taken(self, step: Step, what: str, source: Source) -> DatedValue | None:
        """Where a step leads, if it can be taken."""
        if step.duration and step.duration.business:
            self._warn(f"{what} is counted in working days, which are not worked out", source)
            return None
        if not step.possible:
            self._warn(f"{what} leads outside the years 1 to 9999", source)
            return None
        return DatedValue(step.result, True, step.in_words(), source, step)

    def _compare(self, written: DatedValue, worked_out: DatedValue) -> None:
        """Terms are often said to end on the day before their anniversary: one day is no matter."""
        step = worked_out.step
        if written.date is None:
            return
        if step is None:
            self._warn("the text gives an end to a term that it calls indefinite", written.source)
            return
        earliest, latest = _ordinals_of(step)
        first, last = written.date.first.toordinal(), written.date.last.toordinal()
        if last + 1 < earliest or latest + 1 < first:
            self._warn(
                f"the text gives {date_in_words(written.date, 'en')} as the end, "
                f"but {worked_out.working} is {date_in_words(step.result, 'en')}",
                written.source,
            )


def _ordinals_of(step: Step) -> tuple[int, int]:
    """The first and the last day that a step can lead to, as numbers of days."""

    def lands(start: date) -> int:
        moved = replace(step, start=PartialDate.of(start))
        return (moved.result.first if moved.possible else date.max).toordinal()

    return lands(step.start.first), lands(step.start.last)
