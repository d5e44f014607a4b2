"""What a server says of a fault, made fit to be shown: no key, no prompt, one short line."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

_LONGEST = 200  # characters
_READ = 4_000  # characters of what a server says
_TELLING = 6  # characters in a row that tell of a key
_ECHO = 24  # characters in a row that are no chance
_DEEP = 4  # levels of a body
_TOKEN = re.compile(r"[\w.+/=~-]+")
_BEARER = re.compile(r"(?i)\b(bearer|basic)\s+\S+")
_NAMES = ("message", "error", "detail", "msg", "description")


def words_of(chain: Sequence[BaseException]) -> str:
    """The message in the body of a refusal, "" where there is none; a page of HTML is none."""
    for link in chain:
        for name in ("body", "error"):
            if told := next(_texts(getattr(link, name, None), _DEEP), ""):
                return told[:_READ]
    return ""


def body_of(chain: Sequence[BaseException]) -> str:
    """All that a refusal holds, to look for names in, in small letters; not to be shown."""
    bodies = (getattr(link, name, None) for link in chain for name in ("body", "error"))
    return " ".join(str(body)[:_READ] for body in bodies if body).lower()


def cleaned(words: str, key: str, said: Sequence[str]) -> str:
    """The words on one line of at most 200 characters, with nothing of the key in them.

    None at all where they repeat something of what was `said` to the server.
    """
    line = " ".join("".join(_visible(one) for one in words[:_READ]).split())
    if any(_echoes(line, text) for text in said):
        return ""
    line = _BEARER.sub(r"\1 ***", line.replace(key, "***") if len(key) >= _TELLING else line)
    line = _TOKEN.sub(lambda token: "***" if _tells(token[0], key) else token[0], line)
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"


def _texts(body: Any, deep: int) -> Iterator[str]:
    """The texts under the names that messages go by."""
    if isinstance(body, str):
        if body.strip() and not body.lstrip().startswith("<"):
            yield body
    elif isinstance(body, Mapping) and deep:
        for name in _NAMES:
            yield from _texts(body.get(name), deep - 1)
    elif isinstance(body, list) and deep:
        for one in body:
            yield from _texts(one, deep - 1)


def _visible(letter: str) -> str:
    return " " if unicodedata.category(letter)[0] in "CZ" else letter


def _tells(token: str, key: str) -> bool:
    """Whether a token has a stretch of the key, as it is or backwards."""
    stretches = (token[at : at + _TELLING] for at in range(max(1, len(token) - _TELLING + 1)))
    return any(one in key or one in key[::-1] for one in stretches if len(one) == _TELLING)


def _echoes(line: str, text: str) -> bool:
    flat = " ".join(text.split())
    return any(line[at : at + _ECHO] in flat for at in range(len(line) - _ECHO + 1))
