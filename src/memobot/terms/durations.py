"""Durations as agreements state them: "5 (five) years", "трёх лет", "trzech miesięcy"."""

from __future__ import annotations

from dataclasses import dataclass

from memobot.documents.model import Span


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
    """A duration in a text. `contradicted` is what words say where figures say `duration`."""

    duration: Duration
    span: Span
    contradicted: Duration | None = None
