"""Everything that a server can do wrong, of each provider: told apart, and over in time."""

from __future__ import annotations

from time import monotonic
from typing import Any

import pytest

PROVIDERS = ("openai", "ollama", "anthropic")
TOO_LONG = "This model's maximum context length is 4096 tokens."
PAGE = b"<html><body>502 Bad Gateway</body></html>"

# What the server does, the failure, how often it is asked.
FAILURES: dict[str, tuple[dict[str, Any], str, int]] = {
    "wrong key": ({"status": 401}, "refused", 1),
    "no access": ({"status": 403}, "refused", 1),
    "no such model": ({"status": 404, "error": "model 'stub' not found"}, "no_such_model", 1),
    "rate limit": ({"status": 429}, "busy", 3),
    "rate limit, soon over": ({"status": 429, "headers": {"retry-after": "0"}}, "busy", 3),
    "rate limit, for long": ({"status": 429, "headers": {"retry-after": "90"}}, "busy", 1),
    "until a day": (
        {"status": 429, "headers": {"Retry-After": "Fri, 31 Dec 2100 23:59:59 GMT"}},
        "busy",
        1,
    ),
    "no credit": ({"status": 429, "error": "You exceeded your current quota."}, "busy", 1),
    "to be paid": ({"status": 402}, "busy", 1),
    "overloaded": ({"status": 529}, "busy", 3),
    "too long": ({"status": 400, "error": TOO_LONG}, "too_long", 1),
    "too large": ({"status": 413, "error": PAGE}, "too_long", 1),
    "not understood": ({"status": 400, "error": "messages: wrong"}, "server", 1),
    "fault": ({"status": 500}, "server", 3),
    "gateway": ({"status": 502, "error": PAGE}, "server", 3),
    "fault in the place of a reply": ({"pieces": (), "then": "error"}, "server", 3),
    "hangs up": ({"pieces": (), "then": "reset"}, "unreachable", 3),
    "no HTTP": ({"raw": b"220 mail.example ESMTP\r\n\r\n"}, "unreachable", 3),
    "a page": (
        {"raw": b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 3\r\n\r\nhi!"},
        "server",
        1,
    ),
    "nothing": ({"silent": "silent"}, "too_slow", 1),
    "headers, then nothing": ({"silent": "headers"}, "too_slow", 1),
    "a word at times": ({"forever": True, "pause": 0.05}, "too_slow", 1),
    "thoughts for ever": ({"thoughts": 1000, "pause": 0.02}, "too_slow", 1),
    "half, then an end": ({"then": "close"}, "cut_off", 1),
    "half, then what looks like the end": ({"then": "close", "chunked": False}, "cut_off", 1),
    "half, then a reset": ({"then": "reset"}, "cut_off", 1),
    "half, then silence": ({"then": "stall"}, "cut_off", 1),
    "half, then a fault": ({"then": "error"}, "cut_off", 1),
    "half, then bytes": ({"then": "garbage"}, "cut_off", 1),
    "half, then no JSON": ({"then": "malformed"}, "cut_off", 1),
    "the same for ever": ({"forever": True}, "endless", 1),
    "no end in sight": ({"pieces": tuple(f"{n} " * 40 for n in range(200))}, "endless", 1),
    "the longest reply": ({"then": "length"}, "endless", 1),
    "an empty reply": ({"pieces": ()}, "empty", 1),
    "white space": ({"pieces": (" ", "\n")}, "empty", 1),
    "thoughts alone": ({"pieces": ("<think>", "hm", "</think>")}, "empty", 1),
}

# What does not depend on how a provider puts it.
OF_ONE = {
    "no access",
    "rate limit, soon over",
    "rate limit, for long",
    "until a day",
    "no credit",
    "to be paid",
    "overloaded",
    "too large",
    "not understood",
    "gateway",
    "a page",
    "headers, then nothing",
    "no end in sight",
    "white space",
    "thoughts alone",
}
CASES = [
    (case, provider)
    for case in FAILURES
    for provider in (("openai",) if case in OF_ONE else PROVIDERS)
]


@pytest.mark.usefixtures("idle")
@pytest.mark.parametrize(("case", "provider"), CASES)
def test_a_failure_is_told_and_over_in_time(
    model: Any, model_server: Any, got: Any, provider: str, case: str
) -> None:
    behaviour, failure, times = FAILURES[case]
    model_server.behave(**behaviour)
    patience = {"too_slow": {"reply": 0.3}, "half, then silence": {"silence": 0.3}}
    reply = got(model(provider, **patience.get(failure, patience.get(case, {}))))
    assert reply.failure == failure
    assert len(model_server.requests) == times
    assert reply.seconds < 4
    message = str(reply.error)
    assert message == message.strip()
    assert "\n" not in message
    assert len(message) < 400


@pytest.mark.parametrize("provider", PROVIDERS)
def test_what_passes_is_tried_again(model: Any, model_server: Any, got: Any, provider: str) -> None:
    busy = {"status": 429, "headers": {"retry-after": "0.05"}}
    model_server.behave({"status": 503, "error": "Loading model"}, busy, {})
    assert got(model(provider)).text == "Hello there."
    assert len(model_server.requests) == 3


def test_a_time_that_the_server_names_is_kept(model: Any, model_server: Any, got: Any) -> None:
    model_server.behave({"status": 429, "headers": {"retry-after": "0.3"}}, {})
    reply = got(model())
    assert reply.text == "Hello there."
    assert reply.seconds > 0.3


def test_no_reply_is_asked_for_after_some_of_it_was_read(
    model: Any, model_server: Any, got: Any
) -> None:
    model_server.behave({"then": "reset"}, {})
    reply = got(model())
    assert (reply.text, reply.failure) == ("Hello there.", "cut_off")
    assert len(model_server.requests) == 1


@pytest.mark.parametrize("provider", PROVIDERS)
def test_nobody_listens_at_the_address(model: Any, got: Any, provider: str) -> None:
    reply = got(model(provider, llm_base_url="http://127.0.0.1:9"))
    assert reply.failure == "unreachable"
    assert "127.0.0.1:9" in str(reply.error)
    assert reply.seconds < 4


@pytest.mark.parametrize("provider", PROVIDERS)
def test_a_name_that_no_machine_has(model: Any, got: Any, provider: str) -> None:
    reply = got(model(provider, llm_base_url="http://no-such-host.invalid"), 4.0)
    assert reply.failure in ("unreachable", "too_slow")  # some networks take their time to say so
    assert reply.seconds < 6


@pytest.mark.parametrize("seconds", [0.0, -3.0])
def test_no_time_is_too_little(model: Any, model_server: Any, got: Any, seconds: float) -> None:
    assert got(model(), seconds).failure == "too_slow"
    assert model_server.requests == []


def test_the_time_is_kept_though_retries_would_take_longer(
    model: Any, model_server: Any, got: Any
) -> None:
    model_server.behave(status=500, wait=0.15)
    reply = got(model(), 0.35)
    assert reply.failure in ("server", "too_slow")
    assert reply.seconds < 1


def test_a_slow_reader_still_gets_what_came_in_time(model: Any, model_server: Any) -> None:
    from time import sleep

    pieces = []
    for piece in model(reply=0.5).stream([]):
        pieces.append(piece)
        sleep(0.2)
    assert "".join(pieces) == "Hello there."


@pytest.mark.parametrize("provider", PROVIDERS)
@pytest.mark.parametrize("silent", ["", "headers", "silent"])
def test_a_reader_that_leaves_ends_the_request(
    model: Any, model_server: Any, idle: Any, provider: str, silent: str
) -> None:
    model_server.behave(then="stall", silent=silent)
    stream = model(provider).stream([], seconds=0.1 if silent else 30.0)
    if silent:
        with pytest.raises(Exception, match="did not finish"):
            next(stream)
    else:
        next(stream)
        assert model_server.busy == 1
    since = monotonic()
    stream.close()
    assert idle()
    assert monotonic() - since < 1
