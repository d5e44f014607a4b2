"""The prompts of the project, and what becomes of places and missing files."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from memobot.errors import Failure, LanguageModelError
from memobot.language_models.prompts import NAMES, Prompts

FOLDER = Path(__file__).parents[2] / "prompts"


def test_the_prompts_of_the_project_are_all_there_and_short() -> None:
    prompts = Prompts.load(FOLDER)
    assert sorted(prompts.texts) == sorted(NAMES)
    assert all(0 < len(text) < 3_000 for text in prompts.texts.values())


def test_places_are_filled_once_and_as_they_are() -> None:
    prompts = Prompts({"answer": 'Of {question}: {"claims": []} {question}'})
    told = prompts.text("answer", question="{sources} \\1 {question}")
    assert told == ('Of {sources} \\1 {question}: {"claims": []} {sources} \\1 {question}')


def test_a_place_that_nothing_fills_is_told() -> None:
    with pytest.raises(LanguageModelError, match=r"answer\.md has a place \{qestion\}") as raised:
        Prompts({"answer": "{qestion}"}).text("answer", question="?")
    assert raised.value.failure is Failure.CONFIGURATION


def test_the_version_changes_with_any_prompt_that_it_covers() -> None:
    prompts = Prompts({"a": "one", "b": "two", "c": "three"})
    version = prompts.version("a", "b")
    assert len(version) == 12
    assert Prompts({"a": "one", "b": "two", "c": "other"}).version("a", "b") == version
    assert Prompts({"a": "one", "b": "tow", "c": "three"}).version("a", "b") != version
    assert Prompts({"a": "onetwo", "b": "", "c": ""}).version("a", "b") != version


def test_a_missing_prompt_is_one_clear_line(tmp_path: Path) -> None:
    shutil.copytree(FOLDER, tmp_path / "prompts")
    (tmp_path / "prompts" / "again.md").unlink()
    with pytest.raises(LanguageModelError, match="MEMOBOT_PROMPTS"):
        Prompts.load(tmp_path / "prompts")
    (tmp_path / "prompts" / "again.md").write_bytes(b"\xff\xfe\x00bad")
    with pytest.raises(LanguageModelError, match="cannot be read"):
        Prompts.load(tmp_path / "prompts")
