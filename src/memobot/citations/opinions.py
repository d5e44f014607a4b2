"""What one document says to a claim.

Two look at it: the ledger, which knows how long an agreement runs and when notice is due, and
the provisions, which are compared word by word. What the ledger bears out the words need not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from memobot.citations.asserted.comparing import compare_with
from memobot.citations.asserted.model import Judged, Outcome
from memobot.citations.citing import Quote
from memobot.citations.claimed import Claimed
from memobot.citations.judging import Judge, Place
from memobot.citations.model import Aspect, Difference, Verdict
from memobot.citations.thresholds import JUDGING
from memobot.documents.model import Document, Span, Unit
from memobot.naming.references import find_references
from memobot.terms.ledger import Entry

LONG = 20_000
"""Characters; of a longer document only the passages nearest to a claim are looked at."""


_ALMOST = 0.8  # of the words of a claim: a sentence that bears out so many is as near as another
_VALUES = frozenset({Aspect.NUMBER, Aspect.DATE, Aspect.DURATION, Aspect.NAME})


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a document says to a claim, and on what that rests.

    `missing` are words of the claim that it does not bear out, `working` how a date was worked
    out, `coverage` the share of the claim's words that it bears out.
    """

    verdict: Verdict
    quotes: tuple[Quote, ...] = ()
    differences: tuple[Difference, ...] = ()
    missing: tuple[str, ...] = ()
    working: str = ""
    coverage: float = 0.0


@dataclass(frozen=True, slots=True)
class Scope:
    """Where to look in a document: `cited` are the articles that the claim names; of a long
    document only what overlaps the passages that `near` gives, when it is asked."""

    document: Document
    cited: tuple[Unit, ...] = ()
    near: Callable[[], Iterable[Span]] = tuple
    enough: float = JUDGING.supported  # the share of the claim that must be borne out
    anchored: bool = False  # a name or a value must be among it

    @property
    def is_long(self) -> bool:
        """Whether the document is too long to be looked at whole."""
        return len(self.document.text) > LONG


class Opinions:
    """Asks documents about claims; what it takes apart it remembers."""

    def __init__(self) -> None:
        self._judge = Judge()

    def of(self, claim: Claimed, scope: Scope, entry: Entry | None) -> Opinion:
        """What the document says to the claim; `entry` is its entry in the ledger."""
        judged = compare_with(claim.assertions, entry, scope.document) if entry else ()
        if otherwise := [one for one in judged if one.outcome is Outcome.OTHERWISE]:
            return _otherwise(scope, otherwise)
        borne = [one for one in judged if one.outcome is Outcome.BORNE_OUT]
        rest = claim.without(one.assertion.span for one in borne)
        said = self._by_words(rest, scope, JUDGING.rest if borne else scope.enough)
        if not borne:
            return said
        spans = [span for one in borne for span in one.sources]
        has_values = not rest.has_values or self._judge.has_values(rest, scope.document, spans)
        return _together(scope, borne, rest, said, has_values)

    def _by_words(self, claim: Claimed, scope: Scope, enough: float) -> Opinion:
        places = self._places(claim, scope, [unit.span for unit in scope.cited])
        place = _support(places, enough)
        if place and (place.is_anchored or not scope.anchored):
            return _opinion(Verdict.SUPPORTED, place)
        others = self._places(claim, scope, (), but=scope.cited) if scope.cited else ()
        elsewhere = _support(others, JUDGING.elsewhere)
        if elsewhere and elsewhere.tells_more_than(_coverage(places) + JUDGING.as_near):
            held = _refers_to(elsewhere, scope.cited)
            return _opinion(Verdict.SUPPORTED if held else Verdict.WRONG_ARTICLE, elsewhere)
        if place := _conflict(places) or _conflict(others):
            return _opinion(Verdict.CONTRADICTED, place)
        return _not_found(places)

    def _places(
        self, claim: Claimed, scope: Scope, within: Iterable[Span], but: Sequence[Unit] = ()
    ) -> tuple[Place, ...]:
        """The places in the groups that overlap `within`, but not in those of some articles; in
        all of a document that is short, or of which nothing is cited."""
        everywhere = bool(but) or not scope.cited
        if everywhere and not scope.is_long:
            spans = [scope.document.body]
        else:
            spans = list(within) or list(scope.near())

        def chosen(one: Span) -> bool:
            inside = any(one.overlaps(span) for span in spans)
            return inside and not any(unit.span.contains(one) for unit in but)

        groups = [
            group
            for group in self._judge.groups(scope.document)
            if any(group.span.overlaps(span) for span in spans)
        ]
        is_cited = bool(scope.cited) and not but
        return self._judge.places(claim, scope.document, groups, chosen, is_cited)


