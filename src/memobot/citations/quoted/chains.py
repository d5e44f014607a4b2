"""The pieces of a quote, one after another, in a text: a chain of places."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from memobot.citations.quoted.pieces import Piece
from memobot.citations.quoted.places import Fit, SearchedText, Stretch, fit, widened

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
        place = Fit(start, start + len(pieces[anchor]), 0)
        found = _chain(quote, pieces, anchor, place, text, _exactly)
        if not any(one.distance for one in found.fits):
            yield found


def similar_chain(quote: str, pieces: Sequence[Piece], anchor: int, near: Stretch) -> Chain:
    """The best chain whose piece `anchor` stands in the stretch `near`."""
    letters = near.text.words.letters
    place = fit(_letters(quote, pieces[anchor]), letters, near.start, near.end)
    found = _chain(quote, pieces, anchor, place, near.text, _alike)
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
    quote: str,
    pieces: Sequence[Piece],
    anchor: int,
    place: Fit,
    text: SearchedText,
    beside: Callable[[str, str, int, int], Fit | None],
) -> Chain:
    """The chain around `place` of the piece `anchor`: the nearest place of each other piece.

    `beside` looks for a piece from a place on, as many words far as it may stand away, or
    backwards for a negative number. Behind a piece that is not there none is looked for.
    """
    letters = text.words.letters
    fits = {anchor: place}
    for step in (-1, 1):
        at = place.start if step < 0 else place.end
        missing = False
        for number in range(anchor + step, len(pieces) if step > 0 else -1, step):
            piece = _letters(quote, pieces[number])
            reach = pieces[max(number, number - step)].reach
            found = None if missing else beside(piece, letters, at, step * (reach + len(piece)))
            missing = found is None
            fits[number] = found or Fit(at, at, len(piece))
            at = fits[number].start if step < 0 else fits[number].end
    return Chain(text, tuple(pieces), tuple(fits[number] for number in range(len(pieces))))


def _exactly(piece: str, letters: str, at: int, reach: int) -> Fit | None:
    if reach > 0:
        start = letters.find(piece, at, at + reach)
    else:
        start = letters.rfind(piece, max(0, at + reach), at)
    return Fit(start, start + len(piece), 0) if start >= 0 else None


def _alike(piece: str, letters: str, at: int, reach: int) -> Fit | None:
    exact = _exactly(piece, letters, at, reach)
    if exact:
        return exact
    slack = len(piece) // 4 + 3
    if reach > 0:
        found = fit(piece, letters, at, min(len(letters), at + reach + slack))
    else:
        found = fit(piece, letters, max(0, at + reach - slack), at)
    return found if found.distance * 2 <= len(piece) else None


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
