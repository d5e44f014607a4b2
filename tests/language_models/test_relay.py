"""Pieces from a coroutine to a thread, in time whatever the coroutine does."""

from __future__ import annotations

import asyncio
import threading
from contextvars import ContextVar
from time import monotonic, sleep

import pytest

from memobot.language_models.relay import Deliver, relayed


def test_pieces_come_one_by_one() -> None:
    read = threading.Event()

    async def produce(deliver: Deliver) -> None:
        deliver("a")
        while not read.is_set():
            await asyncio.sleep(0.01)
        deliver("b")

    pieces = relayed(produce, 5)
    assert next(pieces) == "a"
    read.set()
    assert list(pieces) == ["b"]


def test_what_is_raised_comes_after_the_pieces_without_what_led_to_it() -> None:
    async def produce(deliver: Deliver) -> None:
        deliver("a")
        try:
            raise OSError("with a secret")
        except OSError as error:
            raise ValueError("no more") from error

    pieces = relayed(produce, 5)
    assert next(pieces) == "a"
    with pytest.raises(ValueError, match="no more") as caught:
        next(pieces)
    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None


def test_time_is_kept_even_where_the_coroutine_blocks() -> None:
    async def produce(deliver: Deliver) -> None:
        deliver("a")
        sleep(0.6)

    since = monotonic()
    with pytest.raises(TimeoutError):
        list(relayed(produce, 0.2))
    assert monotonic() - since < 0.5
    sleep(0.5)  # all share one loop


@pytest.mark.parametrize("leave", [True, False])
def test_who_is_not_waited_for_is_cancelled_and_cleans_up(leave: bool) -> None:
    cleaned_up = threading.Event()

    async def produce(deliver: Deliver) -> None:
        deliver("a")
        try:
            await asyncio.sleep(60)
        finally:
            cleaned_up.set()

    pieces = relayed(produce, 60 if leave else 0.1)
    next(pieces)
    if leave:
        pieces.close()
    else:
        with pytest.raises(TimeoutError):
            next(pieces)
    assert cleaned_up.wait(1)


def test_the_reader_is_not_followed_into_the_background() -> None:
    """A tracer of whoever asks is set in such a variable."""
    tracer: ContextVar[str] = ContextVar("tracer", default="none")
    tracer.set("of the reader")

    async def produce(deliver: Deliver) -> None:
        deliver(tracer.get())

    assert list(relayed(produce, 5)) == ["none"]


def test_many_readers_share_one_thread() -> None:
    async def produce(deliver: Deliver) -> None:
        deliver(str(threading.get_ident()))

    names = {name for _ in range(5) for name in relayed(produce, 5)}
    assert len(names) == 1
    assert names != {str(threading.get_ident())}
