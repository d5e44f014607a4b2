from __future__ import annotations

from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from memobot.terms.dates import PartialDate
from memobot.terms.durations import Duration
from memobot.terms.model import (
    AgreementTerms,
    Anchor,
    Notice,
    Source,
    StatedDate,
    Term,
    Warning,
)
from memobot.terms.reckoning import Dates, reckon
from memobot.terms.steps import DatedValue, Step

SIGNED, FORCE, TERM, ENDS, NOTICE = (Source(f"{n}", n, n + 1, None) for n in range(5))
SIGNING_DAY = PartialDate(2023, 10, 17)
SIGNED_THEN = StatedDate(SIGNED, SIGNING_DAY)
ON_SIGNING = StatedDate(FORCE, anchor=Anchor.SIGNING)
FIVE_YEARS = Term(TERM, Duration(years=5))
THREE_MONTHS = Notice(NOTICE, Duration(months=3))


def texts(dates: Dates) -> list[str]:
    return [warning.text for warning in dates.warnings]


def test_every_date_of_a_plain_agreement() -> None:
    dates = reckon(
        AgreementTerms(
            signed=SIGNED_THEN, effective=ON_SIGNING, term=FIVE_YEARS, notice=THREE_MONTHS
        )
    )
    end = PartialDate(2028, 10, 17)
    assert dates.signed == DatedValue(SIGNING_DAY, False, None, SIGNED)
    assert dates.effective == DatedValue(
        SIGNING_DAY,
        True,
        "entry into force on signing: 17 October 2023",
        FORCE,
        Step(SIGNING_DAY),
    )
    assert dates.expires == DatedValue(
        end, True, "17 October 2023 + 5 years", TERM, Step(SIGNING_DAY, Duration(years=5))
    )
    assert dates.notice_deadline == DatedValue(
        PartialDate(2028, 7, 17),
        True,
        "17 October 2028 - 3 months",
        NOTICE,
        Step(end, Duration(months=3), -1),
    )
    assert dates.start == SIGNING_DAY
    assert dates.warnings == ()


def test_a_month_stays_a_month() -> None:
    dates = reckon(
        AgreementTerms(
            signed=StatedDate(SIGNED, PartialDate(2025, 7), ("day",)),
            effective=ON_SIGNING,
            term=Term(TERM, Duration(years=3)),
            notice=THREE_MONTHS,
        )
    )
    assert dates.expires.date.iso == "2028-07"
    assert dates.expires.working == "July 2025 + 3 years"
    assert dates.notice_deadline.date.iso == "2028-04"
    assert dates.warnings == (Warning("the day of signing is left blank", SIGNED),)


def test_dates_that_are_written_out_stay_as_they_are() -> None:
    dates = reckon(
        AgreementTerms(
            signed=SIGNED_THEN,
            effective=StatedDate(FORCE, PartialDate(2024, 1, 1)),
            expires=StatedDate(ENDS, PartialDate(2029, 12, 31)),
        )
    )
    assert dates.effective == DatedValue(PartialDate(2024, 1, 1), False, None, FORCE)
    assert dates.expires == DatedValue(PartialDate(2029, 12, 31), False, None, ENDS)
    assert dates.start == PartialDate(2024, 1, 1)
    assert dates.warnings == ()


def test_six_months_after_the_last_signature() -> None:
    effective = StatedDate(FORCE, anchor=Anchor.LAST_SIGNATURE, offset=Duration(months=6))
    dates = reckon(AgreementTerms(signed=SIGNED_THEN, effective=effective, term=FIVE_YEARS))
    assert dates.effective.date.iso == "2024-04-17"
    assert dates.effective.working == "17 October 2023 + 6 months"
    assert dates.expires.date.iso == "2029-04-17"
    assert dates.warnings == (
        Warning("the date of signing is taken for that of the last signature", FORCE),
    )


def test_an_expiry_counted_from_an_anchor() -> None:
    expires = StatedDate(ENDS, anchor=Anchor.EFFECTIVE, offset=Duration(days=90))
    dates = reckon(AgreementTerms(signed=SIGNED_THEN, effective=ON_SIGNING, expires=expires))
    assert dates.expires.date.iso == "2024-01-15"
    assert dates.expires.source == ENDS


def test_a_term_counted_from_signing_does_not_wait_for_the_entry_into_force() -> None:
    dates = reckon(
        AgreementTerms(
            signed=SIGNED_THEN,
            effective=StatedDate(FORCE, anchor=Anchor.EVENT),
            term=Term(TERM, Duration(years=5), anchor=Anchor.SIGNING),
        )
    )
    assert dates.expires.date.iso == "2028-10-17"
    assert dates.start is None


