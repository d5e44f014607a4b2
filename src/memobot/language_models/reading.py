"""Reads one reply from the stream of its chunks to its proper end."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing

from memobot.errors import Failure, LanguageModelError
from memobot.language_models.chat import CUT, DECLINED, Chunk
from memobot.language_models.failures import Fault, Faults
from memobot.language_models.relay import Deliver
from memobot.language_models.reply_text import ReplyText


async def read_reply(
    stream: AsyncGenerator[Chunk, None], faults: Faults, deliver: Deliver, silence: float
) -> None:
    """Deliver the text of a reply, and close its stream.

    Raises Fault for whatever goes wrong, so also where the stream ends and the reply does not, or
    says nothing for `silence` seconds after some text: a model that thinks meanwhile sends chunks
    without text.
    """
    text, end = ReplyText(), ""
    try:
        async with aclosing(stream):
            while not end and (chunk := await _next(stream, silence if text.begun else None)):
                end = chunk.end
                if piece := text.feed(chunk.text):
                    deliver(piece)
    except _Silence:
        raise faults.fault(Failure.CUT_OFF, "silent") from None
    except LanguageModelError:
        raise
    except Exception as error:  # the libraries raise whatever their parsers raise
        raise faults.of(error, text.begun) from None
    if piece := text.finish():
        deliver(piece)
    if fault := _fault_of_end(end, text.begun, faults):
        raise fault


class _Silence(Exception):
    """Nothing came for too long."""


async def _next(stream: AsyncGenerator[Chunk, None], seconds: float | None) -> Chunk | None:
    """The next chunk, None where there is none. Raises _Silence when none comes in time."""
    timer = asyncio.timeout(seconds)
    try:
        async with timer:
            return await anext(stream, None)
    except TimeoutError:
        if timer.expired():
            raise _Silence from None
        raise


def _fault_of_end(end: str, begun: bool, faults: Faults) -> Fault | None:
    """What is wrong with a reply that ended so, None where nothing is."""
    if end in CUT:
        return faults.fault(Failure.ENDLESS, "longer")
    if end in DECLINED:
        return faults.fault(Failure.EMPTY, "declined")
    if not end:
        return faults.fault(*(Failure.CUT_OFF,) if begun else (Failure.SERVER, "unreadable"))
    return None if begun else faults.fault(Failure.EMPTY)
