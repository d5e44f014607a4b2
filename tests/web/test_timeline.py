"""Where the bars of the timeline stand."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memobot.terms.dates import PartialDate
from memobot.terms.durations import Duration
from memobot.terms.ledger import Entry, Held, Ledger, work_out
from memobot.terms.model import (
    AgreementTerms,
    Anchor,
    Notice,
    Renewal,
    Source,
    StatedDate,
    Term,
)
from memobot.web.timeline import AHEAD, NARROWEST, Bar, PieceKind, Timeline, timeline

TODAY = date(2025, 11, 21)
SOURCE = Source("words", 0, 5, "1")
TERM, RENEWAL, NEXT = PieceKind.TERM, PieceKind.RENEWAL, PieceKind.AHEAD


def terms(
    signed: PartialDate | None,
    length: Duration | None,
    renewal: Renewal | None = None,
    notice: Duration | None = None,
) -> AgreementTerms:
    return AgreementTerms(
        signed=StatedDate(SOURCE, signed) if signed else None,
        term=Term(SOURCE, length, indefinite=length is None, anchor=Anchor.SIGNING),
        renewal=renewal,
        notice=Notice(SOURCE, notice) if notice else None,
    )


def again(length: Duration, **more: int | bool) -> Renewal:
    return Renewal(SOURCE, True, length, **more)  # type: ignore[arg-type]


def ledger(*stated: AgreementTerms, as_of: date = TODAY) -> Ledger:
    return Ledger(as_of, tuple(entry(number, one, as_of) for number, one in enumerate(stated)))


def entry(number: int, stated: AgreementTerms, as_of: date) -> Entry:
    name = f"agreement-{number}"
    return work_out(Held(name, name, name, f"{name}.md", "agreement", "en", "0"), stated, as_of)


def only(picture: Timeline) -> Bar:
    (bar,) = picture.bars
    return bar


def kinds(bar: Bar) -> list[PieceKind]:
    return [piece.kind for piece in bar.pieces]


def test_a_term_a_renewal_and_the_one_that_may_come() -> None:
    stated = terms(
        PartialDate(2021, 1, 1), Duration(years=2), again(Duration(years=2), successive=True)
    )
    picture = timeline(ledger(stated))
    bar = only(picture)
    assert kinds(bar) == [TERM, RENEWAL, RENEWAL, NEXT]
    assert all(one.end == other.start for one, other in pairwise(bar.pieces))
    assert bar.pieces[0].start == 0.0  # the scale begins with the year of the first bar,
    assert [tick.year for tick in picture.ticks] == [2022, 2024, 2026, 2028]
    now = bar.pieces[2]
    assert now.start < picture.today < now.end


def test_the_scale_is_made_of_whole_years() -> None:
    picture = timeline(ledger(terms(PartialDate(2024, 7, 1), Duration(years=1))))
    (piece,) = only(picture).pieces
    assert [(tick.year, tick.at) for tick in picture.ticks] == [(2024, 0.0), (2025, 366 / 731)]
    assert piece.start == pytest.approx(182 / 731)
    assert piece.end == pytest.approx((366 + 181) / 731)
    assert picture.today == pytest.approx((366 + 324) / 731)


def test_what_has_no_end_goes_on_to_the_edge() -> None:
    picture = timeline(ledger(terms(PartialDate(2019, 5, 1), None)))
    bar = only(picture)
    assert bar.open_end
    assert bar.pieces[0].end == 1.0
    assert picture.today < 0.9


def test_a_very_long_term_does_not_squeeze_the_others() -> None:
    long = terms(PartialDate(2000, 1, 1), Duration(years=999))
    picture = timeline(ledger(long, terms(PartialDate(2024, 1, 1), Duration(years=1))))
    assert picture.bars[0].open_end
    assert not picture.bars[1].open_end
    assert picture.ticks[-1].year <= TODAY.year + AHEAD


def test_edges_are_soft_where_the_day_is_not_known() -> None:
    exact = only(timeline(ledger(terms(PartialDate(2024, 2, 1), Duration(years=1))))).pieces[0]
    assert (exact.start, exact.end) == (exact.sure_start, exact.sure_end)
    month = only(timeline(ledger(terms(PartialDate(2024, 2), Duration(years=1))))).pieces[0]
    assert month.start < month.sure_start < month.sure_end < month.end
    # In 2024, for six months: no day is certain.
    year = only(timeline(ledger(terms(PartialDate(2024), Duration(months=6))))).pieces[0]
    assert year.start < year.sure_start == year.sure_end < year.end


def test_the_time_too_late_for_notice_is_that_of_the_term_that_runs() -> None:
    stated = terms(
        PartialDate(2020, 1, 1),
        Duration(years=1),
        again(Duration(years=1), successive=True),
        Duration(months=3),
    )
    bar = only(timeline(ledger(stated)))
    running = bar.pieces[-2]
    assert running.kind is RENEWAL
    assert bar.too_late is not None
    begins, ends = bar.too_late
    assert running.start < begins < ends == running.end
    assert only(timeline(ledger(terms(PartialDate(2020), Duration(years=1))))).too_late is None


def test_an_ended_agreement_has_no_next_term() -> None:
    once = terms(PartialDate(2010, 1, 1), Duration(years=2), again(Duration(years=3)))
    bar = only(timeline(ledger(once)))
    assert kinds(bar) == [TERM, RENEWAL]
    assert bar.too_late is None


def test_countless_renewals_are_drawn_as_one() -> None:
    daily = terms(
        PartialDate(1990, 1, 1), Duration(days=1), again(Duration(days=1), successive=True)
    )
    picture = timeline(ledger(daily))
    assert len(only(picture).pieces) <= 4
    piece = only(picture).pieces[1]
    assert piece.kind is RENEWAL
    assert piece.end == pytest.approx(picture.today, abs=0.001)


def test_agreements_without_a_term_stand_aside() -> None:
    nothing, dated = AgreementTerms(), AgreementTerms(signed=StatedDate(SOURCE, PartialDate(2020)))
    picture = timeline(ledger(nothing, terms(PartialDate(2024), Duration(years=1)), dated))
    assert [one.document.document_id for one in picture.without] == ["agreement-0", "agreement-2"]
    assert len(picture.bars) == 1


def test_nothing_held_is_an_empty_scale() -> None:
    picture = timeline(ledger())
    assert (picture.bars, picture.without) == ((), ())
    assert [tick.year for tick in picture.ticks] == [TODAY.year]


def test_bars_stand_in_order_of_their_start() -> None:
    late, early = (terms(PartialDate(year, 3, 1), Duration(years=1)) for year in (2024, 2003))
    starts = [bar.pieces[0].start for bar in timeline(ledger(late, early)).bars]
    assert starts == sorted(starts)


days = st.dates(date(1, 1, 1), date(9999, 12, 31))
usual = st.dates(TODAY - timedelta(days=20_000), TODAY + timedelta(days=5_000))
dates = st.builds(
    lambda day, parts: PartialDate(*(day.year, day.month, day.day)[:parts]),
    st.one_of(usual, days),
    st.integers(1, 3),
)
durations = st.builds(
    Duration,
    years=st.integers(0, 120),
    months=st.integers(0, 30),
    weeks=st.integers(0, 60),
    days=st.integers(1, 400),
)
renewals = st.builds(
    Renewal,
    st.just(SOURCE),
    automatic=st.booleans(),
    duration=st.none() | durations,
    successive=st.booleans(),
    times=st.none() | st.integers(1, 5),
    indefinite=st.booleans(),
)
stated = st.builds(terms, st.none() | dates, st.none() | durations, st.none() | renewals, durations)


@given(st.lists(stated, max_size=4), st.one_of(usual, days))
def test_whatever_is_stated_can_be_drawn(stated: list[AgreementTerms], as_of: date) -> None:
    held = ledger(*stated, as_of=as_of)
    picture = timeline(held)
    assert 0 <= picture.today <= 1
    places = [tick.at for tick in picture.ticks]
    assert places == sorted(places)
    assert len(places) <= 9
    assert all(0 <= place < 1 for place in places)

    shown = [*(bar.entry for bar in picture.bars), *picture.without]
    assert sorted(one.document.source for one in shown) == [
        one.document.source for one in held.entries
    ]
    for bar in picture.bars:
        assert 1 <= len(bar.pieces) <= 45
        assert bar.pieces[0].kind is TERM
        for piece in bar.pieces:
            assert 0 <= piece.start <= piece.sure_start <= piece.sure_end <= piece.end <= 1
            assert piece.end - piece.start >= NARROWEST * 0.999
        if bar.too_late:
            assert 0 <= bar.too_late[0] <= bar.too_late[1] <= 1
