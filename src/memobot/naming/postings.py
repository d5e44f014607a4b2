"""Which documents' names hold a key: the inverted form of the keys of all documents.

A document stands in it as its position among all documents in order of their ids. The index
keeps postings in its catalog; without an index they are made in memory.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from numpy import float64, uint32
    from numpy.typing import NDArray

Packed = tuple[bytes, bytes]
"""Positions as little-endian numbers of 4 bytes, and as many weights in tenths, a byte each."""


@dataclass(frozen=True, slots=True)
class Posting:
    """The documents that hold a key, n of them: their positions, ascending, and what the key
    counts in each, both of shape (n,)."""

    documents: NDArray[uint32]
    weights: NDArray[float64]


class Postings(Protocol):
    """Where postings are kept: in memory, or in a catalog."""

    def postings(self, keys: Iterable[str]) -> Mapping[str, Posting]:
        """The postings of those `keys` that any document holds."""


class MadePostings:
    """Postings in memory; usable from several threads at once."""

    def __init__(self, documents: Iterable[Mapping[str, int]]) -> None:
        """Of the keys of all documents with their weights in tenths, in order of the ids."""
        self._packed = invert(documents)

    def postings(self, keys: Iterable[str]) -> Mapping[str, Posting]:
        """The postings of those `keys` that any document holds."""
        return {key: unpack_posting(self._packed[key]) for key in keys if key in self._packed}


def invert(documents: Iterable[Mapping[str, int]]) -> dict[str, Packed]:
    """The packed postings of each key; `documents` are as `MadePostings` takes them."""
    held: dict[str, tuple[array[int], array[int]]] = {}
    for position, weights in enumerate(documents):
        for key, weight in weights.items():
            posting = held.get(key)
            if posting is None:
                posting = held[key] = array("I"), array("B")
            posting[0].append(position)
            posting[1].append(weight)
    return {key: _pack(*posting) for key, posting in held.items()}


def _pack(documents: array[int], weights: array[int]) -> Packed:
    import numpy as np

    return np.asarray(documents, dtype="<u4").tobytes(), weights.tobytes()


def unpack_posting(packed: Sequence[bytes]) -> Posting:
    """The posting that was packed. Raises ValueError when it was none."""
    import numpy as np  # takes longer to import than terms to be looked up, which need none

    documents, tenths = packed
    positions, weights = np.frombuffer(documents, "<u4"), np.frombuffer(tenths, "u1") / 10
    if len(positions) != len(weights):
        raise ValueError(f"{len(positions)} documents with {len(weights)} weights")
    return Posting(positions, weights)
