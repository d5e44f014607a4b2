"""How long an agreement runs: a length, a last day, or no end.

Contracts speak of many periods. Each end that a sentence names is weighed (`term_points`), and
the one for which most speaks is taken, if it is enough.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from memobot.terms.clauses import Clause
from memobot.terms.dated.anchors import NamedDate, stated
from memobot.terms.dated.cues import cue
from memobot.terms.dated.term_ends import End, find_ends
from memobot.terms.dated.term_points import ENOUGH, points_of_end, points_of_no_end
from memobot.terms.dated.term_start import BEGINS_REACH, anchor_of, counted_from
from memobot.terms.durations import Duration
from memobot.terms.model import StatedDate, Term
from memobot.terms.written.date_finding import find_dates

_AS_SURE = 1  # points by which another sentence may state the term less surely
_BEGINS_NEAR = 25  # characters from "commencing on" to its date


@dataclass(frozen=True, slots=True)
class TermClause:
    """The sentence of the term, and what was read in it; `begins` is the date from which the
    term runs, where the sentence writes it; `others` are sentences that state another length as
    surely."""

    clause: Clause
    term: Term | None
    expires: StatedDate | None
    begins: StatedDate | None
    others: tuple[tuple[Clause, Duration], ...] = ()


def find_term(
    clauses: Sequence[Clause], named: Sequence[NamedDate], begun: date | None
) -> TermClause | None:
    """The term that the sentences of one document state, or None.

    `begun` is a day on which the agreement was there; an end before it is that of another.
    """
    candidates = [
        (points, clause, end)
        for clause in clauses
        if _may_state_term(clause)
        for points, end in _weighed(clause)
        if points >= ENOUGH and not (end and _is_over(end, begun))
    ]
    if not candidates:
        return None
    most, clause, end = max(candidates, key=lambda one: one[0])
    rivals = (
        (other, length.duration)
        for points, other, length in candidates
        if points >= most - _AS_SURE and other is not clause and length and length.duration
    )
    return _read(clause, end, named, begun, tuple(rivals))


def _may_state_term(clause: Clause) -> bool:
    text = clause.text
    has_end = clause.may_name_duration or clause.may_name_date or "nniversary" in text
    if not (has_end or cue("indefinite").search(text)):  # quicker to see than what it is about
        return False
    return bool(cue("runs").search(text) or cue("counted_length").search(text))


def _weighed(clause: Clause) -> list[tuple[float, End | None]]:
    """The ends that a sentence gives to the term, or no end, each with what speaks for it."""
    ends = find_ends(clause)
    if not ends:
        return [(points_of_no_end(clause), None)]
    return [(points_of_end(clause, end), end) for end in ends]


def _is_over(end: End, begun: date | None) -> bool:
    return bool(end.day and begun and end.day <= begun)


def _read(
    clause: Clause,
    best: End | None,
    named: Sequence[NamedDate],
    begun: date | None,
    rivals: tuple[tuple[Clause, Duration], ...],
) -> TermClause:
    begins = _begins(clause)
    if best is None:
        return TermClause(clause, Term(clause.source(), indefinite=True), None, begins)
    # "for three years, ending 31 December 1998" gives both; each other is found on its own.
    good = [
        end
        for end in find_ends(clause)
        if points_of_end(clause, end) >= ENOUGH and not _is_over(end, begun)
    ]
    length = next((end for end in good if end.duration), None)
    last = next((end.written for end in good if end.written), None)
    term = None
    if length:
        anchor = anchor_of(clause.text, length, named)
        term = Term(clause.source(), duration=length.duration, anchor=anchor)
    others = tuple(one for one in rivals if term and one[1] != term.duration)
    return TermClause(clause, term, stated(clause, last) if last else None, begins, others)


def _begins(clause: Clause) -> StatedDate | None:
    """The date written after "commencing on", or after a length "from"."""
    for end in find_ends(clause):
        start = counted_from(clause.text, end) if end.duration else None
        dates = find_dates(start) if start else ()
        if start and dates and dates[0].span.start < _BEGINS_NEAR:
            return stated(clause, dates[0], clause.text.index(start, end.after))
    for match in cue("begins", BEGINS_REACH).finditer(clause.text):
        dates = find_dates(match["start"])
        if dates and dates[0].span.start < _BEGINS_NEAR:
            return stated(clause, dates[0], match.start("start"))
    return None
