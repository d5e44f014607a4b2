"""Stretches of documents -> numbered citations, and the words that stand around them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from memobot.citations.labels import label, quoted
from memobot.documents.model import Citation, Document, Span, UnitKind
from memobot.documents.passages import clause_path


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch of a document that is shown word for word."""

    document: Document
    span: Span

    @property
    def text(self) -> str:
        """The words themselves."""
        return self.span.of(self.document.text)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a stretch stands: the article and clause that hold all of it, or the part."""

    article: str | None
    clause: str | None
    part: str  # "preamble", "signatures" or ""


def place_of(document: Document, span: Span) -> Place:
    """The innermost article and clause around `span`."""
    article: str | None = None
    clause: str | None = None
    part = ""
    for unit in document.walk():
        if not unit.span.contains(span):
            continue
        if unit.kind is UnitKind.ARTICLE:
            article = unit.number
        elif unit.kind in (UnitKind.PREAMBLE, UnitKind.SIGNATURES):
            part = unit.kind.value
        elif article is not None:
            clause = clause_path(clause, unit)
    return Place(article, clause, part)


def cite(quotes: Sequence[Quote], language: str) -> tuple[Citation, ...]:
    """Citations of `quotes`, numbered from 1, labelled in `language`."""
    return tuple(_citation(number, quote, language) for number, quote in enumerate(quotes, 1))


def _citation(marker: int, quote: Quote, language: str) -> Citation:
    document, where = quote.document, place_of(quote.document, quote.span)
    return Citation(
        marker=marker,
        document_id=document.document_id,
        document_title=document.title,
        source=document.source,
        article=where.article,
        clause=where.clause,
        label=label(document.short_title, language, where.article, where.clause, where.part),
        quote=quote.text,
        start=quote.span.start,
        end=quote.span.end,
        version=document.version,
    )


def as_markdown(citations: Iterable[Citation], language: str) -> str:
    """The quotes with their markers, each led by where it stands; one heading for one place."""
    paragraphs: list[str] = []
    label = None
    for citation in citations:
        quote = f"{quoted(language, citation.quote)} [{citation.marker}]"
        if citation.label == label:
            paragraphs[-1] += f" {quote}"
        else:
            paragraphs.append(f"**{citation.label}:** {quote}")
        label = citation.label
    return "\n\n".join(paragraphs)
