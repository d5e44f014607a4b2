"""A dead server does not slow every question: the model rests, and is tried once in a while."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from memobot.language_models.breaker import Breaker

PROVIDERS = ("openai", "ollama", "anthropic")


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.mark.parametrize("provider", PROVIDERS)
def test_the_question_after_a_failure_costs_nothing(
    model: Any, model_server: Any, got: Any, provider: str
) -> None:
    clock = Clock()
    model_server.behave(then="reset")
    client = model(provider, breaker=Breaker(clock))
    assert got(client).failure == "cut_off"
    reply = got(client)
    assert reply.failure == "resting"
    assert "another 30 s" in str(reply.error)
    assert reply.seconds < 0.1
    assert len(model_server.requests) == 1
    clock.now += 31
    model_server.reset()
    assert got(client).text == "Hello there."
    assert got(client).text == "Hello there."


@pytest.mark.parametrize(
    ("behaviour", "failure"),
    [
        ({"status": 400, "error": "maximum context length"}, "too_long"),
        ({"pieces": ()}, "empty"),
        ({"forever": True}, "endless"),
        ({"then": "length"}, "endless"),
    ],
)
def test_a_bad_reply_is_no_reason_to_rest(
    model: Any, model_server: Any, got: Any, behaviour: dict[str, Any], failure: str
) -> None:
    model_server.behave(behaviour, {})
    client = model()
    assert got(client).failure == failure
    assert got(client).text == "Hello there."


def test_a_wrong_key_rests_long(model: Any, model_server: Any, got: Any) -> None:
    model_server.behave(status=401)
    client = model()
    assert got(client).failure == "refused"
    assert "another 300 s" in str(got(client).error)


def test_a_server_that_asks_for_time_gets_it(model: Any, model_server: Any, got: Any) -> None:
    model_server.behave(status=429, headers={"retry-after": "120"})
    client = model()
    assert got(client).failure == "busy"
    assert "another 120 s" in str(got(client).error)


def test_who_gives_it_too_little_time_blames_it_for_nothing(
    model: Any, model_server: Any, got: Any
) -> None:
    model_server.behave(wait=0.3)
    client = model(reply=0.5)
    assert got(client, 0.1).failure == "too_slow"
    assert got(client).text == "Hello there."


def test_a_model_that_is_waited_for_often_is_slow(model: Any, model_server: Any, got: Any) -> None:
    model_server.behave(wait=9.0)
    client = model(reply=0.5)
    assert [got(client, 0.1).failure for _ in range(4)] == [*["too_slow"] * 3, "resting"]


@pytest.mark.usefixtures("idle")
def test_a_reader_that_leaves_is_no_failure(model: Any, model_server: Any, got: Any) -> None:
    model_server.behave({"then": "stall"}, {})
    client = model()
    stream = client.stream([])
    next(stream)
    stream.close()
    assert got(client).text == "Hello there."


def test_of_many_questions_at_once_one_tries(model: Any, model_server: Any, got: Any) -> None:
    clock = Clock()
    model_server.behave({"status": 401}, {"wait": 0.3})
    client = model(breaker=Breaker(clock))
    got(client)
    clock.now += 301
    together = threading.Barrier(8)

    def ask(_: int) -> str:
        together.wait()
        return got(client).failure

    with ThreadPoolExecutor(8) as pool:
        failures = sorted(pool.map(ask, range(8)))
    assert failures == ["", *["resting"] * 7]
    assert len(model_server.requests) == 2


def test_what_is_wrong_with_the_settings_is_said_each_time(model: Any, got: Any) -> None:
    client = model(llm_base_url="gopher://box")
    assert [got(client).failure for _ in range(2)] == ["configuration"] * 2


def test_a_package_that_is_missing_is_named(
    model: Any, got: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys

    from langchain.chat_models import base

    monkeypatch.setitem(sys.modules, "langchain_ollama", None)
    base._get_chat_model_creator.cache_clear()
    client = model("ollama", llm_context=9999)
    reply = got(client)
    assert reply.failure == "package"
    assert "pip install 'memobot[ollama]'" in str(reply.error)
    assert "another 300 s" in str(got(client).error)
