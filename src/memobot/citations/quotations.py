"""Quotations in a draft: words between quotation marks of any style, and Markdown block quotes.

Of nested quotations the outer one is found; quoted/marks.py says how marks pair.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from memobot.citations.quoted.marks import pair_marks
from memobot.documents.model import Span

_BLOCK = re.compile(r"^ {0,3}>.*(?:\n {0,3}>.*)*", re.MULTILINE)
_ATTRIBUTION = re.compile(r"\n[ >]{0,20}(?:—|--)[^\n]{1,200}[^.;:\n]$")
_LINE_BREAK = re.compile(r"(?<![^\S\n])[^\S\n]*+(?:\n[^\S\n]*+(?:>[^\S\n]*+)*+)++")
_AROUND = ">*_ \t\r\n\xa0\u202f\u2009"


NOT_BEFORE = re.compile(r"(?<!\w)(not|never|не|ни|nie)\s{1,3}$", re.IGNORECASE)
"""A denial right before words that are quoted."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words that a draft gives as another text's: `span` with their marks, `words` without.

    The words of a `block` are lines of the draft with the "> " between them.
    """

    span: Span
    words: Span
    block: bool

    def text(self, draft: str) -> str:
        """The words, on one line."""
        return "".join(part for _, part in self._parts(draft))

    def where(self, draft: str, span: Span) -> Span:
        """Where in the draft `span` of the words' `text` stands."""
        at = 0
        start = end = self.words.start
        for place, part in self._parts(draft):
            if at <= span.start:
                start = place + span.start - at
            if at < span.end:
                end = place + span.end - at
            at += len(part)
        return Span(start, max(start, end))

    def _parts(self, draft: str) -> Iterator[tuple[int, str]]:
        """The stretches of the words with a space for each line break, and where each stands."""
        at = self.words.start
        for match in _LINE_BREAK.finditer(draft, self.words.start, self.words.end):
            yield at, draft[at : match.start()]
            if draft[match.start() - 1] not in "-\xad":  # "cooper-\nation"
                yield match.start(), " "
            at = match.end()
        yield at, draft[at : self.words.end]


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """The quotations of `text`, in order, not overlapping; such as have no word are left out."""
    blocks = tuple(_block_quotes(text))
    inline = _between_marks(text, [block.span for block in blocks])
    return tuple(sorted((*blocks, *inline), key=lambda quotation: quotation.span))


def _between_marks(text: str, walls: Sequence[Span]) -> Iterator[Quotation]:
    for pair in pair_marks(text, walls):
        words = _trimmed(text, pair.opening.end, pair.closing.start)
        if words:
            yield Quotation(Span(pair.opening.start, pair.closing.end), words, block=False)


def _block_quotes(text: str) -> Iterator[Quotation]:
    for match in _BLOCK.finditer(text):
        span = Span(match.start(), match.start() + len(match.group().rstrip()))
        attributed = _ATTRIBUTION.search(span.of(text))
        words = _trimmed(
            text, span.start, span.start + attributed.start() if attributed else span.end
        )
        if words:
            yield Quotation(span, words, block=True)


def _trimmed(text: str, start: int, end: int) -> Span | None:
    """The span without space, ">" and emphasis at its ends; None where no word is left."""
    piece = text[start:end]
    if not any(map(str.isalnum, piece)):
        return None
    start += len(piece) - len(piece.lstrip(_AROUND))
    return Span(start, start + len(piece.strip(_AROUND)))
