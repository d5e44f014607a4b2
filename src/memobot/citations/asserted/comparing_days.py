"""Whether a day that a sentence names is the one that the text states or leads to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from memobot.citations.asserted.judging import Held
from memobot.citations.asserted.model import Assertion, Judged
from memobot.citations.model import Aspect
from memobot.terms.dates import PartialDate
from memobot.terms.ledger import DatedValue
from memobot.terms.periods import Periods, notice_step, periods
from memobot.terms.steps import Step
from memobot.terms.wording import date_in_words

_MOST_TERMS = 200  # that are looked through for an end


def judge_day(assertion: Assertion, held: Held) -> Judged:
    """A day of signing, of entry into force, of an end or for a notice, of any of the terms."""
    said = assertion.value
    assert isinstance(said, PartialDate)
    stated = _first(assertion.aspect, held)
    if stated is None or (stated.date is None and not stated.source):
        return held.silent(assertion)
    if stated.date is None:  # without end
        return held.otherwise(assertion, stated.source, "")
    if _holds(said, stated.date):
        words, _, working = held.told(stated)
        return held.borne_out(assertion, stated.source, working=_sum(working, words))
    steps = _later(assertion.aspect, held, said)
    later = next((step for step in steps if _meets(said, step)), None)
    if later:
        if not _holds(said, later.result):
            return held.silent(assertion)
        words = date_in_words(later.result, held.language)
        working = _sum(held.working(later), words)
        return held.borne_out(assertion, stated.source, working=working)
    if _holds(stated.date, said) or _is_day_before(assertion, said, stated):
        return held.silent(assertion)
    words, where, working = held.told(stated)
    return held.otherwise(assertion, stated.source, words, where=where, working=working)


def _first(aspect: Aspect, held: Held) -> DatedValue | None:
    entry = held.entry
    return {
        Aspect.SIGNED: entry.signed,
        Aspect.EFFECTIVE: entry.effective,
        Aspect.EXPIRES: entry.expires,
        Aspect.NOTICE_DEADLINE: entry.notice_deadline,
    }.get(aspect)


def _later(aspect: Aspect, held: Held, said: PartialDate) -> Iterable[Step]:
    """How the ends of later terms, or the last days for notice in them, are worked out, up to
    the year that is said."""
    expires = held.entry.expires
    if aspect not in (Aspect.EXPIRES, Aspect.NOTICE_DEADLINE) or not (expires and expires.date):
        return ()
    terms = periods(held.stated, expires.date, expires.step)
    steps = _ends(terms) if aspect is Aspect.EXPIRES else _notices(held, terms)
    return _until(steps, said)


def _until(steps: Iterable[Step], said: PartialDate) -> Iterator[Step]:
    for step in steps:
        if not step.possible or step.result.first > said.last:
            return
        yield step


def _ends(terms: Periods) -> Iterator[Step]:
    for number in range(2, _most(terms) + 1):
        step = terms.step_to(number)
        if step is None:
            return
        yield step


def _notices(held: Held, terms: Periods) -> Iterator[Step]:
    for number in range(2, _most(terms) + 1):
        step = notice_step(held.stated, terms, number)
        if step is None:
            return
        yield step


def _most(terms: Periods) -> int:
    return min(terms.last or _MOST_TERMS, _MOST_TERMS)


def _meets(said: PartialDate, step: Step) -> bool:
    return _holds(said, step.result) or _holds(step.result, said)


def _holds(wide: PartialDate, narrow: PartialDate) -> bool:
    """Whether a month or year holds a day, or both are the same."""
    return wide.first <= narrow.first and narrow.last <= wide.last


def _is_day_before(assertion: Assertion, said: PartialDate, stated: DatedValue) -> bool:
    """Whether an end that was worked out is said to be the day before: many count so."""
    return (
        assertion.aspect is Aspect.EXPIRES
        and stated.computed
        and stated.date is not None
        and said == stated.date.day_before()
    )


def _sum(working: str, result: str) -> str:
    return f"{working} = {result}" if working and result else working
