"""An ingest keeps what each document yields, and no fault of the extraction costs a document."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from memobot.documents.model import Document
from memobot.errors import IndexMismatch
from memobot.index import builder, generations, indexing, manifest, taking_apart
from memobot.index.builder import ingest, is_stale
from memobot.index.generations import open_current
from memobot.index.store import Index
from memobot.settings import Settings
from memobot.terms.extract import extract
from memobot.terms.model import AgreementTerms, Findings, Named, Source

AGREEMENT = """\
# Memorandum of cooperation between the Weavers and the Dyers

## Article 1. Aim

They weave.

## Article 2. Term

It runs for two years.
"""
NEWS = "The weavers met the dyers.\n\nThey spoke of blue."


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "a.md").write_text(AGREEMENT, "utf-8")
    (corpus / "news.txt").write_text(NEWS, "utf-8")
    return Settings(corpus=corpus, index=tmp_path / "index")


def findings(settings: Settings) -> dict[str, Findings]:
    catalog = Index.open(settings.index).catalog
    sources = {record.document_id: record.source for record in catalog.documents()}
    return {sources[document_id]: found for document_id, found in catalog.findings().items()}


def noted(document: Document) -> Findings:
    """An extractor of our own, of which it can be seen that it was at work."""
    return Findings(AgreementTerms(place=Named("Łódź", Source(document.text[:9], 0, 9, None))))


def test_what_the_extractor_finds_is_kept(settings: Settings) -> None:
    ingest(settings)
    index = Index.open(settings.index)
    documents = [index.catalog.document(record.document_id) for record in index.catalog.documents()]
    assert findings(settings) == {each.source: extract(each) for each in documents}


def test_what_did_not_change_is_taken_over_with_its_findings(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    ingest(settings)
    held = findings(settings)
    monkeypatch.setattr(taking_apart, "extract", noted)
    (settings.corpus / "b.md").write_text(AGREEMENT.replace("Weavers", "Spinners"), "utf-8")
    ingest(settings)
    now = findings(settings)
    assert now.pop("b.md").terms != held["a.md"].terms
    assert now == held


def test_another_extractor_reads_all_anew_and_embeds_nothing(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    ingest(settings)
    monkeypatch.setattr(taking_apart, "extract", noted)
    monkeypatch.setattr(builder, "code_version", lambda: "other")
    monkeypatch.setattr(indexing, "embed_in_batches", lambda *_: pytest.fail("embedded again"))
    assert is_stale(settings)
    ingest(settings)
    assert all(found.terms and found.terms.place for found in findings(settings).values())


def test_the_code_of_an_index_is_also_that_of_the_extractor(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for room in ("documents", "naming", "terms", "index"):
        (tmp_path / "memobot" / room).mkdir(parents=True)
    (tmp_path / "memobot" / "language.py").write_text("")
    rule = tmp_path / "memobot" / "terms" / "rule.py"
    table = tmp_path / "memobot" / "terms" / "words.toml"
    monkeypatch.setattr(manifest, "__file__", str(tmp_path / "memobot" / "index" / "manifest.py"))
    versions = {manifest.code_version()}
    for path in (rule, table, rule):
        path.write_text(f"{len(versions)}")
        versions.add(manifest.code_version())
    assert len(versions) == 4


def test_a_fault_costs_the_terms_and_not_the_document(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(_: Document) -> Findings:
        raise RecursionError("a fault of ours")

    monkeypatch.setattr(taking_apart, "extract", fails)
    with caplog.at_level(logging.WARNING):
        report = ingest(settings)
    assert (report.documents, report.failed) == (2, ())
    assert "a.md" in caplog.text
    found = findings(settings)
    assert found["news.txt"] == Findings()
    terms = found["a.md"].terms
    assert terms is not None
    assert [warning.text for warning in terms.warnings] == [taking_apart.NOT_EXTRACTED]


def test_an_index_of_the_older_layout_is_replaced_and_nothing_embedded_again(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as older:
        older.setattr(generations, "SCHEMA_VERSION", generations.SCHEMA_VERSION - 1)
        ingest(settings)
    with pytest.raises(IndexMismatch, match=r"another version.*memobot ingest"):
        open_current(settings.index)
    assert is_stale(settings)
    monkeypatch.setattr(indexing, "embed_in_batches", lambda *_: pytest.fail("embedded again"))
    report = ingest(settings)
    assert report.documents == 2
    assert not is_stale(settings)
    assert len(findings(settings)) == 2
