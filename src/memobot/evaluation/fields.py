"""What is asked of a contract of CUAD v1, and how its experts' answers compare with predictions.

An expert's answer is words ("12/31/2018; 07/[]/2000", "successive 1 year"). Here it becomes the
set of values that are right; a prediction, in ISO 8601, becomes the values that it claims. It is
right when the two sets meet.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

PERPETUAL = "perpetual"

Value = str | int  # a date or its month in ISO 8601, a number of days, or PERPETUAL
Values = frozenset[Value]


@dataclass(frozen=True, slots=True)
class Field:
    """One question: its name in a prediction, and the heading of the experts' answers.

    `accepted` reads an answer, and gives no value where it is redacted or cannot be read;
    `claimed` reads a prediction, and gives none where that is malformed.
    """

    name: str
    heading: str
    accepted: Callable[[str], Values] = field(repr=False)
    claimed: Callable[[str], Values] = field(repr=False)


# Dates: month/day/year. A day left blank makes the month the answer.

_DATE = re.compile(
    r"(?P<month>\d{1,2}) / (?: (?P<day>\d{1,2}) | \[\s*+\] ) / (?P<year>\d{4}|\d{2})", re.VERBOSE
)


def _accepted_dates(answer: str) -> Values:
    dates = (_date(part.strip()) for part in re.split("[;,]", answer))
    return frozenset(one for one in dates if one)


def _date(words: str) -> str | None:
    if words.lower() == PERPETUAL:
        return PERPETUAL
    found = _DATE.fullmatch(words)
    if not found or not 1 <= (month := int(found["month"])) <= 12:
        return None
    year = int(found["year"])
    if year < 100:
        year += 2000 if year < 70 else 1900
    day = f"-{int(found['day']):02}" if found["day"] else ""
    return f"{year:04}-{month:02}{day}"


def _claimed_dates(prediction: str) -> Values:
    """The date itself, and its month for an answer that has no day."""
    return frozenset({prediction, prediction[: len("2018-05")]})


# Durations, in days of a calendar whose year has 12 months of 30 days.

_DAYS = {"year": 360, "month": 30, "week": 7, "day": 1}
_NUMBERS = tuple("zero one two three four five six seven eight nine ten eleven twelve".split())
_DURATION = re.compile(
    rf"""(?P<number> (?<!\d)\d++ (?:\.\d++)?+ | {"|".join(_NUMBERS)} )
         \)?+ \s*+ (?: \(\d++\) \s*+ )?+          # "sixty (60) days", "six (6) months"
         (?P<unit> {"|".join(_DAYS)} )""",
    re.VERBOSE | re.IGNORECASE,
)
_ISO_DURATION = re.compile(
    r"P (?:(?P<year>\d++(?:\.\d++)?+)Y)?+ (?:(?P<month>\d++)M)?+ (?:(?P<week>\d++)W)?+"
    r" (?:(?P<day>\d++)D)?+",
    re.VERBOSE,
)


def _accepted_durations(answer: str) -> Values:
    found: set[Value] = {PERPETUAL} if PERPETUAL in answer.lower() else set()
    for match in _DURATION.finditer(answer):
        number = match["number"].lower()
        amount = _NUMBERS.index(number) if number in _NUMBERS else float(number)
        found.add(round(amount * _DAYS[match["unit"].lower()]))
    return frozenset(found)


def _claimed_durations(prediction: str) -> Values:
    if prediction == PERPETUAL:
        return frozenset({PERPETUAL})
    found = _ISO_DURATION.fullmatch(prediction)
    parts = {unit: float(n) for unit, n in found.groupdict().items() if n} if found else {}
    days = round(sum(amount * _DAYS[unit] for unit, amount in parts.items()))
    return frozenset({days} if parts else ())


FIELDS: tuple[Field, ...] = (
    Field("agreement_date", "Agreement Date", _accepted_dates, _claimed_dates),
    Field("effective_date", "Effective Date", _accepted_dates, _claimed_dates),
    Field("expiration_date", "Expiration Date", _accepted_dates, _claimed_dates),
    Field("renewal_term", "Renewal Term", _accepted_durations, _claimed_durations),
    Field(
        "notice_period",
        "Notice Period To Terminate Renewal",
        _accepted_durations,
        _claimed_durations,
    ),
)
