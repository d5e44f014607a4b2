"""A claim beside a provision: how much of it is borne out, and where the two differ.

Words are borne out by the same word, its concept or its sound, in any of the four languages;
values by equal values. A value that is merely not there differs from nothing: only another
value of the same thing does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from memobot.citations.amounts import Amount
from memobot.citations.claimed import Claimed
from memobot.citations.model import Aspect, Difference
from memobot.citations.opposites import opposed
from memobot.citations.reading import Said
from memobot.citations.stance import conflicts
from memobot.documents.model import Span
from memobot.naming.terms import SAME_CONCEPT, Profile, Term
from memobot.terms.dates import FoundDate, PartialDate
from memobot.terms.durations import Duration

_NAME, _WORD = 2.0, 1.0  # what a word weighs in a claim: a name tells more than any other


@dataclass(frozen=True)
class Borne:
    """How far a text bears out a claim: `supports` are its words with how well each is borne out,
    from 0 to 1, `absent` the values that the text has not. Worked out once; texts are many."""

    claim: Claimed
    language: str  # of the text
    supports: tuple[tuple[Term, float], ...]
    absent: frozenset[Span]

    @cached_property
    def coverage(self) -> float:
        """The share of the words by weight that is borne out; 1 for a claim without words."""
        return _share(self.supports)

    @property
    def values(self) -> bool:
        """Whether every value is borne out."""
        return not self.absent

    @property
    def words(self) -> int:
        """How many words there are to be borne out."""
        return len(self.supports)

    @property
    def found(self) -> int:
        """How many words are borne out."""
        return sum(1 for _, support in self.supports if support)

    @property
    def names(self) -> int:
        """How many names are borne out."""
        return sum(1 for term, support in self.supports if support and term.is_name)

    @property
    def missing(self) -> tuple[Term, ...]:
        """The words that are not borne out."""
        return tuple(term for term, support in self.supports if not support)

    @cached_property
    def lacks_name(self) -> bool:
        """Whether a name is not borne out: of a full name one part is enough, and another
        language may have other letters for "ITUC"."""
        missing = {term for term in self.missing if term.is_name}
        if not missing:
            return False
        known = {term for term, support in self.supports if support}
        parts = {term for run in full_names(self.claim.said) if known & set(run) for term in run}
        translated = self.language != self.claim.said.language
        return any(not (translated and term.written.isupper()) for term in missing - parts)

    def with_differences(self, found: Sequence[Difference]) -> float:
        """The coverage, words in which the two differ being taken as borne out."""
        said = [one.said for one in found if one.said]
        if not said:
            return self.coverage
        return _share(
            [
                (term, 1.0 if any(span.overlaps(term.span) for span in said) else support)
                for term, support in self.supports
            ]
        )


def borne_out(claim: Claimed, text: Said, lists: Sequence[int] = ()) -> Borne:
    """How far `text` bears out `claim`; `lists` are the lengths of the lists around it."""
    profile = text.profile
    supports = tuple((term, _support(term, profile)) for term in claim.terms)
    return Borne(claim, text.language, supports, frozenset(_absent(claim, text, lists)))


def together(parts: Sequence[Borne]) -> Borne:
    """How far several texts, one at least, bear out a claim between them."""
    first = parts[0]
    if len(parts) == 1:
        return first
    rows = zip(*(part.supports for part in parts), strict=True)
    supports = tuple((row[0][0], max(support for _, support in row)) for row in rows)
    absent = frozenset.intersection(*(part.absent for part in parts))
    return Borne(first.claim, first.language, supports, absent)


def _share(supports: Sequence[tuple[Term, float]]) -> float:
    total = covered = 0.0
    for term, support in supports:
        weight = _NAME if term.is_name else _WORD
        total += weight
        covered += weight * support
    return covered / total if total else 1.0


def _support(term: Term, profile: Profile) -> float:
    """1 for the same word or concept; less for a word that only begins like it."""
    support = profile.support(term)
    return 1.0 if support >= SAME_CONCEPT else support


def _absent(claim: Claimed, text: Said, lists: Sequence[int]) -> Iterator[Span]:
    """The values of the claim that the text does not have."""
    for amount in claim.amounts:
        listed = bool(amount.counted) and amount.value in lists
        if not listed and not any(_same_amount(amount, other) for other in text.amounts):
            yield amount.span
    for one in claim.durations:
        if all(length(one.duration) != length(other.duration) for other in text.durations):
            yield one.span
    for date in claim.dates:
        if not any(_can_mean(date, other) for other in text.dates):
            yield date.span


def _can_mean(claim: FoundDate, text: FoundDate) -> bool:
    """Whether the text's date is the claim's, or lies in the month or year that it names."""
    return bool(claim.date and text.date and is_within(text.date, claim.date))


def _same_amount(claim: Amount, text: Amount) -> bool:
    return claim.value == text.value and claim.unit == text.unit


def differences(
    claim: Claimed, borne: Borne, text: Said, where: Callable[[Span], Span]
) -> list[Difference]:
    """Where `text`, a provision about the same thing, says otherwise than `claim`.

    `borne` is how far it bears the claim out; `where` gives the place in the document of a span
    of `text`.
    """
    return [
        *_other_amounts(claim, text, where),
        *_other_durations(claim, text, where),
        *_other_dates(claim, text, where),
        *_other_name(claim, borne, text, where),
        *_other_stance(claim, text, where),
    ]


def _other_amounts(
    claim: Claimed, text: Said, where: Callable[[Span], Span]
) -> Iterable[Difference]:
    for one in claim.amounts:
        rivals = [other for other in text.amounts if one.is_of(other)]
        if any(_same_amount(one, other) for other in text.amounts) or not rivals:
            continue
        yield _difference(Aspect.NUMBER, claim.said, one.span, text, rivals[0].span, where)


def _other_durations(
    claim: Claimed, text: Said, where: Callable[[Span], Span]
) -> Iterable[Difference]:
    lengths = {length(one.duration) for one in text.durations}
    for one in claim.durations:
        if len(lengths) == 1 and length(one.duration) not in lengths:
            other = text.durations[0].span
            yield _difference(Aspect.DURATION, claim.said, one.span, text, other, where)


def _other_dates(claim: Claimed, text: Said, where: Callable[[Span], Span]) -> Iterable[Difference]:
    """Dates on both sides that have no like on the other, where both have as many."""
    said, held = claim.dates, text.dates
    mine = [one for one in said if not any(_can_be_same(one, other) for other in held)]
    its = [one for one in held if not any(_can_be_same(one, other) for other in said)]
    if mine and its and len(said) == len(held):
        yield _difference(Aspect.DATE, claim.said, mine[0].span, text, its[0].span, where)


def _can_be_same(one: FoundDate, other: FoundDate) -> bool:
    return bool(one.date and other.date and overlap(one.date, other.date))


def _other_name(
    claim: Claimed, borne: Borne, text: Said, where: Callable[[Span], Span]
) -> Iterable[Difference]:
    """A person whom the claim names, where the text names another one for the same."""
    said = [run for run in full_names(claim.said) if set(run) <= set(borne.missing)]
    own = claim.said.profile
    rivals = [run for run in full_names(text) if not any(own.support(term) for term in run)]
    if len(said) == 1 and rivals:
        mine, other = _around(said[0]), _around(rivals[0])
        yield _difference(Aspect.NAME, claim.said, mine, text, other, where)


def full_names(said: Said) -> list[tuple[Term, ...]]:
    """The runs of two names or more, as people have: "Luca Visentini"; no country is in one."""
    runs: list[list[Term]] = []
    for term in said.terms:
        if not (term.is_name and not term.countries and not term.written.isupper()):
            continue
        if runs and said.text[runs[-1][-1].span.end : term.span.start] in (" ", ". "):
            runs[-1].append(term)
        else:
            runs.append([term])
    return [tuple(run) for run in runs if len(run) > 1]


def _around(run: Sequence[Term]) -> Span:
    return Span(run[0].span.start, run[-1].span.end)


def _other_stance(
    claim: Claimed, text: Said, where: Callable[[Span], Span]
) -> Iterable[Difference]:
    for conflict in conflicts(claim.said.stance, text.stance):
        yield _difference(
            conflict.aspect, claim.said, conflict.claim_span, text, conflict.source_span, where
        )
    for pair in opposed(claim.said.text, text.text, claim.said.naming):
        yield _difference(Aspect.OPPOSITE, claim.said, pair.claim, text, pair.source, where)


def _difference(
    aspect: Aspect, claim: Said, said: Span, text: Said, at: Span, where: Callable[[Span], Span]
) -> Difference:
    return Difference(aspect, said.of(claim.text), at.of(text.text), said, where(at))


def length(duration: Duration) -> tuple[int, int, bool]:
    """What makes two durations equal: months, days, working days; 12 months are a year."""
    months = 12 * duration.years + duration.months
    return months, 7 * duration.weeks + duration.days, duration.business


def is_within(inner: PartialDate, outer: PartialDate) -> bool:
    """Whether a date is the other, or lies in the month or year that the other names."""
    return outer.first <= inner.first and inner.last <= outer.last


def overlap(first: PartialDate, second: PartialDate) -> bool:
    """Whether two dates can be the same."""
    return first.first <= second.last and second.first <= first.last
