"""BM25 alone, over the same 500-character chunks: bm25s with its English stop words and stems."""

from __future__ import annotations

from pathlib import Path

from chunks import split

from memobot.evaluation.retrieval.places import Place
from memobot.evaluation.retrieval.protocol import Built, serve
from memobot.index.report import Progress


class BM25:
    """A `System` of the protocol."""

    packages: tuple[str, ...] = ("bm25s", "PyStemmer", "langchain-text-splitters")

    def build(self, corpus: Path, folder: Path, progress: Progress) -> Built:  # noqa: ARG002
        """Cut the texts and index the words."""
        import bm25s
        import Stemmer

        chunks = split(corpus)
        self._places = [chunk.place for chunk in chunks]
        self._stem = Stemmer.Stemmer("english")
        self._index = bm25s.BM25()
        self._index.index(self._words([chunk.text for chunk in chunks]), show_progress=False)
        return Built(len(chunks))

    def search(self, query: str, k: int) -> list[Place]:
        """The chunks by their score."""
        k = min(k, len(self._places))
        rows, _ = self._index.retrieve(self._words([query]), k=k, show_progress=False)
        return [self._places[row] for row in rows[0]]

    def _words(self, texts: list[str]) -> object:
        import bm25s

        return bm25s.tokenize(texts, stopwords="en", stemmer=self._stem, show_progress=False)


if __name__ == "__main__":
    serve(BM25())
