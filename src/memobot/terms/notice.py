"""The notice that stops a renewal, or asks for one, before the end of the term."""

from __future__ import annotations

import re
from collections.abc import Sequence

from memobot.terms.clauses import Clause
from memobot.terms.cues import cue
from memobot.terms.model import Anchor, Notice
from memobot.terms.roles import Measured, is_about_cure, measured

_REACH = 160  # characters after a duration in which "prior to the end of the term" may stand
_ENOUGH = 8
_OBLIGATION = re.compile(
    r"\b(?:negotiat\w+|meet\b|discuss\w*|forecast\w*|price\w*|fees?\b|budget\w*|deliver(?:y|ed)\b|"
    r"purchase orders?|proposals?|transition\w*|employment|employ\w*|solicit\w*|insurance|polic(?:y|ies)|patents?|royalt\w*|vacat\w*)\b",
    re.IGNORECASE,
)
_AT_MOST = re.compile(r"\b(?:not? (?:more|earlier|sooner|greater) than|no earlier than|nor more than)\s*$", re.IGNORECASE)
_OTHER_PERIOD = re.compile(
    r"(?:expir\w+|end|conclusion) of (?:the |such |this |said |that |any |its )?(?:applicable |aforesaid )?"
    r"(?:[\w-]+ )?(?:\(?\d+\)? ?-?(?:business |calendar )?days?\b|notice\b|cure\b|offer\w*\b|\w+ day\b|quarter\b|month\b|warranty\b)",
    re.IGNORECASE,
)
# "before its term" of an end that comes early.
_EARLY = re.compile(r"\b(?:мерзімінен бұрын|досрочн\w+|przedterminow\w+|przed terminem)\b", re.IGNORECASE)
_AT_THE_END = re.compile(
    r"\b(?:terminat\w+|cancel\w*|end|discontinue)\b[\w\s,]{0,40}\b(?:at|on|as of|effective)\b[\w\s]{0,14}"
    r"\b(?:end|expir\w+|anniversary)\b",
    re.IGNORECASE,
)
_OBJECTION = re.compile(
    r"\b(?:non-?renewal|not to (?:renew|extend)|not (?:wish|intend|desire|want|be renewed)|intention to terminate|"
    r"desire to terminate|terminat\w+|denounc\w+|cancel\w*|cease|расторг\w*|прекра\w*|денонс\w*|отказ\w*|"
    r"wypowie\w*|rozwiąza\w*|тоқтат\w*|бұз\w*)\b",
    re.IGNORECASE,
)
_UNTIL_ENDED = re.compile(
    r"\b(?:until|unless) (?:it is |so )?(?:terminated|cancell?ed) by\b", re.IGNORECASE
)
# The sentence after that of the renewal: "Three months' notice of the intention to terminate ...".
_INTENDS = re.compile(r"\bintent(?:ion)? (?:to|not|of)\b(?!.*\bat any time\b)", re.IGNORECASE)
_AGREED = re.compile(r"\bagree(?:s|d)?(?: \w+){0,4}$", re.IGNORECASE)  # no notice, but a consent
_WISH_TO_RENEW = re.compile(
    r"\b(?:wish\w*|desire\w*|elect\w*|choose\w*|choice|option|intent\w*|right|request\w*|seek\w*|notice|want\w*)\b"
    r"[\w\s']{0,40}?\b(?:to (?:so )?(?:renew|extend)|of renewal|for renewal)\b|\brenewal notice\b|"
    r"\bmay\b[^.;]{0,160}\b(?:extend|renew)\b|"
    r"(?:намерени\w+|желани\w+) продлить|zamiar\w* przedłuż\w*|ұзарту\w* ниет\w*",
    re.IGNORECASE,
)
_ENDS = re.compile(r"\b(?:terminat\w+|denounc\w+|cancel\w*)\b", re.IGNORECASE)
_ASKED_FOR = re.compile(r"\bnot (?:to|wish to|elect to|want to) (?:renew|extend)|non-?renewal", re.IGNORECASE)


