"""A text as a string with one letter for each word that matters, so that short regular
expressions find what is written in many words: "thirty (30) days" is ``t(d)D``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from memobot.documents.model import Span

T = TypeVar("T")

OTHER = "#"
"""The letter of a row of words that mean nothing to a finder."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a word means: a letter for its role, a value, and the language that it belongs to.

    Figures and signs belong to no language ("").
    """

    letter: str
    value: int = 0
    language: str = ""


_NOTHING = (Reading(OTHER),)


@dataclass(frozen=True, slots=True)
class Words:
    """Some neighbouring words of a text, as a pattern matched them."""

    letters: str
    readings: tuple[Reading, ...]
    span: Span

    @property
    def languages(self) -> set[str]:
        """The languages that the words belong to."""
        return {reading.language for reading in self.readings if reading.language}

    def values(self, letters: str) -> list[int]:
        """The values of the words whose letter is among `letters`, in order."""
        return [reading.value for reading in self.readings if reading.letter in letters]


class Shape:
    """The words of a text as letters. White space separates words and has no letter itself."""

    def __init__(
        self,
        text: str,
        token: re.Pattern[str],
        read: Callable[[re.Match[str]], tuple[Reading, ...]],
    ) -> None:
        """`token` finds the words; `read` gives what each means, () for nothing. A compound
        ("three-year" in one word) has several readings, each with the span of the whole."""
        self._readings: list[Reading] = []
        self._spans: list[tuple[int, int]] = []
        in_other = False
        for match in token.finditer(text):
            readings = read(match)
            if not readings and in_other:
                continue
            in_other = not readings
            self._readings += readings or _NOTHING
            self._spans += [match.span()] * max(1, len(readings))
        self.letters = "".join(reading.letter for reading in self._readings)

    def words(self, start: int, end: int) -> Words:
        """The words whose letters are at ``start:end``, at least one."""
        span = Span(self._spans[start][0], self._spans[end - 1][1])
        return Words(self.letters[start:end], tuple(self._readings[start:end]), span)

    def find(
        self, pattern: re.Pattern[str], read: Callable[[re.Match[str]], T | None]
    ) -> Iterator[T]:
        """What `read` makes of the matches of `pattern` in the letters, in order.

        Matches do not overlap. After one that `read` makes nothing of the search goes on with
        the next word.
        """
        position = 0
        while match := pattern.search(self.letters, position):
            found = read(match)
            position = match.start() + 1 if found is None else match.end()
            if found is not None:
                yield found
