"""Whether a renewal, a notice or an entry into force is as a sentence says, numbers aside."""

from __future__ import annotations

from memobot.citations.asserted.judging import Held
from memobot.citations.asserted.model import Assertion, Flag, Judged
from memobot.citations.model import Aspect
from memobot.terms.model import Anchor, Renewal

_ON_SIGNING = (Anchor.SIGNING, Anchor.LAST_SIGNATURE)


def judge_manner(assertion: Assertion, held: Held) -> Judged:
    """A flag, or how often an agreement can be renewed."""
    if assertion.aspect is Aspect.RENEWAL:
        return _renewal(assertion, held)
    if assertion.value is Flag.INDEFINITE:
        return _indefinite(assertion, held)
    if assertion.aspect is Aspect.NOTICE:
        return _notice(assertion, held)
    if assertion.aspect is Aspect.EFFECTIVE:
        return _beginning(assertion, held)
    return held.silent(assertion)


def _renewal(assertion: Assertion, held: Held) -> Judged:
    renewal = held.stated.renewal
    if renewal is None:
        return held.silent(assertion)
    holds = _is_so(assertion, renewal)
    if holds is None:
        return held.silent(assertion)
    if holds:
        return held.borne_out(assertion, renewal.source)
    return held.otherwise(assertion, renewal.source, "")


def _is_so(assertion: Assertion, renewal: Renewal) -> bool | None:
    """Whether the renewal is as said; None where the text does not tell."""
    value = assertion.value
    if isinstance(value, int):
        return renewal.times == value if renewal.times is not None else None
    if value is Flag.RENEWED:
        return None if assertion.negated and not renewal.automatic else True
    if value is Flag.AUTOMATIC:
        return renewal.automatic
    if value is Flag.BY_AGREEMENT:
        return True if renewal.by_agreement else False if renewal.automatic else None
    if value is Flag.SUCCESSIVE:
        return True if renewal.successive else False if renewal.times == 1 else None
    if value is Flag.ONCE:
        return True if renewal.times == 1 else False if renewal.successive else None
    return None


def _indefinite(assertion: Assertion, held: Held) -> Judged:
    term, expires = held.stated.term, held.stated.expires
    if term and term.indefinite:
        return held.borne_out(assertion, term.source)
    if term and term.duration:
        where = held.words_of(term.source, term.duration)
        return held.otherwise(assertion, term.source, "", where=where)
    if expires and expires.date:
        return held.otherwise(assertion, expires.source, "")
    return held.silent(assertion)


def _notice(assertion: Assertion, held: Held) -> Judged:
    notice = held.stated.notice
    if notice is None:
        return held.silent(assertion)
    if assertion.value is Flag.NEEDED:
        return held.borne_out(assertion, notice.source)
    if assertion.value is Flag.WRITTEN and notice.form == "written":
        return held.borne_out(assertion, notice.source)
    return held.silent(assertion)


def _beginning(assertion: Assertion, held: Held) -> Judged:
    stated, entry = held.stated.effective, held.entry
    if stated is None:
        return held.silent(assertion)
    at_once = stated.anchor in _ON_SIGNING and stated.offset is None
    if assertion.value is Flag.ON_EVENT:
        return held.otherwise(assertion, stated.source, "") if at_once else held.silent(assertion)
    if at_once:
        return held.borne_out(assertion, stated.source)
    signed, effective = entry.signed, entry.effective
    if signed and effective and signed.date and effective.date:
        if signed.date == effective.date:
            return held.borne_out(assertion, stated.source, signed.source)
        if signed.date.last < effective.date.first:
            return held.otherwise(assertion, stated.source, "")
    if stated.anchor is Anchor.EVENT or stated.offset:
        return held.otherwise(assertion, stated.source, "")
    return held.silent(assertion)
