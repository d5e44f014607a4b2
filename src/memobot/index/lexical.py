"""Search by words: BM25 over the stems of each passage and of its context, on tantivy.

A question is never read as query syntax: its words become term queries, so whatever stands in
it is only ever looked for.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from memobot.documents.model import Passage
from memobot.errors import IndexCorrupt
from memobot.naming.stemming import possible_stems, query_words, stem_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    import tantivy

__all__ = ["LexicalIndex", "stem_text"]

_HEAP_BYTES = 64_000_000
_MAX_QUERY_WORDS = 64  # a longer text is searched by its first words
_TERM_FREQUENCIES = "freq"  # no positions: there are no phrase queries


class LexicalIndex:
    """A built index on disk, opened for reading; usable from several threads at once."""

    def __init__(self, path: Path) -> None:
        self._path = path
        with _damage_named(path):
            try:
                index = _opened(path)
            except ValueError:
                index = _opened_by_links(path)
            self._searcher = index.searcher()
            self._schema = index.schema

    @classmethod
    def open(cls, path: Path) -> LexicalIndex:
        """The index in the folder `path`. Raises IndexCorrupt."""
        return cls(path)

    @classmethod
    def build(cls, path: Path, passages: Iterable[tuple[Passage, str]]) -> LexicalIndex:
        """Write an index of `passages`, each with its document's language, into a new folder.

        Raises OSError when it cannot be written.
        """
        import tantivy

        path.mkdir(parents=True)
        try:
            writer = tantivy.Index(_schema(), path=str(path)).writer(_HEAP_BYTES, num_threads=1)
            for passage, language in passages:
                writer.add_document(
                    tantivy.Document(
                        passage_id=passage.passage_id,
                        document_id=passage.document_id,
                        body=stem_text(passage.indexed_text, language),
                    )
                )
            writer.commit()
            writer.wait_merging_threads()
        except ValueError as error:  # tantivy's word for every input or output error
            raise OSError(str(error)) from error
        return cls(path)

    def __len__(self) -> int:
        return int(self._searcher.num_docs)

    def search(
        self, query: str, language: str, k: int, documents: Sequence[str] | None = None
    ) -> list[tuple[int, float]]:
        """The best `k` passages for the words of `query`: (passage id, BM25 score), best first.

        `language` says which stop words to leave out; words are found whatever language they
        are in. `documents` restricts the search to these document ids. Equal scores are in
        order of passage id. Raises IndexCorrupt.
        """
        if k < 1 or (documents is not None and not documents):
            return []
        wanted = self._any_word(query_words(query, language)[:_MAX_QUERY_WORDS])
        if documents is not None:
            wanted = self._within(wanted, documents)
        with _damage_named(self._path):
            hits = self._searcher.search(wanted, k, count=False).hits
            ids = self._searcher.fast_field_values("passage_id", [address for _, address in hits])
        found = [(int(i), float(score)) for i, (score, _) in zip(ids, hits, strict=True) if i]
        return sorted(found, key=lambda hit: (-hit[1], hit[0]))

    def _any_word(self, words: Sequence[str]) -> tantivy.Query:
        """Any of the words; of a word's possible stems the one that scores best counts."""
        from tantivy import Occur, Query

        return Query.boolean_query(
            [
                (
                    Occur.Should,
                    Query.disjunction_max_query(
                        [
                            Query.term_query(self._schema, "body", stem, _TERM_FREQUENCIES)
                            for stem in possible_stems(word)
                        ]
                    ),
                )
                for word in words
            ]
        )

    def _within(self, wanted: tantivy.Query, documents: Sequence[str]) -> tantivy.Query:
        from tantivy import Occur, Query

        allowed = Query.term_set_query(self._schema, "document_id", list(documents))
        return Query.boolean_query(
            [(Occur.Must, wanted), (Occur.Must, Query.const_score_query(allowed, 0.0))]
        )


def _opened(path: Path) -> tantivy.Index:
    import tantivy

    index = tantivy.Index.open(str(path))
    index.config_reader("manual")  # a generation never changes: nothing to watch for
    return index


def _opened_by_links(path: Path) -> tantivy.Index:
    """Open an index where nothing may be written: tantivy makes a lock file even to read.

    It makes it among links to the files, which are needed only until the files are mapped.
    """
    with tempfile.TemporaryDirectory(prefix="memobot-") as folder:
        for file in path.iterdir():
            if not file.name.endswith(".lock"):
                Path(folder, file.name).symlink_to(file.resolve())
        return _opened(Path(folder))


def _schema() -> tantivy.Schema:
    import tantivy

    builder = tantivy.SchemaBuilder()
    builder.add_integer_field("passage_id", fast=True)
    builder.add_text_field("document_id", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("body", tokenizer_name="whitespace", index_option=_TERM_FREQUENCIES)
    return builder.build()


@contextmanager
def _damage_named(path: Path) -> Iterator[None]:
    try:
        yield
    except BaseException as error:
        # A panic inside tantivy arrives as an exception that is no `Exception`.
        if not isinstance(error, (ValueError, OSError)) and "Panic" not in type(error).__name__:
            raise
        raise IndexCorrupt(
            f"The word index in {path} is damaged. Run `memobot ingest` to build it again."
        ) from error
