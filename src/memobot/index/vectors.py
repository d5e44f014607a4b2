"""The cache of embeddings, `index/vectors.sqlite`: no text is embedded twice by one model.

It is kept beside the generations and committed batch by batch, so that an ingest that was
killed goes on where it was. It can be deleted at any time; that costs embedding again.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

_SCHEMA_VERSION = 1
_SCHEMA = """
CREATE TABLE embedders (
    embedder_id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    dimension INTEGER NOT NULL
) STRICT;
CREATE TABLE vectors (
    embedder_id INTEGER NOT NULL REFERENCES embedders,
    digest BLOB NOT NULL,
    vector BLOB NOT NULL,
    PRIMARY KEY (embedder_id, digest)
) STRICT;
"""
_AT_ONCE = 500
_UNIT = 1e-3  # how far from 1 a vector's length may be: further off, the cache is damaged


class VectorCache:
    """The cache, opened for reading and writing by the one process that holds the write lock."""

    def __init__(self, path: Path) -> None:
        """Open the file, or make it; one that is damaged or of another layout is made anew.

        Raises OSError or sqlite3.OperationalError when it cannot be written.
        """
        self._path = path
        try:
            self._db = self._open()
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:  # not a database, or a damaged one
            self._start_over()

    def __enter__(self) -> VectorCache:
        return self

    def __exit__(self, *_: object) -> None:
        self._db.close()

    def _open(self) -> sqlite3.Connection:
        db = sqlite3.connect(self._path.resolve().as_uri(), uri=True, isolation_level=None)
        try:
            (version,) = db.execute("PRAGMA user_version").fetchone()
            if version != _SCHEMA_VERSION:
                if db.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]:
                    raise sqlite3.DatabaseError("another layout")
                db.executescript(
                    f"BEGIN; {_SCHEMA} PRAGMA user_version = {_SCHEMA_VERSION}; COMMIT;"
                )
        except BaseException:
            db.close()
            raise
        return db

    def _start_over(self) -> None:
        self._path.unlink(missing_ok=True)
        self._path.with_name(f"{self._path.name}-journal").unlink(missing_ok=True)
        self._db = self._open()

    def get(self, embedder: str, digests: Sequence[bytes]) -> dict[bytes, NDArray[np.float32]]:
        """The vectors that are held for these texts, by the SHA-256 of the text.

        A vector that is not of unit length, or not of its model's dimension, counts as not held.
        A cache that cannot be read to its end is made anew and holds nothing.
        """
        try:
            found = self._get(embedder, digests)
        except sqlite3.DatabaseError:
            self._db.close()
            self._start_over()
            return {}
        vectors = {
            digest: np.frombuffer(blob, dtype="<f4")
            for digest, blob, dimension in found
            if len(blob) == 4 * dimension
        }
        return {d: v for d, v in vectors.items() if abs(float(v @ v) - 1.0) < _UNIT}

    def _get(self, embedder: str, digests: Sequence[bytes]) -> list[tuple[bytes, bytes, int]]:
        found: list[tuple[bytes, bytes, int]] = []
        for i in range(0, len(digests), _AT_ONCE):
            some = digests[i : i + _AT_ONCE]
            found.extend(
                self._db.execute(
                    "SELECT digest, vector, dimension"
                    " FROM vectors JOIN embedders USING (embedder_id)"
                    f" WHERE name = ? AND digest IN ({', '.join('?' * len(some))})",
                    (embedder, *some),
                )
            )
        return found

    def put(self, embedder: str, digests: Sequence[bytes], vectors: NDArray[np.float32]) -> None:
        """Keep the rows of `vectors`, shape (n, d), for n texts; on disk when this returns.

        Raises sqlite3.OperationalError when it cannot be written.
        """
        rows = np.ascontiguousarray(vectors, dtype="<f4")
        try:
            self._put(embedder, digests, rows)
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:  # damaged, where no reading had come by yet
            self._db.close()
            self._start_over()
            self._put(embedder, digests, rows)

    def _put(self, embedder: str, digests: Sequence[bytes], rows: NDArray[np.float32]) -> None:
        self._db.execute("BEGIN IMMEDIATE")
        try:
            self._db.execute(
                "INSERT OR IGNORE INTO embedders (name, dimension) VALUES (?, ?)",
                (embedder, rows.shape[1]),
            )
            self._db.executemany(
                "INSERT OR REPLACE INTO vectors"
                " SELECT embedder_id, ?, ? FROM embedders WHERE name = ?",
                ((d, row.tobytes(), embedder) for d, row in zip(digests, rows, strict=True)),
            )
            self._db.execute("COMMIT")
        except BaseException:
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")
            raise

    def prune(self, kept: Mapping[str, Iterable[bytes]]) -> int:
        """Forget all but `kept`: for each embedder's name, the texts whose vectors stay.

        Returns how many vectors were forgotten.
        """
        self._db.execute("CREATE TEMP TABLE kept (name, digest, PRIMARY KEY (name, digest))")
        try:
            self._db.execute("BEGIN IMMEDIATE")
            for name, digests in kept.items():
                self._db.executemany(
                    "INSERT OR IGNORE INTO kept VALUES (?, ?)", ((name, d) for d in digests)
                )
            forgotten = self._db.execute(
                "DELETE FROM vectors WHERE NOT EXISTS ("
                " SELECT 1 FROM kept JOIN embedders USING (name)"
                " WHERE embedders.embedder_id = vectors.embedder_id"
                " AND kept.digest = vectors.digest)"
            ).rowcount
            self._db.execute("COMMIT")
        finally:
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")
            self._db.execute("DROP TABLE kept")
        return forgotten

    def __len__(self) -> int:
        (count,) = self._db.execute("SELECT count(*) FROM vectors").fetchone()
        return int(count)
