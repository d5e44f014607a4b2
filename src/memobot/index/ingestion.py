"""One step of the index: from the generation before to the next, or to the finding that nothing
changed. `builder.py` takes it under the write lock."""

from __future__ import annotations

import hashlib
import logging
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from memobot.documents.model import Document, Passage
from memobot.documents.passages import split
from memobot.documents.reading import read_bytes
from memobot.errors import CorpusError, IndexUnavailable, MemobotError, ReadingError
from memobot.index import generations
from memobot.index.catalog import Catalog, CatalogWriter, DocumentRecord, Failure
from memobot.index.generations import Generation, Layout
from memobot.index.indexing import Indexer
from memobot.index.manifest import Recipe
from memobot.index.report import IngestReport, Progress
from memobot.index.sources import Source
from memobot.index.taking_apart import document_in, faults_told, findings_of
from memobot.index.vectors import VectorCache
from memobot.settings import Settings

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Held:
    """What the generation before holds."""

    generation: Generation
    documents: dict[str, DocumentRecord]  # by source
    failures: tuple[Failure, ...]

    @classmethod
    def of(cls, generation: Generation) -> Held:
        """What `generation` holds. Raises IndexCorrupt."""
        with closing(Catalog.open(generation.catalog)) as catalog:
            documents = {record.source: record for record in catalog.documents()}
            return cls(generation, documents, catalog.failures())

    @classmethod
    def in_folder(cls, root: Path) -> Held | None:
        """What the index folder `root` holds; None if nothing, or nothing undamaged.

        Every file is hashed, so that damage is never taken over, and any ingest repairs it.
        """
        try:
            generation = generations.open_current(root)
            generation.verify()
            return cls.of(generation)
        except IndexUnavailable:
            return None

    @property
    def hashes(self) -> dict[str, str]:
        """The hash of each file there was, readable or not."""
        held = {source: record.sha256 for source, record in self.documents.items()}
        return held | {failure.source: failure.sha256 for failure in self.failures}


