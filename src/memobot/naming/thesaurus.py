"""Words to concepts: what the same thing is called in four languages, and by its synonyms.

The tables beside this module are written by hand. An entry is the prefix that a word's forms
share ("disput"), a whole word ("fine="), or several of these in a row ("срок действ").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from memobot.naming.stemming import words

_TABLES = ("thesaurus-agreements.tsv", "thesaurus-society.tsv")
_COUNTRIES = "countries.tsv"
_REMEMBERED = 50_000  # words whose entries are kept in memory
_KEY = 5  # letters by which entries are looked up, at most


@dataclass(frozen=True, slots=True)
class _Pattern:
    """One entry: what each word in a row must begin with, or be when `exact`."""

    words: tuple[tuple[str, bool], ...]  # (prefix, exact)
    concept: str

    @property
    def length(self) -> int:
        """How telling a single-word entry is: a whole word before any prefix, then by letters."""
        prefix, exact = self.words[0]
        return len(prefix) + (1_000 if exact else 0)

    def opens_with(self, token: str) -> bool:
        """Whether the first word of the entry can be `token`."""
        prefix, exact = self.words[0]
        return token == prefix if exact else token.startswith(prefix)

    def matches(self, tokens: Sequence[str], at: int) -> bool:
        """Whether the entry stands at `tokens[at]`, whose first word is known to fit."""
        if at + len(self.words) > len(tokens):
            return False
        return all(
            token == prefix if exact else token.startswith(prefix)
            for (prefix, exact), token in zip(self.words[1:], tokens[at + 1 :], strict=False)
        )


_Opened = tuple[Sequence[_Pattern], Mapping[str, Sequence[_Pattern]]]
"""Single words, and phrases by the first letter of their second word."""


class Thesaurus:
    """Concepts by word. Country names give concepts of the form "country:pl"."""

    def __init__(self, rows: Iterable[tuple[str, Sequence[str]]]) -> None:
        self._by_key: dict[str, list[_Pattern]] = {}
        self._opened: dict[str, _Opened] = {}
        for concept, entries in rows:
            for entry in entries:
                self._add(concept, entry)

    def _add(self, concept: str, entry: str) -> None:
        parts: list[tuple[str, bool]] = []
        for part in entry.split():
            *before, last = tuple(words(part.removesuffix("="))) or ("",)
            parts += [(word, True) for word in before]
            parts.append((last, part.endswith("=")))
        if parts and all(prefix for prefix, _ in parts):
            self._by_key.setdefault(parts[0][0][:_KEY], []).append(_Pattern(tuple(parts), concept))

    def concepts(self, tokens: Sequence[str]) -> tuple[frozenset[str], ...]:
        """The concepts of each token; those of a phrase belong to every token of it.

        Of two entries that match one token, the longer prefix wins where both are prefixes of
        one word: "fundamental" is not also a fund.
        """
        found: list[set[str]] = [set() for _ in tokens]
        for at, pattern in self._matching(tokens):
            for position in range(at, at + len(pattern.words)):
                found[position].add(pattern.concept)
        return tuple(frozenset(concepts) for concepts in found)

    def concepts_in(self, tokens: Sequence[str]) -> frozenset[str]:
        """The concepts of all tokens together."""
        return frozenset([pattern.concept for _, pattern in self._matching(tokens)])

    def _matching(self, tokens: Sequence[str]) -> Iterator[tuple[int, _Pattern]]:
        """The entries that count, each with its place: phrases, and of the single words outside
        them the most telling."""
        opened = [self._opened.get(token) or self._opened_by(token) for token in tokens]
        inside: set[int] = set()  # tokens of a phrase: "North Korea" is not also Korea
        for at, ((_, phrases), following) in enumerate(zip(opened, tokens[1:], strict=False)):
            for pattern in phrases.get(following[:1], ()) if phrases else ():
                if pattern.matches(tokens, at):
                    inside.update(range(at, at + len(pattern.words)))
                    yield at, pattern
        for at, (singles, _) in enumerate(opened):
            if singles and at not in inside:
                yield from ((at, pattern) for pattern in singles)

    def _opened_by(self, token: str) -> _Opened:
        """What begins with `token`; remembered, as texts repeat their words."""
        keys = {token[:length] for length in range(1, _KEY + 1)}
        candidates = (pattern for key in keys for pattern in self._by_key.get(key, ()))
        fitting = [pattern for pattern in candidates if pattern.opens_with(token)]
        singles = [pattern for pattern in fitting if len(pattern.words) == 1]
        longest = max((pattern.length for pattern in singles), default=0)
        phrases: dict[str, list[_Pattern]] = {}
        for pattern in fitting:
            if len(pattern.words) > 1:
                phrases.setdefault(pattern.words[1][0][0], []).append(pattern)
        opened = tuple(pattern for pattern in singles if pattern.length == longest), phrases
        if len(self._opened) < _REMEMBERED:
            self._opened[token] = opened
        return opened


@cache
def thesaurus() -> Thesaurus:
    """The tables of this package, read once."""
    rows = [row for table in _TABLES for row in _rows(table)]
    rows += [(f"country:{code}", entries) for code, entries in _rows(_COUNTRIES)]
    return Thesaurus(rows)


def _rows(table: str) -> list[tuple[str, tuple[str, ...]]]:
    text = resources.files("memobot.naming").joinpath(table).read_text("utf-8")
    rows = []
    for line in text.splitlines()[1:]:
        if line and not line.startswith("#"):
            concept, *columns = line.split("\t")
            entries = (entry.strip() for column in columns for entry in column.split(","))
            rows.append((concept, tuple(entry for entry in entries if entry)))
    return rows
