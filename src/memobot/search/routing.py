"""Which documents a question is about, and how sure that is."""

from __future__ import annotations

import math
from collections.abc import Iterable

from memobot.index.catalog import DocumentRecord
from memobot.naming.terms import Term
from memobot.search.question import Question
from memobot.search.resolving import names_of
from memobot.search.weights import ROUTING

_ROUTED = 3  # documents that are searched on their own


class Router:
    """Routes questions by the names of the documents and by the focus of the conversation."""

    def __init__(self, records: Iterable[DocumentRecord]) -> None:
        self.names = names_of(records)

    def holders(self, term: Term) -> frozenset[str]:
        """The documents in whose title, parties or file name the word stands."""
        return self.names.holds(term)

    def routed(self, question: Question) -> tuple[str, ...]:
        """The documents to search on their own, beside all."""
        scores = question.named.scores
        named = [document_id for document_id, worth in scores.items() if worth >= ROUTING.clear]
        focus = () if question.names_elsewhere else question.focus
        return tuple(dict.fromkeys((*focus, *named)))[:_ROUTED]

    def route(self, question: Question, document_id: str) -> float:
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
        certainty = min(1.0, question.named.scores[best] / ROUTING.sure)
        if not question.is_about(best):
            certainty *= ROUTING.in_passing
        names = [term for term in question.terms if term.is_name]
        if names and not any(best in self.holders(term) for term in names):
            certainty *= ROUTING.other_names
        return certainty
