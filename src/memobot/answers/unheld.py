"""Agreements that a question names and that are not held.

"The memorandum with Armenia": the names after "with", or before the kind, must be those of an
agreement that is held. If they are not, a report may mention the agreement; if none does,
nothing is known of it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from memobot.documents.model import Passage, Span
from memobot.documents.sentences import sentences
from memobot.naming.terms import Term
from memobot.search.naming_phrases import regions_after, regions_before, stands_in
from memobot.search.question import Question
from memobot.search.retriever import Ranked, Retriever
from memobot.search.topics import Topic
from memobot.search.weights import ROUTING

# What a report may tell of an agreement whose text is not held; the rest only its text can.
_TOLD_BY_REPORTS = frozenset({Topic.SIGNATORIES, Topic.SIGNING, Topic.PARTIES, Topic.AREAS})

_QUOTED = re.compile(r"[«“„\"][^»”\"]{2,120}[»”\"]")


@dataclass(frozen=True, slots=True)
class Unheld:
    """An agreement that the question names and that is not held.

    `name` is how the question calls it, `names` its words; `mention` is a passage that speaks
    of it, if any does.
    """

    name: str
    names: tuple[Term, ...]
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
    holders = {document_id for term in names for document_id in retriever.router.holders(term)}
    held_in_another_kind = any(
        retriever.records[document_id].is_agreement for document_id in holders
    )
    if mention is None and _is_plainly_named(question, names, retriever):
        return None
    if mention is None and held_in_another_kind:
        return None  # people call an agreement a memorandum; nothing says that there is another
    name = " ".join(dict.fromkeys(term.written for term in names))
    if mention is not None and _told(question, names, mention, retriever):
        return Unheld(name, names, mention, tuple(_bearing(names, ranked, retriever)))
    return Unheld(name, names, mention)


def _is_held(question: Question, names: Sequence[Term], retriever: Retriever) -> bool:
    """Whether an agreement of the kind asked for goes by half of the names at least."""
    holders = Counter(
        document_id for term in names for document_id in retriever.router.holders(term)
    )
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
        retriever.bearing.topics(sentence.of(mention.text))
        for sentence in sentences(mention.text)
        if any(
            retriever.bearing.profile(sentence.of(mention.text)).support(name) > 0 for name in names
        )
    ]
    return not asked or any(asked & topics for topics in told)


def _counterparts(question: Question, retriever: Retriever) -> tuple[Term, ...]:
    """The names that tell the agreement apart: in "the memorandum with ...", or before its kind.

    Where there is none of a country or unknown to our tables, words with a capital after "with"
    are taken for one ("Carers United"), or else a word there that is in no table.
    """
    after, before = regions_after(question.text), regions_before(question.text)
    near = [term for term in question.terms if stands_in(term, (*after, *before))]
    quoted = [Span(*match.span()) for match in _QUOTED.finditer(question.text)]
    behind = [term for term in near if stands_in(term, after)]
    names = (
        [term for term in near if term.is_name or stands_in(term, quoted)]
        or [term for term in behind if term.proper]
        or [term for term in behind if term.unknown and term.word.isalpha()]
    )
    agreements = {record.document_id for record in retriever.agreements}
    most = max(1, ROUTING.common * len(agreements)) if len(agreements) > 1 else 0
    return tuple(term for term in names if len(retriever.router.holders(term) & agreements) <= most)


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
    own = retriever.bearing.profile(
        f"{retriever.records[one.passage.document_id].title}\n{one.passage.text}"
    )
    return sum(1 for term in names if own.support(term) > 0)
