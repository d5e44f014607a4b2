"""`memobot ask` with and without a language model, and what it prints."""

from __future__ import annotations

import io
import json
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from memobot.cli import app
from memobot.errors import Failure, LanguageModelError
from memobot.language_models.model import Message
from memobot.language_models.scripted import ScriptedModel
from memobot.settings import Settings

Ask = Callable[..., str]

ROOT = Path(__file__).parents[1]
QUESTION = "How is the Portuguese memorandum renewed?"
SOURCE = re.compile(r'<source id="(\d+)"[^>]*article="6"')

# As it was printed before there was a language model, to the byte.
BEFORE = """\
It then renews automatically for 2 years at a time [1].

Memorandum: Union of Glaziers of Estonia – Tilers' Federation of Portugal (2022), Article 6: \
“It is extended for further periods of two years unless a Party objects.” [1]

[1] Memorandum: Union of Glaziers of Estonia – Tilers' Federation of Portugal (2022), Article 6 \
· agreements/glaziers-tilers.md:1182–1253 · beddd5f341bc
"""
KEYS = [
    "question", "answer", "abstained", "reason", "language", "citations", "engine", "timings_ms",
    "choices", "understood_as",
]  # fmt: skip


def truthful(messages: Sequence[Message]) -> str:
    """Writes what the source says."""
    found = SOURCE.search(messages[1].text)
    assert found is not None
    text = "The Memorandum is extended for further periods of two years unless a Party objects."
    return json.dumps({"claims": [{"text": text, "grounds": [{"source": int(found[1])}]}]})


def unreachable(_messages: Sequence[Message]) -> str:
    raise LanguageModelError(Failure.UNREACHABLE, "Nobody listens there.")


@pytest.fixture
def ask(
    small_settings: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Ask:
    """What `memobot ask` prints, with a model that follows `script` if one is configured."""
    for name in Settings.model_fields:
        monkeypatch.delenv(f"MEMOBOT_{name.upper()}", raising=False)
    monkeypatch.setenv("MEMOBOT_CORPUS", str(small_settings.corpus))
    monkeypatch.setenv("MEMOBOT_INDEX", str(small_settings.index))
    monkeypatch.setenv("MEMOBOT_PROMPTS", str(ROOT / "prompts"))

    def ask(*arguments: str, llm: str = "", script: Any = truthful, stdin: str = "") -> str:
        def opened(settings: Settings) -> ScriptedModel | None:
            return ScriptedModel(script, settings.llm) if settings.llm else None

        monkeypatch.setattr("memobot.assistant.open_language_model", opened)
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
        if llm:
            monkeypatch.setenv("MEMOBOT_LLM", llm)
        assert app(["ask", *arguments], standalone_mode=False) == 0
        return capsys.readouterr().out

    return ask


def test_without_a_model_and_with_the_extractive_engine_all_is_as_before(ask: Ask) -> None:
    assert ask(QUESTION) == BEFORE
    assert ask(QUESTION, "--engine", "extractive", llm="openai:gpt") == BEFORE
    answer = json.loads(ask(QUESTION, "--engine", "extractive", "--json", llm="openai:gpt"))
    assert list(answer) == KEYS
    assert list(answer["timings_ms"]) == ["search", "answer", "total"]
    assert answer["engine"] == "extractive"


def test_a_written_answer_is_signed(ask: Ask) -> None:
    printed = ask(QUESTION, llm="openai:gpt")
    assert printed.startswith("The Memorandum is extended for further periods of two years")
    assert printed.endswith("\n\nWritten by openai:gpt; 1 sentence checked against the source.\n")
    answer = json.loads(ask(QUESTION, "--json", llm="openai:gpt"))
    assert list(answer) == [*KEYS, "writing"]
    writing = answer["writing"]
    assert list(writing) == ["model", "prompts", "outcome", "sentences", "dropped", "note"]
    assert answer["engine"] == writing["model"] == "openai:gpt"
    assert writing["outcome"] in ("written", "in_part")
    assert (writing["dropped"], writing["note"]) == (0, "")
    assert all(sentence in answer["answer"] for sentence in writing["sentences"])
    assert re.fullmatch("[0-9a-f]{12}", writing["prompts"])


def test_the_engine_of_the_call_goes_before_that_of_the_settings(ask: Ask) -> None:
    assert "Written by ollama:qwen3;" in ask(QUESTION, "--engine", "ollama:qwen3")
    assert "Written by ollama:a;" in ask(QUESTION, "--engine", "ollama:a", llm="ollama:b")


def test_a_model_that_fails_is_a_note_below_the_answer_as_it_was(ask: Ask) -> None:
    printed = ask(QUESTION, llm="openai:gpt", script=unreachable)
    note = printed.removeprefix(BEFORE)
    assert note == "\nThe language model openai:gpt was not used: its server cannot be reached.\n"
    answer = json.loads(ask(QUESTION, "--json", llm="openai:gpt", script=unreachable))
    assert (answer["engine"], answer["writing"]["outcome"]) == ("extractive", "unused")
    assert answer["writing"]["note"] == note.strip()


def test_a_batch_is_written_too(ask: Ask) -> None:
    lines = ask("-", "--engine", "openai:gpt", stdin=f"{QUESTION}\n\n{QUESTION}\n").splitlines()
    assert [json.loads(line)["engine"] for line in lines] == ["openai:gpt", "openai:gpt"]
