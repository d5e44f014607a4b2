"""A server on this machine that speaks as OpenAI's, Ollama's and Anthropic's do, well or badly.

Run as a program it prints its port and then behaves as its argument says, a JSON object with the
fields of `Behaviour`: for tests that stop or kill a process.
"""

from __future__ import annotations

import json
import select
import socket
import struct
import sys
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import chain, repeat
from typing import Any

OPENAI, OLLAMA, ANTHROPIC = "openai", "ollama", "anthropic"
PROVIDERS = (OPENAI, OLLAMA, ANTHROPIC)
PATHS = {"/chat/completions": OPENAI, "/api/chat": OLLAMA, "/v1/messages": ANTHROPIC}
LENGTH = {OPENAI: "length", OLLAMA: "length", ANTHROPIC: "max_tokens"}
DECLINED = {OPENAI: "content_filter", OLLAMA: "stop", ANTHROPIC: "refusal"}


@dataclass(frozen=True)
class Behaviour:
    """What a request gets.

    `wait`: seconds before anything; `pause`: between pieces; `thoughts`: chunks without text before
    the first piece. `forever` sends the pieces over and over. `then`: what comes after them:
    "end", "length", "declined", "close" (a connection that ends), "reset", "stall", "garbage",
    "malformed", "error". `silent`: nothing is ever sent, "headers": nothing but them. A `status`
    other than 200 is a refusal with `error`; `unless` the request names none of these words.
    """

    pieces: tuple[str, ...] = ("Hello", " there", ".")
    wait: float = 0.0
    pause: float = 0.0
    thoughts: int = 0
    forever: bool = False
    then: str = "end"
    silent: str = ""
    chunked: bool = True
    status: int = 200
    error: Any = "it is broken"
    headers: dict[str, str] = field(default_factory=dict)
    unless: str = ""
    raw: bytes = b""


@dataclass(frozen=True)
class Request:
    method: str
    path: str
    headers: dict[str, str]
    body: Any


