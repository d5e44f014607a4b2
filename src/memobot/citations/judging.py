"""A claim and the places that it may rest on -> what the text says to it.

A provision can only contradict a claim when it speaks of the same thing, that is when it bears
out most of its words by itself. To support a claim the words may come from the whole article;
its names and values must stand together, in one sentence or the ones beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from memobot.citations.claimed import Claimed
from memobot.citations.comparing import Borne, borne_out, differences, together
from memobot.citations.model import Aspect, Difference
from memobot.citations.provisions import Group, Provision, Provisions
from memobot.citations.thresholds import JUDGING
from memobot.documents.model import Document, Span

_FEW = 2  # words of a claim that may all be in dispute


@dataclass(frozen=True, slots=True)
class Place:
    """A provision beside a claim: how far it bears the claim out by itself (`own`), with its
    neighbours (`around`) and with its whole article (`bears`), and where it says otherwise.

    `nearness` is how much this is the place that the claim speaks of, from 0 to 1; words in which
    the two differ are of the same thing. `values` is how many the claim has.
    """

    document: Document
    group: Group
    provision: Provision
    own: Borne
    around: Borne
    bears: Borne
    differences: tuple[Difference, ...]
    nearness: float
    values: int

    def bears_out(self, said: Span) -> bool:
        """Whether this very sentence has the value or the name that the claim writes there, among
        other words of the claim."""
        words = [support for term, support in self.own.supports if said.overlaps(term.span)]
        held = said not in self.own.absent and all(words)
        return held and self.own.found > len(words) + 1

    @property
    def is_anchored(self) -> bool:
        """Whether the claim has a name that is borne out, or a value."""
        return bool(self.around.names or self.values)

    def tells_more_than(self, coverage: float) -> bool:
        """Whether the place bears more of the claim out than that, and not by a single word."""
        return self.bears.coverage > coverage and (self.bears.found > 1 or self.is_anchored)

    def supports(self, enough: float) -> bool:
        """Whether the text bears out at least so much of the claim, and says nothing otherwise.

        Of a claim of few words nearly all must be borne out, as one of two may be there by chance;
        names and values that are there together are no chance.
        """
        together = self.around.values and not self.around.lacks_name
        telling = self.bears.words + 2 * (self.around.names + self.values)
        share = enough + (1 - enough) * 2 / (1 + max(1, telling))
        near = self.around.coverage >= JUDGING.around * share
        return self.bears.coverage >= share and together and near and not self.differences

    @property
    def conflicts(self) -> bool:
        """Whether the text, speaking of the same thing, says otherwise."""
        return bool(self.differences)


class Judge:
    """Finds the places of a claim in documents; what it takes apart it remembers."""

    def __init__(self) -> None:
        self._provisions = Provisions()

    def groups(self, document: Document) -> tuple[Group, ...]:
        """The articles of a document, and its parts outside articles."""
        return self._provisions.groups(document)

    def has_values(self, claim: Claimed, document: Document, spans: Sequence[Span]) -> bool:
        """Whether the articles around `spans` have every value of the claim."""
        borne = [
            one
            for group in self.groups(document)
            if any(group.span.overlaps(span) for span in spans)
            for one in self._borne(claim, document, group, group.provisions)
        ]
        return bool(borne) and together(borne).values

    def places(
        self,
        claim: Claimed,
        document: Document,
        groups: Sequence[Group],
        chosen: Callable[[Span], bool],
        cited: bool = False,
    ) -> tuple[Place, ...]:
        """The provisions of `groups` beside the claim, nearest first: those whose span is
        `chosen`. Where they are `cited` the claim is about them, even if no word says so."""
        found = [
            place
            for group in groups
            for place in self._in_group(claim, document, group, chosen, cited)
        ]
        found.sort(key=attrgetter("nearness"), reverse=True)
        return tuple(found)

    def _in_group(
        self,
        claim: Claimed,
        document: Document,
        group: Group,
        chosen: Callable[[Span], bool],
        cited: bool,
    ) -> Iterator[Place]:
        provisions = [one for one in group.provisions if chosen(one.span)]
        borne = self._borne(claim, document, group, provisions)
        if not borne:
            return
        bears = together(borne)
        if bears.words > _FEW and not bears.found:
            return
        values = len(claim.amounts) + len(claim.durations) + len(claim.dates)
        for at, (provision, own) in enumerate(zip(provisions, borne, strict=True)):
            around = together(borne[max(0, at - 1) : at + 2])
            about_it = bool(own.words) or cited
            found = self._differences(claim, own, document, provision) if about_it else ()
            nearness = 0.6 * own.with_differences(found) + 0.4 * bears.coverage
            yield Place(document, group, provision, own, around, bears, found, nearness, values)

    def _borne(
        self, claim: Claimed, document: Document, group: Group, provisions: Iterable[Provision]
    ) -> list[Borne]:
        borne = []
        for one in provisions:
            said = self._provisions.said(document, one)
            leads = one.lead is not None or said.text.rstrip().endswith(":")
            borne.append(borne_out(claim, said, group.lists if leads else ()))
        return borne

    def _differences(
        self, claim: Claimed, own: Borne, document: Document, provision: Provision
    ) -> tuple[Difference, ...]:
        """Where a provision that speaks of the same thing says otherwise.

        Of a claim of one or two words an opposite may be all that is left: "a multilateral one".
        """
        touched = own.coverage >= JUDGING.touched
        if not touched and own.words > _FEW:
            return ()
        said = self._provisions.said(document, provision)
        found = tuple(differences(claim, own, said, locator(provision)))
        if not touched:
            found = tuple(one for one in found if one.aspect is Aspect.OPPOSITE)
        near = own.with_differences(found)
        return found if near == 1.0 or (near >= JUDGING.same_thing and own.found > 1) else ()


def locator(provision: Provision) -> Callable[[Span], Span]:
    """Spans of a provision's text -> spans of the document's."""
    shift = len(provision.lead) + 1 if provision.lead else 0

    def where(span: Span) -> Span:
        if provision.lead and span.end <= shift:
            return Span(provision.lead.start + span.start, provision.lead.start + span.end)
        start = max(0, span.start - shift)
        end = max(start, span.end - shift)
        return Span(provision.span.start + start, provision.span.start + end)

    return where
