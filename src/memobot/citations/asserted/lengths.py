"""The lengths of time that a sentence gives to a term, a further term or a notice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from memobot.citations.asserted.bounds import bound_around
from memobot.citations.asserted.cues import cue, follows
from memobot.citations.asserted.model import Assertion
from memobot.citations.asserted.sentence import Sentence, gap
from memobot.citations.model import Aspect
from memobot.documents.model import Span
from memobot.terms.dated.cues import cue as end_cue
from memobot.terms.durations import Duration, FoundDuration

_NEAR = 60  # characters between a length and the word that says what it is of
_BESIDE = 4  # characters between "before" and a date
_REACH = 70  # characters behind "before" in which the end of the term is named
_MOST = 100  # years, months, weeks or days of which the unit is left out
_WORD = re.compile(r"\s*\w")
_END = re.compile(r"\s?(?:[.,;!?)]|$)")


def find_lengths(sentence: Sentence) -> Iterator[Assertion]:
    """Each length whose clause says what it is of."""
    for found in sentence.durations:
        if found.contradicted is not None:
            continue
        aspect = _aspect(sentence, found)
        if aspect is None:
            continue
        bound, start = bound_around(sentence, found.span)
        no = sentence.negation(Span(start, found.span.end))
        if aspect is Aspect.NOTICE and not sentence.leads("denies_number", start):
            no = None  # "nobody may leave without three months' notice"
        span = Span(no.start if no else found.span.start, found.span.end)
        assertion = Assertion(aspect, found.duration, span, no is not None, bound)
        yield assertion
        yield from _left_out(sentence, assertion, found.duration)


def _left_out(sentence: Sentence, said: Assertion, length: Duration) -> Iterator[Assertion]:
    """A number of which verb and unit are left out: "the memorandum runs for three years, the
    agreement five"."""
    units = (length.years, length.months, length.weeks, length.days)
    behind = (one for one in sentence.numbers if one[1].start >= said.span.end)
    number, span = next(behind, (0, said.span))
    if units.count(0) < 3 or not 1 <= number <= _MOST:
        return
    kind = max(sentence.cues("kind", Span(said.span.end, span.start)), default=None)
    if kind is None or not _END.match(sentence.text, span.end):
        return
    between = Span(kind.end, span.start)
    numbered = not between.of(sentence.text).strip() and span.of(sentence.text).isdecimal()
    if sentence.names_on(between) and not numbered:  # "Protocol 5" is a name
        years, months, weeks, days = (number if unit else 0 for unit in units)
        yield replace(said, value=Duration(years, months, weeks, days, length.business), span=span)


def _aspect(sentence: Sentence, found: FoundDuration) -> Aspect | None:
    """What a length is that of, or None."""
    span = found.span
    _, start = bound_around(sentence, span)
    clause = sentence.clause(span)
    if sentence.has("other_things", clause):
        return None
    if _is_notice(sentence, span, start):
        return Aspect.NOTICE
    if _ends_after(sentence, clause, span):
        return Aspect.TERM
    if sentence.leads("passing_before", start) or _follows(sentence, "passing_behind", span):
        return None
    if _is_renewal(sentence, clause, span, start):
        return Aspect.RENEWAL
    return Aspect.TERM if _is_term(sentence, clause, span) else None


def _is_notice(sentence: Sentence, span: Span, start: int) -> bool:
    """Whether a length is counted back from an end, where somebody says something."""
    if not sentence.has("notice"):
        return False
    if sentence.leads("notice_before", start):
        return True
    stops = sentence.has("stops")
    behind = follows("notice_behind", sentence.language).match(sentence.text, span.end)
    if behind is None:
        told = sentence.has("notice", sentence.clause(span))
        return told and stops and sentence.leads("counted_back", start)
    if sentence.language == "kk":  # what it is counted from stands anywhere
        return stops or bool(end_cue("end_of_term").search(sentence.text))
    if cue("giving_notice", sentence.language).search(behind.group()):
        return True
    after = sentence.text[behind.end() : behind.end() + _REACH]
    if _follows(sentence, "end_of_other", Span(*behind.span())):
        return False
    ends = end_cue("end_of_term").search(after) or _follows(
        sentence, "it_ends", Span(*behind.span())
    )
    dated = any(0 <= date.start - behind.end() <= _BESIDE for _, date in sentence.dates)
    return bool(ends) or dated or (stops and not _WORD.match(after))


def _ends_after(sentence: Sentence, clause: Span, span: Span) -> bool:
    """Whether the agreement ends so long after it was signed."""
    ends = sentence.has("expires", clause) or sentence.has("ends", clause)
    return ends and _follows(sentence, "after_signing", span)


def _is_renewal(sentence: Sentence, clause: Span, span: Span, start: int) -> bool:
    """Whether a length is that of a further term: "renewed for", "extends its validity by"."""
    if _follows(sentence, "renewal_behind", span):
        return True
    near = Span(max(clause.start, span.start - _NEAR), min(clause.end, span.end + _NEAR))
    cues = list(sentence.cues("renewal", near))
    if cues and sentence.leads("further", start):
        return True
    before = [one for one in cues if one.end <= span.start]
    if before:
        between = Span(before[-1].end, span.start)
        verbs = [one for one in sentence.cues("term", between) if not _is_noun(sentence, one)]
        return not verbs
    verb_last = sentence.language == "kk" and bool(cues)
    return verb_last and "," not in sentence.text[span.end : cues[0].start]


def _is_noun(sentence: Sentence, span: Span) -> bool:
    words = span.of(sentence.text)
    return cue("term_noun", sentence.language).fullmatch(words) is not None


def _is_term(sentence: Sentence, clause: Span, span: Span) -> bool:
    if _follows(sentence, "term_behind", span):
        return True
    cues = list(sentence.cues("term", clause))
    if sentence.names_agreement(Span(clause.start, span.start)):
        cues += sentence.cues("runs", clause)
    return any(gap(one, span) <= _NEAR for one in cues if not one.overlaps(span))


def _follows(sentence: Sentence, name: str, span: Span) -> bool:
    return follows(name, sentence.language).match(sentence.text, span.end) is not None
