"""The days that a sentence gives to the signing, the entry into force, the end and the notice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from memobot.citations.asserted.cues import follows
from memobot.citations.asserted.model import Assertion
from memobot.citations.asserted.sentence import Sentence, gap
from memobot.citations.model import Aspect
from memobot.documents.model import Span

_DASH = re.compile(r"\s?[–—-]\s?")
_NEAR = 80  # characters between a day and the word that says what it is of
_COUNTED = 10  # characters of "before" between a length and a day
_CUES = (
    (Aspect.SIGNED, "signed"),
    (Aspect.EFFECTIVE, "takes_effect"),
    (Aspect.EXPIRES, "expires"),
    (Aspect.NOTICE_DEADLINE, "notice_day"),
)


def find_days(sentence: Sentence) -> Iterator[Assertion]:
    """Each day, month or year whose clause says what it is of."""
    for date, span in sentence.dates:
        found = _aspect(sentence, span)
        if found is None:
            continue
        aspect, said = found
        no = sentence.negation(said)
        whole = Span(min(no.start, span.start), max(said.end, span.end)) if no else span
        yield Assertion(aspect, date, whole, no is not None)


def _aspect(sentence: Sentence, span: Span) -> tuple[Aspect, Span] | None:
    """What a day is that of, and the word that says so; or None."""
    clause = sentence.clause(span)
    if sentence.has("other_things", clause) or _is_of_range(sentence, span):
        return None
    if sentence.leads("dated", span.start):
        return (Aspect.SIGNED, span) if _bears(sentence, span) else None
    if sentence.leads("last_day", span.start):
        return _last_day(sentence, span)
    if sentence.leads("until_day", span.start) or _behind(sentence, "until_behind", span):
        allowed = {Aspect.EXPIRES, Aspect.NOTICE_DEADLINE}
    elif _is_counted_from(sentence, span):
        return None
    elif sentence.leads("by_day", span.start) or _behind(sentence, "by_day_behind", span):
        allowed = {Aspect.NOTICE_DEADLINE}
    elif sentence.leads("not_on", span.start) or _behind(sentence, "not_on_behind", span):
        return None
    elif sentence.leads("from_day", span.start) or _behind(sentence, "from_behind", span):
        allowed = {Aspect.EFFECTIVE}
    else:
        allowed = {Aspect.SIGNED, Aspect.EFFECTIVE, Aspect.EXPIRES}
    candidates = [
        (gap(cue, span), aspect, cue)
        for aspect, cue in _told(sentence, clause, span)
        if gap(cue, span) <= _NEAR
    ]
    nearest = min(candidates, default=None, key=lambda one: one[0])
    return nearest[1:] if nearest and nearest[1] in allowed else None


def _is_of_range(sentence: Sentence, span: Span) -> bool:
    """Whether a day is the first or last of a stretch: "1 January 2028 – 31 March 2028"."""
    return any(
        _DASH.fullmatch(sentence.text, min(span.end, date.end), max(span.start, date.start))
        for _, date in sentence.dates
    )


def _last_day(sentence: Sentence, span: Span) -> tuple[Aspect, Span] | None:
    """The last day for a notice told of before, be it in another clause, or of the term."""
    before = Span(sentence.clause(span).start, span.start)
    if sentence.has("notice_day", Span(0, span.start)):
        return Aspect.NOTICE_DEADLINE, span
    of_term = sentence.has("kind", before) or sentence.has("term_noun", before)
    return (Aspect.EXPIRES, span) if of_term else None


def _is_counted_from(sentence: Sentence, span: Span) -> bool:
    """Whether a length is counted back from a day: "three months before July 2028"."""
    return any(0 <= span.start - one.span.end <= _COUNTED for one in sentence.durations)


def _bears(sentence: Sentence, span: Span) -> bool:
    """Whether a day is that of the only agreement that the sentence names."""
    kinds = list(sentence.cues("kind"))
    return len(kinds) == 1 and kinds[0].end <= span.start


def _told(sentence: Sentence, clause: Span, span: Span) -> Iterator[tuple[Aspect, Span]]:
    """The words of the clause that say what a day is of."""
    for aspect, name in _CUES:
        for cue in sentence.cues(name, clause):
            if not span.contains(cue) and not sentence.leads("not_on", cue.start):
                yield aspect, cue
    before = Span(clause.start, span.start)
    if sentence.names_agreement(before) or sentence.has("term_noun", before):
        yield from ((Aspect.EXPIRES, cue) for cue in sentence.cues("ends", clause))


def _behind(sentence: Sentence, name: str, span: Span) -> bool:
    return follows(name, sentence.language).match(sentence.text, span.end) is not None
