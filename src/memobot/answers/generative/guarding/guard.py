"""Whether a sentence of a language model is borne out by the sources that it names.

Nothing is taken on trust. Its sources must be among those given, its words and quotations must
stand there, and every number, date, length, article and name in it must be theirs or the
ledger's; then it is judged as a claim of a draft is, only more strictly: what the text neither
bears out nor denies is left out too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from memobot.answers.generative.guarding.accord import turns
from memobot.answers.generative.guarding.evidence import Evidence
from memobot.answers.generative.guarding.faults import Fault, demand
from memobot.answers.generative.guarding.form import fault_of_form, plain
from memobot.answers.generative.guarding.support import Grounds, Support
from memobot.answers.generative.guarding.text import Text
from memobot.answers.generative.reply import Claim
from memobot.answers.generative.sources import Source
from memobot.citations.citing import Quote
from memobot.citations.claimed import Claimed, blanked
from memobot.citations.claiming import Claiming
from memobot.citations.explanations import Explanations
from memobot.citations.focus import Focus
from memobot.citations.grounding import values_in
from memobot.citations.mentions import Mentioned, Mentions
from memobot.citations.problems import Problems
from memobot.citations.quotations import find_quotations
from memobot.citations.quotes import Quotes
from memobot.citations.reported import Reported
from memobot.citations.statements import Statement
from memobot.documents.model import Document, Span
from memobot.documents.sentences import sentences
from memobot.errors import QuestionError
from memobot.naming.stemming import words
from memobot.search.retriever import Retriever
from memobot.terms.ledger import Entry, LedgerOn

_MOST_QUOTES = 3
_FEWEST = 3  # words of a quotation that says something; fewer are a name or a term
_REACH = 600  # characters in which the sentence before a quote begins


@dataclass(frozen=True, slots=True)
class Verified:
    """A sentence that holds, and the words of documents that it rests on."""

    text: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Rejected:
    """A sentence that does not, and why, in English: the reason goes back to the model."""

    text: str
    why: str


@dataclass(frozen=True, slots=True)
class _Words:
    """Words of a document that a sentence names or quotes, and the sentences that hold them."""

    document: Document
    span: Span
    sentences: tuple[Quote, ...]

    @classmethod
    def of(cls, source: Source, span: Span) -> _Words:
        document = source.document
        whole = (one for one in sentences(document.text, source.span) if one.overlaps(span))
        return cls(document, span, tuple(Quote(document, one) for one in whole))


class Guard:
    """Judges sentences against one opened index, and the ledger of the present day."""

    def __init__(self, retriever: Retriever, ledger: LedgerOn) -> None:
        self._retriever = retriever
        self._ledger = ledger
        self._mentions = Mentions(retriever.records, retriever.router.names, retriever.document)
        self._problems = Problems(retriever.document)
        self._claiming = Claiming(retriever.records, retriever.router.names)
        self._reported = Reported(retriever.records, retriever.router.names)
        self._support = Support()
        self._quotes = Quotes()

    def judge(self, claim: Claim, sources: Sequence[Source], language: str) -> Verified | Rejected:
        """Whether a claim in `language` holds, by the sources that were given."""
        text = plain(claim.text)
        try:
            return Verified(text, self._quotes_of(text, claim, sources, language))
        except Fault as fault:
            return Rejected(text, str(fault))

    def _quotes_of(
        self, text: str, claim: Claim, sources: Sequence[Source], language: str
    ) -> tuple[Quote, ...]:
        """What the claim rests on. Raises Fault."""
        demand(fault_of_form(text, language))
        cited = _cited(claim, sources)
        named = list(self._words_of(claim, cited))
        evidence = self._evidence(cited)
        if quotation := evidence.false_quotation(text):
            raise Fault(f"{_short(quotation)} is no quotation from the source")
        mentioned = self._mentioned(text, cited)
        places = _places(mentioned, cited)
        stated = [one for one in values_in(text, language) if one.span not in places]
        if value := evidence.missing_value(blanked(text, places), stated):
            raise Fault(f"the source does not have {_short(value)}")
        quoted = tuple(self._quoted(text, cited))
        own = blanked(text, [span for span, _ in quoted])
        named += [words for _, words in quoted]
        rests_on = _once([sentence for one in named for sentence in one.sentences])
        supporting = tuple(self._supporting((own, language), cited, named, mentioned, bool(quoted)))
        said = self._said(rests_on or supporting)
        naming = (*mentioned.naming, *(one.span for one in mentioned.references))
        if name := evidence.strange_name((own, language), stated, naming, said):
            raise Fault(f"the words do not name {_short(name)}")
        return _once([*rests_on, *supporting])[:_MOST_QUOTES]

    def _said(self, quotes: Sequence[Quote]) -> list[Text]:
        """What the quotes say, each after the words that lead to it; of a report with the sentence
        before, which may say who "he" is."""
        said: list[Text] = []
        for quote in quotes:
            document, span = quote.document, quote.span
            if not document.is_agreement:
                span = _with_sentence_before(document, span)
            said += self._support.said(document, [span])
        return said

    def _words_of(self, claim: Claim, cited: Sequence[Source]) -> Iterator[_Words]:
        """The words which the claim says that it rests on."""
        by_number = {one.number: one for one in cited}
        for ground in claim.grounds:
            source = by_number[ground.source]
            if not words(ground.words):
                continue
            found = [
                one.span
                for one in self._quotes.align(ground.words, (source.document,))
                if one.exact and source.span.contains(one.span)
            ]
            if not found:
                raise Fault(f"the words {_short(ground.words)} are not in source {source.number}")
            yield _Words.of(source, found[0])

    def _quoted(self, text: str, cited: Sequence[Source]) -> Iterator[tuple[Span, _Words]]:
        """The quotations in the sentence that give words of a source, and these words."""
        documents = list(_documents(cited).values())
        for quotation in find_quotations(text):
            said = quotation.text(text)
            if len(words(said)) < _FEWEST:
                continue
            for one in self._quotes.align(said, documents):
                source = next(
                    (s for s in cited if s.holds(one.document.document_id, one.span)), None
                )
                if one.exact and source:
                    yield quotation.span, _Words.of(source, one.span)
                    break

    def _mentioned(self, text: str, cited: Sequence[Source]) -> Mentioned:
        """What the sentence speaks of, which must be what it cites."""
        ids = tuple(_documents(cited))
        statement = Statement(text, Span(0, len(text)), find_quotations(text))
        mentioned = self._reported.instead(statement, (), self._mentions.of(text, Focus(ids)))
        of_reports = not any(one.document.is_agreement for one in cited)
        if mentioned.unheld and not of_reports:
            raise Fault(f"there is no agreement {mentioned.unheld}")
        if problems := self._problems.findings(mentioned, Explanations("en")):
            raise Fault(problems[0].explanation)
        named = set(mentioned.candidates)
        any_of_them = mentioned.ambiguous or mentioned.unheld
        of_another = named.isdisjoint(ids) if any_of_them else not named <= set(ids)
        if named and of_another:
            raise Fault("it speaks of another text than it cites")
        return mentioned

    def _supporting(
        self,
        sentence: Text,
        cited: Sequence[Source],
        named: Sequence[_Words],
        mentioned: Mentioned,
        quoted: bool,
    ) -> Iterator[Quote]:
        """The provisions that bear the sentence out, of each document that it speaks of."""
        text, _ = sentence
        documents = _documents(cited)
        claims = self._claims(text, tuple(documents), mentioned)
        if not claims and quoted:
            if word := turns(sentence):
                raise Fault(f"“{word}” is not said of the words quoted")
        elif not claims:
            raise Fault("it claims nothing that the source could bear out")
        for document_id, claimed in claims:
            document = documents[document_id]
            grounds = Grounds(
                document,
                self._entry(document),
                tuple(one.span for one in cited if one.document is document),
                tuple(one.span for one in named if one.document is document),
                tuple(
                    sentence.span
                    for one in named
                    if one.document is document
                    for sentence in one.sentences
                ),
            )
            yield from self._support.quotes(sentence, claimed, grounds)

    def _claims(
        self, text: str, documents: tuple[str, ...], mentioned: Mentioned
    ) -> list[tuple[str, Claimed]]:
        try:
            question = self._retriever.understand(text)
        except QuestionError:  # nothing is left but a quotation
            return []
        return list(self._claiming.of(text, question, documents, mentioned.naming))

    def _evidence(self, cited: tuple[Source, ...]) -> Evidence:
        documents = _documents(cited)
        entries = tuple(entry for one in documents.values() if (entry := self._entry(one)))
        return Evidence(cited, entries, self._ledger(None).as_of)

    def _entry(self, document: Document) -> Entry | None:
        return self._ledger(None).entry(document.document_id)


def _cited(claim: Claim, sources: Sequence[Source]) -> tuple[Source, ...]:
    """The sources that a claim names, each once."""
    by_number = {one.number: one for one in sources}
    numbers = list(dict.fromkeys(ground.source for ground in claim.grounds))
    if not numbers:
        raise Fault("it names no source")
    if missing := [number for number in numbers if number not in by_number]:
        raise Fault(f"there is no source {missing[0]}")
    return tuple(by_number[number] for number in numbers)


def _documents(cited: Sequence[Source]) -> dict[str, Document]:
    """The documents of the sources by id, in order."""
    return {one.document.document_id: one.document for one in cited}


def _places(mentioned: Mentioned, cited: Sequence[Source]) -> tuple[Span, ...]:
    """Where articles are referred to that are cited."""
    return tuple(
        one.span
        for one in mentioned.references
        if one.article
        and any(
            source.unit
            and source.unit.number == one.article
            and source.document.document_id == one.document_id
            for source in cited
        )
    )


def _with_sentence_before(document: Document, span: Span) -> Span:
    before = sentences(document.text, Span(max(0, span.start - _REACH), span.start))
    return Span(before[-1].start, span.end) if before else span


def _once(quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    """The quotes without those that another one before them overlaps."""
    kept: list[Quote] = []
    for quote in quotes:
        if not any(
            one.document.document_id == quote.document.document_id and one.span.overlaps(quote.span)
            for one in kept
        ):
            kept.append(quote)
    return tuple(kept)


def _short(text: str) -> str:
    return f"“{text[:80]}”"
