"""Automatic numbering of Word paragraphs: which label stands before each, in order.

Articles are often numbered by Word and not typed; without this "Article 9" would have no
number at all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from memobot.documents.labels import render_number
from memobot.documents.office_package import attribute, child, local
from memobot.documents.office_styles import Styles, is_on

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
BULLET = "- "


def integer(value: str | None) -> int | None:
    """A number of an attribute, None if it is none or absurdly long."""
    return int(value) if value and re.fullmatch(r"-?[0-9]{1,9}", value) else None


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    form: str
    text: str
    spaced: bool
    restart: int | None
    legal: bool
    hidden: bool
    style: str | None


@dataclass(slots=True)
class _Scheme:
    """An abstractNum: its levels, and the counters that all lists made from it share."""

    levels: dict[int, _Level]
    style_link: str | None
    counters: list[int | None] = field(default_factory=lambda: [None] * _LEVELS)


@dataclass(slots=True)
class _List:
    """A num: a scheme with levels of its own and numbers to start anew at."""

    scheme: _Scheme
    levels: dict[int, _Level]
    starts: dict[int, int]
    begun: bool = False

    def level(self, index: int) -> _Level | None:
        return self.levels.get(index) or self.scheme.levels.get(index)

    def start(self, index: int) -> int:
        level = self.level(index)
        return self.starts.get(index, level.start if level else 1)


class Numbering:
    """Gives each paragraph its label; ask once for each, in the order of the document."""

    def __init__(self, root: Any | None, styles: Styles) -> None:
        self._styles = styles
        elements = list(root) if root is not None else []
        schemes = {
            attribute(element, "abstractNumId"): _scheme(element)
            for element in elements
            if local(element) == "abstractNum"
        }
        self._lists: dict[str, _List] = {}
        for element in elements:
            key = attribute(element, "numId")
            scheme = schemes.get(attribute(child(element, "abstractNumId")))
            if local(element) == "num" and key is not None and scheme is not None:
                self._lists[key] = _list(element, scheme)
        for made in self._lists.values():
            self._follow_link(made)

    def label(self, properties: Any | None, style: str | None) -> str | None:
        """The label of the next paragraph, as "1.", "(a)" or "- ", with the space after it.

        `properties` is its <w:pPr>, `style` its style's key. None when it is not numbered.
        """
        place = self._place(properties, style)
        if place is None:
            return None
        numbered, index = place
        level = numbered.level(index)
        if level is None:
            return None
        self._count(numbered, index)
        if level.hidden:
            return None
        if level.form == "bullet":
            return BULLET
        text = _PLACE.sub(lambda match: _number(numbered, int(match[1]) - 1, level), level.text)
        if not text.strip():
            return None
        return f"{text} " if level.spaced else text

    def _place(self, properties: Any | None, style: str | None) -> tuple[_List, int] | None:
        """The list and level of a paragraph, from itself or from its styles."""
        own = child(properties, "numPr") if properties is not None else None
        key = attribute(child(own, "numId")) if own is not None else None
        index = integer(attribute(child(own, "ilvl"))) if own is not None else None
        if key is None:
            for name, inherited in self._styles.chain(style):
                number = inherited.number
                key = attribute(child(number, "numId")) if number is not None else None
                if key is None:
                    continue
                if index is None:
                    index = self._level_of_style(
                        key, name, integer(attribute(child(number, "ilvl")))
                    )
                break
        numbered = self._lists.get(key) if key is not None else None
        if numbered is None or not 0 <= (index or 0) < _LEVELS:  # numId 0 takes a number away
            return None
        return numbered, index or 0

    def _level_of_style(self, key: str, style: str, given: int | None) -> int:
        """A level that names the style belongs to it, whatever the style itself says."""
        if key in self._lists:
            for index in range(_LEVELS):
                level = self._lists[key].level(index)
                if level is not None and level.style == style:
                    return index
        return given or 0

    def _follow_link(self, made: _List) -> None:
        """A scheme without levels may stand for that of a list style."""
        if made.scheme.style_link is None or made.scheme.levels:
            return
        for _, style in self._styles.chain(made.scheme.style_link):
            key = attribute(child(style.number, "numId")) if style.number is not None else None
            if key in self._lists and self._lists[key] is not made:
                made.scheme = self._lists[key].scheme
                return

    @staticmethod
    def _count(numbered: _List, index: int) -> None:
        counters = numbered.scheme.counters
        if not numbered.begun:
            numbered.begun = True
            for restarted in numbered.starts:
                counters[restarted] = None
        before = counters[index]
        counters[index] = numbered.start(index) if before is None else before + 1
        for deeper in range(index + 1, _LEVELS):
            level = numbered.level(deeper)
            # lvlRestart names the level (from 1) whose turn starts this one anew; 0 is never
            last = level.restart if level is not None and level.restart is not None else deeper
            if index < last:
                counters[deeper] = None


def _number(numbered: _List, index: int, shown_in: _Level) -> str:
    level = numbered.level(index)
    form = level.form if level is not None else "decimal"
    if shown_in.legal and form not in ("none", "bullet"):
        form = "decimal"
    counted = numbered.scheme.counters[index]
    number = numbered.start(index) if counted is None else counted
    return "" if form == "bullet" else render_number(number, form)


def _scheme(element: Any) -> _Scheme:
    levels = {}
    for inner in element:
        index = integer(attribute(inner, "ilvl"))
        if local(inner) == "lvl" and index is not None:
            levels[index] = _level(inner)
    return _Scheme(levels, attribute(child(element, "numStyleLink")))


def _list(element: Any, scheme: _Scheme) -> _List:
    levels, starts = {}, {}
    for inner in element:
        index = integer(attribute(inner, "ilvl"))
        if local(inner) != "lvlOverride" or index is None or not 0 <= index < _LEVELS:
            continue
        own = child(inner, "lvl")
        if own is not None:
            levels[index] = _level(own)
        start = integer(attribute(child(inner, "startOverride")))
        if start is not None:
            starts[index] = start
    return _List(scheme, levels, starts)


def _level(element: Any) -> _Level:
    start = integer(attribute(child(element, "start")))
    return _Level(
        start=0 if start is None else start,
        form=attribute(child(element, "numFmt")) or "decimal",
        text=attribute(child(element, "lvlText")) or "",
        spaced=attribute(child(element, "suff")) != "nothing",
        restart=integer(attribute(child(element, "lvlRestart"))),
        legal=is_on(child(element, "isLgl")),
        hidden=is_on(child(element, "rPr", "vanish")),
        style=attribute(child(element, "pStyle")),
    )
