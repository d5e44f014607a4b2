"""A sentence read for comparison: its words, values, stance, and where each stands."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memobot.citations.reading import Said, read
from memobot.documents.model import Span
from memobot.language import detect


def said(text: str) -> Said:
    return read(text, detect(text))


@pytest.mark.parametrize(
    ("text", "dates", "durations", "amounts"),
    [
        ("The 36 guests came on 4 May 2022 for 14 days.", ["4 May 2022"], ["14 days"], [36]),
        ("36 гостей приехали 4 мая 2022 года.", ["4 мая 2022 года"], [], [36]),
        ("It was founded in 1989 with 12 members.", ["1989"], [], [12]),
        ("Umowa obowiązuje przez pięć lat.", [], ["pięć lat"], []),
        ("It holds.", [], [], []),
    ],
)
def test_a_value_is_a_date_a_length_of_time_or_a_number_and_one_of_them_only(
    text: str, dates: list[str], durations: list[str], amounts: list[int]
) -> None:
    one = said(text)
    assert [found.span.of(text) for found in one.dates] == dates
    assert [found.span.of(text) for found in one.durations] == durations
    assert [found.value for found in one.amounts] == [Decimal(value) for value in amounts]


@pytest.mark.parametrize(
    "text",
    [
        "It cost €2022.",
        "It cost 2022 $ and 2021,5 kg.",
        "Room A2022 and file 2022/5.",
        "Article 9(2) and Article 12 apply.",
    ],
)
def test_what_only_looks_like_a_year_or_a_number_is_none(text: str) -> None:
    one = said(text)
    if "Article" in text:
        assert one.amounts == ()
    assert not any(found.span.of(text) == "2022" for found in one.dates if "€" in text)


def test_words_of_permission_and_denial_are_told() -> None:
    text = "Either guild may not lend ladders."
    assert [span.of(text) for span in said(text).stance_words]
    assert said("The guild has ladders.").stance_words == ()


def test_of_a_very_long_text_the_beginning_is_read() -> None:
    one = said("The guild has ladders. " * 5_000)
    assert len(one.text) < 10_000
    assert one.terms


@given(st.text(max_size=120))
def test_everything_stands_where_it_says(text: str) -> None:
    one = read(text, "en", [Span(0, min(3, len(text)))])
    spans = [found.span for found in (*one.terms, *one.dates, *one.durations, *one.amounts)]
    assert all(0 <= span.start < span.end <= len(text) for span in (*spans, *one.stance_words))
    for term in one.terms:
        assert term.span.of(text) == term.written
