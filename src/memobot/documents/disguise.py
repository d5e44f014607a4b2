"""The words of a text as they are meant to be read, however they are written.

A word may be disguised: by invisible characters, by letters of another script that look alike,
by full-width letters, digits and accents, by letters set apart, or by a break in the middle.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from itertools import pairwise

from memobot.documents.model import Span

_FILLERS = frozenset("\u115f\u1160\u2800")  # empty, but no format
_BREAK = r"[-\u2010\u2011\xad][ \t]{0,8}+\r?\n[ \t]{0,8}+"
_WORD = re.compile(
    rf"\d++(?=[-\u2010\u2011])|[@$|]?+[^\W_]++(?:(?:{_BREAK}|[-\u2010\u2011'’@$!|])[^\W_]++)*+"
)
_SET_APART = re.compile(r"(?<![^\W_])[^\W_](?![^\W_])(?:[ .\-_*·/]{1,3}+[^\W_](?![^\W_])){5,}+")
_NOT_READ = dict.fromkeys(map(ord, "-\u2010\u2011'’ \t\r\n"), "")  # where a word is broken
_ENDING = frozenset('.,;:!?…()[]{}<>«»“”„"—–|#>*=')
_NEAR = 3  # characters between the two halves of a word


@dataclass(frozen=True, slots=True)
class Plain:
    """A text without disguise: lower case, no accents, nothing invisible.

    `places[i]` is where the character `text[i]` comes from; the last one is the end.
    """

    text: str = field(repr=False)
    places: Sequence[int] = field(repr=False)

    def span(self, start: int, end: int) -> Span:
        """Where the characters from `start` to `end`, at least one, come from."""
        return Span(self.places[start], self.places[end - 1] + 1)


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it reads in Latin and in Cyrillic letters.

    `opens` tells that a clause may begin with it, `closes` that one may end with it.
    """

    span: Span
    latin: str
    cyrillic: str
    opens: bool
    closes: bool


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words that are looked for, and beginnings of words, as `as_latin` and `as_cyrillic`
    give them: words that are in pieces are put together only to make one of these."""

    whole: frozenset[str]
    beginnings: frozenset[str]

    def holds(self, word: str) -> bool:
        """Whether the word is one of these, or begins as one of these does."""
        return word in self.whole or any(word[:end] in self.beginnings for end in range(2, 24))


def plain(text: str) -> Plain:
    """The text without what disguises its letters; all scripts stay as they are."""
    pieces: list[str] = []
    places: list[int] = []
    known: dict[str, str] = {}
    for place, char in enumerate(text):
        piece = known.get(char)
        if piece is None:
            piece = known[char] = _plain_character(char)
        pieces.append(piece)
        places += [place] * len(piece)
    places.append(len(text))
    return Plain("".join(pieces), places)


def as_latin(word: str) -> str:
    """A plain word as it reads in Latin letters, letters that look alike being one."""
    return word.translate(_table("latin"))


def as_cyrillic(word: str) -> str:
    """A plain word as it reads in Cyrillic letters, letters that look alike being one."""
    return word.translate(_table("cyrillic"))


def words(text: Plain, vocabulary: Vocabulary, original: str) -> tuple[Word, ...]:
    """The words of a text, in order; `original` is what it was made from."""
    found: list[Word] = []
    at = 0
    for run in _SET_APART.finditer(text.text):
        found += _simple_words(text, at, run.start(), original)
        found += _set_apart(text, run, vocabulary)
        at = run.end()
    found += _simple_words(text, at, len(text.text), original)
    return tuple(_joined(found, vocabulary))


def _plain_character(char: str) -> str:
    folded = unicodedata.normalize("NFKC", char).casefold()
    return "".join(
        one
        for one in unicodedata.normalize("NFD", folded)
        if one not in _FILLERS and unicodedata.category(one) not in ("Cf", "Mn", "Me", "Cs")
    )


def _simple_words(text: Plain, start: int, end: int, original: str) -> Iterator[Word]:
    for match in _WORD.finditer(text.text, start, end):
        letters = match.group()
        before = text.text[max(0, match.start() - 40) : match.start()]
        yield Word(
            text.span(match.start(), match.end()),
            as_latin(letters),
            as_cyrillic(letters),
            _opens(before, original[text.places[match.start()]]),
            text.text[match.end() : match.end() + 4].lstrip(" ")[:1] in ("", "\n", *_ENDING),
        )


def _opens(before: str, first: str) -> bool:
    """Whether a clause may begin behind `before`: after a sign, or on a line of its own."""
    left = before.rstrip(" \t\r\n")
    if not left:
        return "\n" in before or len(before) < 40
    return left[-1] in _ENDING or ("\n" in before[len(left) :] and not first.islower())


def _set_apart(text: Plain, run: re.Match[str], vocabulary: Vocabulary) -> list[Word]:
    """The words that are looked for among letters that are set apart; the others are lost."""
    places = [at for at in range(run.start(), run.end()) if text.text[at].isalnum()]
    letters = "".join(text.text[at] for at in places)
    readings = (as_latin(letters), as_cyrillic(letters))
    found = [list(_anywhere(vocabulary).finditer(reading)) for reading in readings]
    which = max((0, 1), key=lambda one: sum(len(match.group()) for match in found[one]))
    result = []
    for match in found[which]:
        span = text.span(places[match.start()], places[match.end() - 1] + 1)
        latin, cyrillic = (match.group(), "") if which == 0 else ("", match.group())
        result.append(Word(span, latin, cyrillic, match.start() == 0, match.end() == len(letters)))
    return result


def _joined(found: Sequence[Word], vocabulary: Vocabulary) -> Iterator[Word]:
    """The words, two halves that make one of the vocabulary being one."""
    taken = False
    for word, after in pairwise((*found, None)):
        if taken or word is None:
            taken = False
            continue
        whole = _whole(word, after, vocabulary) if after is not None else None
        taken = whole is not None
        yield whole or word


def _whole(first: Word, second: Word, vocabulary: Vocabulary) -> Word | None:
    if first.closes or second.span.start - first.span.end > _NEAR:
        return None
    for one, other in ((first.latin, second.latin), (first.cyrillic, second.cyrillic)):
        if not vocabulary.holds(one) and vocabulary.holds(one + other):
            return Word(
                Span(first.span.start, second.span.end),
                first.latin + second.latin,
                first.cyrillic + second.cyrillic,
                first.opens,
                second.closes,
            )
    return None


@cache
def _anywhere(vocabulary: Vocabulary) -> re.Pattern[str]:
    """What finds the words of the vocabulary in letters without spaces, the longest first."""
    entries = sorted(vocabulary.whole | vocabulary.beginnings, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, entries)))


@cache
def _table(script: str) -> dict[int, str]:
    table = tomllib.loads(resources.files(__package__).joinpath("disguise.toml").read_text("utf-8"))
    pairs = " ".join(table[script].values()).split()
    return _NOT_READ | {ord(pair[0]): pair[1] for pair in pairs}
