"""LangChain's side of a reply: opens a provider's model and reads what it streams.

LangChain and the provider's package take seconds to import, so that is done for the first reply.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from memobot.language_models.access import Target
from memobot.language_models.model import Message, Schema
from memobot.language_models.providers import Wish

# How a reply came to its end, as the providers call it; any other word is a good end.
CUT = frozenset({"length", "max_tokens", "model_context_window_exceeded"})
DECLINED = frozenset({"content_filter", "refusal"})


@dataclass(frozen=True, slots=True)
class Chunk:
    """A piece of a reply, often "" while a model thinks; `end` says how the reply ended."""

    text: str
    end: str


def open_chat(target: Target, wishes: frozenset[Wish]) -> Any:
    """LangChain's model for `target`. Raises what LangChain and pydantic raise."""
    from langchain.chat_models import init_chat_model

    return init_chat_model(
        target.access.model,
        model_provider=target.provider.name,
        **target.provider.arguments(target.access, wishes),
    )


async def chunks(
    chat: Any, target: Target, messages: Sequence[Message], schema: Schema | None
) -> AsyncGenerator[Chunk, None]:
    """The chunks of a reply, in JSON after `schema` where there is one. Raises as `open_chat`."""
    told = [(one.role, _writable(one.text)) for one in messages]
    options = target.provider.schema(schema) if schema else {}
    async for message in chat.astream(told, **options):
        yield Chunk(str(message.text), _end(message.response_metadata))


@contextmanager
def untraced() -> Iterator[None]:
    """LangSmith hears nothing of what is asked meanwhile, whatever the environment says."""
    from langsmith.run_helpers import tracing_context

    with tracing_context(enabled=False):
        yield


def _end(told: Mapping[str, Any]) -> str:
    names = ("finish_reason", "stop_reason", "done_reason")
    named = next((str(told[name]) for name in names if told.get(name)), "")
    return named or ("stop" if told.get("done") else "")


def _writable(text: str) -> str:
    """The text without what UTF-8 cannot write: half of a pair, from a damaged document."""
    return text.encode("utf-8", "replace").decode()
