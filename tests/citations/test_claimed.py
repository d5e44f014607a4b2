"""What of a statement is left to be borne out: not what is settled, nor what tells nothing."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memobot.citations.claimed import Claimed, blanked
from memobot.citations.reading import read
from memobot.documents.model import Span
from memobot.language import detect


def claimed(text: str, naming: str = "") -> Claimed:
    """A claim of which every word is telling; `naming` are the words that name the agreement."""
    spans = [Span(text.index(naming), text.index(naming) + len(naming))] if naming else []
    said = read(text, detect(text), spans)
    return Claimed(said, frozenset(term.word for term in said.terms), settled=tuple(spans))


def words(claim: Claimed) -> set[str]:
    return {term.written for term in claim.terms}


def test_words_are_left_and_values_are_kept_apart() -> None:
    claim = claimed("The host sends minutes to 36 guests within 14 days after 4 May 2022.")
    assert {"minutes", "guests"} <= words(claim)
    assert words(claim).isdisjoint({"36", "14", "days", "4", "May", "2022"})
    assert [one.value for one in claim.amounts] == [Decimal(36)]
    assert [one.duration.days for one in claim.durations] == [14]
    assert [one.span.of(claim.said.text) for one in claim.dates] == ["4 May 2022"]
    assert claim.has_values


def test_words_that_permit_or_deny_are_judged_apart() -> None:
    claim = claimed("Either guild may not lend its ladders.")
    assert "ladders" in words(claim)
    assert words(claim).isdisjoint({"may", "not"})


def test_words_that_tell_nothing_are_left_out_unless_they_are_names() -> None:
    claim = claimed("The treaty has and contains ladders.")
    assert "ladders" in words(claim)
    assert words(claim).isdisjoint({"has", "contains"})


def test_what_is_settled_is_no_longer_asked() -> None:
    text = "The glaziers run for four years and send 36 ladders by 4 May 2022."
    whole = claimed(text)
    settled = [Span(text.index(one), text.index(one) + len(one)) for one in ("four years", "36")]
    rest = whole.without(settled)
    assert not rest.durations
    assert not rest.amounts
    assert rest.dates == whole.dates
    assert words(rest) == words(whole)
    assert rest.without([Span(0, len(text))]).is_empty
    assert words(whole), "the claim itself is unchanged"


def test_what_names_the_agreement_is_not_asked() -> None:
    claim = claimed("The Ladder Pact of 2022 protects glaziers.", naming="The Ladder Pact of 2022")
    assert words(claim) == {"protects", "glaziers"}
    assert not claim.has_values


@pytest.mark.parametrize("text", ["", "   ", "The", "…", "—"])
def test_of_nothing_nothing_is_claimed(text: str) -> None:
    claim = claimed(text)
    assert claim.is_empty
    assert claim.claims_nothing
    assert not claim.has_values


SPANS = st.lists(
    st.tuples(st.integers(0, 60), st.integers(0, 20)).map(lambda one: Span(one[0], sum(one)))
)


@given(st.text(max_size=60), SPANS)
def test_blanking_keeps_length_and_all_other_characters(text: str, spans: list[Span]) -> None:
    blank = blanked(text, spans)
    assert len(blank) == len(text)
    for at, (before, after) in enumerate(zip(text, blank, strict=True)):
        covered = any(span.start <= at < span.end for span in spans)
        assert after == (" " if covered else before)