def test_nothing_follows_from_an_event() -> None:
    dates = reckon(
        AgreementTerms(
            signed=SIGNED_THEN, effective=StatedDate(FORCE, anchor=Anchor.EVENT), term=FIVE_YEARS
        )
    )
    assert (dates.effective, dates.start, dates.expires) == (None, None, None)
    assert dates.warnings == (
        Warning("entry into force depends on an event that the text names without a date", FORCE),
        Warning("expiry is counted from entry into force, which has no date", TERM),
    )


def test_without_a_word_on_entry_into_force_the_term_is_counted_from_signing() -> None:
    dates = reckon(AgreementTerms(signed=SIGNED_THEN, term=FIVE_YEARS))
    assert dates.effective is None
    assert dates.start == SIGNING_DAY
    assert dates.expires.date.iso == "2028-10-17"
    assert texts(dates) == ["the text does not say when it enters into force; counted from signing"]


def test_without_any_date_there_is_nothing_but_warnings() -> None:
    dates = reckon(AgreementTerms(effective=ON_SIGNING, term=FIVE_YEARS, notice=THREE_MONTHS))
    assert (dates.signed, dates.effective, dates.expires, dates.notice_deadline) == (None,) * 4
    assert texts(dates) == [
        "the text does not say when it was signed",
        "entry into force is counted from signing, which has no date",
        "expiry is counted from entry into force, which has no date",
    ]


def test_a_date_that_is_all_blank_is_told_once() -> None:
    blank = StatedDate(SIGNED, None, ("day", "month", "year"))
    dates = reckon(AgreementTerms(signed=blank, effective=blank, term=Term(TERM, indefinite=True)))
    assert (dates.signed, dates.effective) == (None, None)
    assert texts(dates) == [
        "the date of signing is left blank",
        "the date of entry into force is left blank",
    ]


def test_a_date_of_signing_that_the_text_only_points_to() -> None:
    pointed = StatedDate(SIGNED, anchor=Anchor.LAST_SIGNATURE)
    dates = reckon(AgreementTerms(signed=pointed, effective=ON_SIGNING, term=FIVE_YEARS))
    assert dates.signed is None
    assert dates.warnings[0] == Warning("the text gives no date of signing", SIGNED)


def test_an_indefinite_term_is_perpetual() -> None:
    stated = AgreementTerms(
        signed=SIGNED_THEN,
        effective=ON_SIGNING,
        term=Term(TERM, indefinite=True),
        notice=THREE_MONTHS,
    )
    dates = reckon(stated)
    assert dates.expires == DatedValue(None, False, None, TERM)
    assert dates.notice_deadline is None
    assert dates.warnings == ()


@pytest.mark.parametrize(
    ("written", "contradicts"),
    [
        (PartialDate(2028, 10, 16), False),
        (PartialDate(2028, 10, 17), False),
        (PartialDate(2028, 10, 18), False),
        (PartialDate(2028, 10, 15), True),
        (PartialDate(2028, 10, 19), True),
        (PartialDate(2028, 10), False),
        (PartialDate(2028, 9), True),
        (PartialDate(2028), False),
        (PartialDate(2029), True),
    ],
)
def test_a_written_end_wins_over_one_that_is_worked_out(
    written: PartialDate, contradicts: bool
) -> None:
    expires = StatedDate(ENDS, written)
    dates = reckon(
        AgreementTerms(signed=SIGNED_THEN, effective=ON_SIGNING, term=FIVE_YEARS, expires=expires)
    )
    assert dates.expires == DatedValue(written, False, None, ENDS)
    assert [warning.source for warning in dates.warnings] == ([ENDS] if contradicts else [])


def test_a_contradiction_is_told_in_full() -> None:
    expires = StatedDate(ENDS, PartialDate(2029, 12, 31))
    dates = reckon(
        AgreementTerms(signed=SIGNED_THEN, effective=ON_SIGNING, term=FIVE_YEARS, expires=expires)
    )
    assert texts(dates) == [
        "the text gives 31 December 2029 as the end, "
        "but 17 October 2023 + 5 years is 17 October 2028"
    ]


def test_a_month_without_its_day_contradicts_no_end_that_one_of_its_days_leads_to() -> None:
    signed = StatedDate(SIGNED, PartialDate(2025, 7))
    for written, contradicts in (((2028, 6, 30), 0), ((2028, 8, 1), 0), ((2028, 8, 2), 1)):
        expires = StatedDate(ENDS, PartialDate(*written))
        stated = AgreementTerms(
            signed=signed,
            effective=ON_SIGNING,
            term=Term(TERM, Duration(years=3)),
            expires=expires,
        )
        assert len(reckon(stated).warnings) == contradicts


