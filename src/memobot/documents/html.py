"""An HTML page -> its visible text: headings, list items and table rows on lines of their own.

Scripts, forms, navigation and all that a reader of the page cannot see are left out; where the
page marks its main part (<main>), only that is read. A style sheet that is kept in another file
cannot be known here, nor can the numbers that any style sheet makes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from memobot.documents.canonical import Block, join, superscript, table_row
from memobot.documents.encodings import decode
from memobot.documents.html_unseen import take_out_unseen
from memobot.documents.labels import render_number
from memobot.documents.unseen import Unseen, logged
from memobot.errors import ReadingError

_HEAD = 4096  # bytes in which a page names its encoding
_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([\w.:-]+)""", re.I)
_PAGES = re.compile(r"windows-125[0-8]|iso-8859-(?:[2-9]|1[03-6])|koi8-[ru]|ibm866|kz1048", re.I)
_SPACE = re.compile(r"[ \t\r\n\f]+")
_LIST_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([\w-]+)", re.I)
_OWN_LABEL = re.compile(r"\(?(?:[^\W_]{1,4}|\d+(?:\.\d+)*)[.)]\s|[-–—•·]\s")

_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption"
    " figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu ol p pre section"
    " summary table tbody td tfoot th thead tr ul".split()
)
_SKIPPED = frozenset(
    "script style noscript template head title meta link iframe object embed applet svg math"
    " canvas audio video map select datalist textarea button input nav dialog noframes"
    " noembed".split()
)
_SKIPPED_ROLES = frozenset(("navigation", "search", "banner", "contentinfo", "dialog", "menu"))
_LISTS = frozenset(("ol", "ul", "menu"))
_FORMATS = {
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
    "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter",
    "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter",
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
    "none": "none",
}


def html_text(data: bytes, unseen: Unseen = logged) -> str:
    """The canonical text of a page in any encoding that `decode` knows or the page names.

    `unseen` is told of text that was left out because a reader cannot see it. Raises ReadingError
    when the page cannot be decoded, or is nested too deep to be read whole.
    """
    page = decode(data, _declared(data))
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True
    )  # huge: elements nested 2,048 deep, not 256; HTML has no entities to blow up
    root = etree.fromstring(page.encode("utf-8"), parser) if page.strip() else None
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        # The parser drops what follows; half a text must not pass for the whole.
        raise ReadingError("is nested too deep to be read whole: save its text as .txt")
    if root is None:
        raise ReadingError("is an HTML page without content: save the page anew or as .txt")
    if characters := take_out_unseen(root):
        unseen(characters)
    return join(_Visitor().visit(_main_part(root)))


def _declared(data: bytes) -> str | None:
    """The code page that the page names, if it is one; Unicode needs no naming."""
    match = _CHARSET.search(data[:_HEAD])
    name = match[1].decode("ascii", "ignore").lower() if match else ""
    return name if _PAGES.fullmatch(name) else None


def _main_part(root: Any) -> Any:
    marked = [element for element in root.iter("main") if not _is_left_out(element)]
    if len(marked) == 1 and any(text.strip() for text in marked[0].itertext()):
        return marked[0]
    return root


def _is_left_out(element: Any) -> bool:
    """Whether an element is no part of the text by what it is."""
    if element.tag in _SKIPPED or element.get("role") in _SKIPPED_ROLES:
        return True
    # a footer right in the body is that of the site, not of the text
    return bool(element.tag == "footer" and element.getparent().tag == "body")


def _walk(root: Any) -> Iterator[tuple[bool, Any]]:
    """(True, element) on entering and (False, element) on leaving, without recursion."""
    stack = [(True, root)]
    while stack:
        entering, element = stack.pop()
        if entering and _is_left_out(element):
            if element is not root:
                yield False, _Tail(element.tail)
            continue
        yield entering, element
        if entering:
            stack.append((False, element))
            stack.extend((True, child) for child in reversed(element))


@dataclass(frozen=True, slots=True)
class _Tail:
    """What follows a skipped element."""

    tail: str | None
    tag: str = "skipped"
    text: None = None


@dataclass(slots=True)
class _List:
    format: str
    next: int
    step: int


@dataclass(slots=True)
class _Visitor:
    """Collects blocks while it walks; `frames` holds those of the page and of open cells."""

    frames: list[list[Block]] = field(default_factory=lambda: [[]])
    rows: list[list[list[Block]]] = field(default_factory=list)
    lists: list[_List] = field(default_factory=list)
    line: list[str] = field(default_factory=list)
    label: str = ""
    raised: int = 0
    preformatted: int = 0

    def visit(self, root: Any) -> list[Block]:
        for entering, element in _walk(root):
            if entering:
                self._enter(element)
                self._write(element.text)
            else:
                self._leave(element)
                if element is not root:
                    self._write(element.tail)
        self._flush()
        return self.frames[0]

    def _write(self, text: str | None) -> None:
        if text:
            text = text if self.preformatted else _SPACE.sub(" ", text)
            self.line.append(superscript(text) if self.raised else text)

    def _flush(self) -> None:
        """Close the block that is being written, with the label of its list item before it."""
        text = "\n".join(part.strip() for part in "".join(self.line).split("\n")).strip()
        self.line.clear()
        if text:
            if self.label and not _OWN_LABEL.match(text):
                text = self.label + text
            self.label = ""
            self.frames[-1].append(Block(text, group="list" if self.lists else None))

    def _enter(self, element: Any) -> None:
        tag = element.tag
        if tag in _BLOCKS:
            self._flush()
        if tag in _LISTS:
            self.lists.append(_new_list(element))
        elif tag == "li":
            self.label = self._next_label(element)
        elif tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.frames.append([])
        elif tag == "br":
            self.line.append("\n")
        elif tag == "sup":
            self.raised += 1
        elif tag == "pre":
            self.preformatted += 1

    def _leave(self, element: Any) -> None:
        tag = element.tag
        if tag in _BLOCKS:
            self._flush()
        if tag in _LISTS:
            self.lists.pop()
        elif tag == "li":
            self.label = ""
        elif tag == "tr":
            self.frames[-1].extend(table_row(self.rows.pop()))
        elif tag in ("td", "th"):
            cell = self.frames.pop()
            if self.rows:
                self.rows[-1].append(cell)
            else:
                self.frames[-1].extend(cell)
        elif tag == "sup":
            self.raised -= 1
        elif tag == "pre":
            self.preformatted -= 1

    def _next_label(self, element: Any) -> str:
        if not self.lists:
            return "- "
        current = self.lists[-1]
        if current.format in ("bullet", "none"):
            return "- " if current.format == "bullet" else ""
        number = _integer(element.get("value"), current.next)
        current.next = number + current.step
        return f"{render_number(number, current.format)}. "


def _new_list(element: Any) -> _List:
    style = _LIST_STYLE.search(element.get("style", ""))
    named = _FORMATS.get(element.get("type", "")) or (_FORMATS.get(style[1]) if style else None)
    if element.tag != "ol":
        return _List("none" if named == "none" else "bullet", 0, 0)
    falling = element.get("reversed") is not None
    first = _integer(element.get("start"), len(element.findall("li")) if falling else 1)
    return _List(named or "decimal", first, -1 if falling else 1)


def _integer(value: str | None, default: int) -> int:
    """A number of an attribute; nine digits at most, so that hostile ones cost nothing."""
    return int(value) if value and re.fullmatch(r"-?[0-9]{1,9}", value.strip()) else default
