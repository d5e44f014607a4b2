"""What a duration in a sentence is for: the term, a further term, a notice, or something else."""

from __future__ import annotations

import re
from dataclasses import dataclass

from memobot.terms.clauses import Clause
from memobot.terms.dated.cues import cue, cue_after
from memobot.terms.durations import Duration, FoundDuration

# Between a length of time and the words after it that tell what it is for.
_GAP = r"\W{0,3}"
_NOTICE_GAP = _GAP + r"(?:(?:calendar|business|working|full)\s)?(?:s?'s?\s?)?(?:or more |in )?"
_BACK_GAP = r"[\w\s()',-]{0,24}?\b"
# A length that begins when the agreement has ended binds what survives it.
_END_GAP = (
    _GAP + r"(?:\([^()]{0,40}\) )?(?:period )?(?:after|following|from|subsequent to) "
    r"(?:the )?(?:date of )?(?:(?:any|such|its|the|effective|date|of|early) ){0,4}"
)
_NOT_LESS = re.compile(r"(?:not (?:less|later)|no (?:less|later)) than\s*$", re.IGNORECASE)
_OWN_REACH = r"[\w\s()'\"-]{0,30}$"  # from "initial" to the length
_NEAR = 70  # characters in which a word belongs to a duration


@dataclass(frozen=True, slots=True)
class Measured:
    """A duration in a sentence, with what its surroundings make of it."""

    found: FoundDuration
    is_notice: bool
    is_further: bool
    is_after_end: bool
    is_first: bool

    @property
    def duration(self) -> Duration:
        """The length itself."""
        return self.found.duration


def measured(clause: Clause) -> tuple[Measured, ...]:
    """The durations of a sentence in order, each with its role; spans are of the plain text."""
    text = clause.text
    return tuple(
        Measured(
            found,
            is_notice=_is_notice(text, found),
            is_further=_is_further(text, found),
            is_after_end=bool(cue_after(_END_GAP, "ended").match(text, found.span.end)),
            is_first=_is_first(text[max(0, found.span.start - 40) : found.span.start]),
        )
        for found in clause.durations
        if not _is_rate(text, found)
    )


def is_about_cure(text: str) -> bool:
    """Whether words are about breaches and their remedies, or about payment."""
    return bool(cue("cure", r"\b").search(text))


def is_about_other(text: str) -> bool:
    """Whether words are about what outlasts an agreement or has periods of its own."""
    return bool(cue("outlasting", r"\b").search(text))


def _is_rate(text: str, found: FoundDuration) -> bool:
    """Whether the length is that of "an annual fee"; an "annual term" is one."""
    written = text[found.span.start : found.span.end]
    if not cue("rate").fullmatch(written):
        return False
    return not cue_after(_GAP, "further_after").match(text, found.span.end)


def _is_notice(text: str, found: FoundDuration) -> bool:
    end = found.span.end
    if cue_after(_BACK_GAP, "counted_back", r"\b").match(text, end):
        return True
    if cue_after(_NOTICE_GAP, "notice_after").match(text, end):
        return True
    before = text[max(0, found.span.start - 40) : found.span.start]
    return bool(_NOT_LESS.search(before) and cue("notice").search(text[end : end + 60]))


def _is_first(before: str) -> bool:
    return bool(cue("own_term", _OWN_REACH).search(before))


def _is_further(text: str, found: FoundDuration) -> bool:
    before = text[max(0, found.span.start - _NEAR) : found.span.start]
    before = cue("boundary", r"\b").split(before)[-1]
    if _is_first(before):
        return False
    if cue("further").search(before):
        return True
    after = text[found.span.end : found.span.end + 40]
    return bool(cue_after(_GAP, "further_after").match(after) and cue("further").search(after))
