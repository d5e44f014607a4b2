"""The catalog keeps documents exactly, for several threads, and names damage."""

from __future__ import annotations

import hashlib
import sqlite3
import tempfile
import threading
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from memobot.documents.model import Document, Passage, Span, Unit, UnitKind
from memobot.errors import IndexCorrupt, UnknownDocument
from memobot.index.catalog import Catalog, DocumentRecord, Failure
from memobot.terms.model import AgreementTerms, Findings, Named, Source

TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=60)  # with NUL and all planes


def document(
    number: int = 1, text: str = "Article 1\nThe Parties agree.", **fields: object
) -> Document:
    values: dict[str, object] = {
        "document_id": f"doc-{number}",
        "source": f"agreements/{number}.txt",
        "version": "0123456789ab",
        "text": text,
        "title": "Memorandum",
        "short_title": "Memo",
        "kind": "memorandum",
        "language": "en",
        "aliases": ("MoU", "Меморандум"),
        "units": (
            Unit(
                UnitKind.ARTICLE,
                Span(0, len(text)),
                "1",
                "Aim",
                (Unit(UnitKind.PARAGRAPH, Span(0, 0)),),
            ),
        ),
    }
    return Document(**(values | fields))  # type: ignore[arg-type]


def passage(passage_id: int, of: Document, start: int = 0, end: int = 4) -> Passage:
    span = Span(start, end)
    return Passage(passage_id, of.document_id, span, "1", None, of.title, span.of(of.text))


def found(words: str) -> Findings:
    return Findings(AgreementTerms(place=Named(words, Source(words, 0, len(words), "1"))))


def write(path: Path, *items: tuple[Document, list[Passage]]) -> Catalog:
    with Catalog.create(path) as writer:
        for each, passages in items:
            writer.add(each, passages, "f" * 64, found(each.document_id))
        writer.commit()
    return Catalog.open(path)


@settings(max_examples=25, deadline=None)
@given(text=TEXT, title=TEXT, alias=TEXT, number=st.none() | TEXT)
def test_a_document_comes_back_as_it_was(
    text: str, title: str, alias: str, number: str | None
) -> None:
    unit = Unit(UnitKind.CLAUSE, Span(0, len(text)), number, None)
    parent = Unit(UnitKind.ARTICLE, Span(0, len(text)), number, title, (unit, unit))
    given_document = document(text=text, title=title, aliases=(alias,), units=(parent, unit))
    given_passage = passage(2**63 - 1, given_document)
    with tempfile.TemporaryDirectory() as folder:
        catalog = write(Path(folder, "c"), (given_document, [given_passage]))
        assert catalog.document("doc-1") == given_document
        assert catalog.text("doc-1") == text
        assert catalog.passage(2**63 - 1) == given_passage
        (record,) = catalog.documents()
        assert (record.title, record.characters, record.sha256) == (title, len(text), "f" * 64)
        catalog.close()


@pytest.fixture
def catalog(tmp_path: Path) -> Catalog:
    one, two = document(1), document(2, language="ru")
    return write(
        tmp_path / "c.sqlite",
        (two, [passage(30, two), passage(5, two, 5, 9)]),
        (one, [passage(20, one, 5, 9), passage(10, one)]),
    )


def test_passages_by_id_keep_the_order_asked_for(catalog: Catalog) -> None:
    assert list(catalog.passages([30, 10, 99, 30, 5])) == [30, 10, 5]
    assert catalog.passages([]) == {}
    with pytest.raises(KeyError):
        catalog.passage(99)


def test_many_ids_fit_in_one_question(catalog: Catalog) -> None:
    assert list(catalog.passages(range(5000))) == [5, 10, 20, 30]
    assert catalog.passage_ids(["doc-1"] * 3000 + ["doc-2"]) == [5, 10, 20, 30]


