"""Which documents a question is about, and how sure that is."""

from __future__ import annotations

import math
from collections.abc import Iterable
from itertools import takewhile

from memobot.index.catalog import DocumentRecord
from memobot.naming.postings import Postings
from memobot.naming.terms import Term
from memobot.search.question import Question
from memobot.search.resolving import names_of
from memobot.search.weights import ROUTING

_ROUTED = 3  # documents that are searched on their own


class Router:
    """Routes questions by the names of the documents and by the focus of the conversation."""

    def __init__(self, records: Iterable[DocumentRecord], postings: Postings | None = None) -> None:
        """Of these documents; `postings` are those of the catalog that holds them."""
        self.names = names_of(records, postings)

    def holders(self, term: Term) -> frozenset[str]:
        """The documents in whose title, parties or file name the word stands."""
        return self.names.holds(term)

    def routed(self, question: Question) -> tuple[str, ...]:
        """The documents to search on their own, beside all."""
        scores = question.named.scores
        named = takewhile(lambda one: scores[one] >= ROUTING.clear, scores)  # best first
        focus = () if question.names_elsewhere else question.focus
        return tuple(dict.fromkeys((*focus, *named)))[:_ROUTED]

    def routes(self, question: Question, documents: Iterable[str]) -> dict[str, float]:
        """How much the question is about each of these documents: 1 for the one it names or goes
        on about."""
        if question.focus and not question.names_elsewhere:
            return {document_id: float(document_id in question.focus) for document_id in documents}
        scores, best = question.named.scores, question.named.best
        if best is None or scores[best] < ROUTING.touched:
            return dict.fromkeys(documents, 0.0)
        certainty = self._certainty(question, best)
        behind = {one: scores[best] - scores.get(one, 0.0) for one in documents}
        return {one: certainty * math.exp(-far / ROUTING.close) for one, far in behind.items()}

    def route(self, question: Question, document_id: str) -> float:
        """How much the question is about this document."""
        return self.routes(question, (document_id,))[document_id]

    def _certainty(self, question: Question, best: str) -> float:
        """How far to trust that the question is about the document it names best."""
        certainty = min(1.0, question.named.scores[best] / ROUTING.sure)
        if not question.is_about(best):
            certainty *= ROUTING.in_passing
        names = [term for term in question.terms if term.is_name]
        if names and not any(self.names.is_held(term, best) for term in names):
            certainty *= ROUTING.other_names
        return certainty
