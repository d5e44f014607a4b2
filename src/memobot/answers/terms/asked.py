"""What a question asks of the terms of agreements, if it asks for them and for nothing else.

The cues are in `asked.toml`. They say what is asked; whether the question asks for
anything beside it is told by the words that no cue explains.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources
from itertools import pairwise

from memobot.documents.model import Span


class Facet(StrEnum):
    """A part of the terms; the names are those of the tables of cues."""

    TERM = "term"
    STATE = "state"
    EFFECTIVE = "effective"
    SIGNED = "signed"
    PLACE = "place"
    SIGNATORIES = "signatories"
    RENEWAL = "renewal"
    NOTICE = "notice"
    PARTIES = "parties"
    LANGUAGES = "languages"
    COPIES = "copies"
    GOVERNING_LAW = "governing_law"
    SUMMARY = "summary"


@dataclass(frozen=True, slots=True)
class Cue:
    """Words of a question and the kind of cue that they are."""

    kind: str
    span: Span


@dataclass(frozen=True, slots=True)
class AskedTerms:
    """The parts asked for, in order, and every cue in the order of the text."""

    facets: tuple[Facet, ...]
    cues: tuple[Cue, ...]
    general: tuple[Span, ...]

    def has(self, *kinds: str) -> bool:
        """Whether there is a cue of one of these kinds."""
        return any(cue.kind in kinds for cue in self.cues)

    def explains(self, span: Span) -> bool:
        """Whether a word belongs to a cue, or is one that asks for nothing in particular."""
        return any(cue.span.overlaps(span) for cue in self.cues) or any(
            one.overlaps(span) for one in self.general
        )

    @property
    def asks_how_to_leave(self) -> bool:
        """Whether it asks how to end an agreement, which takes more than a notice period."""
        return _exits(self.cues) and Facet.NOTICE not in self.facets

    @property
    def is_across(self) -> bool:
        """Whether it plainly asks about several agreements, or about all."""
        return self.has("agreements", "which", "how_many", "due", "compare")


_INTERROGATIVES = {
    "when": Facet.SIGNED,
    "where": Facet.PLACE,
    "who": Facet.SIGNATORIES,
}
_FACETS = {facet.value: facet for facet in Facet} | {"ended": Facet.STATE}
# In force is what every question for the term, the renewal or the like speaks of.
_STRONGER_THAN_STATE = {Facet.TERM, Facet.EFFECTIVE, Facet.RENEWAL, Facet.NOTICE}


def asked_terms(question: str) -> AskedTerms:
    """What `question`, in any of the four languages, asks of the terms of agreements."""
    table = _cues()
    found = [
        Cue(kind, Span(*match.span()))
        for kind, pattern in table.items()
        if kind != "general"
        for match in pattern.finditer(question)
        if match.end() > match.start()
    ]
    cues = _without_measure(question, _without_shorter(found))
    general = tuple(Span(*match.span()) for match in table["general"].finditer(question))
    return AskedTerms(_facets(cues), cues, general)


def _exits(cues: Sequence[Cue]) -> bool:
    """Whether somebody ends the agreement: not in "when does it end"."""
    ending = {cue.span for cue in cues if cue.kind == "ending"}
    return any(cue.kind == "exit" and cue.span not in ending for cue in cues)


def _without_shorter(cues: Iterable[Cue]) -> tuple[Cue, ...]:
    """The cues, less those that overlap a longer one; of those on the same words all are kept."""
    kept: list[Cue] = []
    for cue in sorted(cues, key=lambda cue: -len(cue.span)):
        if all(cue.span == other.span or not cue.span.overlaps(other.span) for other in kept):
            kept.append(cue)
    return tuple(sorted(kept, key=lambda cue: cue.span))


def _without_measure(question: str, cues: Sequence[Cue]) -> tuple[Cue, ...]:
    """The cues with "how long" told apart: in "how long is it renewed" it does not ask for the
    term, in "how long does it run, and is it renewed" it does."""
    telling = [cue for cue in cues if cue.kind in _FACETS and cue.kind != "state"]
    measures = {
        cue
        for cue, following in pairwise(telling)
        if cue.kind == "term"
        and following.kind in ("renewal", "notice")
        and not _AND.search(question, cue.span.end, following.span.start)
    }
    return tuple(Cue("measure", cue.span) if cue in measures else cue for cue in cues)


def _facets(cues: Sequence[Cue]) -> tuple[Facet, ...]:
    facets = dict.fromkeys(_FACETS[cue.kind] for cue in cues if cue.kind in _FACETS)
    kinds = {cue.kind for cue in cues}
    if _exits(cues) and kinds & {"when", "latest"}:
        facets |= {Facet.NOTICE: None}
    facets = dict.fromkeys(_asked_by_interrogatives(cues, not facets)) | facets
    if "ending" in kinds and not facets.keys() - {Facet.STATE}:
        facets |= {Facet.TERM: None}
    if facets.keys() & _STRONGER_THAN_STATE:
        facets.pop(Facet.STATE, None)
    return tuple(facets)


def _asked_by_interrogatives(cues: Sequence[Cue], alone: bool) -> Iterator[Facet]:
    """What "when", "where" and "who" ask for: the first cue after them tells, or, with nothing
    else asked, one before."""
    signing = any(cue.kind in ("signing", "signatories") for cue in cues)
    for number, cue in enumerate(cues):
        if cue.kind not in _INTERROGATIVES:
            continue
        others = (other.kind for other in cues[number + 1 :] if other.span != cue.span)
        told = ("signing", "ending", *_FACETS)
        following = next((kind for kind in others if kind in told), None)
        if following == "signing" or (following is None and alone and signing):
            yield _INTERROGATIVES[cue.kind]
        elif following == "ending" and cue.kind == "when":
            yield Facet.TERM


_AND = re.compile(r"[,;]|(?<!\w)(?:and|и|а|және|ал|i|oraz|a)(?!\w)", re.IGNORECASE)


@cache
def _cues() -> dict[str, re.Pattern[str]]:
    text = resources.files("memobot.answers.terms").joinpath("asked.toml").read_text("utf-8")
    return {kind: _any(by_language) for kind, by_language in tomllib.loads(text).items()}


def _any(by_language: dict[str, list[str]]) -> re.Pattern[str]:
    patterns = (pattern for patterns in by_language.values() for pattern in patterns)
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)", re.IGNORECASE)
