from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memobot.evaluation.fields import FIELDS

BY_NAME = {one.name: one for one in FIELDS}


@pytest.mark.parametrize(
    ("answer", "accepted"),
    [
        ("5/8/2018", {"2018-05-08"}),
        ("12/31/2018; 07/[]/2000", {"2018-12-31", "2000-07"}),
        ("1/2/99, 1/2/14", {"1999-01-02", "2014-01-02"}),
        ("1/2/70", {"1970-01-02"}),
        ("1/2/69", {"2069-01-02"}),
        ("Perpetual", {"perpetual"}),
        ("perpetual; 1/2/2014", {"perpetual", "2014-01-02"}),
        ("[]/[]/2018", set()),
        ("13/1/2018", set()),
        ("1/1/[]", set()),
        ("until terminated", set()),
        ("1/2/2014 1/3/2014", set()),
    ],
)
def test_dates_that_an_answer_accepts(answer: str, accepted: set[str]) -> None:
    for name in ("agreement_date", "effective_date", "expiration_date"):
        assert BY_NAME[name].accepted(answer) == accepted


@pytest.mark.parametrize(
    ("answer", "accepted"),
    [
        ("successive 1 year", {360}),
        ("60) days", {60}),
        ("sixty (60) days", {60}),
        ("six (6) months", {180}),
        ("six(6)months", {180}),
        ("Two Years", {720}),
        ("6 weeks", {42}),
        ("1.5 years", {540}),
        ("1 year; 90 days", {360, 90}),
        ("perpetual", {"perpetual"}),
        ("Perpetual, then 1 year", {"perpetual", 360}),
        ("[] days", set()),
        ("thirty days", set()),
        ("30 (thirty) days", set()),
        ("5 business days", set()),
        ("1-year", set()),
    ],
)
def test_durations_that_an_answer_accepts(answer: str, accepted: set[str | int]) -> None:
    for name in ("renewal_term", "notice_period"):
        assert BY_NAME[name].accepted(answer) == accepted


def test_a_date_claims_its_day_and_its_month() -> None:
    claimed = BY_NAME["effective_date"].claimed
    assert claimed("2018-05-08") == {"2018-05-08", "2018-05"}
    assert claimed("2018-05") == {"2018-05"}
    assert "2018-05" not in claimed("2018")


@pytest.mark.parametrize(
    ("prediction", "claimed"),
    [
        ("P1Y", {360}),
        ("P12M", {360}),
        ("P1Y6M", {540}),
        ("P1.5Y", {540}),
        ("P6W", {42}),
        ("P30D", {30}),
        ("P1M", {30}),
        ("perpetual", {"perpetual"}),
        ("P", set()),
        ("", set()),
        ("PT1H", set()),
        ("1 year", set()),
        ("P1Y ", set()),
    ],
)
def test_days_that_a_duration_claims(prediction: str, claimed: set[str | int]) -> None:
    assert BY_NAME["renewal_term"].claimed(prediction) == claimed


@given(st.text() | st.from_regex(r"[0-9(){}\[\]/ .;,]{0,40}"))
def test_any_answer_and_any_prediction_can_be_read(words: str) -> None:
    for one in FIELDS:
        assert isinstance(one.accepted(words), frozenset)
        assert isinstance(one.claimed(words), frozenset)


@pytest.mark.parametrize("repeated", ["1", "(", "1)", "1 ", "one ", "(1)", "1/", "perpetual", "[ "])
@pytest.mark.timeout(30)  # it would take minutes
def test_long_answers_are_read_at_once(repeated: str) -> None:
    for one in FIELDS:
        one.accepted(repeated * 100_000)
        one.claimed("P" + repeated * 100_000)
