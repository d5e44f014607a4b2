"""Stretches of a document -> sources."""

from __future__ import annotations

from bisect import bisect_right

from memobot.documents.model import Document, Span
from memobot.terms.model import Source

PLAIN_QUOTES = dict.fromkeys("“”„‟«»″＂", '"') | dict.fromkeys("’‘‛′`´", "'")
"""Quotation marks and apostrophes of any style -> those of a typewriter, which patterns expect."""


def source_of(document: Document, span: Span) -> Source:
    """`span` of a document as a source, trimmed of white space; the article is that around it."""
    quote = span.of(document.text)
    start = span.start + len(quote) - len(quote.lstrip())
    end = max(start, span.end - (len(quote) - len(quote.rstrip())))
    return Source(document.text[start:end], start, end, _article(document, Span(start, end)))


def _article(document: Document, span: Span) -> str | None:
    articles = document.articles()
    at = bisect_right(articles, span.start, key=lambda unit: unit.span.start) - 1
    return articles[at].number if at >= 0 and articles[at].span.contains(span) else None
