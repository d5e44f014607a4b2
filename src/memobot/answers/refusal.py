"""Whether the best passage answers a question: a few signs, weighed.

The weights were fitted and are kept in `search.weights`. Not weighed is what is plain: a passage
without a figure does not answer a question for a figure, one that holds the provision asked for
and nothing else answers, and what a question wrongly takes for granted has no answer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, fields

from memobot.answers.premises import takes_for_granted_wrongly
from memobot.documents.model import Passage
from memobot.documents.sentences import sentences
from memobot.naming.terms import Term
from memobot.search.question import Question
from memobot.search.retriever import READ, Ranked, Retriever
from memobot.search.wanted import FIGURES, Wanted, could_answer
from memobot.search.weights import ANSWERING, ROUTING, Answering

_ASKING = re.compile(
    r"(?<!\w)(?:what|which|how many|how much|who (?:is|was|are)|is there|are there|"
    r"кто (?:является|сейчас|такой)|есть ли|предусмотрен\w* ли|"
    r"kto jest|czy (?:jest|są|istnieje|zawiera)|"
    r"как(?:ой|ая|ое|ие|ую|им|ими|ого|ова?|ово|овы)|сколько|"
    r"jak(?:i|a|ie|ą|iego|iej|ich)|ile|ilu|któr\w+|қандай|қанша|неше|қай)(?!\w)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """The signs that the best passage answers, or does not; most from 0 to about 1.

    Words that are `missing` or `absent` are those that would be recognised if they
    stood there: of the text's own language, in our tables, or names. They are counted as shares
    of all words that ask, `asked_missing` of the two after "which" or "how many".
    """

    coverage: float  # share of the question's words that the passage bears out
    best_sentence: float  # and the sentence of it that bears out most
    topic: float  # it holds the provision asked for
    dense: float  # cosine above 0.8, in tenths
    match: float  # its match by meaning and words, in fives
    lead: float  # by how much it is ahead of the second, in fives
    foreign: float  # the question is in another language: fewer words can be recognised
    route: float  # the passage is of the document that the question names
    asked_missing: float
    missing: float  # words that neither the passage nor its headings bear out
    absent_here: float  # words that are not found in its document
    absent: float  # words that are not found in what was found at all
    strangers: float  # names that are not found in its document, counted
    elsewhere: float  # by how much more another document bears out

    @property
    def none(self) -> bool:
        """Whether nothing at all ties the passage to the question but that it lies nearest."""
        return self.coverage == 0 and self.topic == 0 and self.route < ROUTING.tied

    def logit(self, weights: Answering = ANSWERING) -> float:
        """The logarithm of the odds that the question is answered."""
        signs = {field.name: getattr(self, field.name) for field in fields(self)}
        total = sum(getattr(weights, name) * sign for name, sign in signs.items())
        return float(weights.bias + total)


def with_figure_first(question: Question, ranked: Sequence[Ranked]) -> Sequence[Ranked]:
    """`ranked`, led by the best passage that has the figure asked for, if it is near the top."""
    if question.wanted not in (Wanted.MONEY, Wanted.NUMBER) or not ranked:
        return ranked
    best = ranked[0]
    near = (
        one
        for one in ranked
        if best.score - one.score <= ROUTING.near_the_top
        and one.signs.coverage >= best.signs.coverage
    )
    first = next((one for one in near if could_answer(question.wanted, one.passage.text)), best)
    return (first, *(one for one in ranked if one is not first))


def is_answered(question: Question, ranked: Sequence[Ranked], retriever: Retriever) -> bool:
    """Whether the first of `ranked`, which must not be empty, answers.

    A passage without a figure does not answer a question for a number, an amount or a date.
    """
    if question.wanted in FIGURES and not could_answer(question.wanted, ranked[0].passage.text):
        return False
    if _asks_for_a_provision(question, ranked[0]):
        return True
    evidence = weigh(question, ranked, retriever)
    return not evidence.none and evidence.logit() >= ANSWERING.threshold


def _asks_for_a_provision(question: Question, best: Ranked) -> bool:
    """Whether nothing is asked for but provisions, and the passage holds them: "how are disputes
    settled?", "who may amend the agreement, and how?"."""
    content = question.content(best.passage.document_id)
    only = all(question.topics_of(term) for term in content)
    return bool(question.topics) and only and best.signs.topic == 1


