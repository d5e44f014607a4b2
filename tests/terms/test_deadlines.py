from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from memobot.terms.dates import PartialDate
from memobot.terms.deadlines import Deadline, DeadlineKind, deadlines
from memobot.terms.durations import Duration
from memobot.terms.ledger import Held, Ledger, work_out
from memobot.terms.model import (
    AgreementTerms,
    Anchor,
    Notice,
    Renewal,
    Source,
    StatedDate,
    Term,
)
from memobot.terms.steps import Step

SIGNED, FORCE, TERM, RENEWAL, NOTICE = (Source(f"{n}", n, n + 1, None) for n in range(5))
HELD = Held("id", "Agreement of two", "Two (2023)", "two.txt", "agreement", "en", "0" * 12)
YEAR, MONTH = Duration(years=1), Duration(months=1)
SIGNING_DAY = PartialDate(2023, 10, 17)
FIVE_YEARS, THREE_MONTHS = Duration(years=5), Duration(months=3)


def agreement(
    signed: PartialDate = SIGNING_DAY,
    term: Duration = FIVE_YEARS,
    renewal: Renewal | None = None,
    notice: Duration | None = THREE_MONTHS,
) -> AgreementTerms:
    return AgreementTerms(
        signed=StatedDate(SIGNED, signed),
        effective=StatedDate(FORCE, anchor=Anchor.SIGNING),
        term=Term(TERM, term),
        renewal=renewal,
        notice=Notice(NOTICE, notice) if notice else None,
    )


def automatic(duration: Duration, **more: object) -> Renewal:
    return Renewal(RENEWAL, automatic=True, duration=duration, **more)


def found(stated: AgreementTerms, as_of: date, within: Duration) -> list[tuple[str, str, int]]:
    ledger = Ledger(as_of, (work_out(HELD, stated, as_of),))
    return [(one.kind.value, one.date.iso, one.term) for one in deadlines(ledger, within)]


FIVE_AND_FIVE = agreement(renewal=automatic(Duration(years=5)))


def test_each_deadline_tells_how_it_comes_about() -> None:
    as_of = date(2028, 1, 1)
    ledger = Ledger(as_of, (work_out(HELD, FIVE_AND_FIVE, as_of),))
    signed, end = PartialDate(2023, 10, 17), PartialDate(2028, 10, 17)
    back, forth = Step(end, Duration(months=3), -1), Step(signed, Duration(years=5))
    assert deadlines(ledger, YEAR) == (
        Deadline(
            DeadlineKind.NOTICE,
            PartialDate(2028, 7, 17),
            HELD,
            1,
            "17 October 2028 - 3 months",
            NOTICE,
            back,
        ),
        Deadline(DeadlineKind.RENEWS, end, HELD, 1, "17 October 2023 + 5 years", RENEWAL, forth),
    )


def test_a_single_renewal_ends_at_the_second_end() -> None:
    assert found(FIVE_AND_FIVE, date(2028, 1, 1), Duration(years=50)) == [
        ("notice", "2028-07-17", 1),
        ("renews", "2028-10-17", 1),
        ("notice", "2033-07-17", 2),
        ("ends", "2033-10-17", 2),
    ]


def test_no_notice_is_due_in_the_last_of_a_stated_number_of_terms() -> None:
    stated = agreement(renewal=automatic(Duration(years=5), times=1))
    assert found(stated, date(2029, 1, 1), Duration(years=50)) == [("ends", "2033-10-17", 2)]


@pytest.mark.parametrize(
    "renewal", [None, Renewal(RENEWAL, automatic=False, duration=Duration(years=5))]
)
def test_what_does_not_renew_by_itself_ends(renewal: Renewal | None) -> None:
    stated = agreement(renewal=renewal)
    assert found(stated, date(2028, 1, 1), Duration(years=50)) == [
        ("notice", "2028-07-17", 1),
        ("ends", "2028-10-17", 1),
    ]
    as_of = date(2028, 10, 1)
    (end,) = deadlines(Ledger(as_of, (work_out(HELD, stated, as_of),)), YEAR)
    assert end.source == TERM


def test_both_ends_of_the_window_count() -> None:
    assert found(FIVE_AND_FIVE, date(2028, 7, 17), MONTH) == [("notice", "2028-07-17", 1)]
    assert found(FIVE_AND_FIVE, date(2028, 7, 18), MONTH) == []
    assert found(FIVE_AND_FIVE, date(2028, 9, 17), MONTH) == [("renews", "2028-10-17", 1)]
    assert found(FIVE_AND_FIVE, date(2028, 9, 16), MONTH) == []


def test_a_month_counts_while_any_of_its_days_does() -> None:
    stated = agreement(signed=PartialDate(2025, 7), term=Duration(years=3))
    assert found(stated, date(2028, 4, 30), MONTH) == [("notice", "2028-04", 1)]
    assert found(stated, date(2028, 5, 1), MONTH) == []
    assert found(stated, date(2028, 3, 1), MONTH) == [("notice", "2028-04", 1)]
    assert found(stated, date(2028, 6, 1), MONTH) == [("ends", "2028-07", 1)]
    assert found(stated, date(2028, 7, 31), MONTH) == [("ends", "2028-07", 1)]