class StubServer:
    """Behaves for each request as the next of its behaviours says; the last one stays."""

    def __init__(self) -> None:
        self.reset()
        self._lock = threading.Lock()
        self.ended = threading.Event()
        self.busy = 0
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.stub = self
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,))

    def __enter__(self) -> StubServer:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.ended.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    @property
    def port(self) -> int:
        return self._server.server_address[1]

    def url(self, provider: str = OPENAI) -> str:
        """The address as MEMOBOT_LLM_BASE_URL has it."""
        return f"http://127.0.0.1:{self.port}" + ("/v1" if provider == OPENAI else "")

    def reset(self) -> None:
        """As at the start."""
        self.requests: list[Request] = []
        self._behaviours = [Behaviour()]

    def behave(self, *turns: Mapping[str, Any], **always: Any) -> None:
        """From now on: each turn has fields of `Behaviour`, the last one stays."""
        with self._lock:
            self._behaviours = [Behaviour(**turn) for turn in turns or [always]]

    def say(self, *texts: str) -> None:
        """Reply to the next requests with these texts, in pieces of a word each."""
        self.behave(*({"pieces": _words(text)} for text in texts))

    def next_behaviour(self) -> Behaviour:
        with self._lock:
            return self._behaviours.pop(0) if len(self._behaviours) > 1 else self._behaviours[0]

    def count(self, by: int) -> None:
        with self._lock:
            self.busy += by


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    stub: StubServer

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that goes away is part of the game."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def do_GET(self) -> None:
        self._answer()

    def do_POST(self) -> None:
        self._answer()

    def do_PATCH(self) -> None:
        self._answer()

    def log_message(self, format: str, *args: object) -> None:
        pass

    def _answer(self) -> None:
        stub = self.server.stub
        body = self.rfile.read(int(self.headers.get("content-length") or 0))
        headers = {name.lower(): value for name, value in self.headers.items()}
        stub.requests.append(Request(self.command, self.path, headers, _json(body)))
        stub.count(1)
        try:
            self._behave(stub.next_behaviour(), body.decode("utf-8", "replace"))
        except OSError:
            self.close_connection = True
        finally:
            stub.count(-1)

    def _behave(self, behaviour: Behaviour, body: str) -> None:
        self._pause(behaviour.wait)
        if behaviour.silent == "silent":
            self._stall()
            return
        if behaviour.raw:
            self.wfile.write(behaviour.raw)
            self.close_connection = True
            return
        named = [word for word in behaviour.unless.split() if f'"{word}"' in body]
        if behaviour.status != 200 and (named or not behaviour.unless):
            self._refuse(behaviour, named)
            return
        self._stream(behaviour)

    def _refuse(self, behaviour: Behaviour, named: list[str]) -> None:
        told: Any = behaviour.error
        if isinstance(told, str):
            told = told.format(named=" ".join(named), **self.headers)
            plain = self._provider() == OLLAMA
            told = {"error": told if plain else {"message": told, "type": "error"}}
            if self._provider() == ANTHROPIC:
                told["type"] = "error"
        content = told if isinstance(told, bytes) else json.dumps(told).encode()
        self.send_response(behaviour.status)
        for name, value in behaviour.headers.items():
            self.send_header(name, value)
        self.send_header("content-type", "text/html" if content[:1] == b"<" else "application/json")
        self.send_header("content-length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def _stream(self, behaviour: Behaviour) -> None:
        speech = SPEECHES[self._provider()]
        self.send_response(200)
        kind = "application/x-ndjson" if speech is _Ollama else "text/event-stream"
        self.send_header("content-type", kind)
        if behaviour.chunked:
            self.send_header("transfer-encoding", "chunked")
        else:
            self.send_header("connection", "close")
            self.close_connection = True
        self.end_headers()
        if behaviour.silent == "headers":
            self._stall()
            return
        for block in speech.opening():
            self._send(block, behaviour)
        thoughts = repeat("", behaviour.thoughts)
        pieces = repeat(behaviour.pieces) if behaviour.forever else [behaviour.pieces]
        for piece in chain(thoughts, chain.from_iterable(pieces)):
            self._send(speech.piece(piece), behaviour)
            self._pause(behaviour.pause)
        self._finish(speech, behaviour)

    def _finish(self, speech: Any, behaviour: Behaviour) -> None:
        match behaviour.then:
            case "close":
                self.close_connection = True
                self.connection.shutdown(socket.SHUT_RDWR)
            case "reset":
                self.close_connection = True
                self.connection.setsockopt(
                    socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0)
                )
                self.connection.close()
            case "stall":
                self._stall()
            case "garbage":
                self._send(b"data: \xff\xfe\x00\xc3\x28\n\n", behaviour, last=True)
            case "malformed":
                self._send(speech.malformed(), behaviour, last=True)
            case "error":
                self._send(speech.error(behaviour.error), behaviour, last=True)
            case _:
                reason = {"length": LENGTH, "declined": DECLINED}.get(behaviour.then, {})
                for block in speech.ending(reason.get(self._provider(), "")):
                    self._send(block, behaviour)
                self._send(b"", behaviour, last=True)

    def _send(self, block: bytes, behaviour: Behaviour, last: bool = False) -> None:
        if behaviour.chunked:
            block = (f"{len(block):x}\r\n".encode() + block + b"\r\n") if block else b""
            block += b"0\r\n\r\n" if last else b""
        self.wfile.write(block)
        self.wfile.flush()

    def _pause(self, seconds: float) -> None:
        if seconds and self._is_left(seconds):
            raise ConnectionError

    def _stall(self) -> None:
        self.close_connection = True
        while not self._is_left(0.05):
            pass

    def _is_left(self, seconds: float) -> bool:
        """Wait; whether the client went away meanwhile, or the server is to end."""
        readable, _, _ = select.select([self.connection], [], [], seconds)
        return bool(readable) or self.server.stub.ended.is_set()

    def _provider(self) -> str:
        return next((name for end, name in PATHS.items() if self.path.endswith(end)), OPENAI)


def _event(data: Any, name: str = "") -> bytes:
    return (f"event: {name}\n" if name else "").encode() + f"data: {json.dumps(data)}\n\n".encode()


