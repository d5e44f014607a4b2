"""Whether a message asks for a translation, into which language, and what it asks besides.

"Translate Article 9 into Russian", "what does it say, in English please?" ask for one; "in which
languages is it drawn up?" and "who pays for the translation?" ask about the texts.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from memobot.documents.model import Span
from memobot.language import LANGUAGES
from memobot.search.asking_words import asks

_LONGEST = 600  # characters of a message that are read
_EDGES = " \t\n,;:–—-"
_BEGINS = r"(?:^|(?<=[.!?;:,–—(])\s{0,3})\s{0,3}"
_ENDS = r"(?=\s{0,3}(?:[.!?;:,–—)]|$))"
_SPACES = re.compile(r"\s+")
_LOOSE = re.compile(r"\s+(?=[.,;:!?])")
_REPEATED = re.compile(r"[,;:–—-]+\s*(?=[.!?])|(?<=[.!?])\s*[.!?,;:]+|^[\s.,;:!?–—-]+")


@dataclass(frozen=True, slots=True)
class Request:
    """A translation that is asked for, and the words that ask for it, in order."""

    target: str
    spans: tuple[Span, ...]


def asked_translation(message: str) -> str | None:
    """The language into which a message asks to translate: "en", "ru", "kk" or "pl"; None of a
    message that asks for no translation, or for one into another language."""
    request = _request(message)
    return request.target if request else None


def without_request(message: str) -> str:
    """A message without the words that ask for a translation; "" where nothing else is said but
    "it" or "the answer", that is where the answer before is to be translated."""
    request = _request(message)
    if request is None:
        return message
    pieces: list[str] = []
    at = 0
    for span in request.spans:
        pieces.append(message[at : max(at, span.start)])
        at = max(at, span.end)
    left = _SPACES.sub(" ", " ".join([*pieces, message[at:]]))
    left = _REPEATED.sub("", _LOOSE.sub("", left)).strip(_EDGES)
    return left if re.search(r"\w", left) else ""


def _request(message: str) -> Request | None:
    if len(message) > _LONGEST:
        return None
    ways = (way for language in LANGUAGES for way in _ways(message, language))
    return next(ways, None)


def _ways(message: str, language: str) -> Iterator[Request]:
    """The ways in which a message in `language` asks for a translation."""
    cues = _cues(language)
    to = [(target, Span(*match.span())) for target, match in _targets(message, language)]
    told = cues.told.search(message)
    if told:
        if cues.elsewhere.search(message):
            return
        target, span = to[0] if to else (language, None)
        yield Request(target, _spans(message, cues, Span(*told.span()), span))
    elif to and not cues.elsewhere.search(message):
        yield from _in_a_language(message, cues, to)


def _in_a_language(
    message: str, cues: _Cues, to: list[tuple[str, Span]]
) -> Iterator[Request]:
    """The message names a language and does not tell to translate: to answer in it, perhaps."""
    for target, span in to:
        rest = f"{message[: span.start]} {message[span.end :]}"
        for way in (cues.answered, cues.sounding):
            if (match := way.search(message)) and Span(*match.span()).overlaps(span):
                ...
        if len(to) == 1 and not cues.languages.search(rest) and cues.apart(message, span):
            yield Request(target, _spans(message, cues, span))
