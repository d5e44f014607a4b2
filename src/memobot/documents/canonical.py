"""Blocks of text -> the canonical text of a format that is not plain text (HTML, DOCX, PDF).

Canonical text is NFC, with "\\n" line ends, no spaces at the ends of lines, no control or
invisible characters, and at most two blank lines in a row.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_SPACES = re.compile(r"[ \t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_INVISIBLE = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\uffff]"
)
_MANY_BLANKS = re.compile(r"\n{4,}")
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, list item or table row.

    Blocks of one group (the items of a list, the rows of a table) stand on consecutive lines;
    all others have a blank line between them. The text may hold line breaks.
    """

    text: str
    group: str | None = None


def canonical(text: str) -> str:
    """Bring a text into canonical form; a canonical text comes back unchanged."""
    text = unicodedata.normalize("NFC", _INVISIBLE.sub("", _LINE_ENDS.sub("\n", text)))
    lines = (_SPACES.sub(" ", line).rstrip() for line in text.split("\n"))
    return _MANY_BLANKS.sub("\n\n\n", "\n".join(lines)).strip("\n")


def join(blocks: Iterable[Block]) -> str:
    """The canonical text of blocks in their order; empty ones are left out."""
    parts: list[str] = []
    before = None
    for block in blocks:
        text = block.text.strip()
        if not text:
            continue
        if parts:
            parts.append("\n" if block.group and block.group == before else "\n\n")
        parts.append(text)
        before = block.group
    return canonical("".join(parts))


def table_row(cells: Sequence[Sequence[Block]]) -> list[Block]:
    """A row of cells as blocks: "a | b" where each cell is one line, else cell after cell.

    Cells of many lines are layout rather than data (two languages side by side, a page built
    of tables); a separator would break their paragraphs.
    """
    filled = [[block for block in cell if block.text.strip()] for cell in cells]
    if any(len(cell) > 1 or "\n" in cell[0].text.strip() for cell in filled if cell):
        return [block for cell in filled for block in cell]
    texts = [cell[0].text.strip() if cell else "" for cell in filled]
    if sum(map(bool, texts)) < 2:  # nothing, or a heading across the table
        return [block for cell in filled for block in cell]
    return [Block(" | ".join(texts), group="table")]


def superscript(text: str) -> str:
    """Raised digits as superscript characters, so that "Article 12" raised 1 is not 121."""
    return text.translate(_SUPERSCRIPTS) if text.strip().isdigit() and text.isascii() else text
