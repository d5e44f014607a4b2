"""A checked draft as a Word file: each claim highlighted, a comment with its verdict and reasons.

A draft that is a Word file itself keeps its formatting; from any other the paragraphs are made
anew. Either way the words of the draft stay as they are: all that is added stands in comments,
but for claims that cannot be found in the file, which are listed at its end.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from memobot.citations.model import Checked, Verdict
from memobot.rendering.annotated.docx_claims import Stretch, find_claims
from memobot.rendering.annotated.segments import Segment, segments
from memobot.rendering.notes import Note, notes_of, summary
from memobot.rendering.terminal import one_line
from memobot.rendering.verdict_words import labels
from memobot.rendering.wording import Wording, Words

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.run import Run

_AUTHOR = "memobot"
_LONGEST_TITLE = 255  # as Office has it
_NO_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_BLANK_LINES = re.compile(r"(\n[^\S\n]*+\n\s*+)")
_HIGHLIGHTS = {
    Verdict.SUPPORTED: "BRIGHT_GREEN",
    Verdict.NOT_FOUND: "YELLOW",
    Verdict.UNKNOWN_DOCUMENT: "YELLOW",
}
_CONFLICT = "PINK"


def as_docx(checked: Checked, name: str, original: bytes = b"") -> bytes:
    """The Word file. `original` is the draft's own .docx, or empty; `name` is the draft's."""
    notes = notes_of(checked)
    kept = _kept(checked, notes, original) if original else None
    return kept or _saved(_rebuilt(checked, notes, name))


def _kept(checked: Checked, notes: Sequence[Note], original: bytes) -> bytes | None:
    """The draft's own file with comments; None where it cannot be worked on."""
    import docx

    try:
        document = docx.Document(io.BytesIO(original))
        found = find_claims(document, checked)
        if notes and not found:
            return None
        _comment_found(document, notes, found)
        _list_others(document, [note for note in notes if note.number not in found])
        _comment_summary(document, checked)
        return _saved(document)
    except Exception:  # a file that our reader takes may still be too odd for python-docx
        return None


def _saved(document: Document) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _comment_found(document: Document, notes: Sequence[Note], found: dict[int, Stretch]) -> None:
    """Later claims first: splitting a run leaves the places before it as they are."""
    for note in reversed(notes):
        if note.number in found:
            _comment(document, found[note.number].runs(document), note)


def _rebuilt(checked: Checked, notes: Sequence[Note], name: str) -> Document:
    """A new file with the draft's text: a paragraph for each of its own, line breaks kept."""
    import docx

    document = docx.Document()
    properties = document.core_properties
    properties.author, properties.title, properties.comments = (
        _AUTHOR,
        _clean(one_line(name))[:_LONGEST_TITLE],
        "",
    )
    paragraph = document.add_paragraph()
    runs: dict[int, list[Run]] = {}
    for segment in segments(checked.text, notes):
        for piece in _pieces(segment):
            if piece is None:
                paragraph = document.add_paragraph()
            elif segment.note is None:
                paragraph.add_run(piece)
            else:
                runs.setdefault(segment.note.number, []).append(paragraph.add_run(piece))
    for note in notes:
        if note.number in runs:
            _comment(document, runs[note.number], note)
    _list_others(document, [note for note in notes if note.number not in runs])
    _comment_summary(document, checked)
    return document


def _pieces(segment: Segment) -> Iterator[str | None]:
    """The text within paragraphs; None between two of them."""
    text = _clean(_LINE_ENDS.sub("\n", segment.text))
    for piece in _BLANK_LINES.split(text):
        if _BLANK_LINES.fullmatch(piece):
            yield None
        elif piece:
            yield piece


def _comment(document: Document, runs: Sequence[Run], note: Note) -> None:
    from docx.enum.text import WD_COLOR_INDEX

    for run in runs:
        run.font.highlight_color = WD_COLOR_INDEX[_HIGHLIGHTS.get(note.claim.verdict, _CONFLICT)]
    comment = document.add_comment(runs, author=_AUTHOR, initials=note.sign)
    comment.paragraphs[0].add_run(f"{note.number}. {note.sign} {note.verdict}").bold = True
    words = labels(note.language)
    for told in (note.explanation, *note.differences):
        _tell(comment, told)
    if note.wording:
        _tell_wording(comment, words["word_by_word"], note.wording)
    for cited in note.evidence:
        _tell(comment, f"{cited.label}: {cited.quote}")
    if note.suggestion:
        _tell(comment, f"{words['suggestion']}: {note.suggestion}")
    _tell(comment, note.judge)


def _tell(comment: Any, told: str) -> None:
    if told:
        comment.add_paragraph(_clean(told))


def _tell_wording(comment: Any, label: str, wording: Sequence[Words]) -> None:
    """The words side by side: those of the draft alone struck out, those of the text in bold."""
    paragraph = comment.add_paragraph(f"{label}: ")
    for words in wording:
        run = paragraph.add_run(_clean(words.written))
        run.font.strike = words.wording is Wording.DRAFT
        run.bold = words.wording is Wording.TEXT


def _list_others(document: Document, notes: Sequence[Note]) -> None:
    """The claims without a place in the file, each with its comment, at the end."""
    if not notes:
        return
    heading = document.add_paragraph()
    heading.add_run(f"{labels(notes[0].language)['not_marked']}:").bold = True
    for note in notes:
        run = document.add_paragraph().add_run(_clean(one_line(note.claim.text)))
        _comment(document, [run], note)


def _comment_summary(document: Document, checked: Checked) -> None:
    """How many claims have which verdict, at the beginning of the file."""
    from docx.oxml.ns import qn
    from docx.text.run import Run

    first = next((run for run in document.element.body.iter(qn("w:r")) if run.text), None)
    if first is not None:
        comment = document.add_comment(Run(first, document), author=_AUTHOR, initials="")
        comment.paragraphs[0].add_run(_clean(summary(checked)))


def _clean(text: str) -> str:
    """`text` without the characters that XML cannot hold."""
    return _NO_XML.sub("", text)
