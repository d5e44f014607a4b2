"""Many citations -> the texts that they stand in, each once, for a page that shows them all.

As in `views` the page is given strings and never counts characters: a text comes in pieces, cut
where quotes begin and end, and a quote is a run of these pieces.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from memobot.documents.model import Citation, Document, Span
from memobot.web.views import led_in, led_out, note_of, part_of

_log = logging.getLogger(__name__)

AROUND = 4_000  # characters shown on each side of a quote


@dataclass(frozen=True, slots=True)
class Clipping:
    """An article, or what stands around the quotes in a longer part, and where it is from."""

    title: str
    source: str
    version: str
    note: str
    pieces: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cut:
    """Where a quote is: ``"".join(clippings[clipping].pieces[first:last])``."""

    clipping: int
    first: int
    last: int


@dataclass(slots=True)
class Clippings:
    """All clippings, and the cut of each citation."""

    all: list[Clipping] = field(default_factory=list)
    cuts: dict[Citation, Cut] = field(default_factory=dict)


def clippings(citations: Iterable[Citation], document: Callable[[str], Document]) -> Clippings:
    """The texts around `citations`; `document` gives the text of a document by its id."""
    made = Clippings()
    by_document: dict[str, list[Citation]] = {}
    for citation in citations:
        by_document.setdefault(citation.document_id, []).append(citation)
    for document_id, cited in by_document.items():
        _clip(made, document(document_id), cited)
    return made


def _clip(made: Clippings, document: Document, cited: Sequence[Citation]) -> None:
    note = note_of(document)

    def add(pieces: tuple[str, ...]) -> None:
        clipping = Clipping(document.title, document.source, document.version, note, pieces)
        made.all.append(clipping)

    held = [one for one in cited if document.text[one.start : one.end] == one.quote and one.quote]
    for stretch, part, quotes in _stretches(document, held):
        bounds = sorted({stretch.start, stretch.end, *_ends(quotes)})
        for one in quotes:
            cut = Cut(len(made.all), bounds.index(one.start), bounds.index(one.end))
            made.cuts[one] = cut
        add(_pieces(document.text, bounds, quotes, part))
    for one in cited:
        if one not in made.cuts:
            _log.error("%s: the quote at %s is not in the text", one.source, one.start)
            made.cuts[one] = Cut(len(made.all), 0, 1)
            add((one.quote,))


def _stretches(
    document: Document, cited: Sequence[Citation]
) -> Iterator[tuple[Span, Span, list[Citation]]]:
    """What to show of each part, the part, and the quotes in it; no two stretches overlap."""
    parts: dict[Span, list[Citation]] = {}
    for one in sorted(cited, key=lambda one: (one.start, one.end)):
        parts.setdefault(part_of(document, Span(one.start, one.end)), []).append(one)
    for part, quotes in parts.items():
        near = [quotes[0]]
        for one in quotes[1:]:
            if one.start - AROUND > max(before.end for before in near) + AROUND:
                yield _around(near, part), part, near
                near = []
            near.append(one)
        yield _around(near, part), part, near


def _around(quotes: Sequence[Citation], part: Span) -> Span:
    first, last = min(_ends(quotes)), max(_ends(quotes))
    return Span(max(part.start, first - AROUND), min(part.end, last + AROUND))


def _pieces(
    text: str, bounds: Sequence[int], quotes: Sequence[Citation], part: Span
) -> tuple[str, ...]:
    pieces = [text[start:end] for start, end in pairwise(bounds)]
    if bounds[0] < min(_ends(quotes)):
        pieces[0] = led_in(pieces[0], bounds[0] == part.start)
    if bounds[-1] > max(_ends(quotes)):
        pieces[-1] = led_out(pieces[-1], bounds[-1] == part.end)
    return tuple(pieces)


def _ends(quotes: Iterable[Citation]) -> set[int]:
    return {end for one in quotes for end in (one.start, one.end)}
