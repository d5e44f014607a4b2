"""What is quoted: the words that answer, all of a list, each of several provisions."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from memobot.answers.answerer import Answerer
from memobot.answers.model import Answer
from memobot.assistant import Assistant

Check = Callable[[Assistant, Answer], None]

QUOTED = [
    # a question, what must be quoted, what must not
    (
        "How long does the memorandum with the Portuguese tilers run?",
        ["remains in force for four years"],
        ["700 euro", "English text prevails"],
    ),
    (
        "How long does the glaziers' memorandum run, and how is it renewed?",
        ["remains in force for four years", "further periods of two years"],
        ["700 euro"],
    ),
    (
        "How long does the tilers' memorandum run, and how are disputes settled?",
        ["remains in force for four years", "negotiation between the chairmen"],
        ["700 euro"],
    ),
    (
        "What are the areas of cooperation of the glaziers and tilers?",
        [
            "The main areas of cooperation are:",
            "safety on scaffolding",
            "silica dust",
            "posted craftsmen",
            "training of apprentices",
        ],
        ["once a year"],
    ),
    (
        "Who signed the memorandum of the glaziers?",
        ["Toomas Ilves", "Inês Carvalho"],
        ["silica"],
    ),
    (
        "What does Article 3(2) of the glaziers' memorandum say?",
        ["2. The host pays for the rooms; each guest pays the fare."],
        ["once a year", "14 days"],
    ),
    (
        "What does Article 3.3 of the glaziers' memorandum say?",
        ["3. Minutes are kept by the host"],
        ["once a year", "each guest"],
    ),
    (
        "Кто подписал соглашение пчеловодов?",
        ["А. П. Медовников", "Р. Г. Яблоков"],
        ["ульи"],
    ),
    (
        "How much does each party put into the solidarity fund of the glaziers?",
        ["700 euro a year"],
        ["silica"],
    ),
    (
        "За сколько суток садоводы предупреждают об опрыскивании?",
        ["предупреждают об опрыскивании за трое суток"],
        ["посредником"],
    ),
    ("Na jaki okres zawarto porozumienie „Blask” – „Głębia”?", ["obowiązuje przez pięć lat"], []),
    ("Czego latarnicy uczą nurków?", ["Latarnicy uczą nurków obsługi radiostacji."], ["komisja"]),
]


@pytest.mark.parametrize(("question", "quoted", "other"), QUOTED)
def test_the_words_that_answer_are_quoted(
    small: Assistant, assert_verbatim: Check, question: str, quoted: list[str], other: list[str]
) -> None:
    answer = small.ask(question)
    assert not answer.abstained
    assert_verbatim(small, answer)
    all_quotes = "\n".join(citation.quote for citation in answer.citations)
    for words in quoted:
        assert words in all_quotes
    for words in other:
        assert words not in all_quotes


@pytest.mark.parametrize(
    ("question", "article", "words"),
    [
        ("What does Article 4 of the glaziers' memorandum say?", "4", "Each Party puts 700 euro"),
        ("What does Article 3 of the tilers' memorandum say?", "3", "within 14 days."),
        ("О чём статья 3 соглашения пчеловодов?", "3", "посредником"),
        ("Co mówi artykuł 2 porozumienia latarników?", "2", "radiostacji."),
        ("«Улей» мен «Крона» келісімінің 5-бабында не айтылған?", "5", "в двух экземплярах."),
    ],
)
def test_an_article_that_is_asked_for_is_quoted_to_its_end(
    small: Assistant, assert_verbatim: Check, question: str, article: str, words: str
) -> None:
    answer = small.ask(question)
    assert not answer.abstained
    assert_verbatim(small, answer)
    assert {citation.article for citation in answer.citations} == {article}
    assert any(
        citation.quote.endswith(words) or words in citation.quote for citation in answer.citations
    )


def test_a_list_keeps_its_lead_in(small: Assistant) -> None:
    answer = small.ask("What are the areas of cooperation of the glaziers and tilers?")
    (citation,) = answer.citations
    assert citation.quote.startswith("The main areas of cooperation are:")
    assert citation.quote.endswith("training of apprentices.")


def test_no_quote_overlaps_another_and_none_is_without_words(small: Assistant) -> None:
    answerer = Answerer(small._retriever)  # without a ledger: quotes and nothing else
    for question, *_ in QUOTED:
        citations = answerer.answer(question).citations
        assert 1 <= len(citations) <= 3
        for number, one in enumerate(citations):
            assert any(letter.isalnum() for letter in one.quote)
            for other in citations[number + 1 :]:
                apart = one.end <= other.start or other.end <= one.start
                assert one.document_id != other.document_id or apart
