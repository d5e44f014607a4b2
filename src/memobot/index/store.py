"""The index as the rest of memobot reads it: one generation, opened as its parts are needed."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from memobot.errors import IndexCorrupt
from memobot.index.catalog import Catalog
from memobot.index.dense import DenseIndex
from memobot.index.generations import Generation, current_id, open_current
from memobot.index.lexical import LexicalIndex


class Index:
    """One generation, opened for reading; usable from several threads at once.

    The parts are opened when first used, so that a command that only shows a text imports
    neither FAISS nor tantivy. They raise IndexCorrupt when they turn out to be damaged.
    """

    def __init__(self, root: Path, generation: Generation) -> None:
        self._root = root
        self.generation = generation

    @classmethod
    def open(cls, root: Path, embedder: str | None = None) -> Index:
        """The index in the folder `root`, checked to be whole and made by `embedder` if given.

        Raises IndexMissing, IndexCorrupt or IndexMismatch (see `generations.open_current`).
        """
        return cls(root, open_current(root, embedder))

    @cached_property
    def catalog(self) -> Catalog:
        """Documents and passages."""
        return Catalog.open(self.generation.catalog)

    @cached_property
    def dense(self) -> DenseIndex:
        """Search by meaning."""
        return DenseIndex.load(self.generation.dense)

    @cached_property
    def lexical(self) -> LexicalIndex:
        """Search by words."""
        return LexicalIndex.open(self.generation.lexical)

    def warm(self) -> Index:
        """Open all parts now, as a process that stays does: it may outlive its generation."""
        _ = self.catalog, self.dense, self.lexical
        return self

    def is_current(self) -> bool:
        """Whether no ingest has replaced this generation since it was opened."""
        try:
            return current_id(self._root) == self.generation.generation_id
        except IndexCorrupt:
            return False
