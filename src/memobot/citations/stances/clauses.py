"""A sentence taken apart into clauses and conditions, by its punctuation and words of stance.

There is no parser: a clause that is not found apart only makes two statements one, and the
comparison then finds less, not more.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from memobot.citations.stances.model import Mark, MarkKind
from memobot.documents.model import Span

_ENDS = re.compile(r";|:(?=\s)|[.!?](?=\s{1,9}[\"“«(]?[^\W\d_a-zа-я])|,(?= (?:which|who|whose)\b)")
_AND = re.compile(
    r"(?<!\w)(?:and|or|nor|as well as|и|или|а также|i|oraz|lub|albo|a także|және|немесе)(?!\w)",
    re.IGNORECASE,
)
_OWN_VERB = re.compile(
    r"\s{1,3}(?:\w{1,40}\s{1,3}){0,2}?(?:is|are|does|do|will|has|have|enters|remains)\b"
)
_MAIN_VERB = frozenset(
    {
        MarkKind.PERMIT,
        MarkKind.EXEMPT,
        MarkKind.PROHIBIT,
        MarkKind.OBLIGE,
        MarkKind.SHALL,
        MarkKind.INTEND,
        MarkKind.NEGATE,
        MarkKind.DENIED,
    }
)
_NEAR = 30  # characters between "and" and the verb of the clause that it begins
_OPENS_MAIN = re.compile(
    r",\s{1,3}(?:then|its?|the|this|these|such|they|either|each|both|no|neither|all|any|an?|parties|"
    r"то|он[аои]?|его|её|ее|их|настоящ\w+|данн\w+|меморандум\w*|соглашени\w+|договор\w*|сторон\w*|"
    r"срок\w*|действие|люб\w+|кажд\w+|to|jego|jej|ich|on[aoi]?|niniejsz\w+|porozumieni\w+|umow\w+|"
    r"memorandum|stron\w*|okres|ważność|każda|ulega)(?!\w)",
    re.IGNORECASE,
)
_KAZAKH_IF = re.compile(r"(?:с[ае]|жағдайда)\s{0,2},")
_WORD = re.compile(r"\w+")
_MOST = 40  # boundaries; no true sentence has more
_FEW = 2  # words that a condition has at least


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a sentence; `condition` where it tells when the rest holds."""

    span: Span
    condition: bool


def split_clauses(sentence: str, language: str, marks: Sequence[Mark]) -> tuple[Piece, ...]:
    """The clauses and conditions of `sentence`, in order; together they cover it."""
    ends = [*sorted(set(_boundaries(sentence, marks, language)))[:_MOST], len(sentence)]
    pieces: list[Piece] = []
    start = 0
    for end in ends:
        if end > start:
            pieces += _conditions(sentence, Span(start, end), language, marks)
            start = end
    return tuple(pieces)


def _boundaries(sentence: str, marks: Sequence[Mark], language: str) -> Iterator[int]:
    yield from (match.end() for match in _ENDS.finditer(sentence))
    yield from (mark.span.start for mark in marks if mark.kind is MarkKind.BUT)
    inside = [mark.span for mark in marks]
    verbs = [mark.span for mark in marks if mark.kind in _MAIN_VERB]
    for match in _AND.finditer(sentence):
        between = Span(match.start(), match.end())
        within = any(span.contains(between) and span != between for span in _near(inside, between))
        if not within and _joins_clauses(sentence, between, _near(verbs, between), language):
            yield between.start


def _joins_clauses(sentence: str, between: Span, verbs: Sequence[Span], language: str) -> bool:
    """Whether an "and" has a verb to each side, and not only two nouns."""
    if language == "kk":
        return any(0 <= between.start - verb.end <= _FEW for verb in verbs)
    before = any(verb.end <= between.start for verb in verbs)
    after = any(0 <= verb.start - between.end <= _NEAR for verb in verbs)
    return before and (after or bool(_OWN_VERB.match(sentence, between.end)))


def _near(spans: Sequence[Span], place: Span) -> Sequence[Span]:
    """The neighbours of `place` in `spans`, which are in order."""
    at = bisect_left(spans, place)
    return spans[max(0, at - 1) : at + 2]


def _conditions(sentence: str, span: Span, language: str, marks: Sequence[Mark]) -> Iterator[Piece]:
    """`span` as its main clause and the condition that it begins or ends with."""
    opening = next(
        (
            mark
            for mark in marks
            if mark.kind in (MarkKind.UNLESS, MarkKind.IF) and span.contains(mark.span)
        ),
        None,
    )
    if opening is None:
        yield Piece(span, False)
        return
    condition = _extent(sentence, span, language, opening)
    if condition.start > span.start:
        yield Piece(Span(span.start, condition.start), False)
    yield Piece(condition, True)
    if condition.end < span.end:
        yield Piece(Span(condition.end, span.end), False)


def _extent(sentence: str, span: Span, language: str, opening: Mark) -> Span:
    if language == "kk":
        if opening.span.of(sentence).lower() == "жағдайда":
            return Span(span.start, opening.span.end)
        closing = _KAZAKH_IF.search(sentence, opening.span.end, span.end)
        return Span(opening.span.start, closing.end() if closing else span.end)
    if _WORD.search(sentence, span.start, opening.span.start):
        return Span(opening.span.start, span.end)
    return Span(span.start, _end_of_opening(sentence, opening.span.end, span.end))


def _end_of_opening(sentence: str, start: int, end: int) -> int:
    """Where a condition at the head of a sentence ends: at the comma before the main clause."""
    if sentence[start:end].lstrip().startswith(","):  # "Unless, three months before, ..."
        start = sentence.find(",", sentence.find(",", start) + 1, end) + 1 or start
    commas = [match.start() for match in _OPENS_MAIN.finditer(sentence, start, end)]
    commas += [at for at in [sentence.rfind(",", start, end)] if at >= 0]
    for comma in commas:
        if len(_WORD.findall(sentence[start : min(comma, start + 400)])) >= _FEW:
            return comma + 1
    return end
