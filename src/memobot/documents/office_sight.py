"""Whether a reader of a Word file sees a run of text: its colour, its size, what lies behind it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from memobot.documents.colours import WHITE, Colour, parse_colour
from memobot.documents.office_colours import Colours, Palette, marker
from memobot.documents.office_package import attribute, child, local
from memobot.documents.office_styles import Styles, is_on

_LEAST_SIZE = 2  # half points
_LEAST_HEIGHT = 20  # twentieths of a point, of a line or a row that is cut at its height

_ASKED = frozenset(("color", "sz", "shd", "highlight", "textFill"))

Told = Mapping[str, Any]
"""Properties of a run by their names, as elements."""

Ground = Colours | None
"""The colours that may lie behind a text; None where that cannot be known."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a run stands in, and what lies behind it.

    `hidden` is hidden text, which a run may undo, `cut` what is cut off; `told` are the properties
    of runs that the styles of the paragraph and of the table tell.
    """

    ground: Ground
    told: Told
    hidden: bool = False
    cut: bool = False


class Sight:
    """Tells what is seen in one document."""

    def __init__(self, styles: Styles, palette: Palette) -> None:
        self._styles = styles
        self._palette = palette
        self._usual = _told_in(styles.usual)
        self._of_style: dict[str | None, Told] = {}

    def page(self, document: Any, settings: Any | None) -> Surroundings:
        """The surroundings on a page, which may have a colour of its own."""
        shown = settings is not None and is_on(child(settings, "displayBackgroundShape"))
        colour = self._palette.colour(child(document, "background"), "color") if shown else None
        return Surroundings((colour or WHITE,), self._usual)

    def in_cell(self, table: Any, row: Any, cell: Any, around: Surroundings) -> Surroundings:
        """The surroundings in a cell of a table, whose style may shade some of its cells."""
        style = attribute(child(table, "tblPr", "tblStyle"))
        parts = [
            part
            for _, one in self._styles.chain(style)
            for kind, part in one.parts
            if _is_of(kind, row, cell)
        ]
        own = self._palette.shading(child(cell, "tcPr", "shd"))
        whole = self._palette.shading(child(table, "tblPr", "shd"))
        styled = [
            colour
            for part in parts
            for place in ("tcPr", "pPr", "tblPr")
            for colour in self._palette.shading(child(part, place, "shd"))
        ]
        below = whole or around.ground
        ground = own or (None if below is None else (*below, *styled))
        told = dict(self._usual)
        for part in reversed(parts):
            told |= _told_in(child(part, "rPr"))
        height = child(row, "trPr", "trHeight")
        cut = attribute(height, "hRule") == "exact" and _at_most(height, _LEAST_HEIGHT)
        return replace(around, ground=ground, cut=around.cut or cut, told=told)

    def in_paragraph(
        self, properties: Any | None, style: str | None, around: Surroundings
    ) -> Surroundings:
        """The surroundings in a paragraph with these properties and of this style."""
        every = [properties, *(one.paragraph for _, one in self._styles.chain(style))]
        shading = self._palette.shading(_first(every, "shd"))
        spacing = _first(every, "spacing")
        cut = attribute(spacing, "lineRule") == "exact" and _at_most(spacing, _LEAST_HEIGHT, "line")
        return replace(
            around,
            ground=shading or around.ground,
            told={**around.told, **self._told(style)},
            hidden=self._styles.hides(style),
            cut=around.cut or cut,
        )

    def in_box(self, box: Any, around: Surroundings) -> Surroundings:
        """The surroundings in a text box, whose filling may not be told in full."""
        above = {local(one): one for one in reversed(list(box.iterancestors()))}
        frame = above.get("anchor", above.get("inline"))
        hidden = frame is not None and attribute(child(frame, "docPr"), "hidden") in ("1", "true")
        ground: Ground = None
        if "wsp" in above:
            ground = self._drawn(above["wsp"], around.ground)
        elif (shape := above.get("shape", above.get("rect"))) is not None:
            hidden = hidden or "visibility:hidden" in (attribute(shape, "style") or "")
            ground = _painted(shape, around.ground)
        return replace(around, ground=ground, cut=around.cut or hidden)

    def _drawn(self, shape: Any, below: Ground) -> Ground:
        """What lies behind the text in a shape of DrawingML."""
        properties = child(shape, "spPr")
        solid = child(properties, "solidFill") if properties is not None else None
        if solid is not None:
            colour = self._palette.drawn(solid)
            return None if colour is None else (colour,)
        fills = [local(one) for one in properties] if properties is not None else []
        styled = attribute(child(shape, "style", "fillRef"), "idx") not in (None, "0")
        if "noFill" in fills or not (styled or any(one.endswith("Fill") for one in fills)):
            return below
        return None

    def sees(self, properties: Any | None, around: Surroundings) -> bool:
        """Whether a run with these properties is seen."""
        own = properties if properties is not None else ()
        style = attribute(child(own, "rStyle"))
        vanish = child(own, "vanish")
        hidden = around.hidden or self._styles.hides(style)
        if (hidden if vanish is None else is_on(vanish)) or is_on(child(own, "specVanish")):
            return False
        told = {**around.told, **self._told(style), **_told_in(properties)}
        if around.cut or _at_most(told.get("sz"), _LEAST_SIZE):
            return False
        return self._stands_out(told, around.ground)

    def _told(self, style: str | None) -> Told:
        """What a style tells of runs, with the styles that it is based on."""
        if style not in self._of_style:
            told: dict[str, Any] = {}
            for _, one in reversed(self._styles.chain(style)):
                told |= _told_in(one.run)
            self._of_style[style] = told
        return self._of_style[style]

    def _stands_out(self, told: Told, ground: Ground) -> bool:
        ink = self._ink(told)
        if ink is None:
            return True
        behind = marker(told.get("highlight")) or self._palette.shading(told.get("shd"))
        ground = behind or ground
        if ground is None:
            return ink.opacity > 0
        return any(ink.stands_out_from(colour) for colour in ground)

    def _ink(self, told: Told) -> Colour | None:
        """The colour of the letters, None where it is chosen to be seen, or not known."""
        if (effect := told.get("textFill")) is None:
            return self._palette.colour(told.get("color"))
        if child(effect, "noFill") is not None:
            return Colour(1, 1, 1, 0)
        return self._palette.drawn(child(effect, "solidFill"))


def _told_in(properties: Any | None) -> dict[str, Any]:
    every = properties if properties is not None else ()
    return {name: one for one in every if (name := local(one)) in _ASKED}


def _is_of(kind: str, row: Any, cell: Any) -> bool:
    """Whether a part of a table's style is for a cell; what is not for an edge may be."""
    edges = {
        "firstRow": not _has_beside(row, row.itersiblings(preceding=True)),
        "lastRow": not _has_beside(row, row.itersiblings()),
        "firstCol": not _has_beside(cell, cell.itersiblings(preceding=True)),
        "lastCol": not _has_beside(cell, cell.itersiblings()),
    }
    return edges.get(kind, True)


def _has_beside(element: Any, siblings: Iterator[Any]) -> bool:
    return any(one.tag == element.tag for one in siblings)


def _painted(shape: Any, below: Ground) -> Ground:
    """What lies behind the text in a shape of VML, which is white if nothing is said."""
    if attribute(shape, "filled") in ("f", "false", "0"):
        return below
    colour = parse_colour((attribute(shape, "fillcolor") or "white").split()[0])
    return None if colour is None else (colour,)


def _style_of(properties: Any | None) -> str | None:
    return attribute(child(properties, "rStyle")) if properties is not None else None


def _first(every: list[Any | None], name: str) -> Any | None:
    """The first of these that tells a property, of which that is the value."""
    told = (child(one, name) for one in every if one is not None)
    return next((one for one in told if one is not None), None)


def _at_most(element: Any | None, most: int, name: str = "val") -> bool:
    value = attribute(element, name)
    return value is not None and value.isascii() and value.isdigit() and int(value[:9]) <= most