def test_passages_of_a_document_are_in_the_order_of_its_text(catalog: Catalog) -> None:
    assert [each.passage_id for each in catalog.passages_of("doc-1")] == [10, 20]
    assert catalog.passages_of("none") == ()
    assert catalog.passage_ids(["doc-2", "none"]) == [5, 30]
    assert catalog.passage_ids() == [5, 10, 20, 30]
    assert catalog.passage_ids([]) == []


def test_documents_are_in_the_order_of_their_sources(catalog: Catalog) -> None:
    assert [record.document_id for record in catalog.documents()] == ["doc-1", "doc-2"]
    assert all(record.is_agreement for record in catalog.documents())


def test_findings_are_by_document_in_the_order_of_the_sources(catalog: Catalog) -> None:
    assert list(catalog.findings().items()) == [
        ("doc-1", found("doc-1")),
        ("doc-2", found("doc-2")),
    ]


def test_findings_load_no_text(catalog: Catalog, tmp_path: Path) -> None:
    catalog.close()
    with sqlite3.connect(tmp_path / "c.sqlite") as db:
        db.execute("ALTER TABLE documents DROP COLUMN text")
    db.close()
    other = Catalog.open(tmp_path / "c.sqlite")
    assert len(other.findings()) == len(other.documents()) == 2


def test_a_record_is_that_of_the_document(catalog: Catalog) -> None:
    (record, _) = catalog.documents()
    assert record == DocumentRecord.of(catalog.document("doc-1"), "f" * 64)


def test_the_walk_gives_each_passage_its_language(catalog: Catalog) -> None:
    assert [(each.passage_id, language) for each, language in catalog.walk()] == [
        (10, "en"),
        (20, "en"),
        (30, "ru"),
        (5, "ru"),
    ]


def test_digests_are_of_what_is_embedded(catalog: Catalog) -> None:
    digests = catalog.digests()
    assert list(digests) == [5, 10, 20, 30]
    embedded = catalog.passage(10).indexed_text
    assert digests[10] == hashlib.sha256(embedded.encode()).digest()


def test_an_unknown_document_says_so(catalog: Catalog) -> None:
    for method in (catalog.document, catalog.text):
        with pytest.raises(UnknownDocument, match="'nope'"):
            method("nope")


def test_failures_are_kept(tmp_path: Path) -> None:
    with Catalog.create(tmp_path / "c") as writer:
        writer.add_failure(Failure("b.pdf", "", "is damaged"))
        writer.add_failure(Failure("a.pdf", "12", "is empty"))
        writer.commit()
    catalog = Catalog.open(tmp_path / "c")
    assert [failure.source for failure in catalog.failures()] == ["a.pdf", "b.pdf"]


def test_what_was_not_committed_is_not_there(tmp_path: Path) -> None:
    with Catalog.create(tmp_path / "c") as writer:
        writer.add(document(), [])
    assert Catalog.open(tmp_path / "c").documents() == ()


def test_the_second_of_two_alike_is_refused_whole(tmp_path: Path) -> None:
    one, two = document(1), document(2)
    with Catalog.create(tmp_path / "c") as writer:
        writer.add(one, [passage(1, one)])
        with pytest.raises(ValueError, match="doc-1 is in the catalog already"):
            writer.add(document(1, source="other.txt"), [])
        with pytest.raises(ValueError, match="already"):
            writer.add(two, [passage(2, two), passage(1, two)])
        writer.commit()
    catalog = Catalog.open(tmp_path / "c")
    assert [record.document_id for record in catalog.documents()] == ["doc-1"]
    assert catalog.passage_ids() == [1]


def test_an_existing_file_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "c").write_text("mine")
    with pytest.raises(FileExistsError):
        Catalog.create(tmp_path / "c")


