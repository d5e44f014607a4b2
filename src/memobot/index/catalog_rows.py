"""How documents and passages stand in the catalog's SQLite file: its schema and its rows."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from memobot.documents.model import Document, Passage, Span, Unit, UnitKind
from memobot.index.heads import head_of
from memobot.naming.name_keys import NameCard

T = TypeVar("T")

SCHEMA_VERSION = 3
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
    head TEXT NOT NULL,
    findings TEXT NOT NULL,
    text TEXT NOT NULL,
    units TEXT NOT NULL,
    names TEXT NOT NULL
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
CREATE TABLE names (
    key TEXT PRIMARY KEY,
    documents BLOB NOT NULL,
    weights BLOB NOT NULL
) STRICT;
CREATE TABLE failures (
    source TEXT PRIMARY KEY,
    sha256 TEXT NOT NULL,
    error TEXT NOT NULL
) STRICT;
"""

TOLD = ("document_id", "source", "version", "title", "short_title", "kind", "language")
PASSAGE = "passage_id, document_id, start, end, article, clause, context, text"
_AT_ONCE = 500  # values in one IN (...): SQLite allows 999 in its oldest versions


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """What is known of a document without its text: the fields of `Document`, and `sha256` of
    the whole file (64 hex digits), `characters`, the length of the canonical text, and `head`,
    the words outside its articles that tell what it is called by."""

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
    head: str

    @classmethod
    def of(cls, document: Document, sha256: str) -> DocumentRecord:
        """The record of a document that was read from a file with this SHA-256."""
        return cls(
            **{name: getattr(document, name) for name in TOLD},
            aliases=document.aliases,
            sha256=sha256,
            characters=len(document.text),
            head=head_of(document),
        )

    @property
    def card(self) -> NameCard:
        """What the document is called by."""
        return NameCard(
            self.document_id,
            f"{self.title} {self.short_title}",
            self.aliases,
            self.source,
            self.kind,
            self.head,
        )

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


def read_only_uri(path: Path) -> str:
    """The address under which SQLite opens a file that never changes; no file is made beside it.

    `as_uri` escapes "?", "#" and "%", which would otherwise end or change the path.
    """
    return f"{path.resolve().as_uri()}?mode=ro&immutable=1"


def marks(count: int) -> str:
    """Question marks for so many values."""
    return ", ".join("?" * count)


def slices(values: Sequence[T]) -> Iterator[Sequence[T]]:
    """`values` in portions that one statement takes."""
    return (values[i : i + _AT_ONCE] for i in range(0, len(values), _AT_ONCE))


def passage_row(passage: Passage) -> tuple[object, ...]:
    """The columns PASSAGE of a passage."""
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


def passage_of(row: tuple[Any, ...]) -> Passage:
    """The passage in a row of the columns PASSAGE."""
    passage_id, document_id, start, end, article, clause, context, text = row
    return Passage(passage_id, document_id, Span(start, end), article, clause, context, text)


def pack(unit: Unit) -> list[Any]:
    """A unit with all below it as nested lists, to be kept as JSON."""
    children = [pack(child) for child in unit.children]
    return [unit.kind, unit.span.start, unit.span.end, unit.number, unit.heading, children]


def unpack(packed: list[Any]) -> Unit:
    """The unit that was packed. Raises ValueError or TypeError when it was none."""
    kind, start, end, number, heading, children = packed
    return Unit(UnitKind(kind), Span(start, end), number, heading, tuple(map(unpack, children)))
