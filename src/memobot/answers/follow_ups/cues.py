"""The words of follow-ups in four languages, from `cues.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from memobot.documents.model import Span

_REJECTED = 4  # words of what a message rejects, at most
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Cue:
    """Words of a message, the kind of cue that they are, and their language."""

    kind: str
    language: str
    span: Span


def cues_in(text: str, *kinds: str) -> tuple[Cue, ...]:
    """Every cue of these kinds in `text`."""
    return tuple(
        Cue(kind, language, Span(*match.span()))
        for kind in kinds
        for language, pattern in _patterns(kind).items()
        for match in pattern.finditer(text)
        if match.end() > match.start()
    )


def cue_at(text: str, start: int, *kinds: str) -> Cue | None:
    """The longest cue of these kinds that begins at `start`."""
    found = (
        Cue(kind, language, Span(*match.span()))
        for kind in kinds
        for language, pattern in _patterns(kind).items()
        if (match := pattern.match(text, start)) and match.end() > start
    )
    return max(found, key=lambda cue: len(cue.span), default=None)


def cue_before(text: str, end: int, *kinds: str) -> Cue | None:
    """The longest cue of these kinds that ends at `end`."""
    found = (cue for cue in cues_in(text[:end], *kinds) if cue.span.end == end)
    return max(found, key=lambda cue: len(cue.span), default=None)


def is_only(text: str, *kinds: str) -> bool:
    """Whether `text` has words, each of which belongs to a cue of these kinds."""
    spans = [Span(*match.span()) for match in _WORD.finditer(text)]
    cues = cues_in(text, *kinds)
    return bool(spans) and all(any(cue.span.contains(span) for cue in cues) for span in spans)


def rejection(text: str) -> tuple[str, str] | None:
    """What a whole message means and what it does not: "not the term, the notice". The first is
    empty in "not that one"; None for a message that rejects nothing."""
    for patterns in _table()["rejected"].values():
        for pattern in patterns:
            match = re.fullmatch(pattern, text, re.IGNORECASE)
            if match and len(match["no"].split()) <= _REJECTED:
                return (match.groupdict().get("yes") or "").strip(), match["no"].strip()
    return None


def numbers_in(text: str) -> tuple[tuple[int | None, Span], ...]:
    """The numbers of a list that `text` gives, from 0, each with its words; None for the last."""
    found = [
        (number, Span(*match.span()))
        for number, pattern in _ordinals()
        for match in pattern.finditer(text)
    ]
    last = [(None, cue.span) for cue in cues_in(text, "last")]
    return (*found, *last)


def asked_on(kind: str, language: str, agreement: str) -> str:
    """The question that "when?", "where?" or "who?" asks after one for the signing."""
    said: str = _table()["asked_on"][kind][language]
    return said.format(agreement=agreement)


def agreement_with(name: str, kind: str | None, language: str) -> str:
    """How an agreement of a kind is called by the name of a party: "memorandum with Brazil"."""
    table = _table()
    called: str = table["agreement_with"][language]
    return called.format(kind=kind or table["kind"][language], name=name)


def language_of(cues: Iterable[Cue]) -> str | None:
    """The language that most of the cues are of, by length; None without any."""
    lengths: dict[str, int] = {}
    for cue in cues:
        lengths[cue.language] = lengths.get(cue.language, 0) + len(cue.span)
    return max(lengths, key=lambda language: lengths[language], default=None)


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads(
        resources.files("memobot.answers.follow_ups").joinpath("cues.toml").read_text("utf-8")
    )


@cache
def _patterns(kind: str) -> Mapping[str, re.Pattern[str]]:
    return {language: _any(patterns) for language, patterns in _table()[kind].items()}


@cache
def _ordinals() -> tuple[tuple[int, re.Pattern[str]], ...]:
    return tuple(_numbered(_table()["ordinal"].values()))


def _numbered(by_language: Iterable[list[str]]) -> Iterator[tuple[int, re.Pattern[str]]]:
    for number, patterns in enumerate(zip(*by_language, strict=True)):
        yield number, _any(patterns)


def _any(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)", re.IGNORECASE)
