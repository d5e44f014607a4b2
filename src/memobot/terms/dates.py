"""Dates that may lack their day or month, and the arithmetic of calendars on them."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from dateutil.relativedelta import relativedelta

from memobot.documents.model import Span
from memobot.terms.durations import Duration


class Precision(StrEnum):
    """How much of a date is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A day, a month or a year of the Gregorian calendar, 1 to 9999; no day without a month."""

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.day is not None and self.month is None:
            raise ValueError("a day needs its month")
        date(self.year, self.month or 1, self.day or 1)  # raises ValueError when there is none

    @classmethod
    def of(cls, day: date, precision: Precision = Precision.DAY) -> PartialDate:
        """What is kept of `day` at a precision."""
        if precision is Precision.DAY:
            return cls(day.year, day.month, day.day)
        return cls(day.year, day.month if precision is Precision.MONTH else None)

    @property
    def precision(self) -> Precision:
        """How much of the date is known."""
        if self.day is not None:
            return Precision.DAY
        return Precision.MONTH if self.month is not None else Precision.YEAR

    @property
    def first(self) -> date:
        """The first day that it can be."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The last day that it can be."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    @property
    def iso(self) -> str:
        """ISO 8601 at its precision: "2028-10-17", "2028-07", "2028"."""
        return self.first.isoformat()[: {"day": 10, "month": 7, "year": 4}[self.precision]]

    def plus(self, duration: Duration) -> PartialDate:
        """The date so much later, at the same precision (31 August + 6 months: 28 or 29 February).

        Raises OverflowError beyond the year 9999.
        """
        return self._moved(duration, 1)

    def minus(self, duration: Duration) -> PartialDate:
        """The date so much earlier, at the same precision. Raises OverflowError before year 1."""
        return self._moved(duration, -1)

    def _moved(self, duration: Duration, sign: int) -> PartialDate:
        """Months before days, as dateutil adds them; an imprecise date moves from its first day,
        so that a deadline worked out from it is never later than the true one."""
        try:
            step = relativedelta(
                years=sign * duration.years,
                months=sign * duration.months,
                weeks=sign * duration.weeks,
                days=sign * duration.days,
            )
            return PartialDate.of(self.first + step, self.precision)
        except (ValueError, OverflowError) as error:  # dateutil raises either
            raise OverflowError("a date outside the years 1 to 9999") from error

    def day_before(self) -> PartialDate:
        """The day before; an imprecise date is its own."""
        if self.precision is not Precision.DAY:
            return self
        return PartialDate.of(self.first - timedelta(days=1))


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text. `date` is None where not even the year can be read; `blank` names the
    parts ("day", "month", "year") that the text leaves open or redacts. `ambiguous` dates are in
    English figures whose day and month could change places ("5/6/2024")."""

    date: PartialDate | None
    span: Span
    blank: tuple[str, ...] = ()
    ambiguous: bool = False
