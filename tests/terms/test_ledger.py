from __future__ import annotations

from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import assume, given
from hypothesis import strategies as st

from memobot.terms.dates import PartialDate
from memobot.terms.durations import Duration
from memobot.terms.ledger import CurrentTerm, Entry, Held, State, work_out
from memobot.terms.model import (
    AgreementTerms,
    Anchor,
    Copies,
    Languages,
    Notice,
    Renewal,
    Source,
    StatedDate,
    Term,
    Warning,
)
from memobot.terms.steps import Step

SOURCE = Source("words", 3, 8, "9")
HELD = Held("id", "Agreement of two", "Two (2023)", "two.txt", "agreement", "en", "0" * 12)
ON_SIGNING = StatedDate(SOURCE, anchor=Anchor.SIGNING)
SIGNING_DAY = PartialDate(2023, 10, 17)
FIVE_YEARS = Duration(years=5)
THREE_MONTHS = Notice(SOURCE, Duration(months=3), form="written")


def agreement(
    signed: PartialDate | None = SIGNING_DAY,
    term: Duration | None = FIVE_YEARS,
    renewal: Renewal | None = None,
    notice: Notice | None = THREE_MONTHS,
    effective: StatedDate | None = ON_SIGNING,
    expires: PartialDate | None = None,
    indefinite: bool = False,
) -> AgreementTerms:
    return AgreementTerms(
        signed=StatedDate(SOURCE, signed) if signed else None,
        effective=effective,
        term=Term(SOURCE, term, indefinite) if term or indefinite else None,
        expires=StatedDate(SOURCE, expires) if expires else None,
        renewal=renewal,
        notice=notice,
    )


def automatic(duration: Duration | None = FIVE_YEARS, **more: object) -> Renewal:
    return Renewal(SOURCE, automatic=True, duration=duration, **more)


def on(stated: AgreementTerms, *day: int) -> Entry:
    return work_out(HELD, stated, date(*day))


def texts(entry: Entry) -> list[str]:
    return [warning.text for warning in entry.warnings]


FIVE_AND_FIVE = agreement(renewal=automatic())


def test_the_first_term() -> None:
    entry = on(FIVE_AND_FIVE, 2025, 1, 1)
    assert entry.state is State.IN_FORCE
    assert entry.current_term == CurrentTerm(
        1,
        PartialDate(2023, 10, 17),
        PartialDate(2028, 10, 17),
        PartialDate(2028, 7, 17),
        Step(PartialDate(2023, 10, 17), Duration(years=5)),
    )
    assert (entry.document, entry.stated, entry.warnings) == (HELD, FIVE_AND_FIVE, ())
    assert entry.expires.date == entry.current_term.end
    assert entry.notice_deadline.date == entry.current_term.notice_deadline


def test_the_second_term_is_that_of_2030() -> None:
    entry = on(FIVE_AND_FIVE, 2030, 1, 1)
    assert entry.state is State.IN_FORCE
    assert entry.current_term == CurrentTerm(
        2,
        PartialDate(2028, 10, 17),
        PartialDate(2033, 10, 17),
        PartialDate(2033, 7, 17),
        Step(PartialDate(2028, 10, 17), Duration(years=5)),
    )
    assert entry.expires.date == PartialDate(2028, 10, 17)


@pytest.mark.parametrize(
    ("day", "number"),
    [((2023, 10, 17), 1), ((2028, 10, 17), 1), ((2028, 10, 18), 2), ((2033, 10, 17), 2)],
)
def test_a_term_lasts_to_its_last_day(day: tuple[int, int, int], number: int) -> None:
    assert on(FIVE_AND_FIVE, *day).current_term.number == number


def test_before_the_entry_into_force() -> None:
    entry = on(FIVE_AND_FIVE, 2023, 10, 16)
    assert (entry.state, entry.current_term) == (State.NOT_YET, None)


def test_whether_a_single_renewal_was_repeated_is_not_known() -> None:
    entry = on(FIVE_AND_FIVE, 2033, 10, 18)
    assert (entry.state, entry.current_term) == (State.UNKNOWN, None)
    assert entry.warnings == (
        Warning(
            "the text provides for one further term; "
            "whether it was extended again is not in the text",
            SOURCE,
        ),
    )


def test_a_stated_number_of_renewals_ends() -> None:
    stated = agreement(renewal=automatic(times=2))
    assert on(stated, 2038, 10, 17).current_term.number == 3
    assert on(stated, 2038, 10, 17).current_term.notice_deadline is None
    ended = on(stated, 2038, 10, 18)
    assert (ended.state, ended.current_term, ended.warnings) == (State.ENDED, None, ())


