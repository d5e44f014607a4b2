"""A follow-up question goes on about the same agreement until another is named."""

from __future__ import annotations

import pytest

from memobot.answers.conversation import focus_after
from memobot.assistant import Assistant


def test_a_follow_up_keeps_the_agreement(small: Assistant) -> None:
    first = small.ask("How long does the memorandum with the Portuguese tilers run?")
    second = small.ask("And how is it renewed?", first.focus)
    third = small.ask("What about disputes?", second.focus)
    assert first.focus == second.focus == third.focus
    assert "further periods of two years" in second.citations[0].quote
    assert third.citations[0].article == "5"


@pytest.mark.parametrize(
    ("question", "article"),
    [
        ("And what does article 2 say?", "2"),
        ("И как решаются споры?", "4"),
        ("A jaki jest okres wypowiedzenia?", "3"),
        ("Ал даулар қалай шешіледі?", "4"),
    ],
)
def test_a_follow_up_may_be_in_any_language(small: Assistant, question: str, article: str) -> None:
    focus = small.ask("Na jaki okres zawarto porozumienie latarników „Blask”?").focus
    answer = small.ask(question, focus)
    assert answer.focus == focus
    assert answer.citations[0].source == "agreements/latarnicy.txt"
    assert answer.citations[0].article == article


@pytest.mark.parametrize(
    ("question", "source"),
    [
        ("And how long does the agreement «Улей» – «Крона» run?", "agreements/пчеловоды.txt"),
        ("А сколько действует соглашение пчеловодов?", "agreements/пчеловоды.txt"),
        ("A jak długo obowiązuje porozumienie latarników?", "agreements/latarnicy.txt"),
    ],
)
def test_naming_another_agreement_changes_the_subject(
    small: Assistant, question: str, source: str
) -> None:
    focus = small.ask("How long does the memorandum with the Portuguese tilers run?").focus
    answer = small.ask(question, focus)
    assert answer.citations[0].source == source
    assert answer.focus != focus
    after = small.ask("А экземпляры и язык?" if "пчел" in source else "A spory?", answer.focus)
    assert after.focus == answer.focus


@pytest.mark.parametrize(
    "question", ["Who won the football cup?", "How long does the memorandum with Brazil run?"]
)
def test_after_a_refusal_the_subject_stays(small: Assistant, question: str) -> None:
    focus = small.ask("How long does the memorandum with the Portuguese tilers run?").focus
    refused = small.ask(question, focus)
    assert refused.abstained
    assert refused.focus == focus
    assert small.ask("How is it renewed?", refused.focus).citations[0].article == "6"


def test_an_article_that_is_not_there_is_of_the_subject(small: Assistant) -> None:
    focus = small.ask("How long does the memorandum with the Portuguese tilers run?").focus
    missing = small.ask("And what does article 44 say?", focus)
    assert missing.reason == "no_such_article"
    assert missing.focus == focus


def test_without_a_subject_a_refusal_gives_none_that_was_not_shown() -> None:
    assert focus_after((), (), True) == ()
    assert focus_after((), ("a",), True) == ("a",)
    assert focus_after((), ("a",), False) == ()


def test_a_subject_that_has_left_the_corpus_is_forgotten(small: Assistant) -> None:
    answer = small.ask("How long does the memorandum with the Portuguese tilers run?", ("gone-1",))
    assert not answer.abstained
    assert "gone-1" not in answer.focus
