from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memobot.documents.numerals import NUMBER_WORDS, letter_value, normalise, roman_value

ONES = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"]
TENS = ["", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC"]
HUNDREDS = ["", "C", "CC", "CCC", "CD", "D", "DC", "DCC", "DCCC", "CM"]


def roman_of(value: int) -> str:
    thousands, rest = divmod(value, 1000)
    return "M" * thousands + HUNDREDS[rest // 100] + TENS[rest // 10 % 10] + ONES[rest % 10]


@given(st.integers(1, 3999), st.booleans())
def test_roman_numerals_round_trip(value, small):
    written = roman_of(value)
    assert roman_value(written.lower() if small else written) == value
    assert normalise(written) == str(value)


@pytest.mark.parametrize("written", ["", "IIII", "IC", "VX", "ABC", "M" * 5000, "i.", "IVIV"])
def test_what_is_no_roman_numeral_has_no_value(written):
    assert roman_value(written) is None


@given(st.integers(0, 999), st.integers(0, 99))
def test_figures_lose_zeros_and_full_stops(first, second):
    assert normalise(f"{first:03}.") == str(first)
    assert normalise(f"({first})") == str(first)
    assert normalise(f"{first}.{second:02}.") == f"{first}.{second}"


@pytest.mark.parametrize(
    ("written", "number"),
    [("ninth", "9"), ("Девятая", "9"), ("dziewiąty", "9"), ("twenty-two", "22"), ("A", "a")],
)
def test_words_and_letters(written, number):
    assert normalise(written) == number


def test_every_number_word_is_known():
    assert all(normalise(word).isdigit() for word in NUMBER_WORDS)


@pytest.mark.parametrize("letters", ["abcdefghijklmnopqrstuvwxyz", "абвгдежзик", "аәбвгғд"])
def test_letters_count_upwards(letters):
    values = [letter_value(letter) for letter in letters]
    assert all(0 < after - before <= 2 for before, after in pairwise(values))


def test_what_is_no_letter_has_no_value():
    assert [letter_value(word) for word in ("", "ab", "1", "ß")] == [None] * 4
    assert letter_value("bb") == 28
