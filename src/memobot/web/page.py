"""The HTML of the page, made from Chainlit's: in four languages, with no outside address in it."""

from __future__ import annotations

import base64
import hashlib
import html
import re
from collections.abc import Mapping

LANGUAGES = ("en", "ru", "kk", "pl")

_OUTSIDE_LINK = re.compile(r"\s*<link\b[^>]*\bhref=\"(?:https?:)?//[^>]*>", re.IGNORECASE)
_SOCIAL = re.compile(r"\s*<meta\b[^>]*\bproperty=\"og:[^>]*>", re.IGNORECASE)
_OUTSIDE = re.compile(r"(?:href|src|content)=\"(?:https?:)?//[^\"]*", re.IGNORECASE)
_INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_PREFERENCE = re.compile(
    r"\s*([a-z]{2,3})(?:-[a-z0-9-]+)?\s*(?:;\s*q=([0-9.]+))?\s*", re.IGNORECASE
)


def page(template: str, language: str, welcome: Mapping[str, str]) -> str:
    """Chainlit's page in a language, with the words of welcome under the logo.

    `template` is what Chainlit would serve; `welcome` the text for each language, a paragraph
    a line. Raises ValueError if an outside address is left, as a new Chainlit might bring.
    """
    text = _SOCIAL.sub("", _OUTSIDE_LINK.sub("", template))
    text = text.replace('<html lang="en">', f'<html lang="{language}">', 1)
    lines = "".join(
        f"<p>{html.escape(line)}</p>" for line in welcome[language].splitlines() if line
    )
    text = text.replace("</body>", f'<template id="welcome-text">{lines}</template></body>', 1)
    outside = _OUTSIDE.search(text)
    if outside is not None or lines not in text:
        raise ValueError(f"This version of Chainlit has another page: {outside}")
    return text


def script_hashes(text: str) -> tuple[str, ...]:
    """The hashes of the page's inline scripts, as a content security policy names them."""
    return tuple(
        "sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        for script in _INLINE_SCRIPT.findall(text)
    )


def preferred(accept_language: str) -> str:
    """Which of LANGUAGES an Accept-Language header asks for first; English if none."""
    asked: list[tuple[float, str]] = []
    for part in accept_language[:500].split(","):
        match = _PREFERENCE.fullmatch(part.strip())
        if match and match[1].lower() in LANGUAGES:
            asked.append((_weight(match[2]), match[1].lower()))
    weight, language = max(asked, key=lambda one: one[0], default=(0.0, "en"))
    return language if weight else "en"


def _weight(q: str | None) -> float:
    try:
        return float(q) if q else 1.0
    except ValueError:
        return 0.0
