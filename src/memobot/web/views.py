"""Citations -> what the page shows of them: the words before, the quote, the words after.

The page is given the three as strings. It never searches for a quote nor counts characters,
which Python and JavaScript count differently.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from memobot.documents.model import Citation, Document, Span, UnitKind

_log = logging.getLogger(__name__)

AROUND = 20_000  # characters shown on each side of a quote
_EXCERPT = 150
_HEADING = re.compile(r"\A\s*#{1,6}[^\n]*\n+")
_NOTE = re.compile(r"^note:[ \t]*(.+?)[ \t]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class View:
    """One citation as the page shows it; ``quote`` is exactly the citation's."""

    n: int
    label: str
    excerpt: str
    title: str
    source: str
    version: str
    note: str
    before: str
    quote: str
    after: str

    def as_props(self) -> dict[str, Any]:
        """The fields as the custom elements take them."""
        return asdict(self)


def views(citations: Sequence[Citation], document: Callable[[str], Document]) -> tuple[View, ...]:
    """A view of each citation; `document` gives the text and units of a document by its id."""
    held: dict[str, Document] = {}
    for citation in citations:
        if citation.document_id not in held:
            held[citation.document_id] = document(citation.document_id)
    return tuple(view(citation, held[citation.document_id]) for citation in citations)


def view(citation: Citation, document: Document) -> View:
    """One citation with the text of the article, or other part, that it stands in."""
    quote = Span(citation.start, citation.end)
    before = after = ""
    if quote.of(document.text) == citation.quote:
        before, after = _around(document, quote)
    else:
        _log.error("%s: the quote at %s is not in the text", citation.source, quote)
    return View(
        n=citation.marker,
        label=citation.label,
        excerpt=excerpt(citation.quote),
        title=citation.document_title,
        source=citation.source,
        version=citation.version,
        note=note_of(document),
        before=before,
        quote=citation.quote,
        after=after,
    )


def excerpt(quote: str) -> str:
    """The beginning of a quote on one line, cut between words."""
    line = " ".join(quote.split())
    if len(line) <= _EXCERPT:
        return line
    return line[:_EXCERPT].rsplit(" ", 1)[0].rstrip(" ,;:–-") + " …"


def note_of(document: Document) -> str:
    """What the front matter remarks of the text, such as that it is not the authentic one."""
    for unit in document.units:
        if unit.kind is UnitKind.FRONT_MATTER:
            match = _NOTE.search(unit.span.of(document.text))
            return match[1].strip("\"'")[:500] if match else ""
    return ""


def _around(document: Document, quote: Span) -> tuple[str, str]:
    part = part_of(document, quote)
    first, last = max(part.start, quote.start - AROUND), min(part.end, quote.end + AROUND)
    before, after = document.text[first : quote.start], document.text[quote.end : last]
    return led_in(before, first == part.start), led_out(after, last == part.end)


def led_in(before: str, whole: bool) -> str:
    """The text before a quote: without the heading of its part, or with a sign that it is cut."""
    return _HEADING.sub("", before, count=1).lstrip() if whole else f"… {before}"


def led_out(after: str, whole: bool) -> str:
    """The text after a quote, with a sign if it is cut."""
    return after.rstrip() if whole else f"{after} …"


def part_of(document: Document, quote: Span) -> Span:
    """The article that holds the quote; else the part at the top; else the whole text."""
    holding = [unit for unit in document.walk() if unit.span.contains(quote)]
    for kinds in ({UnitKind.ARTICLE}, {UnitKind.SIGNATURES, UnitKind.PREAMBLE}):
        for unit in holding:
            if unit.kind in kinds:
                return unit.span
    return Span(min(document.body.start, quote.start), len(document.text))
