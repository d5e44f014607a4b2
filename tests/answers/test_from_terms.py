"""Questions for terms, put to the whole: over corpus/ and tests/data/agreements.

The questions of tests/data/questions/terms.jsonl are split in two: "dev", looked at while the
cues were written, and "test", of which only the totals were seen. The day is 21 November 2026.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

import pytest

from memobot.answers.answerer import Answerer
from memobot.answers.model import Answer, Reason
from memobot.assistant import Assistant

AS_OF = date(2026, 11, 21)
QUESTIONS = Path(__file__).parents[1] / "data" / "questions" / "terms.jsonl"
RIGHT = {"dev": 0.9, "test": 0.82}

Ask = Callable[..., Answer]


@dataclass(frozen=True)
class Row:
    """A question; `expected` must stand in what is said before the quotes."""

    split: str
    lang: str
    corpus: str
    question: str
    expected: list[str]
    document: str | None
    article: str | None

    def is_answered_by(self, answer: Answer) -> bool:
        said = answer.answer.split("\n\n**", 1)[0]
        if answer.abstained or not all(one in said for one in self.expected):
            return False
        first = answer.citations[0] if answer.citations else None
        if self.document is None:
            return first is not None
        return first is not None and (
            PurePosixPath(first.source).stem == PurePosixPath(self.document).stem
            and first.article == self.article
        )


def _rows() -> list[Row]:
    lines = QUESTIONS.read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    return [Row(**{key: row[key] for key in Row.__dataclass_fields__}) for row in rows]


def _with_ledger(assistant: Assistant) -> Answerer:
    return Answerer(assistant._retriever, lambda day: assistant.terms(as_of=day or AS_OF))


@pytest.fixture(scope="module")
def answerers(corpus: Assistant, agreements: Assistant) -> dict[str, Answerer]:
    return {"corpus": _with_ledger(corpus), "agreements": _with_ledger(agreements)}


@pytest.fixture(scope="module")
def ask(answerers: dict[str, Answerer]) -> Ask:
    """Ask the corpus that ships."""
    return answerers["corpus"].answer


def test_the_questions_cover_four_languages_and_several_agreements() -> None:
    rows = _rows()
    assert len(rows) >= 60
    assert all(
        sum(row.lang == language for row in rows) >= 15 for language in "en ru kk pl".split()
    )


@pytest.mark.parametrize("split", RIGHT)
def test_the_value_and_the_first_citation_are_right(
    answerers: dict[str, Answerer], split: str
) -> None:
    rows = [row for row in _rows() if row.split == split]
    wrong = [
        row.question
        for row in rows
        if not row.is_answered_by(answerers[row.corpus].answer(row.question))
    ]
    assert len(wrong) <= (1 - RIGHT[split]) * len(rows), wrong if split == "dev" else len(wrong)


@pytest.mark.parametrize(
    "question",
    [
        "How long does the Central Asian agreement run?",
        "Who signed the Polish memorandum?",
        "Which agreements renew automatically?",
        "Compare the Polish memorandum and the Central Asian agreement",
        "Для каких соглашений срок уведомления наступает в этом квартале?",
        "For how long is the memorandum with the Congress of Trade Unions of Malaysia valid?",
    ],
)
def test_every_marker_stands_for_words_of_a_text(
    corpus: Assistant,
    ask: Ask,
    assert_verbatim: Callable[[Assistant, Answer], None],
    question: str,
) -> None:
    answer = ask(question)
    assert answer.citations
    assert_verbatim(corpus, answer)


@pytest.mark.parametrize(
    "question",
    [
        "How long may a party take to answer a complaint?",
        "How long can labor migration last?",
        "Which international agreements remain unaffected by the Shymkent agreement?",
        "Which law protects migrant workers?",
        "Does the Polish memorandum end if its provisions are violated?",
        "How can the Polish memorandum be terminated?",
        "How are disputes over the Central Asian agreement settled?",
        "Сколько меморандумов подписала Федерация?",
        "Кто подписал коллективный договор на заводе?",
        "Ile lat trwa szkolenie w JILAF?",
        "Федерация қанша меморандумға қол қойды?",
    ],
)
def test_what_asks_for_more_than_terms_is_left_to_the_texts(
    corpus: Assistant, ask: Ask, question: str
) -> None:
    assert ask(question).answer == Answerer(corpus._retriever).answer(question).answer


@pytest.mark.parametrize(
    "question",
    [
        "For how many years does the duty of secrecy under the Nordlys agreement last?",
        "How long does recognition of membership last under the agreement of Troska and Opora?",
        "Which languages is the joint bulletin of BFLW and AUME published in?",
        "When are invoices due under the Nordlys agreement?",
        "На каком языке ведётся протокол встречи координаторов «Волны»?",
        "Jak długo trwa wymiana działaczy Troski i Opory?",
    ],
)
def test_other_times_and_numbers_of_an_agreement_are_left_to_its_text(
    agreements: Assistant, answerers: dict[str, Answerer], question: str
) -> None:
    plain = Answerer(agreements._retriever).answer(question)
    assert answerers["agreements"].answer(question).answer == plain.answer


def test_a_question_that_names_no_agreement_is_asked_back(ask: Ask) -> None:
    for question in ("How long does it run?", "Is it still in force?", "When was it signed?"):
        answer = ask(question)
        assert answer.reason is Reason.AMBIGUOUS, question
        assert len(answer.choices) == 2


def test_a_follow_up_is_about_the_agreement_that_was_spoken_of(ask: Ask) -> None:
    before = ask("How long does the Central Asian agreement run?")
    answer = ask("And when was it signed?", before.turn)
    assert answer.answer.startswith("It was signed on 17 October 2023 [1].")


def test_the_day_that_is_named_is_the_day_answered_for(ask: Ask) -> None:
    answer = ask("Is the Central Asian agreement in force on 1 January 2040?")
    assert answer.answer.startswith(
        "On 1 January 2040 it is in force, in its term no."
    ) or answer.answer.startswith("Whether it is in force on 1 January 2040 cannot be told")


def test_a_term_that_ends_within_the_time_named_is_told_on_both_sides(ask: Ask) -> None:
    said = ask("Is the Central Asian agreement in force in 2028?").answer
    assert "On 1 January 2028 it is in force" in said
    assert "On 31 December 2028 it is in force, in its term no. 2" in said


def test_of_an_agreement_that_is_not_held_the_report_is_told(ask: Ask) -> None:
    answer = ask(
        "For how long is the memorandum with the Congress of Trade Unions of Malaysia valid?"
    )
    assert answer.reason is Reason.TEXT_NOT_HELD
    assert "As reported: parties: Congress of Trade Unions of Malaysia [1]." in answer.answer


def test_the_present_day_is_asked_for_anew(corpus: Assistant) -> None:
    asked: list[date | None] = []

    def ledger(day: date | None) -> object:
        asked.append(day)
        return corpus.terms(as_of=day or AS_OF)

    answerer = Answerer(corpus._retriever, ledger)  # type: ignore[arg-type]
    for _ in range(3):
        answerer.answer("Is the Polish memorandum in force in 2030?")
    assert asked == [None, date(2030, 1, 1), date(2030, 12, 31)]