def test_without_renewal_the_agreement_ends() -> None:
    ended = on(agreement(), 2028, 10, 18)
    assert (ended.state, ended.current_term, ended.warnings) == (State.ENDED, None, ())


def test_a_renewal_by_agreement_has_not_happened() -> None:
    renewal = Renewal(SOURCE, automatic=False, duration=Duration(years=5))
    assert on(agreement(renewal=renewal), 2028, 10, 17).warnings == ()
    ended = on(agreement(renewal=renewal), 2028, 10, 18)
    assert (ended.state, ended.current_term) == (State.ENDED, None)
    assert ended.warnings == (Warning("extension needs agreement; none is in the corpus", SOURCE),)


def test_a_renewal_without_end() -> None:
    entry = on(agreement(renewal=automatic(None, indefinite=True)), 2090, 1, 1)
    assert entry.state is State.IN_FORCE
    assert entry.current_term == CurrentTerm(2, PartialDate(2028, 10, 17), None, None)


def test_a_renewal_of_unsaid_length_is_as_long_as_the_first_term() -> None:
    entry = on(agreement(renewal=automatic(None)), 2030, 1, 1)
    assert entry.current_term.end == PartialDate(2033, 10, 17)
    assert texts(entry) == [
        "the text does not say how long a further term is; taken to be as long as the first"
    ]


def test_a_renewal_of_a_length_that_cannot_be_told_is_not_guessed() -> None:
    written = agreement(term=None, expires=PartialDate(2028, 10, 17), renewal=automatic(None))
    assert on(written, 2028, 10, 17).current_term.number == 1
    entry = on(written, 2028, 10, 18)
    assert (entry.state, entry.current_term) == (State.UNKNOWN, None)
    assert texts(entry) == ["the text does not say how long a further term is"]
    working_days = agreement(renewal=automatic(Duration(days=90, business=True)))
    entry = on(working_days, 2028, 10, 18)
    assert (entry.state, entry.current_term) == (State.UNKNOWN, None)
    assert texts(entry) == ["a further term is counted in working days, which are not worked out"]


def test_a_perpetual_agreement_is_in_its_first_term() -> None:
    entry = on(agreement(term=None, indefinite=True), 2500, 1, 1)
    assert entry.state is State.IN_FORCE
    assert entry.current_term == CurrentTerm(1, PartialDate(2023, 10, 17), None, None)


def test_all_days_of_an_imprecise_month_count() -> None:
    stated = agreement(
        signed=PartialDate(2025, 7),
        term=Duration(years=3),
        renewal=automatic(Duration(years=3)),
    )
    assert on(stated, 2025, 6, 30).state is State.NOT_YET
    first = on(stated, 2025, 7, 1).current_term
    assert on(stated, 2028, 7, 31).current_term == first
    assert (first.number, first.start.iso, first.end.iso) == (1, "2025-07", "2028-07")
    assert first.notice_deadline.iso == "2028-04"
    second = on(stated, 2028, 8, 1).current_term
    assert (second.number, second.start.iso, second.end.iso) == (2, "2028-07", "2031-07")


def test_month_ends_do_not_drift() -> None:
    month = Duration(months=1)
    stated = agreement(
        signed=PartialDate(2023, 1, 31), term=month, renewal=automatic(month, successive=True)
    )
    assert on(stated, 2023, 4, 15).current_term.end == PartialDate(2023, 4, 30)
    assert on(stated, 2023, 4, 15).current_term.start == PartialDate(2023, 3, 31)


def test_without_a_term_nothing_is_known_of_it() -> None:
    entry = on(agreement(term=None), 2025, 1, 1)
    assert (entry.state, entry.current_term, entry.expires) == (State.UNKNOWN, None, None)
    assert texts(entry) == ["the text does not say how long it is in force"]


def test_an_unknown_start_and_a_written_end() -> None:
    stated = agreement(
        effective=StatedDate(SOURCE, anchor=Anchor.EVENT),
        term=None,
        expires=PartialDate(2028, 12, 31),
    )
    assert on(stated, 2025, 1, 1).state is State.UNKNOWN
    assert on(stated, 2029, 1, 1).state is State.ENDED
    assert on(stated, 2029, 1, 1).current_term is None


def test_an_unknown_start_of_a_perpetual_agreement() -> None:
    stated = agreement(
        effective=StatedDate(SOURCE, anchor=Anchor.EVENT), term=None, indefinite=True
    )
    assert (on(stated, 2025, 1, 1).state, on(stated, 2025, 1, 1).current_term) == (
        State.UNKNOWN,
        None,
    )


