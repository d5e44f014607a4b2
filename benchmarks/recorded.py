"""Questions with all their candidates and signs, recorded once, so that weights can be tried fast.

What search works out from weights is done here a second time, over columns of numbers that hold
the candidates of all questions; `Table.differs_by` tells whether the two agree.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

import numpy as np
from numpy.typing import NDArray

from memobot.documents.model import Passage
from memobot.index.embedding import Embedder
from memobot.index.store import Index
from memobot.search.candidates import Candidates, gather
from memobot.search.matching import on_fitted_scale, standardised
from memobot.search.question import Question
from memobot.search.retriever import READ, Ranked, Retriever
from memobot.search.wanted import could_answer
from memobot.search.weights import FITTED_MODEL, MATCHING, RANKING, Matching, Ranking

ALL = 10_000  # more passages than a question has candidates

Numbers = NDArray[np.float64]
Positions = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Worth:
    """A passage as an answer: the share of it that is right, and the share of what is right that
    it holds."""

    precision: float
    recall: float


@dataclass(frozen=True, slots=True)
class Case:
    """A question of one half of a set, and what each passage is worth to it."""

    half: str
    question: Question
    worth: Callable[[Passage], Worth]


class Searched:
    """An index with its search: the product's own, and its candidates with their signs."""

    def __init__(self, index: Index, embedder: Embedder) -> None:
        self._index = index
        self._embedder = embedder
        self._languages = {one.document_id: one.language for one in index.catalog.documents()}
        self.retriever = Retriever(index, embedder)

    def candidates(self, question: Question) -> tuple[Candidates, dict[int, float]]:
        """The candidates as search gathers them, with their standardised cosines."""
        residue = question.residue(question.target)
        vector = self._embedder.embed_query(residue)
        found = gather(
            self._index, question, vector, self.retriever.router.routed(question), residue
        )
        if not self._embedder.name.startswith(FITTED_MODEL):
            found = on_fitted_scale(found)
        return found, standardised(found, self._languages)


@dataclass(frozen=True, slots=True)
class Row:
    """A candidate of the question with this number; `score` is the product's own.

    Its coverage, topic and wanted are known even where search does not read it, as other weights
    may bring it among those that are read.
    """

    question: int
    document: str
    article: str | None
    dense: float
    lexical: float
    route: float
    foreign: float
    coverage: float
    topic: float
    wanted: float
    worth: Worth
    score: float


def rows_of(searched: Searched, number: int, case: Case) -> Iterator[Row]:
    """The candidates of a question in the order of their documents and places there."""
    question, retriever = case.question, searched.retriever
    found, dense = searched.candidates(question)
    ranked = retriever.search(question, ALL)
    coverage = _coverage(retriever, question, ranked)
    place = attrgetter("passage.document_id", "passage.span")
    for one in sorted(ranked, key=place):
        passage = one.passage
        held = retriever.bearing.topics_in(passage)
        yield Row(
            question=number,
            document=passage.document_id,
            article=passage.article,
            dense=dense[passage.passage_id],
            lexical=found.lexical.get(passage.passage_id, 0.0),
            route=one.signs.route,
            foreign=float(one.signs.foreign),
            coverage=coverage(passage),
            topic=retriever.bearing.topic_share(question, passage.document_id, held),
            wanted=float(could_answer(question.wanted, passage.text)),
            worth=case.worth(passage),
            score=one.score,
        )


def _coverage(
    retriever: Retriever, question: Question, ranked: Sequence[Ranked]
) -> Callable[[Passage], float]:
    """What a passage bears out of the question, whose words are weighed by those now read."""
    bearing = retriever.bearing
    read = [one.passage for one in ranked[:READ]]
    content = bearing.weighted(question, question.content(question.target), read)
    return lambda passage: bearing.coverage(
        question, content, passage.text, bearing.topics_in(passage)
    )


class Table:
    """The candidates of many questions in columns, those of a question side by side.

    `question`, `document` and `article` are numbers from 0 on, of a document and an article
    within a question; article 0 stands for none.
    """

    def __init__(self, rows: Sequence[Row]) -> None:
        """Of at least one row, sorted by question, document and place."""
        self.question = _numbered(row.question for row in rows)
        self._document = _numbered((row.question, row.document) for row in rows)
        articles = [(row.question, row.document, row.article) for row in rows]
        self._article = _numbered([None, *(one if one[2] else None for one in articles)])[1:]
        self._starts = np.flatnonzero(np.diff(self.question, prepend=-1))
        bare = self._article == 0
        together = self._document[:-1] == self._document[1:]
        self._neighbours = np.flatnonzero(bare[:-1] & bare[1:] & together)  # the first of a pair
        self._dense = _column(row.dense for row in rows)
        self._lexical = _column(row.lexical for row in rows)
        self._route = _column(row.route for row in rows)
        self._foreign = _column(row.foreign for row in rows)
        self._coverage = _column(row.coverage for row in rows)
        self._topic = _column(row.topic for row in rows)
        self._wanted = _column(row.wanted for row in rows)
        self._score = _column(row.score for row in rows)
        self.precision = _column(row.worth.precision for row in rows)
        self.recall = _column(row.worth.recall for row in rows)

    @property
    def questions(self) -> int:
        """How many questions there are."""
        return len(self._starts)

    def differs_by(self) -> float:
        """How far the scores, with the weights in use, are from the product's at most."""
        return float(np.abs(self.scores(MATCHING, RANKING) - self._score).max())

    def scores(self, matching: Matching, ranking: Ranking) -> Numbers:
        """The score of each candidate; what search does not read counts as it does there."""
        before = self._matches(matching) + ranking.route * self._route
        said = (
            (ranking.coverage + ranking.foreign * self._foreign) * self._coverage
            + ranking.topic * self._topic
            + ranking.wanted * self._wanted
        )
        return before + np.where(self.places(before) < READ, said, 0.0)

    def places(self, scores: Numbers) -> Positions:
        """The place of each candidate among those of its question, 0 for the best."""
        order = np.lexsort((-scores, self.question))
        places = np.empty_like(order)
        places[order] = np.arange(len(order)) - self._starts[self.question]
        return places

    def best(self, scores: Numbers, among: NDArray[np.bool_]) -> Numbers:
        """The best score of each question among these rows; minus infinity where it has none."""
        return np.maximum.reduceat(np.where(among, scores, -np.inf), self._starts)

    def totals(self, amounts: Numbers) -> Numbers:
        """The sum of each question."""
        return np.add.reduceat(amounts, self._starts)

    def _matches(self, weights: Matching) -> Numbers:
        """As `memobot.search.matching.matches`."""
        own = weights.dense * self._dense + weights.lexical * self._lexical
        middles = np.bincount(self._document, own) / np.bincount(self._document)
        above = own - middles[self._document]
        supported = own.copy()
        supported[self._neighbours] += weights.neighbour * above[self._neighbours + 1]
        supported[self._neighbours + 1] += weights.neighbour * above[self._neighbours]
        best = np.full(self._article.max() + 1, -np.inf)
        np.maximum.at(best, self._article, above)
        best[0] = 0.0
        return np.asarray(supported + weights.article * best[self._article])


def _numbered(keys: Iterable[Hashable]) -> Positions:
    """Numbers from 0 on for keys, in the order in which they are first met."""
    numbers: dict[Hashable, int] = {}
    return np.array([numbers.setdefault(key, len(numbers)) for key in keys], dtype=np.intp)


def _column(values: Iterable[float]) -> Numbers:
    return np.fromiter(values, dtype=np.float64)
