"""Whole replies over a real connection: a server on this machine, and a model that asks it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from time import monotonic, sleep
from typing import Any

import pytest

from memobot.errors import LanguageModelError
from memobot.language_models.access import find_target
from memobot.language_models.breaker import Breaker
from memobot.language_models.client import Client, Patience
from memobot.language_models.model import Message
from memobot.settings import Settings

KEY = "sk-proj-Zx81vQ0pLmT4"
SCHEMA = {
    "type": "object",
    "properties": {"text": {"type": "string"}},
    "required": ["text"],
    "additionalProperties": False,
}
ASKED = (Message("system", "Be brief."), Message("user", "How long does it last?"))


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    """None of the variables that this machine may have."""
    prefixes = ("MEMOBOT_", "OPENAI_", "ANTHROPIC_", "OLLAMA_", "LANGSMITH_", "LANGCHAIN_")
    for name in os.environ:
        if name.startswith(prefixes) or name.lower().endswith("_proxy"):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)  # where no memobot.toml is


@dataclass(frozen=True)
class Got:
    """What a reader got of a reply, and after how many seconds."""

    pieces: tuple[str, ...]
    error: LanguageModelError | None
    seconds: float

    @property
    def text(self) -> str:
        return "".join(self.pieces)

    @property
    def failure(self) -> str:
        return self.error.failure.value if self.error else ""


@pytest.fixture(scope="session")
def chats() -> dict[Any, Any]:
    """LangChain's models by settings: each takes a tenth of a second to make. The libraries are
    imported here, for that no reply has the time."""
    import langchain.chat_models  # noqa: F401
    import langchain_anthropic  # noqa: F401
    import langchain_ollama  # noqa: F401
    import langchain_openai  # noqa: F401

    return {}


@pytest.fixture
def model(model_server: Any, chats: dict[Any, Any]) -> Callable[..., Client]:
    """A model of a provider on the server, which tries again soon."""

    def opened(
        provider: str = "openai",
        reply: float = 20.0,
        silence: float = 10.0,
        breaker: Breaker | None = None,
        **settings: Any,
    ) -> Client:
        told: dict[str, Any] = {
            "llm": f"{provider}:stub",
            "llm_base_url": model_server.url(provider),
            "llm_api_key": KEY,
        }
        read = Settings(**{**told, **settings})
        patience = Patience(reply=reply, silence=silence, pause=0.02)
        schemas = read.llm_reply == "json"
        client = Client(read.llm or "", partial(find_target, read), patience, schemas, breaker)
        client._opened = chats.setdefault((read.llm, read.llm_base_url, read.llm_context), {})
        return client

    return opened


@pytest.fixture
def got() -> Callable[..., Got]:
    """What a reader gets who asks a model."""

    def ask(client: Client, seconds: float | None = None, asked: Any = ASKED) -> Got:
        pieces, error, since = [], None, monotonic()
        try:
            for piece in client.stream(asked, SCHEMA, seconds):
                pieces.append(piece)
        except LanguageModelError as caught:
            error = caught
        return Got(tuple(pieces), error, monotonic() - since)

    return ask


@pytest.fixture
def idle(model_server: Any) -> Iterator[Callable[[], bool]]:
    """Whether the server has nobody left that it serves, within a second; so also at the end."""

    def check() -> bool:
        until = monotonic() + 1
        while model_server.busy and monotonic() < until:
            sleep(0.01)
        return not model_server.busy

    yield check
    assert check()
