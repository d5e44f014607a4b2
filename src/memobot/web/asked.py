"""A question on its way: answered in a thread of its own, heard in the page's event loop."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from typing import Generic, TypeVar

from memobot.answers.model import Listener

Answered = TypeVar("Answered")


class Left(Exception):
    """Nobody hears the answer any more."""


class Asked(Generic[Answered]):
    """Calls `ask` with a listener, in a thread; to be made in the event loop that hears it.

    The thread is a daemon and none of a pool: a model that takes its time keeps neither another
    reader waiting nor the process from ending.
    """

    def __init__(self, ask: Callable[[Listener], Answered]) -> None:
        self._ask = ask
        self._loop = asyncio.get_running_loop()
        self._heard: asyncio.Queue[str | None] = asyncio.Queue()  # None: that was the last one
        self._answer: Future[Answered] = Future()
        self._answer.set_running_or_notify_cancel()  # who waits for it may leave, it stays
        self._left = threading.Event()
        threading.Thread(target=self._run, name="memobot-ask", daemon=True).start()

    async def sentence(self) -> str | None:
        """The next verified sentence, as soon as it is there; None when the answer is."""
        return await self._heard.get()

    async def answer(self) -> Answered:
        """What `ask` returns. Raises what it raises."""
        return await asyncio.wrap_future(self._answer)

    def leave(self) -> None:
        """Hear no more: `ask` is interrupted, with Left, when it next has something to tell."""
        self._left.set()

    def _run(self) -> None:
        try:
            self._answer.set_result(self._ask(self._listen))
        except BaseException as error:  # to be raised where the answer is waited for
            self._answer.set_exception(error)
        finally:
            self._tell(None)

    def _listen(self, sentence: str) -> None:
        if self._left.is_set():
            raise Left
        self._tell(sentence)

    def _tell(self, sentence: str | None) -> None:
        with suppress(RuntimeError):  # the loop is closed: the process ends
            self._loop.call_soon_threadsafe(self._heard.put_nowait, sentence)
