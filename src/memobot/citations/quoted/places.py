"""Where in texts words like those of a quote stand close together, and the best fit there."""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter
from typing import TYPE_CHECKING

from memobot.citations.quoted.words import Words
from memobot.documents.model import Document, Span
from memobot.documents.sentences import sentences

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_BUCKETS = 2**16
_PAIRS_FROM = 6  # words: shorter pieces are looked for by their single words
_PLACES_OF_A_TEXT = 8
_MOST_COMPARED = 100
_MOST_TRIED = 12
_NEAR_BEST = 0.85  # of the best score; places below are no better once aligned
_SENTENCE_BEFORE = 60  # characters that tell whether a sentence ends at a word


class SearchedText:
    """A document's body as words, with what finds the places of a changed quote in it."""

    def __init__(self, document: Document, letters: str) -> None:
        self.document = document
        self.words = Words(document.text, document.body, letters)

    @cached_property
    def prints(self) -> tuple[Prints, Prints]:
        """The fingerprints of its words, and of its pairs of neighbouring words."""
        words, pairs = fingerprints(self.words.letters)
        return Prints(words), Prints(pairs)

    @cached_property
    def labels(self) -> frozenset[int]:
        """The positions of words that number the points of a list: "2", "a"."""
        starts = {unit.span.start for unit in self.document.walk() if unit.number is not None}
        positions = {self.words.from_offset(start) for start in starts}
        return frozenset(at for at in positions if at < len(self.words) and self._is_label(at))

    def _is_label(self, position: int) -> bool:
        end = self.words.end(position)
        after = self.words.text[end : end + 1]
        form = self.words.form(position)
        return form[0].isdigit() or (len(form) <= 5 and after in (".", ")"))

    def ends_sentence(self, position: int) -> bool:
        """Whether a sentence ends before the word at `position`."""
        before, start = self.words.end(position - 1), self.words.start(position)
        if self.words.text[start].islower() and "\n" not in self.words.text[before:start]:
            return False
        around = Span(max(0, before - _SENTENCE_BEFORE), self.words.end(position))
        return any(before <= one.end <= start for one in sentences(self.words.text, around))


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words `start` to `end` of a text, among which a quote may stand."""

    text: SearchedText
    start: int
    end: int

    @property
    def letters(self) -> str:
        """The words, a character each."""
        return self.text.words.letters[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Fit:
    """Words `start` to `end` of a text, which `distance` changes of words turn into a piece."""

    start: int
    end: int
    distance: int


def fingerprints(letters: str) -> tuple[NDArray[np.uint16], NDArray[np.uint16]]:
    """A 16-bit number for each word of `letters`, and one for each pair of neighbours."""
    import numpy as np

    codes = np.frombuffer(letters.encode("utf-32-le"), dtype=np.uint32)
    mixed = codes[:-1] * np.uint32(2_654_435_761) + codes[1:] * np.uint32(40_503)
    return codes.astype(np.uint16), (mixed >> np.uint32(16)).astype(np.uint16)


class Prints:
    """The fingerprints of a text, in its order."""

    def __init__(self, prints: NDArray[np.uint16]) -> None:
        import numpy as np

        self.all = prints
        self._distinct = np.unique(prints)

    def shares(self, wanted: NDArray[np.uint16]) -> int:
        """How many of `wanted` it has."""
        import numpy as np

        last = len(self._distinct) - 1
        if last < 0:
            return 0
        places = np.minimum(self._distinct.searchsorted(wanted), last)
        return int((self._distinct[places] == wanted).sum())


def likely_places(piece: str, texts: Sequence[SearchedText]) -> list[Stretch]:
    """Stretches of words that share the most words with `piece`, the most similar first.

    Shared are pairs of neighbouring words, or single words where `piece` is short.
    """
    import numpy as np
    from rapidfuzz.fuzz import partial_ratio

    kind = 0 if len(piece) < _PAIRS_FROM else 1
    wanted = np.unique(fingerprints(piece)[kind])
    shared = [text.prints[kind].shares(wanted) for text in texts]
    least = max(1, len(wanted) // 4, max(shared, default=0) // 2)
    table = np.zeros(_BUCKETS, dtype=bool)
    table[wanted] = True
    window = len(piece) + len(piece) // 4 + 2
    found = [
        (count, -number, start)
        for number, text in enumerate(texts)
        if shared[number] >= least
        for count, start in _dense(text.prints[kind].all, wanted, table, window)
    ]
    margin = len(piece) // 2 + 4
    stretches = [
        Stretch(text, max(0, start - margin), min(len(text.words), start + window + margin))
        for _, number, start in sorted(found, reverse=True)[:_MOST_COMPARED]
        for text in [texts[-number]]
    ]
    scores = [partial_ratio(piece, one.letters) for one in stretches]
    best = heapq.nlargest(_MOST_TRIED, zip(scores, stretches, strict=True), key=itemgetter(0))
    return [one for score, one in best if score >= best[0][0] * _NEAR_BEST]


def _dense(
    prints: NDArray[np.uint16], wanted: NDArray[np.uint16], table: NDArray[np.bool_], window: int
) -> Iterator[tuple[int, int]]:
    """The windows with the most of `wanted`, each with how many it has, and its start.

    `wanted` is in order, and `table` tells of each fingerprint whether it is among them. Windows
    of one text are told apart by how rare in it what they have is: the words of a running head
    tell little.
    """
    import numpy as np

    places = np.flatnonzero(table[prints])
    kinds = wanted.searchsorted(prints[places])
    rarity = 1 / np.sqrt(np.bincount(kinds)[kinds])
    weights = np.concatenate(([0.0], np.cumsum(rarity)))
    ends = places.searchsorted(places + window)
    scores = weights[ends] - weights[:-1]
    least = scores.max(initial=0) / 2
    for _ in range(_PLACES_OF_A_TEXT):
        best = int(scores.argmax())
        if scores[best] <= least:
            return
        yield int(ends[best]) - best, int(places[best])
        scores[np.abs(places - places[best]) * 2 < window] = 0


def fit(piece: str, letters: str, start: int, end: int) -> Fit:
    """The words between `start` and `end` that the fewest changes turn into `piece`.

    Of places that fit equally well it is the first that ends, and there the shortest.
    """
    region = letters[start:end]
    last = int(_distances(piece, region).argmin())
    backwards = _distances(piece[::-1], region[:last][::-1])
    length = int(backwards.argmin())
    return Fit(start + last - length, start + last, int(backwards[length]))


def _distances(piece: str, region: str) -> NDArray[np.intp]:
    """The edit distance of `piece` from the best stretch of `region` that ends at each place.

    Approximate string matching by dynamic programming (Sellers 1980), a word of `piece` at a
    time for all places at once.
    """
    import numpy as np

    codes = np.frombuffer(region.encode("utf-32-le"), dtype=np.uint32)
    steps = np.arange(len(region) + 1)
    row = np.zeros(len(region) + 1, dtype=np.intp)
    for letter in piece:
        without = row + 1
        np.minimum(without[1:], row[:-1] + (codes != ord(letter)), out=without[1:])
        row = np.minimum.accumulate(without - steps) + steps
    return row


def widened(piece: str, text: SearchedText, found: Fit, start: int, end: int) -> Fit:
    """`found` with words of its sentence that a changed word at one of its ends may stand for.

    Nothing before `start` or after `end` is taken in.
    """
    from rapidfuzz.distance import Levenshtein

    letters, first, last = text.words.letters, found.start, found.end

    def fits(first: int, last: int) -> bool:
        return Levenshtein.distance(piece, letters[first:last]) == found.distance

    while first > start and fits(first - 1, last) and not text.ends_sentence(first):
        first -= 1
    while last < end and fits(first, last + 1) and not text.ends_sentence(last):
        last += 1
    return Fit(first, last, found.distance)
