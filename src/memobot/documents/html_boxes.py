"""Whether an HTML element is shown at all, with all that it holds, by its styles alone."""

from __future__ import annotations

import re
from typing import Any

from memobot.documents.css import Declarations

_FAR = -999  # pixels to the left or above where a page ends
_SMALL_BOX = 1  # pixels of a box that cuts off what does not fit
_LENGTH = re.compile(r"([-+]?\d{0,9}\.?\d{1,9})([a-z%]{0,4})")
_FUNCTION = re.compile(r"([a-z0-9-]{1,20})\(([^()]{0,200})\)")
_BOXES = frozenset(
    "address article aside blockquote body center dd details div dl dt fieldset figcaption figure"
    " footer form h1 h2 h3 h4 h5 h6 header hr html li main menu ol p pre section summary ul".split()
)
PIXELS = {"": 1.0, "px": 1, "pt": 4 / 3, "pc": 16, "em": 16, "rem": 16, "ex": 8, "ch": 8}
PIXELS |= {"in": 96, "cm": 37.8, "mm": 3.78, "q": 0.945, "vw": 10, "vh": 10, "%": 10}
"""How long units are, on a usual page."""


def is_gone(stated: Declarations) -> bool:
    """Whether the element is not shown, nor anything within it, of which the styles say this."""
    return _undisplayed(stated) or _moved_away(stated) or _clipped(stated)


def is_boxed_in(element: Any, stated: Declarations) -> bool:
    """Whether the element is a box of no size that cuts off what does not fit."""
    cuts = {stated.get(name, "") for name in ("overflow", "overflow-x", "overflow-y")}
    if not any(cut in ("hidden", "clip") for value in cuts for cut in value.split()):
        return False
    placed = stated.get("position") in ("absolute", "fixed") or "float" in stated
    display = stated.get("display", "block" if element.tag in _BOXES else "inline")
    if not placed and (display == "inline" or display.startswith("table")):
        return False
    return any(_small(stated.get(name)) for name in ("width", "height", "max-width", "max-height"))


def length(value: str) -> tuple[float, str] | None:
    """A number and its unit, None if it is no such value."""
    match = _LENGTH.fullmatch(value)
    return (float(match[1]), match[2]) if match else None


def is_far(value: str) -> bool:
    """Whether a length leads off the page, to the left or upwards."""
    pixels = _pixels(value)
    return pixels is not None and pixels <= _FAR and not value.endswith("%")


def _pixels(value: str) -> float | None:
    found = length(value)
    return found[0] * PIXELS[found[1]] if found and found[1] in PIXELS else None


def _small(value: str | None) -> bool:
    pixels = _pixels(value) if value is not None else None
    return pixels is not None and 0 <= pixels <= _SMALL_BOX


def _undisplayed(stated: Declarations) -> bool:
    return (
        stated.get("display") == "none"
        or stated.get("mso-hide") == "all"
        or stated.get("content-visibility") == "hidden"
    )


def _moved_away(stated: Declarations) -> bool:
    """Moved far beyond the edges of the page."""
    sides = ["margin-left", "margin-top"]
    if stated.get("position", "static") != "static":
        sides += ["left", "top", "right", "bottom", "inset"]
    if any(is_far(part) for side in sides for part in stated.get(side, "").split()):
        return True
    for name, arguments in _FUNCTION.findall(stated.get("transform", "")):
        parts = [part.strip() for part in arguments.split(",")]
        if name.startswith("translate") and any(map(is_far, parts)):
            return True
        if name.startswith("scale") and any(_pixels(part) == 0 for part in parts):
            return True
    return False


def _clipped(stated: Declarations) -> bool:
    """Cut off to nothing by `clip` or `clip-path`."""
    functions = _FUNCTION.findall(stated.get("clip", "") + stated.get("clip-path", ""))
    for name, arguments in functions:
        parts = [_pixels(part) for part in re.split(r"[\s,]+", arguments.strip())]
        if name == "rect" and len(parts) == 4 and None not in parts:
            top, right, bottom, left = (part or 0 for part in parts)
            if bottom - top <= _SMALL_BOX and right - left <= _SMALL_BOX:
                return True
        if name == "inset" and re.match(r"\s*(?:[5-9]\d|100)(?:\.\d+)?%", arguments):
            return True
        if name == "circle" and parts[0] == 0:
            return True
    return False
