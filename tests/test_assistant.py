"""The one door: the corpus that ships, asked, searched and shown, with the bundled model."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

import pytest

from memobot.answers.model import Answer
from memobot.assistant import Assistant
from memobot.errors import IndexMissing, QuestionError, UnknownArticle, UnknownDocument
from memobot.settings import Settings

Check = Callable[[Assistant, Answer], None]
QUESTIONS = Path(__file__).parent / "data" / "questions"
MEMORANDUM = "agreements/fprk-opzz-memorandum-2025.md"


# What is held and shown


def test_what_is_held_is_listed_without_texts(corpus: Assistant) -> None:
    records = corpus.documents()
    assert [record.source for record in records] == sorted(record.source for record in records)
    on_disk = {
        path.relative_to(corpus.settings.corpus).as_posix()
        for path in corpus.settings.corpus.glob("*/*.md")
    }
    assert {record.source for record in records} == on_disk
    assert not hasattr(records[0], "text")
    assert sum(record.is_agreement for record in records) == 2


@pytest.mark.parametrize(
    "name",
    [
        "agreements/fprk-opzz-memorandum-2025.md",
        "fprk-opzz-memorandum-2025.md",
        "fprk-opzz-memorandum-2025",
        "the Polish memorandum",
        "OPZZ",
        "меморандум с Польшей",
        "Польшамен меморандум",
        "memorandum z Polską",
    ],
)
def test_a_document_is_shown_by_source_file_name_or_name(corpus: Assistant, name: str) -> None:
    shown = corpus.show(name)
    assert shown.document.source == MEMORANDUM
    assert shown.unit is None
    assert shown.text == shown.document.text
    assert shown == corpus.show(shown.document.document_id)


@pytest.mark.parametrize(
    "number", ["9", "IX", "ix", "09", "nine", " 9 ", "Article 9", "§ 9", "ст. 9", "9-бап"]
)
def test_an_article_is_shown_by_its_number(corpus: Assistant, number: str) -> None:
    shown = corpus.show("OPZZ", number)
    assert shown.unit is not None
    assert shown.unit.number == "9"
    assert "three years" in shown.text
    assert "Article 10" not in shown.text
    assert shown.span.of(shown.document.text) == shown.text


def test_what_is_not_held_is_told_with_what_is(corpus: Assistant) -> None:
    with pytest.raises(UnknownDocument, match=r"'zebra crossing'.*" + MEMORANDUM):
        corpus.show("zebra crossing")
    with pytest.raises(UnknownArticle, match=r"no Article 99.*1, 2, 3, 4, 5, 6, 7, 8, 9, 10"):
        corpus.show("OPZZ", "99")
    with pytest.raises(UnknownArticle, match="no Article 99"):
        corpus.show("OPZZ", "Article 99")
    with pytest.raises(UnknownArticle, match="none"):
        corpus.show("news/nur-otan-fprk-memorandum.md", "1")


def test_there_is_no_assistant_without_an_index(tmp_path: Path) -> None:
    with pytest.raises(IndexMissing, match="memobot ingest"):
        Assistant.open(Settings(index=tmp_path / "none"))


# Search and questions


def test_hits_are_ranked_and_stand_where_they_say(corpus: Assistant) -> None:
    hits = corpus.search("notice of termination in the Polish memorandum", 8)
    assert [hit.rank for hit in hits] == list(range(1, 9))
    assert (hits[0].source, hits[0].article) == (MEMORANDUM, "9")
    for hit in hits:
        on_disk = (corpus.settings.corpus / hit.source).read_bytes().decode()
        assert on_disk[hit.start : hit.end] == hit.text


@pytest.mark.parametrize("ask", [Assistant.ask, Assistant.search])
@pytest.mark.parametrize("text", ["", " \n", "?!", "a" * 2_001])
def test_an_empty_or_over_long_question_is_an_error(
    corpus: Assistant, ask: Callable[[Assistant, str], object], text: str
) -> None:
    with pytest.raises(QuestionError):
        ask(corpus, text)


def test_every_starter_is_answered(corpus: Assistant, assert_verbatim: Check) -> None:
    starters = corpus.starters()
    assert 2 <= len(starters) <= 4
    for starter in starters:
        answer = corpus.ask(starter)
        assert not answer.abstained, starter
        assert_verbatim(corpus, answer)


def test_an_answer_keeps_the_question_as_it_was_put(corpus: Assistant) -> None:
    question = "  How is the\nPolish memorandum renewed?  "
    answer = corpus.ask(question)
    assert answer.question == question
    assert (answer.engine, answer.language, answer.reason) == ("extractive", "en", None)
    assert set(answer.timings_ms) == {"search", "answer", "total"}
    assert all(spent >= 0 for spent in answer.timings_ms.values())


def test_threads_get_the_answers_that_one_gets(corpus: Assistant) -> None:
    questions = [one.text for one in asked("corpus", "dev")][::9][:8]
    alone = [untimed(corpus.ask(question)) for question in questions]
    with ThreadPoolExecutor(8) as pool:
        for together in [list(pool.map(corpus.ask, questions)) for _ in range(2)]:
            assert [untimed(answer) for answer in together] == alone
        found = list(pool.map(corpus.search, questions))
    assert found == [corpus.search(question) for question in questions]


def untimed(answer: Answer) -> Answer:
    return replace(answer, timings_ms={})


# The questions that are kept


@dataclass(frozen=True)
class Asked:
    text: str
    gold: frozenset[tuple[str, str | None]]
    abstain: bool

    def is_answered_by(self, answer: Answer) -> bool:
        if answer.abstained or not answer.citations:
            return False
        first = answer.citations[0]
        return (PurePosixPath(first.source).stem, first.article) in self.gold


def asked(name: str, split: str) -> list[Asked]:
    rows = map(json.loads, (QUESTIONS / f"{name}.jsonl").read_text("utf-8").splitlines())
    return [
        Asked(
            row["question"],
            frozenset((PurePosixPath(one["document"]).stem, one["article"]) for one in row["gold"]),
            row["abstain"],
        )
        for row in rows
        if row["split"] == split
    ]


@pytest.fixture(scope="module")
def answered(
    corpus: Assistant, agreements: Assistant
) -> Callable[[str], list[tuple[Asked, Answer]]]:
    """The questions of a split with their answers; each is asked once."""
    kept: dict[str, list[tuple[Asked, Answer]]] = {}

    def of(split: str) -> list[tuple[Asked, Answer]]:
        if split not in kept:
            kept[split] = list(answers(split))
        return kept[split]

    def answers(split: str) -> Iterator[tuple[Asked, Answer]]:
        for name, assistant in (("corpus", corpus), ("agreements", agreements)):
            for one in asked(name, split):
                yield one, assistant.ask(one.text)

    return of


# A little under what is reached: 66 of 72 and 47 of 50 on dev, 60 and 41 on test.
@pytest.mark.parametrize(
    ("split", "right", "refused", "wrongly_refused"),
    [("dev", 0.90, 0.85, 0.10), ("test", 0.78, 0.72, 0.16)],
)
def test_the_kept_questions(
    answered: Callable[[str], list[tuple[Asked, Answer]]],
    split: str,
    right: float,
    refused: float,
    wrongly_refused: float,
) -> None:
    pairs = answered(split)
    answerable = [(one, answer) for one, answer in pairs if not one.abstain]
    unanswerable = [(one, answer) for one, answer in pairs if one.abstain]
    assert (len(answerable), len(unanswerable)) == (72, 50)

    wrong = [one.text for one, answer in answerable if not one.is_answered_by(answer)]
    assert len(wrong) <= (1 - right) * 72, wrong
    silent = [one.text for one, answer in answerable if answer.abstained]
    assert len(silent) <= wrongly_refused * 72, silent
    told = [one.text for one, answer in unanswerable if not answer.abstained]
    assert len(told) <= (1 - refused) * 50, told


@pytest.mark.parametrize("split", ["dev", "test"])
def test_every_citation_of_them_is_word_for_word(
    corpus: Assistant,
    agreements: Assistant,
    assert_verbatim: Check,
    answered: Callable[[str], list[tuple[Asked, Answer]]],
    split: str,
) -> None:
    held = {record.document_id for record in corpus.documents()}
    cited = 0
    for _, answer in answered(split):
        for citation in answer.citations:
            assistant = corpus if citation.document_id in held else agreements
            assert_verbatim(assistant, answer)
            cited += 1
            break
    assert cited >= 70
