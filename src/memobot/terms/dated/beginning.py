"""When an agreement was signed and when it enters into force."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from memobot.documents.model import Document, Span
from memobot.language import has_kazakh_letters
from memobot.terms.clauses import Clause
from memobot.terms.dated.anchors import NamedDate, read_date
from memobot.terms.dated.cues import cue
from memobot.terms.dated.signing_dates import dates_in_closing, dates_in_opening
from memobot.terms.model import Anchor, StatedDate

_FIRST_WORD = 12  # characters in which a sentence without a subject begins
_LONGEST_GAP = 110  # characters from the subject to its verb
_REACH = 110  # characters after the verb in which the date stands
_SAME_PART = r"\b[^.;]{0,40}$"  # from a word to the verb, in one part of the sentence
_EFFECTIVE_NAMES = (
    "effective date",
    "effectivedate",
    "commencement date",
    "date of entry into force",
    "agreement effective date",
    "term commencement date",
    "дата вступления в силу",
    "data wejścia w życie",
    "күшіне ену күні",
)


@dataclass(frozen=True, slots=True)
class Beginning:
    """When the agreement was signed and takes effect, as stated; `others` are dates of signing
    that the text also gives and that differ."""

    signed: StatedDate | None
    effective: StatedDate | None
    others: tuple[StatedDate, ...] = ()


def find_beginning(
    document: Document, clauses: Sequence[Clause], named: Sequence[NamedDate]
) -> Beginning:
    """The dates of signing and of entry into force."""
    opening, unsure = dates_in_opening(document, clauses)
    closing = dates_in_closing(document, clauses)
    signed = _signed([*opening, *closing, *unsure])
    others = tuple(
        one
        for one in closing
        if signed and signed.date and one.date and one.date != signed.date and not signed.blank
    )
    return Beginning(signed, _effective(clauses, named), others)


def _signed(dates: Sequence[StatedDate]) -> StatedDate | None:
    """The first of the dates, the more telling first; failing that, one that is not all blank."""
    signed = _fuller(dates[0], dates) if dates else None
    if signed and signed.date:
        return signed
    return next((one for one in dates if one.date), signed)


def _fuller(signed: StatedDate, others: Sequence[StatedDate]) -> StatedDate:
    """A date that fills what `signed` leaves blank: "this __ day of May 2014" is signed "5 May"."""
    if not signed.blank or signed.date is None:
        return signed
    given = signed.date
    for one in others:
        if one.date and not one.blank and one.date.iso.startswith(given.iso):
            return one
    return signed


def _effective(clauses: Sequence[Clause], named: Sequence[NamedDate]) -> StatedDate | None:
    """The entry into force: a date of that name, or what a sentence says of it; the first of
    both, for exhibits at the end have effective dates of their own."""
    defined = next((one.stated for one in named if one.name in _EFFECTIVE_NAMES), None)
    for clause in clauses:
        if defined and clause.span.start > defined.source.start:
            break
        if found := _takes_effect(clause):
            return found
    return defined


def _takes_effect(clause: Clause) -> StatedDate | None:
    """What a sentence says of the entry into force: "this Agreement ... takes effect on ..."."""
    text = clause.text
    verbs = list(cue("takes_effect").finditer(text))
    if not verbs:
        return None
    subject = cue("agreement").search(text) or cue("term_words").search(text)
    for verb in verbs:
        after_subject = subject is not None and verb.start() >= subject.end()
        opens = verb.start() <= _FIRST_WORD  # "Wchodzi w życie ...": of the agreement
        if not (opens or after_subject) or _is_of_other(text, verb.start()):
            continue
        start = subject.end() if subject and not opens else verb.start()
        if verb.start() - start > _LONGEST_GAP:
            continue
        read = _date_beside(clause, start, verb)
        if read and (read.anchor is not Anchor.EVENT or _is_entry(verb)):
            return read
    return None


def _date_beside(clause: Clause, start: int, verb: re.Match[str]) -> StatedDate | None:
    """The date behind the verb of a sentence; in Kazakh it stands before: "қол қойылған күнінен
    бастап күшіне енеді". An event where there is no date, but something that is waited for."""
    text, waits = clause.text, cue("condition_of_force", r"\b")
    stands_before = has_kazakh_letters(verb.group())
    if stands_before:
        span = Span(max(start, verb.start() - _REACH), verb.start())
        waited_for = waits.search(span.of(text))
    else:
        span = Span(verb.end(), min(len(text), verb.end() + _REACH))
        waited_for = waits.match(span.of(text).lstrip())
    read = read_date(clause, span.start, span.end, last=stands_before)
    is_named = any(name in span.of(text).lower() for name in _EFFECTIVE_NAMES)
    if read or not waited_for or is_named or not _is_entry(verb):
        return read
    return StatedDate(clause.readable_source(span.start, span.end), anchor=Anchor.EVENT)


def _is_entry(verb: re.Match[str]) -> bool:
    return cue("enters_into_force").match(verb.group()) is not None


def _is_of_other(text: str, verb: int) -> bool:
    """Whether something else than the agreement takes effect."""
    before = text[max(0, verb - 60) : verb]
    return bool(cue("other_takes_effect", _SAME_PART).search(before))
