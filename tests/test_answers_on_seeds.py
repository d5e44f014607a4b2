"""Questions put to the original texts, which are not part of the project."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from memobot.answers.model import Answer
from memobot.assistant import Assistant
from memobot.index.builder import ingest
from memobot.settings import Settings

SHARED = Path(__file__).parents[2] / "shared"
SEEDS, QUESTIONS = SHARED / "seeds", SHARED / "benchmarks" / "seed_questions.json"

pytestmark = pytest.mark.skipif(
    not (SEEDS.is_dir() and QUESTIONS.is_file()),
    reason="the original texts are not part of the project: ../shared/seeds is absent",
)

Row = dict[str, Any]


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    settings = Settings(corpus=SEEDS, index=tmp_path_factory.mktemp("seeds") / "index")
    assert not ingest(settings).failed
    return Assistant.open(settings)


@pytest.fixture(scope="module")
def answered(seeds: Assistant) -> list[tuple[Row, Answer]]:
    return [(row, seeds.ask(row["question"])) for row in json.loads(QUESTIONS.read_text("utf-8"))]


def is_right(row: Row, answer: Answer) -> bool:
    first = next(iter(answer.citations), None)
    return first is not None and any(
        (first.source, first.article) == (one["source"], one["article"]) for one in row["gold"]
    )


def test_the_first_citation_is_of_the_article_that_answers(
    answered: list[tuple[Row, Answer]],
) -> None:
    right = Counter(
        row["lang"]
        for row, answer in answered
        if not row["abstain"] and not answer.abstained and is_right(row, answer)
    )
    asked = Counter(row["lang"] for row, _ in answered if not row["abstain"])
    assert asked == {"en": 20, "ru": 8, "pl": 6, "kk": 6}
    for language, at_least in {"en": 17, "ru": 5, "pl": 6, "kk": 4}.items():
        assert right[language] >= at_least, (language, right)


def test_what_the_texts_do_not_say_is_refused(answered: list[tuple[Row, Answer]]) -> None:
    unanswerable = [answer for row, answer in answered if row["abstain"]]
    assert len(unanswerable) == 10
    assert sum(answer.abstained for answer in unanswerable) >= 8


def test_what_they_say_is_not_refused(answered: list[tuple[Row, Answer]]) -> None:
    silent = [
        row["question"] for row, answer in answered if not row["abstain"] and answer.abstained
    ]
    assert len(silent) <= 2, silent


def test_every_quote_stands_in_its_file(
    seeds: Assistant,
    answered: list[tuple[Row, Answer]],
    assert_verbatim: Callable[[Assistant, Answer], None],
) -> None:
    for _, answer in answered:
        assert_verbatim(seeds, answer)
    assert sum(bool(answer.citations) for _, answer in answered) >= 38
