"""Dates and the steps that they were worked out by, which can be told in any language."""

from __future__ import annotations

from dataclasses import dataclass

from memobot.terms.dates import PartialDate
from memobot.terms.durations import Duration
from memobot.terms.model import Source
from memobot.terms.wording import date_in_words, duration_in_words


@dataclass(frozen=True, slots=True)
class Step:
    """`duration` after `start` (`sign` 1) or before it (-1); None: that very day."""

    start: PartialDate
    duration: Duration | None = None
    sign: int = 1

    @property
    def result(self) -> PartialDate:
        """The date that the step leads to. Raises OverflowError outside the years 1 to 9999."""
        if self.duration is None:
            return self.start
        move = self.start.plus if self.sign > 0 else self.start.minus
        return move(self.duration)

    @property
    def possible(self) -> bool:
        """Whether the step stays within the years 1 to 9999."""
        try:
            _ = self.result
        except OverflowError:
            return False
        return True

    def in_words(self, language: str = "en") -> str:
        """The step without its result: "17 October 2023 + 5 years"."""
        start = date_in_words(self.start, language)
        if self.duration is None:
            return start
        sign = "+" if self.sign > 0 else "-"
        return f"{start} {sign} {duration_in_words(self.duration, language)}"


@dataclass(frozen=True, slots=True)
class DatedValue:
    """A date of the ledger; `date` is None for "perpetual".

    `computed` dates have a `working` ("17 October 2023 + 5 years") and the `step` that it tells;
    `source` is what the date, or the last step to it, rests on.
    """

    date: PartialDate | None
    computed: bool
    working: str | None
    source: Source | None
    step: Step | None = None
