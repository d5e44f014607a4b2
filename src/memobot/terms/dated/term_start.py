"""What the length of a term is counted from."""

from __future__ import annotations

from collections.abc import Sequence

from memobot.terms.dated.anchors import NamedDate
from memobot.terms.dated.cues import cue, cue_after
from memobot.terms.dated.term_ends import End
from memobot.terms.model import Anchor
from memobot.terms.written.date_finding import find_dates

BEGINS_REACH = r"\b(?: as of| on| upon| from| with| at| the)*(?P<start>[^.;]{0,90})"
"""What may follow a verb of beginning; the group `start` is what it begins with."""
_FROM = (r"\W{0,3}(?:[\w() ]{0,24}?)\b", "counted_from", r"\b(?P<start>[^;]{0,110})")
_NEAR = 80  # characters after "from" in which its object stands


def counted_from(text: str, end: End) -> str | None:
    """What stands after "from" right behind a length, or None."""
    match = cue_after(*_FROM).match(text, end.after)
    return match["start"] if match else None


def anchor_of(text: str, end: End, named: Sequence[NamedDate]) -> Anchor:
    """What the length of an end in a sentence is counted from."""
    start = counted_from(text, end)
    if start is not None:
        return anchor_in(start, named)
    begins = cue("begins", BEGINS_REACH).search(text)
    if begins and cue("starting_event").search(begins["start"][:_NEAR]):
        return anchor_in(begins["start"], named)
    return Anchor.EFFECTIVE


def anchor_in(start: str, named: Sequence[NamedDate]) -> Anchor:
    """What words after "from" or "commencing on" point to."""
    near = start[:_NEAR]
    if cue("in_effect").search(near):
        return Anchor.EFFECTIVE
    if cue("on_last_signature").search(near):
        return Anchor.LAST_SIGNATURE
    if cue("on_signing").search(near):
        return Anchor.SIGNING
    if find_dates(near) or cue("same_day").search(near):
        return Anchor.EFFECTIVE
    known = (one for one in named if one.stated.date or one.stated.anchor is not Anchor.EVENT)
    if any(one.name in near.lower() for one in known):
        return Anchor.EFFECTIVE
    return Anchor.EVENT if cue("starting_event").search(near) else Anchor.EFFECTIVE
