"""What of a statement is to be borne out by the texts: its words and values but those that name
the agreement, refer to an article, or are quoted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from memobot.citations.amounts import Amount
from memobot.citations.asserted.model import Assertion
from memobot.citations.reading import Said
from memobot.documents.model import Span
from memobot.naming.light_words import is_light
from memobot.naming.terms import Term
from memobot.terms.dates import FoundDate
from memobot.terms.durations import FoundDuration


@dataclass(frozen=True)
class Claimed:
    """A claim as it is compared; spans are of `said.text`, which is as long as the statement.

    `telling` are the words, as folded, that ask to be borne out; `settled` the stretches that
    have been judged already.
    """

    said: Said
    telling: frozenset[str]
    assertions: tuple[Assertion, ...] = ()
    settled: tuple[Span, ...] = ()

    def without(self, spans: Iterable[Span]) -> Claimed:
        """The same claim with these stretches settled."""
        return Claimed(self.said, self.telling, self.assertions, (*self.settled, *spans))

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """The words that are to be borne out."""
        return tuple(
            term
            for term in self.said.terms
            if term.word in self.telling
            and not term.word.isdigit()
            and (term.is_name or not is_light(term.word))
            and self._is_open(term.span)
            and not any(span.overlaps(term.span) for span in self._judged_apart)
        )

    @cached_property
    def amounts(self) -> tuple[Amount, ...]:
        """The numbers, but dates and lengths of time."""
        return tuple(one for one in self.said.amounts if self._is_open(one.span))

    @cached_property
    def durations(self) -> tuple[FoundDuration, ...]:
        """The lengths of time."""
        return tuple(one for one in self.said.durations if self._is_open(one.span))

    @cached_property
    def dates(self) -> tuple[FoundDate, ...]:
        """The dates."""
        return tuple(one for one in self.said.dates if self._is_open(one.span))

    @property
    def has_values(self) -> bool:
        """Whether it writes a number, a length of time or a date."""
        return bool(self.amounts or self.durations or self.dates)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is left to be borne out."""
        return not (self.terms or self.has_values)

    @property
    def claims_nothing(self) -> bool:
        """Whether there is nothing to judge."""
        return self.is_empty and not self.assertions

    @cached_property
    def _judged_apart(self) -> tuple[Span, ...]:
        """Values, and the words that permit, demand or deny: they are compared by themselves."""
        return (*self.said.values, *self.said.stance_words)

    def _is_open(self, span: Span) -> bool:
        return not any(settled.overlaps(span) for settled in self.settled)


def blanked(text: str, spans: Sequence[Span]) -> str:
    """`text` with these stretches made blank, as long as before."""
    pieces: list[str] = []
    at = 0
    for span in sorted(spans):
        start, end = max(at, span.start), min(len(text), max(at, span.end))
        pieces += [text[at:start], " " * (end - start)]
        at = end
    return "".join([*pieces, text[at:]])
