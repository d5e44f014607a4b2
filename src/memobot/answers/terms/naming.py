"""Which agreements a question for terms is about, and whether its words ask for nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from memobot.answers.terms.asked import AskedTerms, Facet, asked_terms
from memobot.answers.terms.when import AskedTime, asked_time
from memobot.index.catalog import DocumentRecord
from memobot.naming.terms import Profile, Term, profile
from memobot.search.naming_phrases import name_phrases, stands_in
from memobot.search.question import Question
from memobot.search.retriever import Ranked, Retriever
from memobot.search.topics import Topic
from memobot.search.weights import ROUTING
from memobot.terms.written.numbers import read_number

# What only the text of the agreement can answer.
_IN_WORDS = frozenset({Topic.AREAS, Topic.FORMS, Topic.AMENDMENT, Topic.DISPUTES, Topic.PREAMBLE})
_COMPARED = 4  # agreements side by side, at most
_GENERAL_KINDS = frozenset({"agreement", "contract"})  # people call any agreement so


@dataclass(frozen=True, slots=True)
class Asking:
    """A question with what it asks of terms, and when.

    `left` are its words that no cue, no time and no number explains.
    """

    question: Question
    terms: AskedTerms
    time: AskedTime
    left: tuple[Term, ...]

    @classmethod
    def of(cls, question: Question, today: date) -> Asking | None:
        """The question taken apart; None if nothing in it asks for terms."""
        terms = asked_terms(question.text)
        if not terms.cues:
            return None
        time = asked_time(question.text, today)
        left = tuple(
            term
            for term in question.terms
            if not terms.explains(term.span)
            and not any(words.overlaps(term.span) for words in time.words)
            and read_number(term.word) is None
        )
        return cls(question, terms, time, left)

    @property
    def is_for_one(self) -> bool:
        """Whether the terms of one agreement may answer, its name apart."""
        question, facets = self.question, self.terms.facets
        in_words = question.topics & _IN_WORDS or self.terms.asks_how_to_leave
        at_another_time = self.time.named and Facet.STATE not in facets
        return bool(facets) and not (in_words or question.references or at_another_time)

    @property
    def days(self) -> tuple[date | None, ...]:
        """The days to answer for: the ends of the time asked about; None for the present."""
        first, last = self.time.first, self.time.last
        return tuple(dict.fromkeys((first or last, last))) if first or last else (None,)


class NamingAgreements:
    """Finds the agreements that a question means."""

    def __init__(self, retriever: Retriever) -> None:
        self._retriever = retriever
        self._titles = cache(self._title_of)

    def one(self, asking: Asking, ranked: Sequence[Ranked]) -> str | None:
        """The agreement asked about: in focus, named, the only one of its kind, or found first.

        None if there is no such, or a word of the question is not part of its name.
        """
        document_id = self._meant(asking.question, ranked)
        return document_id if document_id and self._names(document_id, asking) else None

    def names_none(self, asking: Asking) -> bool:
        """Whether the question leaves open which agreement it means."""
        question = asking.question
        clear = max(question.named.scores.values(), default=0.0) >= ROUTING.clear
        return not (asking.left or question.focus or clear)

    def several(self, asking: Asking) -> frozenset[str] | None:
        """The agreements that a question about several is put to: all, or those that go by every
        name in it; None if it asks for something that terms do not tell."""
        meant = [
            record.document_id
            for record in self._retriever.agreements
            if _called_so(record, asking.question)
        ]
        named = [one for one in meant if all(self._holds(one, term) for term in asking.left)]
        return frozenset(named) if named or not asking.left else None

    def compared(self, asking: Asking) -> frozenset[str] | None:
        """The agreements to compare: those named, or all where few are held and none is named.

        None for fewer than two, and for more than fit beside each other.
        """
        held = [record.document_id for record in self._retriever.agreements]
        if not all(any(self._holds(one, term) for one in held) for term in asking.left):
            return None
        scores = asking.question.named.scores
        named = {one for one in held if scores.get(one, 0.0) >= ROUTING.clear}
        if len(named) < 2 and not asking.left:
            named = set(held)
        return frozenset(named) if 2 <= len(named) <= _COMPARED else None

    def _meant(self, question: Question, ranked: Sequence[Ranked]) -> str | None:
        records, scores = self._retriever.records, question.named.scores
        if question.focus and not question.names_elsewhere:
            return question.focus[0] if records[question.focus[0]].is_agreement else None
        clear = [one for one, score in scores.items() if score >= ROUTING.clear]
        named = [one for one in clear if _called_so(records[one], question)]
        by_name = [one for one in named if one in question.named.by_name]
        if by_name or (named and named[0] == clear[0]):
            return (by_name or named)[0]
        meant = [one for one in self._retriever.agreements if question.could_mean(one.kind)]
        if len(meant) == 1:
            return meant[0].document_id
        first = records[ranked[0].passage.document_id] if ranked else None
        return first.document_id if first and _called_so(first, question) else None

    def _names(self, document_id: str, asking: Asking) -> bool:
        """Whether the words that are left do nothing but name the agreement.

        A name does, and so do other words of its title where only a name can stand. Beside
        them words that stand there too are taken for a name in another language.
        """
        question = asking.question
        naming = question.naming(document_id)
        phrases = name_phrases(question.text, question.language)
        inside = [term for term in asking.left if stands_in(term, phrases)]
        known = [term for term in asking.left if term in naming or self._holds(document_id, term)]
        by_name = document_id in question.named.by_name and any(
            stands_in(term, phrases) for term in naming
        )
        return all(
            (term in known and term.is_name) or (term in inside and (by_name or term in known))
            for term in asking.left
        )

    def _holds(self, document_id: str, term: Term) -> bool:
        return self._titles(document_id).support(term) > 0

    def _title_of(self, document_id: str) -> Profile:
        record = self._retriever.records[document_id]
        return profile(
            "\n".join((record.title, record.short_title, record.source, *record.aliases))
        )


def _called_so(record: DocumentRecord, question: Question) -> bool:
    """Whether people would call this agreement what the question calls it."""
    general = bool(question.kinds & _GENERAL_KINDS)
    return record.is_agreement and (general or question.could_mean(record.kind))
