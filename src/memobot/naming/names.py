"""Which documents a text names: by title, party, short name, place, country, year, kind.

Each word of a question is looked for among the keys of all documents' names; a word that many
documents share counts little, a word of a title or an alias more than one of the preamble.
"""

from __future__ import annotations

import math
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from memobot.documents.identity import kind_in
from memobot.naming.name_keys import NameCard, keys_of, keys_of_term
from memobot.naming.postings import MadePostings, Posting, Postings
from memobot.naming.terms import COGNATE, SAME_CONCEPT, SAME_SOUND, SAME_STEM, Term

if TYPE_CHECKING:
    from numpy import bool_, float64, intp
    from numpy.typing import NDArray

__all__ = ["NameCard", "NameIndex", "Named"]

# A concept is shared by many words, so it names less than the word itself; a country names.
_KEY_WORTH = {"s": SAME_STEM, "n": SAME_SOUND, "g": SAME_CONCEPT, "a": 0.85, "c": 0.6, "b": COGNATE}
_PROPER = 1.5  # a name counts more than a common word as rare
_IN_TITLE = 0.5  # worth of a word of the title: it is part of the document's name, ...
_NAMING_WORD = 0.45  # ... and so is a name from its head that tells this much
_ELSEWHERE = 0.2  # worth of a common word where the question does not name its text
_WORDS = 256  # words of questions whose holders are kept in memory


@dataclass(frozen=True, slots=True)
class Named:
    """Documents by how well a text names them, best first.

    `terms` are the words that did so; `by_name` the documents that a name points to which at
    most half of all documents share.
    """

    scores: Mapping[str, float]
    terms: Mapping[str, frozenset[Term]]
    by_name: frozenset[str]

    @property
    def best(self) -> str | None:
        """The document named best, or None."""
        return next(iter(self.scores), None)


@dataclass(frozen=True, slots=True)
class _Held:
    """The documents in whose name a word stands, n of them: their positions, how well it does in
    each, and how rarely such a match, or a better one, is found among the names; shapes (n,)."""

    documents: NDArray[intp]
    worths: NDArray[float64]
    rarities: NDArray[float64]


class _Telling(Mapping[str, frozenset[Term]]):
    """The words that name each document, put together for the few documents that are asked for."""

    def __init__(
        self, positions: Mapping[str, int], told: Sequence[tuple[Term, NDArray[bool_]]]
    ) -> None:
        self._positions = positions
        self._told = told

    def __getitem__(self, document_id: str) -> frozenset[Term]:
        at = self._positions[document_id]
        terms = frozenset(term for term, telling in self._told if telling[at])
        if not terms:
            raise KeyError(document_id)
        return terms

    def __iter__(self) -> Iterator[str]:
        for document_id, at in self._positions.items():
            if any(telling[at] for _, telling in self._told):
                yield document_id

    def __len__(self) -> int:
        return sum(1 for _ in self)


class NameIndex:
    """The names of all documents, by the keys that words are matched on.

    Usable from several threads at once, if `postings` are.
    """

    def __init__(self, cards: Sequence[NameCard], postings: Postings | None = None) -> None:
        """Of these documents; `postings`, if given, holds those of their keys."""
        cards = sorted(cards, key=lambda card: card.document_id)
        self._ids = [card.document_id for card in cards]
        self._positions = {document_id: at for at, document_id in enumerate(self._ids)}
        self._kinds: dict[str, list[int]] = {}
        for at, card in enumerate(cards):
            self._kinds.setdefault(card.kind, []).append(at)
        self._postings: Postings = postings or MadePostings(map(keys_of, cards))
        self._held = lru_cache(maxsize=_WORDS)(self._find_held)

    def find(self, terms: Iterable[Term], elsewhere: Container[Term] = ()) -> Named:
        """The documents that `terms` name.

        Words `elsewhere` stand where something is asked rather than named: only those that are
        names in themselves count there.
        """
        import numpy as np

        scores = np.zeros(len(self._ids))
        by_name = np.zeros(len(self._ids), dtype=bool)
        told: list[tuple[Term, NDArray[bool_]]] = []
        for term in terms:
            held, is_name = self._held(term), term.is_name
            if is_name and len(held.documents) * 2 <= len(self._ids):
                by_name[held.documents] = True
            gains = held.rarities * held.worths * (_PROPER if is_name else 1.0)
            tells = (gains >= _NAMING_WORD) & is_name
            if term in elsewhere:
                gains *= 1.0 if is_name else _ELSEWHERE
            else:
                tells |= held.worths >= _IN_TITLE
            scores[held.documents] += gains
            telling = np.zeros(len(self._ids), dtype=bool)
            telling[held.documents] = tells
            told.append((term, telling))
        ranked = np.argsort(-scores, kind="stable")[: np.count_nonzero(scores)]
        return Named(
            dict(zip(self._named(ranked), scores[ranked].tolist(), strict=True)),
            _Telling(self._positions, told),
            frozenset(self._named(np.flatnonzero(by_name))),
        )

    def holds(self, term: Term) -> frozenset[str]:
        """The documents in whose name the word stands."""
        return frozenset(self._named(self._held(term).documents))

    def is_held(self, term: Term, document_id: str) -> bool:
        """Whether the word stands in the name of this document."""
        return bool((self._held(term).documents == self._positions.get(document_id, -1)).any())

    def _named(self, positions: NDArray[intp]) -> Iterator[str]:
        return map(self._ids.__getitem__, positions.tolist())

    def _find_held(self, term: Term) -> _Held:
        import numpy as np

        worths, rarities, seen = (np.zeros(len(self._ids)) for _ in range(3))
        for manner, postings in self._by_manner(term):
            own = np.zeros(len(self._ids))
            for posting in postings:
                own[posting.documents] = np.maximum(own[posting.documents], posting.weights)
            here = own > 0
            seen = np.logical_or(seen, here)
            rarity = self._rarity(int(np.count_nonzero(seen)))
            own *= _KEY_WORTH[manner]
            better = here & (own * rarity >= worths * rarities)
            worths[better] = own[better]
            rarities[better] = rarity
        documents = np.flatnonzero(seen)
        return _Held(documents, worths[documents], rarities[documents])

    def _by_manner(self, term: Term) -> Iterator[tuple[str, Sequence[Posting]]]:
        """The postings of a word's keys, by the manner in which they match, the surest first."""
        found = self._postings.postings(keys_of_term(term))
        kind = kind_in(term.word)
        for manner in sorted(_KEY_WORTH, key=_KEY_WORTH.__getitem__, reverse=True):
            if kind and manner == "s":
                yield manner, (self._of_kind(kind),)
            else:
                yield manner, [one for key, one in found.items() if key[0] == manner]

    def _of_kind(self, kind: str) -> Posting:
        import numpy as np

        documents = np.array(self._kinds.get(kind, []), dtype="<u4")
        return Posting(documents, np.ones(len(documents)))

    def _rarity(self, count: int) -> float:
        """What a word in so many names tells; squared against the rarest, as ten words that many
        names share do not outvote one name."""
        rarity, rarest = (_rarity(each, len(self._ids)) for each in (count, 1))
        return rarity * rarity / rarest if count else 0.0


def _rarity(count: int, total: int) -> float:
    return math.log(1 + (total - count + 0.5) / (count + 0.5))
