"""The one door: everything that a surface or another program asks of memobot."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from memobot.answers.answerer import Answerer
from memobot.answers.conversation import NOTHING_SAID, Turn
from memobot.answers.model import Answer, Listener, unheard
from memobot.answers.verifying import Verifier
from memobot.citations.labels import label
from memobot.citations.model import Checked
from memobot.documents.model import Document, Span, Unit
from memobot.documents.numerals import normalise
from memobot.errors import UnknownArticle
from memobot.index.catalog import DocumentRecord
from memobot.index.embedding import Embedder, open_embedder
from memobot.index.findings import Collected, known_in
from memobot.index.store import Index
from memobot.language_models.opening import open_language_model
from memobot.language_models.prompts import Prompts
from memobot.naming.references import Reference, find_references, find_referred
from memobot.register import Register
from memobot.search.reranking import Reranker, open_reranker
from memobot.search.resolving import resolve
from memobot.search.retriever import Ranked, Retriever
from memobot.search.weights import FITTED_MODEL
from memobot.settings import Settings
from memobot.terms.deadlines import Deadline
from memobot.terms.durations import Duration
from memobot.terms.ledger import Ledger

if TYPE_CHECKING:
    from memobot.answers.generative.engine import GenerativeEngine
    from memobot.citations.check import Checker
    from memobot.citations.second_opinion import SecondOpinion
    from memobot.index.builder import IngestReport, Progress
    from memobot.language_models.model import LanguageModel

_STARTERS = 4
_DAYS = 16  # days whose ledgers are kept


@dataclass(frozen=True, slots=True)
class Shown:
    """A document or one of its articles: ``document.text[span.start:span.end] == text``."""

    document: Document
    unit: Unit | None
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found, and all that a citation of it says; the fields of the JSON.

    ``canonical[start:end] == text`` in the version named; `label` is in the question's language.
    """

    rank: int
    score: float
    document_id: str
    document_title: str
    source: str
    article: str | None
    clause: str | None
    label: str
    start: int
    end: int
    version: str
    text: str


