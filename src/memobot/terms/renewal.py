"""How an agreement goes on after its term."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from memobot.terms.clauses import Clause
from memobot.terms.cues import cue
from memobot.terms.durations import Duration
from memobot.terms.model import Renewal
from memobot.terms.numbers import NUMBER, read_number
from memobot.terms.roles import Measured, is_about_cure, is_about_other, measured

_YEARLY = re.compile(
    r"\b(?:year[- ]to[- ]year|on an? (?:annual|yearly|year-by-year) basis|annually|annual (?:terms?|periods?|renewals?|extensions?)|yearly|"
    r"(?:every|each) (?:calendar |contract )?year|each anniversary|calendar[- ]year (?:terms?|periods?)|anniversary to anniversary|"
    r"из года в год|ежегодно|z roku na rok|corocznie|co roku|жыл сайын)\b",
    re.IGNORECASE,
)
_MONTHLY = re.compile(
    r"\b(?:month[- ]to[- ]month|on a monthly basis|from month to month|ежемесячно|z miesiąca na miesiąc)\b",
    re.IGNORECASE,
)
_TIMES = re.compile(
    rf"\b(?P<number>{NUMBER})(?:\s?\(\s?\w+\s?\))?,? (?:more |separate )?(?:additional|further|successive|"
    r"consecutive|subsequent|renewal|extension|extended|successor|options?|times|раза?|razy|рет)\b"
    r"(?! ?(?:years?|months?|days?|weeks?)\b)",
    re.IGNORECASE,
)
_ONCE = re.compile(
    r"\bone (?:\(1\) )?(?:additional|further|more|single)\b(?! ?(?:years?|months?|days?|weeks?)\b)|\bonce\b|"
    r"\bодин раз\b|однократно|\bjeden raz\b|jednokrotnie|\bбір рет\b",
    re.IGNORECASE,
)
_OPTION = re.compile(
    r"\b(?:option|may (?:be )?(?:renew|extend|prolong)|right to (?:renew|extend)|elect\w*|mutual(?:ly)?|"
    r"by (?:written )?(?:agreement|consent)|upon (?:written )?(?:agreement|consent)|"
    r"по (?:взаимному )?(?:соглашению|согласию)|может быть|za (?:obopólną )?zgodą|może (?:być|zostać)|"
    r"келісім\w* бойынша|мүмкін)\b",
    re.IGNORECASE,
)
_IS_RENEWED = re.compile(
    r"\b(?:is|are|shall|will|shall then|shall thereafter) (?:be |then |thereafter |also )*(?:renewed|extended|prolonged|renew|extend)\b|"
    r"\brenews (?:for|on|at)\b",
    re.IGNORECASE,
)
_RUNS_ON = re.compile(
    r"\b(?:continu|remain|renew|effective)\w*[^.;]{0,70}\b(?:month|quarter|year)[- ]to[- ](?:month|quarter|year)\b|"
    r"\bfrom (?:month|quarter|year) to (?:month|quarter|year)\b",
    re.IGNORECASE,
)
# "unless the parties agree to renew" is no renewal by itself.
_CONSENT = re.compile(
    r"\bunless [^;.]{0,90}?\bagree\w*[^;.]{0,30}\b(?:renew|extend)|\bif agreed\b|\b(?:mutual(?:ly)?|both parties) "
    r"(?:agree|consent|so wish)",
    re.IGNORECASE,
)
_DONE = re.compile(r"\bis hereby (?:extended|renewed)|has been (?:extended|renewed)\b", re.IGNORECASE)
_NO_RENEWAL = re.compile(
    r"\b(?:shall|will|may|does|is|are|can)(?: not|n't) (?:be )?(?:automatically |tacitly )?(?:renew|extend|prolong)\w*|"
    r"no (?:right|option) (?:to|of) renew|no (?:automatic |tacit )(?:renewal|extension|prolongation)|"
    r"\bне (?:подлежит|предусматривает\w*) (?:\w+ )?(?:продлени|пролонгаци)|не продлева|не пролонгиру|"
    r"\bnie (?:podlega|ulega) (?:\w+ )?(?:przedłużeni|odnowieni)|\bnie przedłuża|ұзартылмайды",
    re.IGNORECASE,
)
_AS_LONG = re.compile(
    r"\b(?:same|equal|like|identical) (?:period|term|duration|length)|(?:такой же|тот же|аналогичный) "
    r"(?:срок|период)|на тех же условиях и на тот же срок|(?:taki sam|ten sam|równy) okres|"
    r"(?:сондай|дәл сол) мерзім\w*",
    re.IGNORECASE,
)
_WITHIN = re.compile(r"\b(?:within|upon|every|first|last|past|in)\b[\w\s()]{0,20}$", re.IGNORECASE)
# "'Renewal Term' means" tells of the renewal, "'End Date' means" only mentions it.
_DEFINITION = re.compile(
    r'^\W{0,4}(?:[\w.()]{1,6} )?"(?!(?:[\w-]+ )?(?:term|renew|exten))[^"]{2,60}"[\w\s()]{0,12}\b(?:means?|shall mean)\b', re.IGNORECASE
)
# "shall extend for fifty years" says how long the first term is.
_RUNS_FOR = re.compile(r"\b(?:shall|will|does) extends? (?:for|over)\b|\bextends for\b", re.IGNORECASE)
_FOLLOWING = 3  # sentences after that of the term
_BEFORE, _AFTER = 120, 220  # characters from "renewed" in which its length stands
_NEAR = 60  # characters between "renewed" and its length
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
    renewals = list(cue("renewal").finditer(text))
    if not renewals or _NO_RENEWAL.search(text) or _DONE.search(text) or _DEFINITION.search(text):
        return 0
    near = " ".join(text[max(0, one.start() - 130) : one.end() + 70] for one in renewals)
    length = _length(clause)
    automatic = cue("automatic").search(near) is not None
    if not automatic and _RUNS_FOR.search(text) and not cue("further").search(_RUNS_FOR.sub(" ", near)):
        return 0
    points = 0.0
    points += 2 if cue("agreement").search(near) or cue("term_words").search(near) else -2
    points += 3 if automatic else 0
    points += 1 if cue("unless").search(text) else 0
    points += 2 if length is not None else 0
    points += 1 if length is not None and cue("successive").search(near) else 0
    points += 1 if cue("term_heading").search(clause.heading) else 0
    points -= 4 if cue("renewal_of_other").search(text) else 0
    points -= 4 if is_about_other(near) else 0
    points -= 4 if is_about_cure(near) and not automatic and not _OPTION.search(near) else 0
    points -= 2 if length is None and not (_AS_LONG.search(text) or _without_end(text)) else 0
    return points


def _read(clause: Clause) -> RenewalClause:
    text = clause.text
    length = _length(clause)
    times = _times(text)
    automatic = not _CONSENT.search(text) and bool(
        cue("automatic").search(text)
        or (cue("unless").search(text) and not _OPTION.search(text))
        or _RUNS_ON.search(text)
        or (_IS_RENEWED.search(text) and not _OPTION.search(text))
    )
    once = times == 1
    renewal = Renewal(
        source=clause.source(),
        automatic=automatic,
        duration=length,
        successive=not once and bool(cue("successive").search(text) or (times or 0) > 1),
        times=times,
        indefinite=automatic and length is None and _without_end(text),
    )
    return RenewalClause(renewal, clause, length is None and bool(_AS_LONG.search(text)))


def _without_end(text: str) -> bool:
    """Whether it goes on until somebody ends it."""
    return bool(cue("indefinite").search(_after_renewal(text)))


def _after_renewal(text: str) -> str:
    match = cue("renewal").search(text)
    return text[match.start() :] if match else ""


def _length(clause: Clause) -> Duration | None:
    """How long a further term is."""
    text = clause.text
    renewal = cue("renewal").search(text)
    if renewal is None:
        return None
    candidates = [
        one
        for one in measured(clause)
        if not one.is_notice and not one.is_after_end and _is_plausible(one)
        and not _WITHIN.search(text[max(0, one.found.span.start - 30) : one.found.span.start])
    ]
    candidates = [
        one
        for one in candidates
        if any(-_BEFORE <= one.found.span.start - at.start() <= _AFTER for at in cue("renewal").finditer(text))
    ]
    after = [one for one in candidates if one.found.span.start > renewal.start()]
    further = [one for one in after if one.is_further] or [one for one in candidates if one.is_further]
    first = further[0].found.span.start if further else len(text)
    for pattern, length in ((_MONTHLY, Duration(months=1)), (_YEARLY, Duration(years=1))):
        recurring = pattern.search(text, renewal.start())
        if recurring and recurring.start() < first:
            return length
    if further:
        return further[0].duration
    if _YEARLY.search(text):
        return Duration(years=1)
    near = [one for one in after if not one.is_first and one.found.span.start - renewal.end() <= _NEAR]
    return near[0].duration if near else None


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
    return 1 if _ONCE.search(text) and not cue("successive").search(text) else None
