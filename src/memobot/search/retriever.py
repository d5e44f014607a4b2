"""A question -> passages, best first.

Candidates come from meaning (FAISS) and from words (BM25), over all documents and over those
that the question names, so that a wrong guess of the document hides nothing. What ranks them
is the sum of a few signs, each worth what `weights` says.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from memobot.documents.model import Document, Passage
from memobot.index.embedding import Embedder
from memobot.index.store import Index
from memobot.naming.names import NameCard, NameIndex
from memobot.naming.terms import SAME_CONCEPT, Profile, Term, profile
from memobot.search.question import Question, understand
from memobot.search.topics import Topic, topics_of
from memobot.search.wanted import could_answer
from memobot.search.weights import RANKING, ROUTING, Ranking

_POOL = 48  # candidates from each source
_ROUTED = 3  # documents that are searched on their own
_HEAD = 2_500  # characters of preamble and signatures that may name an agreement
_OPENING = 300  # characters that may name a report
_DOCUMENTS = 64  # documents kept in memory
_REMEMBERED = 20_000  # passages whose words are kept in memory


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


Weighted = Mapping[Term, float]
"""Words of a question with what each tells."""


class Retriever:
    """Search over one opened index."""

    def __init__(self, index: Index, embedder: Embedder) -> None:
        self._index = index
        self._embedder = embedder
        self.records = {record.document_id: record for record in index.catalog.documents()}
        self.names = NameIndex([self._card(document_id) for document_id in self.records])
        self._profile = lru_cache(maxsize=_REMEMBERED)(profile)
        self._document = lru_cache(maxsize=_DOCUMENTS)(index.catalog.document)
        self._topics = lru_cache(maxsize=_REMEMBERED)(topics_of)

    def understand(self, text: str, focus: tuple[str, ...] = ()) -> Question:
        """The question in `text`, after an answer that spoke of the documents in `focus`."""
        known = tuple(document_id for document_id in focus if document_id in self.records)
        return understand(text, self.names, known)

    def search(self, question: Question, k: int, ranking: Ranking = RANKING) -> tuple[Ranked, ...]:
        """The `k` best passages."""
        target = question.target
        vector = self._embedder.embed_query(question.residue(target))
        routed = self._routed(question)
        lexical = self._lexical(question, routed)
        dense = self._dense(vector, routed)
        passages = self._index.catalog.passages({*dense, *lexical})
        cosines = self._cosines(vector, passages, dense)
        content = self.weighted(question, question.content(target), list(passages.values()))
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

    def holders(self, term: Term) -> frozenset[str]:
        """The documents in whose title, parties or file name the word stands."""
        return self.names.holds(term)

    def document(self, document_id: str) -> Document:
        """A document with its text and units, remembered."""
        return self._document(document_id)

    def profile(self, text: str) -> Profile:
        """The profile of a passage or sentence, remembered."""
        return self._profile(text)

    def topics(self, text: str) -> frozenset[Topic]:
        """The provisions in a passage or sentence, remembered."""
        return self._topics(text)

    def weighted(
        self, question: Question, terms: Sequence[Term], passages: Sequence[Passage]
    ) -> Weighted:
        """`terms` with what each tells: the fewer of `passages` bear it out, the more."""
        weights = {}
        for term in terms:
            bearing = sum(
                self._borne_out(question, term, passage.text, self.topics_in(passage)) > 0
                for passage in passages
            )
            weights[term] = math.log(1 + len(passages) / (1 + bearing))
        return weights

    def coverage(
        self, question: Question, terms: Weighted, text: str, topics: frozenset[Topic]
    ) -> float:
        """The share of `terms`, by weight, that a text on `topics` bears out: 0 to just under 1.

        A word that asks for a provision ("how long") is borne out by that provision. One more
        word is counted than there are, as one word found out of one says less than five of five.
        """
        if not terms:
            return 0.0
        total = sum(terms.values())
        borne_out = sum(
            weight * self._borne_out(question, term, text, topics) for term, weight in terms.items()
        )
        return borne_out / (total + total / len(terms))

    def bears_out(
        self, question: Question, term: Term, passage: Passage, context: bool = False
    ) -> bool:
        """Whether a passage, with its headings if `context`, bears out a word of the question."""
        if question.topics_of(term) & self.topics_in(passage):
            return True
        text = f"{passage.context}\n{passage.text}" if context else passage.text
        return self.profile(text).support(term) > 0

    def _borne_out(
        self, question: Question, term: Term, text: str, topics: frozenset[Topic]
    ) -> float:
        """How far a text on `topics` bears out a word; one that asks for a provision, by it."""
        asked = question.topics_of(term)
        if asked & topics:
            return SAME_CONCEPT
        support = self.profile(text).support(term)
        return support * ROUTING.cue_alone if asked else support

    def topics_in(self, passage: Passage) -> frozenset[Topic]:
        """The provisions that a passage holds or reports, by its heading and its words."""
        record = self.records[passage.document_id]
        heading = passage.context.removeprefix(record.title[:400]).strip(" —")
        return self.topics(f"{heading}\n{passage.text}")

    def similarity(self, question: str, texts: Sequence[str]) -> NDArray[np.float32]:
        """Cosines of the question with each of a few texts."""
        vector = self._embedder.embed_query(question)
        return self._embedder.embed_passages(texts) @ vector

    def _card(self, document_id: str) -> NameCard:
        """What names a document: of an agreement also what stands outside its articles."""
        record = self.records[document_id]
        passages = self._index.catalog.passages_of(document_id)
        outside = (
            [one.text for one in passages if one.article is None] if record.is_agreement else []
        )
        head = (
            "\n".join(outside)[:_HEAD]
            if outside
            else self._index.catalog.text(document_id)[:_OPENING]
        )
        titles = f"{record.title} {record.short_title}"
        return NameCard(document_id, titles, record.aliases, record.source, record.kind, head)

    def _routed(self, question: Question) -> tuple[str, ...]:
        named = [
            document_id
            for document_id, worth in question.named.scores.items()
            if worth >= ROUTING.clear
        ]
        return tuple(
            dict.fromkeys((*(() if question.names_elsewhere else question.focus), *named))
        )[:_ROUTED]

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
        held = self.topics_in(passage)
        return Signs(
            dense=cosine,
            lexical=lexical,
            coverage=self.coverage(question, content, passage.text, held),
            topic=self._topic(question, passage, held),
            route=self._route(question, passage.document_id),
            wanted=float(could_answer(question.wanted, passage.text)),
        )

    def _topic(self, question: Question, passage: Passage, held: frozenset[Topic]) -> float:
        """The share of the provisions asked for that the passage holds; a report counts half."""
        asked = question.topics
        share = len(asked & held) / len(asked) if asked else 0.0
        return share if self.records[passage.document_id].is_agreement else share / 2

    def _route(self, question: Question, document_id: str) -> float:
        """How much the question is about this document: 1 for the one it names or goes on about."""
        if question.focus and not question.names_elsewhere:
            return float(document_id in question.focus)
        best = question.named.best
        if best is None or question.named.scores[best] < ROUTING.touched:
            return 0.0
        behind = question.named.scores[best] - question.named.scores.get(document_id, 0.0)
        return self._certainty(question, best) * math.exp(-behind / ROUTING.close)

    def _certainty(self, question: Question, best: str) -> float:
        """How far to trust that the question is about the document it names best."""
        certainty = min(1.0, question.named.scores[best] / ROUTING.clear)
        if not question.is_about(best):
            certainty *= ROUTING.in_passing
        names = [term for term in question.terms if term.is_name]
        if names and not any(best in self.holders(term) for term in names):
            certainty *= ROUTING.other_names
        return certainty


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