def test_an_end_of_a_term_without_end_is_a_contradiction() -> None:
    dates = reckon(
        AgreementTerms(
            signed=SIGNED_THEN,
            effective=ON_SIGNING,
            term=Term(TERM, indefinite=True),
            expires=StatedDate(ENDS, PartialDate(2030)),
        )
    )
    assert dates.expires.date == PartialDate(2030)
    assert texts(dates) == ["the text gives an end to a term that it calls indefinite"]


def test_a_written_end_needs_nothing_of_what_the_term_lacks() -> None:
    dates = reckon(
        AgreementTerms(
            signed=SIGNED_THEN,
            effective=ON_SIGNING,
            term=Term(TERM, Duration(years=2), anchor=Anchor.EVENT),
            expires=StatedDate(ENDS, PartialDate(2030)),
        )
    )
    assert dates.warnings == ()


@pytest.mark.parametrize(
    "stated",
    [
        AgreementTerms(
            signed=SIGNED_THEN,
            effective=ON_SIGNING,
            term=Term(TERM, Duration(days=90, business=True)),
        ),
        AgreementTerms(
            signed=SIGNED_THEN, effective=ON_SIGNING, term=Term(TERM, Duration(years=9000))
        ),
        AgreementTerms(
            signed=SIGNED_THEN, effective=ON_SIGNING, term=Term(TERM, Duration(years=10**40))
        ),
    ],
)
def test_a_term_that_cannot_be_counted_is_not_guessed(stated: AgreementTerms) -> None:
    dates = reckon(stated)
    assert dates.expires is None
    assert [warning.source for warning in dates.warnings] == [TERM]


@pytest.mark.parametrize(
    ("duration", "text"),
    [
        (
            Duration(days=30, business=True),
            "the notice period is counted in working days, which are not worked out",
        ),
        (Duration(years=3000), "the notice period leads outside the years 1 to 9999"),
    ],
)
def test_a_notice_that_cannot_be_counted_is_not_guessed(duration: Duration, text: str) -> None:
    dates = reckon(
        AgreementTerms(
            signed=SIGNED_THEN,
            effective=ON_SIGNING,
            term=FIVE_YEARS,
            notice=Notice(NOTICE, duration),
        )
    )
    assert dates.notice_deadline is None
    assert dates.warnings == (Warning(text, NOTICE),)


def test_notice_at_any_time_has_no_deadline() -> None:
    notice = Notice(NOTICE, Duration(months=3), before=Anchor.EVENT)
    stated = AgreementTerms(
        signed=SIGNED_THEN, effective=ON_SIGNING, term=FIVE_YEARS, notice=notice
    )
    assert reckon(stated).notice_deadline is None
    assert reckon(stated).warnings == ()


def test_a_notice_longer_than_the_term() -> None:
    notice = Notice(NOTICE, Duration(years=6))
    stated = AgreementTerms(
        signed=SIGNED_THEN, effective=ON_SIGNING, term=FIVE_YEARS, notice=notice
    )
    assert reckon(stated).warnings == (
        Warning("the notice period is longer than the term", NOTICE),
    )


def test_warnings_of_the_text_come_first() -> None:
    doubt = Warning("the date of signing stands twice", SIGNED)
    assert reckon(AgreementTerms(warnings=(doubt,))).warnings[0] == doubt


@given(
    st.dates(date(1900, 1, 1), date(2300, 1, 1)),
    st.integers(0, 40),
    st.integers(0, 40),
    st.integers(1, 500),
    st.integers(0, 36),
)
def test_dates_agree_with_dateutil(
    signed: date, years: int, months: int, days: int, notice_months: int
) -> None:
    notice = Duration(months=notice_months) if notice_months else Duration(days=days)
    dates = reckon(
        AgreementTerms(
            signed=StatedDate(SIGNED, PartialDate.of(signed)),
            effective=StatedDate(FORCE, anchor=Anchor.SIGNING, offset=Duration(days=days)),
            term=Term(TERM, Duration(years=years, months=months, days=days)),
            notice=Notice(NOTICE, notice),
        )
    )
    effective = signed + timedelta(days=days)
    expires = effective + relativedelta(years=years, months=months) + timedelta(days=days)
    assert dates.effective.date.first == effective
    assert dates.expires.date.first == expires
    back = relativedelta(months=notice_months) if notice_months else timedelta(days=days)
    assert dates.notice_deadline.date.first == expires - back
