"""A follow-up question goes on about the same agreement until another is named."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from memobot.answers.conversation import focus_after
from memobot.answers.model import Answer
from memobot.assistant import Assistant


def test_a_follow_up_keeps_the_agreement(small: Assistant) -> None:
    first = small.ask("How long does the memorandum with the Portuguese tilers run?")
    second = small.ask("And how is it renewed?", first.turn)
    third = small.ask("What about disputes?", second.turn)
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
    before = small.ask("Na jaki okres zawarto porozumienie latarników „Blask”?")
    answer = small.ask(question, before.turn)
    assert answer.focus == before.focus
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
    before = small.ask("How long does the memorandum with the Portuguese tilers run?")
    answer = small.ask(question, before.turn)
    assert answer.citations[0].source == source
    assert answer.focus != before.focus
    after = small.ask("А экземпляры и язык?" if "пчел" in source else "A spory?", answer.turn)
    assert after.focus == answer.focus


@pytest.mark.parametrize(
    "question", ["Who won the football cup?", "How long does the memorandum with Brazil run?"]
)
def test_after_a_refusal_the_subject_stays(small: Assistant, question: str) -> None:
    before = small.ask("How long does the memorandum with the Portuguese tilers run?")
    refused = small.ask(question, before.turn)
    assert refused.abstained
    assert refused.focus == before.focus
    assert small.ask("How is it renewed?", refused.turn).citations[0].article == "6"


def test_an_article_that_is_not_there_is_of_the_subject(small: Assistant) -> None:
    before = small.ask("How long does the memorandum with the Portuguese tilers run?")
    missing = small.ask("And what does article 44 say?", before.turn)
    assert missing.reason == "no_such_article"
    assert missing.focus == before.focus


def test_without_a_subject_a_refusal_gives_none_that_was_not_shown() -> None:
    assert focus_after((), (), True) == ()
    assert focus_after((), ("a",), True) == ("a",)
    assert focus_after((), ("a",), False) == ()


def test_a_subject_that_has_left_the_corpus_is_forgotten(small: Assistant) -> None:
    before = small.ask("How long does the memorandum with the Portuguese tilers run?")
    citation = replace(before.citations[0], document_id="gone-1")
    left = {"focus": ("gone-1",), "before": ("gone-2",), "offered": ("gone-3",)}
    gone = replace(before.turn, **left, open=True, cited=(citation,))
    for message in ("How is it renewed?", "the other one", "1", "both?", "which article is that?"):
        answer = small.ask(message, gone)
        assert "gone" not in " ".join((*answer.turn.focus, *answer.turn.before, answer.answer))


def test_what_was_cited_is_not_cited_again_once_the_text_has_changed(small: Assistant) -> None:
    before = small.ask("How are disputes settled in the memorandum with the Portuguese tilers?")
    again = small.ask("Which article says that?", before.turn)
    assert again.citations == before.citations
    changed = replace(before.citations[0], quote="Disputes are settled by a duel.")
    answer = small.ask("Which article says that?", replace(before.turn, cited=(changed,)))
    assert "duel" not in answer.answer
    assert answer.citations == before.citations
    assert answer.understood_as == before.question


def test_a_courtesy_is_answered_in_its_language_and_leaves_the_conversation(
    small: Assistant,
) -> None:
    before = small.ask("How long does the memorandum with the Portuguese tilers run?")
    for message, language in (
        ("Thanks!", "en"),
        ("Спасибо большое", "ru"),
        ("Рақмет!", "kk"),
        ("Dziękuję bardzo.", "pl"),
        ("Hello", "en"),
        ("Do widzenia", "pl"),
    ):
        alone, within = small.ask(message), small.ask(message, before.turn)
        assert (alone.language, within.language) == (language, language)
        assert alone.answer == within.answer
        assert alone.courtesy
        assert alone.abstained
        assert not within.citations
        assert within.turn == before.turn


def test_both_agreements_are_told_of_with_their_own_markers(
    small: Assistant, assert_verbatim: Callable[[Assistant, Answer], None]
) -> None:
    first = small.ask("How long does the memorandum with the Portuguese tilers run?")
    second = small.ask("and the «Улей» agreement?", first.turn)
    both = small.ask("both?", second.turn)
    assert_verbatim(small, both)
    assert {one.source for one in both.citations} == {
        "agreements/glaziers-tilers.md",
        "agreements/пчеловоды.txt",
    }
    leads = both.answer.split("\n\n")[:2]
    for lead, document_id in zip(leads, both.focus, strict=True):
        assert lead.startswith(f"{small.show(document_id).document.short_title}: ")


def test_a_question_that_is_whole_is_understood_as_it_stands(small: Assistant) -> None:
    before = small.ask("How long does the memorandum with the Portuguese tilers run?")
    for question in (
        "How are disputes settled in the agreement of the lighthouse keepers?",
        "How many zeppelins did visitors of the fair count?",
        "Who signed the memorandum of the bakers of Norway?",
    ):
        alone, within = small.ask(question), small.ask(question, before.turn)
        assert within.understood_as is None
        assert within.answer == alone.answer, question
