"""A circuit breaker: a model that failed is left alone for a while, so that a dead server does not
slow every question."""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from memobot.errors import Failure, LanguageModelError

_REST = 30.0  # seconds, doubled with each trial that fails
_LONGEST_REST = 300.0  # also that of a fault which only people can mend

_FOR_PEOPLE = frozenset(
    {Failure.REFUSED, Failure.NO_SUCH_MODEL, Failure.PACKAGE, Failure.CONFIGURATION}
)
_OF_THE_SERVER = frozenset(
    {Failure.UNREACHABLE, Failure.TOO_SLOW, Failure.SERVER, Failure.BUSY, Failure.CUT_OFF}
)


@dataclass(frozen=True, slots=True)
class Pass:
    """Leave to ask. `number` tells passes of before a failure from those of after it."""

    number: int


class Breaker:
    """Lets all through while the model is well, nobody while it rests, then one to try it.

    Safe to call from threads. `clock` counts seconds.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._number = 0
        self._why = ""  # what is wrong; "": the model is well
        self._rest = 0.0
        self._until = 0.0  # it rests, or is being tried, until then

    def enter(self, seconds: float) -> Pass:
        """Leave to ask for at most so many seconds. Raises LanguageModelError while it rests."""
        with self._lock:
            now = self._clock()
            if self._why:
                if now < self._until:
                    raise _resting(self._why, self._until - now)
                self._until = now + seconds  # this one tries it; the others wait for what it finds
                self._number += 1
            return Pass(self._number)

    def succeeded(self) -> None:
        """The server replied, however late: it is well."""
        with self._lock:
            if self._why:
                self._number += 1
                self._why, self._rest = "", 0.0

    def failed(self, given: Pass, error: LanguageModelError, rest: float = 0.0) -> None:
        """A reply failed. `rest` is how many seconds the server asks to be left alone.

        What was asked before the last failure or trial began tells nothing new.
        """
        if error.failure not in _FOR_PEOPLE | _OF_THE_SERVER:
            self.succeeded()
            return
        with self._lock:
            if given.number != self._number:
                return
            self._number += 1
            longer = _LONGEST_REST if error.failure in _FOR_PEOPLE else max(_REST, rest)
            self._rest = min(_LONGEST_REST, max(longer, 2 * self._rest))
            self._why, self._until = str(error), self._clock() + self._rest

    def left(self, given: Pass) -> None:
        """The one who asked is gone. Where it had found out nothing, the next one may try."""
        with self._lock:
            if self._why and given.number == self._number:
                self._until = self._clock()


def _resting(why: str, seconds: float) -> LanguageModelError:
    return LanguageModelError(
        Failure.RESTING,
        f"It is not asked for another {math.ceil(seconds)} s, since it failed: {why}",
    )