@dataclass(frozen=True, slots=True)
class Step:
    """One step: from the generation before, if there is one, to the next."""

    settings: Settings
    recipe: Recipe
    held: Held | None
    progress: Progress

    def take(self, sources: Sequence[Source]) -> IngestReport:
        """Build the next generation and publish it if it differs; `seconds` is left at 0."""
        held = self.held
        as_before = held is not None and held.generation.manifest.recipe == self.recipe
        if held and as_before and not held.failures and held.hashes == hashes_of(sources):
            return self._report(held.documents, held.generation, ())
        with generations.staging(self.settings.index) as staged:
            path = staged / generations.CATALOG
            with Catalog.create(path) as writer:
                failures = self._fill(writer, sources)
            with closing(Catalog.open(path)) as catalog:
                documents = {record.source: record for record in catalog.documents()}
                self._require_some(documents, failures)
                if held and as_before and (documents, failures) == (held.documents, held.failures):
                    return self._report(documents, held.generation, failures)
                passages = self._indexer().index(catalog, staged)
            generation = generations.publish(
                self.settings.index,
                staged,
                self.recipe,
                documents=len(documents),
                passages=passages,
            )
        self._tidy(generation)
        return self._report(documents, generation, failures)

    def _fill(self, writer: CatalogWriter, sources: Sequence[Source]) -> tuple[Failure, ...]:
        """Take over the documents that did not change and read the others."""
        same = self._unchanged(sources)
        if self.held and same:
            ids = [self.held.documents[name].document_id for name in sorted(same)]
            writer.copy(self.held.generation.catalog, ids)
        todo = [source for source in sources if source.name not in same]
        failures: list[Failure] = []
        for done, source in enumerate(todo):
            self.progress("reading", done, len(todo))
            failures += self._read(writer, source)
        self.progress("reading", len(todo), len(todo))
        failures.sort(key=lambda failure: failure.source)
        for failure in failures:
            writer.add_failure(failure)
        writer.commit()
        return tuple(failures)

    def _unchanged(self, sources: Sequence[Source]) -> set[str]:
        """The sources whose documents the generation before holds as they would be now."""
        if self.held is None:
            return set()
        before = self.held.generation.manifest.recipe
        if (before.code, before.passage_tokens) != (self.recipe.code, self.recipe.passage_tokens):
            return set()
        held = {name: record.sha256 for name, record in self.held.documents.items()}
        return {source.name for source in sources if held.get(source.name) == source.sha256}

    def _read(self, writer: CatalogWriter, source: Source) -> list[Failure]:
        """Add one file's document; a list of the failure if it cannot be, else empty."""
        sha256 = source.sha256
        try:
            if source.problem:
                raise ReadingError(source.problem)
            data = read_bytes(source.path)  # again: the file may have changed since the scan
            sha256 = hashlib.sha256(data).hexdigest()
            document, passages = self._take_apart(data, source.name)
            writer.add(document, passages, sha256, findings_of(document))
        except ReadingError as error:
            return [Failure(source.name, sha256, str(error))] if source.path.exists() else []
        except ValueError as error:  # its name is too like that of another
            return [Failure(source.name, sha256, f"cannot be kept ({error}): rename the file")]
        return []

    def _take_apart(self, data: bytes, name: str) -> tuple[Document, tuple[Passage, ...]]:
        """The document in `data` with its passages; raises ReadingError, whatever went wrong."""
        document = document_in(data, name)
        with faults_told(name):
            return document, split(document, self.settings.passage_tokens)

    def _require_some(
        self, documents: dict[str, DocumentRecord], failures: Sequence[Failure]
    ) -> None:
        if documents:
            return
        if not failures:
            raise CorpusError(
                f"The files in {self.settings.corpus} vanished while they were read. "
                "Run `memobot ingest` again."
            )
        raise CorpusError(
            f"None of the {len(failures)} files in {self.settings.corpus} could be read. The "
            f"first, {failures[0].source}, {failures[0].error}."
        )

    def _indexer(self) -> Indexer:
        before = self.held.generation if self.held else None
        if before and before.manifest.recipe.embedder != self.recipe.embedder:
            before = None
        return Indexer(
            self.settings.embedding,
            self.recipe.embedder,
            Layout(self.settings.index).vectors,
            before,
            self.progress,
        )

    def _tidy(self, generation: Generation) -> None:
        """Forget older generations and what only they used. Nothing depends on its success."""
        root = self.settings.index
        generations.clean(root)
        kept: dict[str, set[bytes]] = {}
        try:
            for each in filter(None, (generation, generations.before(root, generation))):
                with closing(Catalog.open(each.catalog)) as catalog:
                    digests = kept.setdefault(each.manifest.recipe.embedder, set())
                    digests.update(catalog.digests().values())
            with VectorCache(Layout(root).vectors) as cache:
                cache.prune(kept)
        except (MemobotError, sqlite3.Error, OSError) as error:
            _log.warning("the cache of embeddings was not tidied: %s", error)

    def _report(
        self,
        documents: dict[str, DocumentRecord],
        generation: Generation,
        failures: Sequence[Failure],
    ) -> IngestReport:
        before = {name: r.sha256 for name, r in self.held.documents.items()} if self.held else {}
        now = {name: record.sha256 for name, record in documents.items()}
        unchanged = sum(1 for name, sha256 in now.items() if before.get(name) == sha256)
        return IngestReport(
            documents=len(now),
            added=len(now.keys() - before.keys()),
            changed=len(now.keys() & before.keys()) - unchanged,
            removed=len(before.keys() - now.keys()),
            unchanged=unchanged,
            passages=generation.manifest.passages,
            failed=tuple(failures),
            generation=generation.generation_id,
            seconds=0.0,
        )


def hashes_of(sources: Sequence[Source]) -> dict[str, str]:
    """The hash of each file, as `Held.hashes` has them."""
    return {source.name: source.sha256 for source in sources}
