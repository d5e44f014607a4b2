"""Words that exclude each other: "bilateral" and "multilateral", "before" and "after".

The groups are in `opposites.toml`. Two opposites in two sentences are a conflict only where the
words beside them are the same: "before expiry" says the opposite of "after expiry", and nothing
about "after signing".
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from memobot.citations.stances.content import named_words
from memobot.citations.stances.marks import find_marks
from memobot.citations.stances.model import Mark, MarkKind
from memobot.documents.model import Span
from memobot.language import detect
from memobot.naming.stemming import words
from memobot.naming.thesaurus import Thesaurus

_WORD = re.compile(r"[^\W_]+")
_BESIDE = 2  # words to each side that are looked at
_DENIED = 25  # characters between "not" and the word that it denies
_DENIALS = frozenset(
    {MarkKind.NONE, MarkKind.NEGATE, MarkKind.DENIED, MarkKind.PROHIBIT, MarkKind.WITHOUT}
)
_SHARE, _SHARE_ACROSS = 0.5, 0.4  # of the claim's other words: in one language, in two
_LONGEST = 10_000  # characters of a sentence that are read


@dataclass(frozen=True, slots=True)
class Opposed:
    """A word of the claim and the word of the source that excludes it; `group` is the table's."""

    group: str
    claim: Span
    source: Span


@dataclass(frozen=True, slots=True)
class _Side:
    """A word of a group in a sentence, and the keys of the words beside it."""

    group: str
    side: str
    span: Span
    beside: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Token:
    """Any word; it has keys where it can stand beside a side of a group."""

    folded: str
    span: Span
    keys: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Sentence:
    """The sides of groups in a sentence, and the keys of each of its other words."""

    language: str
    sides: tuple[_Side, ...]
    telling: tuple[frozenset[str], ...]

    def share_in(self, other: _Sentence) -> float:
        """The share of the other words that `other` has too; 1 where there are none."""
        keys = frozenset[str]().union(*other.telling)
        met = sum(1 for word in self.telling if not word.isdisjoint(keys))
        return met / len(self.telling) if self.telling else 1.0


def opposed(claim: str, source: str, ignored: Sequence[Span] = ()) -> tuple[Opposed, ...]:
    """The words of `claim` that words of `source` exclude, at most one a group.

    Told only where the claim has one side of a group alone and the source only others, neither
    is denied, the words beside them meet, and much of the rest is the same. The languages may
    differ. `ignored` are words of the claim that the source need not have, such as those that
    name the agreement.
    """
    said, held = _read(claim, tuple(ignored)), _read(source)
    if said.share_in(held) < (_SHARE if said.language == held.language else _SHARE_ACROSS):
        return ()
    found = []
    for group in dict.fromkeys(side.group for side in said.sides):
        ours = [side for side in said.sides if side.group == group]
        theirs = [side for side in held.sides if side.group == group]
        sides = {side.side for side in ours}
        if len(sides) == 1 and sides.isdisjoint(side.side for side in theirs):
            pairs = ((one, two) for one in ours for two in theirs if one.beside & two.beside)
            found += [Opposed(group, one.span, two.span) for one, two in pairs][:1]
    return tuple(found)


@lru_cache(maxsize=4_096)  # a claim meets many sentences, and they many claims
def _read(sentence: str, ignored: tuple[Span, ...] = ()) -> _Sentence:
    text = sentence[:_LONGEST]
    language = detect(text)
    tokens = _tokens(text, language)
    sides = _sides(text, language, tokens)
    silent = [*(side.span for side in sides), *ignored]
    telling = tuple(
        token.keys
        for token in tokens
        if token.keys and not any(span.overlaps(token.span) for span in silent)
    )
    return _Sentence(language, sides, telling)


def _sides(text: str, language: str, tokens: Sequence[_Token]) -> tuple[_Side, ...]:
    denials = [mark for mark in find_marks(text, language) if mark.kind in _DENIALS]
    groups = _groups()
    sides = []
    for first, last, concept in _runs(
        groups.thesaurus.concepts([token.folded for token in tokens])
    ):
        span = Span(tokens[first].span.start, tokens[last].span.end)
        if not any(_denies(mark, span, language) for mark in denials):
            group, _, side = concept.partition(".")
            beside = _beside(tokens, first, last, groups.looks[group], language)
            sides.append(_Side(group, side, span, beside))
    return tuple(sides)


def _tokens(text: str, language: str) -> tuple[_Token, ...]:
    keys = {word.span.start: word.keys for word in named_words(text, language)}
    return tuple(
        _Token(
            "".join(words(match.group())),
            Span(match.start(), match.end()),
            keys.get(match.start(), frozenset()),
        )
        for match in _WORD.finditer(text)
    )


def _runs(concepts: Sequence[frozenset[str]]) -> Iterator[tuple[int, int, str]]:
    """Words in a row that belong to one side: the first, the last, and the side."""
    for at, known in enumerate(concepts):
        for concept in sorted(known):
            if at == 0 or concept not in concepts[at - 1]:
                last = at
                while last + 1 < len(concepts) and concept in concepts[last + 1]:
                    last += 1
                yield at, last, concept


def _denies(mark: Mark, span: Span, language: str) -> bool:
    gap = mark.span.start - span.end if language == "kk" else span.start - mark.span.end
    return 0 <= gap <= _DENIED  # a mark that is the word itself, "forbidden", denies it not


def _beside(
    tokens: Sequence[_Token], first: int, last: int, looks: str, language: str
) -> frozenset[str]:
    behind = [token for token in tokens[:first] if token.keys][-_BESIDE:]
    ahead = [token for token in tokens[last + 1 :] if token.keys][:_BESIDE]
    if looks == "ahead" or (looks == "governed" and language != "kk"):
        behind = []
    elif looks == "governed":
        ahead = []
    return frozenset().union(*(token.keys for token in behind + ahead))


@dataclass(frozen=True, slots=True)
class _Groups:
    """The table: its words as "group.side", and where each group looks."""

    thesaurus: Thesaurus
    looks: dict[str, str]


@cache
def _groups() -> _Groups:
    text = resources.files("memobot.citations").joinpath("opposites.toml").read_text("utf-8")
    table = tomllib.loads(text)
    looks = {group: sides.pop("looks") for group, sides in table.items()}
    rows = [
        (f"{group}.{side}", [entry.strip() for entry in entries.split(",")])
        for group, sides in table.items()
        for side, entries in sides.items()
    ]
    return _Groups(Thesaurus(rows), looks)
