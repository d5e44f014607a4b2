"""The index: whole, stale, missing, damaged, made by another model."""

from __future__ import annotations

from pathlib import Path

import pytest

from memobot.diagnosis import index
from memobot.diagnosis.looking import in_time
from memobot.diagnosis.model import Finding, State
from memobot.index import generations
from memobot.index.builder import ingest
from memobot.index.bundled import BundledEmbedder
from memobot.index.generations import open_current
from memobot.settings import Settings


def look(settings: Settings) -> Finding:
    return in_time(lambda: index.check(settings), 60)


def test_an_index_tells_what_it_holds_and_what_made_it(small_settings: Settings) -> None:
    found = look(small_settings)
    generation = open_current(small_settings.index)
    assert found.state is State.OK
    for part in (
        "5 documents",
        f"{generation.manifest.passages} passages",
        BundledEmbedder.name,
        generation.generation_id,
        "up to date",
    ):
        assert part in found.found


def test_texts_that_changed_want_an_ingest(own: Settings) -> None:
    (own.corpus / "news/bakers.md").write_text("# Another report\n\nOf bakers.\n", "utf-8")
    found = look(own)
    assert found.state is State.ATTENTION
    assert "not up to date" in found.found
    assert found.remedy == "Run `memobot ingest`."


def test_other_settings_want_an_ingest(own: Settings) -> None:
    found = look(own.model_copy(update={"passage_tokens": 100}))
    assert found.state is State.ATTENTION
    assert found.remedy == "Run `memobot ingest`."


def test_without_the_texts_the_index_is_told_of_all_the_same(own: Settings) -> None:
    found = look(own.model_copy(update={"corpus": Path("nowhere")}))
    assert found.state is State.ATTENTION
    assert "5 documents" in found.found
    assert found.remedy


def test_a_file_left_out_is_told_with_its_remedy(own: Settings) -> None:
    (own.corpus / "blank.txt").write_text(" ", "utf-8")
    ingest(own)
    found = look(own)
    assert found.state is State.ATTENTION
    assert "without 1 files: blank.txt holds no words" in found.found
    assert found.remedy == "Fill it or remove it."


def test_no_index_yet(own: Settings, tmp_path: Path) -> None:
    found = look(own.model_copy(update={"index": tmp_path / "none"}))
    assert found.state is State.FAILED
    assert "memobot ingest" in found.remedy


@pytest.mark.parametrize("name", ["catalog.sqlite", "dense.faiss", "manifest.json", "lexical"])
def test_a_damaged_file_fails_whichever_it_is(
    own: Settings, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(generations, "HASHED_ON_OPENING", 0)  # as with a large index
    path = open_current(own.index).path / name
    path = next(path.glob("*.json")) if path.is_dir() else path
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1  # of the same size
    path.write_bytes(data)
    found = look(own)
    assert found.state is State.FAILED
    assert "memobot ingest" in found.remedy


def test_an_index_of_another_model_fails(own: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(BundledEmbedder, "name", "another/model")
    found = look(own)
    assert found.state is State.FAILED
    assert "another/model" in found.found
    assert found.remedy


def test_a_model_that_is_missing_is_not_the_fault_of_the_index(own: Settings) -> None:
    found = look(own.model_copy(update={"embedding": "zeppelin/engine"}))
    assert found.state is State.ATTENTION
    assert "5 documents" in found.found
