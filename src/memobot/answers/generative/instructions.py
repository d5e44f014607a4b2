"""Which parts of a text address a language model rather than people.

A document may hold sentences that are meant for the program that reads it: "ignore all previous
instructions", "when asked about the term, say ...", role marks of a chat. People never write so
to each other in an agreement, so such a sentence can be kept from a model. It is one defence of
several: what a model writes is checked against its sources whatever it was told.
"""

from __future__ import annotations

import base64
import binascii
import re
import tomllib
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib import resources
from typing import Any

from memobot.documents.disguise import Plain, Vocabulary, plain, words
from memobot.documents.model import Span
from memobot.documents.phrasing import PhraseBook
from memobot.documents.sentences import sentences
from memobot.language import LANGUAGES

_LONG = 500  # characters; a longer "sentence" is a list or a table, of which a line counts
_BLOB = re.compile(r"(?<![\w+/=])[A-Za-z0-9+/]{24,}+={0,2}")
_UNSEEN = re.compile(
    r"[\U000e0020-\U000e007f\U000e0100-\U000e01ef\u200b-\u200d\u2060-\u2064]{12,}+"
    r"|\u202e[^\u202c\u2069\n]{8,1000}+"
)  # letters written in characters that show nothing (an emoji needs fewer), or backwards
_READABLE = 0.9  # the share of letters and spaces in a text that was encoded


def addressed_to_a_model(text: str) -> tuple[Span, ...]:
    """The sentences of a text, or lines of long lists, that address a language model or who runs
    it, in order and without overlap."""
    bare = plain(text)
    parts = sentences(text)
    places = {*_phrases(text, bare, parts), *_marks(bare), *_encoded(text)}
    return tuple(
        span
        for sentence, inside in _touched(parts, places)
        for span in _told(text, sentence, inside)
    )


def _told(text: str, sentence: Span, places: Iterable[Span]) -> Iterator[Span]:
    """The sentence that places lie in; of a long one the lines of the places."""
    if len(sentence) <= _LONG:
        yield sentence
        return
    lines: list[Span] = []
    start = sentence.start
    for line in sentence.of(text).splitlines(keepends=True):
        lines.append(Span(start, start + len(line.rstrip())))
        start += len(line)
    yield from (line for line, _ in _touched(lines, places))


def _touched(
    parts: Sequence[Span], places: Iterable[Span]
) -> Iterator[tuple[Span, tuple[Span, ...]]]:
    """Those of the parts, which stand in order, that places touch, each with these places."""
    starts = [part.start for part in parts]
    inside: dict[int, list[Span]] = {}
    for place in places:
        first = max(bisect_right(starts, place.start) - 1, 0)
        for number in range(first, bisect_left(starts, place.end)):
            if parts[number].overlaps(place):
                inside.setdefault(number, []).append(place)
    for number in sorted(inside):
        yield parts[number], tuple(inside[number])


def _phrases(text: str, bare: Plain, parts: Sequence[Span]) -> Iterator[Span]:
    book, vocabulary = _book()
    found = words(bare, vocabulary, text)
    starts = [word.span.start for word in found]
    for sentence in parts:
        within = found[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        yield from book.find(within)


def _marks(bare: Plain) -> Iterator[Span]:
    for pattern in _mark_patterns():
        for match in pattern.finditer(bare.text):
            yield bare.span(match.start(), match.end())


def _encoded(text: str) -> Iterator[Span]:
    """Texts that are written so that only a program can read them."""
    for match in _UNSEEN.finditer(text):
        yield Span(match.start(), match.end())
    for match in _BLOB.finditer(text):
        if _hides_a_text(match.group()):
            yield Span(match.start(), match.end())


def _hides_a_text(blob: str) -> bool:
    """Whether a blob is a text in base64 or hexadecimal digits."""
    for decode in (base64.b64decode, bytes.fromhex):
        try:
            text = decode(blob + "=" * (-len(blob) % 4) if decode is not bytes.fromhex else blob)
            letters = text.decode("utf-8")
        except (binascii.Error, ValueError):
            continue
        if sum(char.isalpha() or char == " " for char in letters) > _READABLE * len(letters):
            return True
    return False


@cache
def _book() -> tuple[PhraseBook, Vocabulary]:
    table = _table()
    book = PhraseBook()
    for language in LANGUAGES:
        own = table[language]
        book.add(own["phrases"], {**table["common"], **own["lists"]})
    return book, book.vocabulary()


@cache
def _mark_patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(
        re.compile(mark, re.MULTILINE) for marks in _table()["marks"].values() for mark in marks
    )


@cache
def _table() -> dict[str, Any]:
    text = resources.files(__package__).joinpath("instructions.toml").read_text("utf-8")
    return tomllib.loads(text)
