"""An agreement as assertions are compared with it, and how a judgement is put together."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from memobot.citations.asserted.cues import cue
from memobot.citations.asserted.finding import find_assertions
from memobot.citations.asserted.model import Assertion, Judged, Outcome
from memobot.citations.model import Aspect, Difference
from memobot.documents.model import Document, Span
from memobot.documents.sentences import sentences
from memobot.terms.durations import Duration, find_durations
from memobot.terms.ledger import DatedValue, Entry
from memobot.terms.model import AgreementTerms, Source
from memobot.terms.steps import Step
from memobot.terms.wording import date_in_words

_MOST_READ = 60_000  # characters of a text that are read for what it says in its own words


@dataclass(frozen=True)
class Held:
    """An agreement that is held: its terms, its text, and the language to tell dates in."""

    entry: Entry
    document: Document
    language: str

    @property
    def stated(self) -> AgreementTerms:
        """The terms that the text states."""
        return self.entry.stated

    def silent(self, assertion: Assertion) -> Judged:
        """The text says nothing to it."""
        return Judged(assertion, Outcome.SILENT)

    def borne_out(self, assertion: Assertion, *sources: Source | None, working: str = "") -> Judged:
        """The text states it, or it follows; a denial of it is then contradicted."""
        if assertion.negated:
            where = next((source for source in sources if source), None)
            return self.otherwise(assertion, where, "", working=working, denied=True)
        return Judged(assertion, Outcome.BORNE_OUT, None, _spans(sources), working)

    def otherwise(
        self,
        assertion: Assertion,
        source: Source | None,
        text: str,
        *,
        where: Span | None = None,
        working: str = "",
        denied: bool = False,
    ) -> Judged:
        """The text states something else, in the words `text` (the whole source, if ""); a denial
        of what the text does not state is borne out by what it does."""
        if assertion.negated and not denied:
            return Judged(assertion, Outcome.BORNE_OUT, None, _spans((source,)), working)
        if where is None and not text and source:
            where = self._narrowed(source, assertion)
        words = text or (where.of(self.document.text) if where else "")
        return self._differs(assertion, words, where, _spans((source,)), working)

    def _differs(
        self,
        assertion: Assertion,
        text: str,
        where: Span | None,
        sources: tuple[Span, ...],
        working: str = "",
    ) -> Judged:
        aspect, said = assertion.aspect, assertion.span
        difference = Difference(aspect, assertion.words, text, said, where, working)
        return Judged(assertion, Outcome.OTHERWISE, difference, sources, working)

    def words_of(self, source: Source, duration: Duration) -> Span:
        """Where a length is written in a source; all of it where it is not found."""
        for found in find_durations(source.quote):
            if found.duration == duration:
                return Span(source.start + found.span.start, source.start + found.span.end)
        return Span(source.start, source.end)

    def _narrowed(self, source: Source, assertion: Assertion) -> Span:
        """The words of a source that are about the same as an assertion; all of it for none."""
        own = [
            one
            for one in find_assertions(source.quote, self.document.language)
            if one.aspect is assertion.aspect
        ]
        said = assertion.value
        best = min(
            own,
            key=lambda one: (one.value != said, type(one.value) is not type(said)),
            default=None,
        )
        if best is None:
            return Span(source.start, source.end)
        return Span(source.start + best.span.start, source.start + best.span.end)

    def told(self, value: DatedValue) -> tuple[str, Span | None, str]:
        """A date of the ledger in words, where the text writes it, and how it was worked out."""
        if value.computed or value.source is None:
            words = date_in_words(value.date, self.language) if value.date else ""
            return words, None, self.working(value.step)
        return "", Span(value.source.start, value.source.end), ""

    def working(self, step: Step | None) -> str:
        """A step in words, without its result; "" where it takes no counting."""
        return step.in_words(self.language) if step and step.duration else ""

    def in_own_words(self, assertion: Assertion, judged: Judged) -> Judged | None:
        """What a sentence of the text itself says that tells of the same; None where none does.

        Only what an agreement has one of is contradicted by it: notices may be several.
        """
        document = self.document
        told = _own_words(document.text, document.body, document.language, assertion.aspect)
        for own, span in told:
            if (own.value, own.bound, own.about) != (
                assertion.value,
                assertion.bound,
                assertion.about,
            ):
                continue
            if own.negated == assertion.negated:
                return Judged(assertion, Outcome.BORNE_OUT, None, (span,))
            if judged.outcome is Outcome.SILENT and own.aspect in _ONE_OF_A_KIND:
                return self._differs(assertion, span.of(document.text), span, (span,))
        return None


_ONE_OF_A_KIND = (Aspect.TERM, Aspect.RENEWAL)
# Words without which no sentence tells of an aspect, so that few are read again.
_SIGNS: dict[Aspect, tuple[str, ...]] = {
    Aspect.TERM: ("term", "runs", "indefinite"),
    Aspect.RENEWAL: ("renewal",),
    Aspect.NOTICE: ("giving_notice", "notice"),
    Aspect.EFFECTIVE: ("takes_effect",),
    Aspect.EXPIRES: ("expires", "ends"),
    Aspect.NOTICE_DEADLINE: ("notice_day",),
    Aspect.LANGUAGES: ("equal", "prevails", "drawn_up"),
    Aspect.COPIES: ("drawn_up",),
}


@lru_cache(maxsize=256)
def _own_words(
    text: str, body: Span, language: str, aspect: Aspect
) -> tuple[tuple[Assertion, Span], ...]:
    """What the sentences of a text assert in one aspect, each with the place of its sentence."""
    signs = [cue(name, language) for name in _SIGNS.get(aspect, ())]
    return tuple(
        (assertion, span)
        for span in sentences(text, Span(body.start, min(body.end, body.start + _MOST_READ)))
        if any(sign.search(text, span.start, span.end) for sign in signs)
        for assertion in find_assertions(span.of(text), language)
        if assertion.aspect is aspect
    )


def _spans(sources: tuple[Source | None, ...]) -> tuple[Span, ...]:
    return tuple(dict.fromkeys(Span(one.start, one.end) for one in sources if one))
