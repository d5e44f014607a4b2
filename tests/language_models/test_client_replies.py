"""Replies that arrive: the same of three providers, asked as each wants to be asked."""

from __future__ import annotations

from typing import Any

import pytest

PROVIDERS = ("openai", "ollama", "anthropic")


@pytest.mark.parametrize("provider", PROVIDERS)
def test_a_reply_comes_in_the_pieces_that_the_server_sends(
    model: Any, model_server: Any, got: Any, provider: str
) -> None:
    model_server.say("The agreement lasts five years.")
    reply = got(model(provider))
    assert reply.text == "The agreement lasts five years."
    assert len(reply.pieces) == 5
    assert reply.error is None


@pytest.mark.parametrize("provider", PROVIDERS)
def test_pieces_come_before_the_reply_has_ended(
    model: Any, model_server: Any, provider: str
) -> None:
    model_server.behave(pieces=("One.",), then="stall")
    stream = model(provider).stream([])
    assert next(stream) == "One."
    stream.close()


@pytest.mark.parametrize("provider", PROVIDERS)
def test_what_a_server_is_sent(model: Any, model_server: Any, got: Any, provider: str) -> None:
    got(model(provider, llm_context=10_000))
    (request,) = model_server.requests
    body = request.body
    told = body.get("messages")
    if provider == "anthropic":
        told = [{"role": "system", "content": body["system"]}, *told]
    assert [(one["role"], one["content"]) for one in told] == [
        ("system", "Be brief."),
        ("user", "How long does it last?"),
    ]
    options = body["options"] if provider == "ollama" else body
    assert options["temperature"] == 0
    names = {"openai": "max_completion_tokens", "ollama": "num_predict", "anthropic": "max_tokens"}
    assert options[names[provider]] == 2000
    assert body["stream"] is True
    assert body["model"] == "stub"
    assert options.get("num_ctx") == (10_000 if provider == "ollama" else None)


@pytest.mark.parametrize("provider", PROVIDERS)
def test_the_schema_is_asked_for_as_the_provider_has_it(
    model: Any, model_server: Any, got: Any, provider: str
) -> None:
    got(model(provider))
    body = model_server.requests[0].body
    match provider:
        case "openai":
            schema = body["response_format"]["json_schema"]["schema"]
        case "ollama":
            schema = body["format"]
        case _:
            schema = body["output_config"]["format"]["schema"]
    assert schema["required"] == ["text"]


@pytest.mark.parametrize("provider", PROVIDERS)
def test_a_model_that_writes_no_json_is_not_asked_for_it(
    model: Any, model_server: Any, got: Any, provider: str
) -> None:
    assert got(model(provider, llm_reply="text")).text
    body = model_server.requests[0].body
    assert not body.keys() & {"response_format", "output_config"}
    assert not body.get("format")


@pytest.mark.parametrize("provider", PROVIDERS)
@pytest.mark.parametrize(
    ("unknown", "message"),
    [
        ("response_format format output_config", "Unknown parameter: {named}."),
        ("response_format format output_config", "json_schema is not supported by this model"),
        ("temperature", "Unsupported value: 'temperature' does not support 0."),
        ("max_completion_tokens num_predict", "extra fields not permitted: {named}"),
    ],
)
def test_a_server_is_asked_without_what_it_does_not_know_and_remembered(
    model: Any, model_server: Any, got: Any, provider: str, unknown: str, message: str
) -> None:
    model_server.behave(status=400, unless=unknown, error=message)
    client = model(provider)
    assert got(client).text == "Hello there."
    refused = len(model_server.requests) - 1
    assert refused == (0 if provider == "anthropic" and "num_predict" in unknown else 1)
    assert got(client).text == "Hello there."
    assert len(model_server.requests) == refused + 2


def test_what_was_refused_without_it_as_well_is_asked_for_again(
    model: Any, model_server: Any, got: Any
) -> None:
    refusal = {"status": 400, "error": "bad format"}
    model_server.behave(refusal, refusal, {})
    client = model()
    assert got(client).failure == "server"
    client = model()
    got(client)
    assert "response_format" in model_server.requests[-1].body


@pytest.mark.parametrize("provider", PROVIDERS)
def test_thoughts_are_no_reply_and_no_silence(
    model: Any, model_server: Any, got: Any, provider: str
) -> None:
    model_server.behave(
        pieces=("<th", "ink>I must not", " say</thi", "nk>\n\n", "Five", " years."), thoughts=3
    )
    assert got(model(provider)).text == "Five years."
    model_server.behave(pieces=("Five", "", "", "", "", " years."), pause=0.15)
    assert got(model(provider, silence=0.6)).text == "Five years."


def test_letters_that_cannot_be_written_do_no_harm(model: Any, model_server: Any, got: Any) -> None:
    from memobot.language_models.model import Message

    model_server.behave(pieces=("a\ud800b", "ә\u202e"))
    reply = got(model(), asked=[Message("user", "half of a pair: \udc00 ұ")])
    assert reply.text == "a?bә\u202e"
    assert model_server.requests[0].body["messages"][0]["content"] == "half of a pair: ? ұ"


@pytest.mark.parametrize("provider", PROVIDERS)
def test_many_replies_at_once(model: Any, model_server: Any, got: Any, provider: str) -> None:
    from concurrent.futures import ThreadPoolExecutor

    model_server.behave(pieces=("a", "b", "c") * 3, pause=0.005)
    client = model(provider)
    with ThreadPoolExecutor(8) as pool:
        replies = list(pool.map(lambda _: got(client), range(12)))
    assert {reply.text for reply in replies} == {"abc" * 3}
    assert len(model_server.requests) == 12


@pytest.mark.parametrize(
    ("name", "temperature"),
    [
        ("anthropic:claude-sonnet-5-5", None),  # its library refuses one
        ("openai:gpt-5", None),  # its library takes it away
        ("openai:gpt-5.4-pro", None),  # ... and would ask in another way
        ("openai:gpt-4.1-mini", 0),
        ("anthropic:claude-haiku-4-5", 0),
    ],
)
def test_what_libraries_know_of_models_does_not_keep_them_from_replying(
    model: Any, model_server: Any, got: Any, name: str, temperature: int | None
) -> None:
    assert got(model(name.partition(":")[0], llm=name)).text == "Hello there."
    (request,) = model_server.requests
    assert request.body.get("temperature") == temperature
    assert request.path in ("/v1/chat/completions", "/v1/messages")
