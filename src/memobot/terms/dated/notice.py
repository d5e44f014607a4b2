"""The notice that stops a renewal, or asks for one, before the end of the term."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from memobot.terms.clauses import Clause
from memobot.terms.dated.cues import cue
from memobot.terms.dated.roles import Measured, is_about_cure, measured
from memobot.terms.model import Anchor, Notice

_REACH = 160  # characters after a duration in which "prior to the end of the term" may stand
_ENOUGH = 8  # points from which a length is taken to be that of the notice


def find_notice(
    clauses: Sequence[Clause], renewal: Clause | None, automatic: bool | None
) -> Notice | None:
    """The notice period at the end of the term; `renewal` is the sentence of the renewal, and
    `automatic` whether that comes by itself."""
    best: tuple[float, Clause, Measured] | None = None
    near = _following(clauses, renewal)
    for clause in clauses:
        text = clause.text
        if not clause.may_name_duration or not cue("notice").search(text):
            continue
        for one in measured(clause):
            points = _points(clause, one, renewal, near)
            points += 1 if points and automatic else 0
            if points >= _ENOUGH and (best is None or points > best[0]):
                best = (points, clause, one)
    return _read(best[1], best[2], automatic) if best else None


def find_termination_notice(clauses: Sequence[Clause]) -> Notice | None:
    """The notice by which a party ends the agreement at any time, without a reason."""
    for clause in clauses:
        text = clause.text
        if not (clause.may_name_duration and cue("ends_it", r"\b").search(text)):
            continue
        if not cue("giver").search(text) or not _is_of_agreement(clause):
            continue
        if is_about_cure(text) or cue("obligation", r"\b").search(text):
            continue
        for one in measured(clause):
            near = text[max(0, one.found.span.start - 60) : one.found.span.end + 60]
            if one.is_notice and not one.is_after_end and cue("notice").search(near):
                return replace(_read(clause, one, None), before=Anchor.EVENT, to_renew=False)
    return None


def _is_of_agreement(clause: Clause) -> bool:
    """Whether it is the agreement that ends; other languages than English leave that unsaid."""
    return clause.document.language != "en" or bool(
        cue("agreement").search(clause.text) or cue("ends_this").search(clause.text)
    )


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
    stops = cue("unless").search(text) or cue("until_ended").search(text)
    intends = clause in near and cue("intends").search(text) and one.is_notice
    named = one.is_notice or cue("notice").search(text[: one.found.span.start][-60:])
    if not before_end and not intends and not (in_renewal and stops and named):
        return 0
    if cue("agrees", r"(?: \w+){0,4}$").search(text[: one.found.span.start]):
        return 0
    if not cue("notice").search(around) or cue("at_most", r"\s*$").search(
        text[: one.found.span.start][-40:]
    ):
        return 0
    points = 0.0
    points += 4 if before_end else 1
    points += 3 if in_renewal else 2 if clause in near else 0
    points += 2 if cue("renewal").search(text) else 0
    points += 1 if stops else 0
    points += 3 if intends else 0
    points += 2 if one.is_notice else 0
    points += 1 if cue("objection", r"\b").search(text) else 0
    points -= 4 if is_about_cure(around) else 0
    points -= 4 if cue("obligation", r"\b").search(around) else 0
    return points


def counts_back_from_end(text: str, one: Measured) -> bool:
    """Whether the duration is counted back from the end of the term: "three months before its
    expiry", "before its expiry, upon three months' notice", "upon notice ... at the end"."""
    start, end = one.found.span.start, one.found.span.end
    if cue("early", r"\b").search(text):
        return False
    after = text[end : end + _REACH]
    if match := cue("before").search(after[:90]):
        return _is_end_of_term(after[match.start() : match.end() + 90])
    before = text[max(0, start - 130) : start]
    if match := cue("before").search(before):
        return _is_end_of_term(before[match.start() :])
    return bool(cue("at_the_end").search(after))


def _asks_to_renew(text: str, automatic: bool | None) -> bool:
    """Whether the notice asks for a renewal that does not come by itself."""
    if automatic or cue("refuses_to_renew").search(text):
        return False
    if automatic is False and not cue("ends_it", r"\b").search(text):
        return True
    return bool(cue("asks_to_renew").search(text))


def _is_end_of_term(words: str) -> bool:
    return bool(cue("end_of_term").search(words)) and not cue("end_of_other").search(words)


def _read(clause: Clause, one: Measured, automatic: bool | None) -> Notice:
    text = clause.text
    giver = None
    for match in cue("giver").finditer(text):
        giver = match.group()
        if match.end() > one.found.span.start:
            break
    at_term = counts_back_from_end(text, one) or any(
        cue(name).search(text) for name in ("unless", "intends")
    )
    return Notice(
        source=clause.source(),
        duration=one.duration,
        form="written" if cue("written").search(text) else None,
        by=giver,
        to_renew=_asks_to_renew(text, automatic),
        before=Anchor.EXPIRY if at_term else Anchor.EVENT,
    )
