"""What a question takes for granted: "the ten-year term", "the eight copies".

A length of time or a number of things that the document does not have cannot be answered about;
the nearest provision would seem to confirm it. A question that asks whether it is so ("does it
run for ten years?") takes nothing for granted: the provision answers it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from memobot.citations.amounts import Amount, find_amounts
from memobot.documents.model import Document, Passage, Span
from memobot.documents.sentences import sentences
from memobot.naming.terms import read_terms
from memobot.search.asking_words import asks_openly
from memobot.search.question import Question
from memobot.terms.durations import Duration, FoundDuration, find_durations
from memobot.terms.written.date_finding import find_dates

# "in three years", "for the next two years": from now on, and no length that the text sets.
_FROM_NOW = re.compile(
    r"(?<!\w)(?:in|next|coming|last|past|через|ближайш\w+|следующ\w+|последн\w+|za|najbliższ\w+|"
    r"kolejn\w+|ostatni\w+|келесі|алдағы|соңғы)\s+$",
    re.IGNORECASE,
)
_YEAR = Duration(years=1)  # "annual" says how often, and no text needs to say it so
_YEARS = range(1900, 2101)


def takes_for_granted_wrongly(
    question: Question, document: Document, passages: Sequence[Passage]
) -> bool:
    """Whether the question rests on a length of time that the document does not have, or on a
    number of things of which these `passages` of it have another."""
    lengths = [one for one in _lengths(question) if _is_granted(question, one.span)]
    if lengths:
        held = {_size(one.duration) for one in find_durations(document.text)}
        if any(_size(one.duration) not in held for one in lengths):
            return True
    amounts = _amounts(question, document)
    return bool(amounts) and _conflict(amounts, document, passages)


def _is_granted(question: Question, span: Span) -> bool:
    """In an open question all is taken for granted, in one that asks whether something is so what
    stands in a part of its own."""
    return asks_openly(question.text) or any(frame.contains(span) for frame in question.frames)


def _lengths(question: Question) -> Iterator[FoundDuration]:
    for found in find_durations(question.text):
        before = question.text[: found.span.start]
        if found.duration != _YEAR and not _FROM_NOW.search(before):
            yield found


def _size(duration: Duration) -> tuple[int, int]:
    """Months and days: a year is twelve months, but no number of days."""
    return duration.years * 12 + duration.months, duration.weeks * 7 + duration.days


def _amounts(question: Question, document: Document) -> list[Amount]:
    """The numbers of things; those of lengths of time, dates and articles count none."""
    taken = [
        *(one.span for one in find_durations(question.text)),
        *(one.span for one in find_dates(question.text, question.language)),
        *(one.span for one in question.references),
    ]
    naming = question.naming(document.document_id)
    return [
        one
        for one in find_amounts(question.text, question.language, question.terms, taken)
        if one.value not in _YEARS
        and _is_granted(question, one.span)
        and not any(term.span.overlaps(one.span) for term in naming)
    ]


def _conflict(amounts: Sequence[Amount], document: Document, passages: Sequence[Passage]) -> bool:
    held = [one for passage in passages for one in _held(passage.text, document.language)]
    for amount in amounts:
        alike = [one for one in held if amount.is_of(one)]
        if alike and all(one.value != amount.value for one in alike):
            return True
    return False


def _held(text: str, language: str) -> Iterator[Amount]:
    for sentence in sentences(text):
        words = sentence.of(text)
        lengths = [one.span for one in find_durations(words)]
        yield from find_amounts(words, language, read_terms(words, language), lengths)
