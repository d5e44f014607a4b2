"""What several looks at one statement come to: the verdict that counts, the words put right."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memobot.citations.findings import Finding, Replacement, corrected, worst
from memobot.citations.model import Verdict
from memobot.documents.model import Span

DRAFT = "Before it. It runs for four years. After it."
STATEMENT = Span(11, 34)


def finding(*replacements: Replacement, verdict: Verdict = Verdict.CONTRADICTED) -> Finding:
    return Finding(verdict, "Because.", replacements=replacements)


def at(words: str, replacement: str) -> Replacement:
    start = DRAFT.index(words)
    return Replacement(Span(start, start + len(words)), replacement)


@given(st.lists(st.sampled_from(Verdict), min_size=1))
def test_the_worst_verdict_counts_and_supported_only_when_all_are(verdicts: list[Verdict]) -> None:
    order = list(Verdict)
    counted = worst([finding(verdict=one) for one in verdicts])
    assert counted in verdicts
    assert all(order.index(counted) <= order.index(one) for one in verdicts)
    assert (counted is Verdict.SUPPORTED) == (set(verdicts) == {Verdict.SUPPORTED})


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (Verdict.SUPPORTED, Verdict.NOT_FOUND, Verdict.NOT_FOUND),
        (Verdict.NOT_FOUND, Verdict.CONTRADICTED, Verdict.CONTRADICTED),
        (Verdict.CONTRADICTED, Verdict.MISQUOTED, Verdict.MISQUOTED),
        (Verdict.MISQUOTED, Verdict.NO_SUCH_ARTICLE, Verdict.NO_SUCH_ARTICLE),
    ],
)
def test_of_two_verdicts_the_graver_counts(
    first: Verdict, second: Verdict, expected: Verdict
) -> None:
    assert worst([finding(verdict=first), finding(verdict=second)]) is expected


def test_the_right_words_are_put_into_the_statement_alone() -> None:
    found = [finding(at("four", "three"))]
    assert corrected(DRAFT, STATEMENT, found) == "It runs for three years."


def test_replacements_of_all_findings_are_made_in_order() -> None:
    found = [finding(at("four", "three")), finding(at("runs", "stays in force"))]
    assert corrected(DRAFT, STATEMENT, found) == "It stays in force for three years."


def test_the_same_replacement_twice_is_made_once() -> None:
    found = [finding(at("four", "three")), finding(at("four", "three"))]
    assert corrected(DRAFT, STATEMENT, found) == "It runs for three years."


def test_of_replacements_of_the_same_words_one_is_made() -> None:
    found = [finding(at("four years", "three years"), at("years", "months"))]
    assert corrected(DRAFT, STATEMENT, found) == "It runs for three years."


def test_words_outside_the_statement_are_left() -> None:
    assert corrected(DRAFT, STATEMENT, [finding(at("After", "Under"))]) is None
    assert corrected(DRAFT, STATEMENT, [finding(at("Before", "Under"))]) is None


def test_where_there_is_nothing_to_put_right_nothing_is_suggested() -> None:
    assert corrected(DRAFT, STATEMENT, [finding()]) is None
    assert corrected(DRAFT, STATEMENT, []) is None
