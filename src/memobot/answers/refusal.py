"""Whether the best passage answers a question: a few signs, weighed.

The weights were fitted and are kept in `search.weights`. One thing is not weighed: a passage
without a figure does not answer a question for a figure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, fields

from memobot.documents.model import Passage
from memobot.naming.terms import Term
from memobot.search.question import Question
from memobot.search.retriever import Ranked, Retriever
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
    """The signs that the best passage answers, or does not; each from 0 to about 1.

    `dense` is the cosine above 0.8, in tenths. `missing` and the two below count words of the
    question that are known to the thesaurus, and so would be found if they stood there.
    """

    coverage: float  # share of the question's words that the passage bears out
    topic: float  # it holds the provision asked for
    dense: float
    foreign: float  # the question is in another language: fewer words can be recognised
    route: float  # the passage is of the document that the question names
    asked_missing: float  # of the words after "which" or "how many", the share not borne out
    missing: float  # words that the passage does not bear out
    absent_here: float  # words that nothing found in its document bears out
    absent: float  # words that nothing found at all bears out

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
    evidence = weigh(question, ranked, retriever)
    return not evidence.none and evidence.logit() >= ANSWERING.threshold


def weigh(question: Question, ranked: Sequence[Ranked], retriever: Retriever) -> Evidence:
    """The evidence that the first of `ranked`, which must not be empty, answers."""
    best = ranked[0]
    passage, signs = best.passage, best.signs
    content = question.content(passage.document_id)
    here = [one.passage for one in ranked if one.passage.document_id == passage.document_id]
    everywhere = [one.passage for one in ranked]
    missing = [
        term
        for term in content
        if not retriever.bearing.bears_out(question, term, passage, context=True)
    ]
    known = [term for term in missing if term.concepts]
    absent_here = [term for term in known if not _any(question, term, here, retriever)]
    absent = [term for term in absent_here if not _any(question, term, everywhere, retriever)]
    asked = _asked(question, content)
    count = len(content) + 1
    return Evidence(
        coverage=signs.coverage,
        topic=signs.topic,
        dense=(signs.dense - 0.8) * 10,
        foreign=float(retriever.records[passage.document_id].language != question.language),
        route=signs.route,
        asked_missing=sum(term in missing for term in asked) / (len(asked) or 1),
        missing=len(known) / count,
        absent_here=len(absent_here) / count,
        absent=len(absent) / count,
    )


def _any(question: Question, term: Term, passages: Sequence[Passage], retriever: Retriever) -> bool:
    return any(retriever.bearing.bears_out(question, term, passage) for passage in passages)


def _asked(question: Question, content: Sequence[Term]) -> Sequence[Term]:
    """The first two telling words after "which" or "how many": the thing that is asked for."""
    match = _ASKING.search(question.text)
    return [term for term in content if term.span.start >= match.end()][:2] if match else []
