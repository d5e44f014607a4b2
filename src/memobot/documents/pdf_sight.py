"""Which text of a PDF page a reader cannot see, told from the operations that draw the page.

Two things can be told surely. Text that is drawn invisibly is left out, unless it is the text
layer of a scan or of letters drawn as shapes. Text that is white is left out where nothing was
painted before at its height. Transparency, layers and text outside the page are not looked at.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from memobot.documents.colours import BLACK, WHITE, Colour

SHOWING = frozenset((b"Tj", b"TJ", b"'", b'"'))
"""The operations that show text."""

_FILLING = frozenset((b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"))
_ENDING = frozenset((*_FILLING, b"n", b"S", b"s"))  # what ends a path
_POINTS = {b"m": 2, b"l": 2, b"c": 6, b"v": 4, b"y": 4}
_INVISIBLE = 3
_SCANNED = 0.3  # the share of a page that pictures cover of which the text is a layer
_DRAWN = 100  # curves on a page of which the letters are drawn as shapes
_MOST_PAINTED = 500  # strips of a page that are kept apart
_ANYWHERE = (float("-inf"), float("inf"))

Matrix = Sequence[float]


@dataclass(frozen=True, slots=True)
class _State:
    """How things are drawn: the colour that fills, None if unknown, and how text is rendered."""

    fill: Colour | None = BLACK
    known_space: bool = True
    rendering: int = 0


@dataclass(slots=True)
class Watch:
    """Watches the operations of one page as pypdf carries them out, which `before` and `after`
    are called for; `unseen` then tells which of those that show text, counted from 0, are not seen.
    """

    page_area: float
    _state: _State = field(default_factory=_State)
    _saved: list[_State] = field(default_factory=list)
    _forms: list[tuple[_State, int, int]] = field(default_factory=list)
    _path: list[tuple[float, float]] = field(default_factory=list)
    _painted: list[tuple[float, float]] = field(default_factory=list)  # from and to what height
    _operations: int = 0
    _shown: int = 0
    _white: list[int] = field(default_factory=list)
    _invisible: list[int] = field(default_factory=list)
    _pictures: float = 0
    _curves: int = 0

    def before(self, operator: bytes, operands: Sequence[Any], cm: Matrix, tm: Matrix) -> None:
        """Look at an operation that is about to be carried out."""
        self._operations += 1
        if operator in SHOWING:
            self._show(cm, tm)
        elif operator in _POINTS or operator == b"re":
            self._add_to_path(operator, operands, cm)
        elif operator in _ENDING:
            self._end_path(operator)
        elif operator == b"INLINE IMAGE":
            self._picture(cm)
        elif operator == b"sh":
            self._painted.append(_ANYWHERE)
        elif operator == b"q":
            self._saved.append(self._state)
        elif operator == b"Q":
            self._state = self._saved.pop() if self._saved else self._state
        elif operator == b"Do":
            self._forms.append((self._state, len(self._saved), self._operations))
        else:
            self._state = _changed(self._state, operator, operands)

    def after(self, operator: bytes, operands: Sequence[Any], cm: Matrix, tm: Matrix) -> None:  # noqa: ARG002
        """Look at an operation that was carried out, with all those of a form."""
        if operator != b"Do" or not self._forms:
            return
        self._state, depth, operations = self._forms.pop()
        del self._saved[depth:]
        if operations == self._operations:
            self._picture(cm)
        else:
            self._painted.append(_ANYWHERE)

    def unseen(self) -> frozenset[int]:
        """Which of the operations that show text show what a reader does not see."""
        layer = self._pictures >= _SCANNED * self.page_area or self._curves >= _DRAWN
        alone = len(self._invisible) == self._shown
        return frozenset((*self._white, *(() if layer or alone else self._invisible)))

    def _picture(self, cm: Matrix) -> None:
        """A picture is drawn on a square of one unit."""
        self._paint([_placed(x, y, cm) for x in (0, 1) for y in (0, 1)])
        self._pictures += abs(cm[0] * cm[3] - cm[1] * cm[2])

    def _show(self, cm: Matrix, tm: Matrix) -> None:
        fill = self._state.fill
        if self._state.rendering == _INVISIBLE:
            self._invisible.append(self._shown)
        elif self._state.rendering == 0 and fill and not fill.stands_out_from(WHITE):
            height = _placed(tm[4], tm[5], cm)[1]
            near = max(abs(number) for number in (*tm[:4], *cm[:4])) * 2
            if self._forms:
                near = float("inf")  # where a form is placed is not told
            if not any(low - near <= height <= high + near for low, high in self._painted):
                self._white.append(self._shown)
        self._shown += 1

    def _add_to_path(self, operator: bytes, operands: Sequence[Any], cm: Matrix) -> None:
        numbers = [_number(one) for one in operands]
        self._curves += operator in (b"c", b"v", b"y")
        if operator == b"re" and len(numbers) == 4:
            x, y, width, height = numbers
            self._path += [_placed(x, y, cm), _placed(x + width, y + height, cm)]
            self._path += [_placed(x + width, y, cm), _placed(x, y + height, cm)]
        elif len(numbers) == _POINTS.get(operator):
            pairs = zip(numbers[::2], numbers[1::2], strict=True)
            self._path += [_placed(x, y, cm) for x, y in pairs]

    def _end_path(self, operator: bytes) -> None:
        fill = self._state.fill
        if operator in _FILLING and self._path and (not fill or fill.stands_out_from(WHITE)):
            self._paint(self._path)
        self._path = []

    def _paint(self, points: Sequence[tuple[float, float]]) -> None:
        heights = [y for _, y in points]
        self._painted.append((min(heights), max(heights)))
        if len(self._painted) > _MOST_PAINTED:  # one strip for all: what is in doubt is seen
            lows, highs = zip(*self._painted, strict=True)
            self._painted = [(min(lows), max(highs))]


def _changed(state: _State, operator: bytes, operands: Sequence[Any]) -> _State:
    """The state after an operation that sets the colour or how text is rendered."""
    numbers = [_number(one) for one in operands if isinstance(one, (int, float))]
    if operator == b"Tr" and numbers:
        return replace(state, rendering=int(numbers[0]))
    if operator in (b"g", b"rg", b"k"):
        return replace(state, fill=_colour(numbers))
    if operator == b"cs":  # a space of its own starts with black, and its numbers can mean anything
        device = [str(one) for one in operands] in (
            ["/DeviceGray"],
            ["/DeviceRGB"],
            ["/DeviceCMYK"],
        )
        return replace(state, fill=BLACK, known_space=device)
    if operator in (b"sc", b"scn"):
        return replace(state, fill=_colour(numbers) if state.known_space else None)
    return state


def _colour(numbers: Sequence[float]) -> Colour | None:
    if len(numbers) == 1:
        return Colour(*_within([numbers[0]] * 3))
    if len(numbers) == 3:
        return Colour(*_within(numbers))
    if len(numbers) == 4:
        black = numbers[3]
        return Colour(*_within([(1 - ink) * (1 - black) for ink in numbers[:3]]))
    return None


def _within(numbers: Sequence[float]) -> list[float]:
    return [min(max(number, 0.0), 1.0) for number in numbers]


def _number(operand: Any) -> float:
    return float(operand) if isinstance(operand, (int, float)) else 0.0


def _placed(x: float, y: float, matrix: Matrix) -> tuple[float, float]:
    return (
        x * matrix[0] + y * matrix[2] + matrix[4],
        x * matrix[1] + y * matrix[3] + matrix[5],
    )
