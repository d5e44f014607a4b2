"""A quote -> its pieces: what an ellipsis or an insertion in brackets parts.

"shall remain ... three years" and "[the] Parties agree" quote two pieces and one; what stands in
brackets is the quoting person's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from memobot.citations.quoted.words import Words

_OMITTED_BY_ELLIPSIS = 300  # words of the text that an ellipsis may stand for, at most
_OMITTED_BY_BRACKETS = 4
_LEAST_OWN = 0.6  # of a quote's words stand outside brackets, or these are the text's own
_MOST_PIECES = 16  # more ellipses than this are the dots of a form or a table of contents
_LONGEST = 250  # words of a piece: a longer one is searched for part by part

_ELLIPSIS = re.compile(r"[\[(<]?(?:…|(?<!\.)\.(?:[ \xa0]?\.){2,}+)[\])>]?")
# Words in brackets; "[P]arties" has none, nor has "[***]".
_INSERTION = re.compile(r"(?<![^\W_])\[(?=[^\[\]\w]{0,20}[^\W_])[^\[\]\n]{1,80}\](?![^\W_])")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words `start` to `end` of a quote, which stand in the text as one.

    `reach` is how many words the text may have between the piece before and this one.
    """

    start: int
    end: int
    reach: int = 0

    def __len__(self) -> int:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a quote; `inserts` says whether words in brackets are taken out."""

    pieces: tuple[Piece, ...]
    inserts: bool = False


def readings(quote: Words) -> tuple[Reading, ...]:
    """The ways to read a quote, the most literal first: whole, at ellipses, without insertions."""
    if not len(quote):
        return ()
    whole = Reading((Piece(0, len(quote)),))
    ellipses = [(*match.span(), _OMITTED_BY_ELLIPSIS) for match in _ELLIPSIS.finditer(quote.text)]
    inserted = [(*match.span(), _OMITTED_BY_BRACKETS) for match in _INSERTION.finditer(quote.text)]
    found = [whole]
    if 0 < len(ellipses) < _MOST_PIECES:
        found.append(Reading(tuple(_between(quote, ellipses))))
    if inserted and len(ellipses) + len(inserted) < _MOST_PIECES:
        pieces = tuple(_between(quote, sorted(ellipses + inserted)))
        if sum(map(len, pieces)) >= len(quote) * _LEAST_OWN:
            found.append(Reading(pieces, inserts=True))
    return tuple(one for one in dict.fromkeys(found) if one.pieces)


def has_ellipsis(text: str) -> bool:
    """Whether `text` leaves out words by three dots."""
    return _ELLIPSIS.search(text) is not None


def in_parts(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """`pieces`, the long ones cut into parts that follow on each other."""
    return tuple(part for piece in pieces for part in _parts(piece))


def _parts(piece: Piece) -> Iterator[Piece]:
    for start in range(piece.start, piece.end, _LONGEST):
        reach = piece.reach if start == piece.start else 0
        yield Piece(start, min(start + _LONGEST, piece.end), reach)


def _between(quote: Words, gaps: Sequence[tuple[int, int, int]]) -> Iterator[Piece]:
    """The pieces around gaps, each gap from a start to an end in the text, with its reach."""
    piece = Piece(0, 0)
    for start, end, reach in gaps:
        stop = quote.from_offset(start)
        if stop > piece.start:
            yield replace(piece, end=stop)
            piece = Piece(stop, stop)
        begin = max(piece.start, quote.from_offset(end))
        piece = Piece(begin, begin, max(piece.reach, reach))
    if len(quote) > piece.start:
        yield replace(piece, end=len(quote))
