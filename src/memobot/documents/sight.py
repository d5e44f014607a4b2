"""Whether a reader sees the text of an HTML element, by its styles and those around it.

What cannot be known counts as seen: a background picture, a unit or a function not read here, a
style sheet kept in another file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from memobot.documents.colours import BLACK, WHITE, Colour, parse_colour
from memobot.documents.css import Declarations

_LEAST_SIZE = 4 / 3  # pixels, which is one point
_FAR = -999  # pixels to the left or above where a page ends
_LEAST_OPACITY = 0.1
_SMALL_BOX = 1  # pixels of a box that cuts off what does not fit

_LENGTH = re.compile(r"([-+]?\d{0,9}\.?\d{1,9})([a-z%]{0,4})")
_PIXELS = {"": 1, "px": 1, "pt": 4 / 3, "pc": 16, "em": 16, "rem": 16, "ex": 8, "ch": 8}
_PIXELS |= {"in": 96, "cm": 37.8, "mm": 3.78, "q": 0.945, "vw": 10, "vh": 10, "%": 10}
_SIZES = {"smaller": 0.83, "larger": 1.2}
_COLOUR = re.compile(r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl)a?\([^()]{1,80}\)|\b[a-z]{3,20}\b")
_FUNCTION = re.compile(r"([a-z-]{1,20})\(([^()]{0,200})\)")
_VARIABLE = re.compile(r"var\(\s*(--[\w-]{1,80})\s*(?:,([^()]{0,200}))?\)")
_FONT_SIZE = re.compile(r"(?:^|\s)([-+]?[\d.]{1,12}(?:[a-z]{1,4}|%)?)(?:\s*/\s*\S+)?\s+\S")
_BOXES = frozenset(
    "address article aside blockquote body center dd details div dl dt fieldset figcaption figure"
    " footer form h1 h2 h3 h4 h5 h6 header hr html li main menu ol p pre section summary ul".split()
)

Grounds = tuple[Colour, ...] | None
"""The opaque colours that may lie behind a text; None where that cannot be known."""


@dataclass(frozen=True, slots=True)
class Look:
    """How the text of an element looks; what is inherited of it, and what is reckoned up.

    `inks` are the colours of the letters and of their shadows, None if unknown; `size` is in
    pixels. `gone` tells that the element is not shown with all that it holds.
    """

    inks: tuple[Colour, ...] | None = (BLACK,)
    grounds: Grounds = (WHITE,)
    size: float = 16
    opacity: float = 1
    visible: bool = True
    indented: bool = False
    gone: bool = False
    variables: Mapping[str, str] = field(default_factory=dict)

    @property
    def seen(self) -> bool:
        """Whether a reader sees the text that stands directly in the element."""
        if self.gone or self.indented or not self.visible:
            return False
        if self.size <= _LEAST_SIZE or self.opacity < _LEAST_OPACITY:
            return False
        if self.inks is None:
            return True
        if self.grounds is None:
            return any(ink.opacity > 0 for ink in self.inks)
        inks = [replace(ink, opacity=ink.opacity * self.opacity) for ink in self.inks]
        return any(ink.stands_out_from(ground) for ink in inks for ground in self.grounds)


def look_of(element: Any, stated: Declarations, above: Look) -> Look:
    """How an element looks of which the styles say `stated`, inside one that looks like `above`."""
    own = {name: value for name, value in stated.items() if name.startswith("--")}
    variables = {**above.variables, **own} if own else above.variables
    stated = {name: _substituted(value, variables) for name, value in stated.items()}
    look = replace(above, variables=variables)
    look = _sized(look, stated, above)
    look = _coloured(look, _attributes(element) | dict(stated), above)
    return replace(
        look,
        opacity=above.opacity * _share(stated.get("opacity", "1")),
        visible=_visible(stated.get("visibility"), above.visible),
        indented=_far(stated["text-indent"]) if "text-indent" in stated else above.indented,
        gone=above.gone or any(test(element, stated) for test in _GONE),
    )


def _attributes(element: Any) -> dict[str, str]:
    """What attributes of older pages, and the browser's own rules, say of colours."""
    said = {"color": "#0000ee"} if element.tag == "a" and element.get("href") else {}
    if element.tag == "mark":
        said |= {"color": "black", "background-color": "yellow"}
    named = {"bgcolor": "background-color", "background": "background", "text": "color"}
    if element.tag == "font":
        named["color"] = "color"
    for attribute, name in named.items():
        if value := element.get(attribute):
            written = f"url({value})" if attribute == "background" else value.lower()
            said[name] = written if parse_colour(written) or "(" in written else f"#{written}"
    return said


def _sized(look: Look, stated: Declarations, above: Look) -> Look:
    size = above.size
    for name, value in stated.items():
        if name == "font" and (match := _FONT_SIZE.search(value)):
            size = _font_size(match[1], above.size)
        elif name == "font-size":
            size = _font_size(value, above.size)
    return replace(look, size=size)


