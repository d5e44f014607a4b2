"""The references of a statement: what they lead to, and what stands in the way."""

from __future__ import annotations

import re

from memobot.citations.citing import Quote, place_of
from memobot.citations.findings import Replacement
from memobot.citations.mentions import Mentioned
from memobot.citations.model import ClaimReference
from memobot.citations.statements import Statement
from memobot.documents.model import Document, Span, Unit
from memobot.naming.references import Reference, find_referred


def cited_articles(mentioned: Mentioned, document: Document) -> tuple[Unit, ...]:
    """The articles of `document` that the references lead to; for a clause that it has, that."""
    return tuple(
        clause or article
        for reference in mentioned.references
        if reference.article and reference.document_id in (None, document.document_id)
        if (found := find_referred(document, as_reference(reference)))
        for article, clause in (found,)
    )


def as_reference(reference: ClaimReference) -> Reference:
    """The reference as `naming.references` has it."""
    return Reference(reference.article or "", reference.clause, reference.span)


def cited_words(mentioned: Mentioned) -> str:
    """The references to articles, as they are written."""
    return ", ".join(dict.fromkeys(one.as_written for one in mentioned.references if one.article))


def renumbered(statement: Statement, mentioned: Mentioned, quote: Quote) -> tuple[Replacement, ...]:
    """What makes the only article that a statement cites the one in which `quote` stands."""
    cited = [one for one in mentioned.references if one.article]
    right = place_of(quote.document, quote.span).article
    if len(cited) != 1 or right is None or right == cited[0].article:
        return ()
    if cited[0].document_id not in (None, quote.document.document_id):
        return ()  # words of another agreement: no article of this one has them
    number = re.search(rf"(?<!\w){re.escape(cited[0].article or '')}(?!\d)", cited[0].as_written)
    if number is None or cited[0].clause:
        return ()
    start = statement.span.start + cited[0].span.start + number.start()
    return (Replacement(Span(start, start + len(number.group())), right),)
