"""The pieces of a quote, one after another, in a text: a chain of places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from memobot.citations.quote_pieces import Piece
from memobot.citations.quote_places import Fit, SearchedText, Stretch, fit, widened

_MOST_PLACES = 64  # of a piece in one text


@dataclass(frozen=True, slots=True)
class Chain:
    """A place in `text` for each of `pieces`, in order; an empty one for a piece it has not."""

    text: SearchedText
    pieces: tuple[Piece, ...]
    fits: tuple[Fit, ...]

    @property
    def start(self) -> int:
        """The first word of the text that belongs to the quote."""
        return self.fits[0].start

    @property
    def end(self) -> int:
        """The word behind the last one."""
        return self.fits[-1].end

    @property
    def omitted(self) -> tuple[tuple[int, int], ...]:
        """The words of the text between pieces, from the first to behind the last."""
        pairs = zip(self.fits, self.fits[1:], strict=False)
        return tuple((one.end, other.start) for one, other in pairs if one.end < other.start)


def exact_chains(quote: str, pieces: Sequence[Piece], text: SearchedText) -> Iterator[Chain]:
    """The places, at most 64, where all pieces stand word for word within reach of each other."""
    anchor = max(range(len(pieces)), key=lambda number: len(pieces[number]))
    for start in _places(_letters(quote, pieces[anchor]), text.words.letters):
        found = _chain(quote, pieces, anchor, Fit(start, start + len(pieces[anchor]), 0), text)
        if not any(one.distance for one in found.fits):
            yield found


def similar_chain(quote: str, pieces: Sequence[Piece], anchor: int, near: Stretch) -> Chain:
    """The best chain whose piece `anchor` stands in the stretch `near`."""
    letters = near.text.words.letters
    anchored = fit(_letters(quote, pieces[anchor]), letters, near.start, near.end)
    found = _chain(quote, pieces, anchor, anchored, near.text)
    return _joined(_widened(quote, found))


def _letters(quote: str, piece: Piece) -> str:
    return quote[piece.start : piece.end]


def _places(wanted: str, letters: str) -> Iterator[int]:
    start = letters.find(wanted)
    for _ in range(_MOST_PLACES):
        if start < 0:
            return
        yield start
        start = letters.find(wanted, start + 1)


def _chain(
    quote: str, pieces: Sequence[Piece], anchor: int, anchored: Fit, text: SearchedText
) -> Chain:
    """The chain around a place of the piece `anchor`: the pieces nearest on both sides."""
    letters = text.words.letters
    before: list[Fit] = []
    after: list[Fit] = []
    at = anchored.start
    for number in range(anchor - 1, -1, -1):
        piece, reach = _letters(quote, pieces[number]), pieces[number + 1].reach
        before.append(_before(piece, letters, at, reach))
        at = before[-1].start
    at = anchored.end
    for number in range(anchor + 1, len(pieces)):
        after.append(_after(_letters(quote, pieces[number]), letters, at, pieces[number].reach))
        at = after[-1].end
    return Chain(text, tuple(pieces), (*before[::-1], anchored, *after))


def _before(piece: str, letters: str, end: int, reach: int) -> Fit:
    size = len(piece)
    exact = letters.rfind(piece, max(0, end - reach - size), end)
    if exact >= 0:
        return Fit(exact, exact + size, 0)
    found = fit(piece, letters, max(0, end - reach - size - _slack(size)), end)
    return found if found.distance * 2 <= size else Fit(end, end, size)


def _after(piece: str, letters: str, start: int, reach: int) -> Fit:
    size = len(piece)
    exact = letters.find(piece, start, start + reach + size)
    if exact >= 0:
        return Fit(exact, exact + size, 0)
    found = fit(piece, letters, start, min(len(letters), start + reach + size + _slack(size)))
    return found if found.distance * 2 <= size else Fit(start, start, size)


def _slack(size: int) -> int:
    return size // 4 + 3


def _widened(quote: str, chain: Chain) -> Chain:
    """`chain` with what changed words at the ends of its pieces may stand for."""
    stops = [0, *(one.end for one in chain.fits[:-1])]
    starts = [*(one.start for one in chain.fits[1:]), len(chain.text.words)]
    fits = [
        widened(_letters(quote, piece), chain.text, one, stop, start)
        if one.distance and one.start < one.end
        else one
        for piece, one, stop, start in zip(chain.pieces, chain.fits, stops, starts, strict=True)
    ]
    for number in range(1, len(fits)):  # two neighbours may both have taken in a word between them
        if fits[number].start < fits[number - 1].end:
            fits[number] = replace(fits[number], start=fits[number - 1].end)
    return replace(chain, fits=tuple(fits))


def _joined(chain: Chain) -> Chain:
    """`chain` with words of the text between two pieces counted in, where they are too many."""
    fits = list(chain.fits)
    for number, piece in enumerate(chain.pieces[1:], 1):
        if fits[number].start - fits[number - 1].end > piece.reach:
            fits[number] = replace(fits[number], start=fits[number - 1].end)
    return replace(chain, fits=tuple(fits))
