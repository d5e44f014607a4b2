"""The catalog: every document with its text and units, and every passage, in one SQLite file.

A catalog is written once, while its generation is staged, and never changes afterwards. So it
is read with `immutable=1`: no locks are taken and no file is made beside it, even on a disk
that is read-only.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from memobot.documents.model import Document, Passage, Span, Unit, UnitKind
from memobot.errors import IndexCorrupt, UnknownDocument

T = TypeVar("T")

SCHEMA = """
CREATE TABLE documents (
    document_id TEXT PRIMARY KEY,
    source TEXT NOT NULL UNIQUE,
    sha256 TEXT NOT NULL,
    version TEXT NOT NULL,
    title TEXT NOT NULL,
    short_title TEXT NOT NULL,
    kind TEXT NOT NULL,
    language TEXT NOT NULL,
    aliases TEXT NOT NULL,
    characters INTEGER NOT NULL,
    text TEXT NOT NULL,
    units TEXT NOT NULL
) STRICT;
CREATE TABLE passages (
    passage_id INTEGER PRIMARY KEY,
    document_id TEXT NOT NULL REFERENCES documents,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    article TEXT,
    clause TEXT,
    context TEXT NOT NULL,
    text TEXT NOT NULL,
    digest BLOB NOT NULL
) STRICT;
CREATE INDEX passages_by_document ON passages (document_id, start);
CREATE TABLE failures (
    source TEXT PRIMARY KEY,
    sha256 TEXT NOT NULL,
    error TEXT NOT NULL
) STRICT;
"""

_RECORD = "document_id, source, sha256, version, title, short_title, kind, language, aliases, characters"
_PASSAGE = "passage_id, document_id, start, end, article, clause, context, text"
_AT_ONCE = 500  # values in one IN (...): SQLite allows 999 in its oldest versions


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """What is known of a document without its text: the fields of `Document`, and `sha256` of
    the whole file (64 hex digits) and `characters`, the length of the canonical text."""

    document_id: str
    source: str
    sha256: str
    version: str
    title: str
    short_title: str
    kind: str
    language: str
    aliases: tuple[str, ...]
    characters: int

    @property
    def is_agreement(self) -> bool:
        """Whether the text itself binds parties, rather than reporting on them."""
        return self.kind not in ("news", "text")


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that could not be read; `sha256` is "" when not even its bytes could."""

    source: str
    sha256: str
    error: str


def digest_of(passage: Passage) -> bytes:
    """SHA-256 of what is embedded for a passage: the key of its vector in the cache."""
    return hashlib.sha256(passage.indexed_text.encode()).digest()


class CatalogWriter:
    """A new catalog. Use as a context manager; without `commit` nothing of it is kept."""

    def __init__(self, path: Path) -> None:
        """Create the file `path`, which must not exist. Raises OSError."""
        with path.open("xb"):
            pass
        self._db = sqlite3.connect(path.resolve().as_uri(), uri=True, isolation_level=None)
        # The file is staged: a crash throws it away, so a journal would protect nothing.
        self._db.execute("PRAGMA journal_mode = OFF")
        self._db.execute("PRAGMA synchronous = OFF")
        self._db.executescript(SCHEMA)
        self._db.execute("BEGIN")

    def __enter__(self) -> CatalogWriter:
        return self

    def __exit__(self, *_: object) -> None:
        self._db.close()

    def add(self, document: Document, passages: Iterable[Passage], sha256: str = "") -> None:
        """Add a document with all its passages; `sha256` is that of the whole file.

        Raises ValueError when a document of that id or source is there already.
        """
        try:
            self._db.execute(
                f"INSERT INTO documents ({_RECORD}, text, units) VALUES ({_marks(12)})",
                (
                    document.document_id,
                    document.source,
                    sha256,
                    document.version,
                    document.title,
                    document.short_title,
                    document.kind,
                    document.language,
                    json.dumps(document.aliases, ensure_ascii=False),
                    len(document.text),
                    document.text,
                    json.dumps(list(map(_pack, document.units)), ensure_ascii=False),
                ),
            )
            self._db.executemany(
                f"INSERT INTO passages ({_PASSAGE}, digest) VALUES ({_marks(9)})",
                ((*_passage_row(passage), digest_of(passage)) for passage in passages),
            )
        except sqlite3.IntegrityError as error:
            raise ValueError(f"{document.source} is in the catalog already ({error})") from error

    def copy(self, previous: Path, document_ids: Sequence[str]) -> None:
        """Take over these documents with their passages from another catalog, unread."""
        self._db.execute("COMMIT")  # no database can be attached within a transaction
        self._db.execute("ATTACH ? AS previous", (_read_only_uri(previous),))
        self._db.execute("BEGIN")
        for some in _slices(document_ids):
            for table in ("documents", "passages"):
                self._db.execute(
                    f"INSERT INTO {table} SELECT * FROM previous.{table}"
                    f" WHERE document_id IN ({_marks(len(some))})",
                    some,
                )
        self._db.execute("COMMIT")
        self._db.execute("DETACH previous")
        self._db.execute("BEGIN")

    def add_failure(self, failure: Failure) -> None:
        """Note a file that could not be read."""
        self._db.execute(
            "INSERT INTO failures VALUES (?, ?, ?)", (failure.source, failure.sha256, failure.error)
        )

    def commit(self) -> None:
        """Write what was added."""
        self._db.execute("COMMIT")
        self._db.execute("BEGIN")


