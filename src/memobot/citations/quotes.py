"""A quote against the texts: where it stands word for word, or in which words it differs.

Exact are quotes whose words, in their order, are those of the text; white space, marks, dashes,
hyphenation, emphasis, case and punctuation between words make no difference, nor do the numbers
of list items left out (quoted/words.py says it all). What the quote leaves out at an ellipsis, or
adds in brackets, is none either.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from memobot.citations.model import Change
from memobot.citations.quoted.chains import Chain, exact_chains, similar_chain
from memobot.citations.quoted.pieces import Piece, Reading, has_ellipsis, in_parts, readings
from memobot.citations.quoted.places import SearchedText, likely_places
from memobot.citations.quoted.wording_changes import Mismatch, changes_of, mismatches
from memobot.citations.quoted.words import Vocabulary, Words
from memobot.documents.model import Document, Span

_MOST_EXACT = 64
_MOST_SIMILAR = 8
_LEAST_SIMILAR = 0.7
_MOST_DIFFERENT = 0.6  # of the words, before labels of lists and the like are looked at
_SHORT = 5  # words: in a quote up to here one word may differ
_TELLING_LITTLE = 4  # words: with one of them changed only one place may be like the quote
_SHORTEST = 3
_ANCHORS = 3  # pieces that are looked for in all texts, the others beside them


@dataclass(frozen=True, slots=True)
class Alignment:
    """Where a quote stands in a document.

    `span`, and `where` of each change, are of ``document.text``; `said` of each change is of the
    quote's words. `similarity` is the share of words that are the same, 1.0 where `exact`.
    `omitted` are the stretches of the document that an ellipsis or brackets stand for.
    """

    document: Document
    span: Span
    exact: bool
    similarity: float
    changes: tuple[Change, ...] = ()
    omitted: tuple[Span, ...] = ()


class Quotes:
    """Finds quotes in documents, each of which is read as words when it is first asked about."""

    def __init__(self) -> None:
        self._vocabulary = Vocabulary()
        self._texts: dict[str, SearchedText] = {}

    def align(self, words: str, documents: Sequence[Document]) -> tuple[Alignment, ...]:
        """Where `words` stand in `documents`: every exact place, or the most similar places.

        Exact places come in the order of `documents` and of the text, 64 at most. Where there is
        none, up to 8 places with their changes, the most similar first; nothing where no place
        is similar enough to be what was quoted.
        """
        texts = [self._searched(document) for document in documents]
        quote = Words(words, Span(0, len(words)), self._vocabulary.read(words))
        ways = readings(quote)
        for way in ways:
            chains = (chain for text in texts for chain in _exact_chains(quote, way, text))
            if found := tuple(map(_exact, islice(chains, _MOST_EXACT))):
                return _with_its_ellipsis(quote, way, texts) or found
        similar = _best([one for way in ways for one in _similar(quote, way, texts)])
        return () if len(quote) <= _TELLING_LITTLE and _is_ambiguous(similar) else similar

    def _searched(self, document: Document) -> SearchedText:
        held = self._texts.get(document.document_id)
        if held is not None and held.document is document:
            return held
        if held is not None and held.document == document:
            letters = held.words.letters
        else:
            letters = self._vocabulary.learn(document.text, document.body)
        held = self._texts[document.document_id] = SearchedText(document, letters)
        return held


def _exact_chains(quote: Words, way: Reading, text: SearchedText) -> Iterator[Chain]:
    chains = exact_chains(quote.letters, way.pieces, text)
    return (chain for chain in chains if _is_fit(way, chain))


def _with_its_ellipsis(
    quote: Words, way: Reading, texts: Sequence[SearchedText]
) -> tuple[Alignment, ...]:
    """The places like a quote in pieces, but for one change, that have the ellipsis themselves."""
    if len(way.pieces) == 1:
        return ()
    whole = _similar(quote, Reading((Piece(0, len(quote)),)), texts)
    near = [one for one in whole if len(one.changes) == 1]
    return _best([one for one in near if has_ellipsis(one.span.of(one.document.text))])


def _is_fit(way: Reading, chain: Chain) -> bool:
    """Whether there is a place, and brackets of the quote insert words there: where the text has
    brackets itself, they are quoted."""
    words = chain.text.words
    place = words.span(chain.start, chain.end)
    return bool(place) and not (way.inserts and "[" in place.of(words.text))


def _exact(chain: Chain) -> Alignment:
    return _alignment(chain, 1.0, ())


def _alignment(chain: Chain, similarity: float, changes: tuple[Change, ...]) -> Alignment:
    words = chain.text.words
    return Alignment(
        document=chain.text.document,
        span=words.span(chain.start, chain.end),
        exact=not changes,
        similarity=similarity,
        changes=changes,
        omitted=tuple(words.span(*omitted) for omitted in chain.omitted),
    )


def _similar(quote: Words, way: Reading, texts: Sequence[SearchedText]) -> list[Alignment]:
    """The places like `quote`, found by its longest pieces."""
    pieces = in_parts(way.pieces)
    order = sorted(range(len(pieces)), key=lambda number: -len(pieces[number]))
    for anchor in order[:_ANCHORS]:
        piece = quote.letters[pieces[anchor].start : pieces[anchor].end]
        if len(piece) < _SHORTEST:
            break
        chains = (
            similar_chain(quote.letters, pieces, anchor, stretch)
            for stretch in likely_places(piece, texts)
        )
        compared = (_compared(quote, chain) for chain in chains if _is_fit(way, chain))
        if found := [one for one in compared if one is not None]:
            return found
    return []


def _compared(quote: Words, chain: Chain) -> Alignment | None:
    """The words in which the quote differs from the text along `chain`; None for too many."""
    length = sum(map(len, chain.pieces))
    if sum(one.distance for one in chain.fits) > length * _MOST_DIFFERENT:
        return None
    found: tuple[Mismatch, ...] = ()
    for piece, place in zip(chain.pieces, chain.fits, strict=True):
        quoted, held = (piece.start, piece.end), (place.start, place.end)
        found += mismatches(quote, chain.text.words, quoted, held, chain.text.labels)
    length = max(length, sum(one.end - one.start for one in chain.fits))
    edits = sum(one.size for one in found)
    similarity = 1 - edits / length
    if edits > 1 and (similarity < _LEAST_SIMILAR or length <= _SHORT):
        return None
    return _alignment(chain, similarity, changes_of(quote, chain.text.words, found))


def _best(found: list[Alignment]) -> tuple[Alignment, ...]:
    """The exact ones, or else the most similar ones, each place once."""
    ranked = sorted(found, key=_rank)
    exact = [one for one in ranked if one.exact]
    places = {(one.document.document_id, one.span): one for one in reversed(exact or ranked)}
    return tuple(reversed(places.values()))[:_MOST_SIMILAR]


def _is_ambiguous(found: Sequence[Alignment]) -> bool:
    """Whether different words are the most similar ones."""
    best = [one for one in found if one.similarity == found[0].similarity]
    return len({one.span.of(one.document.text).casefold() for one in best}) > 1


def _rank(one: Alignment) -> tuple[bool, float, int]:
    """Exact before similar; of two equally similar first the one with the words more alike."""
    from rapidfuzz.distance import Levenshtein

    letters = sum(Levenshtein.distance(change.draft, change.text) for change in one.changes)
    return not one.exact, -one.similarity, letters
