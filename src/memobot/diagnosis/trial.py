"""A tiny request to a language model: does it reply, in what pieces, in the form asked for."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from itertools import islice

from memobot.errors import Failure, LanguageModelError
from memobot.language_models.model import LanguageModel, Message, Schema

SCHEMA: Schema = {
    "type": "object",
    "properties": {"numbers": {"type": "array", "items": {"type": "string"}}},
    "required": ["numbers"],
    "additionalProperties": False,
}
_IN_JSON = Message(
    "user",
    'Reply with a JSON object that has one field, "numbers": a list of the English words for '
    "the numbers from one to five. Nothing else.",
)
_IN_TEXT = Message("user", "Count from one to five in English words. Nothing else.")

_MOST_PIECES = 500  # a model that counts on and on is not waited for
_LEAST = 1.0  # seconds that a second request is worth

# What a server that knows no schemas may make of one; any other failure would only come again.
_OF_THE_SCHEMA = frozenset(
    {Failure.SERVER, Failure.CONFIGURATION, Failure.EMPTY, Failure.UNREADABLE}
)


@dataclass(frozen=True, slots=True)
class Trial:
    """How a model replied. `seconds` until the whole reply was there.

    `asked`: it was asked to follow a schema and took no offence; `follows`: it did.
    """

    pieces: int
    seconds: float
    asked: bool
    follows: bool


def try_out(model: LanguageModel, seconds: float, *, with_schema: bool) -> Trial:
    """Ask for a few words; where that fails for the schema, once more without it.

    Both requests together take at most `seconds`. Raises LanguageModelError.
    """
    started = time.monotonic()
    if not with_schema:
        return _ask(model, _IN_TEXT, None, seconds)
    try:
        return _ask(model, _IN_JSON, SCHEMA, seconds)
    except LanguageModelError as error:
        left = seconds - (time.monotonic() - started)
        if error.failure not in _OF_THE_SCHEMA or left < _LEAST:
            raise
        return _ask(model, _IN_TEXT, None, left)


def follows(reply: str) -> bool:
    """Whether a reply is what SCHEMA asks for; words around the object are let pass."""
    try:
        found, _ = json.JSONDecoder().raw_decode(reply, max(reply.find("{"), 0))
    except (ValueError, RecursionError):
        return False
    if not isinstance(found, dict) or found.keys() != {"numbers"}:
        return False
    numbers = found["numbers"]
    return isinstance(numbers, list) and all(isinstance(one, str) for one in numbers)


def _ask(model: LanguageModel, asked: Message, schema: Schema | None, seconds: float) -> Trial:
    started = time.monotonic()
    pieces = list(islice(model.stream([asked], schema, seconds), _MOST_PIECES))
    return Trial(
        pieces=len(pieces),
        seconds=time.monotonic() - started,
        asked=schema is not None,
        follows=schema is not None and follows("".join(pieces)),
    )