def _font_size(value: str, above: float) -> float:
    if value in ("inherit", "unset"):
        return above
    match = _LENGTH.fullmatch(value)
    if match is None or match[2] not in _PIXELS:
        return above * _SIZES[value] if value in _SIZES else 16
    relative = {"em": above, "%": above / 100, "ex": above / 2, "ch": above / 2}
    return float(match[1]) * relative.get(match[2], _PIXELS[match[2]])


def _coloured(look: Look, stated: Declarations, above: Look) -> Look:
    inks, grounds, cut = above.inks, above.grounds, False
    shadows: tuple[Colour, ...] = ()
    for name, value in stated.items():
        if name in ("color", "-webkit-text-fill-color"):
            inks = _ink(value, above.inks)
        elif name == "text-shadow":
            shadows = tuple(_colours_in(value))
        elif name in ("background", "background-color", "background-image"):
            grounds = _ground(name, value, grounds, inks)
        elif name in ("background-clip", "-webkit-background-clip"):
            cut = value == "text"
    if cut:  # the background is cut to the shape of the letters
        inks = None
    return replace(look, inks=(*inks, *shadows) if inks is not None else None, grounds=grounds)


def _ink(value: str, above: tuple[Colour, ...] | None) -> tuple[Colour, ...] | None:
    if value in ("inherit", "currentcolor", "unset", "revert"):
        return above
    if value in ("initial", "canvastext", "windowtext"):
        return (BLACK,)
    colour = parse_colour(value)
    return (colour,) if colour else None


def _ground(name: str, value: str, below: Grounds, inks: tuple[Colour, ...] | None) -> Grounds:
    if value in ("none", "initial", "unset", "revert", "transparent", "0 0"):
        return below
    if value == "inherit":
        return below
    if "url(" in value or "image(" in value or "var(" in value:
        return None
    if value == "currentcolor":
        return inks
    colours = tuple(_colours_in(value))
    if not colours:
        return below if name != "background-color" else None
    if below is None:
        opaque = all(colour.opacity == 1 for colour in colours)
        return colours if opaque else None
    return tuple(colour.over(ground) for colour in colours for ground in below)[:16]


def _colours_in(value: str) -> list[Colour]:
    found = (parse_colour(match.group()) for match in _COLOUR.finditer(value))
    return [colour for colour in found if colour is not None]


def _substituted(value: str, variables: Mapping[str, str]) -> str:
    """The value with the page's own variables put in, those within others too."""
    for _ in range(5):
        if "var(" not in value or len(value) > 1000:
            break
        value = _VARIABLE.sub(lambda match: variables.get(match[1], match[2] or "var("), value)
    return value.strip()


def _visible(value: str | None, above: bool) -> bool:
    if value in (None, "inherit", "unset"):
        return above
    return value not in ("hidden", "collapse")


def _share(value: str) -> float:
    match = _LENGTH.fullmatch(value)
    if match is None:
        return 1
    share = float(match[1]) / (100 if match[2] == "%" else 1)
    return min(max(share, 0.0), 1.0)


def _pixels(value: str) -> float | None:
    match = _LENGTH.fullmatch(value)
    return float(match[1]) * _PIXELS[match[2]] if match and match[2] in _PIXELS else None


def _far(value: str) -> bool:
    pixels = _pixels(value)
    return pixels is not None and pixels <= _FAR


def _small(value: str | None) -> bool:
    pixels = _pixels(value) if value is not None else None
    return pixels is not None and 0 <= pixels <= _SMALL_BOX


def _undisplayed(_: Any, stated: Declarations) -> bool:
    return (
        stated.get("display") == "none"
        or stated.get("mso-hide") == "all"
        or stated.get("content-visibility") == "hidden"
    )


def _moved_away(_: Any, stated: Declarations) -> bool:
    """Moved beyond the left or the upper edge of the page, where nobody can scroll to."""
    sides = ["margin-left", "margin-top"]
    if stated.get("position", "static") != "static":
        sides += ["left", "top", "right", "bottom", "inset"]
    if any(_far(part) for side in sides for part in stated.get(side, "").split()):
        return True
    for name, arguments in _FUNCTION.findall(stated.get("transform", "")):
        parts = [part.strip() for part in arguments.split(",")]
        if name.startswith("translate") and any(map(_far, parts)):
            return True
        if name.startswith("scale") and any(_pixels(part) == 0 for part in parts):
            return True
    return False


def _clipped(_: Any, stated: Declarations) -> bool:
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


def _boxed_in(element: Any, stated: Declarations) -> bool:
    """In a box of no size that cuts off what does not fit."""
    cuts = {stated.get(name, "") for name in ("overflow", "overflow-x", "overflow-y")}
    if not any(cut in ("hidden", "clip") for value in cuts for cut in value.split()):
        return False
    placed = stated.get("position") in ("absolute", "fixed") or "float" in stated
    display = stated.get("display", "block" if element.tag in _BOXES else "inline")
    if not placed and (display == "inline" or display.startswith("table")):
        return False
    return any(_small(stated.get(name)) for name in ("width", "height", "max-width", "max-height"))


_GONE: tuple[Callable[[Any, Declarations], bool], ...] = (
    _undisplayed,
    _moved_away,
    _clipped,
    _boxed_in,
)