class _OpenAI:
    @staticmethod
    def _chunk(delta: dict[str, str], reason: str | None = None) -> bytes:
        choice = {"index": 0, "delta": delta, "finish_reason": reason}
        named = {"id": "c1", "object": "chat.completion.chunk", "created": 1, "model": "stub"}
        return _event({**named, "choices": [choice]})

    @staticmethod
    def opening() -> Iterator[bytes]:
        yield _OpenAI._chunk({"role": "assistant", "content": ""})

    @staticmethod
    def piece(text: str) -> bytes:
        return _OpenAI._chunk({"content": text} if text else {"reasoning_content": "hm"})

    @staticmethod
    def ending(reason: str) -> Iterator[bytes]:
        yield _OpenAI._chunk({}, reason or "stop")
        yield b"data: [DONE]\n\n"

    @staticmethod
    def malformed() -> bytes:
        return b'data: {"choices": [{"delta": {"content": "ha\n\n'

    @staticmethod
    def error(told: str) -> bytes:
        return _event({"error": {"message": told, "type": "server_error"}})


class _Ollama:
    @staticmethod
    def opening() -> Iterator[bytes]:
        yield from ()

    @staticmethod
    def _line(content: str, **more: Any) -> bytes:
        message = {"role": "assistant", "content": content}
        line = {"model": "stub", "created_at": "2026-01-01T00:00:00Z", "message": message}
        return json.dumps({**line, "done": False, **more}).encode() + b"\n"

    @staticmethod
    def piece(text: str) -> bytes:
        return _Ollama._line(text)

    @staticmethod
    def ending(reason: str) -> Iterator[bytes]:
        yield _Ollama._line("", done=True, done_reason=reason or "stop")

    @staticmethod
    def malformed() -> bytes:
        return b'{"message": {"content": "ha\n'

    @staticmethod
    def error(told: str) -> bytes:
        return json.dumps({"error": told}).encode() + b"\n"


class _Anthropic:
    @staticmethod
    def opening() -> Iterator[bytes]:
        usage = {"input_tokens": 1, "output_tokens": 1}
        message = {"id": "m1", "type": "message", "role": "assistant", "content": []}
        message |= {"model": "stub", "stop_reason": None, "stop_sequence": None, "usage": usage}
        yield _event({"type": "message_start", "message": message}, "message_start")
        block = {"type": "text", "text": ""}
        start = {"type": "content_block_start", "index": 0, "content_block": block}
        yield _event(start, "content_block_start")

    @staticmethod
    def piece(text: str) -> bytes:
        delta = {"type": "text_delta", "text": text}
        told = {"type": "content_block_delta", "index": 0, "delta": delta}
        return _event(told, "content_block_delta")

    @staticmethod
    def ending(reason: str) -> Iterator[bytes]:
        yield _event({"type": "content_block_stop", "index": 0}, "content_block_stop")
        delta = {"stop_reason": reason or "end_turn", "stop_sequence": None}
        told = {"type": "message_delta", "delta": delta, "usage": {"output_tokens": 9}}
        yield _event(told, "message_delta")
        yield _event({"type": "message_stop"}, "message_stop")

    @staticmethod
    def malformed() -> bytes:
        return b'event: content_block_delta\ndata: {"type": "content_bl\n\n'

    @staticmethod
    def error(told: str) -> bytes:
        fault = {"type": "api_error", "message": told}
        return _event({"type": "error", "error": fault}, "error")


SPEECHES = {OPENAI: _OpenAI, OLLAMA: _Ollama, ANTHROPIC: _Anthropic}


def _json(body: bytes) -> Any:
    try:
        return json.loads(body)
    except ValueError:
        return body


def _words(text: str) -> tuple[str, ...]:
    first, *others = text.split(" ")
    return (first, *(f" {word}" for word in others))


if __name__ == "__main__":
    with StubServer() as server:
        server.behave(json.loads(sys.argv[1]))
        sys.stdout.write(f"{server.port}\n")
        sys.stdout.flush()
        server.ended.wait()
