"""The optional metadata above a Markdown text, between two lines of three dashes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from memobot.documents.model import Span

_BLOCK = re.compile(r"\A\s*---[ \t]*\r?\n(?P<yaml>.{0,20000}?)\r?\n---[ \t]*(?:\r?\n|\Z)", re.DOTALL)


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
    match = _BLOCK.match(text)
    if match is None:
        return FrontMatter()
    import yaml  # here: most texts have no front matter, and a question never needs it

    try:
        values = yaml.safe_load(match["yaml"])
    except (yaml.YAMLError, RecursionError, ValueError):
        return FrontMatter()
    if not isinstance(values, dict):
        return FrontMatter()
    aliases = values.get("aliases") or ()
    return FrontMatter(
        span=Span(match.start() + len(match.group()) - len(match.group().lstrip()), match.start("yaml") + len(match["yaml"]) + _closing(match)),
        title=_line(values.get("title")),
        short_title=_line(values.get("short_title")),
        kind=_line(values.get("kind")).lower(),
        aliases=tuple(_line(alias) for alias in aliases if _line(alias)) if isinstance(aliases, list) else (),
    )


def _closing(match: re.Match[str]) -> int:
    """Characters from the end of the YAML to the end of the closing dashes."""
    return len(match.group()[match.end("yaml") - match.start() :].rstrip())


def _line(value: object) -> str:
    return " ".join(value.split())[:300] if isinstance(value, str) else ""
