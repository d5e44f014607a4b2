"""A draft cut at the edges of its claims."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from memobot.rendering.notes import Note


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the draft; `note` is None outside the claims."""

    text: str
    note: Note | None = None


def segments(text: str, notes: Sequence[Note]) -> Iterator[Segment]:
    """The whole of `text` in order; of claims that overlap, the later one has what is left."""
    at = 0
    for note in notes:
        start, end = max(at, note.claim.span.start), max(at, note.claim.span.end)
        if text[at:start]:
            yield Segment(text[at:start])
        yield Segment(text[start:end], note)
        at = end
    if text[at:]:
        yield Segment(text[at:])
