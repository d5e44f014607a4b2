"""The server from outside: its start, what it refuses, what it sends."""

from __future__ import annotations

import http.client
import re
import socket
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest

import memobot
from memobot.errors import SettingsError
from memobot.web.server import listening

if TYPE_CHECKING:
    from conftest import Served

SOURCE = Path(memobot.__file__).parents[1]


def test_a_port_in_use_is_said_in_one_line() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(SettingsError) as caught:
            listening("127.0.0.1", port)
    assert re.fullmatch(rf"Port {port} of 127.0.0.1 cannot be used \(.+\)\. .+", str(caught.value))


def test_a_second_page_on_the_port_is_refused_though_the_first_is_still_starting() -> None:
    with listening("127.0.0.1", 0) as first, pytest.raises(SettingsError):
        listening("127.0.0.1", first.getsockname()[1])


def test_a_host_that_is_not_here_is_said_in_one_line() -> None:
    for host in ("no-such-host.invalid", "203.0.113.7", "x" * 300):
        with pytest.raises(SettingsError) as caught:
            listening(host, 0)
        assert "\n" not in str(caught.value)


def test_the_port_is_tried_before_anything_heavy_is_imported() -> None:
    code = """
import socket, sys
from memobot.errors import SettingsError
from memobot.settings import Settings
from memobot.web.server import serve
with socket.socket() as other:
    other.bind(("127.0.0.1", 0))
    other.listen()
    try:
        serve(Settings(port=other.getsockname()[1]))
    except SettingsError:
        heavy = {"chainlit", "fastapi", "uvicorn", "numpy", "faiss", "torch"} & set(sys.modules)
        sys.exit(f"imported {heavy}" if heavy else 0)
sys.exit("served")
"""
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={"PYTHONPATH": str(SOURCE)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""


def test_the_page_is_reachable_in_time(served: Served) -> None:
    assert served.seconds < 10
    assert httpx.get(f"{served.url}/health").json() == {"status": "ok"}


def test_the_page_names_no_outside_address(served: Served) -> None:
    page = httpx.get(served.url)
    assert page.status_code == 200
    assert "<title>memobot</title>" in page.text
    assert re.findall(r"(?:https?:)?//[\w.-]+", page.text) == []
    assert page.headers["referrer-policy"] == "no-referrer"
    hashes = re.findall(r"'sha256-[\w+/=]+'", page.headers["content-security-policy"])
    assert len(hashes) == len(re.findall(r"<script>", page.text)) == 2


def test_the_page_has_the_language_of_the_browser(served: Served) -> None:
    page = httpx.get(served.url, headers={"Accept-Language": "kk-KZ,ru;q=0.8,en;q=0.5"})
    assert '<html lang="kk">' in page.text
    assert page.headers["vary"].lower().find("accept-language") >= 0


def test_chainlit_is_shut_where_the_page_does_not_need_it(served: Served) -> None:
    settings = httpx.get(f"{served.url}/project/settings?language=pl-PL").json()
    assert settings["ui"]["name"] == "memobot"
    assert not settings["features"]["unsafe_allow_html"]
    assert not settings["features"]["mcp"]["enabled"]
    assert not settings["features"]["spontaneous_file_upload"]["enabled"]
    assert not settings["dataPersistence"]
    assert "dosłownie" in settings["markdown"]
    assert not httpx.get(f"{served.url}/auth/config").json()["requireLogin"]
    assert httpx.post(f"{served.url}/project/file").status_code == 404
    assert httpx.get(f"{served.url}/openapi.json").status_code == 404
    assert httpx.get(f"{served.url}/public/../handlers.py").status_code == 404
    assert httpx.get(f"{served.url}/public/%2e%2e/handlers.py").status_code in (400, 404)


def test_files_of_the_page_are_served_as_what_they_are(served: Served) -> None:
    logo = httpx.get(f"{served.url}/logo?theme=dark")
    assert logo.headers["content-type"].startswith("image/svg")
    assert b"memobot" in logo.content
    assert httpx.get(f"{served.url}/favicon").content.startswith(b"<svg")
    assert httpx.get(f"{served.url}/public/elements/Article.jsx").status_code == 200


@pytest.mark.parametrize(
    ("host", "origin", "status"),
    [
        ("127.0.0.1:{port}", "http://127.0.0.1:{port}", 101),
        ("localhost:{port}", "http://localhost:{port}", 101),
        ("127.0.0.1:{port}", None, 101),
        ("127.0.0.1:{port}", "http://evil.example", 403),
        ("127.0.0.1:{port}", "http://127.0.0.1:1", 403),
        ("evil.example:{port}", "http://evil.example:{port}", 403),
    ],
)
def test_the_websocket_is_for_the_page_alone(
    served: Served, host: str, origin: str | None, status: int
) -> None:
    headers = {
        "Host": host.format(port=served.port),
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
    }
    if origin is not None:
        headers["Origin"] = origin.format(port=served.port)
    connection = http.client.HTTPConnection("127.0.0.1", served.port, timeout=10)
    try:
        connection.request("GET", "/ws/socket.io/?EIO=4&transport=websocket", headers=headers)
        assert connection.getresponse().status == status
    finally:
        connection.close()
