"""Words to concepts: what the same thing is called in four languages, and by its synonyms.

The tables beside this module are written by hand. An entry is the prefix that a word's forms
share ("disput"), a whole word ("fine="), or several of these in a row ("срок действ").
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from memobot.naming.stemming import words

_TABLES = ("thesaurus-agreements.tsv", "thesaurus-society.tsv")
_COUNTRIES = "countries.tsv"
_REMEMBERED = 50_000  # words whose entries are kept in memory
_KEY = 3  # letters by which entries are looked up; no prefix is shorter


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
        if len(self.words) == 1:
            return True
        if at + len(self.words) > len(tokens):
            return False
        return all(
            token == prefix if exact else token.startswith(prefix)
            for (prefix, exact), token in zip(self.words[1:], tokens[at + 1 :], strict=False)
        )


_Opened = tuple[tuple[_Pattern, ...], tuple[_Pattern, ...]]  # single words, phrases


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
        inside: set[int] = set()  # tokens of a phrase: "North Korea" is not also Korea
        matching = [self._matching(tokens, at) for at in range(len(tokens))]
        for at, patterns in enumerate(matching):
            for pattern in patterns:
                if len(pattern.words) > 1:
                    inside.update(range(at, at + len(pattern.words)))
        for at, patterns in enumerate(matching):
            for pattern in patterns:
                if len(pattern.words) > 1 or at not in inside:
                    for position in range(at, at + len(pattern.words)):
                        found[position].add(pattern.concept)
        return tuple(frozenset(concepts) for concepts in found)

    def _matching(self, tokens: Sequence[str], at: int) -> list[_Pattern]:
        """The entries at a token: its phrases, and of the single words the most telling."""
        words, phrases = self._opened_by(tokens[at])
        return [*(one for one in phrases if one.matches(tokens, at)), *words]

    def _opened_by(self, token: str) -> _Opened:
        """What begins with `token`; remembered, as texts repeat their words."""
        known = self._opened.get(token)
        if known is None:
            keys = {token[:length] for length in range(1, _KEY + 1)}
            candidates = (pattern for key in keys for pattern in self._by_key.get(key, ()))
            fitting = [pattern for pattern in candidates if pattern.opens_with(token)]
            words = [pattern for pattern in fitting if len(pattern.words) == 1]
            longest = max((pattern.length for pattern in words), default=0)
            known = (
                tuple(pattern for pattern in words if pattern.length == longest),
                tuple(pattern for pattern in fitting if len(pattern.words) > 1),
            )
            if len(self._opened) < _REMEMBERED:
                self._opened[token] = known
        return known


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
