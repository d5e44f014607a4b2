"""Who may call what, asked of the guard around an application that answers everything."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx
import pytest

from memobot.web.guard import Guard, Hosts, content_security_policy

LOOPBACK = Hosts.serving("127.0.0.1", "office")
EVERYWHERE = Hosts.serving("0.0.0.0", "office")


async def application(scope: Any, receive: Any, send: Any) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.accept"})
        return
    headers = [(b"Referrer-Policy", b"unsafe-url"), (b"x-own", b"1")]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": b"ours"})


def call(
    path: str = "/", method: str = "GET", hosts: Hosts = LOOPBACK, **headers: str
) -> httpx.Response:
    async def calling() -> httpx.Response:
        transport = httpx.ASGITransport(Guard(application, hosts, ["sha256-x"]))
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        async with httpx.AsyncClient(
            transport=transport, base_url="http://127.0.0.1:8000"
        ) as client:
            return await client.request(method, path, headers=named)

    return asyncio.run(calling())


def connect(**headers: str) -> list[dict[str, Any]]:
    sent: list[dict[str, Any]] = []

    async def send(message: Any) -> None:
        sent.append(message)

    async def receive() -> Any:
        return {"type": "websocket.connect"}

    raw = [(name.encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": "websocket", "path": "/ws/socket.io/", "headers": raw}
    asyncio.run(Guard(application, LOOPBACK, [])(scope, receive, send))
    return sent


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:8000", 200),
        ("localhost:8000", 200),
        ("LOCALHOST", 200),
        ("[::1]:8000", 200),
        ("evil.example", 400),
        ("127.0.0.1.evil.example:8000", 400),
        ("localhost.evil.example", 400),
        ("127.0.0.1:8000@evil.example", 400),
        ("192.168.0.7:8000", 400),
        ("office", 400),
        ("", 400),
    ],
)
def test_only_hosts_of_ours_are_served(host: str, status: int) -> None:
    assert call(host=host).status_code == status


def test_a_page_served_everywhere_takes_addresses_and_the_name_of_the_machine() -> None:
    taken = ("192.168.0.7:8000", "[fe80::1]:8000", "office:8000", "OFFICE", "localhost")
    assert all(call(hosts=EVERYWHERE, host=host).status_code == 200 for host in taken)
    refused = ("evil.example", "192.168.0.7.evil.example", "office.evil.example")
    assert all(call(hosts=EVERYWHERE, host=host).status_code == 400 for host in refused)


def test_where_the_page_is_shown_and_who_reaches_it() -> None:
    assert (LOOPBACK.shown, LOOPBACK.local) == ("127.0.0.1", True)
    assert (EVERYWHERE.shown, EVERYWHERE.local) == ("localhost", False)
    six = Hosts.serving("::1", "office")
    assert (six.shown, six.local) == ("[::1]", True)
    named = Hosts.serving("memobot.office", "office")
    assert (named.shown, named.local) == ("memobot.office", False)
    assert named.allow("memobot.office:8000")


@pytest.mark.parametrize(
    "origin",
    [
        "http://evil.example",
        "http://127.0.0.1:9000",
        "http://localhost:8000",
        "http://127.0.0.1:8000.evil.example",
        "http://user@127.0.0.1:8000",
        "null",
        "file://",
        "",
        "http://[",
    ],
)
def test_requests_and_sockets_of_other_pages_are_refused(origin: str) -> None:
    assert call(origin=origin).status_code == 403
    assert call("/ws/socket.io/", origin=origin).status_code == 403
    assert connect(host="127.0.0.1:8000", origin=origin)[0]["type"] == "websocket.close"


def test_requests_and_sockets_of_the_page_itself_are_served() -> None:
    assert call(origin="http://127.0.0.1:8000").status_code == 200
    assert connect(host="localhost:8000", origin="http://localhost:8000") == [
        {"type": "websocket.accept"}
    ]
    assert connect(host="localhost:8000") == [{"type": "websocket.accept"}]
    assert connect(host="evil.example")[0]["type"] == "websocket.close"


def test_what_the_browser_says_of_the_asking_page_is_heeded() -> None:
    assert call(sec_fetch_site="cross-site", sec_fetch_mode="no-cors").status_code == 403
    assert call(sec_fetch_site="same-site", sec_fetch_mode="cors").status_code == 403
    assert call(sec_fetch_site="same-origin", sec_fetch_mode="cors").status_code == 200
    assert call(sec_fetch_site="none", sec_fetch_mode="navigate").status_code == 200
    # Following a link to the page is no attack.
    assert call(sec_fetch_site="cross-site", sec_fetch_mode="navigate").status_code == 200


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/openapi.json"),
        ("GET", "/docs"),
        ("POST", "/project/file"),
        ("GET", "/project/file/1"),
        ("POST", "/project/action"),
        ("POST", "/project/threads"),
        ("PUT", "/project/thread"),
        ("DELETE", "/project/thread"),
        ("PUT", "/project/element"),
        ("PUT", "/feedback"),
        ("GET", "/draft/docx"),
        ("POST", "/draft/"),
        ("POST", "/draft/docx/x"),
        ("POST", "/mcp"),
        ("DELETE", "/mcp"),
        ("POST", "/login"),
        ("POST", "/"),
        ("GET", "/copilot/index.js"),
        ("GET", "/auth/oauth/google"),
        ("GET", "/anything"),
        ("GET", "/thread/1"),
        ("OPTIONS", "/"),
    ],
)
def test_what_the_page_does_not_use_is_not_there(method: str, path: str) -> None:
    assert call(path, method).status_code == 404


@pytest.mark.parametrize("path", ["/", "/openapi.json"])
def test_every_response_carries_the_security_headers(path: str) -> None:
    headers = call(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers.get_list("referrer-policy") == ["no-referrer"]
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert headers["cache-control"] == "no-cache"
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "connect-src 'self' ws://127.0.0.1:8000 " in policy
    assert "script-src 'self' 'unsafe-eval' 'sha256-x';" in policy


def test_a_refused_host_does_not_get_into_the_policy() -> None:
    response = call(host="evil.example")
    assert response.status_code == 400
    assert "evil" not in response.headers["content-security-policy"]


def test_assets_are_kept_by_the_browser() -> None:
    assert "immutable" in call("/assets/index-x.js").headers["cache-control"]


def test_no_inline_script_runs_without_its_hash() -> None:
    scripts = content_security_policy("h", []).split("script-src")[1].split(";")[0]
    assert "unsafe-inline" not in scripts
