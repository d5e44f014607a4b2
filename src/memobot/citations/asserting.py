"""What a statement asserts -> whether the agreement that it names says so, or any text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from memobot.citations.citing import Quote, cite
from memobot.citations.claimed import Claimed, blanked
from memobot.citations.claiming import Claiming
from memobot.citations.explanations import Explanations
from memobot.citations.findings import Finding, Replacement
from memobot.citations.mentions import Mentioned
from memobot.citations.model import Aspect, Difference, Verdict
from memobot.citations.openings import may_have_moved_on, speaks_of_us
from memobot.citations.opinions import LONG, Opinion, Opinions, Scope
from memobot.citations.quotations import NOT_BEFORE, Quotation
from memobot.citations.referring import cited_articles, cited_words, renumbered
from memobot.citations.statements import Statement
from memobot.citations.thresholds import JUDGING
from memobot.documents.model import Document, Span
from memobot.errors import QuestionError
from memobot.search.question import LONGEST_QUESTION, Question
from memobot.search.retriever import Retriever
from memobot.terms.durations import find_durations
from memobot.terms.ledger import Entry, LedgerOn
from memobot.terms.written.date_finding import find_dates

_POOL = 8  # passages that may hold what a claim rests on
_RIVALS = 4  # agreements that are asked when any of them can be meant
_DOCUMENTS = 4  # documents that are asked about a claim which names none
_MISSING = 5  # words that are named as not borne out, at most
_LONGEST_EVIDENCE = 600  # characters of an article that is shown for a mere reference
_NUMBERS = frozenset({Aspect.COPIES, Aspect.NUMBER})
# Values that can stand in the place of the draft's, where both are in one language.
_REPLACEABLE = frozenset(
    {
        Aspect.TERM,
        Aspect.RENEWAL,
        Aspect.NOTICE,
        Aspect.COPIES,
        Aspect.DURATION,
        Aspect.NUMBER,
        Aspect.DATE,
        Aspect.SIGNED,
        Aspect.EXPIRES,
    }
)


class Asserting:
    """Judges what statements assert."""

    def __init__(self, retriever: Retriever, ledger: LedgerOn) -> None:
        self._retriever = retriever
        self._ledger = ledger
        self._opinions = Opinions()
        self._claiming = Claiming(retriever.records, retriever.router.names)

    def findings(
        self,
        statement: Statement,
        quotations: Sequence[Quotation],
        mentioned: Mentioned,
        words: Explanations,
    ) -> list[Finding]:
        """What the texts say to the statement, its `quotations` left aside; nothing of one that
        claims nothing about them."""
        text = _without(statement, quotations, mentioned)
        if may_have_moved_on(text, mentioned) and self._are_long(mentioned.candidates):
            return []  # so much text has some of the words of any sentence
        try:
            question = self._retriever.understand(text[:LONGEST_QUESTION])
        except QuestionError:  # a quote or a reference and nothing else
            return self._reference_alone(mentioned, words) if not quotations else []
        if mentioned.ambiguous and len(mentioned.candidates) > _RIVALS:
            return [self._ambiguous(mentioned.candidates, words)]
        if mentioned.candidates:
            return self._of_named(statement, text, question, quotations, mentioned, words)
        return self._of_unnamed(text, question, mentioned, words)

    def _of_named(
        self,
        statement: Statement,
        text: str,
        question: Question,
        quotations: Sequence[Quotation],
        mentioned: Mentioned,
        words: Explanations,
    ) -> list[Finding]:
        asked = [
            (document, claim, self._ask(claim, document, mentioned, question))
            for document_id, claim in self._claiming.of(
                text, question, mentioned.candidates, mentioned.naming
            )
            for document in (self._retriever.document(document_id),)
        ]
        if not asked:
            return [] if quotations else self._reference_alone(mentioned, words)
        verdicts = {opinion.verdict for _, _, opinion in asked}
        if len(verdicts) > 1 and mentioned.ambiguous:
            return [self._ambiguous(mentioned.candidates, words)]
        return [
            self._worded(statement, document, opinion, mentioned, words)
            for document, claim, opinion in (asked[:1] if mentioned.ambiguous else asked)
            if opinion.verdict is not Verdict.NOT_FOUND
            or _claims(text, claim, quotations, mentioned)
        ]

    def _are_long(self, document_ids: Sequence[str]) -> bool:
        records = self._retriever.records
        return any(records[one].characters > LONG for one in document_ids)

    def _ambiguous(self, rivals: Sequence[str], words: Explanations) -> Finding:
        titles = [self._retriever.records[one].short_title for one in rivals[:_RIVALS]]
        more = ["…"] if len(rivals) > _RIVALS else []
        names = "; ".join([*titles, *more])
        return Finding(Verdict.NOT_FOUND, words.say("ambiguous", names=names))

    def _ask(
        self, claim: Claimed, document: Document, mentioned: Mentioned, question: Question
    ) -> Opinion:
        cited = cited_articles(mentioned, document)
        scope = Scope(document, cited, lambda: self._near(question, document))
        return self._opinions.of(claim, scope, self._entry(document))

    def _near(self, question: Question, document: Document) -> list[Span]:
        """Where the words of the claim are in a document; in another language, its meaning."""
        own, here = question.language, (document.document_id,)
        found = self._retriever.passages_with(question.text, own, _POOL, here)
        if own != document.language:
            found += self._retriever.passages_near(question.text, _POOL, here)
        return [passage.span for passage in found]

    def _of_unnamed(
        self, text: str, question: Question, mentioned: Mentioned, words: Explanations
    ) -> list[Finding]:
        """Of a claim that names no text: what a text says that bears out nearly all of it, or
        says the contrary; otherwise it claims nothing about the texts."""
        opinions = [
            (document, self._opinions.of(claim, scope, self._entry(document)))
            for document, claim, scope in self._likely(text, question)
            # Another agreement than the one that the sentence speaks of can tell nothing of it.
            if not (mentioned.names_agreement and document.is_agreement)
        ]
        for verdict in (Verdict.SUPPORTED, Verdict.CONTRADICTED):
            for document, opinion in opinions:
                if opinion.verdict is verdict:
                    return [_worded(document, opinion, words)]
        if mentioned.names_agreement and not speaks_of_us(text, mentioned):
            return [Finding(Verdict.NOT_FOUND, words.say("not_found"))]
        return []

    def _likely(self, text: str, question: Question) -> Iterator[tuple[Document, Claimed, Scope]]:
        """The documents that may be spoken of, each with what the sentence claims of it."""
        of_any = self._claiming.of_any(text, question)
        if of_any.is_empty or not (of_any.has_values or any(t.is_name for t in of_any.terms)):
            return
        ranked = self._retriever.search(question, 5 * _POOL)
        passages = [one.passage for one in ranked]
        ids = list(dict.fromkeys(passage.document_id for passage in passages))[:_DOCUMENTS]
        for document in map(self._retriever.document, ids):
            own = [one.span for one in passages if one.document_id == document.document_id]
            claims = [of_any]
            if document.is_agreement and document.document_id in question.named.by_name:
                of_it = self._claiming.of(text, question, (document.document_id,), ())
                claims += [claim for _, claim in of_it]
            for claim in claims:
                yield document, claim, Scope(document, (), own.copy, JUDGING.unnamed, anchored=True)

    def _entry(self, document: Document) -> Entry | None:
        return self._ledger(None).entry(document.document_id)

    def _reference_alone(self, mentioned: Mentioned, words: Explanations) -> list[Finding]:
        """A statement that only refers to an article: there it is."""
        for document in map(self._retriever.document, mentioned.candidates[:1]):
            for unit in cited_articles(mentioned, document)[:1]:
                end = min(unit.span.end, unit.span.start + _LONGEST_EVIDENCE)
                quote = Quote(document, Span(unit.span.start, end))
                label = cite((quote,), words.language)[0].label
                return [Finding(Verdict.SUPPORTED, words.say("supported", label=label), (quote,))]
        return []

    def _worded(
        self,
        statement: Statement,
        document: Document,
        opinion: Opinion,
        mentioned: Mentioned,
        words: Explanations,
    ) -> Finding:
        finding = _worded(document, opinion, words, cited_words(mentioned))
        replacements: tuple[Replacement, ...] = ()
        if opinion.verdict is Verdict.WRONG_ARTICLE:
            replacements = renumbered(statement, mentioned, opinion.quotes[0])
        elif opinion.verdict is Verdict.CONTRADICTED and words.language == document.language:
            replacements = tuple(
                _in_place(statement, one) for one in opinion.differences if _fits(one)
            )
        moved = tuple(_moved(one, statement.span.start) for one in opinion.differences)
        return replace(finding, replacements=replacements, differences=moved)


def _claims(
    text: str, claim: Claimed, quotations: Sequence[Quotation], mentioned: Mentioned
) -> bool:
    """Whether a sentence that no text bears out claims something of one all the same.

    The words around a quote lead to it; and a sentence that neither names the agreement nor goes
    on with "it" may have left it behind.
    """
    if (quotations and not claim.has_values) or speaks_of_us(text, mentioned):
        return False
    return bool(claim.assertions) or not may_have_moved_on(text, mentioned)


def _without(statement: Statement, quotations: Sequence[Quotation], mentioned: Mentioned) -> str:
    """The statement with its quotations and references made blank, as long as before."""
    start = statement.span.start
    spans = []
    for one in quotations:
        at = max(0, one.span.start - start)
        denied = NOT_BEFORE.search(statement.text, 0, at)  # it goes with the words quoted
        spans.append(Span(denied.start() if denied else at, max(at, one.span.end - start)))
    spans += [one.span for one in mentioned.references if one.article]
    return blanked(statement.text, spans)


def _worded(document: Document, opinion: Opinion, words: Explanations, cited: str = "") -> Finding:
    """An opinion with its reason."""
    label = cite(opinion.quotes[:1], words.language)[0].label if opinion.quotes else ""
    match opinion.verdict:
        case Verdict.SUPPORTED if opinion.working:
            said = words.say("worked_out", label=label, working=opinion.working)
        case Verdict.SUPPORTED:
            said = words.say("supported", label=label)
        case Verdict.WRONG_ARTICLE:
            said = words.say("wrong_article", label=label, cited=cited)
        case Verdict.CONTRADICTED:
            said = words.contradicted(label or document.short_title, opinion.differences)
        case _:
            said = words.say("not_found_in", document=document.short_title)
            if opinion.missing:
                missing = ", ".join(opinion.missing[:_MISSING])
                said = f"{said} {words.say('missing', words=missing)}"
    return Finding(opinion.verdict, said, opinion.quotes, opinion.differences)


def _fits(one: Difference) -> bool:
    """Whether the words of the text can stand in the place of the draft's."""
    if one.aspect not in _REPLACEABLE or one.said is None:
        return False
    if one.aspect in _NUMBERS:
        return bool(one.text)
    sides = (one.draft, one.text)
    return all(map(find_durations, sides)) or all(find_dates(side, "en") for side in sides)


def _in_place(statement: Statement, one: Difference) -> Replacement:
    return Replacement((one.said or Span(0, 0)).moved(statement.span.start), one.text)


def _moved(one: Difference, start: int) -> Difference:
    """The same difference with its place in the draft instead of in the statement."""
    return replace(one, said=one.said.moved(start)) if one.said else one