class Assistant:
    """Answers, searches and shows from one generation of the index. Safe to call from threads."""

    def __init__(
        self,
        settings: Settings,
        index: Index,
        embedder: Embedder,
        reranker: Reranker | None = None,
        model: LanguageModel | None = None,
    ) -> None:
        self.settings = settings
        self._index = index
        self._retriever = Retriever(index, embedder, reranker)
        self._embedder_name = embedder.name
        self._model = model
        # Tomorrow's present day is another one: the key holds today beside the day asked for.
        self._ledgers = lru_cache(maxsize=_DAYS)(lambda day, _today: self.terms(as_of=day))
        self._answerer = Answerer(self._retriever, self._ledger_on)
        # One question at a time: the embedding engine's buffers are shared, and on a few cores
        # two questions side by side are no sooner answered than one after the other.
        self._lock = threading.Lock()

    @classmethod
    def open(cls, settings: Settings) -> Assistant:
        """Open the index and the models that the settings name.

        Raises IndexUnavailable, EmbeddingError or RerankingError, which say what to do. A language
        model is not reached before the first question; what is wrong with it is in the answer.
        """
        embedder = open_embedder(settings.embedding)
        index = Index.open(settings.index, embedder.name)
        reranker, model = open_reranker(settings.reranker), open_language_model(settings)
        return cls(settings, index, embedder, reranker, model)

    @classmethod
    def ingest(cls, settings: Settings, progress: Progress | None = None) -> IngestReport:
        """Bring the index up to date with the corpus (see `index.builder.ingest`)."""
        from memobot.index.builder import ingest  # reading files is not needed to answer

        return ingest(settings, progress)

    @classmethod
    def is_stale(cls, settings: Settings) -> bool:
        """Whether an ingest would change anything: no index yet, or other texts than it holds."""
        from memobot.index.builder import is_stale

        return is_stale(settings)

    def is_current(self) -> bool:
        """Whether no later ingest has replaced the index that this assistant reads."""
        return self._index.is_current()

    def ask(self, question: str, after: Turn = NOTHING_SAID, listen: Listener = unheard) -> Answer:
        """Answer a question; `after` is the `turn` of the answer before, for follow-ups.

        What is returned has passed the check of `answers.verifying`. Where a language model is
        configured, `listen` hears each sentence of it as soon as that is verified. Raises
        QuestionError for an empty or over-long question.
        """
        if self._engine is None:
            return self._extractive(question, after)
        return self._engine.answer(question, after, listen)

    def check(self, draft: str) -> Checked:
        """Judge every claim that a draft makes about the texts: its references, quotes, facts.

        ``draft[claim.span.start:claim.span.end]`` is a claim. Of a file `citations.drafts` reads
        the text. Where a language model is configured, it is asked about what the rules find
        nowhere, and believed as far as the text shows it.
        """
        with self._lock:
            checked, judged = self._checker.judged(draft)
        return self._second_opinion.on(checked, judged) if self._second_opinion else checked

    def search(self, query: str, k: int = 10) -> tuple[Hit, ...]:
        """The `k` passages that fit the query best. Raises QuestionError."""
        with self._lock:
            question = self._retriever.understand(query)
            ranked = self._retriever.search(question, k)
        records = self._retriever.records
        return tuple(
            _hit(rank, one, records[one.passage.document_id], question.language)
            for rank, one in enumerate(ranked, 1)
        )

    def documents(self) -> tuple[DocumentRecord, ...]:
        """What is held, without the texts, in order of source."""
        return tuple(self._retriever.records.values())

    def show(self, document: str, article: str | None = None) -> Shown:
        """A document by its id, source or name ("the Polish memorandum"), or one article of it.

        `article` is a number or a reference: "9", "Article 9", "§ 9", "9-бап", "9.2", "9(2)"; of a
        clause the article is shown.

        Raises UnknownDocument or UnknownArticle, which name what there is.
        """
        held = self._retriever.document(self._resolve(document))
        if article is None:
            return Shown(held, None, Span(0, len(held.text)), held.text)
        number = normalise(article)
        for reference in (Reference(number, None, Span(0, 0)), *_references(article)):
            if found := find_referred(held, reference):
                unit = found[0]
                return Shown(held, unit, unit.span, unit.span.of(held.text))
            number = reference.article
        numbers = ", ".join(unit.number or "" for unit in held.articles()) or "none"
        raise UnknownArticle(
            f"{held.short_title} has no Article {number}. Its articles: {numbers}."
        )

    def terms(self, document: str | None = None, as_of: date | None = None) -> Ledger:
        """The terms of all agreements, or of the one `document` names, as they stand on a day.

        The day is `as_of`, else that of the settings, else today; the texts are those of the
        opened index, as in answers. Raises UnknownDocument.
        """
        return self._register.terms(document, as_of)

    def deadlines(self, within: Duration, as_of: date | None = None) -> tuple[Deadline, ...]:
        """What ends, renews or must be given notice of `within` that time, in order of date."""
        return self._register.deadlines(within, as_of)

    def starters(self) -> tuple[str, ...]:
        """Up to four questions that the corpus answers, to begin with."""
        agreements = self._retriever.agreements
        questions = [
            *(
                f"How long does the {one.short_title} run, and how is it renewed?"
                for one in agreements
            ),
            *(
                f"What does Article {self._first_article(one)} of the {one.short_title} say?"
                for one in agreements[:_STARTERS]
            ),
        ]
        return tuple(questions[:_STARTERS])

    def _ledger_on(self, day: date | None) -> Ledger:
        return self._ledgers(day, date.today())

    @cached_property
    def _verifier(self) -> Verifier:
        return Verifier(self._retriever.document, self._ledger_on)

    def _extractive(self, question: str, after: Turn) -> Answer:
        with self._lock:
            return self._verifier.verified(self._answerer.answer(question, after))

    @cached_property
    def _engine(self) -> GenerativeEngine | None:
        if self._model is None:
            return None
        from memobot.answers.generative.opening import open_engine  # as little as needed without

        return open_engine(
            self.settings,
            self._extractive,
            self._model,
            self._prompts,
            self._retriever,
            self._ledger_on,
            self._verifier,
            self._lock,
        )

    @cached_property
    def _second_opinion(self) -> SecondOpinion | None:
        if self._model is None:
            return None
        from memobot.citations.second_opinion import SecondOpinion

        return SecondOpinion(
            self._retriever,
            self._model,
            self._prompts,
            self._lock,
            self.settings.llm_timeout,
            by_meaning=self._embedder_name.startswith(FITTED_MODEL),
        )

    def _prompts(self) -> Prompts:
        return Prompts.load(self.settings.prompts)

    @cached_property
    def _checker(self) -> Checker:
        from memobot.citations.check import Checker  # its word tables take a while to read

        return Checker(self._retriever, self._ledger_on)

    @cached_property
    def _register(self) -> Register:
        return Register(Collected(known_in(self._index.catalog)), self.settings.as_of)

    def _first_article(self, record: DocumentRecord) -> str:
        articles = self._retriever.document(record.document_id).articles()
        return (articles[0].number or "1") if articles else "1"

    def _resolve(self, name: str) -> str:
        return resolve(name, self.documents(), lambda: self._retriever.router.names)


def _hit(rank: int, found: Ranked, record: DocumentRecord, language: str) -> Hit:
    passage = found.passage
    return Hit(
        rank=rank,
        score=round(found.score, 4),
        document_id=passage.document_id,
        document_title=record.title,
        source=record.source,
        article=passage.article,
        clause=passage.clause,
        label=label(record.short_title, language, passage.article, passage.clause, ""),
        start=passage.span.start,
        end=passage.span.end,
        version=record.version,
        text=passage.text,
    )


def _references(article: str) -> tuple[Reference, ...]:
    """What "§ 9" or a bare "9(2)" refers to."""
    return find_references(article) or find_references(f"Article {article}")
