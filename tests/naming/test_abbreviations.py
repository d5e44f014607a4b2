"""What a name may be abbreviated to."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memobot.naming.abbreviations import initials_in
from memobot.naming.transliteration import latin


@pytest.mark.parametrize(
    ("name", "initials"),
    [
        ("Red Heron Sail Inc.", "rhsi"),
        ("Union of the Potters of Wallonia", "upw"),
        ("Federation of Kite Flyers", "fkf"),
        ("Blue, Red & Green Kites", "brgk"),
        ("Potters' Fine Guild", "pfg"),
        ("Федерация гончаров Республики Ингрия", "fgri"),
        ("Союз ткачей и прядильщиков Онежья", "stpo"),
        ("Қазан Құмырашылар және Тоқымашылар Одағы", "kkto"),
        ("Związek Zawodowy Garncarzy „Glina”", "zzgg"),
        ("Związek Łodzian i Żeglarzy Świnoujścia", "zlzs"),
        ("Red\nHeron Sail", "rhs"),
    ],
)
def test_the_initials_of_a_name_leave_out_what_joins_its_words(name: str, initials: str) -> None:
    assert initials in initials_in(f"the pact with {name}\n\nand others")


def test_the_parts_of_a_name_have_initials_too() -> None:
    assert initials_in("Alpine Bell Casters Delft") == {"abc", "abcd", "bcd"}


@pytest.mark.parametrize("apostrophe", ["'", "’"])
def test_the_s_that_says_whose_it_is_has_no_initial(apostrophe: str) -> None:
    assert "wpb" in initials_in(f"Women{apostrophe}s Potteries of Brno")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "the old guild of potters",
        "старый союз гончаров",
        "Red Heron",
        "Red\n\nHeron\n\nSail",
        "Red (Heron) Sail",
        "Red; Heron; Sail",
        "Red 7 Heron 8 Sail",
    ],
)
def test_no_run_of_three_words_no_initials(text: str) -> None:
    assert initials_in(text) == frozenset()


def test_initials_begin_with_a_capital_letter() -> None:
    assert initials_in("the guild of Fine Clay potters of Brno") == {"fcp", "fcpb", "cpb"}


def test_a_run_of_any_length_has_initials_of_three_to_seven_letters() -> None:
    lengths = {len(one) for one in initials_in(" ".join("Abcdefghijkl"))}
    assert lengths <= {3}
    assert {len(one) for one in initials_in(" ".join("ABCDEFGHIJKL"))} == {3, 4, 5, 6, 7}


_WORDS = st.lists(st.from_regex(r"\A[A-ZБГДЖШ][a-zбгд]{2,6}\Z"), min_size=3, max_size=7)


@given(_WORDS)
def test_the_initials_of_a_name_are_found_wherever_it_stands(words: list[str]) -> None:
    expected = "".join(latin(word[0]) for word in words)
    assert expected in initials_in(f"12 {' '.join(words)}.")


@given(st.text(max_size=200))
def test_initials_are_of_words_that_stand_in_the_text_in_that_order(text: str) -> None:
    firsts = "".join(latin(word[0]) for word in re.findall(r"[^\W\d_]+", text))
    for initials in initials_in(text):
        at = 0
        for letter in initials:
            at = firsts.index(letter, at) + 1
