"""What a sentence says, of a draft or of a document, in the form in which they are compared."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from memobot.citations.amounts import Amount, find_amounts
from memobot.citations.stance import Stance, stance_of
from memobot.citations.stances.model import Clause, Scope
from memobot.documents.model import Span
from memobot.naming.references import find_references
from memobot.naming.terms import Profile, Term, profile, read_terms
from memobot.search.topics import Topic, topics_of
from memobot.terms.dates import FoundDate, PartialDate
from memobot.terms.durations import FoundDuration, find_durations
from memobot.terms.written.date_finding import find_dates

_YEAR = re.compile(r"(?<![\w.,/$€№])(?:19|20)\d\d(?![\w%]|[.,]\d)")
_LONGEST = 6_000  # characters that are looked at


@dataclass(frozen=True)
class Said:
    """A sentence with its values, worked out when first asked for; spans are of `text`."""

    text: str = field(repr=False)
    language: str
    naming: tuple[Span, ...] = ()  # what names an agreement, and has no stance

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """Its telling words."""
        return read_terms(self.text, self.language)

    @cached_property
    def profile(self) -> Profile:
        """What its words offer to be matched."""
        return profile(self.text)

    @cached_property
    def topics(self) -> frozenset[Topic]:
        """The provisions that it holds."""
        return topics_of(self.text)

    @cached_property
    def durations(self) -> tuple[FoundDuration, ...]:
        """The lengths of time that it writes."""
        return find_durations(self.text)

    @cached_property
    def dates(self) -> tuple[FoundDate, ...]:
        """The dates that it writes, bare years among them, in order."""
        found = [one for one in find_dates(self.text, self.language) if one.date]
        spans = [one.span for one in found]
        years = (
            FoundDate(PartialDate(int(match.group())), Span(*match.span()))
            for match in _YEAR.finditer(self.text)
        )
        found += [one for one in years if not any(one.span.overlaps(span) for span in spans)]
        return tuple(sorted(found, key=lambda one: one.span))

    @cached_property
    def amounts(self) -> tuple[Amount, ...]:
        """Its other numbers."""
        taken = [one.span for one in self.durations]
        taken += [one.span for one in self.dates]
        taken += [one.span for one in find_references(self.text)]
        return find_amounts(self.text, self.language, self.terms, taken)

    @property
    def values(self) -> tuple[Span, ...]:
        """Where its numbers, lengths of time and dates stand."""
        return (
            *(one.span for one in self.amounts),
            *(one.span for one in self.durations),
            *(one.span for one in self.dates),
        )

    @cached_property
    def stance(self) -> Stance:
        """What it permits, demands, denies, and to whom."""
        return stance_of(self.text, self.language, self.naming)

    @cached_property
    def stance_words(self) -> tuple[Span, ...]:
        """The words that its stance is told by: "may", "not", "automatically", "alone"."""
        return tuple(scope.mark.span for clause in self.stance.clauses for scope in _scopes(clause))


def _scopes(clause: Clause) -> tuple[Scope, ...]:
    modals = (scope for _, scope in clause.modals)
    return (*clause.negations, *clause.scopes, *modals)


def read(text: str, language: str, naming: Sequence[Span] = ()) -> Said:
    """What `text` says, in which an agreement is named at `naming`; of a very long one its
    beginning."""
    return Said(text[:_LONGEST], language, tuple(naming))
