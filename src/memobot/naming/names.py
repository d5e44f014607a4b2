"""Which documents a text names: by title, party, short name, place, country, year, kind.

What stands at the head of a document is what people call it by. Each word of a question is
looked for there by stem, concept and sound; a word that many documents share counts little,
a word of a title or an alias more than one of the preamble.
"""

from __future__ import annotations

import math
import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import PurePosixPath

from memobot.documents.identity import kind_in
from memobot.naming.abbreviations import SHORTEST_INITIALS, initials_in
from memobot.naming.terms import COGNATE, SAME_CONCEPT, SAME_SOUND, SAME_STEM, Term, profile
from memobot.naming.transliteration import latin

_ALIAS, _TITLE, _HEAD = 1.0, 0.9, 0.6
# A concept is shared by many words, so it names less than the word itself; a country names.
_KEY_WORTH = {"s": SAME_STEM, "n": SAME_SOUND, "g": SAME_CONCEPT, "a": 0.85, "c": 0.6, "b": COGNATE}
_PROPER = 1.5  # a name counts more than a common word as rare
_IN_TITLE = 0.5  # worth of a word of the title: it is part of the document's name, ...
_NAMING_WORD = 0.45  # ... and so is a name from its head that tells this much
_ELSEWHERE = 0.2  # worth of a common word where the question does not name its text


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
class NameCard:
    """What a document is called by: `head` is its title block, preamble and signatures."""

    document_id: str
    title: str
    aliases: tuple[str, ...]
    source: str
    kind: str
    head: str


class NameIndex:
    """The names of all documents, by the keys that words are matched on."""

    def __init__(self, cards: Sequence[NameCard]) -> None:
        self._kinds = {card.document_id: card.kind for card in cards}
        self._weights: dict[str, dict[str, float]] = {}
        for card in cards:
            for key, weight in _keys_of(card).items():
                self._weights.setdefault(key, {})[card.document_id] = weight

    def find(self, terms: Iterable[Term], elsewhere: Container[Term] = ()) -> Named:
        """The documents that `terms` name.

        Words `elsewhere` stand where something is asked rather than named: only those that are
        names in themselves count there.
        """
        scores: dict[str, float] = {}
        by_document: dict[str, set[Term]] = {}
        by_name: set[str] = set()
        for term in terms:
            held = self._held(term)
            if term.is_name and len(held) * 2 <= len(self._kinds):
                by_name.update(held)
            for document_id, (worth, rarity) in held.items():
                gain = rarity * worth * (_PROPER if term.is_name else 1.0)
                told = gain >= _NAMING_WORD and term.is_name
                if term in elsewhere:
                    gain *= 1.0 if term.is_name else _ELSEWHERE
                else:
                    told = told or worth >= _IN_TITLE
                scores[document_id] = scores.get(document_id, 0.0) + gain
                if told:
                    by_document.setdefault(document_id, set()).add(term)
        ranked = dict(sorted(scores.items(), key=lambda item: (-item[1], item[0])))
        found_by = {document_id: frozenset(found) for document_id, found in by_document.items()}
        return Named(ranked, found_by, frozenset(by_name))

    def holds(self, term: Term) -> frozenset[str]:
        """The documents in whose name the word stands."""
        return frozenset(self._held(term))

    def _held(self, term: Term) -> dict[str, tuple[float, float]]:
        """The documents in whose name the word stands: how well it does, and how rarely such a
        match, or a better one, is found among the names."""
        found: dict[str, dict[str, float]] = {}
        for key in _keys_of_term(term):
            worths = found.setdefault(key[0], {})
            for document_id, weight in self._weights.get(key, {}).items():
                worths[document_id] = max(worths.get(document_id, 0.0), weight)
        kind = kind_in(term.word)
        if kind:
            found["s"] = {one: 1.0 for one, own in self._kinds.items() if own == kind}
        held: dict[str, tuple[float, float]] = {}
        for manner in sorted(found, key=_KEY_WORTH.__getitem__, reverse=True):
            count = len(held.keys() | found[manner].keys())
            rarity = self._rarity(count)
            for document_id, weight in found[manner].items():
                told = (weight * _KEY_WORTH[manner], rarity)
                known = held.get(document_id, (0.0, 0.0))
                held[document_id] = max(told, known, key=lambda one: one[0] * one[1])
        return held

    def _rarity(self, count: int) -> float:
        """What a word in so many names tells; squared against the rarest, as ten words that many
        names share do not outvote one name."""
        rarity, rarest = (_rarity(each, len(self._kinds)) for each in (count, 1))
        return rarity * rarity / rarest if count else 0.0


def _rarity(count: int, total: int) -> float:
    return math.log(1 + (total - count + 0.5) / (count + 0.5))


def _keys_of(card: NameCard) -> dict[str, float]:
    weights: dict[str, float] = {}
    stem = _words_of_file(PurePosixPath(card.source).stem)
    for weight, text in (
        (_HEAD, card.head),
        (_TITLE, f"{card.title} {stem}"),
        (_ALIAS, " ".join(card.aliases)),
    ):
        own = profile(text)
        initials = (f"a:{letters}" for letters in initials_in(text))
        for key in chain(_keys(own.stems, own.concepts, own.sounds, own.beginnings), initials):
            weights[key] = max(weights.get(key, 0.0), weight)
    return weights


def _keys_of_term(term: Term) -> Iterator[str]:
    yield from _keys(term.stems, term.concepts, term.sounds, (term.beginning,))
    if term.written.isupper() and len(term.written) >= SHORTEST_INITIALS:
        yield f"a:{latin(term.written)}"


def _words_of_file(stem: str) -> str:
    """The words of a file's name, however they are joined: "AcmeNDA_2021", "Acme%20NDA-2021"."""
    joined = re.sub(r"%[0-9A-Fa-f]{2}|[_\W]+", " ", stem)
    apart = re.sub(
        r"(?<=[^\W\d_])(?=\d)|(?<=[a-zа-яё])(?=[A-ZА-ЯЁ])|(?<=[A-Z])(?=[A-Z][a-z])", " ", joined
    )
    return f"{joined} {apart}"


def _keys(
    stems: Iterable[str], concepts: Iterable[str], sounds: Iterable[str], beginnings: Iterable[str]
) -> Iterator[str]:
    yield from (f"s:{stem}" for stem in stems)
    yield from (
        f"{'g' if concept.startswith('country:') else 'c'}:{concept}" for concept in concepts
    )
    yield from (f"n:{key}" for key in sounds)
    yield from (f"b:{key}" for key in beginnings if key)