def test_documents_are_taken_over_whole(catalog: Catalog, tmp_path: Path) -> None:
    three = document(3)
    with Catalog.create(tmp_path / "new ?#.sqlite") as writer:
        writer.copy(tmp_path / "c.sqlite", ["doc-2"])
        writer.add(three, [passage(7, three)])
        writer.commit()
    new = Catalog.open(tmp_path / "new ?#.sqlite")
    assert new.passage_ids() == [5, 7, 30]
    assert new.document("doc-2") == catalog.document("doc-2")
    assert new.passages_of("doc-2") == catalog.passages_of("doc-2")
    assert new.digests()[30] == catalog.digests()[30]


@pytest.mark.parametrize(
    "name", ["a b", "what?", "a#b", "100%41", "қала", "ż&mode=rwc", "a?immutable=0"]
)
def test_any_path_will_do(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    folder.mkdir()
    write(folder / name, (document(), [])).close()
    assert [path.name for path in folder.iterdir()] == [name]
    assert Catalog.open(folder / name).text("doc-1")


def test_reading_writes_nothing_and_cannot(catalog: Catalog, tmp_path: Path) -> None:
    path = tmp_path / "c.sqlite"
    before = path.read_bytes(), path.stat().st_mtime_ns
    catalog.documents()
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        catalog._db.execute("DELETE FROM documents")
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert [each.name for each in tmp_path.iterdir()] == ["c.sqlite"]


def test_reading_waits_for_no_lock(catalog: Catalog, tmp_path: Path) -> None:
    other = sqlite3.connect(tmp_path / "c.sqlite")
    other.execute("BEGIN EXCLUSIVE")
    assert len(Catalog.open(tmp_path / "c.sqlite").documents()) == 2
    other.close()


def test_it_stays_readable_when_its_generation_is_removed(catalog: Catalog, tmp_path: Path) -> None:
    (tmp_path / "c.sqlite").unlink()
    assert catalog.document("doc-1").title == "Memorandum"


def test_threads_read_at_once(catalog: Catalog) -> None:
    got: list[bool] = []

    def read() -> None:
        for _ in range(200):
            got.append(len(catalog.passages([5, 10, 20, 30])) == 4 and bool(catalog.text("doc-2")))

    threads = [threading.Thread(target=read) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert got == [True] * 1200


def test_a_file_that_is_no_catalog_is_corrupt(tmp_path: Path) -> None:
    (tmp_path / "text").write_bytes(b"not a database, but long enough to be read as one" * 30)
    (tmp_path / "empty").write_bytes(b"")
    for name in ("text", "empty", "missing"):
        with pytest.raises(IndexCorrupt, match="memobot ingest"):
            Catalog.open(tmp_path / name)
    assert not (tmp_path / "missing").exists()


def test_damage_inside_is_found_when_it_is_read(catalog: Catalog, tmp_path: Path) -> None:
    catalog.close()
    path = tmp_path / "c.sqlite"
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)  # all but the first page
    path.write_bytes(data)
    with pytest.raises(IndexCorrupt, match="memobot ingest"):
        Catalog.open(path).documents()


@pytest.mark.parametrize("packed", ["{", "[]", '{"terms": 7}', '{"mentions": [{}]}'])
def test_findings_that_are_none_are_damage(catalog: Catalog, tmp_path: Path, packed: str) -> None:
    with sqlite3.connect(tmp_path / "c.sqlite") as db:
        db.execute("UPDATE documents SET findings = ?", (packed,))
    db.close()
    with pytest.raises(IndexCorrupt, match="memobot ingest"):
        Catalog.open(tmp_path / "c.sqlite").findings()


@pytest.mark.parametrize("units", ["{", '[["no such kind", 0, 1, null, null, []]]', "[[]]", "[1]"])
def test_units_that_are_none_are_damage(catalog: Catalog, tmp_path: Path, units: str) -> None:
    with sqlite3.connect(tmp_path / "c.sqlite") as db:
        db.execute("UPDATE documents SET units = ?", (units,))
    db.close()
    with pytest.raises(IndexCorrupt):
        Catalog.open(tmp_path / "c.sqlite").document("doc-1")
