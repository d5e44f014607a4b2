"""What a language model says of a claim, as far as the words that it names bear it out.

Its word counts for nothing by itself. The words must stand in the source; the claim is then set
beside the sentences that hold them, by the same comparison as everywhere, only with less to be
borne out: what the rules could not tell from words alone may be so if somebody has read it so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from memobot.citations.citing import Quote
from memobot.citations.claimed import Claimed
from memobot.citations.comparing import Borne, borne_out, differences, together
from memobot.citations.judging import locator
from memobot.citations.model import Difference, Verdict
from memobot.citations.opinions import Opinion
from memobot.citations.provisions import Group, Provision, Provisions
from memobot.citations.quotes import Quotes
from memobot.documents.model import Document, Span
from memobot.naming.stemming import words

_FEWEST = 3  # words that are enough to tell a place
_SENTENCES = 2  # that the words may reach over

Likeness = Callable[[Sequence[str]], Sequence[float]]
"""How near in meaning some texts are to a claim: cosines."""


@dataclass(frozen=True, slots=True)
class Believing:
    """What there must be, beside the model's word; shares of a claim's words by weight, cosines
    of the bundled embedding model. docs/checking.md tells how they were measured."""

    supported: float = 0.6  # borne out by the sentences named and those beside them
    own: float = 0.5  # ... and by those named alone
    missing: int = 1  # words that may be borne out by meaning alone
    same_meaning: float = 0.89  # ... of a sentence that is so near to the claim
    same_thing: float = 0.33  # a sentence that says otherwise, differing words borne out
    about_it: float = 0.82  # ... and that is so near to the claim
    nearest: float = 0.025  # by so much another sentence of the sources may be nearer


BELIEVING = Believing()


@dataclass(frozen=True, slots=True)
class Reply:
    """What a model says: supported or contradicted, and the words that it rests on, which are to
    stand at `source` in the document."""

    verdict: Verdict
    source: Span
    words: str


@dataclass(frozen=True, slots=True)
class _Place:
    """The sentences of a group that hold the words, and how they bear the claim out."""

    provisions: tuple[Provision, ...]
    own: Borne
    around: Borne
    differences: tuple[Difference, ...]

    @property
    def lacks_name(self) -> bool:
        """Whether a name of the claim is not there; "ITUC" may have other letters in another
        language."""
        translated = self.around.language != self.around.claim.said.language
        return any(
            not (translated and term.written.isupper())
            and not any(one.said and one.said.overlaps(term.span) for one in self.differences)
            for term in self.around.missing
            if term.is_name
        )


class ModelOpinions:
    """Turns what a model says of a claim into an opinion that the text bears out."""

    def __init__(self) -> None:
        self._quotes = Quotes()
        self._provisions = Provisions()

    def groups(self, document: Document) -> tuple[Group, ...]:
        """The articles of a document, and its parts outside articles."""
        return self._provisions.groups(document)

    def of(
        self,
        claim: Claimed,
        document: Document,
        sources: Sequence[Span],
        said: Reply,
        likeness: Likeness | None,
    ) -> Opinion | None:
        """The opinion, or None where the text does not show it.

        `sources` is what the model was given of the document. Without `likeness` no word of the
        claim is taken to be borne out by meaning.
        """
        place = self._place(claim, document, said)
        if place is None or place.lacks_name:
            return None
        least = _least_likeness(place, said.verdict)
        if least is None or not self._is_near(document, sources, place, least, likeness):
            return None
        quotes = tuple(Quote(document, one.span) for one in place.provisions)
        found = place.differences if said.verdict is Verdict.CONTRADICTED else ()
        return Opinion(said.verdict, quotes, found, coverage=place.around.coverage)

    def _place(self, claim: Claimed, document: Document, said: Reply) -> _Place | None:
        """Where the words stand, if they stand in the source, in a sentence or two."""
        if len(words(said.words)) < _FEWEST:
            return None
        for one in self._quotes.align(said.words, (document,)):
            if one.exact and not one.omitted and said.source.contains(one.span):
                return self._around(claim, document, one.span)
        return None

    def _around(self, claim: Claimed, document: Document, span: Span) -> _Place | None:
        for group in self._provisions.groups(document):
            at = [n for n, one in enumerate(group.provisions) if one.span.overlaps(span)]
            if not at:
                continue
            if len(at) > _SENTENCES:
                return None
            first, last = at[0], at[-1] + 1
            start = max(0, first - 1)
            borne = list(self._borne(claim, document, group, start, last + 1))
            own = borne[first - start : last - start]
            provisions = group.provisions[first:last]
            found = tuple(self._differences(claim, document, provisions, own))
            return _Place(provisions, together(own), together(borne), found)
        return None

    def _borne(
        self, claim: Claimed, document: Document, group: Group, start: int, end: int
    ) -> Iterator[Borne]:
        for one in group.provisions[start:end]:
            yield borne_out(claim, self._provisions.said(document, one), group.lists)

    def _differences(
        self,
        claim: Claimed,
        document: Document,
        provisions: Sequence[Provision],
        borne: Sequence[Borne],
    ) -> Iterator[Difference]:
        for provision, own in zip(provisions, borne, strict=True):
            said = self._provisions.said(document, provision)
            yield from differences(claim, own, said, locator(provision))

    def _is_near(
        self,
        document: Document,
        sources: Sequence[Span],
        place: _Place,
        least: float,
        likeness: Likeness | None,
    ) -> bool:
        """Whether the place is so like the claim, and about as like it as any of the sources."""
        if likeness is None or least == 0.0:
            return least == 0.0
        provisions = [
            one
            for group in self._provisions.groups(document)
            for one in group.provisions
            if any(source.contains(one.span) for source in sources)
        ]
        cosines = likeness([one.text(document) for one in provisions])
        paired = zip(provisions, cosines, strict=True)
        own = max((cosine for one, cosine in paired if one in place.provisions), default=0.0)
        return own >= max(least, max(cosines, default=0.0) - BELIEVING.nearest)


def _least_likeness(place: _Place, verdict: Verdict) -> float | None:
    """How like the claim the place must be for the verdict to hold; None where it cannot."""
    if verdict is Verdict.SUPPORTED:
        return _for_support(place)
    shared = place.own.with_differences(place.differences)
    about_it = shared >= BELIEVING.same_thing and place.own.found > 0
    return BELIEVING.about_it if place.differences and about_it else None


def _for_support(place: _Place) -> float | None:
    """The values and names must be there and nothing said otherwise; with so many of the words
    there a near meaning can stand for the rest."""
    around = place.around
    if place.differences or not around.values or not around.found:
        return None
    if not around.missing:
        return 0.0
    few = len(around.missing) <= BELIEVING.missing
    many = around.coverage >= BELIEVING.supported and place.own.coverage >= BELIEVING.own
    return BELIEVING.same_meaning if few and many else None
