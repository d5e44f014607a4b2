from __future__ import annotations

from datetime import date

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from memobot.terms.dates import PartialDate
from memobot.terms.durations import Duration
from memobot.terms.model import AgreementTerms, Anchor, Notice, Renewal, Source, Term
from memobot.terms.periods import Periods, length_of_further, notice_step, periods
from memobot.terms.steps import Step

SOURCE = Source("words", 3, 8, "9")
YEAR, MONTH = Duration(years=1), Duration(months=1)

days = st.dates(date(1900, 1, 1), date(2200, 1, 1))
durations = st.one_of(
    st.builds(Duration, years=st.integers(1, 30)),
    st.builds(Duration, months=st.integers(1, 60)),
    st.builds(Duration, weeks=st.integers(1, 100)),
    st.builds(Duration, days=st.integers(1, 800)),
)


def later(day: date, *durations: Duration) -> date:
    """With dateutil alone: all months first, then all days."""
    years, months, weeks, further = (
        sum(getattr(duration, unit) for duration in durations)
        for unit in ("years", "months", "weeks", "days")
    )
    return (
        day + relativedelta(years=years, months=months) + relativedelta(weeks=weeks, days=further)
    )


def counted(start: date, first: Duration, renewal: Duration | None, last: int | None) -> Periods:
    step = Step(PartialDate.of(start), first)
    return Periods(step.result, step, renewal, last)


def test_month_ends_do_not_drift() -> None:
    terms = counted(date(2023, 1, 31), MONTH, MONTH, None)
    ends = [terms.end_of(number).iso for number in range(1, 5)]
    assert ends == ["2023-02-28", "2023-03-31", "2023-04-30", "2023-05-31"]


def test_leap_days_do_not_drift() -> None:
    terms = counted(date(2024, 2, 29), YEAR, YEAR, None)
    assert [terms.end_of(number).iso for number in (1, 3, 4)] == [
        "2025-02-28",
        "2027-02-28",
        "2028-02-29",
    ]


def test_an_end_that_is_written_out_is_what_later_ones_count_from() -> None:
    terms = Periods(PartialDate(2028, 10, 16), None, Duration(years=5), None)
    assert terms.end_of(2) == PartialDate(2033, 10, 16)
    assert terms.step_to(2) == Step(PartialDate(2028, 10, 16), Duration(years=5))
    assert terms.step_to(1) is None


def test_later_terms_are_told_from_the_first_end_where_nothing_was_cut_short() -> None:
    terms = counted(date(2023, 10, 17), Duration(years=5), Duration(years=5), 2)
    assert terms.step_to(2).in_words() == "17 October 2028 + 5 years"


def test_months_stay_months() -> None:
    step = Step(PartialDate(2025, 7), Duration(years=3))
    terms = Periods(step.result, step, Duration(months=18), None)
    assert [terms.end_of(number).iso for number in (1, 2, 3)] == ["2028-07", "2030-01", "2031-07"]
    assert terms.number_on(date(2028, 7, 31)) == 1
    assert terms.number_on(date(2028, 8, 1)) == 2


@given(days, durations, durations, st.integers(1, 40))
def test_ends_agree_with_dateutil(
    start: date, first: Duration, renewal: Duration, number: int
) -> None:
    end = counted(start, first, renewal, None).end_of(number)
    in_months = not (first.weeks or first.days)
    if in_months:
        assert end.first == later(start, first, *[renewal] * (number - 1))
    else:
        assert end.first == later(later(start, first), *[renewal] * (number - 1))


@given(days, durations, durations, st.none() | st.integers(1, 12), days)
def test_the_term_on_a_day_is_the_first_that_has_not_ended(
    start: date, first: Duration, renewal: Duration, last: int | None, day: date
) -> None:
    terms = counted(start, first, renewal, last)
    number = terms.number_on(day)
    if number is None:
        assert terms.end_of(last).last < day
    else:
        assert day <= terms.end_of(number).last
        assert number == 1 or terms.end_of(number - 1).last < day


