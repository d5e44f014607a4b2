"""Who may call what: an ASGI middleware around everything that the page's address serves.

The page has no login: whoever reaches the address may ask. What must not reach it is another
web page open in the same browser, by a request across sites or by a host name of its own that
resolves to this machine (DNS rebinding). So the Host must be ours, an Origin must be that same
host, and of Chainlit's many routes only those that the page uses exist at all.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]

_LOCAL = frozenset({"127.0.0.1", "localhost", "::1"})
_HOST = re.compile(r"(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::(\d{1,5}))?", re.IGNORECASE)

# Method, path. What is not here is not found: uploads, threads, actions, MCP, OpenAPI, ...
_READ = re.compile(
    r"/|/(?:favicon|logo|health|user|auth/config|project/(?:settings|translations))"
    r"|/(?:assets|public|avatars)/.+|/ws/socket\.io/"
)
_WRITE = re.compile(r"/set-session-cookie|/ws/socket\.io/|/draft/[a-z]{2,4}")

_HEADERS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


@dataclass(frozen=True, slots=True)
class Hosts:
    """Which host names and addresses a request may name as its host.

    `shown` is the one to tell the user; `local` whether only this machine reaches it.
    """

    names: frozenset[str]
    any_address: bool  # any IP address: no name can be rebound to it
    shown: str
    local: bool

    @classmethod
    def serving(cls, host: str, machine: str) -> Hosts:
        """Those of a server that listens on `host`, on a machine of the name `machine`."""
        bare = host.strip("[]").lower()
        if bare in ("0.0.0.0", "::", ""):
            return cls(_LOCAL | {machine.lower()}, True, "localhost", False)
        local = bare == "localhost" or (
            _is_address(bare) and ipaddress.ip_address(bare).is_loopback
        )
        return cls(_LOCAL | {bare}, False, f"[{bare}]" if ":" in bare else bare, local)

    def allow(self, host: str) -> bool:
        """Whether the value of a Host header, with or without a port, is one of them."""
        match = _HOST.fullmatch(host)
        if match is None:
            return False
        name = match[1].strip("[]").lower()
        return name in self.names or (self.any_address and _is_address(name))


def content_security_policy(host: str, script_hashes: Iterable[str]) -> str:
    """The policy of a page served from `host` (with its port): nothing from anywhere else.

    Custom elements are compiled in the browser, which needs 'unsafe-eval'; their source is
    ours. Inline scripts run only if their hash is given.
    """
    hashes = "".join(f" '{script_hash}'" for script_hash in script_hashes)
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src 'self' 'unsafe-eval'{hashes}",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data:",
            "font-src 'self' data:",
            f"connect-src 'self' ws://{host} wss://{host}",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'",
        )
    )


class Guard:
    """Lets through what is allowed, and adds the security headers to every response."""

    def __init__(self, app: Application, hosts: Hosts, script_hashes: Iterable[str]) -> None:
        self._app = app
        self._hosts = hosts
        self._script_hashes = tuple(script_hashes)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        headers = {
            name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]
        }
        host = headers.get("host", "")
        if scope["type"] == "http":
            send = self._with_headers(send, host, scope["path"])
        refusal = self._refusal(scope, headers, host)
        if refusal is None:
            await self._app(scope, receive, send)
        elif scope["type"] == "http":
            await _answer(send, *refusal)
        else:
            # Before it is accepted: the client gets HTTP 403.
            await send({"type": "websocket.close", "code": 1008, "reason": refusal[1]})

    def _refusal(self, scope: Scope, headers: dict[str, str], host: str) -> tuple[int, str] | None:
        if not self._hosts.allow(host):
            return 400, "This host name is not served here."
        origin = headers.get("origin")
        if origin is not None and _host_of(origin) != host.lower():
            return 403, "Requests from other pages are refused."
        if _from_elsewhere(scope, headers):
            return 403, "Requests from other pages are refused."
        method = scope.get("method", "GET")
        allowed = _READ if method in ("GET", "HEAD") else _WRITE if method == "POST" else None
        if allowed is None or allowed.fullmatch(scope["path"]) is None:
            return 404, "Not found."
        return None

    def _with_headers(self, send: Send, host: str, path: str) -> Send:
        known = host if self._hosts.allow(host) else "127.0.0.1"
        added = _HEADERS | {
            "content-security-policy": content_security_policy(known, self._script_hashes),
            # The names of the assets carry a hash of their content.
            "cache-control": "public, max-age=31536000, immutable"
            if path.startswith("/assets/")
            else "no-cache",
        }

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                kept = [
                    (name, value)
                    for name, value in message.get("headers", ())
                    if name.decode("latin-1").lower() not in added
                ]
                message["headers"] = kept + [
                    (name.encode(), value.encode("latin-1")) for name, value in added.items()
                ]
            await send(message)

        return sending


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _host_of(origin: str) -> str:
    """Host and port of an Origin header; "" for "null" and anything unclear."""
    try:
        parts = urlsplit(origin)
    except ValueError:
        return ""
    return parts.netloc.lower() if parts.scheme in ("http", "https") else ""


def _from_elsewhere(scope: Scope, headers: dict[str, str]) -> bool:
    """Whether the browser says that another page, not the user, asks for this."""
    site = headers.get("sec-fetch-site", "none")
    navigation = headers.get("sec-fetch-mode") == "navigate" and scope.get("method") == "GET"
    return site not in ("same-origin", "none") and not navigation


async def _answer(send: Send, status: int, text: str) -> None:
    body = text.encode()
    headers = [
        (b"content-type", b"text/plain; charset=utf-8"),
        (b"content-length", str(len(body)).encode()),
    ]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
