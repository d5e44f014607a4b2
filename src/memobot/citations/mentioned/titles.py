"""Where a sentence names documents by their titles, word for word."""

from __future__ import annotations

import re
from collections.abc import Iterable

from memobot.documents.model import Span
from memobot.index.catalog_rows import DocumentRecord

_PLAIN = str.maketrans("«»“”„’‘–—\u00a0\n\t", '"""""\'\'--' + " " * 3)
_FEWEST_WORDS = 3  # a title of fewer words is a name for many texts


class Titles:
    """The titles, short titles and aliases of documents, but for those of one or two words."""

    def __init__(self, records: Iterable[DocumentRecord]) -> None:
        titles: dict[str, list[str]] = {}
        for record in records:
            for title in dict.fromkeys((record.title, record.short_title, *record.aliases)):
                if len(re.findall(r"\w+", title)) >= _FEWEST_WORDS:
                    titles.setdefault(_folded(" ".join(title.split())), []).append(
                        record.document_id
                    )
        self._titles = sorted(titles.items(), key=lambda item: -len(item[0]))

    def find(self, sentence: str) -> tuple[tuple[Span, tuple[str, ...]], ...]:
        """Where titles stand, each with the documents that have it, in order; of overlapping
        ones the longest."""
        folded = _folded(sentence)
        found: list[tuple[Span, tuple[str, ...]]] = []
        for title, documents in self._titles:
            at = folded.find(title)
            if at < 0:
                continue
            span = Span(at, at + len(title))
            if not any(one.overlaps(span) for one, _ in found):
                found.append((span, tuple(documents)))
        return tuple(sorted(found))


def _folded(text: str) -> str:
    """`text` in small letters, with plain quotation marks and dashes, at the same offsets."""
    lowered = text.lower()
    return (lowered if len(lowered) == len(text) else text).translate(_PLAIN)
