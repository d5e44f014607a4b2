"""A question -> passages, best first.

Candidates come from meaning (FAISS) and from words (BM25), over all documents and over those
that the question names, so that a wrong guess of the document hides nothing. What ranks them
is the sum of a few signs, each worth what `weights` says.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from memobot.documents.model import Document, Passage
from memobot.index.catalog import DocumentRecord
from memobot.index.embedding import Embedder
from memobot.index.store import Index
from memobot.search.bearing import Bearing, Weighted
from memobot.search.question import Question, understand
from memobot.search.routing import Router
from memobot.search.wanted import could_answer
from memobot.search.weights import FITTED_MIDDLE, FITTED_MODEL, FITTED_SPREAD, RANKING, Ranking

_POOL = 48  # candidates from each source
_VECTORS = 8  # questions whose vectors are kept: sentences are compared with the same one
_DOCUMENTS = 64  # documents kept in memory


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for a passage; each from 0 to about 1 but `dense`, which is a cosine."""

    dense: float
    lexical: float
    coverage: float
    topic: float
    route: float
    wanted: float


@dataclass(frozen=True, slots=True)
class Ranked:
    """A passage with its score and the signs that make it."""

    passage: Passage
    score: float
    signs: Signs


class Retriever:
    """Search over one opened index."""

    def __init__(self, index: Index, embedder: Embedder) -> None:
        self._index = index
        self._embedder = embedder
        self.records = {record.document_id: record for record in index.catalog.documents()}
        self.router = Router(self.records.values())
        self.bearing = Bearing(self.records)
        self._vector = lru_cache(maxsize=_VECTORS)(embedder.embed_query)
        self._document = lru_cache(maxsize=_DOCUMENTS)(index.catalog.document)

    @property
    def agreements(self) -> tuple[DocumentRecord, ...]:
        """The documents that bind parties, rather than report on them."""
        return tuple(record for record in self.records.values() if record.is_agreement)

    def understand(self, text: str, focus: tuple[str, ...] = ()) -> Question:
        """The question in `text`, after an answer that spoke of the documents in `focus`."""
        known = tuple(document_id for document_id in focus if document_id in self.records)
        return understand(text, self.router.names, known)

    def search(self, question: Question, k: int, ranking: Ranking = RANKING) -> tuple[Ranked, ...]:
        """The `k` best passages."""
        target = question.target
        vector = self._vector(question.residue(target))
        routed = self.router.routed(question)
        lexical = self._lexical(question, routed)
        dense = self._dense(vector, routed)
        passages = self._index.catalog.passages({*dense, *lexical})
        cosines = self._on_fitted_scale(self._cosines(vector, passages, dense))
        content = self.bearing.weighted(question, question.content(target), list(passages.values()))
        signs = {
            passage_id: self._signs(
                question, content, passage, cosines[passage_id], lexical.get(passage_id, 0.0)
            )
            for passage_id, passage in passages.items()
        }
        middles = self._middles(passages, cosines)
        ranked = [
            Ranked(
                passage,
                score(signs[passage_id], middles[self._language(passage)], ranking),
                signs[passage_id],
            )
            for passage_id, passage in passages.items()
        ]
        ranked.sort(key=lambda one: (-one.score, one.passage.document_id, one.passage.span))
        return tuple(ranked[:k])

    def document(self, document_id: str) -> Document:
        """A document with its text and units, remembered."""
        return self._document(document_id)

    def passages_with(
        self, text: str, language: str, k: int, documents: Sequence[str] | None = None
    ) -> tuple[Passage, ...]:
        """The `k` passages, of these documents if given, that share most words with `text`: by
        BM25 alone, unranked otherwise, which takes a hundredth of the time of a search."""
        found = self._index.lexical.search(text, language, k, documents)
        return tuple(self._index.catalog.passages(one for one, _ in found).values())

    def passages_near(self, text: str, k: int, documents: Sequence[str]) -> tuple[Passage, ...]:
        """The `k` passages of these documents that are nearest to `text` in meaning."""
        within = self._index.catalog.passage_ids(documents)
        found = self._index.dense.search(self._vector(text), k, within=within)
        return tuple(self._index.catalog.passages(one for one, _ in found).values())

    def similarity(self, question: str, texts: Sequence[str]) -> NDArray[np.float32]:
        """Cosines of the question with each of a few texts."""
        return self._embedder.embed_passages(texts) @ self._vector(question)

    def _dense(self, vector: NDArray[np.float32], routed: Sequence[str]) -> dict[int, float]:
        found = dict(self._index.dense.search(vector, _POOL))
        if routed:
            found.update(
                self._index.dense.search(
                    vector, _POOL, within=self._index.catalog.passage_ids(routed)
                )
            )
        return found

    def _lexical(self, question: Question, routed: Sequence[str]) -> dict[int, float]:
        found = dict(self._index.lexical.search(question.text, question.language, _POOL))
        if routed:
            found.update(
                self._index.lexical.search(
                    question.text, question.language, _POOL, documents=routed
                )
            )
        best = max(found.values(), default=1.0)
        return {passage_id: worth / best for passage_id, worth in found.items()}

    def _cosines(
        self, vector: NDArray[np.float32], passage_ids: Iterable[int], known: dict[int, float]
    ) -> dict[int, float]:
        missing = [passage_id for passage_id in passage_ids if passage_id not in known]
        if not missing:
            return known
        cosines = self._index.dense.vectors(missing) @ vector
        return known | {
            passage_id: float(cosine) for passage_id, cosine in zip(missing, cosines, strict=True)
        }

    def _on_fitted_scale(self, cosines: dict[int, float]) -> dict[int, float]:
        """Cosines of another model as the weights know them: of like mean and spread.

        Models differ in how near to one another all their vectors lie: 0.8 is the middle for
        one and the top for another.
        """
        if self._embedder.name.startswith(FITTED_MODEL) or len(cosines) < 2:
            return cosines
        values = np.array(list(cosines.values()))
        spread = float(values.std()) or 1.0
        scaled = FITTED_MIDDLE + (values - values.mean()) * (FITTED_SPREAD / spread)
        return {passage_id: float(one) for passage_id, one in zip(cosines, scaled, strict=True)}

    def _middles(
        self, passages: Mapping[int, Passage], cosines: Mapping[int, float]
    ) -> dict[str, float]:
        """The mean cosine of the candidates in each language.

        To the model a passage in the question's own language is nearer, whatever it says.
        """
        by_language: dict[str, list[float]] = {}
        for passage_id, passage in passages.items():
            by_language.setdefault(self._language(passage), []).append(cosines[passage_id])
        return {language: float(np.mean(of)) for language, of in by_language.items()}

    def _language(self, passage: Passage) -> str:
        return self.records[passage.document_id].language

    def _signs(
        self, question: Question, content: Weighted, passage: Passage, cosine: float, lexical: float
    ) -> Signs:
        held = self.bearing.topics_in(passage)
        return Signs(
            dense=cosine,
            lexical=lexical,
            coverage=self.bearing.coverage(question, content, passage.text, held),
            topic=self.bearing.topic_share(question, passage.document_id, held),
            route=self.router.route(question, passage.document_id),
            wanted=float(could_answer(question.wanted, passage.text)),
        )


def score(signs: Signs, middle: float, ranking: Ranking) -> float:
    """The sum of the signs; `middle` is the mean cosine of the candidates in its language."""
    return (
        ranking.dense * (signs.dense - middle) * 10
        + ranking.lexical * signs.lexical
        + ranking.coverage * signs.coverage
        + ranking.topic * signs.topic
        + ranking.route * signs.route
        + ranking.wanted * signs.wanted
    )
