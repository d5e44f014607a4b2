"""The address of the chat page: free, taken by the page itself, or by somebody else."""

from __future__ import annotations

import http.client
import os
import socket
from typing import Any

from memobot.diagnosis.model import Finding, failed, ok
from memobot.settings import Settings

_PATIENCE = 2.0  # seconds that whoever has the port gets to say who it is
_PAGE = b'id="welcome-text"'  # stands in our page and in no other of Chainlit's
_LARGEST = 1_000_000
_EVERYWHERE = {"": "127.0.0.1", "0.0.0.0": "127.0.0.1", "::": "::1"}


def check(settings: Settings) -> Finding:
    """Whether `memobot chat` could listen there, or does so already."""
    host, port = settings.host.strip("[]"), settings.port
    try:
        _listen(host, port)
    except (OSError, UnicodeError) as error:
        if _is_memobot(_EVERYWHERE.get(host, host), port):
            return ok(f"port {port} of {settings.host}: the page is open there")
        if isinstance(error, socket.gaierror | UnicodeError):
            return failed(
                f"there is no address {settings.host} here",
                "Set MEMOBOT_HOST to an address of this machine, as 127.0.0.1.",
            )
        return failed(
            f"port {port} of {settings.host} cannot be used ({error.strerror or error})",
            f"Stop what uses it, or choose another: MEMOBOT_PORT={port % 65535 + 1}.",
        )
    return ok(f"port {port} of {settings.host} is free")


def _listen(host: str, port: int) -> None:
    """Take the address as the page does, and give it back. Raises OSError or UnicodeError."""
    family, kind, protocol, _, address = _address(host, port)
    with socket.socket(family, kind, protocol) as listener:
        if os.name == "posix":
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(1)


def _address(host: str, port: int) -> tuple[Any, ...]:
    flags = socket.AI_PASSIVE
    return socket.getaddrinfo(host or None, port, type=socket.SOCK_STREAM, flags=flags)[0]


def _is_memobot(host: str, port: int) -> bool:
    connection = http.client.HTTPConnection(host, port, timeout=_PATIENCE)
    try:
        connection.request("GET", "/")
        return _PAGE in connection.getresponse().read(_LARGEST)
    except (OSError, http.client.HTTPException, UnicodeError):
        return False
    finally:
        connection.close()
