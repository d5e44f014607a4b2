"""The words of a document that tell what people call it by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from memobot.documents.model import Document, Span, Unit, UnitKind

_HEAD = 2_500  # characters of preamble and signatures that may name an agreement
_OPENING = 300  # characters that may name a report
_ELSEWHERE = (UnitKind.FRONT_MATTER, UnitKind.TITLE, UnitKind.ARTICLE)


def head_of(document: Document) -> str:
    """The preamble and signatures of an agreement, the first words of any other text."""
    opening = document.text[:_OPENING]
    if not document.is_agreement:
        return opening
    outside = (span.of(document.text) for span in _outside_articles(document.units))
    return "\n".join(outside)[:_HEAD] or opening


def _outside_articles(units: Sequence[Unit]) -> Iterator[Span]:
    """What stands in no article; the title and the front matter are read on their own."""
    for unit in units:
        if unit.kind is UnitKind.PART:
            below = unit.children[0].span.start if unit.children else unit.span.end
            yield Span(unit.span.start, below)
            yield from _outside_articles(unit.children)
        elif unit.kind not in _ELSEWHERE:
            yield unit.span
