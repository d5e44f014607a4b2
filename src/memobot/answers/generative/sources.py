"""What a language model is given to write from: the articles behind an answer, numbered."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from memobot.citations.citing import place_of
from memobot.citations.labels import place
from memobot.documents.model import Citation, Document, Passage, Span, Unit, UnitKind
from memobot.documents.tokens import TokenCounter

MOST = 10
"""Sources that a model is given, at most."""

_PARTS = frozenset({UnitKind.ARTICLE, UnitKind.PREAMBLE, UnitKind.SIGNATURES})


@dataclass(frozen=True, slots=True)
class Source:
    """A part of a document under a number, from 1: an article, or what stands outside of one.

    `unit` is the article or other part that it is, None for a stretch of one.
    """

    number: int
    document: Document
    span: Span
    unit: Unit | None

    @property
    def text(self) -> str:
        """Its words."""
        return self.span.of(self.document.text)

    def holds(self, document_id: str, span: Span) -> bool:
        """Whether a stretch of a document is part of it."""
        return self.document.document_id == document_id and self.span.contains(span)

    def where(self, language: str) -> str:
        """The article or part that it stands in, as a citation says it; "" where it is in none."""
        held = place_of(self.document, self.span)
        return place(language, held.article, held.clause, held.part)


def gather_sources(
    citations: Sequence[Citation],
    passages: Sequence[Passage],
    document: Callable[[str], Document],
    tokens: int,
    count: TokenCounter,
) -> tuple[Source, ...]:
    """The parts that hold the citations, then those of the `passages` of the same documents, as
    far as they fit into so many `tokens`.

    Only documents that the checked answer cites are sources, so that no other text has a say.
    """
    cited = {one.document_id for one in citations}
    wanted = [(one.document_id, Span(one.start, one.end)) for one in citations]
    wanted += [(one.document_id, one.span) for one in passages if one.document_id in cited]
    found: list[Source] = []
    for document_id, span in wanted:
        held = document(document_id)
        for part, unit in _parts_around(held, span):
            if any(one.holds(document_id, part) for one in found):
                break
            cost = count(part.of(held.text))
            if cost <= tokens:
                found.append(Source(len(found) + 1, held, part, unit))
                tokens -= cost
                break
        if len(found) == MOST:
            break
    return tuple(found)


def _parts_around(document: Document, span: Span) -> Iterator[tuple[Span, Unit | None]]:
    """What could stand for a stretch: the article or part that holds it, else the stretch."""
    holding = [one for one in document.walk() if one.span.contains(span) and one.kind in _PARTS]
    if holding:
        yield holding[-1].span, holding[-1]
    yield span, None
