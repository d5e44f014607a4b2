"""Dates that a text gives a name ("Effective Date"), and what dates are counted from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from memobot.terms.clauses import Clause
from memobot.terms.dated.cues import cue
from memobot.terms.dates import FoundDate
from memobot.terms.durations import Duration, find_durations
from memobot.terms.model import Anchor, StatedDate
from memobot.terms.written.date_finding import find_dates
from memobot.terms.written.numbers import NUMBER, read_number

_NAME = (
    r"(?P<name>(?:[A-Za-z][\w-]* ){0,3}(?:effective)?(?:date|day)|"
    r"дат\w+ (?:вступления в силу|подписания|начала)|"
    r"data (?:wejścia w życie|zawarcia|podpisania)|күшіне ену күні)"
)
# '"Effective Date" means', '"Commencement Date": ', "EFFECTIVE DATE: " in a list of particulars.
_MEANS = re.compile(
    rf'(?:^|[\s(])"?\s?{_NAME}\s?"?(?: (?:of|for|under|to) (?:this|the) \w+)?\s?'
    r"(?::|[-–—]|,? (?:means?|shall mean|is defined as|refers to|"
    r"(?:shall|will) be(?: deemed to be)?|is|of (?:this|the) agreement (?:is|shall be)|"
    r"означает|oznacza)\b)(?P<rest>.{0,260})",
    re.IGNORECASE,
)
# '1 May 2018 (the "Effective Date")', "the day of last signature (hereinafter the Start Date)".
_CALLED = re.compile(
    r'\((?:(?:which|such|each|and) [^()"]{0,60})?'
    r"(?:hereinafter|hereafter|herein|the|said|this|such|referred to as|called|collectively|as|"
    r"of this agreement|,|for purposes? of this agreement|далее|zwan\w+|бұдан әрі|[-–—: ])*"
    rf'"?\s?{_NAME}\s?"?\s?(?:of this agreement\s?)?[).,;]',
    re.IGNORECASE,
)
_IN_NAMES = ("date", "day", "дат", "data", "күні")
_NO_PART_OF_NAME = frozenset("the this such means a as of and hereinafter".split())
_NTH_DAY = re.compile(rf"\b(?P<number>{NUMBER}) day (?:after|following|from)?\s*$", re.IGNORECASE)
# Between a length and the signing that it is counted from.
_LEADS_TO = re.compile(
    r"\W{0,3}(?:after|following|from|of|со|с|после|от|po|od|z)?\W{0,3}(?:the |its |their )?",
    re.IGNORECASE,
)
_KAZAKH_AFTER = re.compile(r"\W{0,3}(?:өткен соң|өткеннен кейін|кейін|соң)", re.IGNORECASE)
_BEHIND = 70  # characters behind "signing" in which a Kazakh length stands
_REACH = 150  # characters before a bracket in which the date that it names stands


@dataclass(frozen=True, slots=True)
class NamedDate:
    """A date that the text gives a name, in lower case ("effective date")."""

    name: str
    stated: StatedDate
    clause: Clause


def named_dates(clauses: Sequence[Clause]) -> tuple[NamedDate, ...]:
    """The dates that the sentences define, in the order of the text."""
    found: list[NamedDate] = []
    for clause in clauses:
        text = clause.text
        lower = text.lower()
        if not any(word in lower for word in _IN_NAMES):
            continue
        for match in _MEANS.finditer(text):
            rest = match["rest"]
            stated = read_date(clause, match.start("rest"), match.start("rest") + len(rest))
            if stated:
                found.append(NamedDate(_tidy(match["name"]), stated, clause))
        for match in _CALLED.finditer(text):
            start = max(0, match.start() - _REACH)
            stated = read_date(clause, start, match.start(), last=True)
            if stated:
                found.append(NamedDate(_tidy(match["name"]), stated, clause))
    return tuple(found)


def _tidy(name: str) -> str:
    words = name.lower().split()
    while words and words[0] in _NO_PART_OF_NAME:
        words = words[1:]
    return " ".join(words)


def read_date(clause: Clause, start: int, end: int, *, last: bool = False) -> StatedDate | None:
    """The date that a stretch of a sentence gives: written out, on signing, so long after it, or
    an event. The first of the stretch, or its `last`; None when it gives none."""
    text = clause.text[start:end]
    dates = find_dates(text)
    written = (dates[-1] if last else dates[0]) if dates else None
    if cue("day_of_month").search(text):  # after which month it is takes more than a length
        return StatedDate(clause.readable_source(start, end), anchor=Anchor.EVENT)
    signing = _signing(text, last=last)
    if written and signing and _comes_first(written, signing, last):
        signing = None
    if signing:
        anchor, at = signing
        offset = _offset(text, at)
        return StatedDate(clause.readable_source(start, end), anchor=anchor, offset=offset)
    if written:
        span = written.span
        return stated(clause, FoundDate(written.date, span, written.blank), start)
    if cue("on_event", r"\b").search(text):
        return StatedDate(clause.readable_source(start, end), anchor=Anchor.EVENT)
    return None


def stated(clause: Clause, found: FoundDate, at: int = 0) -> StatedDate:
    """A date written out in a sentence; `at` is where the text that it was found in begins."""
    source = clause.readable_source(at + found.span.start, at + found.span.end)
    return StatedDate(source, date=found.date, blank=found.blank)


def _signing(text: str, *, last: bool) -> tuple[Anchor, int] | None:
    """Whether the words point to the signing: to the last signature, or to the day of it."""
    places = [
        (match.start(), anchor)
        for name, anchor in (
            ("on_last_signature", Anchor.LAST_SIGNATURE),
            ("on_signing", Anchor.SIGNING),
        )
        for match in cue(name).finditer(text)
    ]
    if not places:
        return None
    at = max(places)[0] if last else min(places)[0]
    anchors = {anchor for start, anchor in places if abs(start - at) < 60}
    anchor = Anchor.LAST_SIGNATURE if Anchor.LAST_SIGNATURE in anchors else Anchor.SIGNING
    return anchor, at


def _comes_first(written: FoundDate, signing: tuple[Anchor, int], last: bool) -> bool:
    return written.span.start > signing[1] if last else written.span.start < signing[1]


def _offset(text: str, at: int) -> Duration | None:
    """The length that stands right beside "signing": "thirty days after", "on the tenth day
    after", in Kazakh behind it and followed by "after"."""
    before = text[max(0, at - 60) : at]
    if ordinal := _NTH_DAY.search(before):
        days = read_number(ordinal["number"])
        return Duration(days=days) if days else None
    for found in reversed(find_durations(before)):
        if cue("offset_follows", r"\b").search(before[: found.span.start]):
            return found.duration
        if _LEADS_TO.fullmatch(before[found.span.end :]):
            return found.duration
    behind = text[at : at + _BEHIND]
    for found in find_durations(behind):
        if _KAZAKH_AFTER.match(behind, found.span.end):
            return found.duration
    return None
