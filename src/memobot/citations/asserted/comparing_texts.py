"""Whether an agreement is made in the languages and the copies that a sentence says."""

from __future__ import annotations

from memobot.citations.asserted.judging import Held
from memobot.citations.asserted.model import EACH, Assertion, Flag, Judged
from memobot.citations.model import Aspect
from memobot.terms.model import Languages


def judge_texts(assertion: Assertion, held: Held) -> Judged:
    """Languages, how many, their standing; copies."""
    if assertion.aspect is Aspect.COPIES:
        return _copies(assertion, held)
    languages = held.stated.languages
    if languages is None:
        return held.silent(assertion)
    holds = _is_so(assertion, languages)
    if holds is None:
        return held.silent(assertion)
    if holds:
        return held.borne_out(assertion, languages.source)
    return held.otherwise(assertion, languages.source, "")


def _is_so(assertion: Assertion, languages: Languages) -> bool | None:
    value, codes = assertion.value, set(languages.codes)
    if isinstance(value, frozenset):
        if assertion.negated:  # "not in Kazakh" denies each of them
            return not value.isdisjoint(codes)
        return value == codes or (value < codes and not assertion.only)
    if value is Flag.EQUAL:
        return None if languages.standing is None else languages.standing == "equal"
    if value is Flag.PREVAILS:
        return None if languages.standing is None else languages.standing == assertion.about
    if isinstance(value, int):
        return value == len(codes)
    return None


def _copies(assertion: Assertion, held: Held) -> Judged:
    copies, languages = held.stated.copies, held.stated.languages
    if copies is None or not isinstance(assertion.value, int):
        return held.silent(assertion)
    tongues = len(languages.codes) if languages else 1
    total = copies.number * (tongues if copies.each else 1)
    if assertion.value in (copies.number, total):
        return held.borne_out(assertion, copies.source)
    if assertion.about == EACH:  # for each language, or for each party: not to be told apart
        return held.silent(assertion)
    return held.otherwise(assertion, copies.source, "")
