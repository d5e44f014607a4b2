"""A name that people use -> the document it means; needs no embeddings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from memobot.errors import QuestionError, UnknownDocument
from memobot.index.catalog_rows import DocumentRecord
from memobot.naming.names import NameIndex
from memobot.naming.postings import Postings
from memobot.search.question import understand
from memobot.search.weights import ROUTING

_LISTED = 12  # documents that are named where there is none of the name asked for
_SHOWN = 100  # characters of that name


def names_of(records: Iterable[DocumentRecord], postings: Postings | None = None) -> NameIndex:
    """The names of these documents; `postings` are those of the catalog that holds the records."""
    return NameIndex([record.card for record in records], postings)


def resolve(name: str, records: Sequence[DocumentRecord], names: Callable[[], NameIndex]) -> str:
    """The id of the document that is called `name`: by its id, source, file name, or a name such
    as "the Polish memorandum", for which alone the `names` of the records are asked.

    Raises UnknownDocument, which says what there is.
    """
    for record in records:
        file = record.source.rpartition("/")[2]
        if name in (record.document_id, record.source, file, file.rpartition(".")[0]):
            return record.document_id
    try:
        named = understand(name, names()).named
    except QuestionError:  # empty, or too long to be a name
        named = None
    if named and named.best is not None and named.scores[named.best] >= ROUTING.clear:
        return named.best
    held = "; ".join(record.source for record in records[:_LISTED]) or "nothing"
    more = f" and {len(records) - _LISTED} more" if len(records) > _LISTED else ""
    shown = name if len(name) <= _SHOWN else f"{name[:_SHOWN]}…"
    raise UnknownDocument(f"No document is called {shown!r}. Held: {held}{more}.")
