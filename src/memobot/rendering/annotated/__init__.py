"""A checked draft as an annotated copy: the whole draft, every claim marked and explained."""

from __future__ import annotations

from enum import StrEnum
from pathlib import PurePath

from memobot.citations.model import Checked


class CopyFormat(StrEnum):
    """What a copy is written as."""

    MD = "md"
    HTML = "html"
    DOCX = "docx"


def annotated(checked: Checked, form: CopyFormat, name: str, original: bytes = b"") -> bytes:
    """The copy as the bytes of a file; `name` is the draft's, for the title.

    `original` is the draft's own file: a .docx keeps its formatting in a .docx copy.
    """
    if form is CopyFormat.DOCX:
        from memobot.rendering.annotated.docx import as_docx

        own = PurePath(name).suffix.lower() == ".docx" or original.startswith(b"PK")
        return as_docx(checked, name, original if own else b"")
    if form is CopyFormat.HTML:
        from memobot.rendering.annotated.html import as_html

        return as_html(checked, name).encode("utf-8", "backslashreplace")
    from memobot.rendering.annotated.markdown import as_markdown

    return as_markdown(checked).encode("utf-8", "backslashreplace")
