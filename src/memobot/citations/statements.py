"""A draft -> its statements: the sentences that could assert something, whole with their quotes.

A sentence goes on through the quotations in it, however many sentences those hold; a block
quotation belongs to the sentence that leads to it, and the items of a list to the words above.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from memobot.citations.quotations import Quotation, find_quotations
from memobot.documents.model import Span
from memobot.documents.sentences import sentences

_HEADING = re.compile(r"#{1,6}\s")
_FENCE = re.compile(r"^[^\S\n]{0,3}(```|~~~)", re.MULTILINE)
_FRONT_MATTER = re.compile(r"---[^\S\n]*\n.{0,20000}?\n---[^\S\n]*\n", re.DOTALL)
_MARKER = re.compile(r"[^\S\n]*(?:[-–—•·▪*+]|\(?\d{1,3}[.)]|\(?[a-zа-яё]\)|\([ivx]{1,4}\))[^\S\n]+")
_WORD = re.compile(r"[^\W\d_]{2}")
_LEADS = re.compile(r":[\"'”’»)\]*_\s]*$")
_LONGEST_HEADING = 120  # characters
_LONGEST = 4_000  # characters of one statement that are judged; a table can run on for pages


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence of a draft with the quotations in it; spans are of the draft.

    `is_heading` where it titles what follows: it can name the agreement and asserts nothing.
    `lead` are the words above the list that it is an item of, or "".
    """

    text: str
    span: Span
    quotations: tuple[Quotation, ...]
    is_heading: bool = False
    lead: str = ""


def statements_of(draft: str) -> tuple[Statement, ...]:
    """The statements of a draft, in order; none without a word, none from code or metadata."""
    quotations = find_quotations(draft)
    spans = [
        span
        for start, end in _prose(draft)
        for span in _lines_apart(draft, sentences(draft, Span(start, end)))
    ]
    lead = ""
    found: list[Statement] = []
    for span in _with_quotations(draft, spans, quotations):
        text = span.of(draft)
        if not _WORD.search(text):
            continue
        is_item = bool(_MARKER.match(draft, _line_start(draft, span.start)))
        own = tuple(quotation for quotation in quotations if span.overlaps(quotation.span))
        heading = not own and _is_heading(draft, span)
        found.append(Statement(text, span, own, heading, lead if is_item else ""))
        if not is_item:
            lead = text if _LEADS.search(text) else ""
    return tuple(found)


def _prose(draft: str) -> Iterator[tuple[int, int]]:
    """The stretches outside of front matter and fenced code."""
    matter = _FRONT_MATTER.match(draft)
    start = matter.end() if matter else 0
    fences = [match.start() for match in _FENCE.finditer(draft, start)]
    for opening, closing in zip(fences[::2], fences[1::2], strict=False):
        yield start, opening
        line_end = draft.find("\n", closing)
        start = len(draft) if line_end < 0 else line_end
    yield start, len(draft)


def _lines_apart(draft: str, spans: Sequence[Span]) -> Iterator[Span]:
    """`spans` cut where a line is a heading or an item of a list, which end no sentence."""
    for span in spans:
        start = span.start
        for match in re.finditer(r"\n", span.of(draft)):
            line = span.start + match.end()
            before = draft[start:line]
            if _starts_anew(draft, line) or _HEADING.match(before.lstrip()):
                yield from _trimmed(draft, start, line)
                start = line
        yield from _trimmed(draft, start, span.end)


def _starts_anew(draft: str, line: int) -> bool:
    return bool(_MARKER.match(draft, line) or _HEADING.match(draft, line))


def _trimmed(draft: str, start: int, end: int) -> Iterator[Span]:
    """The stretch without the white space, and the mark of an item, around it."""
    mark = _MARKER.match(draft, start, end)
    start = mark.end() if mark else start
    piece = draft[start:end]
    if stripped := piece.strip():
        first = start + len(piece) - len(piece.lstrip())
        yield Span(first, min(first + len(stripped), first + _LONGEST))


def _with_quotations(
    draft: str, spans: Sequence[Span], quotations: Sequence[Quotation]
) -> list[Span]:
    """`spans` joined over the quotations that reach across them; a block quotation with the
    sentence before it, when that one leads to it."""
    joined: list[Span] = []
    for span in spans:
        if joined and any(
            _holds_together(draft, joined[-1], quotation)
            for quotation in quotations
            if quotation.span.overlaps(span)
        ):
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined


def _holds_together(draft: str, before: Span, quotation: Quotation) -> bool:
    if quotation.span.overlaps(before):
        return True
    led_to = bool(_LEADS.search(before.of(draft)))
    return led_to and not draft[before.end : quotation.span.start].strip("> \n\t")


def _is_heading(draft: str, span: Span) -> bool:
    text = span.of(draft)
    if _HEADING.match(text):
        return True
    line_start, line_end = _line_start(draft, span.start), draft.find("\n", span.end)
    own_line = not draft[line_start : span.start].strip("*_ ") and not draft[
        span.end : len(draft) if line_end < 0 else line_end
    ].strip("*_ ")
    alone = own_line and "\n" not in text and line_end >= 0 and len(text) <= _LONGEST_HEADING
    return alone and not text.rstrip("*_ ").endswith((".", "!", "?", ":", ";", "…", ",", "”", "»"))


def _line_start(draft: str, position: int) -> int:
    return draft.rfind("\n", 0, position) + 1
