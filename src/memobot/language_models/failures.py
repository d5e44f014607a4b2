"""What a provider's library raises -> what kept the model from replying, and what to do about it.

Three libraries over two HTTP clients raise some hundred kinds of exceptions. They are told apart by
their HTTP status and by their names, so that none of the libraries need be there.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cache
from importlib import resources
from typing import Any

from memobot.errors import Failure, LanguageModelError
from memobot.language_models.access import Target
from memobot.language_models.providers import Wish
from memobot.language_models.server_words import body_of, cleaned, words_of

_REFUSED = frozenset({401, 403})
_UNKNOWN_WISH = frozenset({400, 415, 422, 501})
_PASSING = frozenset({408, 409, 425, 500, 502, 503, 504, 520, 521, 522, 523, 524})
_NO_CREDIT, _NOT_FOUND, _TOO_LARGE, _TOO_MANY, _OVERLOADED = 402, 404, 413, 429, 529


class Fault(LanguageModelError):
    """A failed try.

    `passes`: another try may succeed. `wait`: seconds after which the server wants to be asked
    again. `unknown`: the wishes that it did not know; without them it may reply.
    """

    def __init__(
        self,
        failure: Failure,
        message: str,
        passes: bool = False,
        wait: float | None = None,
        unknown: frozenset[Wish] = frozenset(),
    ) -> None:
        super().__init__(failure, message)
        self.passes = passes
        self.wait = wait
        self.unknown = unknown


@dataclass(frozen=True, slots=True)
class Faults:
    """Makes the faults of tries to ask `target` what `said` holds."""

    target: Target
    said: Sequence[str] = ()

    def of(self, error: BaseException, begun: bool = False) -> Fault:
        """The fault that an exception stands for; `begun`: some of the reply had come."""
        chain = list(_chain(error))
        status = next((one for link in chain if (one := _status(link))), 0)
        found = self._by_status(status, chain) if status >= 400 else self._by_name(chain)
        if begun and found.failure in (Failure.UNREACHABLE, Failure.SERVER):
            return self.fault(Failure.CUT_OFF)
        return Fault(found.failure, str(found)) if begun else found

    def of_opening(self, error: BaseException) -> Fault:
        """The fault of a model that could not be opened, before any server was asked."""
        if isinstance(error, ImportError):
            return self.fault(Failure.PACKAGE)
        return self.fault(Failure.CONFIGURATION, unknown=_unknown(str(error).lower()))

    def fault(
        self,
        failure: Failure,
        remedy: str = "",
        words: str = "",
        status: str = "",
        seconds: str = "",
        **more: Any,
    ) -> Fault:
        """A fault with the remedy of that name, by default that of the failure; `words` are the
        server's own, `more` is told to the fault."""
        access, provider = self.target.access, self.target.provider
        told = cleaned(words, access.key, self.said)
        message = _remedy(remedy or failure.value, self.target).format(
            server=self.target.server,
            provider=provider.name,
            model=access.model,
            reply=access.reply,
            keys=" or ".join((*provider.keys, "MEMOBOT_LLM_API_KEY")),
            said=f" It says: {told}" if told else "",
            status=status,
            seconds=seconds,
        )
        return Fault(failure, message, **more)

    def _by_status(self, status: int, chain: Sequence[BaseException]) -> Fault:
        words = words_of(chain)
        lower = words.lower()
        if status in _REFUSED:
            return self.fault(Failure.REFUSED)
        if status == _NOT_FOUND:
            return self.fault(Failure.NO_SUCH_MODEL, words=words)
        if status in (_TOO_MANY, _OVERLOADED, _NO_CREDIT):
            return self._busy(status, words, chain)
        if status == _TOO_LARGE or _any_of("too_long", lower):
            return self.fault(Failure.TOO_LONG, words=words)
        return self.fault(
            Failure.SERVER,
            words=words,
            status=f" (HTTP {status})",
            passes=status in _PASSING,
            wait=_wait(chain),
            unknown=_unknown(body_of(chain)) if status in _UNKNOWN_WISH else frozenset(),
        )

    def _busy(self, status: int, words: str, chain: Sequence[BaseException]) -> Fault:
        if status == _NO_CREDIT or (status == _TOO_MANY and _any_of("spent", words.lower())):
            return self.fault(Failure.BUSY, "spent", words=words)
        return self.fault(Failure.BUSY, words=words, passes=True, wait=_wait(chain))

    def _by_name(self, chain: Sequence[BaseException]) -> Fault:
        names = {kind.__name__ for link in chain for kind in type(link).__mro__}
        if _named("certificate", names):
            return self.fault(Failure.UNREACHABLE, "certificate")
        if _named("connecting", names):
            return self.fault(Failure.UNREACHABLE, passes="ConnectTimeout" not in names)
        if _named("slow", names):
            return self.fault(Failure.TOO_SLOW, "silent")
        if _named("malformed_request", names):
            return self.fault(Failure.CONFIGURATION)
        if _named("lost", names):
            return self.fault(Failure.UNREACHABLE, "lost", passes=True)
        if _named("told", names):
            return self._told(words_of(chain))
        return self._unforeseen(chain)

    def _told(self, words: str) -> Fault:
        """What a server says in the place of a reply, or in the middle of one."""
        lower = words.lower()
        if _any_of("too_long", lower):
            return self.fault(Failure.TOO_LONG, words=words)
        if "overloaded" in lower or "rate limit" in lower:
            return self.fault(Failure.BUSY, words=words, passes=True)
        return self.fault(Failure.SERVER, words=words, passes=True)

    def _unforeseen(self, chain: Sequence[BaseException]) -> Fault:
        """A library that takes offence at our arguments names them; else it cannot read a reply."""
        message = str(chain[0]).lower() if type(chain[0]) is ValueError else ""
        return self.fault(Failure.SERVER, "unreadable", unknown=_unknown(message))


def _chain(error: BaseException) -> Iterator[BaseException]:
    """An exception and those that led to it, also where they were meant not to be shown."""
    seen: set[int] = set()
    link: BaseException | None = error
    while link is not None and id(link) not in seen:
        seen.add(id(link))
        yield link
        link = link.__cause__ or link.__context__


def _status(link: BaseException) -> int:
    status = getattr(link, "status_code", None)
    return status if isinstance(status, int) else 0


def _wait(chain: Sequence[BaseException]) -> float | None:
    """The seconds of a Retry-After header, which can also be a date."""
    responses = (getattr(link, "response", None) for link in chain)
    headers: Mapping[str, str] = next((one.headers for one in responses if one is not None), {})
    told = headers.get("retry-after", "").strip()
    try:
        return max(0.0, float(told))
    except ValueError:
        pass
    try:
        return max(0.0, (parsedate_to_datetime(told) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError):
        return None


def _unknown(message: str) -> frozenset[Wish]:
    """The wishes that a message names."""
    named = _table()["wishes"]
    return frozenset(wish for wish in Wish if any(word in message for word in named[wish.value]))


def _any_of(table: str, message: str) -> bool:
    return any(word in message for word in _table()[table])


def _named(table: str, names: set[str]) -> bool:
    return not names.isdisjoint(_table()["exceptions"][table])


def _remedy(name: str, target: Target) -> str:
    """The remedy of that name: for the provider, or its own servers, where there is one."""
    remedies = _table()["remedies"]
    general: str = remedies[name]
    own = remedies["home"] if target.is_home else remedies.get(target.provider.name, {})
    special: str = own.get(name, general)
    return special


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath("failures.toml").read_text("utf-8"))
