"""The optional metadata above a Markdown text, between two lines of three dashes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from memobot.documents.model import Span

_OPENING = re.compile(r"\s*+---[ \t]*+\r?\n")
_CLOSING = re.compile(r"^---[ \t]*+$", re.MULTILINE)
_LONGEST = 20_000  # characters between the dashes
_LONGEST_VALUE = 300


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What a text says of itself; every field is empty where it says nothing.

    `span` covers the block with its dashes, or is None where the text has none.
    """

    span: Span | None = None
    title: str = ""
    short_title: str = ""
    kind: str = ""
    aliases: tuple[str, ...] = ()


def read_front_matter(text: str) -> FrontMatter:
    """The metadata at the top of `text`. A block that is no YAML mapping counts as text."""
    opening = _OPENING.match(text)
    if opening is None:
        return FrontMatter()
    closing = _CLOSING.search(text.replace("\r", "\n"), opening.end(), opening.end() + _LONGEST)
    if closing is None:
        return FrontMatter()
    values = _mapping(text[opening.end() : closing.start()])
    if values is None:
        return FrontMatter()
    aliases = values.get("aliases")
    listed = aliases if isinstance(aliases, list) else []
    start = len(text) - len(text.lstrip())
    return FrontMatter(
        span=Span(start, closing.start() + len("---")),
        title=_line(values.get("title")),
        short_title=_line(values.get("short_title")),
        kind=_line(values.get("kind")).lower(),
        aliases=tuple(filter(None, map(_line, listed))),
    )


def _mapping(block: str) -> dict[object, object] | None:
    import yaml  # here: most texts have no front matter, and a question never needs it

    try:
        values = yaml.safe_load(block)
    except (yaml.YAMLError, RecursionError, ValueError):
        return None
    return values if isinstance(values, dict) else None


def _line(value: object) -> str:
    return " ".join(value.split())[:_LONGEST_VALUE] if isinstance(value, str) else ""
