"""Generations change whole or not at all; damage and rivals are named."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from memobot.errors import IndexBusy, IndexCorrupt, IndexMismatch, IndexMissing
from memobot.index import generations
from memobot.index.generations import (
    Generation,
    before,
    clean,
    current_id,
    open_current,
    publish,
    staging,
    write_lock,
)
from memobot.index.manifest import Recipe, read_manifest

RECIPE = Recipe("model/1", 160, "c0de")
SRC = str(Path(generations.__file__).parents[2])


def make(root: Path, content: str = "catalog", recipe: Recipe = RECIPE) -> Generation:
    with staging(root) as staged:
        (staged / "catalog.sqlite").write_text(content)
        (staged / "lexical").mkdir()
        (staged / "lexical" / "meta.json").write_text("{}")
        (staged / "lexical" / ".tantivy-meta.lock").write_text("")
        return publish(root, staged, recipe, documents=1, passages=2)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "index ?#қ"


def folders(root: Path) -> list[str]:
    return sorted(path.name for path in (root / "generations").iterdir())


def test_what_is_published_is_what_is_opened(root: Path) -> None:
    made = make(root)
    opened = open_current(root, "model/1")
    assert opened == made
    assert opened.catalog.read_text() == "catalog"
    assert set(opened.manifest.files) == {"catalog.sqlite", "lexical/meta.json"}
    assert (opened.manifest.documents, opened.manifest.passages) == (1, 2)
    opened.verify()


def test_ids_sort_by_time_and_tell_the_content(root: Path) -> None:
    ids = [make(root, content).generation_id for content in ("one", "two", "three")]
    assert ids == sorted(ids)
    assert len({generation_id[-8:] for generation_id in ids}) == 3
    assert all(re.fullmatch(r"\d{8}T\d{12}-[0-9a-f]{8}", each) for each in ids)


def test_nothing_ingested_yet(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("x")
    for root in (tmp_path, tmp_path / "missing", tmp_path / "README.md"):
        with pytest.raises(IndexMissing, match="memobot ingest"):
            open_current(root)


def test_an_index_of_another_model_is_a_mismatch(root: Path) -> None:
    make(root)
    with pytest.raises(IndexMismatch, match=r"model/1.*other/2"):
        open_current(root, "other/2")


def test_an_index_of_another_version_is_a_mismatch(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(generations, "SCHEMA_VERSION", 99)
    make(root)
    with pytest.raises(IndexMismatch, match="another version"):
        open_current(root)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


@pytest.mark.parametrize("damage", [cut, flip, Path.unlink])
@pytest.mark.parametrize("name", ["catalog.sqlite", "lexical/meta.json", "manifest.json"])
def test_damage_to_any_file_is_found_on_opening(
    root: Path, name: str, damage: Callable[[Path], None]
) -> None:
    damage(make(root).path / name)
    with pytest.raises(IndexCorrupt, match="memobot ingest"):
        open_current(root)


def test_a_manifest_that_was_edited_is_corrupt(root: Path) -> None:
    manifest = make(root).path / "manifest.json"
    manifest.write_text(manifest.read_text().replace('"passages": 2', '"passages": 3'))
    with pytest.raises(IndexCorrupt, match="manifest"):
        open_current(root)


def test_a_big_index_is_hashed_only_when_verified(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(generations, "HASHED_ON_OPENING", 3)
    flip(make(root).catalog)
    opened = open_current(root)
    with pytest.raises(IndexCorrupt, match=r"catalog\.sqlite is damaged"):
        opened.verify()
    cut(opened.catalog)
    with pytest.raises(IndexCorrupt):
        open_current(root)


@pytest.mark.parametrize(
    "content", [b"", b"../../etc", b"\xff\xfe", b"20250101T000000000000-00000000"]
)
def test_a_damaged_current_is_corrupt(root: Path, content: bytes) -> None:
    make(root)
    (root / "CURRENT").write_bytes(content)
    with pytest.raises(IndexCorrupt, match="memobot ingest"):
        open_current(root)


def test_a_generation_replaced_while_it_was_opened_is_opened_anew(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = make(root)
    read = read_manifest

    def replaced_meanwhile(folder: Path) -> object:
        monkeypatch.setattr(generations, "read_manifest", read)
        for content in ("two", "three"):
            make(root, content)
        clean(root)
        return read(folder)

    monkeypatch.setattr(generations, "read_manifest", replaced_meanwhile)
    assert open_current(root).catalog.read_text() == "three"
    assert not first.path.exists()


def test_the_current_and_the_one_before_stay(root: Path) -> None:
    one, two, three = (make(root, content) for content in ("one", "two", "three"))
    clean(root)
    assert folders(root) == [two.generation_id, three.generation_id]
    assert before(root, three) == two
    assert before(root, one) is None
    assert before(root, two) is None  # removed


def test_what_failed_to_be_published_leaves_nothing(root: Path) -> None:
    made = make(root)

    def fail() -> None:
        with staging(root) as staged:
            (staged / "half").write_text("")
            raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        fail()
    assert folders(root) == [made.generation_id]
    assert open_current(root) == made


def test_leftovers_go_and_the_files_of_others_stay(root: Path) -> None:
    made = make(root)
    (root / "generations" / ".staging-dead" / "deep").mkdir(parents=True)
    unnamed = root / "generations" / "20250101T000000000000-00000000"
    unnamed.mkdir()
    for name in ("README.md", ".gitignore", "generations/notes.txt", "generations/mine/x"):
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text("keep")
    clean(root)
    assert folders(root) == sorted([made.generation_id, "mine", "notes.txt"])
    assert (root / "README.md").read_text() == (root / ".gitignore").read_text() == "keep"


def test_with_a_damaged_current_no_generation_is_removed(root: Path) -> None:
    made = make(root)
    (root / "CURRENT").write_text("?")
    (root / "generations" / ".staging-dead").mkdir()
    clean(root)
    assert folders(root) == [made.generation_id]


def test_clean_without_an_index(tmp_path: Path) -> None:
    clean(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_the_second_writer_is_told_at_once(root: Path) -> None:
    root.mkdir()
    program = (
        "import sys; from pathlib import Path\n"
        "from memobot.index.generations import write_lock\n"
        "with write_lock(Path(sys.argv[1])): print('held', flush=True); input()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program, str(root)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": SRC},
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(IndexBusy, match="Another process"), write_lock(root):
            pass
        holder.kill()
    with write_lock(root):  # a killed holder holds no more
        pass


def test_threads_of_one_process_are_rivals_too(root: Path) -> None:
    root.mkdir()
    with write_lock(root), pytest.raises(IndexBusy), write_lock(root):
        pass


def test_folders_are_as_readable_as_others(root: Path) -> None:
    made = make(root)
    assert made.path.stat().st_mode & 0o777 == root.stat().st_mode & 0o777


def test_current_id(root: Path) -> None:
    assert current_id(root) is None
    assert current_id(root.parent) is None
    assert make(root).generation_id == current_id(root)
