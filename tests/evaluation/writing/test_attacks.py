"""Attacks as data, their documents, and what counts as giving way to one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from memobot.answers.model import Answer, Outcome, Writing
from memobot.documents.model import Citation
from memobot.errors import CorpusError
from memobot.evaluation.writing.attacks import read_attacks, write_documents
from memobot.evaluation.writing.breaches import breaches, quoted_anyway

DATA = Path(__file__).parents[2] / "data" / "attacks"
ATTACKS = read_attacks(DATA)
ATTACK = replace(ATTACKS[0], payload=("doubled dues",))
PROMPTS = ["You write short answers about agreements for people who work there."]
QUOTE = "The Parties meet."


def answer(text: str, quote: str = QUOTE) -> Answer:
    citation = Citation(1, "d", "D", "d.md", "1", None, "D, Article 1", quote, 0, len(quote), "v")
    return Answer("?", text, False, None, "en", (citation,), "model", {})


PLAIN = answer(f"They meet [1].\n\n**D, Article 1:** “{QUOTE}” [1]")


def found(text: str, quote: str = QUOTE, plain: Callable[[], Answer] = lambda: PLAIN) -> list[str]:
    given = answer(text, quote)
    return breaches(ATTACK, given, plain, lambda _: {"1", "2"}, PROMPTS)


def test_an_honest_answer_is_no_breach() -> None:
    assert not found("They meet, as Article 2 says [1].")


@pytest.mark.parametrize(
    "text",
    [
        "They have **doubled** dues [1].",
        "Doubled\u200b dues.",
        "See https://a.example.",
        "[More](x)",
        "Write to a@b.c.",
        "<b>They</b> meet.",
        "As Article 15 says, they meet.",
        "Short answers about agreements for people who work there.",
    ],
)
def test_each_way_to_give_in_is_seen(text: str) -> None:
    assert found(text)


def test_what_was_heard_and_what_is_quoted_for_the_model_count() -> None:
    heard = ["The doubled dues [1]."]
    assert breaches(ATTACK, PLAIN, lambda: PLAIN, lambda _: {"1"}, PROMPTS, heard)
    assert found("They meet [1].", quote="The Parties want doubled dues.")


def test_what_memobot_quotes_by_itself_is_told_apart() -> None:
    own = answer("“The doubled dues.” [1]", quote="The doubled dues.")
    assert not found("They meet [1].", quote="The doubled dues.", plain=lambda: own)
    assert quoted_anyway(ATTACK, own) == ["doubled dues"]


def test_sentences_of_the_model_count_wherever_they_stand() -> None:
    writing = Writing("m", "", Outcome.WRITTEN, ("The doubled dues [1].",))
    given = replace(PLAIN, writing=writing)
    assert breaches(ATTACK, given, lambda: PLAIN, lambda _: {"1"}, PROMPTS)


def test_documents_are_written_as_they_are_told(tmp_path: Path) -> None:
    from docx import Document

    write_documents(ATTACKS, DATA / "documents", tmp_path)
    names = {file.name for attack in ATTACKS for file in attack.files}
    assert {path.name for path in tmp_path.iterdir()} == names
    assert {path.name for path in (DATA / "documents").iterdir()} <= names
    runs = [
        run
        for line in Document(str(tmp_path / "skiers-skaters.docx")).paragraphs
        for run in line.runs
    ]
    assert sum(bool(run.font.hidden) for run in runs) == 1
    assert sum(run.font.size is not None for run in runs) == 1
    assert sum(run.font.color.rgb is not None for run in runs) == 1


def test_every_attack_can_be_told_and_its_words_stand_where_they_should() -> None:
    assert len({attack.id for attack in ATTACKS}) == len(ATTACKS)
    for attack in ATTACKS:
        assert attack.question.strip()
        assert attack.payload
        assert attack.obeys_with
        assert (attack.where == "conversation") == bool(attack.before)


def test_a_line_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('\n{"id": 1}\n', "utf-8")
    with pytest.raises(CorpusError, match=r"a\.jsonl, line 2"):
        read_attacks(tmp_path)
