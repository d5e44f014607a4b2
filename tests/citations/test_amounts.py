"""Numbers and what they count, in four languages."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memobot.citations.amounts import find_amounts
from memobot.language import detect
from memobot.naming.terms import read_terms


def amounts(text: str) -> list[tuple[Decimal, str]]:
    found = find_amounts(text, detect(text), read_terms(text, detect(text)), ())
    return [(one.value, one.unit) for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Federation works with 36 organizations.", [(36, "")]),
        ("More than 207 million workers are members.", [(207_000_000, "")]),
        ("It has 1.5 million members and 14 branches.", [(1_500_000, ""), (14, "")]),
        ("A fee of $50,000 is due.", [(50_000, "$")]),
        ("Some 12.5 % of wages, or 30 percent.", [(Decimal("12.5"), "%"), (30, "%")]),
        ("Составлен в двух экземплярах.", [(2, "")]),
        ("В нём 2 млн членов и 40 тыс. гостей.", [(2_000_000, ""), (40_000, "")]),
        ("Екі данада жасалды.", [(2, "")]),
        ("Sporządzono w dwóch egzemplarzach, za 3 000 zł.", [(2, ""), (3_000, "zł")]),
        ("Составлен он давно.", []),
        ("Only one side may do so.", []),
    ],
)
def test_amounts_are_found(text: str, expected: list[tuple[float, str]]) -> None:
    assert amounts(text) == [(Decimal(value), unit) for value, unit in expected]


def test_numbers_of_the_same_thing_must_agree_and_others_need_not() -> None:
    def only(text: str):  # type: ignore[no-untyped-def]
        (found,) = find_amounts(text, detect(text), read_terms(text, detect(text)), ())
        return found

    assert only("in two copies").is_of(only("made in 5 copies"))
    assert only("в двух экземплярах").is_of(only("in five copies"))
    assert not only("in two copies").is_of(only("five parties"))
    assert only("ILO Convention No. 97").is_of(only("ILO Convention No. 143"))
    assert not only("ILO Convention No. 97").is_of(only("97 conventions"))


@given(st.text(max_size=120))
def test_amounts_are_stretches_of_any_text(text: str) -> None:
    at = 0
    for one in find_amounts(text, "en", read_terms(text, "en"), ()):
        assert at <= one.span.start < one.span.end <= len(text)
        at = one.span.end
