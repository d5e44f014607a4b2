"""Writing a catalog, once, while its generation is staged."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path

from memobot.documents.model import Document, Passage
from memobot.index.catalog_rows import (
    PASSAGE,
    SCHEMA,
    SCHEMA_VERSION,
    TOLD,
    DocumentRecord,
    Failure,
    digest_of,
    marks,
    pack,
    passage_row,
    read_only_uri,
    slices,
)
from memobot.index.packing import pack_findings, pack_keys, unpack_keys
from memobot.naming.name_keys import keys_of
from memobot.naming.postings import invert
from memobot.terms.model import Findings

NOTHING = Findings()


class CatalogWriter:
    """A new catalog. Use as a context manager; without `commit` nothing of it is kept."""

    def __init__(self, path: Path) -> None:
        """Create the file `path`, which must not exist. Raises OSError or sqlite3.Error."""
        with path.open("xb"):
            pass
        self._db = sqlite3.connect(path.resolve().as_uri(), uri=True, isolation_level=None)
        # The file is staged: a crash throws it away, so there is nothing to protect on disk.
        try:
            self._db.execute("PRAGMA journal_mode = MEMORY")
            self._db.execute("PRAGMA synchronous = OFF")
            self._db.executescript(f"{SCHEMA} PRAGMA user_version = {SCHEMA_VERSION};")
            self._db.execute("BEGIN")
        except BaseException:
            self._db.close()
            raise

    def __enter__(self) -> CatalogWriter:
        return self

    def __exit__(self, *_: object) -> None:
        self._db.close()

    def add(
        self,
        document: Document,
        passages: Iterable[Passage],
        sha256: str = "",
        findings: Findings = NOTHING,
    ) -> None:
        """Add a document with all its passages; `sha256` is that of the whole file.

        Raises ValueError when a document of that id or source is there already.
        """
        record = DocumentRecord.of(document, sha256)
        self._db.execute("SAVEPOINT document")
        try:
            self._db.execute(
                "INSERT INTO documents (sha256, aliases, characters, head, findings, text, units,"
                f" names, {', '.join(TOLD)}) VALUES ({marks(8 + len(TOLD))})",
                (
                    sha256,
                    json.dumps(document.aliases, ensure_ascii=False),
                    record.characters,
                    record.head,
                    pack_findings(findings),
                    document.text,
                    json.dumps(list(map(pack, document.units)), ensure_ascii=False),
                    pack_keys(keys_of(record.card)),
                    *(getattr(document, name) for name in TOLD),
                ),
            )
            self._db.executemany(
                f"INSERT INTO passages ({PASSAGE}, digest) VALUES ({marks(9)})",
                ((*passage_row(passage), digest_of(passage)) for passage in passages),
            )
        except BaseException as error:
            if self._db.in_transaction:  # SQLite ends it itself when the disk is full
                self._db.execute("ROLLBACK TO document")
            if isinstance(error, sqlite3.IntegrityError):
                message = f"{document.document_id} is in the catalog already"
                raise ValueError(message) from error
            raise
        self._db.execute("RELEASE document")

    def copy(self, previous: Path, document_ids: Sequence[str]) -> None:
        """Take over these documents with their passages from another catalog, unread."""
        self._db.execute("COMMIT")  # no database can be attached within a transaction
        self._db.execute("ATTACH ? AS previous", (read_only_uri(previous),))
        self._db.execute("BEGIN")
        for some in slices(document_ids):
            for table in ("documents", "passages"):
                self._db.execute(
                    f"INSERT INTO {table} SELECT * FROM previous.{table}"
                    f" WHERE document_id IN ({marks(len(some))})",
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
        """Write what was added, and the names of all documents by key."""
        self._db.execute("DELETE FROM names")
        rows = self._db.execute("SELECT names FROM documents ORDER BY document_id")
        postings = invert(unpack_keys(names) for (names,) in rows)
        self._db.executemany(
            "INSERT INTO names VALUES (?, ?, ?)",
            ((key, *postings[key]) for key in sorted(postings)),
        )
        self._db.execute("COMMIT")
        self._db.execute("BEGIN")
