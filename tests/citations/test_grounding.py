"""Values of sentences, and what of them nothing bears out."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memobot.assistant import Assistant
from memobot.citations.grounding import Value, ungrounded, values_in, values_of, values_of_terms
from memobot.language import LANGUAGES
from memobot.terms.dates import PartialDate
from memobot.terms.ledger import Entry


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

    def grounds() -> object:
        for text in ("two years", "36 members", "three years"):
            seen.append(text)
            yield [one.value for one in values_in(text, "en")]

    assert ungrounded(values_in("For two years, 36 members.", "en"), grounds()) == []  # type: ignore[arg-type]
    assert seen == ["two years", "36 members"]


@pytest.fixture(scope="module")
def shymkent(corpus: Assistant) -> Entry:
    """Signed on 17 October 2023 for 5 years, renewed for 5; in force in its third term."""
    entries = corpus.terms(as_of=date(2034, 1, 1)).entries
    return next(one for one in entries if one.document.source.startswith("central"))


def test_an_entry_bears_out_what_it_states_and_its_current_term(shymkent: Entry) -> None:
    values = set(values_of(shymkent))
    stated: set[Value] = {
        PartialDate(2023, 10, 17),
        PartialDate(2028, 10, 17),
        PartialDate(2028, 7, 17),
        (60, 0, False),
        (3, 0, False),
        Decimal(2),  # languages
        Decimal(5),  # parties, and copies
    }
    current: set[Value] = {PartialDate(2033, 10, 17), PartialDate(2038, 10, 17), "No. 3"}
    assert stated <= values
    assert current <= values
    assert PartialDate(2028, 10, 18) not in values
    assert "No. 2" not in values


def test_later_terms_are_borne_out_with_the_length_that_was_counted(shymkent: Entry) -> None:
    values = set(values_of_terms(shymkent))
    assert {PartialDate(2053, 10, 17), PartialDate(2053, 7, 17), (25 * 12, 0, False)} <= values
    assert PartialDate(2054, 10, 17) not in values


@given(st.text(max_size=60), st.sampled_from(LANGUAGES))
def test_a_sentence_bears_out_itself(sentence: str, language: str) -> None:
    stated = values_in(sentence, language)
    assert ungrounded(stated, [[one.value for one in stated]]) == []
    assert ungrounded(stated, []) == list(stated)
    assert all(one.span.of(sentence) for one in stated)