@given(days, durations, durations, days, durations)
def test_with_a_lead_the_term_is_the_first_whose_lead_has_not_begun(
    start: date, first: Duration, renewal: Duration, day: date, lead: Duration
) -> None:
    terms = counted(start, first, renewal, None)
    number = terms.number_on(day, lead)
    assert terms.end_of(number).minus(lead).last >= day
    assert number == 1 or terms.end_of(number - 1).minus(lead).last < day


def test_the_last_day_of_the_calendar_is_found_at_once() -> None:
    terms = counted(date(2023, 1, 1), Duration(days=1), Duration(days=1), None)
    number = terms.number_on(date.max)
    assert terms.end_of(number) == PartialDate.of(date.max)
    assert terms.end_of(number + 1) is None


def test_terms_go_on_without_end_or_to_the_last() -> None:
    endless = counted(date(2023, 1, 1), YEAR, YEAR, None).numbers_from(date(2026, 6, 1))
    assert [next(endless) for _ in range(3)] == [4, 5, 6]
    three = counted(date(2023, 1, 1), YEAR, YEAR, 3)
    assert list(three.numbers_from(date(2024, 6, 1))) == [2, 3]
    assert list(three.numbers_from(date(2030, 1, 1))) == []


@pytest.mark.parametrize(
    ("renewal", "last"),
    [
        (None, 1),
        (Renewal(SOURCE, automatic=False, duration=YEAR), 1),
        (Renewal(SOURCE, automatic=True, duration=YEAR), 2),
        (Renewal(SOURCE, automatic=True, duration=YEAR, times=3), 4),
        (Renewal(SOURCE, automatic=True, duration=YEAR, successive=True), None),
        (Renewal(SOURCE, automatic=True, duration=YEAR, successive=True, times=2), 3),
        (Renewal(SOURCE, automatic=True, indefinite=True), 2),
    ],
)
def test_how_many_terms_there_are(renewal: Renewal | None, last: int | None) -> None:
    end = PartialDate(2028, 10, 17)
    assert periods(AgreementTerms(renewal=renewal), end, None).last == last


def test_a_further_term_is_as_long_as_the_text_says_or_as_the_first() -> None:
    unsaid = Renewal(SOURCE, automatic=True)
    term = Term(SOURCE, Duration(years=4))
    assert length_of_further(AgreementTerms(term=term, renewal=unsaid)) == Duration(years=4)
    assert length_of_further(AgreementTerms(renewal=unsaid)) is None
    said = Renewal(SOURCE, automatic=True, duration=YEAR)
    assert length_of_further(AgreementTerms(term=term, renewal=said)) == YEAR
    working_days = Renewal(SOURCE, automatic=True, duration=Duration(days=90, business=True))
    assert length_of_further(AgreementTerms(term=term, renewal=working_days)) is None


@pytest.mark.parametrize(
    "notice",
    [
        None,
        Notice(SOURCE, Duration(days=10, business=True)),
        Notice(SOURCE, MONTH, before=Anchor.EVENT),
        Notice(SOURCE, Duration(years=3000)),
    ],
)
def test_no_notice_can_be_dated(notice: Notice | None) -> None:
    stated = AgreementTerms(notice=notice)
    terms = periods(stated, PartialDate(2028, 10, 17), None)
    assert notice_step(stated, terms, 1) is None


def test_the_last_of_a_stated_number_of_terms_ends_without_notice() -> None:
    renewal = Renewal(SOURCE, automatic=True, duration=YEAR, times=1)
    stated = AgreementTerms(renewal=renewal, notice=Notice(SOURCE, MONTH))
    terms = periods(stated, PartialDate(2028, 10, 17), None)
    assert notice_step(stated, terms, 1).result == PartialDate(2028, 9, 17)
    assert notice_step(stated, terms, 2) is None
