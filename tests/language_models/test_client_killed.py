"""A server that is killed or stopped in the middle of a reply: a real process, real signals."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from time import monotonic
from typing import Any

import pytest

from memobot.errors import LanguageModelError

STUB = Path(__file__).with_name("stub_server.py")
PROVIDERS = ("openai", "ollama", "anthropic")


@pytest.fixture
def server() -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A process that writes a word every 20 ms without end, and its address."""
    words = json.dumps({"pieces": [f"word{n} " for n in range(2000)], "pause": 0.02})
    with subprocess.Popen(
        [sys.executable, STUB, words], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        try:
            yield process, f"http://127.0.0.1:{process.stdout.readline().strip()}"
        finally:
            process.kill()


@pytest.mark.parametrize("provider", PROVIDERS)
@pytest.mark.parametrize("blow", [signal.SIGKILL, signal.SIGSTOP, signal.SIGTERM])
def test_a_server_that_dies_in_the_middle_of_a_reply(
    model: Any, got: Any, server: Any, provider: str, blow: signal.Signals
) -> None:
    process, url = server
    client = model(provider, silence=0.5, llm_base_url=url)
    stream = client.stream([])
    assert next(stream).startswith("word")
    os.kill(process.pid, blow)
    since = monotonic()
    with pytest.raises(LanguageModelError) as caught:
        list(stream)
    assert caught.value.failure == "cut_off"
    assert monotonic() - since < 4
    after = got(client)
    assert after.failure == "resting"
    assert after.seconds < 0.1


def test_a_server_that_is_stopped_before_it_is_asked(model: Any, got: Any, server: Any) -> None:
    process, url = server
    os.kill(process.pid, signal.SIGSTOP)
    reply = got(model(llm_base_url=url), 0.5)
    assert reply.failure == "too_slow"
    assert reply.seconds < 1.5


def test_a_server_that_comes_back_is_found(model: Any, got: Any, server: Any) -> None:
    """Stopped for a moment only, as a laptop is that was closed."""
    process, url = server
    stream = model(llm_base_url=url).stream([])
    next(stream)
    os.kill(process.pid, signal.SIGSTOP)
    os.kill(process.pid, signal.SIGCONT)
    assert next(stream)
    stream.close()
