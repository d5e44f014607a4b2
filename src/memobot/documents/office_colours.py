"""The colours of a Word file: as digits, by the names of markers, and by those of its theme."""

from __future__ import annotations

from typing import Any

from memobot.documents.colours import BLACK, WHITE, Colour, parse_colour
from memobot.documents.office_package import attribute, child, local

Colours = tuple[Colour, ...]

_MARKERS = {"darkyellow": "olive", "green": "lime", "darkgreen": "green", "lightgray": "silver"}
_MARKERS |= {"darkgray": "gray", "darkblue": "navy", "darkred": "maroon", "darkcyan": "teal"}
_MARKERS |= {"darkmagenta": "purple"}
_SHORT = {"light": "lt", "dark": "dk", "background": "bg", "text": "tx", "hyperlink": "hlink"}
_MAPPED = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}
_USUAL = {"lt1": WHITE, "dk1": BLACK}  # of a file without a theme


class Palette:
    """The colours that a document's theme names, as its settings assign them."""

    def __init__(self, theme: Any | None, settings: Any | None) -> None:
        scheme = child(theme, "themeElements", "clrScheme") if theme is not None else None
        self._scheme = {
            local(entry): colour
            for entry in (scheme if scheme is not None else ())
            if (colour := _stated_in(entry)) is not None
        }
        mapping = child(settings, "clrSchemeMapping") if settings is not None else None
        self._mapped = dict(_MAPPED)
        for short, key in {"bg1": "bg1", "bg2": "bg2", "tx1": "t1", "tx2": "t2"}.items():
            if value := attribute(mapping, key):
                self._mapped[short] = _short(value)

    def colour(self, element: Any | None, name: str = "val", theme: str = "theme") -> Colour | None:
        """The colour in an attribute of an element; None where it says "auto", or nothing.

        `theme` begins the names of the attributes by which a colour of the theme is told.
        """
        key = attribute(element, f"{theme}Color" if theme == "theme" else theme)
        if key is not None and (themed := self._themed(key)) is not None:
            tint, shade = _modifiers(element, theme)
            return _lighter(_darker(themed, shade), tint)
        value = attribute(element, name)
        return parse_colour(f"#{value}") if value and value != "auto" else None

    def shading(self, element: Any | None) -> Colours:
        """The colours of a <w:shd>, of which a pattern has two; none where it has none."""
        if element is None or attribute(element) == "nil":
            return ()
        fill = self.colour(element, "fill", "themeFill")
        pattern = attribute(element) or "clear"
        front = self.colour(element, "color") if pattern != "clear" else None
        if pattern == "solid":
            return (front or BLACK,)
        return tuple(colour for colour in (fill, front) if colour is not None)

    def drawn(self, element: Any | None) -> Colour | None:
        """The colour of a fill of a drawing (<a:solidFill>), None if it is not known."""
        for entry in element if element is not None else ():
            if (stated := _stated_in_one(entry)) is not None:
                return stated
            if (themed := self._themed(attribute(entry) or "")) is not None:
                return themed
        return None

    def _themed(self, key: str) -> Colour | None:
        short = _short(key)
        short = self._mapped.get(short, short)
        return self._scheme.get(short) or _USUAL.get(short)


def marker(element: Any | None) -> Colours:
    """The colour of a <w:highlight>, if it has one."""
    name = (attribute(element) or "none").lower()
    colour = parse_colour(_MARKERS.get(name, name))
    return (colour,) if colour is not None else ()


def _short(key: str) -> str:
    """The key of a scheme for the long name of a colour: "background1" is "bg1"."""
    for long, short in _SHORT.items():
        if key.startswith(long):
            return short + key[len(long) :]
    return key


def _stated_in(entry: Any) -> Colour | None:
    return next((colour for one in entry if (colour := _stated_in_one(one)) is not None), None)


def _stated_in_one(entry: Any) -> Colour | None:
    """The colour of an <a:srgbClr> or an <a:sysClr>."""
    value = attribute(entry, "lastClr") or attribute(entry)
    if local(entry) not in ("srgbClr", "sysClr") or value is None:
        return None
    return parse_colour(f"#{value}")


def _modifiers(element: Any | None, theme: str) -> tuple[float, float]:
    """How much lighter and how much darker than the theme's colour, each from 0 to 1."""
    found = []
    for kind in ("Tint", "Shade"):
        value = attribute(element, f"{theme}{kind}") or "FF"
        try:
            found.append(min(int(value, 16), 255) / 255)
        except ValueError:
            found.append(1.0)
    return found[0], found[1]


def _lighter(colour: Colour, tint: float) -> Colour:
    return Colour(*(1 - (1 - channel) * tint for channel in colour.channels()))


def _darker(colour: Colour, shade: float) -> Colour:
    return Colour(*(channel * shade for channel in colour.channels()))
