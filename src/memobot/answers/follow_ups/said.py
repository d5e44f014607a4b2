"""A message without the words that only tie it to the conversation."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from memobot.answers.follow_ups.cues import (
    Cue,
    cue_at,
    cue_before,
    cues_in,
    language_of,
    rejection,
)
from memobot.language import detect

COURTESIES = ("greeting", "thanks", "farewell")
_CYRILLIC = frozenset({"ru", "kk"})
_FEW = 4  # words
_LONGEST = 300  # characters of a message that is read for what it corrects
_EDGE = " \t,;:.!?…–—-()\"'"
_BREAK = re.compile(r"\s*(?:[,;:.!?…)]|$)|\s+[–—-]\s")
_LINKS = ("opening", "closing", "correction", "correction_end", "joining")
_POINTERS = ("pointing", "back", "vague")
_ASKING = ("stated", "other", "both", "every", "when", "where", "who")


@dataclass(frozen=True, slots=True)
class Said:
    """A message taken apart.

    `text` is what it says, without courtesies; `core` also without "and", "no, I meant" and what
    it rejects. `courtesy` is the first one in it. `language` is that of its cues, if it has any.
    """

    text: str
    core: str
    courtesy: str | None = None
    language: str | None = None
    opened: bool = False  # begins as a follow-up does: "and", "what about"
    corrects: bool = False
    rejected: str = ""

    @property
    def points_back(self) -> bool:
        """Whether a word of it stands for the agreement that was spoken of: "it"."""
        return bool(cues_in(self.core, "back"))


def spoken(text: str, likely: str) -> str:
    """The language of `text`: of a few words, which tell little, the one that is likely."""
    own = detect(text)
    same_script = (own in _CYRILLIC) == (likely in _CYRILLIC)
    return likely if same_script and len(text.split()) <= _FEW else own


def read(message: str) -> Said:
    """Take a message apart."""
    text, courtesies = _without_courtesies(" ".join(message.split()))
    said = Said(text, text.strip(_EDGE), courtesies[0].kind if courtesies else None)
    if len(text) <= _LONGEST:
        said = _without_ties(said)
    cues = (*courtesies, *cues_in(text, *_LINKS, *_POINTERS, *_ASKING))
    return replace(said, language=language_of(cues))


def _without_courtesies(text: str) -> tuple[str, list[Cue]]:
    """`text` without the courtesies that it begins or ends with, and these."""
    found: list[Cue] = []
    while cue := cue_at(text, 0, *COURTESIES):
        rest = text[cue.span.end :].lstrip(_EDGE)
        if not (_BREAK.match(text, cue.span.end) or cue_at(rest, 0, *COURTESIES)):
            break
        found.append(cue)
        text = rest
    while cue := cue_before(text, len(text.rstrip(_EDGE)), *COURTESIES):
        if not text[: cue.span.start].rstrip(" ").endswith(tuple(",;:.!?–—-")):
            break
        found.append(cue)
        text = text[: cue.span.start].rstrip(" ,;:–—-")
    return text, found


def _without_ties(said: Said) -> Said:
    """`said` with its core: what is left of the text when nothing more can be taken away."""
    core = said.core
    while True:
        if rejected := rejection(core):
            core, no = rejected
            said = replace(said, corrects=True, rejected=no)
        elif cue := cue_at(core, 0, "correction", "opening"):
            said = replace(
                said,
                corrects=said.corrects or cue.kind == "correction",
                opened=said.opened or cue.kind == "opening",
            )
            core = core[cue.span.end :].lstrip(_EDGE)
        elif cue := cue_before(core, len(core), "closing", "correction_end"):
            core = core[: cue.span.start].rstrip(_EDGE)
        else:
            return replace(said, core=core)
