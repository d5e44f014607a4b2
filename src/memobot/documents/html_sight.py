"""Whether a reader sees the text of an HTML element, by its styles and those around it.

What cannot be known counts as seen: text on a picture, in a unit or by a function not read here.
Where colours are in doubt, a text is seen that any of them would show. A style sheet in another
file counts for nothing: who opens the page alone does not have it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from memobot.documents.colours import BLACK, WHITE, Colour, parse_colour
from memobot.documents.css import Declarations
from memobot.documents.html_boxes import PIXELS, is_boxed_in, is_far, is_gone, length
from memobot.documents.html_styles import Stated

_LEAST_SIZE = 4 / 3  # pixels, which is one point
_LEAST_OPACITY = 0.1
_MOST = 16  # colours in doubt

_FILL = "-webkit-text-fill-color"
_AS_COLOUR = frozenset(("currentcolor", "inherit", "initial", "unset", "revert"))
_GROUNDS = frozenset(("background", "background-color", "background-image"))
_SIZES = {"smaller": 0.83, "larger": 1.2}
_COLOUR = re.compile(r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl)a?\([^()]{1,80}\)|\b[a-z]{3,20}\b")
_VARIABLE = re.compile(r"var\(\s*(--[\w-]{1,80})\s*(?:,([^()]{0,200}))?\)")
_FONT_SIZE = re.compile(r"(?:^|\s)([-+]?[\d.]{1,12}(?:[a-z]{1,4}|%)?)(?:\s*/\s*\S+)?\s+\S")

Inks = tuple[Colour, ...] | None
"""The colours that letters and their shadows may have; None where that cannot be known."""

Grounds = tuple[Colour, ...] | None
"""The opaque colours that may lie behind a text; None where that cannot be known."""


@dataclass(frozen=True, slots=True)
class Look:
    """How the text of an element looks; what is inherited of it, and what is reckoned up.

    `size` is in pixels; `indented` and `boxed` tell that the text is moved or cut away, `gone` that
    the element is not shown with all that it holds.
    """

    inks: Inks = (BLACK,)
    grounds: Grounds = (WHITE,)
    size: float = 16
    opacity: float = 1
    visible: bool = True
    indented: bool = False
    boxed: bool = False
    gone: bool = False
    variables: Mapping[str, str] = field(default_factory=dict)

    @property
    def seen(self) -> bool:
        """Whether a reader sees the text that stands directly in the element."""
        if self.gone or self.boxed or self.indented or not self.visible:
            return False
        if self.size <= _LEAST_SIZE or self.opacity < _LEAST_OPACITY:
            return False
        if self.inks is None:
            return True
        if self.grounds is None:
            return any(ink.opacity > 0 for ink in self.inks)
        inks = [replace(ink, opacity=ink.opacity * self.opacity) for ink in self.inks]
        return any(ink.stands_out_from(ground) for ink in inks for ground in self.grounds)


def look_of(element: Any, styles: Stated, above: Look) -> Look:
    """How an element looks of which its styles say this, inside one that looks like `above`."""
    stated, said = styles.certain, _attributes(element)
    if not (stated or said or styles.possible):
        return above
    own = {name: value for name, value in stated.items() if name.startswith("--")}
    variables = {**above.variables, **own} if own else above.variables
    stated = {name: _substituted(value, variables) for name, value in stated.items()}
    possible = [(name, _substituted(value, variables)) for name, value in styles.possible]
    inks, grounds = _colours(said | stated, possible, above)
    return Look(
        inks,
        grounds,
        _size(stated, above.size),
        opacity=above.opacity * _share(stated.get("opacity", "1")),
        visible=_visible(stated.get("visibility"), above.visible),
        indented=is_far(stated["text-indent"]) if "text-indent" in stated else above.indented,
        boxed=_boxed(element, stated, above),
        gone=above.gone or is_gone(stated),
        variables=variables,
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


def _size(stated: Declarations, above: float) -> float:
    size = above
    for name, value in stated.items():
        if name == "font" and (match := _FONT_SIZE.search(value)):
            size = _font_size(match[1], above)
        elif name == "font-size":
            size = _font_size(value, above)
    return size


def _font_size(value: str, above: float) -> float:
    if value in ("inherit", "unset"):
        return above
    found = length(value)
    if found is None or found[1] not in PIXELS:
        return above * _SIZES[value] if value in _SIZES else 16
    number, unit = found
    relative = {"em": above, "%": above / 100, "ex": above / 2, "ch": above / 2}
    return number * relative.get(unit, PIXELS[unit])


def _colours(
    stated: Declarations, possible: Sequence[tuple[str, str]], above: Look
) -> tuple[Inks, Grounds]:
    """The colours of the letters and of what lies behind them, those in doubt among them."""
    inks, grounds = above.inks, above.grounds
    for name, value in stated.items():
        if name == "color" or (name == _FILL and value not in _AS_COLOUR):
            inks = _ink(value, above.inks)
        elif name in _GROUNDS:
            grounds = _ground(name, value, grounds, inks)
    for name, value in possible:
        if name == "color":
            inks = _both(inks, _ink(value, above.inks))
        else:
            grounds = _both(grounds, _ground(name, value, grounds, inks))
    inks = _both(inks, tuple(_colours_in(stated.get("text-shadow", ""))))
    if "text" in (stated.get("background-clip"), stated.get("-webkit-background-clip")):
        inks = None  # the background is seen through the letters
    return inks, grounds


def _both(
    some: tuple[Colour, ...] | None, others: tuple[Colour, ...] | None
) -> tuple[Colour, ...] | None:
    if some is None or others is None:
        return None
    return tuple(dict.fromkeys(some + others))[:_MOST]


def _ink(value: str, above: Inks) -> Inks:
    if value in ("inherit", "currentcolor", "unset", "revert"):
        return above
    if value in ("initial", "canvastext", "windowtext"):
        return (BLACK,)
    colour = parse_colour(value)
    return (colour,) if colour else None


def _ground(name: str, value: str, below: Grounds, inks: Inks) -> Grounds:
    if value in ("none", "initial", "unset", "revert", "transparent", "inherit"):
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
    return tuple(colour.over(ground) for colour in colours for ground in below)[:_MOST]


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


def _boxed(element: Any, stated: Declarations, above: Look) -> bool:
    if is_boxed_in(element, stated):
        return True
    return above.boxed and stated.get("position") != "fixed"  # which is placed on the screen


def _share(value: str) -> float:
    found = length(value)
    if found is None:
        return 1
    share = found[0] / (100 if found[1] == "%" else 1)
    return min(max(share, 0.0), 1.0)
