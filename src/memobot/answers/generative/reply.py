"""A language model's reply -> its claims, while it is still being written.

The reply is JSON, or plain sentences with markers; which of the two shows at its beginning. What
can be read as neither makes no claim.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from memobot.documents.sentences import sentences

SCHEMA = {
    "title": "reply",
    "type": "object",
    "additionalProperties": False,
    "required": ["claims"],
    "properties": {
        "claims": {
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["text", "grounds"],
                "properties": {
                    "text": {"type": "string"},
                    "grounds": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "additionalProperties": False,
                            "required": ["source", "words"],
                            "properties": {
                                "source": {"type": "integer"},
                                "words": {"type": "string"},
                            },
                        },
                    },
                },
            },
        }
    },
}
"""The JSON schema of a reply."""

_CLAIMS = re.compile(r"\"claims\"\s*:\s*\[")
_MARKERS = re.compile(r"\s*(?:\[\s*\d{1,3}(?:\s*[,;]\s*\d{1,3})*\s*\]\s*)+(?P<stop>[.!?…]*)")
_NUMBER = re.compile(r"\d+")
_NONE = re.compile(r"\W*NONE\W*")
_FENCE = re.compile(r"\A\s*```[a-z]*\s*")
_ITEM = re.compile(r"\A(?:[-*•]|\d{1,2}[.)])\s+")


@dataclass(frozen=True, slots=True)
class Ground:
    """A source by its number, and the words of it that a claim rests on ("" where not said)."""

    source: int
    words: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence of a model, with what it says that it rests on."""

    text: str
    grounds: tuple[Ground, ...]


class ReplyReader:
    """Reads one reply piece by piece."""

    def __init__(self) -> None:
        self._text = ""
        self._at = 0  # what stands before has been read

    @property
    def text(self) -> str:
        """The reply so far."""
        return self._text

    @property
    def is_json(self) -> bool:
        """Whether the reply is, or begins like, JSON."""
        return _FENCE.sub("", self._text, count=1).lstrip().startswith("{")

    def feed(self, piece: str) -> Iterator[Claim]:
        """The claims that are complete with this piece."""
        self._text += piece
        if self.is_json:
            if "}" in piece:
                yield from self._objects()
        elif "]" in self._text[self._at :]:
            yield from self._sentences(at_end=False)

    def finish(self) -> Iterator[Claim]:
        """What is left when the reply is over: sentences without a marker among it."""
        if not self.is_json and not _NONE.fullmatch(self._text):
            yield from self._sentences(at_end=True)

    @property
    def is_readable(self) -> bool:
        """Whether a whole reply is in one of the forms; an answer without claims is."""
        if not self.is_json:
            return bool(self._text.strip())
        try:
            read = json.loads(_FENCE.sub("", self._text, count=1).strip().removesuffix("```"))
        except (ValueError, RecursionError):
            return False
        return isinstance(read, dict) and isinstance(read.get("claims"), list)

    def _objects(self) -> Iterator[Claim]:
        if not self._at:
            opening = _CLAIMS.search(self._text)
            if opening is None:
                return
            self._at = opening.end()
        decoder = json.JSONDecoder()
        while (start := self._text.find("{", self._at)) >= 0:
            if self._text[self._at : start].strip(", \t\r\n"):
                return  # the list is over
            try:
                value, self._at = decoder.raw_decode(self._text, start)
            except (ValueError, RecursionError):
                return  # not complete yet, or no JSON
            if claim := _claim(value):
                yield claim

    def _sentences(self, at_end: bool) -> Iterator[Claim]:
        """The sentences up to the last marker behind which something else begins."""
        while match := _MARKERS.search(self._text, self._at):
            rest = self._text[match.end() :].lstrip()
            if not at_end and (not rest or rest.startswith("[")):
                return  # more markers may come
            said = self._text[self._at : match.start()] + match["stop"]
            numbers = [int(number) for number in _NUMBER.findall(match.group())]
            self._at = match.end()
            yield from _cited(said, numbers)
        if at_end:
            yield from _cited(self._text[self._at :], [])


def _claim(value: Any) -> Claim | None:
    """The claim that a JSON value is; None for one of another form."""
    if not isinstance(value, dict) or not isinstance(value.get("text"), str):
        return None
    listed = value.get("grounds")
    grounds = tuple(
        Ground(one["source"], one["words"] if isinstance(one.get("words"), str) else "")
        for one in (listed if isinstance(listed, list) else [])
        if isinstance(one, dict) and type(one.get("source")) is int
    )
    text = _MARKERS.sub(lambda match: match["stop"] or " ", value["text"])
    return Claim(" ".join(text.split()), grounds) if text.strip() else None


def _cited(said: str, numbers: list[int]) -> Iterator[Claim]:
    """The sentences before a marker: the last one is cited, those before it are not."""
    found = [span.of(said) for span in sentences(said)]
    for at, sentence in enumerate(found):
        text = " ".join(_ITEM.sub("", sentence).split())
        if any(map(str.isalnum, text)):
            last = at == len(found) - 1
            yield Claim(text, tuple(map(Ground, dict.fromkeys(numbers))) if last else ())
