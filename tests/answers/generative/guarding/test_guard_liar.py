"""A model that lies in every second sentence: no lie reaches the reader, and what is true does.

A part of what `benchmarks/language_model.py` asks, in JSON and in plain text by turns.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from memobot.assistant import Assistant
from memobot.evaluation.writing.cases import Case, read_cases
from memobot.evaluation.writing.liar import Liar
from memobot.evaluation.writing.outcomes import Outcomes, outcomes
from memobot.evaluation.writing.statements import WRITTEN, Form, Statement
from memobot.index.embedding import open_embedder
from memobot.index.store import Index
from memobot.language_models.scripted import ScriptedModel

CASES = read_cases(Path(__file__).parents[3] / "data" / "lies")
CHOSEN = [case for case in CASES if case.half == "dev"][::6]  # single failures are shown
FORMS: tuple[Form, ...] = ("json", "text")


@dataclass(frozen=True)
class Told:
    """A case, what the liar said, what the listener heard and what became of it."""

    case: Case
    said: tuple[Statement, ...]
    outcomes: Outcomes
    heard_at_once: bool


@pytest.fixture(scope="module")
def told(corpus: Assistant, agreements: Assistant) -> list[Told]:
    plain = {"corpus": corpus, "agreements": agreements}
    embedder = open_embedder(corpus.settings.embedding)
    indexes = {name: Index.open(one.settings.index) for name, one in plain.items()}
    liars: dict[Form, Liar] = {form: Liar(CASES, form) for form in FORMS}
    found = []
    for at, case in enumerate(CHOSEN):
        form = FORMS[at % 2]
        liar = liars[form]
        liar.begin(case.id)
        assistant = Assistant(
            plain[case.corpus].settings.model_copy(update={"llm_reply": form}),
            indexes[case.corpus],
            embedder,
            model=ScriptedModel(liar, name="liar"),
        )
        heard: list[str] = []
        answer = assistant.ask(case.question, listen=heard.append)
        without = plain[case.corpus].ask(case.question)
        found.append(
            Told(
                case,
                tuple(liar.said),
                outcomes(liar.said, answer, without, heard),
                heard_at_once=bool(heard) == bool(answer.writing and answer.writing.sentences),
            )
        )
    return found


def test_no_lie_that_is_made_by_rule_reaches_the_reader(told: list[Told]) -> None:
    """Wrong numbers, dates, names and articles, invented quotations, no source, and so on."""
    lies = Counter(one.kind for each in told for one in each.said if one.false)
    made = [kind for kind in lies if not kind.startswith(WRITTEN)]
    assert len(made) >= 25
    reached = [(each.case.id, *one) for each in told for one in each.outcomes.reached]
    assert not [one for one in reached if not one[1].startswith(WRITTEN)]


def test_hardly_a_lie_that_people_wrote_reaches_the_reader(told: list[Told]) -> None:
    """As near to the truth as people could: benchmarks/language_model.py has the figure."""
    lies = [one for each in told for one in each.said if one.kind.startswith(WRITTEN)]
    reached = [one for each in told for one in each.outcomes.reached]
    assert len(lies) >= 8
    assert len(reached) <= 1, reached


def test_what_is_true_is_told_or_quoted(told: list[Told]) -> None:
    kept = sum(len(each.outcomes.kept) + len(each.outcomes.quoted) for each in told)
    lost = [(each.case.id, one.text) for each in told for one in each.outcomes.lost]
    assert kept + len(lost) >= 30
    assert kept >= 0.95 * (kept + len(lost)), lost


def test_what_is_shown_was_heard_while_it_was_written(told: list[Told]) -> None:
    assert all(each.heard_at_once for each in told)


def test_there_are_questions_in_four_languages_and_two_halves() -> None:
    assert len(CASES) >= 100
    for language in ("en", "ru", "kk", "pl"):
        assert sum(case.language == language for case in CASES) >= 20
    halves = Counter(case.half for case in CASES)
    assert set(halves) == {"dev", "test"}
    assert min(halves.values()) >= 50
