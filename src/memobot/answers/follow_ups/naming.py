"""What a message names, and whether it says anything beside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from memobot.answers.conversation import Turn
from memobot.answers.follow_ups.cues import cues_in
from memobot.answers.terms.asked import asked_terms
from memobot.documents.model import Span
from memobot.naming.terms import Term
from memobot.search.naming_phrases import name_phrases, stands_in
from memobot.search.question import Question
from memobot.search.retriever import Retriever
from memobot.search.weights import ROUTING

SMALL = ("joining", "pointing", "back", "vague", "closing", "option")
"""Cues that ask for nothing and name nothing."""


@dataclass(frozen=True, slots=True)
class Naming:
    """What a message names: `documents` that are held, those as likely as the best one; or
    `unheld`, whether it has names that are not theirs. `asks` tells whether it says anything
    beside."""

    documents: tuple[str, ...]
    unheld: bool
    asks: bool

    def other_than(self, focus: tuple[str, ...]) -> tuple[str, ...]:
        """The documents, less those in focus if there are others."""
        return tuple(one for one in self.documents if one not in focus) or self.documents


def naming_of(question: Question, turn: Turn, retriever: Retriever) -> Naming:
    """What a message, understood alone, names."""
    terms = asked_terms(question.text)
    documents = _documents(question, turn, retriever)
    named = question.named.terms.get(documents[0], frozenset()) if documents else frozenset()
    small = [cue.span for cue in cues_in(question.text, *SMALL)]
    left = [
        term
        for term in question.terms
        if term not in named
        and not question.is_general(term)
        and not any(span.overlaps(term.span) for span in (*small, *terms.general))
    ]
    asks = bool(question.topics or terms.facets or question.references)
    phrases = name_phrases(question.text, question.language)
    if left and all(_is_of_name(term, phrases) for term in left):
        return Naming((), True, asks)
    only_names = _can_only_name(question, turn) or any(_is_of_name(one, phrases) for one in named)
    held = documents if only_names else ()
    return Naming(held, False, asks or bool(left))


def _documents(question: Question, turn: Turn, retriever: Retriever) -> tuple[str, ...]:
    """The documents that the words name as well as any other, of those that can be meant."""
    scores = question.named.scores
    meant = [one for one in scores if question.could_mean(retriever.records[one].kind)]
    if turn.open and any(scores.get(one, 0.0) >= ROUTING.touched for one in turn.offered):
        meant = [one for one in meant if one in turn.offered]
    if not meant or scores[meant[0]] < ROUTING.touched:
        return ()
    least = scores[meant[0]] - ROUTING.clear / 2
    return tuple(one for one in meant if scores[one] >= least)


def _can_only_name(question: Question, turn: Turn) -> bool:
    """Whether the words can only name, and do not ask for what they happen to share a name with."""
    return bool(question.kinds) or turn.open or bool(cues_in(question.text, "pointing"))


def _is_of_name(term: Term, phrases: Sequence[Span]) -> bool:
    """Whether a word is a name, or stands where only one can: "with Brazil"."""
    return term.is_name or stands_in(term, phrases)
