"""Whether a text bears out the words of a question: by stem, sound and concept, or by provision.

"How long" is borne out by "shall stay in force for three years": the words share nothing, but
the provision is the one asked for. What was worked out for a text is remembered.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache

from memobot.documents.model import Passage
from memobot.index.catalog import DocumentRecord
from memobot.naming.terms import SAME_CONCEPT, Profile, Term, profile
from memobot.search.question import Question
from memobot.search.topics import Topic, topics_of
from memobot.search.weights import ROUTING

_REMEMBERED = 20_000  # texts whose words and provisions are kept in memory

Weighted = Mapping[Term, float]
"""Words of a question with what each tells."""


class Bearing:
    """What passages and sentences bear out."""

    def __init__(self, records: Mapping[str, DocumentRecord]) -> None:
        self._records = records
        self._profile = lru_cache(maxsize=_REMEMBERED)(profile)
        self._topics = lru_cache(maxsize=_REMEMBERED)(topics_of)

    def profile(self, text: str) -> Profile:
        """The profile of a passage or sentence, remembered."""
        return self._profile(text)

    def topics(self, text: str) -> frozenset[Topic]:
        """The provisions in a passage or sentence, remembered."""
        return self._topics(text)

    def topics_in(self, passage: Passage) -> frozenset[Topic]:
        """The provisions that a passage holds or reports, by its heading and its words."""
        record = self._records[passage.document_id]
        heading = passage.context.removeprefix(record.title[:400]).strip(" —")
        return self.topics(f"{heading}\n{passage.text}")

    def topic_share(self, question: Question, document_id: str, topics: frozenset[Topic]) -> float:
        """The share of the provisions asked for that are among `topics`; a report's count half."""
        asked = question.topics
        share = len(asked & topics) / len(asked) if asked else 0.0
        return share if self._records[document_id].is_agreement else share / 2

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