def test_an_end_before_the_start_is_a_contradiction() -> None:
    stated = agreement(term=None, expires=PartialDate(2022, 12, 31), notice=None)
    entry = on(stated, 2025, 1, 1)
    assert (entry.state, entry.current_term) == (State.UNKNOWN, None)
    assert entry.warnings == (Warning("the text gives an end before the start", SOURCE),)


def test_a_term_that_ends_after_the_calendar() -> None:
    stated = agreement(renewal=automatic(Duration(years=5000), successive=True))
    entry = on(stated, 8000, 1, 1)
    assert entry.current_term == CurrentTerm(
        3, PartialDate(7028, 10, 17), None, None, entry.current_term.step
    )
    assert texts(entry) == ["the current term ends after the year 9999"]


def test_the_same_warning_stands_once() -> None:
    doubt = Warning("drawn up in three languages but in two copies", SOURCE)
    stated = AgreementTerms(
        languages=Languages(("kk", "pl", "en"), SOURCE),
        copies=Copies(2, SOURCE),
        warnings=(doubt,),
    )
    assert on(stated, 2025, 1, 1).warnings.count(doubt) == 1


durations = st.one_of(
    st.builds(Duration, years=st.integers(1, 12)),
    st.builds(Duration, months=st.integers(1, 40)),
    st.builds(Duration, weeks=st.integers(1, 60)),
    st.builds(Duration, days=st.integers(1, 400)),
)


def added(day: date, duration: Duration, times: int = 1) -> date:
    return day + relativedelta(
        years=duration.years * times,
        months=duration.months * times,
        weeks=duration.weeks * times,
        days=duration.days * times,
    )


@given(st.dates(date(1950, 1, 1), date(2100, 1, 1)), durations, durations, st.dates())
def test_the_current_term_holds_the_day(
    signed: date, first: Duration, further: Duration, as_of: date
) -> None:
    stated = agreement(
        signed=PartialDate.of(signed), term=first, renewal=automatic(further, successive=True)
    )
    entry = work_out(HELD, stated, as_of)
    if as_of < signed:
        assert (entry.state, entry.current_term) == (State.NOT_YET, None)
        return
    term = entry.current_term
    assert entry.state is State.IN_FORCE
    assert term.start.first <= as_of
    if term.end is not None:
        assert as_of <= term.end.first
        assert term.notice_deadline == term.end.minus(THREE_MONTHS.duration)
    if term.number > 1:
        assert term.start.first < as_of


@given(st.dates(date(1950, 1, 1), date(2100, 1, 1)), durations, durations, st.integers(0, 90))
def test_each_term_ends_a_whole_number_of_renewals_after_the_first(
    signed: date, first: Duration, further: Duration, renewals: int
) -> None:
    signed = signed.replace(day=min(signed.day, 28))  # so that no month is too short
    stated = agreement(
        signed=PartialDate.of(signed), term=first, renewal=automatic(further, successive=True)
    )
    end = added(signed, first)
    nth = added(end, further, renewals)
    assume(end.day <= 28 or not (further.years or further.months))
    term = work_out(HELD, stated, nth).current_term
    assert (term.number, term.end.first) == (renewals + 1, nth)
    if renewals:
        assert term.start.first == added(end, further, renewals - 1)
    after = work_out(HELD, stated, nth + timedelta(days=1)).current_term
    assert after.number == renewals + 2


parts = st.integers(0, 20000)


@given(
    st.one_of(
        st.builds(PartialDate, st.integers(1, 9999)),
        st.builds(PartialDate, st.integers(1, 9999), st.integers(1, 12)),
        st.dates().map(PartialDate.of),
    ),
    st.builds(Duration, parts, parts, parts, st.integers(1, 10**9), st.booleans()),
    st.builds(Duration, parts, parts, parts, st.integers(1, 10**9), st.booleans()),
    st.builds(Duration, parts, parts, parts, st.integers(1, 10**9), st.booleans()),
    st.booleans(),
    st.none() | st.integers(0, 10**30),
    st.dates(),
)
def test_any_terms_on_any_day_have_an_entry(
    signed: PartialDate,
    first: Duration,
    further: Duration,
    notice: Duration,
    successive: bool,
    times: int | None,
    as_of: date,
) -> None:
    renewal = automatic(further, successive=successive, times=times)
    stated = agreement(signed=signed, term=first, renewal=renewal, notice=Notice(SOURCE, notice))
    entry = work_out(HELD, stated, as_of)
    assert (entry.current_term is None) == (entry.state is not State.IN_FORCE)
    assert entry == work_out(HELD, stated, as_of)
