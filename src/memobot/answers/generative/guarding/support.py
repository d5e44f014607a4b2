"""Whether the words that a sentence rests on bear it out, no matter what else the text says.

The sentence is judged as a claim of a draft is, but beside a few provisions only: those that hold
the words which the model names. Then it must keep to their stance, and leave everybody in his
place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from memobot.answers.generative.guarding.accord import discord
from memobot.answers.generative.guarding.faults import Fault, demand
from memobot.answers.generative.guarding.parts import unsupported_part
from memobot.answers.generative.guarding.roles import (
    CLAUSE_END,
    changed_places,
    in_anothers_place,
    voice,
)
from memobot.answers.generative.guarding.text import Text
from memobot.answers.generative.guarding.wording import added_word, is_reordered
from memobot.citations.asserted.comparing import compare_with
from memobot.citations.asserted.finding import find_assertions
from memobot.citations.asserted.model import Assertion, Outcome
from memobot.citations.citing import Quote, cite
from memobot.citations.claimed import Claimed, blanked
from memobot.citations.model import Verdict
from memobot.citations.opinions import Opinion, Opinions, Scope
from memobot.citations.provisions import Provision, Provisions
from memobot.documents.model import Document, Span, Unit, UnitKind
from memobot.naming.terms import Profile, Term, profile
from memobot.terms.ledger import Entry

ENOUGH = 0.65
"""The share of a sentence's telling words that the provisions must bear out."""

_ALIKE = 5  # letters by which two words sound like one


@dataclass(frozen=True, slots=True)
class Grounds:
    """Where a sentence says that it stands: the `whole` parts of a document that it cites, and in
    them the `words` that it names, if it names any, and the `sentences` that hold these."""

    document: Document
    entry: Entry | None
    whole: tuple[Span, ...]
    words: tuple[Span, ...] = ()
    sentences: tuple[Span, ...] = ()

    @property
    def parties(self) -> Profile:
        """What the names of the parties offer to be matched."""
        parties = self.entry.stated.parties if self.entry else ()
        return profile(" ".join(one.name for one in parties))


