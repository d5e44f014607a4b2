"""What a duration in a sentence is for: the term, a further term, a notice, or something else."""

from __future__ import annotations

import re
from dataclasses import dataclass

from memobot.terms.clauses import Clause
from memobot.terms.cues import cue
from memobot.terms.durations import Duration, FoundDuration

# What stands right before the figure, or right after the unit of time, of a notice period.
_NOTICE_BEFORE = re.compile(
    r"(?:at least|not? (?:less|fewer|later|more) than|no (?:less|fewer|later|more) than|within|"
    r"minimum (?:period )?of|upon|giving|gives?|given|by|on|with|a|an|after|provides?|provided|serves?|"
    r"не (?:позднее|менее|позже)(?:,)? чем|не позднее|не менее|за|минимум за|как минимум за|"
    r"co najmniej|na|nie później niż|najpóźniej|z|z zachowaniem|кемінде|кем дегенде)"
    r"(?: (?:a|an|the|na|чем за|за|чем в|z))?\s*$",
    re.IGNORECASE,
)
_NOTICE_AFTER = re.compile(
    r"\W{0,3}(?:(?:calendar|business|working|full)\s)?(?:s?'s?\s?)?(?:or more |in )?"
    r"(?:\(?\s?(?:prior|previous|advance|advanced|before|written|notice|preceding)\b|"
    r"до\b|перед\b|przed\b|przedtem|бұрын\b|қалғанда\b|qal|алдын\b|wypowiedz\w+|okres wypowiedzenia)",
    re.IGNORECASE,
)
_COUNTED_BACK = re.compile(
    r"[\w\s()',-]{0,24}?\b(?:prior to|before|in advance of|preceding|from the end|ahead of|до (?:даты )?"
    r"(?:истеч\w+|оконч\w+|конца|указан\w+|заверш\w+)|przed (?:upływem|końcem|wygaśn\w+|zakończ\w+|terminem|dniem)|бұрын|қалғанда)\b",
    re.IGNORECASE,
)
# A duration that begins when the agreement has ended binds what survives it.
_AFTER_END = re.compile(
    r"\W{0,3}(?:\([^()]{0,40}\) )?(?:period )?(?:after|following|from|subsequent to) (?:the )?(?:date of )?(?:(?:any|such|its|the|effective|date|of|early) ){0,4}"
    r"(?:termination|expiration|expiry|end of|completion|cancellation|breach|receipt|delivery|notice|shipment|invoice)",
    re.IGNORECASE,
)
_FURTHER_AFTER = re.compile(
    r"\W{0,3}(?:(?:renewal|extension|additional|successive|consecutive|further) )?"
    r"(?:terms?|periods?|extensions?|increments?|renewals?|intervals?|basis)\b",
    re.IGNORECASE,
)
_RATE = re.compile(
    r"(?:bi-?|semi-?)?(?:annual|year|month|quarter|week|dai)(?:ly)?|annually|ежегодн\w*|годов\w*|ежемесячн\w*|"
    r"месячн\w*|roczn\w*|coroczn\w*|miesięczn\w*|жылдық|айлық",
    re.IGNORECASE,
)
_OWN_TERM = re.compile(
    r"\b(?:initial|original|primary|first|base)\b[\w\s()'\"-]{0,30}$|"
    r"(?:перво\w+|początkow\w+|алғашқы)[\w\s]{0,30}$",
    re.IGNORECASE,
)
# Words at which another thought begins.
_BOUNDARY = re.compile(
    r"\b(?:unless|until|provided|notice|notif\w+|if|after|within|если|chyba|егер)\b", re.IGNORECASE
)
_CURE = re.compile(
    r"\b(?:cure[ds]?|curing|remed(?:y|ied)|breach\w*|default\w*|insolven\w*|bankrupt\w*|"
    r"non-?payment|arrears|force majeure|change (?:of|in) control|audit\w*|inspect\w*|invoice\w*|"
    r"reject\w*|dispute\w*|нарушени\w+|naruszeni\w+|бұзушылық\w*)\b",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\b(?:surviv\w+|confidential\w*|warrant(?:y|ies)|non-?compet\w*|solicit\w*|statute|escrow|lock-?up|"
    r"insurance|standstill)\b",
    re.IGNORECASE,
)
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
            is_after_end=bool(_AFTER_END.match(text, found.span.end)),
            is_first=bool(_OWN_TERM.search(text[max(0, found.span.start - 40) : found.span.start])),
        )
        for found in clause.durations
        if not _is_rate(text, found)
    )


def is_about_cure(text: str) -> bool:
    """Whether words are about breaches and their remedies, or about payment."""
    return bool(_CURE.search(text))


def is_about_other(text: str) -> bool:
    """Whether words are about what outlasts an agreement or has periods of its own."""
    return bool(_OTHER.search(text))


def _is_rate(text: str, found: FoundDuration) -> bool:
    """Whether the length is that of "an annual fee"; an "annual term" is one."""
    written = text[found.span.start : found.span.end]
    return bool(_RATE.fullmatch(written)) and not _FURTHER_AFTER.match(text, found.span.end)


def _is_notice(text: str, found: FoundDuration) -> bool:
    before = text[max(0, found.span.start - 40) : found.span.start]
    if _COUNTED_BACK.match(text, found.span.end):
        return True
    if not _NOTICE_AFTER.match(text, found.span.end):
        return bool(re.search(r"(?:not (?:less|later)|no (?:less|later)) than\s*$", before, re.I)) and (
            cue("notice").search(text[found.span.end : found.span.end + 60]) is not None
        )
    return True


def _is_further(text: str, found: FoundDuration) -> bool:
    before = text[max(0, found.span.start - _NEAR) : found.span.start]
    before = _BOUNDARY.split(before)[-1]
    if _OWN_TERM.search(before):
        return False
    if cue("further").search(before):
        return True
    after = text[found.span.end : found.span.end + 40]
    return bool(_FURTHER_AFTER.match(after)) and cue("further").search(after) is not None
