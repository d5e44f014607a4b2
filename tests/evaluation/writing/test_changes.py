"""True sentences made false: each change makes another sentence, in every language."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memobot.evaluation.writing import changes
from memobot.evaluation.writing.cases import read_cases

CASES = read_cases(Path(__file__).parents[2] / "data" / "lies")
LANGUAGES = ("en", "ru", "kk", "pl")


@pytest.mark.parametrize(
    ("text", "language", "kind", "changed"),
    [
        ("It runs for three years.", "en", "number_word", "It runs for seven years."),
        ("It runs for three years.", "en", "unit", "It runs for three months."),
        ("It is not renewed.", "en", "negation", "It is renewed."),
        ("Это можно изменить.", "ru", "negation", "Это нельзя изменить."),
        ("Kemal Özkan", "en", "person", "Kemal Saito"),
        ("Кемінде үш ай.", "kk", "number_word", "Кемінде тоғыз ай."),
        ("co najmniej raz", "pl", "bound", "najwyżej raz"),
    ],
)
def test_a_word_is_exchanged(text: str, language: str, kind: str, changed: str) -> None:
    assert dict(changes.swapped(text, language))[kind] == changed


def test_the_year_of_a_date_is_no_length_of_time() -> None:
    assert "unit" not in dict(changes.swapped("Подписано 17 октября 2023 года.", "ru"))


def test_most_true_sentences_can_be_made_false() -> None:
    facts = [(fact.text, case.language) for case in CASES for fact in case.facts]
    changed = [any(changes.swapped(text, language)) for text, language in facts]
    assert sum(changed) > 0.7 * len(changed)
    for text, language in facts:
        assert all(other != text for _, other in changes.swapped(text, language))


@given(st.integers(1, 999), st.integers())
def test_another_figure_is_another(figure: int, seed: int) -> None:
    text = f"There are {figure} members."
    (_, changed), *_ = changes.figures_changed(text, random.Random(seed))
    assert changed != text
    assert changed.startswith("There are ")


@given(st.integers())
def test_a_misquotation_is_not_what_the_source_says(seed: int) -> None:
    words = "written notice, at least three months before the term expires"
    source = f"Unless either Party gives {words}, it goes on for another period."
    assert changes.misquoted(words, source, "en", random.Random(seed)) not in source


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_all_kinds_of_lines_and_frames(language: str) -> None:
    assert changes.lines(language).keys() == changes.lines("en").keys()
    assert changes.frames(language).keys() == changes.frames("en").keys()
    assert all(changes.lines(language).values())


def test_letters_that_look_the_same_are_others() -> None:
    assert changes.look_alike("Ceвep and Opava") != "Ceвep and Opava"
    assert len(changes.look_alike("a word")) == len("a word")
