"""A question put to another agreement: the words that named the old one give way to a new name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from memobot.answers.follow_ups.cues import cue_before
from memobot.documents.identity import kind_in
from memobot.documents.model import Span
from memobot.naming.stemming import is_stop_word
from memobot.naming.terms import Term
from memobot.search.question import Question

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_ARTICLE = re.compile(r"(?:the|this|that|our|an?)\s+$", re.IGNORECASE)
_CLOSING = re.compile(r"[»”\"’]+")
_OPENING = re.compile(r"[«“„\"‘]+$")
_GAP = 1  # words of no name that may stand inside of one: "Central Asian countries' agreement"


def put_to(question: Question, title: str, titles: Iterable[str]) -> str:
    """The question with the agreement that it names called `title`; of one that names none, with
    `title` behind it. `titles` are those that may stand in it word for word."""
    return put_in(question, title, _title_span(question, titles) or naming_span(question))


def without_name(question: Question, titles: Iterable[str]) -> str:
    """The question without the words that name an agreement; itself if it says nothing else."""
    span = _title_span(question, titles) or naming_span(question)
    if span is None:
        return question.text
    before, behind = question.text[: span.start], question.text[span.end :]
    before = before.rstrip(" –—-")
    while joining := cue_before(before, len(before), "joining"):
        before = before[: joining.span.start].rstrip()
    left = " ".join(f"{before} {behind}".split()).replace(" ?", "?")
    return left if re.search(r"[^\W\d_]{2}", left) else question.text


def _title_span(question: Question, titles: Iterable[str]) -> Span | None:
    longest = max((one for one in titles if one in question.text), key=len, default=None)
    if longest is None:
        return None
    start = question.text.index(longest)
    return Span(start, start + len(longest))


def put_in(question: Question, name: str, old: Span | None) -> str:
    """The question with `name` in place of the stretch `old`, or behind it where there is none."""
    text = question.text
    if old is None:
        return f"{text.rstrip('?!. ')} – {name}?"
    return f"{text[: old.start]}{name}{text[old.end :]}"


def naming_span(question: Question) -> Span | None:
    """The stretch of a question that names an agreement: "the memorandum with Poland"."""
    naming = question.naming(question.named.best)
    kinds = [term for term in question.terms if kind_in(term.word)]
    names = [term for term in question.terms if term.is_name and term not in kinds]
    anchors = kinds or names
    if not anchors:
        return None
    stretches = [_stretch(question, anchor, naming) for anchor in anchors]
    best = max(stretches, key=lambda span: (_names_in(names, span), len(span)))
    return _with_marks(question.text, best)


def name_span(question: Question) -> Span | None:
    """The last run of names in a question: "Brazil", "the ITUC"."""
    names = [term for term in question.terms if term.is_name]
    if not names:
        return None
    start = end = names[-1]
    for term in reversed(names[:-1]):
        if _WORD.search(question.text, term.span.end, start.span.start):
            break
        start = term
    return _with_marks(question.text, Span(start.span.start, end.span.end), article=False)


def _names_in(names: Sequence[Term], span: Span) -> int:
    return sum(span.contains(term.span) for term in names)


def _stretch(question: Question, anchor: Term, naming: frozenset[Term]) -> Span:
    """The anchor with the naming words around it: those before it must be next to it or to each
    other, those behind it may be joined by small words."""
    words = [Span(*match.span()) for match in _WORD.finditer(question.text)]
    told = {term.span.start for term in question.terms if term in naming or term.is_name}
    at = next(number for number, span in enumerate(words) if span.overlaps(anchor.span))
    before = list(_reach(question.text, words[:at][::-1], told, small=False))
    behind = list(_reach(question.text, words[at + 1 :], told, small=True))
    return Span(
        min([anchor.span.start, *(span.start for span in before)]),
        max([anchor.span.end, *(span.end for span in behind)]),
    )


def _reach(text: str, words: Sequence[Span], told: set[int], small: bool) -> Iterator[Span]:
    """The naming words that are reached one from another over few others."""
    gap = 0
    for span in words:
        if span.start in told:
            gap = 0
            yield span
        elif not (is_stop_word(span.of(text).lower()) and small):
            gap += 1
            if gap > _GAP:
                return


def _with_marks(text: str, span: Span, article: bool = True) -> Span:
    """The span with the article before it and the quotation marks around it."""
    start, end = span.start, span.end
    if opening := _OPENING.search(text, 0, start):
        start = opening.start()
    if closing := _CLOSING.match(text, end):
        end = closing.end()
    if article and (found := _ARTICLE.search(text[:start])):
        start = found.start()
    return Span(start, end)
