"""A question -> an answer with citations, or an honest refusal. No language model."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from time import perf_counter

from memobot.answers.conversation import NOTHING_SAID, Turn, choice
from memobot.answers.extractive import article_quotes, choose_quotes
from memobot.answers.follow_ups.meaning import Asked, Courtesy, Restated, Undecided, Understood
from memobot.answers.follow_ups.resolving import FollowUps
from memobot.answers.from_terms import FromTerms
from memobot.answers.model import Answer, Reason
from memobot.answers.refusal import is_answered, rests_on_a_false_premise, with_figure_first
from memobot.answers.told import Clock, Heard, Told, side_by_side
from memobot.answers.unheld import Unheld, find_unheld
from memobot.citations.citing import Quote
from memobot.documents.model import Document, Span, Unit
from memobot.index.catalog import DocumentRecord
from memobot.naming.references import find_referred
from memobot.search.question import Question
from memobot.search.retriever import Ranked, Retriever
from memobot.search.weights import ROUTING
from memobot.terms.ledger import LedgerOn

_ARTICLES = 4  # articles that are quoted whole in one answer, at most
_CHOICES = 8  # agreements to choose from, at most
_POOL = 60  # passages looked through for a mention of an agreement that is not held


class Answerer:
    """Answers questions from one opened index, and from the ledger of a day that `ledger` gives
    (for None that of the present day); without one from the texts alone."""

    def __init__(self, retriever: Retriever, ledger: LedgerOn | None = None) -> None:
        self._retriever = retriever
        self._follow_ups = FollowUps(retriever)
        self._terms = FromTerms(retriever, ledger) if ledger else None

    def answer(self, text: str, after: Turn = NOTHING_SAID) -> Answer:
        """Answer `text`, the message after the turn `after`.

        Raises QuestionError for an empty or over-long question.
        """
        clock = Clock()
        after = after.within(self._retriever.records)
        match self._follow_ups.meaning(text, after):
            case Courtesy(kind, language):
                return Heard(text, "", language, after).courteous(kind, clock)
            case Restated(language) if cited := self._cited(after):
                heard = Heard(text, after.question, language, after)
                return heard.answered(Told(None, cited), clock)
            case Restated(language):  # the texts have changed since
                again = Asked(after.question, after.focus)
                return self._answer(text, Understood((again,), language, True), after, clock)
            case Undecided(asked, documents, language):
                question = self._retriever.understand(asked)
                heard = Heard(text, asked, language, after, reworded=True)
                return heard.answered(self._ask_back(question, documents), clock)
            case Understood() as understood:
                return self._answer(text, understood, after, clock)

    def _answer(self, text: str, understood: Understood, after: Turn, clock: Clock) -> Answer:
        """The answer to a question, or to the same question about several agreements."""
        told: list[tuple[str, Told]] = []
        language = understood.language or ""
        for one in understood.questions:
            since = perf_counter()
            question, ranked = self._search(one)
            clock.searched(since)
            language = language or question.language
            about = self._retriever.records[one.focus[0]].short_title if one.focus else ""
            told.append((about, self._tell(replace(question, language=language), ranked)))
        heard = Heard(text, understood.questions[0].shown, language, after, understood.reworded)
        return heard.answered(side_by_side(told, language), clock)

    def _search(self, asked: Asked) -> tuple[Question, Sequence[Ranked]]:
        """The question and its passages; put to all documents where those in focus answer worse."""
        question = asked.question(self._retriever)
        ranked = self._ranked(question)
        if asked.bound or not question.focus or question.names_elsewhere:
            return question, ranked
        if not any(not question.topics_of(term) for term in question.content(question.target)):
            return question, ranked
        alone = replace(question, focus=())
        elsewhere = self._ranked(alone)
        changes = self._is_better(alone, elsewhere, question, ranked)
        return (alone, elsewhere) if changes else (question, ranked)

    def _ranked(self, question: Question) -> Sequence[Ranked]:
        return with_figure_first(question, self._retriever.search(question, _POOL))

    def _is_better(
        self,
        alone: Question,
        elsewhere: Sequence[Ranked],
        question: Question,
        ranked: Sequence[Ranked],
    ) -> bool:
        """Whether a question is answered elsewhere, and less well by the documents in focus."""
        if not elsewhere or not is_answered(alone, elsewhere, self._retriever):
            return False
        if not is_answered(question, ranked, self._retriever):
            return True
        ahead = elsewhere[0].signs.coverage - ranked[0].signs.coverage
        return not question.topics and ahead > ROUTING.as_well

    def _cited(self, after: Turn) -> tuple[Quote, ...]:
        """What the answer before rested on, as far as it still stands there."""
        quotes = (
            (one, Quote(self._retriever.document(one.document_id), Span(one.start, one.end)))
            for one in after.cited
        )
        return tuple(quote for one, quote in quotes if quote.text == one.quote)

    def _tell(self, question: Question, ranked: Sequence[Ranked]) -> Told:
        if not ranked:
            return Told(Reason.NOT_IN_CORPUS)
        if self._terms and (across := self._terms.across(question)):
            return Told(None, across.quotes, lead=across.text)
        unheld = find_unheld(question, ranked, self._retriever)
        if unheld and unheld.told and is_answered(question, unheld.told, self._retriever):
            return Told(None, choose_quotes(question, unheld.told, self._retriever))
        if unheld and not unheld.told:
            return self._not_held(question, unheld)
        if rests_on_a_false_premise(question, ranked, self._retriever):
            return self._not_answered(question, ranked)
        if question.references:
            looked_up = self._look_up(question, ranked)
            if looked_up:
                return looked_up
        rivals = self._rivals(question, ranked)
        if rivals:
            return self._ask_back(question, rivals)
        if self._terms:
            if rivals := self._terms.rivals(question):
                return self._ask_back(question, rivals)
            if told := self._terms.of_one(question, ranked):
                return Told(None, told.quotes, lead=told.text)
        if not is_answered(question, ranked, self._retriever):
            return self._not_answered(question, ranked)
        return Told(None, choose_quotes(question, ranked, self._retriever))

    def _not_held(self, question: Question, unheld: Unheld) -> Told:
        names = {"name": unheld.name}
        if unheld.mention is None:
            return Told(Reason.UNKNOWN_DOCUMENT, names=names)
        if self._terms and (said := self._terms.of_unheld(question, unheld)):
            return Told(Reason.TEXT_NOT_HELD, said.quotes, names, lead=said.text)
        document = self._retriever.document(unheld.mention.document_id)
        quote = Quote(document, unheld.mention.span)
        return Told(Reason.TEXT_NOT_HELD, (quote,), names)

    def _look_up(self, question: Question, ranked: Sequence[Ranked]) -> Told | None:
        """The article that the question names, or the answer that there is none."""
        reference = question.references[0]
        candidates = self._agreements_meant(question)
        documents = [self._retriever.document(record.document_id) for record in candidates]
        holding = [
            (document, *found)
            for document in documents
            if (found := find_referred(document, reference))
        ]
        if len(holding) > 1:
            return self._ask_back(question, [document.document_id for document, *_ in holding])
        if holding:
            document, article, clause = holding[0]
            if clause:
                return Told(None, (Quote(document, clause.span),))
            others = self._further_articles(question, document)
            return Told(None, (*self._from_article(question, document, article, ranked), *others))
        if documents:
            articles = documents[0].articles()
            span = f"{articles[0].number}–{articles[-1].number}" if articles else "–"
            names = {
                "document": documents[0].short_title,
                "article": reference.article,
                "articles": span,
            }
            return Told(Reason.NO_SUCH_ARTICLE, names=names, focus=(documents[0].document_id,))
        return None

    def _further_articles(self, question: Question, document: Document) -> tuple[Quote, ...]:
        """The other articles of "Articles 2 and 3", each once."""
        first = question.references[0].article
        wanted = dict.fromkeys(reference.article for reference in question.references)
        others = [number for number in wanted if number != first][: _ARTICLES - 1]
        units = [unit for unit in document.articles() if unit.number in others]
        return tuple(quote for unit in units for quote in article_quotes(document, unit))

    def _from_article(
        self, question: Question, document: Document, article: Unit, ranked: Sequence[Ranked]
    ) -> tuple[Quote, ...]:
        """What the article says to the question; all of it when the question asks for no part."""
        asked = question.content(document.document_id)
        inside = [
            one
            for one in ranked
            if one.passage.document_id == document.document_id
            and article.span.contains(one.passage.span)
        ]
        if asked and inside and max(one.signs.coverage for one in inside) > 0:
            return choose_quotes(question, inside[:1], self._retriever)
        return article_quotes(document, article)

    def _agreements_meant(self, question: Question) -> list[DocumentRecord]:
        """The agreements that a question about an article can mean: the one it names, or all."""
        records = self._retriever.records
        if question.focus and not question.names_elsewhere:
            return [records[question.focus[0]]]
        agreements = self._retriever.agreements
        scores = question.named.scores
        best = max(agreements, key=lambda record: scores.get(record.document_id, 0.0), default=None)
        if best and scores.get(best.document_id, 0.0) >= ROUTING.clear:
            return [best]
        of_kind = [record for record in agreements if question.could_mean(record.kind)]
        return of_kind or list(agreements)

    def _rivals(self, question: Question, ranked: Sequence[Ranked]) -> list[str]:
        """The agreements among which a question that names none cannot choose."""
        if not question.topics or (question.focus and not question.names_elsewhere):
            return []
        meant = {
            record.document_id
            for record in self._retriever.agreements
            if question.could_mean(record.kind)
        }
        open_terms = [term for term in question.content(None) if not question.topics_of(term)]
        if open_terms or meant & question.named.by_name or _names_one(question, meant):
            return []
        first = next((one for one in ranked if one.passage.document_id in meant), None)
        best = self._retriever.records[ranked[0].passage.document_id]
        if first is None or first.signs.topic == 0 or not best.is_agreement:
            return []
        rivals = {
            one.passage.document_id
            for one in ranked
            if one.passage.document_id in meant
            and one.signs.topic >= first.signs.topic
            and one.signs.coverage >= first.signs.coverage - ROUTING.as_well
        }
        return sorted(rivals) if len(rivals) > 1 else []

    def _ask_back(self, question: Question, document_ids: Sequence[str]) -> Told:
        records = [self._retriever.records[document_id] for document_id in document_ids][:_CHOICES]
        named = Counter(record.short_title for record in records)
        titles = [
            record.short_title
            if named[record.short_title] == 1
            else f"{record.short_title}, {record.source}"
            for record in records
        ]
        choices = tuple(choice(question.text.rstrip("?"), title) for title in titles)
        offered = tuple(record.document_id for record in records)
        return Told(Reason.AMBIGUOUS, choices=choices, offered=offered)

    def _not_answered(self, question: Question, ranked: Sequence[Ranked]) -> Told:
        """The refusal, with what stands nearest; the conversation goes on about the agreement that
        the question is about."""
        best = ranked[0]
        focus = (best.passage.document_id,) if best.signs.route >= ROUTING.tied else ()
        return Told(Reason.NOT_IN_CORPUS, self._nearest(question, ranked), focus=focus)

    def _nearest(self, question: Question, ranked: Sequence[Ranked]) -> tuple[Quote, ...]:
        """What stands nearest to a question that is not answered, if anything is near."""
        signs = ranked[0].signs
        if max(signs.coverage, signs.topic, signs.route) == 0:
            return ()
        return choose_quotes(question, ranked[:1], self._retriever)[:1]


def _names_one(question: Question, meant: set[str]) -> bool:
    """Whether the words of the question name one of these agreements and not another."""
    scores = sorted(
        (question.named.scores.get(document_id, 0.0) for document_id in meant), reverse=True
    )
    return bool(scores) and scores[0] - (scores[1] if len(scores) > 1 else 0.0) >= ROUTING.clear / 2
