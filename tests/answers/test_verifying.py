"""True answers pass as they are; a fault planted in one is left out, or the answer withheld."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from memobot.answers import phrases
from memobot.answers.answerer import Answerer
from memobot.answers.model import Answer, Reason
from memobot.answers.verifying import Verifier
from memobot.assistant import Assistant
from memobot.documents.model import Citation

AS_OF = date(2026, 11, 22)
QUESTIONS = Path(__file__).parents[1] / "data" / "questions" / "agreements.jsonl"


@dataclass(frozen=True)
class Answering:
    """Answers that were not verified, and what verifies them."""

    assistant: Assistant

    def answer(self, question: str) -> Answer:
        retriever = self.assistant._retriever
        return Answerer(retriever, self._ledger).answer(question)

    def verified(self, answer: Answer) -> Answer:
        return Verifier(self.assistant._retriever.document, self._ledger).verified(answer)

    def _ledger(self, day: date | None) -> Any:
        return self.assistant.terms(as_of=day or AS_OF)


@pytest.fixture(scope="module")
def ships(corpus: Assistant) -> Answering:
    return Answering(corpus)


@pytest.fixture(scope="module")
def invented(agreements: Assistant) -> Answering:
    return Answering(agreements)


# ------------------------------------------------------------------------- what is true passes

TRUE = [
    "How long does the Shymkent agreement last?",
    "By when must we give notice under the memorandum with OPZZ?",
    "How many copies of the FPRK-OPZZ memorandum exist?",
    "Compare the memorandum with OPZZ and the Central Asian agreement",
    "Is any notice due this quarter?",
    "What falls due in 2028?",
    "When is the next deadline?",
    "Which agreements were signed in 2023?",
    "Which agreements are in force on 1 January 2040?",
    "Is the memorandum with OPZZ in force on 1 March 2060?",
    "Who signed the Central Asian agreement?",
    "Когда вступает в силу меморандум с OPZZ?",
    "Какие соглашения подписаны в 2023 году?",
    "Сравни меморандум с OPZZ и соглашение по трудовой миграции",
    "OPZZ-мен меморандум неше дана болып жасалды?",
    "Қай келісімдер автоматты түрде ұзартылады?",
    "Jaki jest okres wypowiedzenia memorandum z OPZZ?",
    "Które umowy kończą się w 2028 roku?",
    "What is Article 9 of the memorandum with OPZZ about?",
    "What does Article 40 of the memorandum with OPZZ say?",
    "What is the boiling point of water?",
    "What notice period does the memorandum with the All-China Federation of Trade Unions have?",
]
TRUE_OF_INVENTED = [
    "Is the labour safety agreement of Rudny Altai in force on 1 May 2028?",
    "Who signed the agreement of the city transport unions?",
    "Какой текст главнее, если версии меморандума «Волны» и «Каспийского причала» расходятся?",
    "Od kiedy i jak długo obowiązuje umowa z Nordlys Learning Trust?",
    "Is the memorandum between Dän and Dastarkhan prolonged automatically?",
    "Қай келісімдер автоматты түрде ұзартылмайды?",
    "How many agreements do we hold?",
]


@pytest.mark.parametrize("question", TRUE)
def test_a_true_answer_comes_back_itself(ships: Answering, question: str) -> None:
    answer = ships.answer(question)
    assert ships.verified(answer) is answer


@pytest.mark.parametrize("question", TRUE_OF_INVENTED)
def test_a_true_answer_of_invented_agreements_comes_back_itself(
    invented: Answering, question: str
) -> None:
    answer = invented.answer(question)
    assert invented.verified(answer) is answer


def test_nothing_is_left_out_of_the_answers_to_the_questions_kept(invented: Answering) -> None:
    for line in QUESTIONS.read_text("utf-8").splitlines():
        answer = invented.answer(json.loads(line)["question"])
        assert invented.verified(answer) is answer, answer.answer


# ------------------------------------------------------------------------ what is false does not

# A question, words of the true answer, what is planted in their place, and words of the answer
# that must stay.
PLANTED = [
    ("How long does the Shymkent agreement last?", "runs for 5 years", "runs for 4 years",
     "Unless"),
    ("How long does the Shymkent agreement last?", "to 17 October 2028", "to 17 October 2029", ""),
    ("How long does the Shymkent agreement last?", "from 17 October", "from 18 October", ""),
    ("How long does the Shymkent agreement last?", "+ 5 years =", "+ 50 years =", ""),
    ("By when must we give notice under the Shymkent agreement?", "17 July 2028", "17 June 2028",
     ""),
    # Both days stand in the ledger; what they are the days of is what is false.
    ("By when must we give notice under the Shymkent agreement?", "the last day is 17 July 2028",
     "the last day is 17 October 2028", ""),
    ("Where and when was the Shymkent agreement signed?", "signed on 17 October 2023",
     "signed on 17 October 2028", ""),
    ("How long is the notice period of the memorandum with OPZZ?", "least 3 months",
     "least 6 months", ""),
    ("How long is the notice period of the memorandum with OPZZ?", "Written notice",
     "Oral notice", ""),
    ("How many copies of the FPRK-OPZZ memorandum exist?", "copies: 2", "copies: 3", ""),
    ("In which languages is the memorandum with OPZZ?", "Kazakh, Polish", "Kazakh, Russian", ""),
    ("Is the memorandum with OPZZ renewed automatically?", "It then renews automatically",
     "It is not renewed automatically", ""),
    ("What falls due in 2028?", "2028 (4):", "2028 (5):", "April 2028"),
    ("Is the memorandum with OPZZ in force on 1 March 2030?", "term no. 2", "term no. 3", ""),
    ("Какой срок действия у соглашения по трудовой миграции?", "– 5 лет", "– 6 лет", ""),
    ("Какой срок действия у соглашения по трудовой миграции?", "– 17 октября 2028 г.",
     "– 17 ноября 2028 г.", ""),
    ("OPZZ-мен меморандум қанша мерзімге жасалған?", "3 жыл:", "2 жыл:", ""),
    ("Jaki jest okres wypowiedzenia memorandum z OPZZ?", "na 3 miesiące", "na 4 miesiące", ""),
    # Markers, headings and quotes.
    ("How long does the Shymkent agreement last?", "= 17 October 2028) [1]",
     "= 17 October 2028) [9]", ""),
    ("How long does the Shymkent agreement last?", "Article 8:**", "Article 7:**", "It runs"),
    ("How long does the Shymkent agreement last?", "5 (five) years", "5 (five) long years", ""),
    ("How long does the Shymkent agreement last?", "years.” [1]", "years.” [2]", ""),
    ("How long does the Shymkent agreement last?", "It runs for",
     "As Article 5 says, it runs for", ""),
    ("How long does the Shymkent agreement last?", "It runs for",
     "It runs “without any end at all” for", ""),
]  # fmt: skip


@pytest.mark.parametrize(("question", "true", "false", "stays"), PLANTED)
def test_a_sentence_with_a_fault_is_left_out_and_logged(
    ships: Answering,
    caplog: pytest.LogCaptureFixture,
    question: str,
    true: str,
    false: str,
    stays: str,
) -> None:
    answer = ships.answer(question)
    assert true in answer.answer
    planted = replace(answer, answer=answer.answer.replace(true, false, 1))
    with caplog.at_level(logging.WARNING):
        verified = ships.verified(planted)
    assert false not in verified.answer
    assert stays in verified.answer
    assert verified.citations == answer.citations
    assert (verified.abstained, verified.question) == (answer.abstained, question)
    assert [record.levelname for record in caplog.records] == ["WARNING"]
    assert question in caplog.text


def test_only_the_sentence_with_the_fault_goes(ships: Answering) -> None:
    answer = ships.answer("How long does the Shymkent agreement last?")
    first, rest = answer.answer.split(" It then renews", 1)
    verified = ships.verified(
        replace(answer, answer=f"{first.replace('5 years', '7 years')} It then renews{rest}")
    )
    assert verified.answer == f"It then renews{rest}"


def test_a_cell_with_a_fault_is_empty_and_the_table_stands(ships: Answering) -> None:
    answer = ships.answer("Compare the memorandum with OPZZ and the Central Asian agreement")
    planted = answer.answer.replace("| Term | 5 years [7] |", "| Term | 9 years [7] |")
    assert planted != answer.answer
    verified = ships.verified(replace(answer, answer=planted)).answer
    assert verified == answer.answer.replace("| Term | 5 years [7] |", "| Term ||")


def test_a_cell_of_the_other_agreement_is_a_fault(ships: Answering) -> None:
    """What stands in one agreement does not bear out what is said of another."""
    answer = ships.answer("Compare the memorandum with OPZZ and the Central Asian agreement")
    planted = answer.answer.replace("| Term | 5 years", "| Term | 3 years")
    assert planted != answer.answer
    assert "| Term | 3 years" not in ships.verified(replace(answer, answer=planted)).answer


def test_an_item_of_a_list_with_a_fault_is_left_out(invented: Answering) -> None:
    answer = invented.answer("How many agreements do we hold?")
    planted = answer.answer.replace("It runs for 3 years", "It runs for 2 years")
    assert planted != answer.answer
    verified = invented.verified(replace(answer, answer=planted)).answer
    assert "It runs for 2 years, from 21 February 2025" not in verified
    assert verified.count("It runs") == answer.answer.count("It runs") - 1


def test_an_answer_of_which_nothing_is_left_is_withheld(
    ships: Answering, caplog: pytest.LogCaptureFixture
) -> None:
    answer = ships.answer("How long does the Shymkent agreement last?")
    verified = ships.verified(replace(answer, answer="It runs for 12 years [1]."))
    assert verified.abstained
    assert verified.reason is Reason.NOT_IN_CORPUS
    assert verified.answer == phrases.refusal("en", Reason.NOT_IN_CORPUS)
    assert verified.citations == ()
    assert [record.levelname for record in caplog.records] == ["ERROR"]


CITATIONS: list[Callable[[Citation], Citation]] = [
    lambda one: replace(one, start=one.start + 1),
    lambda one: replace(one, start=one.start + 1, end=one.end + 1),
    lambda one: replace(one, end=10**9),
    lambda one: replace(one, start=-5),
    lambda one: replace(one, start=one.end, end=one.start),
    lambda one: replace(one, version="0" * len(one.version)),
    lambda one: replace(one, quote=one.quote.replace("years", "weeks")),
    lambda one: replace(one, article="7"),
    lambda one: replace(one, label=one.label.replace("8", "7")),
    lambda one: replace(one, document_title="Another agreement"),
    lambda one: replace(one, document_id="none-such"),
]


@pytest.mark.parametrize("planted", CITATIONS)
def test_an_answer_with_a_citation_that_does_not_stand_is_withheld(
    ships: Answering, caplog: pytest.LogCaptureFixture, planted: Callable[[Citation], Citation]
) -> None:
    answer = ships.answer("How long does the Shymkent agreement last?")
    first, *others = answer.citations
    assert planted(first) != first
    verified = ships.verified(replace(answer, citations=(planted(first), *others)))
    assert verified.abstained
    assert verified.citations == ()
    assert [record.levelname for record in caplog.records] == ["ERROR"]


def test_a_refusal_with_a_wrong_quote_loses_it(ships: Answering) -> None:
    answer = ships.answer("What is the boiling point of water?")
    assert answer.abstained
    wrong = replace(answer, answer=f"{answer.answer}\n\n“Water boils at one hundred degrees”.")
    verified = ships.verified(wrong)
    assert verified.abstained
    assert "degrees" not in verified.answer
    assert answer.answer.split("\n")[0] in verified.answer