def _refers_to(place: Place, cited: Sequence[Unit]) -> bool:
    """Whether the provision itself refers to the articles: "the duties under Articles 5 and 7"."""
    text = place.provision.text(place.document)
    numbers = {reference.article for reference in find_references(text)}
    return all(unit.number in numbers for unit in cited)


def _support(places: Sequence[Place], enough: float) -> Place | None:
    """The nearest place that bears the claim out, if nothing as near says otherwise."""
    supporting = [place for place in places if place.supports(enough)]
    if not supporting:
        return None
    best = max(supporting, key=lambda place: place.nearness)
    rival = _conflict(places)
    if rival and rival.nearness >= best.nearness:
        return None
    return best


def _conflict(places: Sequence[Place]) -> Place | None:
    """A place about the same thing that says otherwise, among the nearest."""
    nearest = max((place.nearness for place in places), default=0.0)
    near = (place for place in places if place.nearness >= nearest - JUDGING.as_near)
    return next((one for one in near if one.conflicts and not _is_held(one, places)), None)


def _is_held(conflict: Place, places: Sequence[Place]) -> bool:
    """Whether all that a place has otherwise another place has as it is claimed: the text speaks
    of 36 organisations here and of 12 there."""
    as_near = [one for one in places if one.own.coverage >= _ALMOST * conflict.own.coverage]
    return all(
        one.aspect in _VALUES and one.said and any(place.bears_out(one.said) for place in as_near)
        for one in conflict.differences
    )


def _coverage(places: Sequence[Place]) -> float:
    return max((place.bears.coverage for place in places), default=0.0)


def _opinion(verdict: Verdict, place: Place) -> Opinion:
    quote = Quote(place.document, place.provision.span)
    return Opinion(verdict, (quote,), place.differences, coverage=place.bears.coverage)


def _not_found(places: Sequence[Place]) -> Opinion:
    if not places:
        return Opinion(Verdict.NOT_FOUND)
    nearest = max(places, key=lambda place: place.bears.coverage)
    missing = tuple(term.written for term in nearest.bears.missing)
    return Opinion(Verdict.NOT_FOUND, missing=missing, coverage=nearest.bears.coverage)


def _otherwise(scope: Scope, judged: Sequence[Judged]) -> Opinion:
    """The ledger says otherwise."""
    return Opinion(
        Verdict.CONTRADICTED,
        _sources(scope.document, judged),
        tuple(one.difference for one in judged if one.difference),
        coverage=1.0,
    )


def _together(
    scope: Scope, borne: Sequence[Judged], rest: Claimed, said: Opinion, has_values: bool
) -> Opinion:
    """What the ledger bears out and what the provisions say to the rest."""
    if said.verdict is Verdict.CONTRADICTED:
        return said
    if said.verdict is Verdict.NOT_FOUND and not has_values:
        return said
    sources = _sources(scope.document, borne)
    within = tuple(one for one in sources if _holds(scope, one.span))
    elsewhere = scope.cited and not within
    misplaced = elsewhere and (rest.is_empty or said.verdict is not Verdict.SUPPORTED)
    return Opinion(
        Verdict.WRONG_ARTICLE if misplaced else Verdict.SUPPORTED,
        within or sources or said.quotes,
        working=next((one.working for one in borne if one.working), ""),
        coverage=1.0,
    )


def _holds(scope: Scope, span: Span) -> bool:
    return any(unit.span.overlaps(span) for unit in scope.cited)


def _sources(document: Document, judged: Sequence[Judged]) -> tuple[Quote, ...]:
    # Last the parties: they are named to say of which agreement the rest is.
    told = sorted(judged, key=lambda one: one.assertion.aspect is Aspect.PARTIES)
    spans = dict.fromkeys(span for one in told for span in one.sources)
    return tuple(Quote(document, span) for span in spans)
