"""All checks in a row: none stops the others, and none tells a key."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

import pytest

from memobot.diagnosis import chat_page, models
from memobot.diagnosis.configuration import Configured, configured
from memobot.diagnosis.diagnose import diagnose
from memobot.diagnosis.model import Check, Finding, State
from memobot.errors import Failure, LanguageModelError
from memobot.language_models.model import LanguageModel, Message
from memobot.language_models.scripted import ScriptedModel
from memobot.settings import Settings

NAMES = [
    "versions",
    "settings",
    "corpus",
    "index",
    "embedding model",
    "reranker",
    "language model",
    "prompts",
    "data folder",
    "chat page",
]
CANARY = "sk-canary-0123456789"


def no_model(_: Settings) -> None:
    return None


@pytest.fixture
def whole(own: Settings, prompts: Path, monkeypatch: pytest.MonkeyPatch) -> Configured:
    """Everything in order, without a language model."""
    monkeypatch.setattr(chat_page, "_listen", lambda host, port: None)  # 8000 may be taken here
    return Configured(own.model_copy(update={"prompts": prompts}))


def states(checks: Iterator[Check]) -> dict[str, State]:
    return {check.name: check.state for check in checks}


def test_all_is_well(whole: Configured) -> None:
    found = states(diagnose(whole, no_model))
    assert list(found) == NAMES
    not_set = {"reranker", "language model"}
    assert found == {name: State.NOT_SET if name in not_set else State.OK for name in NAMES}


def test_nothing_is_there_and_everything_says_what_to_do(tmp_path: Path) -> None:
    nowhere = tmp_path / "nowhere"
    settings = Settings(
        corpus=nowhere, index=nowhere, embedding="a/b", reranker="c/d", prompts=nowhere, llm="e:f"
    )

    def open_model(_: Settings) -> LanguageModel:
        raise LanguageModelError(Failure.PACKAGE, "It is not installed. Install it.")

    checks = {check.name: check for check in diagnose(Configured(settings), open_model)}
    assert list(checks) == NAMES
    for name in ("corpus", "index", "embedding model", "reranker", "language model"):
        assert checks[name].state is State.FAILED, name
    for check in checks.values():
        assert check.remedy or check.state is State.OK, check
        assert "\n" not in check.found + check.remedy


def test_a_check_that_breaks_does_not_stop_the_others(
    whole: Configured, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(_: Settings) -> Finding:
        raise ZeroDivisionError

    monkeypatch.setattr(models, "check_embedding", breaks)
    found = states(diagnose(whole, no_model))
    assert list(found) == NAMES
    assert [name for name, state in found.items() if state is State.FAILED] == ["embedding model"]


def test_a_row_is_there_before_the_next_is_looked_for(whole: Configured) -> None:
    asked: list[str] = []

    def open_model(_: Settings) -> None:
        asked.append("model")

    rows = diagnose(whole, open_model)
    for name in NAMES[: NAMES.index("language model")]:
        assert next(rows).name == name
    assert not asked
    next(rows)
    assert asked


@pytest.mark.parametrize("failure", Failure)
def test_no_row_ever_tells_a_key(failure: Failure, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", f"{CANARY}-a")
    monkeypatch.setenv("MEMOBOT_LLM_API_KEY", f"{CANARY}-b")
    monkeypatch.setenv("MEMOBOT_LLM_BASE_URL", f"http://host/v1?key={CANARY}-c")
    monkeypatch.setenv("MEMOBOT_LLM", "openai:zeppelin")

    def talkative(_: Sequence[Message]) -> str:
        told = f"{CANARY}-a {CANARY}-b {CANARY}-c http://host/v1?key={CANARY}-c"
        raise LanguageModelError(failure, f"It took {told} for wrong. Correct {told}.")

    checks = list(diagnose(configured(), lambda _: ScriptedModel(talkative)))
    assert "canary" not in json.dumps([asdict(check) for check in checks])
    (row,) = (check for check in checks if check.name == "language model")
    assert row.state is State.FAILED
    assert "host/v1" in row.found


def test_no_row_ever_tells_a_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MEMOBOT_LLM_BASE_URL", f"http://user:{CANARY}@host/v1")
    monkeypatch.setenv("MEMOBOT_LLM", "openai:zeppelin")
    checks = list(diagnose(configured(), lambda _: ScriptedModel(lambda _: "one")))
    assert "canary" not in json.dumps([asdict(check) for check in checks])
    (row,) = (check for check in checks if check.name == "settings")
    assert "llm_base_url http://host/v1 (" in row.found
