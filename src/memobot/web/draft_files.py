"""A file with a draft -> its text, for the page to send it as a message.

The file is the body of the request, read in memory and never written anywhere; Chainlit's own
uploads, which it would keep, stay shut off (`memobot.web.guard`).
"""

from __future__ import annotations

import asyncio

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse
from starlette.requests import ClientDisconnect

from memobot.citations.drafts import read_draft_bytes
from memobot.errors import DraftError
from memobot.web.draft_messages import is_too_long

LARGEST_FILE = 10 * 2**20
"""Bytes."""


def add_draft_files(app: FastAPI) -> None:
    """Have `app` read files: POST /draft/docx answers {"text"}, or else {"problem", "detail"}.

    A problem is "too_large" (the file), "too_long" (its text) or "unreadable", as the detail says.
    """

    @app.post("/draft/{suffix}")
    async def read(suffix: str, request: Request) -> JSONResponse:
        try:
            data = await _body(request)
        except ClientDisconnect:
            return _problem(400, "unreadable")
        if data is None:
            return _problem(413, "too_large")
        try:
            text = await asyncio.to_thread(read_draft_bytes, data, f"draft.{suffix}")
        except DraftError as error:
            return _problem(422, "unreadable", str(error))
        if is_too_long(text):
            return _problem(413, "too_long")
        return JSONResponse({"text": text.encode("utf-8", "replace").decode()})


async def _body(request: Request) -> bytes | None:
    """The body, of which never more than `LARGEST_FILE` and one piece are read; None for more."""
    data = bytearray()
    async for piece in request.stream():
        data += piece
        if len(data) > LARGEST_FILE:
            return None
    return bytes(data)


def _problem(status: int, problem: str, detail: str = "") -> JSONResponse:
    return JSONResponse({"problem": problem, "detail": detail}, status)
