"""A misquoted claim word by word: what is as in the text, what the draft has instead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from memobot.citations.model import Checked, Claim
from memobot.rendering.terminal import visible

_SPACES = re.compile(r"\s+")


class Wording(StrEnum):
    """Whose words they are."""

    BOTH = "both"
    DRAFT = "draft"  # the draft alone has them
    TEXT = "text"  # the text alone has them


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of words, on one line."""

    wording: Wording
    written: str


def compared(checked: Checked, claim: Claim) -> Iterator[Words]:
    """The claim's words in order, with those of the text where the two differ.

    A change that lies outside the claim, or overlaps the one before, is left out. The words of
    the text are set off by spaces.
    """
    draft, at = checked.text, claim.span.start
    for change in sorted(claim.changes, key=lambda change: change.said):
        said = change.said
        if said.start < at or said.end > claim.span.end:
            continue
        yield from _words(Wording.BOTH, draft[at : said.start])
        yield from _words(Wording.DRAFT, said.of(draft))
        if change.text:
            yield from _words(
                Wording.BOTH, "" if draft[max(0, said.end - 1) : said.end].isspace() else " "
            )
            yield from _words(Wording.TEXT, change.text)
            yield from _words(Wording.BOTH, " " if draft[said.end : said.end + 1].isalnum() else "")
        at = said.end
    yield from _words(Wording.BOTH, draft[at : claim.span.end])


def _words(wording: Wording, written: str) -> Iterator[Words]:
    """On one line, but for the spaces at the edges as they are written."""
    shown = visible(_SPACES.sub(" ", written))
    if shown:
        yield Words(wording, shown)
