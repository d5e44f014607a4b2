"""Whether a message asks for a translation, into which language, and what it asks besides.

"Translate Article 9 into Russian" and "what does it say? In English, please" ask for one; "in which
languages is it drawn up?" and "who pays for the translation?" ask about the texts.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from memobot.documents.model import Span
from memobot.language import LANGUAGES

_LONGEST = 600  # characters of a message that is read for a request
_STARTS, _ENDS = r"(?:^|(?<=[.!?;:,–—(]))\s{0,3}", r"\s{0,3}[.!?)]{0,3}\s{0,3}"
_SPACES = re.compile(r"\s+")
_LOOSE = re.compile(r"[\s,;:–—(-]+(?=[.,;:!?])")
_REPEATED = re.compile(r"(?<=[.!?])[.,;:!?]+")
_EDGES = re.compile(r"^[\s.,;:!?)–—-]+|[\s,;:(–—-]+$")


@dataclass(frozen=True, slots=True)
class _Request:
    """The language asked for, and the words that ask for it."""

    target: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class _Cues:
    """The patterns of one language. In `to` and `ways` a group is named for the target; the group
    "all", or else that one, is what a message is read without.

    `told` tells to translate. `answered` tells to answer in a language, and `ways` are others of
    naming one; `languages` are words by which a message asks of languages.
    """

    told: re.Pattern[str]
    to: re.Pattern[str]
    elsewhere: re.Pattern[str]
    answered: tuple[re.Pattern[str], ...]
    ways: tuple[re.Pattern[str], ...]
    languages: re.Pattern[str]


def asked_translation(message: str) -> str | None:
    """The language into which a message asks to translate: "en", "ru", "kk" or "pl"; None of a
    message that asks for no translation, or for one into another language."""
    request = _request(message)
    return request.target if request else None


def without_request(message: str) -> str:
    """A message without the words that ask for a translation; "" where nothing else is said but
    "it" or "the answer": it is the answer before that is to be translated."""
    request = _request(message)
    if request is None:
        return message
    pieces: list[str] = []
    at = 0
    for span in sorted(request.spans):
        pieces.append(message[at : max(at, span.start)])
        at = max(at, span.end)
    left = _SPACES.sub(" ", " ".join([*pieces, message[at:]]))
    left = _EDGES.sub("", _REPEATED.sub("", _LOOSE.sub("", left)))
    return left if re.search(r"\w", left) else ""


def _request(message: str) -> _Request | None:
    if len(message) > _LONGEST:
        return None
    for language in LANGUAGES:
        cues = _cues(language)
        if told := cues.told.search(message):
            return _told(message, cues, language, Span(*told.span()))
    for language in LANGUAGES:
        if request := _named(message, _cues(language)):
            return request
    return None


def _told(message: str, cues: _Cues, language: str, told: Span) -> _Request | None:
    """The message tells to translate; without another word into its own language."""
    if cues.elsewhere.search(message):
        return None
    to = cues.to.search(message)
    if to is None:
        return _Request(language, (told,))
    return _Request(_target(to), (told, Span(*to.span())))


def _named(message: str, cues: _Cues) -> _Request | None:
    """The message names a language for the answer, and does not ask of languages."""
    for way in (*cues.answered, *cues.ways):
        match = way.search(message)
        if match is None:
            continue
        target = _target(match)
        span = Span(*match.span("all" if "all" in way.groupindex else target))
        rest = f"{message[: span.start]} {message[span.end :]}"
        asks_of_languages = cues.languages.search(rest) or cues.to.search(rest)
        if way in cues.answered or not asks_of_languages:
            return _Request(target, (span,))
    return None


def _target(match: re.Match[str]) -> str:
    return next(one for one in LANGUAGES if match[one])


@cache
def _cues(language: str) -> _Cues:
    table = _table()

    def cue(kind: str) -> str:
        return f"(?:{table[kind][language]})"

    courtesy, answer, sounds = cue("courtesy"), cue("answer"), cue("sounds")
    to = "(?:" + "|".join(f"(?P<{to}>{words})" for to, words in table["to"][language].items()) + ")"
    said = rf"(?:\s+(?:{cue('said')})(?!\w))?"
    polite, politely = rf"(?:{courtesy},?\s+)?", rf"(?:,?\s+{courtesy})?"
    told = rf"(?:(?<!\w){cue('order')}|{_STARTS}{polite}{cue('opening')})(?!\w)"
    return _Cues(
        told=_pattern(rf"(?:(?<!\w){cue('said')}\s+)?{polite}{told}{politely}{said}"),
        to=_pattern(rf"(?<!\w){to}(?!\w){politely}"),
        elsewhere=_pattern(rf"(?<!\w){cue('elsewhere')}(?!\w)"),
        answered=(
            _pattern(rf"(?P<all>{_STARTS}{polite}{answer}\s+{to}(?!\w){politely})"),
            _pattern(rf"(?P<all>(?<!\w){to}\s+{answer}(?!\w))"),
        ),
        ways=tuple(
            _pattern(way)
            for way in (
                rf"(?P<all>^\s{{0,3}}(?:{cue('now')}\s+)?{polite}{to}{politely}[.!\s]{{0,3}}$)",
                rf"(?P<all>^\s{{0,3}}{to}{politely}\s{{0,3}}[,:–—])",
                rf"(?P<all>[.?!,;–—(]\s{{0,3}}{polite}{to}{politely}{_ENDS}$)",
                rf"(?P<all>(?<!\w){to},?\s+{courtesy}{_ENDS}$)",
                rf"(?<!\w){sounds}(?:\s[^.?!]{{1,120}})?\s+{to}{politely}{_ENDS}$",
                rf"(?P<all>(?<!\w){to}\s+{sounds}{_ENDS}$)",
            )
        ),
        languages=_pattern(rf"(?<!\w)(?:{table['languages'][language]})(?!\w)"),
    )


def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


@cache
def _table() -> dict[str, Any]:
    place = resources.files(__package__).joinpath("translation_requests.toml")
    return tomllib.loads(place.read_text("utf-8"))
