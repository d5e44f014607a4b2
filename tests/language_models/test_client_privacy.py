"""What is never shown, the key and the prompt; and that nobody is told but the server."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Iterator
from typing import Any

import pytest

from memobot.language_models.model import Message
from memobot.language_models.opening import open_language_model
from memobot.settings import Settings

PROVIDERS = ("openai", "ollama", "anthropic")
SECRET = "Zx81vQ0pLmT4"  # of the key of conftest.py
ASKED = [Message("user", "The heron of Ruritania nests in article seven of the treaty.")]
ECHOES = (
    "Incorrect API key provided: {authorization}{x-api-key}.",
    "You said: The heron of Ruritania nests in article seven of the treaty.",
    "\x1b[2J\u202e{authorization}{x-api-key}\nno\x00",
)


@pytest.fixture
def headers(model_server: Any) -> Iterator[None]:
    """The server's echo finds both headers in every request."""
    handler = model_server._server.RequestHandlerClass
    behave = handler._behave

    def filled(self: Any, behaviour: Any, body: str) -> None:
        for name in ("authorization", "x-api-key"):
            if name not in self.headers:
                self.headers[name] = ""
        behave(self, behaviour, body)

    handler._behave = filled
    yield
    handler._behave = behave


def everything(error: BaseException) -> str:
    """All that could be printed of an exception and of those that led to it."""
    link: BaseException | None = error
    told = "".join(traceback.format_exception(error))
    while link:
        told += f"{link!r} {link} {vars(link)!r} {link.args!r}"
        link = link.__cause__ or link.__context__
    return told


@pytest.mark.usefixtures("headers")
@pytest.mark.parametrize("provider", PROVIDERS)
@pytest.mark.parametrize("status", [400, 401, 500])
@pytest.mark.parametrize("echo", ECHOES)
def test_an_echo_of_the_key_or_the_prompt_is_not_shown(
    model: Any,
    model_server: Any,
    got: Any,
    caplog: pytest.LogCaptureFixture,
    provider: str,
    status: int,
    echo: str,
) -> None:
    caplog.set_level(logging.INFO)
    model_server.behave(status=status, error=echo, headers={"retry-after": "99"})
    error = got(model(provider), asked=ASKED, seconds=0.5).error
    assert error is not None
    shown = everything(error) + caplog.text
    assert SECRET not in shown
    assert "heron" not in shown
    assert all(letter.isprintable() for letter in str(error))


@pytest.mark.parametrize("provider", PROVIDERS)
@pytest.mark.parametrize("behaviour", [{}, {"then": "reset"}, {"raw": b"x"}, {"status": 401}])
def test_the_key_is_in_nothing_that_is_shown(
    model: Any,
    model_server: Any,
    got: Any,
    caplog: pytest.LogCaptureFixture,
    provider: str,
    behaviour: dict[str, Any],
) -> None:
    caplog.set_level(logging.DEBUG)  # also of the libraries, which tell of the prompt there
    model_server.behave(**behaviour)
    client = model(provider)
    reply = got(client, asked=ASKED)
    sent = model_server.requests[0].headers
    assert SECRET in sent.get("authorization", "") + sent.get("x-api-key", "")
    shown = f"{client!r} {client} {client.name} {reply!r} {caplog.text}"
    assert SECRET not in shown + (everything(reply.error) if reply.error else "")
    warned = [one for one in caplog.records if one.levelno >= logging.WARNING]
    assert warned == []


@pytest.mark.parametrize("provider", PROVIDERS)
def test_nobody_is_told_but_the_server(
    model: Any, model_server: Any, got: Any, monkeypatch: pytest.MonkeyPatch, provider: str
) -> None:
    """Neither LangSmith nor its gateway: every connection of this process is to the server."""
    import socket
    import sys

    third = "http://127.0.0.1:9"
    monkeypatch.setenv("LANGSMITH_TRACING", "true")
    monkeypatch.setenv("LANGCHAIN_TRACING_V2", "true")
    monkeypatch.setenv("LANGSMITH_API_KEY", "lsv2_key")
    monkeypatch.setenv("LANGSMITH_ENDPOINT", third)
    monkeypatch.setenv("LANGSMITH_GATEWAY", third)
    from langsmith import utils

    utils.get_env_var.cache_clear()
    addresses: list[object] = []

    def watch(event: str, arguments: tuple[Any, ...]) -> None:
        if watching and event == "socket.connect" and arguments[0].family == socket.AF_INET:
            addresses.append(arguments[1][1])

    watching = True
    sys.addaudithook(watch)  # there is no taking it away
    try:
        assert got(model(provider)).text == "Hello there."
        assert utils.tracing_is_enabled()  # it would be, for anybody else
        from langchain_core.tracers.langchain import wait_for_all_tracers

        wait_for_all_tracers()
    finally:
        watching = False
        utils.get_env_var.cache_clear()
    assert set(addresses) == {model_server.port}


@pytest.mark.parametrize("provider", PROVIDERS)
def test_a_server_elsewhere_is_asked_through_the_proxy_that_is_set(
    model: Any,
    model_server: Any,
    got: Any,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    provider: str,
) -> None:
    monkeypatch.setenv("HTTP_PROXY", f"http://127.0.0.1:{model_server.port}")
    client = model(provider, llm_base_url=f"http://{provider}.example:8000")
    assert got(client).text == "Hello there."
    assert model_server.requests[0].path.startswith(f"http://{provider}.example:8000/")
    assert [one for one in caplog.records if one.levelno >= logging.WARNING] == []


def test_what_stands_around_a_question_does_not_hear_of_the_reply(model: Any, got: Any) -> None:
    """Callbacks of a LangChain program that memobot is a part of."""
    from langchain_core.callbacks import BaseCallbackHandler
    from langchain_core.runnables import RunnableLambda

    heard: list[str] = []

    class Listener(BaseCallbackHandler):
        def on_chat_model_start(self, *_: Any, **__: Any) -> None:
            heard.append("asked")

        def on_llm_new_token(self, token: Any, **_: Any) -> None:
            heard.append(str(token))

    client = model()
    chain = RunnableLambda(lambda _: got(client).text)
    assert chain.invoke("x", config={"callbacks": [Listener()]}) == "Hello there."
    assert heard == []


def test_no_model_is_opened_before_it_is_asked(tmp_path: Any) -> None:
    import subprocess
    import sys

    assert open_language_model(Settings()) is None
    assert open_language_model(Settings(llm="extractive")) is None
    code = """
import sys
from memobot.language_models.opening import open_language_model
from memobot.settings import Settings
assert open_language_model(Settings()) is None
heavy = {"langchain", "langchain_core", "langsmith", "openai", "httpx", "tenacity"}
assert not heavy & sys.modules.keys(), heavy & sys.modules.keys()
model = open_language_model(Settings(llm="openai:gpt-4.1-mini", llm_api_key="sesame"))
assert model.name == "openai:gpt-4.1-mini"
assert not (heavy - {"tenacity"}) & sys.modules.keys()
assert "sesame" not in repr(model) + str(model)
"""
    subprocess.run([sys.executable, "-c", code], check=True, cwd=tmp_path)
