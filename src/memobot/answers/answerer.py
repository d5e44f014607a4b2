"""A question -> an answer with citations, or an honest refusal. No language model."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from time import perf_counter

from memobot.answers import phrases
from memobot.answers.conversation import focus_after
from memobot.answers.extractive import article_quotes, choose_quotes
from memobot.answers.from_terms import FromTerms
from memobot.answers.model import Answer, Reason
from memobot.answers.refusal import is_answered, with_figure_first
from memobot.answers.unheld import Unheld, find_unheld
from memobot.citations.citing import Quote, as_markdown, cite
from memobot.documents.model import Document, Unit
from memobot.index.catalog import DocumentRecord
from memobot.naming.references import find_referred
from memobot.search.question import Question
from memobot.search.retriever import Ranked, Retriever
from memobot.search.weights import ROUTING
from memobot.terms.ledger import LedgerOn

ENGINE = "extractive"
_ARTICLES = 4  # articles that are quoted whole in one answer, at most
_CHOICES = 8  # agreements to choose from, at most
_POOL = 60  # passages looked through for a mention of an agreement that is not held


class Answerer:
    """Answers questions from one opened index, and from the ledger of a day that `ledger` gives
    (for None that of the present day); without one from the texts alone."""

    def __init__(self, retriever: Retriever, ledger: LedgerOn | None = None) -> None:
        self._retriever = retriever
        self._terms = FromTerms(retriever, ledger) if ledger else None

    def answer(self, text: str, focus: tuple[str, ...] = ()) -> Answer:
        """Answer `text`; `focus` names the documents that the conversation is about.

        Raises QuestionError for an empty or over-long question.
        """
        started = perf_counter()
        question = self._retriever.understand(text, focus)
        ranked = with_figure_first(question, self._retriever.search(question, _POOL))
        searched = perf_counter()
        told = self._tell(question, ranked)
        finished = perf_counter()
        timings = {
            "search": searched - started,
            "answer": finished - searched,
            "total": finished - started,
        }
        return told.answer(
            text, question, {name: round(1000 * seconds, 1) for name, seconds in timings.items()}
        )

    def _tell(self, question: Question, ranked: Sequence[Ranked]) -> _Told:
        if not ranked:
            return _Told(Reason.NOT_IN_CORPUS)
        if self._terms and (across := self._terms.across(question)):
            return _Told(None, across.quotes, lead=across.text)
        unheld = find_unheld(question, ranked, self._retriever)
        if unheld and unheld.told and is_answered(question, unheld.told, self._retriever):
            return _Told(None, choose_quotes(question, unheld.told, self._retriever))
        if unheld and not unheld.told:
            return self._not_held(question, unheld)
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
                return _Told(None, told.quotes, lead=told.text)
        if not is_answered(question, ranked, self._retriever):
            return _Told(Reason.NOT_IN_CORPUS, self._nearest(question, ranked))
        return _Told(None, choose_quotes(question, ranked, self._retriever))

    def _not_held(self, question: Question, unheld: Unheld) -> _Told:
        names = {"name": unheld.name}
        if unheld.mention is None:
            return _Told(Reason.UNKNOWN_DOCUMENT, names=names)
        if self._terms and (said := self._terms.of_unheld(question, unheld)):
            return _Told(Reason.TEXT_NOT_HELD, said.quotes, names, lead=said.text)
        document = self._retriever.document(unheld.mention.document_id)
        quote = Quote(document, unheld.mention.span)
        return _Told(Reason.TEXT_NOT_HELD, (quote,), names)

    def _look_up(self, question: Question, ranked: Sequence[Ranked]) -> _Told | None:
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
                return _Told(None, (Quote(document, clause.span),))
            others = self._further_articles(question, document)
            return _Told(None, (*self._from_article(question, document, article, ranked), *others))
        if documents:
            articles = documents[0].articles()
            span = f"{articles[0].number}–{articles[-1].number}" if articles else "–"
            names = {
                "document": documents[0].short_title,
                "article": reference.article,
                "articles": span,
            }
            return _Told(Reason.NO_SUCH_ARTICLE, names=names, focus=(documents[0].document_id,))
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

    def _ask_back(self, question: Question, document_ids: Sequence[str]) -> _Told:
        records = [self._retriever.records[document_id] for document_id in document_ids][:_CHOICES]
        named = Counter(record.short_title for record in records)
        titles = [
            record.short_title
            if named[record.short_title] == 1
            else f"{record.short_title}, {record.source}"
            for record in records
        ]
        choices = tuple(f"{question.text.rstrip('?')} – {title}?" for title in titles)
        return _Told(Reason.AMBIGUOUS, choices=choices)

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


class _Told:
    """What is said to a question before it is put into words."""

    def __init__(
        self,
        reason: Reason | None,
        quotes: Sequence[Quote] = (),
        names: dict[str, str] | None = None,
        choices: tuple[str, ...] = (),
        focus: tuple[str, ...] = (),
        lead: str = "",
    ) -> None:
        self._reason = reason
        self._quotes = quotes
        self._names = names or {}
        self._choices = choices
        self._focus = focus
        self._lead = lead  # what is said before the quotes, with their markers

    def answer(self, text: str, question: Question, timings_ms: dict[str, float]) -> Answer:
        language = question.language
        citations = cite(self._quotes, language)
        abstained = self._reason is not None
        return Answer(
            question=text,
            answer=self._words((citations and as_markdown(citations, language)) or "", language),
            abstained=abstained,
            reason=self._reason,
            language=language,
            citations=citations,
            engine=ENGINE,
            timings_ms=timings_ms,
            focus=self._focus or focus_after(citations, question.focus, abstained),
            choices=self._choices,
        )

    def _words(self, quoted: str, language: str) -> str:
        if self._reason is None:
            return "\n\n".join(part for part in (self._lead, quoted) if part)
        reason = phrases.refusal(language, self._reason, **self._names)
        lines = [" ".join(part for part in (reason, self._lead) if part)]
        lines += [f"- {choice}" for choice in self._choices]
        if quoted:
            lines += ["", phrases.nearest(language, self._reason), "", quoted]
        return "\n".join(lines)
