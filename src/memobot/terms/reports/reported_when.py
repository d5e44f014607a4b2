"""When and where an agreement was signed, as far as a sentence says so for certain."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from memobot.documents.model import Span
from memobot.terms.dates import PartialDate
from memobot.terms.reports.organisations import end_of_place
from memobot.terms.reports.report_sentences import Sentence
from memobot.terms.reports.report_words import ReportWords
from memobot.terms.written.date_finding import find_dates

_NEAR = 300  # characters between a date and the words of signing
_BEFORE = 3  # words before a date that say what it is of
_MOST_WORDS = 4  # words between them that belong to neither
_KAZAKH_PLACE = re.compile(r"(?P<name>[^\W\d_]{3,60}?)[дт][ае]")
_DATELINE = re.compile(r"\W{0,8}(?P<place>[^\W\d_][^.!?;:()\n]{1,60}?),\s*$")


@dataclass(frozen=True, slots=True)
class When:
    """A date in a sentence."""

    date: PartialDate
    span: Span


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where and when a report was written: "Zakopane, 18 June 2025." at its head."""

    place: str
    date: PartialDate
    span: Span


def dates_in(text: str, words: ReportWords) -> tuple[When, ...]:
    """The dates of a sentence, and the years that it gives alone, in order."""
    full = [
        When(one.date, one.span)
        for one in find_dates(text, words.language)
        if one.date and not one.blank and not one.ambiguous
    ]
    years = [
        When(PartialDate(int(match["year"])), Span(*match.span("year")))
        for match in words.pattern("year").finditer(text)
    ]
    lone = [year for year in years if not any(one.span.overlaps(year.span) for one in full)]
    return tuple(sorted((*full, *lone), key=lambda one: one.span))


def dateline(text: str, dates: Sequence[When]) -> Dateline | None:
    """The place and day that open a text, if they do."""
    for one in dates[:1]:
        match = _DATELINE.fullmatch(text[: one.span.start])
        if match and match["place"][0].isupper() and one.date.day:
            return Dateline(match["place"], one.date, Span(0, one.span.end))
    return None


def date_of_signing(
    sentence: Sentence, dates: Sequence[When], anchors: Sequence[Span], names: Sequence[Span]
) -> PartialDate | None:
    """The one date that goes with the words of signing; None where several may."""
    fitting = [
        one.date
        for one in dates
        if not sentence.words.leads_to("not_signing_date", sentence.text, one.span.start)
        and not _is_of_another_matter(sentence, one.span)
        and any(_near(sentence, one.span, anchor, names) for anchor in anchors)
    ]
    return fitting[0] if len(set(fitting)) == 1 else None


def _is_of_another_matter(sentence: Sentence, date: Span) -> bool:
    """Whether the words before a date say what else it is of: "founded in 1957"."""
    before = [at for at, token in enumerate(sentence.tokens) if token.span.end <= date.start]
    return any(sentence.means("aside", at) for at in before[-_BEFORE:])


def _near(sentence: Sentence, date: Span, anchor: Span, names: Sequence[Span]) -> bool:
    """Whether little stands between a date and an anchor, and nothing that turns aside."""
    start, end = min(date.end, anchor.end), max(date.start, anchor.start)
    if end - start > _NEAR:
        return False
    between = [
        at
        for at, token in enumerate(sentence.tokens)
        if start <= token.span.start < end and not any(name.contains(token.span) for name in names)
    ]
    if any(sentence.turns_aside(at) or sentence.tokens[at].text in ";:" for at in between):
        return False
    own = [at for at in between if sentence.open[at] and sentence.tokens[at].small]
    return sum(1 for at in own if not sentence.means("function", at)) <= _MOST_WORDS


def place_of_signing(sentence: Sentence, anchors: Sequence[Span]) -> Span | None:
    """The place that stands right beside the words of signing, a date, or the sentence's start."""
    if sentence.words.head_last:
        return _kazakh_place(sentence)
    return _place_beside(sentence, anchors)


def _place_beside(sentence: Sentence, anchors: Sequence[Span]) -> Span | None:
    for at in range(len(sentence.tokens)):
        if sentence.means("within", at) and sentence.free(at + 1):
            first = at + 2 if sentence.means("articles", at + 1) else at + 1
            end = _end_of_place(sentence, first)
            beside = _is_beside(sentence, at - 1, anchors) or _is_beside(sentence, end, anchors)
            if end > first and (beside or _opens(sentence, at)):
                return _span(sentence, first, end)
    return None


def place_named(sentence: Sentence) -> Span | None:
    """The place in a sentence that is about it: "The place of signing was the town hall of X"."""
    match = sentence.words.pattern("place_lead").search(sentence.text)
    if match is None:
        return None
    first = next(
        (at for at, token in enumerate(sentence.tokens) if token.span.start >= match.end()),
        len(sentence.tokens),
    )
    first += sentence.means("articles", first)
    end = _end_of_place(sentence, first)
    return _span(sentence, first, end) if end > first else None


def _end_of_place(sentence: Sentence, first: int) -> int:
    """The token behind a place: capitals, and once more "in" and capitals."""
    end = end_of_place(sentence, first)
    named = sentence.tokens[first:end]
    words = sentence.words
    if not named or any(words.means("months", one.text) for one in named):
        return first
    if words.means("languages", named[0].text) or any(
        words.means("offices", one.text) for one in named
    ):
        return first
    if sentence.means("within", end):
        further = end_of_place(sentence, end + 1)
        months = any(words.means("months", one.text) for one in sentence.tokens[end + 1 : further])
        return end if months or further == end + 1 else further
    return end


def _is_beside(sentence: Sentence, at: int, anchors: Sequence[Span]) -> bool:
    """Whether a token belongs to one of the anchors, or leads to one ("on" before a date)."""
    token, following = sentence.token(at), sentence.token(at + 1)
    if token is None:
        return False
    led = following if token.text == "on" and following else token
    return any(anchor.contains(led.span) for anchor in anchors)


def _opens(sentence: Sentence, at: int) -> bool:
    """Whether a token opens the sentence, or follows "today" that does."""
    return at == 0 or (at == 1 and sentence.means("today", 0))


def _span(sentence: Sentence, first: int, end: int) -> Span:
    return Span(sentence.tokens[first].span.start, sentence.tokens[end - 1].span.end)


def _kazakh_place(sentence: Sentence) -> Span | None:
    """A name in the locative: "Павлодарда", "Павлодар қаласында"."""
    for at, token in enumerate(sentence.tokens):
        if token.capital and sentence.free(at):
            following = sentence.token(at + 1)
            if following and following.text == "қаласында":
                return token.span
            match = _KAZAKH_PLACE.fullmatch(token.text)
            if match and not any(sentence.means(cue, at) for cue in ("heads", "stops")):
                return Span(token.span.start, token.span.start + len(match["name"]))
    return None
