"""From a coroutine in the background to a reader that waits: pieces, in time or not at all."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextvars import Context
from dataclasses import dataclass
from functools import cache
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from time import monotonic

Deliver = Callable[[str], None]
Produce = Callable[[Deliver], Awaitable[None]]

_starting = Lock()


@dataclass(frozen=True, slots=True)
class _End:
    """The last item: why there is no other, None where all are there."""

    error: Exception | None


def relayed(produce: Produce, seconds: float) -> Iterator[str]:
    """The pieces that `produce` delivers, as soon as each is there.

    Raises what `produce` raises, and TimeoutError when it has not ended in so many seconds, even
    if it blocks. When the reader stops early or the time is over it is cancelled, and closes what
    it has open.
    """
    ends = monotonic() + seconds
    items: SimpleQueue[str | _End] = SimpleQueue()
    # In a context of its own: callbacks and tracers of whoever asks are not told of it.
    running = Context().run(
        asyncio.run_coroutine_threadsafe, _run(produce, items, seconds), _background()
    )
    try:
        while isinstance(item := _next(items, ends), str):
            yield item
    finally:
        running.cancel()
    if item.error:
        raise item.error


async def _run(produce: Produce, items: SimpleQueue[str | _End], seconds: float) -> None:
    end = _End(None)
    try:
        async with asyncio.timeout(seconds):
            await produce(items.put)
    except Exception as error:
        # What led to it stays here: it has the request in it, and with that the key.
        error.__traceback__ = error.__cause__ = error.__context__ = None
        end = _End(error)
    finally:
        items.put(end)


def _next(items: SimpleQueue[str | _End], ends: float) -> str | _End:
    try:
        return items.get(timeout=max(0.0, ends - monotonic()))
    except Empty:
        return _End(TimeoutError())


def _background() -> asyncio.AbstractEventLoop:
    with _starting:
        return _loop()


@cache
def _loop() -> asyncio.AbstractEventLoop:
    """An event loop in a thread of its own, which does not keep the program from ending.

    There is one for the process: LangChain keeps the HTTP clients of a server for all who ask it,
    and such a client can serve one event loop only.
    """
    loop = asyncio.new_event_loop()
    Thread(target=loop.run_forever, name="memobot-language-models", daemon=True).start()
    return loop
