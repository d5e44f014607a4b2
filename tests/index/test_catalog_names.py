"""The names of documents as a catalog keeps them find what they find in memory."""

from __future__ import annotations

import sqlite3
import tempfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from memobot.documents.model import Document
from memobot.errors import IndexCorrupt
from memobot.index.catalog import Catalog, DocumentRecord
from memobot.naming.names import NameIndex
from memobot.naming.terms import read_terms

WORDS = (
    "Memorandum of the Union Glaziers Estonia tilers' Portuguese Протокол между Профсоюзом «Улей» "
    "Польшей Porozumienie Latarników Қазақстан келісім GLATIL ФПРК 2021 Carvalho North Korea"
).split()
NAME = st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join)
KINDS = st.sampled_from(["memorandum", "protocol", "agreement", "news"])


@st.composite
def corpora(draw: st.DrawFn) -> tuple[Document, ...]:
    sources = draw(st.lists(st.sampled_from("abcdefgh"), unique=True, max_size=6))
    return tuple(
        Document(
            document_id=f"{draw(st.sampled_from('zya'))}-{source}",
            source=f"{source}/{draw(NAME).replace(' ', '_') or source}.txt",
            version="0",
            text=draw(NAME),
            title=draw(NAME),
            short_title=draw(NAME),
            kind=draw(KINDS),
            language="en",
            aliases=tuple(draw(st.lists(NAME, max_size=2))),
        )
        for source in sources
    )


def write(path: Path, documents: tuple[Document, ...]) -> Catalog:
    with Catalog.create(path) as writer:
        for document in documents:
            writer.add(document, [])
        writer.commit()
    return Catalog.open(path)


def found_by(names: NameIndex, question: str) -> tuple[object, ...]:
    terms = read_terms(question, "en")
    named = names.find(terms, elsewhere=frozenset(terms[::2]))
    holders = [names.holds(term) for term in terms]
    return list(named.scores.items()), dict(named.terms), named.by_name, holders


@settings(max_examples=60)
@given(corpora(), st.lists(NAME, max_size=4))
def test_the_catalog_finds_what_memory_finds(
    documents: tuple[Document, ...], questions: list[str]
) -> None:
    cards = [DocumentRecord.of(document, "").card for document in documents]
    with (
        tempfile.TemporaryDirectory() as folder,
        closing(write(Path(folder, "catalog"), documents)) as catalog,
    ):
        kept, made = NameIndex(cards, catalog), NameIndex(cards)
        for question in questions:
            assert found_by(kept, question) == found_by(made, question)


def document(number: int) -> Document:
    return Document(
        document_id=f"d{number}",
        source=f"{number}.txt",
        version="0",
        text="",
        title=f"Memorandum of the Union of {WORDS[number]}",
        short_title="Memorandum",
        kind="memorandum",
        language="en",
    )


def test_documents_taken_over_are_found_beside_new_ones(tmp_path: Path) -> None:
    one, two, three = (document(WORDS.index(word)) for word in ("Estonia", "Glaziers", "Carvalho"))
    write(tmp_path / "before", (one, two)).close()
    with Catalog.create(tmp_path / "after") as writer:
        writer.copy(tmp_path / "before", [two.document_id])
        writer.add(three, [])
        writer.commit()
    with closing(Catalog.open(tmp_path / "after")) as catalog:
        cards = [record.card for record in catalog.documents()]
        names = NameIndex(cards, catalog)
        held = [names.holds(term) for term in read_terms("Estonia Glaziers Carvalho", "en")]
    assert held == [frozenset(), {two.document_id}, {three.document_id}]


def test_names_are_found_from_several_threads(tmp_path: Path) -> None:
    documents = tuple(document(number) for number in range(len(WORDS)))
    with closing(write(tmp_path / "catalog", documents)) as catalog:
        names = NameIndex([record.card for record in catalog.documents()], catalog)
        made = NameIndex([record.card for record in catalog.documents()])
        questions = [one.title for one in documents] * 4
        with ThreadPoolExecutor(4) as threads:
            found = list(threads.map(lambda question: found_by(names, question), questions))
        assert found == [found_by(made, question) for question in questions]


def test_a_damaged_posting_is_told(tmp_path: Path) -> None:
    write(tmp_path / "catalog", (document(4),)).close()
    with closing(sqlite3.connect(tmp_path / "catalog")) as db, db:
        db.execute("UPDATE names SET weights = x''")
    with closing(Catalog.open(tmp_path / "catalog")) as catalog:
        names = NameIndex([record.card for record in catalog.documents()], catalog)
        with pytest.raises(IndexCorrupt, match="memobot ingest"):
            names.find(read_terms("the memorandum of the glaziers", "en"))
