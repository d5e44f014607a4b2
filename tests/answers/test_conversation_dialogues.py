"""Written dialogues, turn by turn, over the corpus that ships and the agreements of tests/data.

Each line of tests/data/dialogues/*.jsonl is a dialogue: what is said, and what the answer must be.
The rules of `answers.follow_ups` were written with dev.jsonl in view; test.jsonl, and after it
later.jsonl, were each measured once before a failure in them was looked at.
"""

from __future__ import annotations

import json
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from memobot.answers.model import Answer
from memobot.assistant import Assistant

DIALOGUES = Path(__file__).parents[1] / "data" / "dialogues"
EXPECTATIONS = frozenset(
    "document article abstained reason contains choices courteous understood_as".split()
)


def dialogues() -> list[dict[str, Any]]:
    lines = [
        line
        for path in sorted(DIALOGUES.glob("*.jsonl"))
        for line in path.read_text("utf-8").splitlines()
    ]
    return [json.loads(line) for line in lines]


def assert_as_expected(answer: Answer, expected: dict[str, Any]) -> None:
    told = f"{answer.question!r}, understood as {answer.understood_as!r}: {answer.answer}"
    assert expected.keys() <= EXPECTATIONS
    assert answer.courtesy == expected.get("courteous", False), told
    if answer.courtesy:
        return
    assert answer.abstained == expected.get("abstained", False), told
    assert answer.reason == expected.get("reason"), told
    if "document" in expected:
        assert PurePosixPath(answer.citations[0].source).stem == expected["document"], told
    if "article" in expected:
        assert answer.citations[0].article == expected["article"], told
    if "choices" in expected:
        assert len(answer.choices) == expected["choices"], told
    if "understood_as" in expected:
        assert answer.understood_as == expected["understood_as"], told
    assert all(words in answer.answer for words in expected.get("contains", ())), told


@pytest.mark.parametrize("dialogue", dialogues(), ids=lambda dialogue: dialogue["id"])
def test_a_dialogue(dialogue: dict[str, Any], request: pytest.FixtureRequest) -> None:
    assistant: Assistant = request.getfixturevalue(dialogue["corpus"])
    after: tuple[Any, ...] = ()
    for turn in dialogue["turns"]:
        answer = assistant.ask(turn["say"], *after)
        assert_as_expected(answer, turn["expect"])
        after = (answer.turn,)


def test_there_are_dialogues_in_every_language_and_over_both_corpora() -> None:
    told = dialogues()
    assert len(told) >= 44
    assert len({one["id"] for one in told}) == len(told)
    assert {(one["corpus"], one["language"]) for one in told} == {
        (corpus, language)
        for corpus in ("corpus", "agreements")
        for language in ("en", "ru", "kk", "pl")
    }
    assert all(2 <= len(one["turns"]) <= 6 for one in told)
