"""Files that are sent to be checked."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import httpx
import pytest
from fastapi import FastAPI

from memobot.web import draft_files
from memobot.web.draft_files import LARGEST_FILE, add_draft_files
from memobot.web.draft_messages import LONGEST_DRAFT
from memobot.web.guard import Guard, Hosts

PAGE = "http://127.0.0.1:8000"


def send(data: bytes | AsyncIterator[bytes], suffix: str, origin: str = PAGE) -> httpx.Response:
    app = FastAPI()
    add_draft_files(app)
    guard = Guard(app, Hosts.serving("127.0.0.1", "office"), [])

    async def sending() -> httpx.Response:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(guard), base_url=PAGE) as client:
            return await client.post(f"/draft/{suffix}", content=data, headers={"origin": origin})

    return asyncio.run(sending())


def test_the_text_of_a_file_comes_back() -> None:
    assert send("Ол екі жыл қолданылады.".encode(), "txt").json() == {
        "text": "Ол екі жыл қолданылады."
    }
    html = b"<p>It <b>runs</b>.</p><script>alert(1)</script>"
    assert send(html, "html").json() == {"text": "It runs."}


@pytest.mark.parametrize(
    ("data", "suffix"),
    [(b"", "txt"), (b" \n", "md"), (b"no archive", "docx"), (b"%PDF-1.7 cut", "pdf")],
)
def test_what_cannot_be_read_is_said(data: bytes, suffix: str) -> None:
    answer = send(data, suffix)
    assert answer.status_code == 422
    assert answer.json()["problem"] == "unreadable"
    assert answer.json()["detail"]


def test_a_suffix_that_is_not_read_is_refused() -> None:
    assert send(b"text", "exe").json()["problem"] == "unreadable"
    assert send(b"text", "../txt").status_code == 404


def test_other_pages_cannot_have_a_file_read() -> None:
    assert send(b"text", "txt", origin="http://evil.example").status_code == 403


def test_of_a_file_that_is_too_large_no_more_than_that_is_read() -> None:
    read = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal read
        for _ in range(100):
            read += 2**20
            yield b"a" * 2**20

    answer = send(endless(), "txt")
    assert answer.status_code == 413
    assert answer.json()["problem"] == "too_large"
    assert LARGEST_FILE < read <= LARGEST_FILE + 2 * 2**20


def test_a_file_whose_text_is_too_long_for_the_page_is_said() -> None:
    answer = send(b"a" * (LONGEST_DRAFT + 1), "txt")
    assert (answer.status_code, answer.json()["problem"]) == (413, "too_long")


def test_half_a_character_in_a_file_does_no_harm(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(draft_files, "read_draft_bytes", lambda *_: "a\ud800b")
    assert send(b"x", "pdf").json() == {"text": "a?b"}
