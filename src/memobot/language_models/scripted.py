"""A language model that says what it is told to: for tests, and for trying things out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from memobot.language_models.model import Message, Schema

_PIECE = re.compile(r"\s*\S+\s*")

Script = Callable[[Sequence[Message]], str]
"""What is replied to messages; it may raise LanguageModelError."""


@dataclass(frozen=True, slots=True)
class ScriptedModel:
    """Replies as its script says, in pieces of a word each."""

    script: Script
    name: str = "scripted"

    def stream(
        self,
        messages: Sequence[Message],
        schema: Schema | None = None,  # noqa: ARG002  the script decides on the form
        seconds: float | None = None,  # noqa: ARG002  it takes no time
    ) -> Iterator[str]:
        """The pieces of the scripted reply."""
        yield from _PIECE.findall(self.script(messages))
