"""What counts as having reached the reader."""

from __future__ import annotations

from dataclasses import replace

import pytest

from memobot.answers.model import Answer, Outcome, Writing
from memobot.evaluation.writing.outcomes import UNKNOWN, comparable, outcomes
from memobot.evaluation.writing.statements import Ground, Statement

TRUE = Statement("true", "It runs for three years.", (Ground(1),))
LIE = Statement("figure", "It costs 500 euro.", (Ground(1),), "It costs 500 euro.")
HALF = Statement("joined", "It is renewed, for a fee.", (Ground(1),), "for a fee")
PLAIN = Answer("?", "Three years [1].", False, None, "en", (), "extractive", {})


def answered(*sentences: str, below: str = "") -> Answer:
    writing = Writing("liar", "", Outcome.IN_PART, sentences)
    return replace(PLAIN, answer=" ".join((*sentences, below)), writing=writing)


def reached(answer: Answer, heard: tuple[str, ...] = ()) -> list[str]:
    said = (TRUE, LIE, HALF)
    return [kind for kind, _ in outcomes(said, answer, PLAIN, heard).reached]


def test_a_true_sentence_is_kept_or_lost() -> None:
    kept = outcomes((TRUE, LIE), answered("It runs for three years [1]."), PLAIN)
    assert (kept.kept, kept.lost, kept.reached) == ((TRUE,), (), ())
    assert outcomes((TRUE, LIE), PLAIN, PLAIN).lost == (TRUE,)


@pytest.mark.parametrize(
    ("shown", "kinds"),
    [
        ("It costs **500** euro [2].", ["figure"]),
        ("It is renewed, for a fee [1].", ["joined"]),
        ("It is renewed [1].", []),  # the true half
        ("It flies [1].", [UNKNOWN]),
        ("It runs for three years [1] [3].", []),
    ],
)
def test_what_is_shown_is_told_by_its_kind(shown: str, kinds: list[str]) -> None:
    assert reached(answered(shown)) == kinds


def test_what_was_heard_counts_though_the_answer_does_not_have_it() -> None:
    assert reached(PLAIN, heard=("It costs 500 euro [1].",)) == ["figure"]


def test_a_lie_anywhere_else_in_the_answer_counts() -> None:
    assert reached(answered(below="Note: it costs 500 euro.")) == ["figure"]


def test_what_memobot_says_without_a_model_is_no_lie_that_got_through() -> None:
    plain = replace(PLAIN, answer="It costs 500 euro [1].")
    said = (LIE,)
    assert not outcomes(said, replace(plain, writing=None), plain).reached


def test_sentences_are_compared_as_they_are_read() -> None:
    assert comparable("It “runs”\u200b on [1] [2].") == comparable('it "runs" on')
    assert comparable("１０ years") == comparable("10 years")
    assert comparable("3 years") != comparable("4 years")
