"""What the texts do not say is not answered, and the reply says why."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from memobot.answers.model import Answer, Reason
from memobot.answers.refusal import rests_on_a_false_premise
from memobot.assistant import Assistant
from memobot.language import detect

Check = Callable[[Assistant, Answer], None]


@pytest.mark.parametrize(
    "question",
    [
        "Who won the football cup?",
        "What is the wage of a nurse in Chile?",
        "How many astronauts trained on the moon base?",
        "Сколько стоит билет в цирк?",
        "Jaka jest stolica Australii?",
        "Кинотеатр қашан ашылады?",
        "zebra",
        "qwerty asdfgh",
        "lorem ipsum dolor sit amet",
        "hello",
        "Привет",
        "tell me a joke",
        "how",
        "🙂 a",
    ],
)
def test_what_no_text_tells_is_not_answered(small: Assistant, question: str) -> None:
    answer = small.ask(question)
    assert answer.abstained
    assert answer.reason is Reason.NOT_IN_CORPUS
    assert detect(answer.answer.split("\n")[0]) == answer.language


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("What does Article 9 of the glaziers' memorandum say?", "9"),
        ("Please quote Article XII of the memorandum with Portugal.", "12"),
        ("Что сказано в статье 15 соглашения пчеловодов?", "15"),
        ("Co zawiera artykuł 8 porozumienia latarników?", "8"),
        ("Эстониямен меморандумның 20-бабында не айтылған?", "20"),
    ],
)
def test_an_article_that_is_not_there(small: Assistant, question: str, number: str) -> None:
    answer = small.ask(question)
    assert answer.reason is Reason.NO_SUCH_ARTICLE
    assert answer.abstained
    assert number in answer.answer
    assert answer.citations == ()
    assert len(answer.focus) == 1  # the document was understood, so that a follow-up works


def test_the_articles_that_there_are_are_told(small: Assistant) -> None:
    assert "1–7" in small.ask("What does Article 9 of the glaziers' memorandum say?").answer


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("How long does the memorandum with Brazil run?", "Brazil"),
        ("What does the Brazilian memorandum say about pensions?", "Brazilian"),
        ("На какой срок заключён меморандум с Бразилией?", "Бразилией"),
        ("Na jaki okres zawarto memorandum z Brazylią?", "Brazylią"),
        ("Бразилиямен меморандум қанша жылға жасалған?", "Бразилиямен"),
    ],
)
def test_an_agreement_that_nobody_knows(small: Assistant, question: str, name: str) -> None:
    answer = small.ask(question)
    assert answer.reason is Reason.UNKNOWN_DOCUMENT
    assert answer.abstained
    assert name in answer.answer
    assert answer.citations == ()


@pytest.mark.parametrize(
    "question",
    [
        "How long does the memorandum between the bakers of Norway and the millers of Iceland run?",
        "What notice period does the memorandum with Iceland provide for?",
        "What does Article 2 of the memorandum with the Norwegian bakers say?",
        "Как расторгнуть меморандум с пекарями Норвегии?",
        "Jak długo obowiązuje memorandum z Islandią?",
    ],
)
def test_an_agreement_that_is_only_mentioned_is_shown_where_it_is(
    small: Assistant, assert_verbatim: Check, question: str
) -> None:
    answer = small.ask(question)
    assert answer.reason is Reason.TEXT_NOT_HELD
    assert answer.abstained
    (citation,) = answer.citations
    assert citation.source == "news/bakers.md"
    assert_verbatim(small, answer)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Who signed the memorandum of the bakers of Norway?", "signed by Sigrid Brekke"),
        ("Where was the memorandum with the millers of Iceland signed?", "in Bergen"),
        ("When was the memorandum of the Norwegian bakers signed?", "3 February 2023"),
        ("Кто подписал меморандум пекарей Норвегии?", "signed by Sigrid Brekke"),
    ],
)
def test_what_a_report_tells_of_an_agreement_is_answered(
    small: Assistant, assert_verbatim: Check, question: str, words: str
) -> None:
    answer = small.ask(question)
    assert not answer.abstained
    assert {citation.source for citation in answer.citations} == {"news/bakers.md"}
    assert any(words in citation.quote for citation in answer.citations)
    assert_verbatim(small, answer)


@pytest.mark.parametrize(
    "question",
    ["What does Article 3 say?", "Что сказано в статье 2?", "Co mówi artykuł 4?", "art. 1"],
)
def test_an_article_of_nobody_knows_which_agreement(small: Assistant, question: str) -> None:
    answer = small.ask(question)
    assert answer.reason is Reason.AMBIGUOUS
    assert answer.abstained
    assert len(answer.choices) == 3
    for choice in answer.choices:
        assert choice in answer.answer
        chosen = small.ask(choice)
        assert not chosen.abstained, choice
    assert len({small.ask(choice).citations[0].document_id for choice in answer.choices}) == 3


@pytest.mark.parametrize("question", ["How long is it in force?", "Каков срок действия?"])
def test_a_term_of_nobody_knows_which_agreement(small: Assistant, question: str) -> None:
    answer = small.ask(question)
    assert answer.reason is Reason.AMBIGUOUS
    assert len(answer.choices) >= 2


def test_a_provision_of_nobody_knows_which_agreement(small: Assistant) -> None:
    answer = small.ask("Jak rozwiązać porozumienie lub соглашение, как расторгнуть?")
    assert answer.reason in (Reason.AMBIGUOUS, None)
    kind = small.ask("How long does the memorandum run?")  # there is only one memorandum
    assert not kind.abstained
    assert kind.citations[0].source == "agreements/glaziers-tilers.md"


def test_an_unanswered_question_never_looks_answered(small: Assistant) -> None:
    for question in ("zebra", "What does Article 3 say?", "the memorandum with Brazil: how long?"):
        answer = small.ask(question)
        assert answer.abstained == (answer.reason is not None) == True  # noqa: E712
        assert not answer.answer.startswith("**")


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        (
            "What follows the ten-year term of the memorandum of the tilers?",
            "What follows the four-year term of the memorandum of the tilers?",
        ),
        (
            "Что после десятилетнего срока меморандума с Португалией?",
            "Что после четырёхлетнего срока меморандума с Португалией?",
        ),
        (
            "Эстониямен меморандумның он жылдық мерзімі біткенде не болады?",
            "Эстониямен меморандумның төрт жылдық мерзімі біткенде не болады?",
        ),
        (
            "Who keeps the eight copies of the glaziers' memorandum?",
            "Who keeps the two copies of the glaziers' memorandum?",
        ),
        (
            "Кто хранит пять экземпляров соглашения пчеловодов?",
            "Кто хранит два экземпляра соглашения пчеловодов?",
        ),
        (
            "Kto szkoli na siedmiu szkoleniach w porozumieniu latarników?",
            "Kto szkoli na dwóch szkoleniach w porozumieniu latarników?",
        ),
        (
            "How do the tilers and glaziers train Peruvian apprentices?",
            "How do the tilers and glaziers train Portuguese apprentices?",
        ),
        (
            "What does the memorandum of the tilers say of Bartholomew Quill?",
            "What does the memorandum of the tilers say of Toomas Ilves?",
        ),
        (
            "Как соглашение пчеловодов защищает Квакина?",
            "Как соглашение пчеловодов защищает Медовникова?",
        ),
        ("Czego nurkowie uczą brazylijskich latarników?", "Czego nurkowie uczą latarników?"),
        (
            "«Улей» мен «Крона» келісімі Мексика туралы не дейді?",
            "«Улей» мен «Крона» келісімі даулар туралы не дейді?",
        ),
    ],
)
def test_a_question_that_takes_for_granted_what_is_otherwise_is_not_answered(
    small: Assistant, wrong: str, right: str
) -> None:
    answer = small.ask(wrong)
    assert answer.abstained
    assert answer.reason is Reason.NOT_IN_CORPUS
    assert rests(small, wrong)
    assert not rests(small, right)


def rests(small: Assistant, text: str) -> bool:
    """Whether the question takes for granted what the document that is found has otherwise."""
    retriever = small._retriever
    question = retriever.understand(text)
    return rests_on_a_false_premise(question, retriever.search(question, 60), retriever)


def test_a_name_of_another_language_may_be_spelt_in_a_way_that_is_not_recognised(
    small: Assistant,
) -> None:
    """A country is in our tables, somebody's name is not."""
    assert not rests(small, "Что ждёт Петровича по меморандуму с Эстонией?")
    assert rests(small, "Как меморандум с Эстонией защищает Перу?")


def test_what_is_asked_for_is_not_taken_for_granted(small: Assistant) -> None:
    for text in (
        "Does the memorandum of the tilers run for ten years?",
        "How many copies of the glaziers' memorandum are there?",
        "Сколько экземпляров у соглашения пчеловодов?",
        "Ile szkoleń jest w porozumieniu latarników?",
    ):
        assert not rests(small, text), text
        assert not small.ask(text).abstained, text
