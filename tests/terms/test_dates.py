from __future__ import annotations

from datetime import date

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import assume, given
from hypothesis import strategies as st

from memobot.terms.dates import PartialDate, Precision
from memobot.terms.durations import Duration

days = st.dates().map(PartialDate.of)
partial_dates = st.builds(PartialDate.of, st.dates(), st.sampled_from(Precision))
durations = st.builds(
    Duration,
    years=st.integers(0, 50),
    months=st.integers(0, 60),
    weeks=st.integers(0, 60),
    days=st.integers(1, 400),
)


def delta(duration: Duration) -> relativedelta:
    return relativedelta(
        years=duration.years, months=duration.months, weeks=duration.weeks, days=duration.days
    )


@given(days, durations, st.sampled_from([1, -1]))
def test_days_move_as_calendars_do(day, duration, sign):
    try:
        expected = day.first + delta(duration) * sign
    except (ValueError, OverflowError):
        assume(False)
    moved = day.plus(duration) if sign > 0 else day.minus(duration)
    assert moved == PartialDate.of(expected)


@pytest.mark.parametrize(
    ("start", "duration", "end"),
    [
        ((2027, 8, 31), Duration(months=6), (2028, 2, 29)),
        ((2026, 8, 31), Duration(months=6), (2027, 2, 28)),
        ((2024, 2, 29), Duration(years=1), (2025, 2, 28)),
        ((2024, 2, 29), Duration(years=4), (2028, 2, 29)),
        ((2023, 10, 17), Duration(years=5), (2028, 10, 17)),
        ((2023, 12, 31), Duration(days=60), (2024, 2, 29)),
        ((2023, 1, 31), Duration(months=1, days=1), (2023, 3, 1)),
        ((2025, 7), Duration(years=3), (2028, 7)),
        ((2025, 7), Duration(days=60), (2025, 8)),
        ((2025,), Duration(months=18), (2026,)),
    ],
)
def test_ends_of_months_and_leap_days(start, duration, end):
    assert PartialDate(*start).plus(duration) == PartialDate(*end)


def test_back_from_the_end_of_a_month():
    assert PartialDate(2028, 5, 31).minus(Duration(months=3)) == PartialDate(2028, 2, 29)
    assert PartialDate(2028, 10, 17).minus(Duration(months=3)) == PartialDate(2028, 7, 17)


@given(partial_dates, durations)
def test_precision_is_kept(day, duration):
    try:
        later = day.plus(duration)
    except OverflowError:
        return
    assert later.precision == day.precision
    assert later.last >= day.last


@given(partial_dates, durations)
def test_the_first_day_of_a_deadline_is_never_later_than_a_true_one(day, duration):
    try:
        deadline = day.minus(duration)
        true = PartialDate.of(day.last).minus(duration)
    except OverflowError:
        return
    assert deadline.first <= true.first


huge = st.builds(
    Duration,
    years=st.sampled_from([0, 9_999, 10**12, 10**30]),
    months=st.sampled_from([0, 120_000, 10**12]),
    weeks=st.sampled_from([0, 10**9, 10**15]),
    days=st.sampled_from([4_000_000, 10**9, 10**15, 10**40]),
)


@given(partial_dates, huge)
def test_beyond_the_calendar_is_an_overflow(day, duration):
    with pytest.raises(OverflowError):
        day.plus(duration)
    with pytest.raises(OverflowError):
        day.minus(duration)


def test_the_ends_of_the_calendar():
    assert PartialDate(9999, 12, 30).plus(Duration(days=1)) == PartialDate(9999, 12, 31)
    with pytest.raises(OverflowError):
        PartialDate(9999, 12, 31).plus(Duration(days=1))
    with pytest.raises(OverflowError):
        PartialDate(1, 1, 1).minus(Duration(days=1))
    with pytest.raises(OverflowError):
        PartialDate(1, 1, 1).day_before()


@given(partial_dates)
def test_a_date_lies_between_its_first_and_last_day(day):
    assert day.first <= day.last
    assert day.iso == day.first.isoformat()[: len(day.iso)]
    assert PartialDate.of(day.last, day.precision) == day
    assert (day.precision is Precision.DAY) == (day.first == day.last)


def test_the_day_before():
    assert PartialDate(2024, 3, 1).day_before() == PartialDate(2024, 2, 29)
    assert PartialDate(2024, 3).day_before() == PartialDate(2024, 3)


@pytest.mark.parametrize("parts", [(2023, 2, 29), (2023, 13), (0,), (10_000,), (2023, 4, 31)])
def test_there_is_no_such_date(parts):
    with pytest.raises(ValueError, match=r"must be in|out of range|year"):
        PartialDate(*parts)


def test_a_day_needs_its_month():
    with pytest.raises(ValueError, match="month"):
        PartialDate(2023, None, 5)


def test_last_day_of_a_leap_february():
    assert PartialDate(2024, 2).last == date(2024, 2, 29)
