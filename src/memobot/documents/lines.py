"""A text as lines that know where they stand."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

_LINE_ENDS = "\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029"


@dataclass(frozen=True, slots=True)
class Line:
    """A line, or a piece of one, without its line end; `start` is where it begins in the text."""

    start: int
    text: str

    @property
    def end(self) -> int:
        """Where its last character ends."""
        return self.start + len(self.text)

    @property
    def blank(self) -> bool:
        """Whether nothing on it is visible."""
        return not self.text or self.text.isspace()

    @property
    def visible(self) -> str:
        """Its text without the white space around it."""
        return self.text.strip()

    @property
    def visible_start(self) -> int:
        """Where its first visible character stands in the text."""
        return self.start + len(self.text) - len(self.text.lstrip())

    @property
    def visible_end(self) -> int:
        """Where its last visible character ends in the text."""
        return self.start + len(self.text.rstrip())

    def since(self, offset: int) -> Line:
        """The rest of the line from `offset` in the text on."""
        return Line(offset, self.text[offset - self.start :])

    def cut(self, offsets: list[int]) -> list[Line]:
        """The line in pieces that begin at its start and at each of `offsets`, in order."""
        borders = [self.start, *(at for at in offsets if self.start < at < self.end), self.end]
        return [
            Line(start, self.text[start - self.start : end - self.start])
            for start, end in pairwise(borders)
        ]


def split_lines(text: str) -> tuple[Line, ...]:
    """The lines of `text` with their offsets; line ends of any kind are left out."""
    lines: list[Line] = []
    start = 0
    for whole in text.splitlines(keepends=True):
        lines.append(Line(start, whole.rstrip(_LINE_ENDS)))
        start += len(whole)
    return tuple(lines)
