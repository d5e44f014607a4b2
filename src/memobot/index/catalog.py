"""The catalog: every document with its text, units and terms, and every passage, in one SQLite
file.

A catalog is written once, while its generation is staged, and never changes afterwards. So it
is read with `immutable=1`: no locks are taken and no file is made beside it, even on a disk
that is read-only.
"""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from memobot.documents.model import Document, Passage
from memobot.errors import IndexCorrupt, UnknownDocument
from memobot.index.catalog_rows import (
    PASSAGE,
    SCHEMA_VERSION,
    TOLD,
    DocumentRecord,
    Failure,
    marks,
    passage_of,
    read_only_uri,
    slices,
    unpack,
)
from memobot.index.catalog_writer import CatalogWriter
from memobot.index.packing import unpack_findings
from memobot.naming.postings import Posting, unpack_posting
from memobot.terms.model import Findings

__all__ = ["Catalog", "CatalogWriter", "DocumentRecord", "Failure"]


class Catalog:
    """A catalog opened for reading; usable from several threads at once.

    Every method raises IndexCorrupt when the file turns out to be damaged.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        # One connection, kept open: the file stays readable when its generation is pruned.
        self._lock = threading.Lock()
        try:
            self._db = self._connect(path)
        except sqlite3.Error as error:
            raise self._damage(error) from error

    @staticmethod
    def _connect(path: Path) -> sqlite3.Connection:
        db = sqlite3.connect(read_only_uri(path), uri=True, check_same_thread=False)
        try:
            (version,) = db.execute("PRAGMA user_version").fetchone()
            if version != SCHEMA_VERSION:
                raise sqlite3.DatabaseError(f"layout {version}, not {SCHEMA_VERSION}")
        except BaseException:
            db.close()
            raise
        return db

    @classmethod
    def open(cls, path: Path) -> Catalog:
        """The catalog in the file `path`. Raises IndexCorrupt."""
        return cls(path)

    @classmethod
    def create(cls, path: Path) -> CatalogWriter:
        """A new catalog in the file `path`, to be filled. Raises OSError."""
        return CatalogWriter(path)

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._db.close()

    def documents(self) -> tuple[DocumentRecord, ...]:
        """All documents without their texts, by source."""
        rows = self._rows(
            f"SELECT sha256, characters, head, aliases, {', '.join(TOLD)}"
            " FROM documents ORDER BY source"
        )
        return tuple(
            DocumentRecord(
                sha256=sha256,
                characters=characters,
                head=head,
                aliases=tuple(self._json(aliases)),
                **dict(zip(TOLD, told, strict=True)),
            )
            for sha256, characters, head, aliases, *told in rows
        )

    def document(self, document_id: str) -> Document:
        """A document with its text and units. Raises UnknownDocument."""
        text, aliases, units, *told = self._one(
            f"SELECT text, aliases, units, {', '.join(TOLD)} FROM documents WHERE document_id = ?",
            document_id,
        )
        try:
            return Document(
                text=text,
                aliases=tuple(self._json(aliases)),
                units=tuple(map(unpack, self._json(units))),
                **dict(zip(TOLD, told, strict=True)),
            )
        except (TypeError, ValueError) as error:
            raise self._damage(error) from error

    def text(self, document_id: str) -> str:
        """The canonical text of a document. Raises UnknownDocument."""
        text: str = self._one("SELECT text FROM documents WHERE document_id = ?", document_id)[0]
        return text

    def findings(self) -> dict[str, Findings]:
        """What each document yields, by its id, in order of source; no text is loaded."""
        rows = self._rows("SELECT document_id, findings FROM documents ORDER BY source")
        try:
            return {document_id: unpack_findings(packed) for document_id, packed in rows}
        except ValueError as error:
            raise self._damage(error) from error

    def postings(self, keys: Iterable[str]) -> dict[str, Posting]:
        """The documents whose names hold each of these keys, as `naming.postings` has them."""
        wanted = list(dict.fromkeys(keys))
        rows = [
            row
            for some in slices(wanted)
            for row in self._rows(
                f"SELECT key, documents, weights FROM names WHERE key IN ({marks(len(some))})", some
            )
        ]
        try:
            return {key: unpack_posting(packed) for key, *packed in rows}
        except ValueError as error:
            raise self._damage(error) from error

    def passage(self, passage_id: int) -> Passage:
        """A passage; KeyError when there is none of that id."""
        return self.passages((passage_id,))[passage_id]

    def passages(self, passage_ids: Iterable[int]) -> dict[int, Passage]:
        """The passages of these ids, in the order asked for; unknown ids are left out."""
        ids = list(dict.fromkeys(passage_ids))
        found = {
            row[0]: passage_of(row)
            for some in slices(ids)
            for row in self._rows(
                f"SELECT {PASSAGE} FROM passages WHERE passage_id IN ({marks(len(some))})", some
            )
        }
        return {passage_id: found[passage_id] for passage_id in ids if passage_id in found}

    def passages_of(self, document_id: str) -> tuple[Passage, ...]:
        """The passages of a document in the order of its text."""
        rows = self._rows(
            f"SELECT {PASSAGE} FROM passages WHERE document_id = ? ORDER BY start, end",
            (document_id,),
        )
        return tuple(map(passage_of, rows))

    def passage_ids(self, document_ids: Sequence[str] | None = None) -> list[int]:
        """The ids of the passages of these documents (of all when None), ascending."""
        if document_ids is None:
            rows = self._rows("SELECT passage_id FROM passages")
        else:
            rows = [
                row
                for some in slices(list(dict.fromkeys(document_ids)))
                for row in self._rows(
                    f"SELECT passage_id FROM passages WHERE document_id IN ({marks(len(some))})",
                    some,
                )
            ]
        return sorted(row[0] for row in rows)

    def walk(self) -> Iterator[tuple[Passage, str]]:
        """Every passage with its document's language, by id; one document's texts at a time."""
        for record in self.documents():
            for passage in self.passages_of(record.document_id):
                yield passage, record.language

    def digests(self) -> dict[int, bytes]:
        """For each passage id, ascending, the key of its vector in the cache."""
        return dict(self._rows("SELECT passage_id, digest FROM passages ORDER BY passage_id"))

    def failures(self) -> tuple[Failure, ...]:
        """The files that could not be read when the catalog was made, by source."""
        rows = self._rows("SELECT source, sha256, error FROM failures ORDER BY source")
        return tuple(Failure(*row) for row in rows)

    def _rows(self, statement: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        try:
            with self._lock:
                return self._db.execute(statement, values).fetchall()
        except (sqlite3.Error, UnicodeError) as error:
            raise self._damage(error) from error

    def _one(self, statement: str, document_id: str) -> tuple[Any, ...]:
        rows = self._rows(statement, (document_id,))
        if not rows:
            raise UnknownDocument(
                f"The index holds no document {document_id!r}. `memobot search` shows the names "
                "of those it holds."
            )
        return rows[0]

    def _json(self, text: str) -> list[Any]:
        try:
            values: list[Any] = json.loads(text)
            return values
        except ValueError as error:
            raise self._damage(error) from error

    def _damage(self, error: Exception) -> IndexCorrupt:
        return IndexCorrupt(
            f"The catalog {self._path} is damaged ({error}). "
            "Run `memobot ingest` to build it again."
        )
