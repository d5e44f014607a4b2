"""Settings and environment -> which model on which server, with which key.

A key goes to the server that it is meant for: the one of MEMOBOT_LLM_API_KEY to the server of the
settings, a provider's own variable to that provider alone. What is meant for this machine goes
through no proxy.
"""

from __future__ import annotations

import ipaddress
import os
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit
from urllib.request import getproxies, proxy_bypass

from memobot.errors import Failure, LanguageModelError
from memobot.language_models.providers import OLLAMA, OPENAI, PROVIDERS, Access, Provider
from memobot.settings import Settings

NO_KEY = "none"
"""What a server that asks for no key is given for one."""

_OLLAMA_PORT = 11434  # where OLLAMA_HOST names none
_SHARE = 5  # of the context a fifth is kept for a reply
_LEAST, _MOST = 512, 8192  # tokens of a reply


@dataclass(frozen=True, slots=True)
class Target:
    """Whom to ask. `server` is its host and port, which may be told; the key never is."""

    provider: Provider
    access: Access

    @property
    def server(self) -> str:
        """Host and port of the address, without a password that may stand before them."""
        return urlsplit(self.access.address).netloc.rpartition("@")[2]

    @property
    def is_home(self) -> bool:
        """Whether the server is the provider's own."""
        return _is_of(self.provider, urlsplit(self.access.address).hostname or "")


def longest_reply(context: int) -> int:
    """The tokens that a reply may take, of as many as the model deals with in all."""
    return min(_MOST, max(_LEAST, context // _SHARE))


def find_target(settings: Settings) -> Target:
    """Whom the settings name. Raises LanguageModelError where they name nobody to be asked."""
    provider, model = _named(settings)
    parts = _address(settings, provider)
    host = parts.hostname or ""
    if _is_loopback(host) and _is_proxied(parts, provider):
        raise _misconfigured(
            f"A proxy is set, and {host}, which is this machine, would be asked through it. "
            f"Set NO_PROXY={host}."
        )
    key = _key(settings, provider, host)
    reply = longest_reply(settings.llm_context)
    return Target(provider, Access(model, parts.geturl(), key, reply, settings.llm_context))


def _named(settings: Settings) -> tuple[Provider, str]:
    """The provider and the model's name; a server of one's own speaks as OpenAI's does."""
    told = (settings.llm or "").strip()
    before, _, after = told.partition(":")
    provider = PROVIDERS.get(before.strip().lower())
    if provider and after.strip():
        return provider, after.strip()
    if settings.llm_base_url and not provider:
        return OPENAI, told
    known = ", ".join(f"{name}:MODEL" for name in PROVIDERS)
    raise _misconfigured(
        f"MEMOBOT_LLM is {told!r}. Write it as one of {known}; any other server that speaks as "
        "OpenAI's does is openai:MODEL with its address in MEMOBOT_LLM_BASE_URL."
    )


def _address(settings: Settings, provider: Provider) -> SplitResult:
    """Where the server is. Its path is completed as the provider's library expects it."""
    told = settings.llm_base_url or _first(provider.addresses) or provider.home
    parts = _split(told.strip() if "://" in told else f"http://{told.strip()}")
    if not parts:
        raise _misconfigured(
            "MEMOBOT_LLM_BASE_URL is no address of a server. Write it as http://HOST:PORT/v1, and "
            "a key into MEMOBOT_LLM_API_KEY."
        )
    path = parts.path.rstrip("/")
    if provider is OPENAI:
        return parts._replace(path=path or "/v1")
    if provider is OLLAMA and "://" not in told and not parts.port:
        parts = parts._replace(netloc=f"{parts.netloc}:{_OLLAMA_PORT}")
    return parts._replace(path=path.removesuffix("/v1").removesuffix("/api"))


def _split(address: str) -> SplitResult | None:
    """The scheme, host, port and path of an address; None for what is none."""
    try:
        parts = urlsplit(address)
        good = parts.scheme in ("http", "https") and parts.hostname and not parts.username
        return parts._replace(query="", fragment="") if good and parts.port != 0 else None
    except ValueError:  # of the port
        return None


def _key(settings: Settings, provider: Provider, host: str) -> str:
    """The key for the server at `host`; NO_KEY where it needs none and none was given."""
    given = settings.llm_api_key.get_secret_value() if settings.llm_api_key else ""
    at_home = _is_of(provider, host)
    own = _first(provider.keys) if at_home or not settings.llm_base_url else ""
    key = given.strip() or own
    names = " or ".join((*provider.keys, "MEMOBOT_LLM_API_KEY"))
    if not key and at_home:
        raise LanguageModelError(Failure.REFUSED, f"There is no key for {host}. Set {names}.")
    if not (key.isascii() and key.isprintable()) or " " in key:
        raise LanguageModelError(
            Failure.REFUSED, f"The key for {host} has characters that no key has. Set {names} anew."
        )
    return key or NO_KEY


def _is_of(provider: Provider, host: str) -> bool:
    """Whether a host is one of the provider's own."""
    return f".{host}".endswith(f".{provider.domain}")


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _is_proxied(parts: SplitResult, provider: Provider) -> bool:
    """Whether the provider's library would ask a proxy for the address."""
    general = {parts.scheme, "all"} & getproxies().keys()
    bypassed = proxy_bypass(parts.hostname or "")
    return bool(_first(provider.proxies) or (general and not bypassed))


def _first(variables: Iterable[str]) -> str:
    """The value of the first of these environment variables that has one."""
    return next((found for name in variables if (found := os.environ.get(name, "").strip())), "")


def _misconfigured(message: str) -> LanguageModelError:
    return LanguageModelError(Failure.CONFIGURATION, message)
