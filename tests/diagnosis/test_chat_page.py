"""The address of the chat page: free, ours, somebody else's, none at all."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from memobot.diagnosis.chat_page import check
from memobot.diagnosis.model import State
from memobot.settings import Settings
from memobot.web.page import LANGUAGES, page

OURS = page("<html><body></body></html>", "en", dict.fromkeys(LANGUAGES, "Welcome."))


@pytest.fixture
def port() -> int:
    """A port that nobody has."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


@contextmanager
def serving(body: str) -> Iterator[int]:
    """A server whose every page is `body`; its port."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *_: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield server.server_port
        finally:
            server.shutdown()
            thread.join()


def test_a_free_port(port: int) -> None:
    found = check(Settings(port=port))
    assert found.state is State.OK
    assert "is free" in found.found
    socket.create_server(("127.0.0.1", port)).close()  # it still is


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "0.0.0.0"])
def test_the_page_itself_is_recognised(host: str) -> None:
    with serving(OURS) as port:
        found = check(Settings(host=host, port=port))
    assert found.state is State.OK
    assert "the page is open there" in found.found


def test_another_server_has_the_port() -> None:
    with serving("<html>Zeppelins</html>") as port:
        found = check(Settings(port=port))
    assert found.state is State.FAILED
    assert found.remedy.endswith(f"MEMOBOT_PORT={port + 1}.")


@pytest.mark.parametrize("greeting", [b"", b"220 mail\r\n", b"HTTP/1.1 200 OK\r\n\r\n\xff"])
def test_something_has_the_port_that_does_not_speak_our_language(greeting: bytes) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:

        def answer() -> None:
            caller, _ = server.accept()
            with caller:
                caller.sendall(greeting)

        thread = threading.Thread(target=answer)
        thread.start()
        found = check(Settings(port=server.getsockname()[1]))
        thread.join()
    assert found.state is State.FAILED


def test_a_server_that_never_answers_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("memobot.diagnosis.chat_page._PATIENCE", 0.1)
    with socket.create_server(("127.0.0.1", 0)) as server:
        assert check(Settings(port=server.getsockname()[1])).state is State.FAILED


@pytest.mark.parametrize("host", ["zeppelin.invalid", "a" * 70, "192.0.2.1"])
def test_a_host_that_is_not_this_machine(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("memobot.diagnosis.chat_page._PATIENCE", 0.1)
    found = check(Settings(host=host))
    assert found.state is State.FAILED
    assert found.remedy