def find_notice(
    clauses: Sequence[Clause], renewal: Clause | None, automatic: bool | None
) -> Notice | None:
    """The notice period at the end of the term; `renewal` is the sentence of the renewal, and
    `automatic` whether that comes by itself."""
    best: tuple[float, Clause, Measured] | None = None
    near = _following(clauses, renewal)
    for clause in clauses:
        text = clause.text
        if not cue("notice").search(text):
            continue
        for one in measured(clause):
            points = _points(clause, one, renewal, near)
            if points >= _ENOUGH and (best is None or points > best[0]):
                best = (points, clause, one)
    return _read(best[1], best[2], automatic) if best else None


def _following(clauses: Sequence[Clause], renewal: Clause | None) -> tuple[Clause, ...]:
    """The two sentences after that of the renewal."""
    if renewal is None:
        return ()
    at = next((number for number, clause in enumerate(clauses) if clause is renewal), None)
    return tuple(clauses[at + 1 : at + 3]) if at is not None else ()


def _points(
    clause: Clause, one: Measured, renewal: Clause | None, near: tuple[Clause, ...]
) -> float:
    """How much speaks for a duration as that notice period."""
    text = clause.text
    around = text[max(0, one.found.span.start - 140) : one.found.span.end + 90]
    before_end = counts_back_from_end(text, one)
    in_renewal = clause is renewal
    stops = cue("unless").search(text) or _UNTIL_ENDED.search(text)
    intends = clause in near and _INTENDS.search(text) and one.is_notice
    if not before_end and not intends and (one.is_further or not in_renewal or not stops):
        return 0
    if _AGREED.search(text[: one.found.span.start]):
        return 0
    if not cue("notice").search(around) or _AT_MOST.search(text[: one.found.span.start][-40:]):
        return 0
    points = 0.0
    points += 4 if before_end else 1
    points += 3 if in_renewal else 2 if clause in near else 0
    points += 2 if cue("renewal").search(text) else 0
    points += 1 if stops else 0
    points += 3 if intends else 0
    points += 2 if one.is_notice else 0
    points += 1 if _OBJECTION.search(text) else 0
    points -= 4 if is_about_cure(around) else 0
    points -= 4 if _OBLIGATION.search(around) else 0
    return points


def counts_back_from_end(text: str, one: Measured) -> bool:
    """Whether the duration is counted back from the end of the term: "three months before its
    expiry", "before its expiry, upon three months' notice", "upon notice ... at the end"."""
    start, end = one.found.span.start, one.found.span.end
    if _EARLY.search(text):
        return False
    after = text[end : end + _REACH]
    if match := cue("before").search(after[:90]):
        return _is_end_of_term(after[match.start() : match.end() + 90])
    before = text[max(0, start - 130) : start]
    if match := cue("before").search(before):
        return _is_end_of_term(before[match.start() :])
    return bool(_AT_THE_END.search(after))


def _asks_to_renew(text: str, automatic: bool | None) -> bool:
    """Whether the notice asks for a renewal that does not come by itself."""
    if automatic or _ASKED_FOR.search(text):
        return False
    return automatic is False and not _ENDS.search(text) or bool(_WISH_TO_RENEW.search(text))


def _is_end_of_term(words: str) -> bool:
    return bool(cue("end_of_term").search(words)) and not _OTHER_PERIOD.search(words)


def _read(clause: Clause, one: Measured, automatic: bool | None) -> Notice:
    text = clause.text
    giver = None
    for match in cue("giver").finditer(text):
        giver = match.group()
        if match.end() > one.found.span.start:
            break
    return Notice(
        source=clause.source(),
        duration=one.duration,
        form="written" if cue("written").search(text) else None,
        by=giver,
        to_renew=_asks_to_renew(text, automatic),
        before=Anchor.EXPIRY if counts_back_from_end(text, one) or cue("unless").search(text) else Anchor.EVENT,
    )
