"""Settings of the tests alone, and copies of an index that may be damaged."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from memobot.language_models.prompts import NAMES
from memobot.settings import Settings


@pytest.fixture(autouse=True)
def _nothing_is_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Neither variables of the one who runs the tests, nor a memobot.toml."""
    for name in os.environ:
        if name.startswith("MEMOBOT_") or name.endswith("_API_KEY"):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def own(small_settings: Settings, tmp_path: Path) -> Settings:
    """The small corpus and its index, copied for one test."""
    shutil.copytree(small_settings.corpus, tmp_path / "corpus")
    shutil.copytree(small_settings.index, tmp_path / "index")
    return Settings(corpus=tmp_path / "corpus", index=tmp_path / "index")


@pytest.fixture
def prompts(tmp_path: Path) -> Path:
    """A folder with a prompt of each name."""
    folder = tmp_path / "prompts"
    folder.mkdir()
    for name in NAMES:
        (folder / f"{name}.md").write_text(f"The prompt {name}.\n", "utf-8")
    return folder
