"""The sentences of a document in which words stand, without taking the others apart."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from memobot.documents.model import Document, Span
from memobot.documents.sentences import sentences
from memobot.terms.model import Source
from memobot.terms.sources import PLAIN_QUOTES, source_of

_LONGEST = 6_000  # characters of a paragraph on either side of a word
_BREAK = re.compile(r"\n[^\S\n]*\n")
_MARKER = re.compile(r"(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)]?|\(?\w\)|[-–•*])\s{1,8}(?=\S{2})")
# A line that opens with a number begins a sentence, whatever stands above it.
_POINT = re.compile(r"\n\s{0,40}(?=\(?\d{1,2}(?:\.\d{1,2}){0,3}[.)]\s{1,8}\S)")
_PLAIN = str.maketrans(PLAIN_QUOTES)


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence of a document."""

    document: Document
    span: Span

    @property
    def text(self) -> str:
        """The sentence with single spaces and one kind of quotation marks."""
        return " ".join(self.span.of(self.document.text).split()).translate(_PLAIN)

    @property
    def source(self) -> Source:
        """The sentence as a source, without its number or bullet."""
        marker = _MARKER.match(self.document.text, self.span.start, self.span.end)
        return source_of(
            self.document, Span(marker.end() if marker else self.span.start, self.span.end)
        )


def statements_holding(document: Document, stems: Iterable[str]) -> tuple[Statement, ...]:
    """The sentences in which one of `stems` (in small letters) stands, in order."""
    start = document.body.start
    lowered = _lowered(document.text)
    offsets = sorted({at for stem in stems for at in _found(lowered, stem) if at >= start})
    return tuple(_sentences_at(document, offsets))


def statements_behind(statement: Statement, count: int) -> tuple[Statement, ...]:
    """The `count` sentences that follow one."""
    document, start = statement.document, statement.span.end
    end = min(len(document.text), start + _LONGEST)
    spans = sentences(document.text, Span(start, end))[:count]
    return tuple(Statement(document, span) for span in spans)


def _lowered(text: str) -> str:
    """`text` in small letters, of the same length."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(sign if len(sign.lower()) > 1 else sign.lower() for sign in text)


def _found(text: str, stem: str) -> Iterator[int]:
    at = text.find(stem)
    while at >= 0:
        yield at
        at = text.find(stem, at + 1)


def _sentences_at(document: Document, offsets: Sequence[int]) -> Iterator[Statement]:
    """The sentences around the offsets: each paragraph with one is taken apart once."""
    done = 0
    for offset in offsets:
        if offset < done:
            continue
        paragraph = _paragraph(document.text, offset, done)
        for span in _points(document.text, sentences(document.text, paragraph)):
            at = bisect_left(offsets, span.start)
            if at < len(offsets) and offsets[at] < span.end:
                yield Statement(document, Span(span.start, min(span.end, span.start + _LONGEST)))
        done = paragraph.end


def _points(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """The spans cut where a line opens with a number."""
    for span in spans:
        start = span.start
        for match in _POINT.finditer(text, span.start, span.end):
            yield Span(start, match.start())
            start = match.end()
        yield Span(start, span.end)


def _paragraph(text: str, offset: int, after: int) -> Span:
    """The lines around `offset` up to blank ones."""
    start, end = max(after, offset - _LONGEST), min(len(text), offset + _LONGEST)
    for match in _BREAK.finditer(text, start, offset):
        start = match.end()
    behind = _BREAK.search(text, offset, end)
    return Span(start, behind.start() if behind else end)
