"""A Word file (.docx) -> its visible text: paragraphs, lists and tables in document order.

The XML is read directly rather than through python-docx, which resolves no numbering, knows no
footnotes and loads every part of the archive, pictures included. Left out: deleted text and what
a reader cannot see, tables of contents (they would repeat every article's heading), headers,
footers and comments. Footnotes come at the end.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from memobot.documents.canonical import Block, join, superscript, table_row
from memobot.documents.office_colours import Palette
from memobot.documents.office_numbering import BULLET, Numbering
from memobot.documents.office_package import Package, attribute, child, local
from memobot.documents.office_sight import Sight, Surroundings
from memobot.documents.office_styles import Styles, is_on
from memobot.documents.unseen import Unseen, logged
from memobot.errors import ReadingError

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SKIPPED = frozenset(  # deleted, moved away, or never shown
    "del moveFrom instrText delText delInstrText pPr rPr sdtPr sdtEndPr tblPr tblGrid trPr tcPr"
    " fldData rt txbxContent footnoteRef endnoteRef annotationRef commentReference".split()
)
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def docx_text(data: bytes, unseen: Unseen = logged) -> str:
    """The canonical text of a Word file.

    `unseen` is told of text that was left out because a reader cannot see it. Raises ReadingError
    when it is no .docx, damaged, locked by a password, or far too large.
    """
    _refuse_others(data)
    package = Package(data)
    main = package.related("", "officeDocument") or "word/document.xml"
    document = package.xml(main)
    if document is None or local(document) != "document":
        raise ReadingError("is not a Word document by its content: save it as .docx or .txt")
    reader = _Reader(package, main)
    text = join(reader.read(document))
    if reader.unseen:
        unseen(reader.unseen)
    return text


def _refuse_others(data: bytes) -> None:
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise ReadingError("is locked by a password: save a copy without one")
        raise ReadingError("is an old Word file (.doc) under another name: save it as .docx")
    if data.startswith(b"{\\rtf"):
        raise ReadingError("is an RTF file under another name: save it as .docx")
    if data.startswith(b"%PDF-"):
        raise ReadingError("is a PDF file under another name: rename it to end in .pdf")
    if not data.startswith(b"PK"):
        raise ReadingError("is not a Word file by its content: open it and save it as .docx")


class _Reader:
    """Reads one document; counts its lists and footnotes as it goes."""

    def __init__(self, package: Package, main: str) -> None:
        self._package = package
        self._main = main
        self._styles = Styles(self._related("styles"))
        self._numbering = Numbering(self._related("numbering"), self._styles)
        self._settings = self._related("settings")
        self._sight = Sight(self._styles, Palette(self._related("theme"), self._settings))
        self.unseen = 0  # characters left out
        self._notes: list[tuple[str, str]] = []  # ("footnote", id) in order of reference

    def read(self, document: Any) -> Iterator[Block]:
        body = child(document, "body")
        page = self._sight.page(document, self._settings)
        if body is not None:
            yield from self._blocks(body, page)
        yield from self._footnotes(page)

    def _related(self, kind: str) -> Any | None:
        name = self._package.related(self._main, kind)
        return self._package.xml(name) if name else None

    def _blocks(self, parent: Any, around: Surroundings) -> Iterator[Block]:
        """The blocks of a body, cell, text box or note, also those inside content controls."""
        for element in parent:
            name = local(element)
            if name == "p":
                yield from self._paragraph(element, around)
            elif name == "tbl":
                yield from self._table(element, around)
            elif name not in _SKIPPED and not _is_contents(element):
                yield from self._blocks(_chosen(element), around)

    def _paragraph(self, paragraph: Any, around: Surroundings) -> Iterator[Block]:
        properties = child(paragraph, "pPr")
        style = attribute(child(properties, "pStyle")) if properties is not None else None
        style = style or self._styles.default
        if self._styles.name(style).startswith("toc "):
            return
        here = self._sight.in_paragraph(properties, style, around)
        text = "".join(self._runs(paragraph, here)).strip()
        mark = child(properties, "rPr") if properties is not None else None
        gone = mark is not None and (is_on(child(mark, "vanish")) or child(mark, "del") is not None)
        if text or not (here.hidden or gone):
            label = self._numbering.label(properties, style) or ""
            if text or label != BULLET:
                heading = self._styles.name(style).startswith(("heading", "title"))
                item = bool(label) and not heading and not label[0].isalpha()
                yield Block(label + text, group="list" if item else None)
        for box in _text_boxes(paragraph):
            yield from self._blocks(box, self._sight.in_box(box, around))

    def _runs(self, parent: Any, here: Surroundings, seen: bool = True) -> Iterator[str]:
        """The pieces of visible text below an element; of a run that is not `seen` only signs."""
        for element in _chosen(parent):
            name = local(element)
            if name == "t":
                if seen:
                    yield element.text or ""
                else:
                    self.unseen += len("".join((element.text or "").split()))
            elif name == "r":
                yield from self._run(element, here)
            elif name in ("footnoteReference", "endnoteReference"):
                self._notes.append((name.removesuffix("Reference"), attribute(element, "id") or ""))
            elif name in _SIGNS:
                yield _SIGNS[name]
            elif name not in _SKIPPED and name not in ("p", "tbl"):
                yield from self._runs(element, here, seen)

    def _run(self, run: Any, here: Surroundings) -> Iterator[str]:
        properties = child(run, "rPr")
        text = "".join(self._runs(run, here, self._sight.sees(properties, here)))
        raised = (
            properties is not None and attribute(child(properties, "vertAlign")) == "superscript"
        )
        yield superscript(text) if raised else text

    def _table(self, table: Any, around: Surroundings) -> Iterator[Block]:
        for row in _rows(table, "tr"):
            properties = child(row, "trPr")
            if properties is not None and child(properties, "del") is not None:
                continue
            cells = [
                self._blocks(cell, self._sight.in_cell(table, row, cell, around))
                for cell in _rows(row, "tc")
            ]
            yield from table_row([list(cell) for cell in cells])

    def _footnotes(self, page: Surroundings) -> Iterator[Block]:
        """The notes referred to, under raised numbers: plain ones would pass for clauses."""
        texts = {kind: self._note_elements(kind) for kind in {kind for kind, _ in self._notes}}
        for number, (kind, key) in enumerate(list(self._notes), start=1):
            note = texts[kind].get(key)
            if note is not None:
                text = " ".join(block.text for block in self._blocks(note, page)).strip()
                yield Block(f"{superscript(str(number))} {text}" if text else "", group="notes")

    def _note_elements(self, kind: str) -> dict[str, Any]:
        root = self._related(f"{kind}s")
        return {attribute(note, "id") or "": note for note in root} if root is not None else {}


def _rows(parent: Any, name: str) -> Iterator[Any]:
    """Rows of a table or cells of a row, also inside content controls."""
    for element in parent:
        if local(element) == name:
            yield element
        elif local(element) in ("sdt", "sdtContent", "customXml", "ins", "moveTo"):
            yield from _rows(element, name)


def _chosen(element: Any) -> Any:
    """Of alternative contents (a drawing and its older form) only the first."""
    if local(element) != "AlternateContent":
        return element
    return child(element, "Choice") if child(element, "Choice") is not None else element


def _text_boxes(paragraph: Any) -> Iterator[Any]:
    for box in paragraph.iter("{*}txbxContent"):
        ancestors = [local(above) for above in box.iterancestors()]
        if "Fallback" not in ancestors and "txbxContent" not in ancestors:
            yield box


def _is_contents(element: Any) -> bool:
    """Whether a content control holds the table of contents."""
    gallery = child(element, "sdtPr", "docPartObj", "docPartGallery")
    return attribute(gallery) == "Table of Contents"
