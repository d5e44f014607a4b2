"""How an agreement goes on after its term."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from memobot.terms.clauses import Clause
from memobot.terms.dated.cues import cue
from memobot.terms.dated.roles import Measured, is_about_cure, is_about_other, measured
from memobot.terms.durations import Duration
from memobot.terms.model import Renewal
from memobot.terms.written.numbers import NUMBER, read_number

_TIMES = re.compile(
    rf"\b(?P<number>{NUMBER})(?:\s?\(\s?\w+\s?\))?,? (?:more |separate )?"
    r"(?:additional|further|successive|consecutive|subsequent|renewal|extension|extended|"
    r"successor|options?|times|раза?|razy|рет)\b(?! ?(?:years?|months?|days?|weeks?)\b)",
    re.IGNORECASE,
)
# "'Renewal Term' means" tells of the renewal, "'End Date' means" only mentions it.
_DEFINITION = re.compile(
    r'^\W{0,4}(?:[\w.()]{1,6} )?"(?!(?:[\w-]+ )?(?:term|renew|exten))[^"]{2,60}"'
    r"[\w\s()]{0,12}\b(?:means?|shall mean)\b",
    re.IGNORECASE,
)
_LONG = 900  # characters of a sentence that lists many things
_FIRST_WORDS = 30  # characters in which a sentence without a subject comes to its verb
_FOLLOWING = 3  # sentences after that of the term
_BEFORE, _AFTER = 120, 220  # characters from "renewed" in which its length stands
_KAZAKH = re.compile(r"[әғқңөұүһі]|жыл|айға|апта")
_NEAR = 60  # characters between "renewed" and its length
_WITHIN = r"\b[\w\s()]{0,20}$"  # from "within" to a length
_ENOUGH = 4  # points from which a sentence is taken to speak of the agreement's renewal


@dataclass(frozen=True, slots=True)
class RenewalClause:
    """The sentence that tells of the renewal, and what was read in it."""

    renewal: Renewal
    clause: Clause
    as_long: bool  # the further term is as long as the first


def find_renewal(clauses: Sequence[Clause], term: Clause | None) -> RenewalClause | None:
    """The renewal that the sentences of one document provide for, or None; `term` is the
    sentence of the term, which it often follows."""
    best: tuple[float, RenewalClause] | None = None
    at = clauses.index(term) if term in clauses else -_FOLLOWING - 1
    for number, clause in enumerate(clauses):
        points = _points(clause)
        points += 2 if points and 0 <= number - at <= _FOLLOWING else 0
        if points >= _ENOUGH and (best is None or points > best[0]):
            best = (points, _read(clause))
    return best[1] if best else None


def _points(clause: Clause) -> float:
    """How much speaks for the sentence as that of the renewal."""
    text = clause.text
    near = _around_renewals(text)
    if not near or _tells_of_another(text):
        return 0
    length = _length(clause)
    automatic = cue("automatic").search(near) is not None
    if not automatic and _is_first_term(text, near):
        return 0
    points = 0.0
    subject = cue("agreement").search(near) or cue("term_words").search(near)
    points += 2 if subject else 1 if _has_silent_subject(clause) else -2
    points += 3 if automatic else 0
    points += 1 if cue("unless").search(text) or cue("option_to").search(near) else 0
    points += 2 if length is not None else 0
    points += 1 if length is not None and cue("successive").search(near) else 0
    points += 1 if cue("term_heading").search(clause.heading) else 0
    points -= 4 if cue("renewal_of_other").search(text) else 0
    points -= 1 if len(text) > _LONG and not automatic else 0
    points -= 4 if is_about_other(near) else 0
    points -= 4 if is_about_cure(near) and not automatic and not _is_option(near) else 0
    points -= 2 if length is None and not (_is_as_long(text) or _without_end(text)) else 0
    return points


def _around_renewals(text: str) -> str:
    """What stands near each word of renewal; "" where there is none."""
    renewals = cue("renewal").finditer(text)
    return " ".join(text[max(0, one.start() - 130) : one.end() + 70] for one in renewals)


def _tells_of_another(text: str) -> bool:
    """Whether a renewal is ruled out, or past, or a word of it only part of a definition."""
    return bool(
        cue("no_renewal").search(text)
        or cue("renewal_done").search(text)
        or _DEFINITION.search(text)
    )


def _is_first_term(text: str, near: str) -> bool:
    """Whether "extends" is said of the first term, and nothing of a further one."""
    extends = cue("extends_for")
    return bool(extends.search(text)) and not cue("further").search(extends.sub(" ", near))


def _is_option(text: str) -> bool:
    return bool(cue("option", r"\b").search(text))


def _is_as_long(text: str) -> bool:
    return bool(cue("as_long").search(text))


def _read(clause: Clause) -> RenewalClause:
    text = clause.text
    length = _length(clause)
    times = _times(text)
    automatic = _is_automatic(text)
    successive = bool(cue("successive").search(text)) or (times or 0) > 1
    renewal = Renewal(
        source=clause.source(),
        automatic=automatic,
        duration=length,
        successive=successive and times != 1,
        times=times,
        indefinite=automatic and length is None and _without_end(text),
        by_agreement=not automatic and bool(cue("by_agreement").search(text)),
    )
    return RenewalClause(renewal, clause, length is None and _is_as_long(text))


def _is_automatic(text: str) -> bool:
    """Whether it comes without anybody asking for it."""
    if cue("consent").search(text):
        return False
    if cue("automatic").search(text) or cue("runs_on").search(text):
        return True
    stopped_or_said = cue("unless").search(text) or cue("is_renewed").search(text)
    return bool(stopped_or_said) and not _is_option(text)


def _without_end(text: str) -> bool:
    """Whether it goes on until somebody ends it."""
    renewal = cue("renewal").search(text)
    return bool(renewal and cue("indefinite").search(text[renewal.start() :]))


def _has_silent_subject(clause: Clause) -> bool:
    """Whether a sentence begins with its verb: "Przedłuża się ..." is said of the agreement."""
    renewal = cue("renewal").search(clause.text)
    opens = renewal is not None and renewal.start() <= _FIRST_WORDS
    return opens and clause.document.language != "en"


def _length(clause: Clause) -> Duration | None:
    """How long a further term is."""
    text = clause.text
    renewal = cue("renewal").search(text)
    if renewal is None:
        return None
    candidates = [one for one in measured(clause) if _could_be_further(text, one)]
    after = [one for one in candidates if one.found.span.start > renewal.start()]
    further = [one for one in after if one.is_further] or [
        one for one in candidates if one.is_further
    ]
    first = further[0].found.span.start if further else len(text)
    for name, length in (("monthly", Duration(months=1)), ("yearly", Duration(years=1))):
        recurring = cue(name, r"\b").search(text, renewal.start())
        if recurring and recurring.start() < first:
            return length
    if further:
        return further[0].duration
    if cue("yearly", r"\b").search(text):
        return Duration(years=1)
    near = (one for one in candidates if not one.is_first and _is_beside(text, one, renewal))
    return next((one.duration for one in near), None)


def _is_beside(text: str, one: Measured, renewal: re.Match[str]) -> bool:
    """Whether a length stands right behind "renewed", or before it, as in Kazakh."""
    start, end = one.found.span.start, one.found.span.end
    if start > renewal.start():
        return start - renewal.end() <= _NEAR
    return renewal.start() - end <= _NEAR and bool(_KAZAKH.search(text[start:end]))


def _could_be_further(text: str, one: Measured) -> bool:
    """Whether a length stands where that of a further term would."""
    if one.is_notice or one.is_after_end or not _is_plausible(one):
        return False
    start = one.found.span.start
    if cue("within", _WITHIN).search(text[max(0, start - 30) : start]):
        return False
    return any(-_BEFORE <= start - at.start() <= _AFTER for at in cue("renewal").finditer(text))


def _is_plausible(one: Measured) -> bool:
    """A further term lasts a month at least; shorter spans are for doing something."""
    length = one.duration
    return not length.business and (
        length.years > 0 or length.months > 0 or length.weeks * 7 + length.days >= 28
    )


def _times(text: str) -> int | None:
    """How many further terms there are at most, if the text says."""
    if match := _TIMES.search(text):
        number = read_number(match["number"])
        if number is not None and 1 <= number <= 50:
            return number
    for number, name in ((2, "twice"), (3, "thrice")):
        if cue(name).search(text):
            return number
    return 1 if cue("once").search(text) and not cue("successive").search(text) else None
