"""Which sentences claim nothing by the way they begin."""

from __future__ import annotations

import pytest

from memobot.citations.focus import Focus
from memobot.citations.mentions import Mentioned
from memobot.citations.openings import asserts, may_have_moved_on, speaks_of_us

NOTHING = Mentioned((), (), None, False, Focus())
CARRIED = Mentioned((), ("pact",), None, False, Focus(("pact",)), carried=True)


@pytest.mark.parametrize(
    "sentence",
    [
        "Does the memorandum run for three years?",
        "It is not true that the agreement runs for ten years.",
        "If the agreement ran for ten years, we would have to talk again.",
        "We propose to extend the term to five years.",
        "Предлагаем продлить срок до пяти лет.",
        "Proponujemy przedłużyć okres do pięciu lat.",
        "Мерзімді бес жылға ұзартуды ұсынамыз?",
    ],
)
def test_questions_proposals_and_suppositions_assert_nothing(sentence: str) -> None:
    assert not asserts(sentence, quotes=False)
    assert asserts(sentence, quotes=True)  # a quotation is judged all the same


@pytest.mark.parametrize(
    "sentence",
    [
        "If neither party gives notice, the agreement is extended.",
        "Если ни одна сторона не уведомит, срок продлевается.",
        "The memorandum runs for three years.",
    ],
)
def test_conditions_of_an_agreement_are_asserted(sentence: str) -> None:
    assert asserts(sentence, quotes=False)


@pytest.mark.parametrize(
    "sentence",
    ["Best regards, Dana", "We met in Warsaw.", "С уважением, Дана", "Dziękujemy za współpracę!"],
)
def test_greetings_and_our_own_doings_are_told(sentence: str) -> None:
    assert speaks_of_us(sentence, NOTHING)


def test_a_sentence_goes_on_with_a_pronoun_or_a_provision_and_else_may_have_moved_on() -> None:
    assert may_have_moved_on("Lunch was taken together.", CARRIED)
    assert not may_have_moved_on("It is renewed.", CARRIED)
    assert not may_have_moved_on("The notice period is three months.", CARRIED)
    assert not may_have_moved_on("Lunch was taken together.", NOTHING)
