"""The providers that are spoken to, and what each one's library calls the things we want of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from memobot.language_models.model import Schema

Arguments = dict[str, Any]


class Wish(StrEnum):
    """What a request asks for beyond a reply. A server may not know it; then it is left out."""

    TEMPERATURE = "temperature"  # 0: the same answer to the same question
    LENGTH = "length"  # the longest reply, in tokens
    SCHEMA = "schema"


EVERY_WISH = frozenset(Wish)

_CONNECT = 5.0
"""Seconds for a connection: a server that is there accepts in a fraction of one. How long the rest
may take is decided by whoever reads the reply, not by the library."""

# A connection serves one reply, so that none is left open to a server that was asked once.
_HEADERS = {"Connection": "close"}


@dataclass(frozen=True, slots=True)
class Access:
    """What a provider's library must be told: a model's name, the server's address, the key, the
    longest reply and the longest conversation in tokens."""

    model: str
    address: str
    key: str = field(repr=False)
    reply: int
    context: int


@dataclass(frozen=True, slots=True)
class Provider:
    """A provider, as `init_chat_model` names it, and as its users know it.

    `home` is its address, `domain` that of its servers, which need a key; `addresses`, `keys` and
    `proxies` are environment variables of its own. `arguments` open a model with some of the
    wishes; `schema` are those of a call that asks for one.
    """

    name: str
    home: str
    domain: str
    addresses: tuple[str, ...]
    keys: tuple[str, ...]
    proxies: tuple[str, ...]
    arguments: Callable[[Access, frozenset[Wish]], Arguments]
    schema: Callable[[Schema], Arguments]


def _openai(access: Access, wishes: frozenset[Wish]) -> Arguments:
    return {
        "base_url": access.address,
        "api_key": access.key,
        "default_headers": _HEADERS,
        "timeout": (_CONNECT, None, None, None),  # connect, read, write, pool
        "stream_chunk_timeout": None,
        # The library would tell the server of its time-outs, and cannot write these.
        "model_kwargs": {"extra_headers": {"X-Stainless-Read-Timeout": "600"}},
        "max_retries": 0,
        "use_responses_api": False,  # every compatible server has the older interface
        **_wished(wishes, {Wish.TEMPERATURE: ("temperature", 0)}),
        **_wished(wishes, {Wish.LENGTH: ("max_tokens", access.reply)}),
    }


def _anthropic(access: Access, wishes: frozenset[Wish]) -> Arguments:
    return {
        "base_url": access.address,
        "api_key": access.key,
        "default_headers": _HEADERS,
        "timeout": 0,  # none of ours; its own gives up on a connection after 5 s
        "max_retries": 0,
        **_wished(wishes, {Wish.TEMPERATURE: ("temperature", 0)}),
        **_wished(wishes, {Wish.LENGTH: ("max_tokens", access.reply)}),
    }


def _ollama(access: Access, wishes: frozenset[Wish]) -> Arguments:
    return {
        "base_url": access.address,
        "client_kwargs": {
            "headers": {**_HEADERS, "Authorization": f"Bearer {access.key}"},
            "timeout": (_CONNECT, None, None, None),
        },
        "num_ctx": access.context,  # else it cuts what is longer than its own 4096, silently
        "reasoning": False,  # thinking aloud takes a small machine longer than a reader waits
        **_wished(wishes, {Wish.TEMPERATURE: ("temperature", 0)}),
        **_wished(wishes, {Wish.LENGTH: ("num_predict", access.reply)}),
    }


def _wished(wishes: frozenset[Wish], names: Mapping[Wish, tuple[str, Any]]) -> Arguments:
    return {name: value for wish, (name, value) in names.items() if wish in wishes}


def _response_format(schema: Schema) -> Arguments:
    # As a part of the body: named as an argument, the library would parse the reply itself, and
    # refuse what we still can read.
    described = {"name": "reply", "schema": dict(schema), "strict": True}
    return {"extra_body": {"response_format": {"type": "json_schema", "json_schema": described}}}


def _output_config(schema: Schema) -> Arguments:
    return {"output_config": {"format": {"type": "json_schema", "schema": dict(schema)}}}


def _format(schema: Schema) -> Arguments:
    return {"format": dict(schema)}


OPENAI = Provider(
    name="openai",
    home="https://api.openai.com/v1",
    domain="openai.com",
    addresses=("OPENAI_BASE_URL", "OPENAI_API_BASE"),
    keys=("OPENAI_API_KEY",),
    proxies=("OPENAI_PROXY",),
    arguments=_openai,
    schema=_response_format,
)
ANTHROPIC = Provider(
    name="anthropic",
    home="https://api.anthropic.com",
    domain="anthropic.com",
    addresses=("ANTHROPIC_BASE_URL", "ANTHROPIC_API_URL"),
    keys=("ANTHROPIC_API_KEY",),
    proxies=("ANTHROPIC_PROXY",),
    arguments=_anthropic,
    schema=_output_config,
)
OLLAMA = Provider(
    name="ollama",
    home="http://127.0.0.1:11434",
    domain="ollama.com",
    addresses=("OLLAMA_HOST",),
    keys=("OLLAMA_API_KEY",),
    proxies=(),
    arguments=_ollama,
    schema=_format,
)
PROVIDERS = {one.name: one for one in (OPENAI, ANTHROPIC, OLLAMA)}
"""The providers by the word before the colon."""
