"""What a language model is to memobot: messages in, pieces of a reply out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Protocol

Schema = Mapping[str, Any]
"""A JSON schema, as a value."""


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a conversation with a model."""

    role: Literal["system", "user", "assistant"]
    text: str


class LanguageModel(Protocol):
    """A model that replies in pieces. Safe to call from threads."""

    @property
    def name(self) -> str:
        """What people call it, as in the settings; it tells no address and no key."""
        ...

    def stream(
        self,
        messages: Sequence[Message],
        schema: Schema | None = None,
        seconds: float | None = None,
    ) -> Iterator[str]:
        """The pieces of a reply as they come; together they are never empty.

        The model is asked to follow `schema` where it can. The reply, or the failure, is there
        within `seconds`, by default what the settings allow, whatever the server does; a reader
        that stops early ends the request. Raises LanguageModelError, also after some pieces.
        """
        ...
