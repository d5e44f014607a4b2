"""Whether a question can be answered from the texts, and if not, why.

Three things are asked in turn. Does the agreement that the question names exist here? Does the
article? Does the best passage answer what is asked? The first two are facts; the third weighs a
few signs, by weights that were fitted and are kept in `search.weights`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, fields

from memobot.documents.model import Passage
from memobot.documents.sentences import sentences
from memobot.naming.terms import Term
from memobot.search.question import Question
from memobot.search.retriever import Ranked, Retriever
from memobot.search.topics import Topic
from memobot.search.wanted import FIGURES, Wanted, could_answer
from memobot.search.weights import ANSWERING, ROUTING, Answering

# What a report may tell of an agreement whose text is not held; the rest only its text can.
_TOLD_BY_REPORTS = frozenset({Topic.SIGNATORIES, Topic.SIGNING, Topic.PARTIES, Topic.AREAS})

_WITH = re.compile(
    r"(?<!\w)(?:with|between|among|concluded by|signed by|с|со|между|"
    r"zawart\w+ z|z|ze|między|pomiędzy)\s+",
    re.IGNORECASE,
)
_KIND = re.compile(
    r"(?<!\w)(?:memorand\w*|agreements?|accords?|treat(?:y|ies)|contracts?|protocols?|deals?|pacts?|меморандум\w*|соглашени\w*|договор\w*|"
    r"протокол\w*|келісім\w*|хаттама\w*|шарт\w*|porozumieni\w*|umow\w*|umów|protok\w*)",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[«“„\"][^»”\"]{2,120}[»”\"]")
_CLAUSE_END = re.compile(
    r"[,;:?!]|\s(?:say|mention|provide|contain|cover|last|run|stay|remain|about|on the)\b",
    re.IGNORECASE,
)
_ASKING = re.compile(
    r"(?<!\w)(?:what|which|how many|how much|who (?:is|was|are)|is there|are there|"
    r"кто (?:является|сейчас|такой)|есть ли|предусмотрен\w* ли|"
    r"kto jest|czy (?:jest|są|istnieje|zawiera)|"
    r"как(?:ой|ая|ое|ие|ую|им|ими|ого|ова?|ово|овы)|сколько|"
    r"jak(?:i|a|ie|ą|iego|iej|ich)|ile|ilu|któr\w+|қандай|қанша|неше|қай)(?!\w)",
    re.IGNORECASE,
)
_WORDS_BEFORE_KIND = 5
_ROUTED = 0.5  # from here on the question is about the document that the passage is of
_KNOWN_BY_ALL = 0.5  # a name that stands in this share of the agreements tells none apart


@dataclass(frozen=True, slots=True)
class Unheld:
    """An agreement that the question names and that is not held.

    `name` is how the question calls it; `mention` is a passage that speaks of it, if any does.
    """

    name: str
    mention: Passage | None
    told: tuple[Ranked, ...] = ()  # what reports say of it, when they may tell what is asked


def find_unheld(
    question: Question, ranked: Sequence[Ranked], retriever: Retriever
) -> Unheld | None:
    """The agreement that the question is about, when none that is held goes by its names."""
    if not (question.kinds or question.topics or question.references):
        return None
    names = _counterparts(question, retriever)
    if not names or _is_held(question, names, retriever):
        return None
    mention = _mention(names, ranked, retriever)
    holders = {document_id for term in names for document_id in retriever.holders(term)}
    held_in_another_kind = any(
        retriever.records[document_id].is_agreement for document_id in holders
    )
    if mention is None and _is_plainly_named(question, names, retriever):
        return None
    if mention is None and held_in_another_kind:
        return None  # people call an agreement a memorandum; nothing says that there is another
    name = " ".join(dict.fromkeys(term.written for term in names))
    if mention is not None and _told(question, names, mention, retriever):
        return Unheld(name, mention, tuple(_bearing(names, ranked, retriever)))
    return Unheld(name, mention)


def _is_held(question: Question, names: Sequence[Term], retriever: Retriever) -> bool:
    """Whether an agreement of the kind asked for goes by half of the names at least."""
    holders = Counter(document_id for term in names for document_id in retriever.holders(term))
    meant = (
        document_id
        for document_id, count in holders.items()
        if count * 2 >= len(names) and retriever.records[document_id].is_agreement
    )
    return any(question.could_mean(retriever.records[document_id].kind) for document_id in meant)


def _is_plainly_named(question: Question, names: Sequence[Term], retriever: Retriever) -> bool:
    """Whether other words name an agreement plainly: a name not found is then its odd spelling."""
    best = question.named.best
    return (
        best is not None
        and question.named.scores[best] >= ROUTING.plain
        and retriever.records[best].is_agreement
        and not any(term.countries for term in names)
    )


def _told(
    question: Question, names: Sequence[Term], mention: Passage, retriever: Retriever
) -> bool:
    """Whether a report tells what is asked: who signed, when; or a provision that it repeats."""
    if question.references:
        return False
    asked = question.topics - _TOLD_BY_REPORTS
    told = [
        retriever.topics(sentence.of(mention.text))
        for sentence in sentences(mention.text)
        if any(retriever.profile(sentence.of(mention.text)).support(name) > 0 for name in names)
    ]
    return not asked or any(asked & topics for topics in told)


def _counterparts(question: Question, retriever: Retriever) -> tuple[Term, ...]:
    """The names that tell the agreement apart: in "the memorandum with ...", or before its kind.

    Where there is no name with a capital or of a country, a word after "with" that is in no
    table of ours is taken for one.
    """
    after, before = _regions_after(question.text), _regions_before(question.text)
    near = [term for term in question.terms if _inside(term, (*after, *before))]
    quoted = [match.span() for match in _QUOTED.finditer(question.text)]
    names = [term for term in near if term.is_name or _inside(term, quoted)] or [
        term for term in near if _inside(term, after) and term.unknown and term.word.isalpha()
    ]
    agreements = {
        record.document_id for record in retriever.records.values() if record.is_agreement
    }
    most = max(1, _KNOWN_BY_ALL * len(agreements)) if len(agreements) > 1 else 0
    return tuple(term for term in names if len(retriever.holders(term) & agreements) <= most)


def _inside(term: Term, regions: Sequence[tuple[int, int]]) -> bool:
    return any(start <= term.span.start < end for start, end in regions)


def _regions_after(text: str) -> list[tuple[int, int]]:
    regions = []
    for match in _WITH.finditer(text):
        end = _CLAUSE_END.search(text, match.end())
        regions.append((match.end(), end.start() if end else len(text)))
    return regions


def _regions_before(text: str) -> list[tuple[int, int]]:
    """The words before a kind, as in "the Polish memorandum"."""
    regions = []
    for match in _KIND.finditer(text):
        words = list(re.finditer(r"\S+", text[: match.start()]))[-_WORDS_BEFORE_KIND:]
        if words:
            regions.append((words[0].start(), match.start()))
    return regions


def _mention(
    names: Sequence[Term], ranked: Sequence[Ranked], retriever: Retriever
) -> Passage | None:
    """The passage of a report that bears out most of the names, if it does so for half of them."""
    bearing = _bearing(names, ranked, retriever)
    return (
        max(bearing, key=lambda one: (_borne_out(names, one, retriever), one.score)).passage
        if bearing
        else None
    )


def _bearing(names: Sequence[Term], ranked: Sequence[Ranked], retriever: Retriever) -> list[Ranked]:
    """Passages of reports that bear out half of the names at least, and every country."""
    countries = [term for term in names if term.countries]
    return [
        one
        for one in ranked
        if not retriever.records[one.passage.document_id].is_agreement
        and _borne_out(names, one, retriever) * 2 >= len(names)
        and _borne_out(countries, one, retriever) == len(countries)
    ]


def _borne_out(names: Sequence[Term], one: Ranked, retriever: Retriever) -> int:
    own = retriever.profile(
        f"{retriever.records[one.passage.document_id].title}\n{one.passage.text}"
    )
    return sum(1 for term in names if own.support(term) > 0)


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
        return self.coverage == 0 and self.topic == 0 and self.route < _ROUTED

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
        term for term in content if not retriever.bears_out(question, term, passage, context=True)
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
    return any(retriever.bears_out(question, term, passage) for passage in passages)


def _asked(question: Question, content: Sequence[Term]) -> Sequence[Term]:
    """The first two telling words after "which" or "how many": the thing that is asked for."""
    match = _ASKING.search(question.text)
    return [term for term in content if term.span.start >= match.end()][:2] if match else []
