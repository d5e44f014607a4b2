"""The ends that a sentence names for something that runs: lengths, anniversaries, last days."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from memobot.documents.model import Span
from memobot.terms.clauses import Clause
from memobot.terms.dated.cues import cue
from memobot.terms.dated.roles import Measured, measured
from memobot.terms.dates import FoundDate, PartialDate
from memobot.terms.durations import Duration
from memobot.terms.written.numbers import NUMBER, read_number

_ANNIVERSARY = re.compile(
    rf"\b(?P<number>{NUMBER})(?:\s?\(\s?\d+\s?(?:st|nd|rd|th)?\s?\))?(?:[- ]years?)? "
    r"anniversary (?:date )?(?:of|following|after|from)\b",
    re.IGNORECASE,
)
# From "until" to the date, and from the date to its Kazakh word.
_TO_LAST_DAY = (
    r"\b[\s:\"'(),]{0,6}(?:is |on |at |and including |the close of business on |midnight on |"
    r"midnight |including |the end of |11:59 p\.?m\.?,? (?:[a-z]+ time,? )?on |"
    r"(?:[\w.: ]{1,30}? on )|the earlier of |the later of |(?:\([\w]{1,3}\) ?)|"
    r"close of business |dnia |року )*\s*$"
)
_KAZAKH_UNTIL = re.compile(r"^[\w\s]{0,24}?дейін", re.IGNORECASE)
_END_OF_YEAR = re.compile(
    r"\b(?:until|till|through|to|по|до|do) (?:the )?"
    r"(?:end of (?:the year )?|конца |końca )(?P<year>\d{4})\b|"
    r"\b(?P<kazakh>\d{4}) ?жыл\w* (?:соңына|аяғына) дейін",
    re.IGNORECASE,
)
_TO_LENGTH = r"\b[\w\s,()]{0,25}$"  # from "within" to the length
_DELAY = re.compile(r"\W{0,3}(?:өткен|кейін|соң\b)")  # "отыз күн өткен соң күшіне енеді"
_MONTH_TO_MONTH = re.compile(r"[- ]to[- ]")


@dataclass(frozen=True, slots=True)
class End:
    """An end in a sentence, at a place of its plain text: after a length, or on a day."""

    at: int
    duration: Duration | None = None
    written: FoundDate | None = None
    after: int = 0  # where the words behind it begin

    @property
    def day(self) -> date | None:
        """The last day, of one that is written out."""
        return self.written.date.last if self.written and self.written.date else None

    @property
    def days(self) -> int:
        """About how many days a length has; 0 for a date."""
        if self.duration is None:
            return 0
        length = self.duration
        return length.years * 360 + length.months * 30 + length.weeks * 7 + length.days


def find_ends(clause: Clause) -> list[End]:
    """The ends that a sentence names, in order."""
    found = [*_lengths(clause), *_anniversaries(clause.text), *_last_days(clause)]
    return sorted(found, key=lambda end: end.at)


def _lengths(clause: Clause) -> Iterator[End]:
    for one in measured(clause):
        if _could_be_term(clause.text, one):
            yield End(one.found.span.start, duration=one.duration, after=one.found.span.end)


def _could_be_term(text: str, one: Measured) -> bool:
    if one.is_notice or one.is_further or one.is_after_end or one.duration.business:
        return False
    if _MONTH_TO_MONTH.match(text, one.found.span.end):
        return False
    if _DELAY.match(text, one.found.span.end):
        return False
    before = text[max(0, one.found.span.start - 45) : one.found.span.start]
    return not cue("not_a_term", _TO_LENGTH).search(before)


def _anniversaries(text: str) -> Iterator[End]:
    """ "the third anniversary of" ends three years after."""
    if "nniversary" not in text:
        return
    for match in _ANNIVERSARY.finditer(text):
        years = read_number(match["number"])
        if years and years < 100:
            yield End(match.start(), duration=Duration(years=years), after=match.end() - 3)


def _last_days(clause: Clause) -> Iterator[End]:
    text = clause.text
    for one in clause.dates:
        before = text[max(0, one.span.start - 70) : one.span.start]
        after = text[one.span.end : one.span.end + 30]
        if cue("until", _TO_LAST_DAY).search(before) or _KAZAKH_UNTIL.match(after):
            yield End(one.span.start, written=one, after=one.span.end)
    for match in _END_OF_YEAR.finditer(text):
        last = PartialDate(int(match["year"] or match["kazakh"]), 12, 31)
        span = Span(*match.span())
        yield End(span.start, written=FoundDate(last, span), after=span.end)
