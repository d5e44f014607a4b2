"""The words of a question, as they can be compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memobot.naming.terms import profile, read_terms


def written(text: str, language: str = "en") -> list[str]:
    return [term.written for term in read_terms(text, language)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("the Potters' and Weavers's kiln", ["Potters", "Weavers", "kiln"]),
        ("the potter's and the weaver’s kiln", ["potter", "weaver", "kiln"]),
        ("“Kopyto”'s kiln, «Миех»’s bell", ["Kopyto", "kiln", "Миех", "bell"]),
        ("KOPYTO'S kiln", ["KOPYTO", "kiln"]),
        ("d'Arc's boat", ["d'Arc", "boat"]),
        ("rock'n'roll", ["rock'n'roll"]),
        ("Section S binds", ["Section", "S", "binds"]),
    ],
)
def test_the_s_that_says_whose_it_is_is_no_word(text: str, words: list[str]) -> None:
    assert written(text) == words


@pytest.mark.parametrize(
    "text",
    [
        'the agreement of "23andClay"',
        "the agreement of 23andClay",
        '"23andClay" pays',
        "«23andClay» платит",
        "„23andClay” płaci",
    ],
)
def test_a_name_may_begin_with_figures(text: str) -> None:
    (name,) = (term for term in read_terms(text, "en") if term.word == "23andclay")
    assert name.is_name


@pytest.mark.parametrize("text", ["the 23 kilns", "in 1987", '"23"', "the clay"])
def test_what_is_no_name(text: str) -> None:
    assert not any(term.is_name for term in read_terms(text, "en"))


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("the guild of the potter", "the potter's"),
        ("the guild Kopyto", "“Kopyto”'s"),
        ("the guild Kopyto", "KOPYTO’S"),
    ],
)
def test_whose_it_is_is_found_in_a_text(text: str, asked: str) -> None:
    (term,) = read_terms(asked, "en")
    assert profile(text).support(term) > 0.9


@given(st.text(max_size=200), st.sampled_from(["en", "ru", "kk", "pl"]))
def test_words_are_stretches_of_any_text_in_order(text: str, language: str) -> None:
    at = 0
    for term in read_terms(text, language):
        assert at <= term.span.start < term.span.end <= len(text)
        assert term.span.of(text) == term.written
        at = term.span.end
