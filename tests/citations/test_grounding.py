"""Values of sentences, and what of them nothing bears out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memobot.citations.grounding import Value, ungrounded, values_in, values_of, values_of_terms
from memobot.language import LANGUAGES
from memobot.register import Register
from memobot.settings import Settings
from memobot.terms.dates import PartialDate
from memobot.terms.ledger import Entry

AGREEMENTS = Path(__file__).parents[1] / "data" / "agreements"


def _missing(sentence: str, *grounds: str, language: str = "en") -> list[str]:
    """What of a sentence none of the texts bears out, in its words."""
    known = [[one.value for one in values_in(text, "en")] for text in grounds]
    left = ungrounded(values_in(sentence, language), known)
    return sorted(one.span.of(sentence) for one in left)


@pytest.mark.parametrize(
    ("sentence", "text", "missing"),
    [
        ("It runs for five years.", "It is concluded for 5 (five) years.", []),
        ("It runs for 60 months.", "It is concluded for five years.", []),
        ("It runs for six years.", "It is concluded for five years.", ["six years"]),
        ("It runs for five years.", "There are five parties.", ["five years"]),
        ("It ends in 2028.", "It ends on 17 October 2028.", []),
        ("It ends on 17 October 2028.", "It ends in October 2028.", ["17 October 2028"]),
        ("It ends on 18 October 2028.", "It ends on 17 October 2028.", ["18 October 2028"]),
        ("It has 36 members.", "The 36 member organisations are listed.", []),
        ("It has 37 members.", "The 36 member organisations are listed.", ["37"]),
        ("Article 9 says so.", "Memorandum, Article 9(2)", []),
        ("Article 9 says so.", "Memorandum, Article 8, nine copies", ["Article 9"]),
        ("It is term no. 3.", "It is made in three languages.", ["3"]),
        ("It is term no. 3.", "This is term No. 3.", []),
        ("It says nothing of numbers.", "", []),
    ],
)
def test_a_value_is_borne_out_by_the_same_value_of_the_same_kind(
    sentence: str, text: str, missing: list[str]
) -> None:
    assert _missing(sentence, text) == missing


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("ru", "Срок действия – 5 лет, до 17 октября 2028 года, статья 9, 36 участников."),
        ("kk", "Мерзімі – 5 жыл, 2028 жылғы 17 қазанға дейін, 9-бап, 36 қатысушы."),
        ("pl", "Obowiązuje 5 lat, do 17 października 2028 r., artykuł 9, 36 uczestników."),
    ],
)
def test_values_are_the_same_in_all_languages(language: str, sentence: str) -> None:
    english = "It runs for 5 years, until 17 October 2028, Article 9, 36 participants."
    assert _missing(sentence, english, language=language) == []
    assert len(_missing(sentence, language=language)) == 4


def test_grounds_are_looked_at_until_all_is_borne_out() -> None:
    seen: list[str] = []

    def grounds() -> Iterator[list[Value]]:
        for text in ("two years", "36 members", "three years"):
            seen.append(text)
            yield [one.value for one in values_in(text, "en")]

    assert ungrounded(values_in("For two years, 36 members.", "en"), grounds()) == []
    assert seen == ["two years", "36 members"]


@pytest.fixture(scope="module")
def rudny(tmp_path_factory: pytest.TempPathFactory) -> Entry:
    """From 1 January 2023 for 4 years, then renewed for 1 year at a time, unless notice is given
    6 months before; on the day it is in its third term."""
    settings = Settings(corpus=AGREEMENTS, index=tmp_path_factory.mktemp("none"))
    entries = Register.read(settings).terms(as_of=date(2028, 5, 1)).entries
    return next(one for one in entries if "ru-glavy" in one.document.source)


def test_an_entry_bears_out_what_it_states_and_its_current_term(rudny: Entry) -> None:
    values = set(values_of(rudny))
    dates = {PartialDate(2023, 1, 1), PartialDate(2027, 1, 1), PartialDate(2026, 7, 1)}
    lengths = {(48, 0, False), (12, 0, False), (6, 0, False)}
    assert dates | lengths | {Decimal(len(rudny.stated.parties))} <= values
    # 1 January 2027 + 2 years = 1 January 2029
    current = {PartialDate(2028, 1, 1), PartialDate(2029, 1, 1), PartialDate(2028, 7, 1)}
    assert current | {(24, 0, False), "No. 3"} <= values
    assert values.isdisjoint({PartialDate(2029, 1, 2), PartialDate(2030, 1, 1), "No. 2"})


def test_later_terms_are_borne_out_with_the_length_that_was_counted(rudny: Entry) -> None:
    values = set(values_of_terms(rudny))
    assert {PartialDate(2035, 1, 1), PartialDate(2034, 7, 1), (8 * 12, 0, False)} <= values
    assert values.isdisjoint({PartialDate(2035, 1, 2), PartialDate(2034, 7, 2)})


@given(st.text(max_size=60), st.sampled_from(LANGUAGES))
def test_a_sentence_bears_out_itself(sentence: str, language: str) -> None:
    stated = values_in(sentence, language)
    assert ungrounded(stated, [[one.value for one in stated]]) == []
    assert ungrounded(stated, []) == list(stated)
    assert all(one.span.of(sentence) for one in stated)
