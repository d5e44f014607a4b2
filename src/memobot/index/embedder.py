"""What an embedder is, and what every one of them does with its texts and its vectors."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from memobot.errors import EmbeddingError

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