def rests_on_a_false_premise(
    question: Question, ranked: Sequence[Ranked], retriever: Retriever
) -> bool:
    """Whether the question takes for granted what the document found first has otherwise, or
    names a country or somebody of whom that document says nothing."""
    best = ranked[0]
    document = retriever.document(best.passage.document_id)
    here = [one.passage for one in ranked if one.passage.document_id == document.document_id]
    found = _Found(question, retriever)
    strangers = (
        term
        for term in question.content(document.document_id)
        if (term.countries or (term.is_name and not best.signs.foreign))
        and not found.within(term, document.document_id, here[:READ])
    )
    return any(strangers) or takes_for_granted_wrongly(question, document, here)


def weigh(question: Question, ranked: Sequence[Ranked], retriever: Retriever) -> Evidence:
    """The evidence that the first of `ranked`, which must not be empty, answers."""
    best = ranked[0]
    document_id = best.passage.document_id
    content = question.content(document_id)
    read = [one.passage for one in ranked[:READ]]
    known = [term for term in content if _is_known(term, best)]
    found = _Found(question, retriever)
    missing = [
        term
        for term in known
        if not retriever.bearing.bears_out(question, term, best.passage, context=True)
    ]
    absent_here = [term for term in missing if not found.within(term, document_id, read)]
    absent = [term for term in absent_here if not found.among(term, read)]
    asked = _asked(question, content)
    others = [one.signs.coverage for one in ranked if one.passage.document_id != document_id]
    count = len(content) + 1
    return Evidence(
        coverage=best.signs.coverage,
        best_sentence=_best_sentence(question, content, best.passage, retriever),
        topic=best.signs.topic,
        dense=(best.signs.dense - 0.8) * 10,
        match=best.signs.match / 5,
        lead=min(1.0, (best.score - ranked[1].score) / 5) if len(ranked) > 1 else 1.0,
        foreign=float(best.signs.foreign),
        route=best.signs.route,
        asked_missing=sum(term in missing for term in asked) / (len(asked) or 1),
        missing=len(missing) / count,
        absent_here=len(absent_here) / count,
        absent=len(absent) / count,
        strangers=float(sum(term.is_name for term in absent_here)),
        elsewhere=max(others, default=0.0) - best.signs.coverage,
    )


def _is_known(term: Term, best: Ranked) -> bool:
    """Whether a word would be recognised in the text if it stood there."""
    return not best.signs.foreign or bool(term.concepts) or term.is_name


def _best_sentence(
    question: Question, content: Sequence[Term], passage: Passage, retriever: Retriever
) -> float:
    """How much the sentence that bears out most of the words bears out."""
    weights = dict.fromkeys(content, 1.0)
    parts = [sentence.of(passage.text) for sentence in sentences(passage.text)]
    bearing = retriever.bearing
    return max(
        bearing.coverage(question, weights, text, bearing.topics(text))
        for text in parts or [passage.text]
    )


@dataclass(frozen=True, slots=True)
class _Found:
    """Where words of a question are found."""

    question: Question
    retriever: Retriever

    def within(self, term: Term, document_id: str, read: Sequence[Passage]) -> bool:
        """Whether the document has the word, or a passage of it that was read bears it out."""
        here = [passage for passage in read if passage.document_id == document_id]
        if self.among(term, here) or self.retriever.router.names.is_held(term, document_id):
            return True
        language = self.retriever.records[document_id].language
        return bool(self.retriever.passages_with(term.word, language, 1, (document_id,)))

    def among(self, term: Term, passages: Sequence[Passage]) -> bool:
        """Whether one of the passages bears the word out."""
        bearing = self.retriever.bearing
        return any(bearing.bears_out(self.question, term, passage) for passage in passages)


def _asked(question: Question, content: Sequence[Term]) -> Sequence[Term]:
    """The first two telling words after "which" or "how many": the thing that is asked for."""
    match = _ASKING.search(question.text)
    return [term for term in content if term.span.start >= match.end()][:2] if match else []
