"""Clauses, items and paragraphs inside one stretch of text, nested as their markers nest.

The lists that are open stand on a stack. A marker continues the innermost open list that it
is the next item of, or opens a new list when it is a first item; anything else is words. So
"17.10 2023" at the start of a line is no clause 17.10, and "(i)" after "(h)" is a letter.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import zip_longest

from memobot.documents.headings import Entry, Marker, Style, letter_reading
from memobot.documents.lines import Line
from memobot.documents.model import Span, Unit, UnitKind

_RANK = {
    Style.SECTION: 0,
    Style.DECIMAL: 0,
    Style.ROMAN_DOT: 0,
    Style.NUMBER: 1,
    Style.NUMBER_PARENTHESIS: 2,
    Style.NUMBER_PARENTHESES: 2,
    Style.LETTER_DOT: 3,
    Style.LETTER: 3,
    Style.LETTER_PARENTHESES: 3,
    Style.ROMAN: 4,
    Style.ROMAN_PARENTHESES: 4,
    Style.BULLET: 5,
}
_CLAUSES = frozenset(style for style, rank in _RANK.items() if rank <= 2)
_MISSING_ITEMS = 1  # a list may lack one number (lost in conversion) and still go on
_DEEPEST = 8  # lists in lists; what nests deeper is set beside, so that no text exhausts the stack


@dataclass(slots=True)
class _Node:
    """A unit in the making."""

    kind: UnitKind
    start: int
    end: int
    number: str | None = None
    children: list[_Node] = field(default_factory=list)

    def freeze(self) -> Unit:
        frozen = _frozen(self.children)
        end = max([self.end, *(child.span.end for child in frozen[-1:])])
        return Unit(self.kind, Span(self.start, end), self.number, None, frozen)


@dataclass(slots=True)
class _OpenList:
    style: Style
    indent: int
    last: Marker
    item: _Node


def nest(entries: Iterable[Entry], article: str | None = None) -> tuple[Unit, ...]:
    """The units of a stretch of lines, in order; every visible line belongs to one.

    `article` is the number of the article that the stretch belongs to: "3.1" opens a clause
    only there, or below a clause "3".
    """
    nester = _Nester(article)
    for line, marker in entries:
        nester.add(line, marker)
    return _frozen(nester.root.children)


class _Nester:
    def __init__(self, article: str | None) -> None:
        self.root = _Node(UnitKind.PARAGRAPH, 0, 0)
        self._article = article
        self._stack: list[_OpenList] = []
        self._current: _Node | None = None  # what a following line may continue
        self._previous = ""  # the visible line before

    def add(self, line: Line, marker: Marker | None) -> None:
        if line.blank:
            self._current = None
            return
        start, end = line.visible_start, line.visible_end
        accepted = self._accepted(marker) if marker else None
        if accepted:
            self._current = self._open_item(accepted, end)
        elif self._current is not None and not _breaks_paragraph(self._previous, line.visible):
            self._current.end = end
        else:
            self._current = _Node(UnitKind.PARAGRAPH, start, end)
            self._parent_of_paragraph(line).children.append(self._current)
        self._previous = line.visible[-80:]

    def _accepted(self, marker: Marker) -> Marker | None:
        """The reading of `marker` under which it continues or opens a list, if there is one."""
        if marker.style is Style.BULLET:
            return marker
        if marker.style not in _RANK:
            return None
        for reading in (marker, letter_reading(marker)):
            if reading and any(_continues(reading, open_list) for open_list in self._stack):
                return reading
        if _is_decimal(marker):
            return marker if self._fits_above(marker) else None
        for reading in (marker, letter_reading(marker)):
            if reading and reading.value == 1:
                return reading
        return None

    def _fits_above(self, marker: Marker) -> bool:
        stem = marker.stem
        if self._article is not None:
            return stem == self._article or stem.startswith(f"{self._article}.")
        return marker.value == 1 or any(opened.item.number == stem for opened in self._stack)

    def _open_item(self, marker: Marker, end: int) -> _Node:
        self._close_lists(marker)
        stack = self._stack
        if stack and (_same_list(stack[-1], marker) or len(stack) >= _DEEPEST):
            stack.pop()
        parent = stack[-1].item if stack else self.root
        kind = UnitKind.CLAUSE if marker.style in _CLAUSES else UnitKind.ITEM
        item = _Node(kind, marker.start, end, marker.number)
        parent.children.append(item)
        stack.append(_OpenList(marker.style, marker.indent, marker, item))
        return item

    def _close_lists(self, marker: Marker) -> None:
        """Pop the lists that `marker` leaves: those inside the list it continues, or above it."""
        stack = self._stack
        for depth in range(len(stack) - 1, -1, -1):
            if _same_list(stack[depth], marker):
                del stack[depth + 1 :]
                return
        after_colon = self._previous.endswith(":")
        while stack and not _holds(stack[-1], marker, after_colon):
            stack.pop()

    def _parent_of_paragraph(self, line: Line) -> _Node:
        """A paragraph goes on under the open numbered clause, or an item it is indented to."""
        indent = line.visible_start - line.start
        stack = self._stack
        while stack and stack[-1].style not in _CLAUSES and indent <= stack[-1].indent:
            stack.pop()
        return stack[-1].item if stack else self.root


def _is_decimal(marker: Marker) -> bool:
    return marker.style in (Style.DECIMAL, Style.SECTION) and "." in (marker.number or "")


def _continues(marker: Marker, open_list: _OpenList) -> bool:
    if marker.style is not open_list.style or marker.style is Style.BULLET:
        return False
    last, value = open_list.last.value, marker.value
    if last is None or value is None or open_list.last.stem != marker.stem:
        return False
    return last < value <= last + 1 + _MISSING_ITEMS


def _same_list(open_list: _OpenList, marker: Marker) -> bool:
    if marker.style is Style.BULLET:
        return open_list.style is Style.BULLET and abs(marker.indent - open_list.indent) < 2
    return _continues(marker, open_list)


def _holds(open_list: _OpenList, marker: Marker, after_colon: bool) -> bool:
    """Whether a new list that begins with `marker` belongs inside the open item."""
    if _is_decimal(marker) and _RANK[open_list.style] == 0:
        return (open_list.last.number or "").count(".") < (marker.number or "").count(".")
    if _RANK[open_list.style] < _RANK[marker.style]:
        return True
    deeper_bullet = open_list.style is Style.BULLET and marker.indent > open_list.indent + 1
    return deeper_bullet or (after_colon and open_list.style is not marker.style)


def _breaks_paragraph(previous: str, line: str) -> bool:
    """Whether a line that follows without a blank line begins a new paragraph."""
    ended = previous.rstrip('*_"”»)').endswith((".", ";", ":", "!", "?"))
    return ended and not line[0].islower()


def _frozen(children: list[_Node]) -> tuple[Unit, ...]:
    return tuple(child.freeze() for child in _with_trailing_paragraphs_lifted(children))


def _with_trailing_paragraphs_lifted(children: list[_Node]) -> list[_Node]:
    """What stands after the last item of a list of plain items belongs beside the list, not in it.

    A list whose earlier items have paragraphs of their own keeps that of its last.
    """
    lifted: list[_Node] = []
    items: dict[UnitKind, int] = {}  # items seen of a kind
    with_paragraphs: set[UnitKind] = set()
    for node, following in zip_longest(children, children[1:]):
        lifted.append(node)
        if node.kind is UnitKind.PARAGRAPH:
            continue
        is_last = following is None or following.kind is not node.kind
        if is_last and items.get(node.kind) and node.kind not in with_paragraphs:
            lifted += _without_trailing_paragraphs(node)
        items[node.kind] = items.get(node.kind, 0) + 1
        if any(below.kind is UnitKind.PARAGRAPH for below in node.children):
            with_paragraphs.add(node.kind)
    return lifted


def _without_trailing_paragraphs(node: _Node) -> list[_Node]:
    """Take the paragraphs at the end of `node` away and give them back."""
    own = len(node.children)
    while own > 0 and node.children[own - 1].kind is UnitKind.PARAGRAPH:
        own -= 1
    taken = node.children[own:]
    del node.children[own:]
    return taken