class Catalog:
    """A catalog opened for reading; usable from several threads at once.

    Every method raises IndexCorrupt when the file turns out to be damaged.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        # One connection, kept open: the file stays readable when its generation is pruned.
        self._lock = threading.Lock()
        try:
            self._db = sqlite3.connect(_read_only_uri(path), uri=True, check_same_thread=False)
            self._db.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        except sqlite3.Error as error:
            raise self._damage(error) from error

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
        rows = self._rows(f"SELECT {_RECORD} FROM documents ORDER BY source")
        return tuple(
            DocumentRecord(*row[:8], aliases=tuple(self._json(row[8])), characters=row[9])
            for row in rows
        )

    def document(self, document_id: str) -> Document:
        """A document with its text and units. Raises UnknownDocument."""
        row = self._one(
            "SELECT document_id, source, version, text, title, short_title, kind, language,"
            " aliases, units FROM documents WHERE document_id = ?",
            document_id,
        )
        aliases, units = self._json(row[8]), self._json(row[9])
        return Document(*row[:8], tuple(aliases), tuple(map(_unpack, units)))

    def text(self, document_id: str) -> str:
        """The canonical text of a document. Raises UnknownDocument."""
        text: str = self._one("SELECT text FROM documents WHERE document_id = ?", document_id)[0]
        return text

    def passage(self, passage_id: int) -> Passage:
        """A passage; KeyError when there is none of that id."""
        return self.passages((passage_id,))[passage_id]

    def passages(self, passage_ids: Iterable[int]) -> dict[int, Passage]:
        """The passages of these ids, in the order asked for; unknown ids are left out."""
        ids = list(dict.fromkeys(passage_ids))
        found = {
            row[0]: _passage(row)
            for some in _slices(ids)
            for row in self._rows(
                f"SELECT {_PASSAGE} FROM passages WHERE passage_id IN ({_marks(len(some))})", some
            )
        }
        return {passage_id: found[passage_id] for passage_id in ids if passage_id in found}

    def passages_of(self, document_id: str) -> tuple[Passage, ...]:
        """The passages of a document in the order of its text."""
        rows = self._rows(
            f"SELECT {_PASSAGE} FROM passages WHERE document_id = ? ORDER BY start, end",
            (document_id,),
        )
        return tuple(map(_passage, rows))

    def passage_ids(self, document_ids: Sequence[str] | None = None) -> list[int]:
        """The ids of the passages of these documents (of all when None), ascending."""
        if document_ids is None:
            rows = self._rows("SELECT passage_id FROM passages")
        else:
            rows = [
                row
                for some in _slices(list(dict.fromkeys(document_ids)))
                for row in self._rows(
                    "SELECT passage_id FROM passages"
                    f" WHERE document_id IN ({_marks(len(some))})",
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
                f"There is no document {document_id!r}. `memobot show` needs a name from"
                " `memobot search` or a file's path in the corpus."
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


def _read_only_uri(path: Path) -> str:
    # as_uri escapes "?", "#" and "%", which would otherwise end or change the path.
    return f"{path.resolve().as_uri()}?mode=ro&immutable=1"


def _marks(count: int) -> str:
    return ", ".join("?" * count)


def _slices(values: Sequence[T]) -> Iterator[Sequence[T]]:
    return (values[i : i + _AT_ONCE] for i in range(0, len(values), _AT_ONCE))


def _passage_row(passage: Passage) -> tuple[object, ...]:
    return (
        passage.passage_id,
        passage.document_id,
        passage.span.start,
        passage.span.end,
        passage.article,
        passage.clause,
        passage.context,
        passage.text,
    )


def _passage(row: tuple[Any, ...]) -> Passage:
    passage_id, document_id, start, end, article, clause, context, text = row
    return Passage(passage_id, document_id, Span(start, end), article, clause, context, text)


def _pack(unit: Unit) -> list[Any]:
    children = [_pack(child) for child in unit.children]
    return [unit.kind, unit.span.start, unit.span.end, unit.number, unit.heading, children]


def _unpack(packed: list[Any]) -> Unit:
    kind, start, end, number, heading, children = packed
    return Unit(UnitKind(kind), Span(start, end), number, heading, tuple(map(_unpack, children)))


__all__ = ["Catalog", "CatalogWriter", "DocumentRecord", "Failure", "digest_of"]
