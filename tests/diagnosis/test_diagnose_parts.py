"""Versions, texts, models, prompts: each part as it should be, missing, and damaged."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from memobot.diagnosis import models, prompts, texts, versions
from memobot.diagnosis.looking import in_time
from memobot.diagnosis.model import State
from memobot.errors import EmbeddingError, RerankingError
from memobot.language_models.prompts import NAMES
from memobot.settings import Settings

ROOT = Path(__file__).parents[2]

# Versions


def test_the_versions_are_those_installed() -> None:
    import memobot

    found = versions.check()
    assert found.state is State.OK
    assert f"memobot {memobot.__version__}" in found.found
    assert versions.versions()["memobot"] == memobot.__version__


def test_a_package_that_is_missing_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(versions, "PACKAGES", ("memobot", "zeppelin-engine"))
    found = versions.check()
    assert found.state is State.FAILED
    assert found.found.startswith("zeppelin-engine not installed")
    assert "zeppelin-engine" not in versions.versions()


# Texts


def test_the_files_to_read_are_counted(small_settings: Settings) -> None:
    found = texts.check(small_settings)
    assert found.state is State.OK
    assert found.found.startswith("5 files to read")


def test_a_missing_folder_fails_with_what_to_do(tmp_path: Path) -> None:
    settings = Settings(corpus=tmp_path / "nowhere")
    found = in_time(lambda: texts.check(settings), 10)
    assert found.state is State.FAILED
    assert "nowhere is not a folder" in found.found
    assert "--corpus" in found.remedy


def test_an_empty_folder_fails_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    found = in_time(lambda: texts.check(Settings(corpus=tmp_path / "empty")), 10)
    assert found.state is State.FAILED
    assert "no texts" in found.found
    assert found.remedy.startswith("Put agreements")


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_file_without_rights_wants_attention(own: Settings) -> None:
    (own.corpus / "news/bakers.md").chmod(0)
    found = texts.check(own)
    assert found.state is State.ATTENTION
    assert "news/bakers.md" in found.found
    assert "rights" in found.remedy


def test_a_file_that_cannot_be_opened_wants_attention(own: Settings) -> None:
    (own.corpus / os.fsdecode(b"bad-\xff.txt")).write_text("text", "utf-8")
    found = texts.check(own)
    assert found.state is State.ATTENTION
    assert "6 files to read" in found.found
    assert "1 of which cannot be read" in found.found
    assert found.remedy == "Rename the file."
    (found.found + found.remedy).encode()


# Models


def test_the_bundled_model_embeds_a_word() -> None:
    found = models.check_embedding(Settings())
    assert found.state is State.OK
    assert "384 dimensions" in found.found


def test_an_embedding_model_that_is_not_here_says_so() -> None:
    with pytest.raises(EmbeddingError, match="MEMOBOT_EMBEDDING"):
        models.check_embedding(Settings(embedding="zeppelin/engine"))


def test_without_a_reranker_nothing_is_wrong() -> None:
    assert models.check_reranker(Settings()).state is State.NOT_SET


def test_a_reranker_that_is_not_here_says_so() -> None:
    with pytest.raises(RerankingError, match="MEMOBOT_RERANKER"):
        models.check_reranker(Settings(reranker="zeppelin/engine"))


# Prompts


def test_the_prompts_and_their_version(prompts: Path) -> None:
    settings = Settings(prompts=prompts)
    before = _prompts(settings)
    assert before.state is State.OK
    assert f"{len(NAMES)} prompts" in before.found
    (prompts / f"{NAMES[0]}.md").write_text("Another text.", "utf-8")
    assert _prompts(settings).found != before.found


@pytest.mark.parametrize(("llm", "state"), [("openai:x", State.FAILED), (None, State.ATTENTION)])
def test_a_prompt_that_is_missing(prompts: Path, llm: str | None, state: State) -> None:
    (prompts / f"{NAMES[0]}.md").unlink()
    found = _prompts(Settings(prompts=prompts, llm=llm))
    assert found.state is state
    assert f"{NAMES[0]}.md" in found.found
    assert "MEMOBOT_PROMPTS" in found.remedy


@pytest.mark.parametrize("name", ["system", "answer", "json", "again"])
def test_a_prompt_that_cannot_be_filled(prompts: Path, name: str) -> None:
    (prompts / f"{name}.md").write_text("Answer {qestion}", "utf-8")
    found = _prompts(Settings(prompts=prompts, llm="openai:x"))
    assert found.state is State.FAILED
    assert "{qestion}" in found.found


def test_a_context_that_leaves_no_room_for_sources(prompts: Path) -> None:
    system = prompts / "system.md"
    system.write_text(f"{system.read_text('utf-8')} {'word ' * 900}", "utf-8")
    found = _prompts(Settings(prompts=prompts, llm="openai:x", llm_context=2048))
    assert found.state is State.FAILED
    assert "MEMOBOT_LLM_CONTEXT" in found.remedy


def test_the_prompts_that_ship_are_in_order() -> None:
    assert _prompts(Settings(prompts=ROOT / "prompts", llm="openai:x")).state is State.OK


_prompts = prompts.check
