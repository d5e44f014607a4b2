"""A language model over the network: asked in time, again where that helps, not while it rests."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from time import monotonic
from typing import Any

from memobot.errors import Failure, LanguageModelError
from memobot.language_models.access import Target
from memobot.language_models.breaker import Breaker, Pass
from memobot.language_models.chat import chunks, open_chat, untraced
from memobot.language_models.failures import Fault, Faults
from memobot.language_models.model import Message, Schema
from memobot.language_models.providers import EVERY_WISH, Wish
from memobot.language_models.reading import read_reply
from memobot.language_models.relay import Deliver, relayed
from memobot.language_models.retries import retries

_FAIR = 0.5  # of its usual time a model must have been waited for before it is called too slow


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds that a client waits.

    `reply`: for a whole reply. `silence`: for the next piece once there is some text; the slowest
    machine that is of use writes a word a second, and a reader waits 5 s for what is put in the
    place of a broken reply. `pause`: before the first other try, on average.
    """

    reply: float = 60.0
    silence: float = 4.0
    pause: float = 0.4


@dataclass(frozen=True, slots=True)
class _Request:
    messages: Sequence[Message]
    schema: Schema | None
    faults: Faults
    until: float  # on the monotonic clock

    @property
    def target(self) -> Target:
        return self.faults.target

    @property
    def form(self) -> str:
        """The schema as a key."""
        return json.dumps(self.schema, sort_keys=True)


class Client:
    """A `LanguageModel` of a provider. Nothing is imported or opened before it is asked."""

    def __init__(
        self,
        name: str,
        find: Callable[[], Target],
        patience: Patience,
        schemas: bool = True,
        breaker: Breaker | None = None,
    ) -> None:
        """`find` tells whom to ask, or raises LanguageModelError; without `schemas` no schema is
        passed on."""
        self.name = name
        self._find = find
        self._patience = patience
        self._schemas = schemas
        self._breaker = breaker or Breaker()
        self._waited = 0.0  # seconds in vain since the last reply
        # What the server has shown not to know, by schema: it may know one and not another.
        self._unknown: dict[str, frozenset[Wish]] = {}
        self._opened: dict[frozenset[Wish], Any] = {}

    def __repr__(self) -> str:
        return f"Client({self.name!r})"

    def stream(
        self,
        messages: Sequence[Message],
        schema: Schema | None = None,
        seconds: float | None = None,
    ) -> Iterator[str]:
        """The pieces of a reply as they come, see `LanguageModel`."""
        allowed = self._patience.reply if seconds is None else seconds
        faults = Faults(self._find(), [one.text for one in messages])
        wanted = schema if self._schemas else None
        request = _Request(messages, wanted, faults, monotonic() + allowed)
        if allowed <= 0:
            raise _too_slow(faults, allowed)
        given = self._breaker.enter(allowed)
        try:
            yield from relayed(partial(self._reply, request), allowed)
            self._replied()
        except TimeoutError:
            error = _too_slow(faults, allowed)
            self._waited_in_vain(given, error, allowed)
            raise error from None
        except LanguageModelError as error:
            rest = error.wait if isinstance(error, Fault) else None
            self._breaker.failed(given, error, rest or 0.0)
            raise
        finally:
            self._breaker.left(given)

    def _replied(self) -> None:
        self._waited = 0.0
        self._breaker.succeeded()

    def _waited_in_vain(self, given: Pass, error: Fault, seconds: float) -> None:
        """A caller in a hurry does not make the model slow; many of them do."""
        self._waited += seconds
        if self._waited >= self._patience.reply * _FAIR:
            self._breaker.failed(given, error)

    async def _reply(self, request: _Request, deliver: Deliver) -> None:
        """Ask until there is a reply, as often as that is of use."""
        async for attempt in retries(self._patience.pause, request.until - monotonic()):
            with attempt:
                await self._asked(request, deliver)

    async def _asked(self, request: _Request, deliver: Deliver) -> None:
        """Ask once, and once more without each wish that the server turns out not to know."""
        unknown = self._unknown.get(request.form, frozenset())
        while True:
            try:
                await self._read(request, unknown, deliver)
            except Fault as fault:
                if fault.unknown <= unknown:
                    raise
                unknown |= fault.unknown
            else:
                self._unknown[request.form] = unknown
                return

    async def _read(self, request: _Request, unknown: frozenset[Wish], deliver: Deliver) -> None:
        schema = None if Wish.SCHEMA in unknown else request.schema
        model = await self._chat(request, EVERY_WISH - unknown - {Wish.SCHEMA})
        with untraced():
            stream = chunks(model, request.target, request.messages, schema)
            await read_reply(stream, request.faults, deliver, self._patience.silence)

    async def _chat(self, request: _Request, wishes: frozenset[Wish]) -> Any:
        """LangChain's model. Its import takes seconds, so others are served meanwhile."""
        if wishes not in self._opened:
            try:
                opened = await asyncio.to_thread(open_chat, request.target, wishes)
            except Exception as error:  # of the imports, and of each library's own checks
                raise request.faults.of_opening(error) from None
            self._opened[wishes] = opened
        return self._opened[wishes]


def _too_slow(faults: Faults, seconds: float) -> Fault:
    return faults.fault(Failure.TOO_SLOW, seconds=f"{max(0.0, seconds):.3g}")
