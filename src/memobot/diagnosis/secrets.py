"""Keeping keys and passwords out of a diagnosis, whoever's words it repeats."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from memobot.settings import Settings

HIDDEN = "…"
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_NAMES = ("_KEY", "_TOKEN", "_SECRET", "_PASSWORD")
# A shorter value, as the "none" that some local servers are given for a key, is no secret, and
# hiding it would tear holes into other words.
_SHORTEST = 8


@dataclass(frozen=True, slots=True)
class Secrets:
    """What must not be shown, longest first, each with what stands in its place."""

    shown: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, settings: Settings, environment: Mapping[str, str]) -> Secrets:
        """The keys of the settings and of the environment, and what the server's address holds."""
        values = {value for name, value in environment.items() if name.upper().endswith(_NAMES)}
        if settings.llm_api_key:
            values.add(settings.llm_api_key.get_secret_value())
        instead = {}
        if address := settings.llm_base_url:
            values |= _credentials(address)
            instead[address] = without_credentials(address)
        values |= {value.strip() for value in values}
        instead |= {value: HIDDEN for value in values if len(value) >= _SHORTEST}
        return cls(tuple(sorted(instead.items(), key=lambda pair: -len(pair[0]))))

    def hidden_in(self, text: str) -> str:
        """`text` without any of them."""
        for secret, instead in self.shown:
            text = text.replace(secret, instead)
        return text


def without_credentials(address: str) -> str:
    """An address without name, password, query and fragment, any of which can hold a key."""
    scheme, rest = _parted(address)
    rest = rest.rpartition("@")[2]  # the last one: a password may hold others
    for end in "?#":
        rest = rest.partition(end)[0]
    return f"{scheme}{rest}"


def _credentials(address: str) -> set[str]:
    """Name and password of an address, as they stand and decoded, and its query."""
    credentials = _parted(address)[1].rpartition("@")[0]
    query = address.partition("?")[2].partition("#")[0]
    parts = {credentials, *credentials.partition(":"), query}
    parts |= {pair.partition("=")[2] for pair in query.split("&")}
    return {form for part in parts if part for form in (part, unquote(part))}


def _parted(address: str) -> tuple[str, str]:
    """The scheme with its "://", if there is one, and what comes after it."""
    scheme = _SCHEME.match(address)
    end = scheme.end() if scheme else 0
    return address[:end], address[end:]
