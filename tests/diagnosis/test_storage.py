"""The folder of the index: rights and room."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from memobot.diagnosis.model import State
from memobot.diagnosis.sizes import shown_size
from memobot.diagnosis.storage import check
from memobot.index.generations import open_current
from memobot.settings import Settings

needs_rights = pytest.mark.skipif(os.geteuid() == 0, reason="root writes everywhere")


def test_a_folder_with_room_is_fine_and_stays_as_it_is(own: Settings) -> None:
    before = sorted(own.index.rglob("*"))
    found = check(own)
    assert found.state is State.OK
    needed = 2 * open_current(own.index).manifest.size
    assert f"an ingest needs some {shown_size(needed)}" in found.found
    assert sorted(own.index.rglob("*")) == before


def test_a_folder_that_is_not_there_yet_is_not_made(own: Settings, tmp_path: Path) -> None:
    found = check(own.model_copy(update={"index": tmp_path / "a" / "b"}))
    assert found.state is State.OK
    assert str(tmp_path) in found.found
    assert "an ingest needs some" in found.found
    assert not (tmp_path / "a").exists()


def test_a_file_in_its_place_fails(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    found = check(Settings(index=tmp_path / "file"))
    assert found.state is State.FAILED
    assert "MEMOBOT_INDEX" in found.remedy


@needs_rights
def test_a_read_only_folder_fails(tmp_path: Path) -> None:
    (tmp_path / "index").mkdir(mode=0o500)
    found = check(Settings(index=tmp_path / "index"))
    assert found.state is State.FAILED
    assert "Permission denied" in found.found
    assert "MEMOBOT_INDEX" in found.remedy


@needs_rights
def test_a_read_only_folder_with_an_index_in_it_wants_attention(own: Settings) -> None:
    own.index.chmod(0o500)
    assert check(own).state is State.ATTENTION


def test_too_little_room_wants_attention(own: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = shutil.disk_usage(own.index)._replace(free=1000)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage)
    found = check(own)
    assert found.state is State.ATTENTION
    assert "1.0 KB free" in found.found
    assert found.remedy


@pytest.mark.parametrize(
    ("size", "shown"), [(0, "0 bytes"), (999, "999 bytes"), (1000, "1.0 KB"), (5e13, "50.0 TB")]
)
def test_sizes_as_people_read_them(size: float, shown: str) -> None:
    assert shown_size(size) == shown
