"""The terms of an agreement, one after the other: when each ends, and which runs on a day.

Terms are numbered from 1. A term ends on the day that its end names, and the next one starts
there: 17 October 2028 is the last day of a first term that ends on it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import count

from memobot.terms.dates import PartialDate
from memobot.terms.durations import Duration
from memobot.terms.model import AgreementTerms, Anchor, Renewal
from memobot.terms.steps import Step

_MOST = date.max.toordinal()  # no more terms fit into the calendar: none is shorter than a day


@dataclass(frozen=True, slots=True)
class Periods:
    """A first term and those that follow it without anybody's doing.

    `end` is that of the first term and `step` how it was worked out, if it was. Later terms are
    `renewal` long each; None: the second has no end, or none that can be told. `last` is the
    number of the last term, None where they go on.
    """

    end: PartialDate
    step: Step | None
    renewal: Duration | None
    last: int | None

    def end_of(self, number: int) -> PartialDate | None:
        """When a term ends; None for no end that can be told, or one after the year 9999."""
        if number == 1:
            return self.end
        step = self.step_to(number)
        return step.result if step and step.possible else None

    def step_to(self, number: int) -> Step | None:
        """How the end of a term is worked out.

        Month ends do not drift: after 31 January and one month, three months end on 30 April,
        although the first of them ends on 28 February.
        """
        if number == 1:
            return self.step
        if self.renewal is None:
            return None
        further = _times(self.renewal, number - 1)
        if self.step and self.step.duration and self._is_cut_short(self.step):
            return Step(self.step.start, _sum(self.step.duration, further))
        return Step(self.end, further)

    def number_on(self, day: date, lead: Duration | None = None) -> int | None:
        """The first term that ends on `day` or later; None when the last has ended.

        With `lead`: the first whose end less so much is on `day` or later. Takes no longer for
        the year 9999: no term is visited on the way.
        """
        numbers = range(1, min(self.last or _MOST, _MOST) + 1)
        index = bisect_left(numbers, day, key=lambda number: self._last_day(number, lead))
        return numbers[index] if index < len(numbers) else None

    def numbers_from(self, day: date, lead: Duration | None = None) -> Iterator[int]:
        """The term of `number_on` and those after it, up to the last."""
        number = self.number_on(day, lead)
        if number is None:
            return iter(())
        return count(number) if self.last is None else iter(range(number, self.last + 1))

    def _last_day(self, number: int, lead: Duration | None) -> date:
        end = self.end_of(number)
        if end is None:
            return date.max
        return _less(end, lead).last if lead else end.last

    def _is_cut_short(self, step: Step) -> bool:
        """Whether the first end stands on the last day of a month too short for the start's day,
        and further months are to be counted from it."""
        return (
            self.end.day != step.start.day
            and step.duration is not None
            and not (step.duration.weeks or step.duration.days)
            and self.renewal is not None
            and bool(self.renewal.years or self.renewal.months)
        )


def periods(stated: AgreementTerms, end: PartialDate, step: Step | None) -> Periods:
    """The terms of an agreement whose first term ends on `end`, worked out by `step`."""
    renewal = stated.renewal
    if renewal is None or not renewal.automatic:
        return Periods(end, step, None, 1)
    length = length_of_further(stated)
    if length is None:
        return Periods(end, step, None, 2)
    return Periods(end, step, length, _last(renewal))


def length_of_further(stated: AgreementTerms) -> Duration | None:
    """How long an automatic further term is: as stated, or else as long as the first.

    None without an end, and where it cannot be told or counted.
    """
    renewal = stated.renewal
    if renewal is None or renewal.indefinite:
        return None
    length = renewal.duration or (stated.term.duration if stated.term else None)
    return None if length is None or length.business else length


def lead_of(stated: AgreementTerms) -> Duration | None:
    """How long before the end of a term notice must be given; None where that cannot be told."""
    notice = stated.notice
    if notice is None or notice.before is not Anchor.EXPIRY or notice.duration.business:
        return None
    return notice.duration


def notice_step(stated: AgreementTerms, terms: Periods, number: int) -> Step | None:
    """The step to the day by which notice must be given in a term, counted back from its end.

    None where none is due: no period is stated that can be counted, the term has no end, or it
    is the last of the number that the text allows and ends by itself.
    """
    lead, end = lead_of(stated), terms.end_of(number)
    renewal = stated.renewal
    ends_by_itself = number == terms.last and renewal is not None and renewal.times is not None
    if lead is None or end is None or ends_by_itself:
        return None
    step = Step(end, lead, -1)
    return step if step.possible else None


def _less(end: PartialDate, lead: Duration) -> PartialDate:
    try:
        return end.minus(lead)
    except OverflowError:
        return PartialDate.of(date.min, end.precision)


def _last(renewal: Renewal) -> int | None:
    if renewal.times is not None:
        return renewal.times + 1
    return None if renewal.successive else 2


def _times(duration: Duration, count: int) -> Duration:
    return Duration(
        duration.years * count,
        duration.months * count,
        duration.weeks * count,
        duration.days * count,
        duration.business,
    )


def _sum(one: Duration, other: Duration) -> Duration:
    return Duration(
        one.years + other.years,
        one.months + other.months,
        one.weeks + other.weeks,
        one.days + other.days,
        one.business or other.business,
    )
