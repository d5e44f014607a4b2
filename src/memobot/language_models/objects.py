"""A whole reply of a language model that is one JSON object."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from memobot.errors import Failure, LanguageModelError
from memobot.language_models.model import LanguageModel, Message, Schema

_LONGEST = 20_000  # characters of a reply
_ATTEMPTS = 8  # braces at which an object may begin
_THOUGHTS = re.compile(r"\A\s*<think>.*?(?:</think>|\Z)", re.DOTALL)


def reply_of(
    model: LanguageModel, messages: Sequence[Message], schema: Schema, seconds: float
) -> str:
    """The whole reply, without what a model thinks aloud before it. Raises LanguageModelError."""
    pieces: list[str] = []
    length = 0
    for piece in model.stream(messages, schema, seconds):
        pieces.append(piece)
        length += len(piece)
        if length > _LONGEST:
            raise LanguageModelError(Failure.ENDLESS, f"{model.name} does not come to an end.")
    return _THOUGHTS.sub("", "".join(pieces)).strip()


def object_in(reply: str) -> Mapping[str, Any] | None:
    """The first JSON object in a reply, whatever stands around it; None where there is none."""
    decoder = json.JSONDecoder()
    start = reply.find("{")
    for _ in range(_ATTEMPTS):
        if start < 0:
            return None
        try:
            value, _end = decoder.raw_decode(reply, start)
        except (ValueError, RecursionError):
            start = reply.find("{", start + 1)
            continue
        return value if isinstance(value, dict) else None
    return None


def object_of(
    model: LanguageModel, messages: Sequence[Message], schema: Schema, seconds: float
) -> Mapping[str, Any]:
    """The JSON object that a model replies. Raises LanguageModelError, also for another reply."""
    reply = reply_of(model, messages, schema, seconds)
    value = object_in(reply)
    if value is None:
        raise LanguageModelError(Failure.UNREADABLE, f"{model.name} replied in no form known.")
    return value
