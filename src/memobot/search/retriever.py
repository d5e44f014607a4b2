"""A question -> passages, best first.

Candidates match by meaning and by words (`matching`) and are of the document that the question
names, or are not (`routing`). The best of them are read: whether they bear out its words and
hold the provision asked for (`bearing`). Each sign is worth what `weights` says. Where there is a
reranker, it reads them too and has a say in their order (`reranking`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from memobot.documents.model import Document, Passage
from memobot.index.catalog import DocumentRecord
from memobot.index.embedding import Embedder
from memobot.index.store import Index
from memobot.search.bearing import Bearing
from memobot.search.candidates import gather
from memobot.search.matching import matches, on_fitted_scale
from memobot.search.question import Question, understand
from memobot.search.reranking import Reranker, reordered
from memobot.search.routing import Router
from memobot.search.wanted import could_answer
from memobot.search.weights import FITTED_MODEL, MATCHING, RANKING, Matching, Ranking

READ = 32
"""Passages, from the best match on, that are read for what they say."""

_VECTORS = 8  # questions whose vectors are kept: sentences are compared with the same one
_DOCUMENTS = 64  # documents kept in memory


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for a passage: `dense` is its cosine, `match` the score of `matching`; the others
    are from 0 to about 1. `coverage`, `topic` and `wanted` are 0 for a passage that was not read;
    `foreign` says that it is in another language than the question."""

    dense: float
    match: float
    route: float
    foreign: bool
    coverage: float = 0.0
    topic: float = 0.0
    wanted: float = 0.0


@dataclass(frozen=True, slots=True)
class Ranked:
    """A passage with its score and the signs that make it.

    A reranker changes which passage stands in which place, and leaves each place its score: what
    was fitted on scores knows of no reranker.
    """

    passage: Passage
    score: float
    signs: Signs


class Retriever:
    """Search over one opened index."""

    def __init__(self, index: Index, embedder: Embedder, reranker: Reranker | None = None) -> None:
        self._index = index
        self._embedder = embedder
        self._reranker = reranker
        self.records = {record.document_id: record for record in index.catalog.documents()}
        self._languages = {one.document_id: one.language for one in self.records.values()}
        self.router = Router(self.records.values(), index.catalog)
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

    def search(
        self,
        question: Question,
        k: int,
        ranking: Ranking = RANKING,
        matching: Matching = MATCHING,
    ) -> tuple[Ranked, ...]:
        """The `k` best passages."""
        residue = question.residue(question.target)
        vector = self._vector(residue)
        found = gather(self._index, question, vector, self.router.routed(question), residue)
        if not self._embedder.name.startswith(FITTED_MODEL):
            found = on_fitted_scale(found)
        matched = matches(found, self._languages, matching)
        documents = {passage.document_id for passage in found.passages.values()}
        routes = self.router.routes(question, documents)
        signs = [
            Signs(
                dense=found.cosines[one],
                match=matched[one],
                route=routes[passage.document_id],
                foreign=self._languages[passage.document_id] != question.language,
            )
            for one, passage in found.passages.items()
        ]
        ranked = _in_order(
            Ranked(passage, score(sign, ranking), sign)
            for passage, sign in zip(found.passages.values(), signs, strict=True)
        )
        read = _in_order(self._read(question, ranked[:READ], ranking))
        return (*self._reranked(question, read), *ranked[READ:])[:k]

    def _read(
        self, question: Question, ranked: Sequence[Ranked], ranking: Ranking
    ) -> Iterator[Ranked]:
        """The passages with what they say to the question, in the order that they came."""
        passages = [one.passage for one in ranked]
        content = self.bearing.weighted(question, question.content(question.target), passages)
        for one in ranked:
            held = self.bearing.topics_in(one.passage)
            signs = replace(
                one.signs,
                coverage=self.bearing.coverage(question, content, one.passage.text, held),
                topic=self.bearing.topic_share(question, one.passage.document_id, held),
                wanted=float(could_answer(question.wanted, one.passage.text)),
            )
            yield Ranked(one.passage, score(signs, ranking), signs)

    def _reranked(self, question: Question, read: Sequence[Ranked]) -> Iterable[Ranked]:
        """The passages in the order that they have with the reranker's scores, if there is one."""
        if self._reranker is None:
            return read
        theirs = self._reranker.scores(question.text, [one.passage.indexed_text for one in read])
        routes = [one.signs.route for one in read]
        order = reordered([one.score for one in read], theirs, routes)
        places = zip(read, order, strict=True)
        return (replace(read[passage], score=place.score) for place, passage in places)

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


def score(signs: Signs, ranking: Ranking = RANKING) -> float:
    """The sum of the signs, each by its weight."""
    return (
        signs.match
        + ranking.route * signs.route
        + (ranking.coverage + ranking.foreign * signs.foreign) * signs.coverage
        + ranking.topic * signs.topic
        + ranking.wanted * signs.wanted
    )


def _in_order(ranked: Iterable[Ranked]) -> list[Ranked]:
    return sorted(ranked, key=lambda one: (-one.score, one.passage.document_id, one.passage.span))