class Support:
    """Looks for what bears sentences out; what it takes apart it remembers."""

    def __init__(self) -> None:
        self._opinions = Opinions()
        self._provisions = Provisions()

    def quotes(self, sentence: Text, claimed: Claimed, grounds: Grounds) -> tuple[Quote, ...]:
        """The places that bear out what a sentence claims, those of its own words first. Raises
        Fault."""
        spans = self._places(claimed, grounds)
        further = [span for span in spans if span not in grounds.sentences]
        clauses = self._clauses(grounds)
        said = clauses + self.said(grounds.document, further)
        borne = self._borne(claimed, grounds)
        demand(discord(sentence, said, whole=not borne))
        if _only_names(claimed) and not borne:
            raise Fault("it names somebody or a place, and says nothing of them")
        source = profile(" ".join(text for text, _ in said))
        settled = (*claimed.said.values, *borne)
        if part := unsupported_part(sentence, claimed.terms, settled, source):
            raise Fault(f"the source does not say so: {part}")
        if borne or sentence[1] == grounds.document.language:
            self._demand_close(sentence, claimed, settled, said)
        acting = clauses or said
        turned = changed_places(sentence, acting, grounds.parties)
        if turned or in_anothers_place(sentence, acting):
            raise Fault("the source has who does it and to whom the other way round")
        return tuple(Quote(grounds.document, span) for span in spans)

    def _borne(self, claimed: Claimed, grounds: Grounds) -> tuple[Span, ...]:
        """What of the sentence the ledger bears out."""
        if grounds.entry is None:
            return ()
        judged = compare_with(claimed.assertions, grounds.entry, grounds.document)
        return tuple(one.assertion.span for one in judged if one.outcome is Outcome.BORNE_OUT)

    def _demand_close(
        self, sentence: Text, claimed: Claimed, settled: Sequence[Span], said: Sequence[Text]
    ) -> None:
        """Raises Fault for a wording that is not close to that of the source."""
        terms = [one for one in claimed.terms if not any(one.span.overlaps(s) for s in settled)]
        own = [one for one in terms if not _tells_of(one, sentence, claimed.assertions)]
        if word := added_word(sentence, own, said):
            raise Fault(f"the source does not have “{word}”")
        alike = all(voice(one) == voice(sentence) for one in said)
        if said and alike and all(is_reordered(terms, *one) for one in said):
            raise Fault("the source says it in another order: who does what to whom is not clear")

    def _clauses(self, grounds: Grounds) -> list[Text]:
        """The clauses that hold the words, each after the words that lead to its list."""
        document, clauses = grounds.document, list[Text]()
        for words in grounds.words:
            for provision in self._of(document, [words]):
                clause = _clause_around(document.text, words, provision.span)
                lead = f"{provision.lead.of(document.text)} " if provision.lead else ""
                clauses.append((f"{lead}{clause.of(document.text)}", document.language))
        return clauses

    def said(self, document: Document, spans: Sequence[Span]) -> list[Text]:
        """What the provisions in these places say, each after the words that lead to it."""
        return [(one.text(document), document.language) for one in self._of(document, spans)]

    def _of(self, document: Document, spans: Sequence[Span]) -> Iterator[Provision]:
        """The provisions at these places."""
        for group in self._provisions.groups(document):
            for provision in group.provisions:
                if any(span.overlaps(provision.span) for span in spans):
                    yield provision

    def _places(self, claimed: Claimed, grounds: Grounds) -> tuple[Span, ...]:
        """The sentences of the words, and one more of the same source if they need it."""
        named = grounds.sentences
        opinion = self._opinion(claimed, grounds, named or grounds.whole)
        found = tuple(quote.span for quote in opinion.quotes[:1])
        if opinion.verdict is Verdict.SUPPORTED:
            return named or found
        cited = all(any(one.contains(span) for one in grounds.whole) for span in found)
        if opinion.verdict is Verdict.WRONG_ARTICLE and cited:
            return (*named, *found)
        raise Fault(_fault_of(opinion))

    def _opinion(self, claimed: Claimed, grounds: Grounds, spans: Sequence[Span]) -> Opinion:
        """What the places say, with the ledger; where that speaks of elsewhere, alone."""
        units = tuple(Unit(UnitKind.PARAGRAPH, span) for span in spans)
        scope = Scope(grounds.document, units, lambda: spans, ENOUGH)
        opinion = self._opinions.of(claimed, scope, grounds.entry)
        if opinion.verdict is not Verdict.WRONG_ARTICLE:
            return opinion
        by_words = self._opinions.of(claimed, scope, None)
        return by_words if by_words.verdict is Verdict.SUPPORTED else opinion


def _only_names(claimed: Claimed) -> bool:
    """Whether its words are names, or sound like one of them: "Astana is the astana"."""
    names = [term.sound[:_ALIKE] for term in claimed.said.terms if term.is_name]
    others = [one for one in claimed.terms if not one.is_name and one.sound[:_ALIKE] not in names]
    return bool(names) and not others and not claimed.said.values


def _tells_of(term: Term, sentence: Text, assertions: Sequence[Assertion]) -> bool:
    """Whether a word says no more than what is asserted: without "ends" nothing ends in 2028."""
    text, language = sentence
    without = find_assertions(blanked(text, [term.span]), language)
    return len(without) < len(assertions)


def _clause_around(text: str, words: Span, sentence: Span) -> Span:
    """The stretch of the sentence from the end of a clause before the words to one after them."""
    ends = [Span(*one.span()) for one in CLAUSE_END.finditer(text, sentence.start, sentence.end)]
    starts = [one.end for one in ends if one.end <= words.start]
    stops = [one.start for one in ends if one.start >= words.end]
    start = max(starts, default=sentence.start)
    return Span(start, max(start, min(stops, default=sentence.end)))


def _fault_of(opinion: Opinion) -> str:
    match opinion.verdict:
        case Verdict.CONTRADICTED:
            differ = [f"“{one.draft}” for “{one.text}”" for one in opinion.differences]
            return f"the source says otherwise: {', '.join(differ)}"
        case Verdict.WRONG_ARTICLE:
            return f"that stands elsewhere: {cite(opinion.quotes[:1], 'en')[0].label}"
    missing = ", ".join(opinion.missing[:5])
    return f"the source does not say so: {missing}" if missing else "the source does not say so"
