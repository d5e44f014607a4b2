"""The dates on which an agreement was made: in its opening, in its closing formula, beside the
signatures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from memobot.documents.model import Document, UnitKind
from memobot.terms.clauses import Clause
from memobot.terms.dated.cues import cue, cue_after
from memobot.terms.dates import FoundDate
from memobot.terms.model import StatedDate

_OPENING = 4_000  # characters of the text in which the agreement says when it is made
_SHORT_OPENING = 300
_BEFORE = 140  # characters before a date that tell what it is
_ALONE = 45  # characters beside a date that stands on a line of its own
_LIKELY = 2  # points of a date that may be that of making
_SURE = 4  # points of a date that is said to be that of making
_BLOCK = 1_500  # characters of a signature block
_LINE = 120  # characters of a line in it
_SAME_PART = r"\b[^.;]"  # from a word to the date, in one part of the sentence
_TO_LABELLED = r"\b\s?[:.]?\s?[_\s/s]*$"  # from "Date" to the date beside it


def dates_in_opening(
    document: Document, clauses: Sequence[Clause]
) -> tuple[list[StatedDate], list[StatedDate]]:
    """Dates in the opening, the more telling first: those that are said to be of making, and
    those of which nothing is said."""
    end = _opening_end(document)
    ranked: list[tuple[int, int, StatedDate]] = []
    for clause in clauses:
        if clause.span.start >= max(end, 3 * _OPENING):
            break
        names_parties = _names_parties(clause.text)
        if clause.span.start >= end and not names_parties:
            continue
        for found in _dates_of_making(clause):
            points = _points(clause.text, found)
            where = clause.where(found.span.start, found.span.end).start
            if points > 0 and (where < end or (names_parties and points >= _SURE)):
                ranked.append((-points, where, _written(clause, found)))
    ranked.sort(key=lambda one: one[:2])
    likely = [one for points, _, one in ranked if -points >= _LIKELY]
    return likely, [one for points, _, one in ranked if -points < _LIKELY]


def dates_in_closing(document: Document, clauses: Sequence[Clause]) -> list[StatedDate]:
    """Dates in the closing formula, then those beside the signatures: of these the last counts,
    for nothing is agreed before the last party has signed."""
    length = len(document.text)
    signatures = [unit.span for unit in document.walk() if unit.kind is UnitKind.SIGNATURES]
    from_here = min((span.start for span in signatures), default=length * 9 // 10)
    formula: list[StatedDate] = []
    beside: list[StatedDate] = []
    for clause in clauses:
        late = clause.span.start >= from_here
        closes = clause.span.start > length // 3 and cue("closing").search(clause.text)
        together: list[StatedDate] = []
        for found in clause.dates if late or closes else ():
            before = _words_before(clause.text, found)
            if _is_of_other_paper(before):
                continue
            if closes and cue("closing").search(before):
                together.append(_written(clause, found))
            elif late and _is_beside_signature(clause, found, before, from_here):
                beside.append(_written(clause, found))
        # "signed at Oslo on 6 June and at Rome on 9 June": by then all have signed
        formula += _latest(together) or together[:1]
    return formula + _latest(beside)


def _is_beside_signature(clause: Clause, found: FoundDate, before: str, block: int) -> bool:
    """Whether a date has a label, or ends a line of the signature block that begins at `block`."""
    if cue("date_label", _TO_LABELLED).search(before):
        return True
    ends_line = not clause.text[found.span.end :].strip(" .;")
    in_block = clause.span.start - block < _BLOCK
    return (
        ends_line and in_block and len(clause.text) <= _LINE and bool(cue("office").search(before))
    )


def _written(clause: Clause, found: FoundDate) -> StatedDate:
    """A date with itself as its source: openings are long, and a date there speaks for itself."""
    source = clause.source(found.span.start, found.span.end)
    return StatedDate(source, date=found.date, blank=found.blank)


def _dates_of_making(clause: Clause) -> tuple[FoundDate, ...]:
    """The dates of a sentence; of "signed at Oslo on 6 June and at Rome on 9 June" the last."""
    dates = clause.dates
    if len(dates) < 2 or not cue("closing").match(clause.text):
        return dates
    return (max(dates, key=lambda one: one.date.last if one.date else date.min),)


def _opening_end(document: Document) -> int:
    """Where the opening ends: at the first article after the words that name the parties, for a
    table of contents may stand before them."""
    front = document.body.start
    begun = cue("opening", r"\b").search(document.text, front, front + 3 * _OPENING)
    begins = begun.end() if begun else front
    starts = (unit.span.start for unit in document.articles())
    first = next((start for start in starts if start > begins), begins + _OPENING)
    signatures = (unit for unit in document.walk() if unit.kind is UnitKind.SIGNATURES)
    signed = min((unit.span.start for unit in signatures), default=len(document.text))
    return min(max(first, front + _SHORT_OPENING), begins + _OPENING, max(signed, begins))


def _points(text: str, found: FoundDate) -> int:
    """How much speaks for a date as that of making; 0 for one of something else."""
    before = _words_before(text, found)
    after = text[found.span.end : found.span.end + 60]
    if (
        _is_of_other_paper(before)
        or cue_after(r"\W{0,3}", "effective_after").match(after)
        or cue("effective_label").search(before)
        or cue_after(r"\W{0,3}", "paper_after").match(after)
    ):
        return 0
    if cue("effective_on").search(before) and not _follows_made(before):
        return 2 if cue("between", r"\b").search(text) else 0
    made = cue("made", r"\b")
    alone = len(text) - len(found.span) <= _ALONE
    points = _SURE if alone or made.search(before[-110:]) or made.search(after) else 1
    return points - (2 if found.date is None else 0)


def _words_before(text: str, found: FoundDate) -> str:
    return text[max(0, found.span.start - _BEFORE) : found.span.start]


def _is_of_other_paper(before: str) -> bool:
    """Whether the date after these words is that of another paper, or of an end."""
    return bool(cue("other_paper", _SAME_PART + "{0,90}$").search(before))


def _follows_made(before: str) -> bool:
    """Whether the date after these words is that of making, though also called effective."""
    return bool(cue("made_on", _SAME_PART + "{0,60}$").search(before))


def _names_parties(text: str) -> bool:
    """Whether it is the sentence that an agreement begins with."""
    return bool(cue("is_made", r"\b").search(text) and cue("between", r"\b").search(text))


def _latest(found: Iterable[StatedDate]) -> list[StatedDate]:
    """The latest of some dates, the first of equal ones; [] of none."""
    known: list[tuple[date, StatedDate]] = [(one.date.last, one) for one in found if one.date]
    return [max(known, key=lambda one: one[0])[1]] if known else []
