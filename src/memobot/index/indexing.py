"""The passages of a staged catalog -> the two indexes that are searched.

Both are built anew each time, which costs 0.1 ms a passage: the same files give the same index
whatever was there before. What is slow, embedding, is done once for each text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from memobot.documents.model import Passage
from memobot.errors import IndexCorrupt
from memobot.index.bulk import embed_in_batches
from memobot.index.catalog import Catalog
from memobot.index.dense import EXACT_UP_TO, DenseIndex
from memobot.index.embedder import Vectors
from memobot.index.embedding import open_embedder
from memobot.index.generations import DENSE, LEXICAL, Generation
from memobot.index.lexical import LexicalIndex
from memobot.index.report import Progress
from memobot.index.vectors import VectorCache

_TOLD_EACH = 500  # passages from one word of progress to the next


@dataclass(frozen=True, slots=True)
class Indexer:
    """Makes the dense and the lexical index of a catalog.

    `embedding` is the setting that names the model, `embedder` the model's identity, and
    `vectors` the cache's file. `before` is a generation of the same model, if there is one.
    """

    embedding: str
    embedder: str
    vectors: Path
    before: Generation | None
    progress: Progress

    def index(self, catalog: Catalog, staged: Path) -> int:
        """Write both indexes into the folder `staged`; returns the number of passages.

        Raises EmbeddingError, OSError and sqlite3.Error.
        """
        digests = catalog.digests()
        vectors = self._vectors(catalog, digests)
        trained = self._trained() if len(digests) > EXACT_UP_TO else None
        DenseIndex.build(list(digests), vectors, trained=trained).save(staged / DENSE)
        LexicalIndex.build(staged / LEXICAL, self._told(catalog, len(digests)))
        return len(digests)

    def _trained(self) -> DenseIndex | None:
        try:
            return DenseIndex.load(self.before.dense) if self.before else None
        except IndexCorrupt:
            return None

    def _told(self, catalog: Catalog, total: int) -> Iterator[tuple[Passage, str]]:
        for done, passage in enumerate(catalog.walk()):
            if done % _TOLD_EACH == 0:
                self.progress("indexing", done, total)
            yield passage
        self.progress("indexing", total, total)

    def _vectors(self, catalog: Catalog, digests: dict[int, bytes]) -> Vectors:
        """The passages' vectors in the order of `digests`: from the cache, or embedded now."""
        with VectorCache(self.vectors) as cache:
            known = cache.get(self.embedder, list(set(digests.values())))
            missing = {d: i for i, d in digests.items() if d not in known}  # one passage a text
            done = len(digests) - len(missing)
            if missing:
                self.progress("embedding", done, len(digests))
            for some, rows in self._embedded(catalog, missing):
                cache.put(self.embedder, some, rows)
                known.update(zip(some, rows, strict=True))
                done += len(rows)
                self.progress("embedding", done, len(digests))
        if not digests:
            dimension = open_embedder(self.embedding).dimension
            return np.empty((0, dimension), dtype=np.float32)
        return np.stack([known[digest] for digest in digests.values()])

    def _embedded(
        self, catalog: Catalog, missing: dict[bytes, int]
    ) -> Iterator[tuple[Sequence[bytes], Vectors]]:
        """The texts' digests and vectors, batch by batch."""
        if not missing:
            return
        embedder = open_embedder(self.embedding, verify=True)
        passages = catalog.passages(missing.values())
        digests = list(missing)
        texts = [passages[missing[digest]].indexed_text for digest in digests]
        with closing(embed_in_batches(embedder, texts)) as batches:
            for start, rows in batches:
                yield digests[start : start + len(rows)], rows
