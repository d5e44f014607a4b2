"""Where a question names the agreement that it is about."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memobot.search.naming_phrases import name_phrases, regions_after, regions_before


def named(text: str, language: str) -> set[str]:
    phrases = {one.of(text).strip(" ,") for one in name_phrases(text, language)}
    return phrases - {""}


@pytest.mark.parametrize(
    ("text", "language", "phrases"),
    [
        ("Who pays under the pact with Wallonia?", "en", {"Wallonia"}),
        ("Does the Walloon potters' pact say so?", "en", {"Walloon potters'"}),
        ("Who pays under the treaty on clay and glaze?", "en", {"clay and glaze"}),
        ("Was the deal signed in Brno, or later?", "en", {"Brno"}),
        ("Кто платит по договору с Валлонией?", "ru", {"Валлонией"}),
        ("Что сказано в договоре гончаров и ткачей?", "ru", {"гончаров и ткачей?"}),
        ("Кто платит по соглашению о глине?", "ru", {"глине"}),
        ("Валлониямен келісім қашан аяқталады?", "kk", {"Валлониямен"}),
        ("құмырашылар мен тоқымашылар шарты қанша жылға?", "kk", {"құмырашылар мен тоқымашылар"}),
        ("Co jest w umowie garncarzy i tkaczy?", "pl", {"garncarzy i tkaczy?"}),
        ("Gdzie jest umowa zawarta w Brnie?", "pl", {"Brnie", "zawarta"}),
    ],
)
def test_the_stretches_that_can_only_name_an_agreement(
    text: str, language: str, phrases: set[str]
) -> None:
    assert named(text, language) == phrases


@pytest.mark.parametrize(
    ("text", "language", "phrase"),
    [
        ("Когда истекает договор гончаров, и кто платит?", "ru", "гончаров"),
        ("Kiedy wygasa umowa garncarzy, i kto płaci?", "pl", "garncarzy"),
    ],
)
def test_a_name_after_its_kind_may_end_with_a_comma(text: str, language: str, phrase: str) -> None:
    assert phrase in named(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Who pays for clay?", "en"),
        ("", "en"),
        ("Кто платит?", "ru"),
        ("Кім төлейді?", "kk"),
        ("Kto płaci?", "pl"),
        ("a withered wither", "en"),
    ],
)
def test_where_no_agreement_is_spoken_of_none_is_named(text: str, language: str) -> None:
    assert named(text, language) == set()


def test_words_that_ask_end_a_name() -> None:
    assert named("Tell me when the potters' pact ends", "en") == {"potters'"}
    assert named("If potters dig, pact of what?", "en") <= {"what"}


def test_in_english_whose_an_agreement_is_stands_before_it() -> None:
    text = "the potters' pact renews every spring"
    assert named(text, "en") == {"potters'"}
    assert "spring" not in " ".join(named(text, "en"))


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("the pact with the Potters of Brno, who pays", "the Potters of Brno"),
        ("between Potters and Weavers say anything", "Potters and Weavers"),
        ("concluded by Potters; who pays", "Potters"),
        ("договор с гончарами Брно: кто платит", "гончарами Брно"),
        ("соглашение, заключённое в Брно?", "Брно"),
        ("umowa między garncarzami, kto płaci", "garncarzami"),
    ],
)
def test_what_stands_after_with_ends_with_the_clause(text: str, region: str) -> None:
    assert [one.of(text) for one in regions_after(text)] == [region]


def test_a_few_words_before_a_kind_may_name_it() -> None:
    text = "one two three four five the Brno pact, and a Walloon treaty"
    before = [one.of(text).split() for one in regions_before(text)]
    assert before == [
        ["three", "four", "five", "the", "Brno"],
        ["Brno", "pact,", "and", "a", "Walloon"],
    ]


@given(st.text(max_size=200), st.sampled_from(["en", "ru", "kk", "pl", "xx"]))
def test_phrases_are_stretches_of_any_text(text: str, language: str) -> None:
    for said in (text, f"the {text} memorandum with {text}, umowa {text} договор {text}"):
        regions = [*name_phrases(said, language), *regions_after(said), *regions_before(said)]
        assert all(0 <= one.start <= one.end <= len(said) for one in regions)
