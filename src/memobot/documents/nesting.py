"""Clauses, items and paragraphs inside one stretch of text, nested as their markers nest.

The lists that are open stand on a stack. A marker continues the innermost open list that it
is the next item of, or opens a new list when it is a first item; anything else is words. So
"17.10 2023" at the start of a line is no clause 17.10, and "(i)" after "(h)" is a letter.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from memobot.documents.headings import Line, Marker, Style, letter_reading
from memobot.documents.model import Span, Unit, UnitKind

Entry = tuple[Line, Marker | None]

_RANK = {
    Style.SECTION: 0,
    Style.DECIMAL: 0,
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


@dataclass(slots=True)
class _Node:
    """A unit in the making."""

    kind: UnitKind
    start: int
    end: int
    number: str | None = None
    heading: str | None = None
    children: list[_Node] = field(default_factory=list)

    def freeze(self) -> Unit:
        children = _with_trailing_paragraphs_lifted(self.children)
        frozen = tuple(child.freeze() for child in children)
        end = max([self.end, *(child.span.end for child in frozen)])
        return Unit(self.kind, Span(self.start, end), self.number, self.heading, frozen)


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
    root = _Node(UnitKind.PARAGRAPH, 0, 0)
    stack: list[_OpenList] = []
    current: _Node | None = None  # the node that a following line may continue
    previous = ""
    for line, marker in entries:
        if line.blank:
            current = None
            continue
        visible = line.text.strip()
        first = line.start + line.text.index(visible[0])
        accepted = _accept(marker, stack, article) if marker else None
        if accepted:
            current = _open_item(root, stack, accepted, first + len(visible), previous)
        elif current is not None and not _breaks_paragraph(previous, visible):
            current.end = first + len(visible)
        else:
            current = _Node(UnitKind.PARAGRAPH, first, first + len(visible))
            _parent_of_paragraph(root, stack, line).children.append(current)
        previous = visible
    return tuple(child.freeze() for child in _with_trailing_paragraphs_lifted(root.children))


def _accept(marker: Marker, stack: list[_OpenList], article: str | None) -> Marker | None:
    """The reading of `marker` under which it continues or opens a list, if there is one."""
    if marker.style is Style.BULLET:
        return marker
    if marker.style not in _RANK:
        return None
    letter = letter_reading(marker)
    for reading in (marker, letter):
        if reading and any(_continues(reading, open_list) for open_list in stack):
            return reading
    if _is_decimal(marker):
        return marker if _fits_above(marker, stack, article) else None
    return marker if marker.value == 1 else None


def _is_decimal(marker: Marker) -> bool:
    return marker.style in (Style.DECIMAL, Style.SECTION) and "." in (marker.number or "")


def _continues(marker: Marker, open_list: _OpenList) -> bool:
    if marker.style is not open_list.style or marker.style is Style.BULLET:
        return False
    last, value = open_list.last, marker.value
    if last.value is None or value is None:
        return False
    same_stem = (last.number or "").rpartition(".")[0] == (marker.number or "").rpartition(".")[0]
    return same_stem and last.value < value <= last.value + 1 + _MISSING_ITEMS


def _fits_above(marker: Marker, stack: list[_OpenList], article: str | None) -> bool:
    stem = (marker.number or "").rpartition(".")[0]
    if article is not None:
        return stem == article or stem.startswith(f"{article}.")
    return any(open_list.item.number == stem for open_list in stack) or marker.value == 1


def _open_item(root: _Node, stack: list[_OpenList], marker: Marker, end: int, previous: str) -> _Node:
    _close_lists(stack, marker, previous)
    parent = stack[-1].item if stack else root
    if stack and _same_list(stack[-1], marker):
        parent = stack[-2].item if len(stack) > 1 else root
        stack.pop()
    kind = UnitKind.CLAUSE if marker.style in _CLAUSES else UnitKind.ITEM
    item = _Node(kind, marker.start, end, marker.number)
    parent.children.append(item)
    stack.append(_OpenList(marker.style, marker.indent, marker, item))
    return item


def _same_list(open_list: _OpenList, marker: Marker) -> bool:
    if marker.style is Style.BULLET:
        return open_list.style is Style.BULLET and marker.indent < open_list.indent + 2
    return _continues(marker, open_list)


def _close_lists(stack: list[_OpenList], marker: Marker, previous: str) -> None:
    """Pop the lists that `marker` leaves: those inside the list it continues, or of lower rank."""
    for depth in range(len(stack) - 1, -1, -1):
        if _same_list(stack[depth], marker):
            del stack[depth + 1 :]
            return
    depth_of = (marker.number or "").count(".") if _is_decimal(marker) else 0
    while stack and not _holds(stack[-1], marker, depth_of, previous):
        stack.pop()


def _holds(open_list: _OpenList, marker: Marker, depth: int, previous: str) -> bool:
    """Whether a new list that begins with `marker` belongs inside the open item."""
    if _is_decimal(marker) and _RANK[open_list.style] == 0:
        return (open_list.last.number or "").count(".") < depth
    if _RANK[open_list.style] < _RANK[marker.style]:
        return True
    same_rank_deeper = open_list.style is Style.BULLET and marker.indent > open_list.indent + 1
    return same_rank_deeper or (previous.endswith(":") and open_list.style is not marker.style)


def _parent_of_paragraph(root: _Node, stack: list[_OpenList], line: Line) -> _Node:
    """A paragraph goes on under the open numbered clause, or under an item that it is indented to."""
    indent = len(line.text) - len(line.text.lstrip())
    while stack and stack[-1].style not in _CLAUSES and indent <= stack[-1].indent:
        stack.pop()
    return stack[-1].item if stack else root


def _breaks_paragraph(previous: str, line: str) -> bool:
    """Whether a line that follows without a blank line begins a new paragraph."""
    return previous.rstrip("*_\"”»)").endswith((".", ";", ":", "!", "?")) and not line[0].islower()


def _with_trailing_paragraphs_lifted(children: list[_Node]) -> list[_Node]:
    """What stands after the last item of a list of plain items belongs beside the list, not in it."""
    lifted: list[_Node] = []
    for position, node in enumerate(children):
        lifted.append(node)
        if _ends_plain_list(children, position):
            own = len(node.children)
            while own > 0 and node.children[own - 1].kind is UnitKind.PARAGRAPH:
                own -= 1
            lifted.extend(node.children[own:])
            del node.children[own:]
    return lifted


def _ends_plain_list(children: list[_Node], position: int) -> bool:
    node = children[position]
    following = children[position + 1] if position + 1 < len(children) else None
    if node.kind is UnitKind.PARAGRAPH or (following and following.kind is node.kind):
        return False
    earlier = [child for child in children[:position] if child.kind is node.kind]
    has_paragraphs = any(grandchild.kind is UnitKind.PARAGRAPH for child in earlier for grandchild in child.children)
    return len(earlier) > 0 and not has_paragraphs
