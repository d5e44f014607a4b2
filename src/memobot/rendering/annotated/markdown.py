"""A checked draft as Markdown: the draft as it is, a footnote for each claim.

Taking out the markers (``[^1-contradicted]``) and all from the rule behind the text on gives the
draft back, character for character.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import count

from memobot.citations.model import Checked
from memobot.rendering.annotated.markdown_places import Places, Wanted, insert
from memobot.rendering.notes import Note, in_marks, notes_of, summary
from memobot.rendering.verdict_words import labels
from memobot.rendering.wording import Wording, Words

_BEGINNING = re.compile(r"[#+\-=]|\d{1,9}(?=[.)])")  # of a heading, a list, an underline
_ACTIVE = re.compile(r"[\\`*_\[\]<>|~$^]|&(?=[#\w])|:(?=//)|(?<=www)\.")
_CHANGED = {Wording.DRAFT: ("~~", "~~"), Wording.TEXT: ("**", "**")}


def as_markdown(checked: Checked) -> str:
    """The draft with its footnotes.

    A claim in a block of code, in front matter or in HTML is not marked there: it would become
    part of what it stands in. Such claims are listed under the draft, with their footnotes.
    """
    notes = notes_of(checked)
    stem = _stem(checked.text)
    markers = {note.number: f"[^{stem}{_label(note)}]" for note in notes}
    places = Places(checked.text)
    found = places.find([Wanted(markers[note.number], _end(note)) for note in notes])
    unmarked = [note for note in notes if markers[note.number] not in found]
    blocks = [
        *([places.closing()] if places.closing() else []),
        "---",
        f"**{labels(checked.language)['heading']}.** {summary(checked)}",
        *_listed(unmarked, markers),
        *(f"{markers[note.number]}: {_footnote(note)}" for note in notes),
    ]
    newline = "\r\n" if "\r\n" in checked.text else "\n"
    blank = "\n" if checked.text.endswith("\n") else "\n\n"
    tail = blank + "\n\n".join(blocks) + "\n"
    return insert(checked.text, found) + tail.replace("\n", newline)


def escaped(text: str) -> str:
    """A single line as Markdown that shows exactly its characters, inside a paragraph."""
    safe = _ACTIVE.sub(r"\\\g<0>", text)
    start = _BEGINNING.match(safe)
    if start is None:
        return safe
    at = start.end() if start.group().isdigit() else 0
    return f"{safe[:at]}\\{safe[at:]}"


def _label(note: Note) -> str:
    return f"{note.number}-{note.claim.verdict.value.replace('_', '-')}"


def _stem(text: str) -> str:
    """What makes the labels others than those of the draft's own footnotes."""
    stems = ("check-" * repeated for repeated in count())
    return next(stem for stem in stems if not re.search(rf"\[\^{stem}[0-9]", text))


def _end(note: Note) -> int:
    return note.claim.span.start + len(note.claim.text.rstrip())


def _listed(notes: Sequence[Note], markers: dict[int, str]) -> Iterator[str]:
    if notes:
        yield f"{labels(notes[0].language)['not_marked']}:"
        yield "\n".join(
            f"- {escaped(in_marks(note.claim.text, note.language))} {markers[note.number]}"
            for note in notes
        )


def _footnote(note: Note) -> str:
    """The paragraphs of a footnote: those after the first are indented, as GitHub wants it."""
    words = labels(note.language)
    paragraphs = [f"**{note.sign} {note.verdict}.** {escaped(note.explanation)}"]
    paragraphs += map(escaped, note.differences)
    if note.wording:
        paragraphs.append(f"{words['word_by_word']}: {''.join(map(_changed, note.wording))}")
    paragraphs += (f"{escaped(cited.label)}: {escaped(cited.quote)}" for cited in note.evidence)
    if note.suggestion:
        paragraphs.append(f"{words['suggestion']}: {escaped(note.suggestion)}")
    if note.judge:
        paragraphs.append(escaped(note.judge))
    return "\n\n    ".join(paragraph.strip() for paragraph in paragraphs)


def _changed(words: Words) -> str:
    opening, closing = _CHANGED.get(words.wording, ("", ""))
    return f"{opening}{escaped(words.written)}{closing}"
