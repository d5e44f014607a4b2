"""Phrases with gaps, found among words in time that is linear in their number.

A phrase is written as words with signs between them, as in

    "^ forget|IGNORE ~3 PREVIOUS instruct*$"

where "|" parts words of which one must stand there, "*" ends the beginning of a word, capitals
name a list of words, "~3" lets up to three others stand between, "^" asks that a clause may begin
with the next word, "$" that one may end with the word before, and "!NOT" that the next word does
not follow a word of that list closely.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from memobot.documents.disguise import Vocabulary, Word, as_cyrillic, as_latin, plain
from memobot.documents.model import Span

_CYRILLIC = re.compile(r"[а-яёәғқңөұүһі]", re.IGNORECASE)
_LOOK_BACK = 2  # words that "!" looks at
_LONGEST = 24  # letters of a beginning

Found = tuple[int, int]
"""The places of the first and of the last word of a phrase."""


@dataclass(frozen=True, slots=True)
class _Step:
    """One place of a phrase, up to `gap` words behind the place before it; `choice` and `not_after`
    are what stands, and must not stand, there: entries of the phrase book."""

    choice: str
    gap: int = 0
    opens: bool = False
    closes: bool = False
    not_after: str = ""


@dataclass(slots=True)
class _Entries:
    """Which entries a word fits, by whole words and by beginnings."""

    whole: dict[str, set[str]] = field(default_factory=dict)
    beginnings: dict[str, set[str]] = field(default_factory=dict)

    def add(self, entry: str, written: str) -> None:
        text = plain(written.rstrip("*")).text
        read = as_cyrillic(text) if _CYRILLIC.search(written) else as_latin(text)
        table = self.beginnings if written.endswith("*") else self.whole
        table.setdefault(read, set()).add(entry)

    def of(self, read: str) -> set[str]:
        found = set(self.whole.get(read, ()))
        for end in range(2, min(len(read), _LONGEST) + 1):
            found |= self.beginnings.get(read[:end], set())
        return found


class PhraseBook:
    """Phrases of one or more languages, each with the lists of words that it names."""

    def __init__(self) -> None:
        self._languages = 0
        self._entries = _Entries()
        self._phrases: list[tuple[frozenset[str], tuple[_Step, ...]]] = []

    def add(self, phrases: Iterable[str], lists: Mapping[str, str]) -> None:
        """Add phrases that may name these lists, each of words with spaces between.

        Raises KeyError for a list that there is not.
        """
        self._languages += 1
        for phrase in phrases:
            steps = tuple(self._entered(step, lists) for step in _steps(phrase))
            self._phrases.append((frozenset(step.choice for step in steps), steps))

    def vocabulary(self) -> Vocabulary:
        """All words and beginnings of words of these phrases."""
        return Vocabulary(frozenset(self._entries.whole), frozenset(self._entries.beginnings))

    def find(self, words: Sequence[Word]) -> Iterator[Span]:
        """Where phrases stand among the words of one sentence."""
        fits = [self._entries.of(word.latin) | self._entries.of(word.cyrillic) for word in words]
        there = frozenset().union(*fits)
        for needed, steps in self._phrases:
            if needed <= there:
                for first, last in _reached(steps, words, fits):
                    yield Span(words[first].span.start, words[last].span.end)

    def _entered(self, step: _Step, lists: Mapping[str, str]) -> _Step:
        """The step with the names of its entries, which are those of one language."""
        return replace(
            step,
            choice=self._entry(step.choice, lists),
            not_after=self._entry(step.not_after, lists) if step.not_after else "",
        )

    def _entry(self, choice: str, lists: Mapping[str, str]) -> str:
        name = f"{self._languages} {choice}"
        for one in choice.split("|"):
            for written in lists[one].split() if one.isupper() else (one,):
                self._entries.add(name, written)
        return name


def _steps(phrase: str) -> Iterator[_Step]:
    step = _Step("")
    for sign in phrase.split():
        if sign == "^":
            step = replace(step, opens=True)
        elif sign[0] == "~":
            step = replace(step, gap=int(sign[1:]))
        elif sign[0] == "!":
            step = replace(step, not_after=sign[1:])
        else:
            closes = sign.endswith("$")
            yield replace(step, choice=sign.removesuffix("$"), closes=closes)
            step = _Step("")


def _reached(
    steps: Sequence[_Step], words: Sequence[Word], fits: Sequence[set[str]]
) -> list[Found]:
    """Where the whole phrase stands; of several ways to one end, the shortest."""
    reached: list[Found] | None = None
    for step in steps:
        places = [at for at in range(len(words)) if _holds(step, at, words, fits)]
        if reached is None:
            reached = [(at, at) for at in places]
        else:
            ends = [last for _, last in reached]
            reached = [
                (reached[before][0], at)
                for at in places
                if (before := bisect_left(ends, at) - 1) >= 0 and at - ends[before] <= step.gap + 1
            ]
    return reached or []


def _holds(step: _Step, at: int, words: Sequence[Word], fits: Sequence[set[str]]) -> bool:
    if step.choice not in fits[at]:
        return False
    if (step.opens and not words[at].opens) or (step.closes and not words[at].closes):
        return False
    return not step.not_after or not any(
        step.not_after in fits[back] for back in range(max(0, at - _LOOK_BACK), at)
    )
