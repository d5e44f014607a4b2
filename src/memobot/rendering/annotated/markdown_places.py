"""Where in a Markdown text a footnote's marker can stand without changing what the text says.

No position is trusted: the paragraph is parsed with the marker and without it, and the two must
be the same but for the marker, which must stand in plain text (not in code, a link or an
address). What holds for each paragraph is checked for the whole text in the end.
"""

from __future__ import annotations

import re
import textwrap
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from memobot.documents.front_matter import read_front_matter

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_LINE_END = re.compile(r"\r\n?|\n")
_CLOSING = re.compile(r"[*_`~)\]\"'”»’]{1,8}")
_MARKER = re.compile(r"\[\^[-\w]{1,80}\]")
_LEAVES = frozenset(("paragraph_open", "heading_open", "table_open"))
_TRIALS = 10_000_000  # characters parsed in trials; claims after that have no place
_HTML_ENDS = ("-->", "?>", ">", "]]>", "</script>", "</pre>", "</style>", "</textarea>")

_Reading = list[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A marker and the end of the claim that it belongs to."""

    marker: str
    end: int


class Places:
    """Finds places in one text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(match.end() for match in _LINE_END.finditer(text))]
        front = read_front_matter(text).span
        self._body = front.end if front else 0
        self._tokens = _markdown().parse(text)
        self._leaves = [
            (token.map[0], token.map[1])
            for token in self._tokens
            if token.type in _LEAVES and token.map
        ]
        self._left = _TRIALS

    def find(self, wanted: Sequence[Wanted]) -> dict[str, int]:
        """Marker -> its place in the text; a marker that can stand nowhere is left out."""
        found: dict[str, int] = {}
        for leaf, inside in groupby(wanted, key=lambda one: self._leaf(one.end)):
            if leaf is not None:
                plain = _reading(self._text[slice(*leaf)], frozenset())
                found |= self._placed(list(inside), leaf, plain)
        copy, plain = insert(self._text, found), _read(self._tokens, frozenset())
        same = _read(_markdown().parse(copy), frozenset(found)) == plain
        return found if same else {}

    def closing(self) -> str:
        """What ends a block of code or HTML that the text leaves open; "" for a closed text."""
        last = next((token for token in reversed(self._tokens) if token.level == 0), None)
        if last is None or last.map is None or last.type not in ("fence", "html_block"):
            return ""
        block = self._text[self._starts[last.map[0]] :]
        for end in ("", last.markup, *_HTML_ENDS):
            after = _markdown().parse(f"{block}\n{end}\n\nend")
            if len(after) > 2 and (after[-2].type, after[-2].content) == ("inline", "end"):
                return end
        return ""

    def _placed(
        self, wanted: Sequence[Wanted], leaf: tuple[int, int], plain: _Reading | None
    ) -> dict[str, int]:
        """Places in one paragraph: for all at once if that does no harm, else for each half."""
        ends = {one.marker: one.end for one in wanted}
        if self._does_no_harm(ends, leaf, plain):
            return ends
        if len(wanted) > 1:
            half = len(wanted) // 2
            first = self._placed(wanted[:half], leaf, plain)
            return first | self._placed(wanted[half:], leaf, plain)
        for place in dict.fromkeys(self._candidates(wanted[0].end, leaf[1])):
            if self._does_no_harm(at := {wanted[0].marker: place}, leaf, plain):
                return at
        return {}

    def _does_no_harm(
        self, places: dict[str, int], leaf: tuple[int, int], plain: _Reading | None
    ) -> bool:
        start, end = leaf
        self._left -= end - start
        if self._left < 0 or any(self._text.startswith(":", at) for at in places.values()):
            return False  # "[^1]:" would begin a footnote
        inside = {marker: place - start for marker, place in places.items()}
        marked = insert(self._text[start:end], inside)
        return _reading(marked, frozenset(places)) == plain

    def _leaf(self, position: int) -> tuple[int, int] | None:
        """The stretch of the paragraph, heading or table that holds the character before."""
        if position <= self._body:
            return None
        line = bisect_right(self._starts, position - 1) - 1
        at = bisect_right(self._leaves, (line, len(self._starts))) - 1
        if at < 0 or self._leaves[at][1] <= line:
            return None
        first, last = self._leaves[at]
        end = self._starts[last] if last < len(self._starts) else len(self._text)
        return self._starts[first], end

    def _candidates(self, end: int, last: int) -> Iterator[int]:
        """Places from behind the marks that close at the claim's end to the end of its line."""
        text = self._text
        closing = _CLOSING.match(text, end)
        if closing:
            yield closing.end()
        line = _LINE_END.search(text, end)
        stop = min(last, line.start() if line else len(text))
        for trimmed in (text[:end], text[:stop]):
            yield len(trimmed.rstrip(" \t|"))


def insert(text: str, places: dict[str, int]) -> str:
    """`text` with every marker at its place."""
    parts, at = [], 0
    for marker, place in sorted(places.items(), key=lambda one: one[1]):
        parts += [text[at:place], marker]
        at = place
    return "".join([*parts, text[at:]])


@cache
def _markdown() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").enable(["table", "strikethrough"])


def _reading(block: str, markers: frozenset[str]) -> _Reading | None:
    """What a paragraph by itself says, also one of a list in a list."""
    return _read(_markdown().parse(textwrap.dedent(block).lstrip(" \t")), markers)


def _read(tokens: Sequence[Token], markers: frozenset[str]) -> _Reading | None:
    """All that the tokens say but for the markers; None unless each stands once in plain text."""
    pieces = [piece for token in tokens for piece in _pieces(token)]
    joined: _Reading = []
    seen: list[str] = []
    for kind, group in groupby(pieces, key=lambda piece: piece[0]):
        if kind != "text":
            joined += group
            continue
        written = "".join(piece[1] for piece in group)
        found = [marker for marker in _MARKER.findall(written) if marker in markers]
        seen += found
        for marker in found:
            written = written.replace(marker, "")
        joined.append(("text", written))
    return joined if sorted(seen) == sorted(markers) else None


def _pieces(token: Token) -> Iterator[tuple[str, ...]]:
    """A token and those inside it; text in a link is told from other text."""
    if token.type != "inline":
        yield (token.type, token.tag, token.info, token.content, str(token.attrs))
        return
    inside = 0
    for child in token.children or ():
        inside += {"link_open": 1, "link_close": -1}.get(child.type, 0)
        if child.type == "text" and not inside:
            yield ("text", child.content)
        else:
            alt = "".join(inner.content for inner in child.children or ())
            yield (child.type + " ", child.tag, child.content, str(child.attrs), alt)
