"""Whether a length that a sentence gives to term, renewal or notice is that of the text."""

from __future__ import annotations

from enum import Enum, auto

from memobot.citations.asserted.judging import Held
from memobot.citations.asserted.model import Assertion, Bound, Judged
from memobot.citations.model import Aspect
from memobot.terms.dates import PartialDate, Precision
from memobot.terms.durations import Duration
from memobot.terms.model import Anchor, Source
from memobot.terms.steps import Step
from memobot.terms.wording import date_in_words

_MONTH = 30.44  # days on the average
_ALIKE = 0.1  # part by which lengths in days and in months may differ, so that none is the longer
_ABOUT = 0.25  # part by which "about" may be off


class _Order(Enum):
    EQUAL = auto()
    SHORTER = auto()
    LONGER = auto()
    UNLIKE = auto()  # 90 days and 3 months: neither equal nor clearly longer


def judge_length(assertion: Assertion, held: Held) -> Judged:
    """A length of term, renewal, notice, or from signing to the entry into force."""
    if assertion.aspect is Aspect.TERM:
        return _term(assertion, held)
    if assertion.aspect is Aspect.EFFECTIVE:
        return _offset(assertion, held)
    length, source = _stated(assertion.aspect, held)
    if length is None or source is None:
        return held.silent(assertion)
    return _judge(assertion, held, length, source)


def _stated(aspect: Aspect, held: Held) -> tuple[Duration | None, Source | None]:
    renewal, notice, term = held.stated.renewal, held.stated.notice, held.stated.term
    if aspect is Aspect.NOTICE and notice:
        return notice.duration, notice.source
    if aspect is Aspect.RENEWAL and renewal:
        as_first = term.duration if term and renewal.automatic and not renewal.indefinite else None
        return renewal.duration or as_first, renewal.source
    return None, None


def _judge(assertion: Assertion, held: Held, length: Duration, source: Source) -> Judged:
    fits = _fits(assertion, length)
    if fits is None:
        return held.silent(assertion)
    if fits:
        return held.borne_out(assertion, source)
    return held.otherwise(assertion, source, "", where=held.words_of(source, length))


def _term(assertion: Assertion, held: Held) -> Judged:
    term = held.stated.term
    if term and term.duration:
        return _judge(assertion, held, term.duration, term.source)
    if term and term.indefinite:
        return held.otherwise(assertion, term.source, "")
    return _between_dates(assertion, held)


def _between_dates(assertion: Assertion, held: Held) -> Judged:
    """The length of a term whose first and last day the text writes out."""
    start, end = held.entry.effective or held.entry.signed, held.entry.expires
    length = assertion.value
    if not (start and start.date and end and end.date and isinstance(length, Duration)):
        return held.silent(assertion)
    both = (start.date.precision, end.date.precision)
    if both != (Precision.DAY, Precision.DAY) or assertion.bound is not Bound.EXACT:
        return held.silent(assertion)
    step = Step(start.date, length)
    if length.business or not step.possible:
        return held.silent(assertion)
    off = abs((step.result.first - end.date.first).days)
    working = f"{held.working(step)} = {date_in_words(step.result, held.language)}"
    if off <= 1:
        return held.borne_out(assertion, end.source, start.source, working=working)
    stated = _from_to(start.date, end.date, held)
    return held.otherwise(assertion, end.source, stated, working=working)


def _from_to(start: PartialDate, end: PartialDate, held: Held) -> str:
    return " – ".join(date_in_words(one, held.language) for one in (start, end))


def _offset(assertion: Assertion, held: Held) -> Judged:
    """How long after signing it enters into force."""
    effective = held.stated.effective
    if effective is None or effective.anchor not in (Anchor.SIGNING, Anchor.LAST_SIGNATURE):
        return held.silent(assertion)
    if effective.offset is None:
        return held.otherwise(assertion, effective.source, "")
    return _judge(assertion, held, effective.offset, effective.source)


def _fits(assertion: Assertion, stated: Duration) -> bool | None:
    """Whether a length put in some way agrees with the stated one; None where none can tell."""
    said = assertion.value
    assert isinstance(said, Duration)
    order = compared(stated, said)
    if assertion.bound is Bound.ABOUT:
        off = abs(_days(stated) - _days(said)) / _days(stated)
        return order is _Order.EQUAL or off <= _ABOUT
    if assertion.bound in (Bound.EXACT, Bound.AT_LEAST) and order is _Order.EQUAL:
        return True
    if assertion.bound is Bound.EXACT:
        return False
    if order is _Order.UNLIKE:
        return None
    if assertion.aspect is Aspect.NOTICE:  # what is stated is itself "at least"
        return assertion.bound is Bound.MORE and order is _Order.LONGER
    return _within(assertion.bound, order)


def _within(bound: Bound, order: _Order) -> bool | None:
    """Whether a stated length that compares so with the said one is "at least", "up to" it."""
    if bound is Bound.AT_LEAST:
        return order is not _Order.SHORTER
    if bound is Bound.AT_MOST:
        return {_Order.EQUAL: True, _Order.LONGER: False}.get(order)
    return order is (_Order.LONGER if bound is Bound.MORE else _Order.SHORTER)


def compared(stated: Duration, said: Duration) -> _Order:
    """How a stated length compares with a said one: 36 months are 3 years, 14 days 2 weeks; days
    and months are never equal."""
    if stated.business != said.business:
        return _Order.UNLIKE
    if _parts(stated) == _parts(said):
        return _Order.EQUAL
    one, other = _days(stated), _days(said)
    both_counted = bool(_parts(stated)[0]) == bool(_parts(said)[0])
    if not both_counted and abs(one - other) / max(one, other) <= _ALIKE:
        return _Order.UNLIKE
    return _Order.LONGER if one > other else _Order.SHORTER


def _parts(length: Duration) -> tuple[int, int]:
    return length.years * 12 + length.months, length.weeks * 7 + length.days


def _days(length: Duration) -> float:
    months, days = _parts(length)
    return months * _MONTH + days