def test_a_monthly_renewal_counts_each_month() -> None:
    stated = agreement(
        signed=PartialDate(2023, 1, 15), term=MONTH, renewal=automatic(MONTH, successive=True)
    )
    in_a_year = found(stated, date(2025, 1, 1), YEAR)
    assert [kind for kind, _, _ in in_a_year] == ["notice", "renews"] * 12
    only_renewals = found(replace(stated, notice=None), date(2025, 1, 1), YEAR)
    assert [day for _, day, _ in only_renewals] == [f"2025-{m:02}-15" for m in range(1, 13)]


def test_the_earliest_hundred_are_kept() -> None:
    day = Duration(days=1)
    stated = agreement(term=day, renewal=automatic(day, successive=True), notice=day)
    as_of = date(2030, 1, 1)
    kept = found(stated, as_of, Duration(years=9000))
    assert len(kept) == 100
    assert kept[-1][1] == "2030-02-19"


def test_a_notice_long_before_its_term_is_found() -> None:
    stated = agreement(
        term=MONTH, renewal=automatic(MONTH, successive=True), notice=Duration(years=7)
    )
    notices = [one for one in found(stated, date(2030, 1, 1), MONTH) if one[0] == "notice"]
    assert notices == [("notice", "2030-01-17", 159)]


def test_an_end_that_is_written_out_has_no_working_to_tell() -> None:
    stated = AgreementTerms(expires=StatedDate(TERM, PartialDate(2028, 12, 31)))
    as_of = date(2028, 1, 1)
    (end,) = deadlines(Ledger(as_of, (work_out(HELD, stated, as_of),)), YEAR)
    assert (end.kind, end.date.iso, end.source, end.step) == ("ends", "2028-12-31", TERM, None)
    assert end.working == "31 December 2028, as the text says"


def test_a_renewal_without_end_is_the_last_that_happens() -> None:
    renewal = Renewal(RENEWAL, automatic=True, indefinite=True)
    stated = agreement(renewal=renewal)
    assert found(stated, date(2028, 10, 1), Duration(years=900)) == [("renews", "2028-10-17", 1)]


@pytest.mark.parametrize(
    "stated",
    [
        AgreementTerms(),
        AgreementTerms(
            signed=StatedDate(SIGNED, PartialDate(2023)), term=Term(TERM, indefinite=True)
        ),
        agreement(signed=PartialDate(1990, 1, 1)),
    ],
)
def test_nothing_is_due(stated: AgreementTerms) -> None:
    assert found(stated, date(2025, 1, 1), Duration(years=9000)) == []


def test_an_agreement_that_is_not_yet_in_force_has_deadlines() -> None:
    assert found(FIVE_AND_FIVE, date(2020, 1, 1), Duration(years=9))[0][1] == "2028-07-17"


def test_deadlines_of_one_day_stand_by_kind_and_source() -> None:
    as_of = date(2028, 1, 1)
    ends = agreement(notice=None)
    notice = agreement(signed=PartialDate(2024, 1, 17))
    renews = replace(FIVE_AND_FIVE, notice=None)
    entries = [
        work_out(replace(HELD, source=source), stated, as_of)
        for source, stated in (("a", ends), ("b", notice), ("d", renews), ("c", renews))
    ]
    within = deadlines(Ledger(as_of, tuple(entries)), Duration(months=11))
    assert [(one.kind.value, one.document.source) for one in within] == [
        ("notice", "b"),
        ("renews", "c"),
        ("renews", "d"),
        ("ends", "a"),
    ]


days = st.dates(date(1990, 1, 1), date(2060, 1, 1))
durations = st.one_of(
    st.builds(Duration, years=st.integers(1, 6)),
    st.builds(Duration, months=st.integers(1, 30)),
    st.builds(Duration, days=st.integers(20, 400)),
)


@given(
    days, durations, durations, durations, st.none() | st.integers(0, 5), days, st.integers(1, 48)
)
def test_deadlines_are_those_of_every_term_one_after_the_other(
    signed: date,
    first: Duration,
    further: Duration,
    notice: Duration,
    times: int | None,
    as_of: date,
    months: int,
) -> None:
    renewal = automatic(further, successive=times is None, times=times)
    stated = agreement(PartialDate.of(signed), first, renewal, notice)
    entry = work_out(HELD, stated, as_of)
    last_day = as_of + relativedelta(months=months)
    within = deadlines(Ledger(as_of, (entry,)), Duration(months=months))
    expected = set()
    for number in range(1, (times + 1 if times is not None else 2500) + 1):
        count = number - 1
        if first.days:
            end = signed + timedelta(days=first.days)
            end += relativedelta(years=further.years * count, months=further.months * count)
        else:
            end = signed + relativedelta(
                years=first.years + further.years * count,
                months=first.months + further.months * count,
            )
        end += timedelta(days=further.days * count)
        due = end - relativedelta(years=notice.years, months=notice.months, days=notice.days)
        is_last = times is not None and number == times + 1
        if as_of <= end <= last_day:
            expected.add(("ends" if is_last else "renews", end, number))
        if as_of <= due <= last_day and not is_last:
            expected.add(("notice", due, number))
        if due > last_day:
            break
    assert len(within) <= 100
    assert {(one.kind.value, one.date.first, one.term) for one in within} <= expected
    assert len(within) == min(100, len(expected))
    assert [one.date.first for one in within] == sorted(one.date.first for one in within)
