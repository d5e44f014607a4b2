"""A checked draft, in a terminal and as JSON.

The words of a draft are the user's, and those of a quote a document's: neither is markup, and
neither can act upon the terminal.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.text import Text

from memobot.citations.model import Checked, Verdict
from memobot.rendering.notes import Note, notes_of, summary
from memobot.rendering.terminal import console, one_line, print_json
from memobot.rendering.verdict_words import labels
from memobot.rendering.wording import Wording, Words

if TYPE_CHECKING:
    from rich.console import Console

_LONGEST = 1_200  # characters of one claim or quote; copies show all of it
_STYLES = {
    Verdict.SUPPORTED: "green",
    Verdict.NOT_FOUND: "yellow",
    Verdict.UNKNOWN_DOCUMENT: "yellow",
}
_CONFLICT = "red"
_MARKS = {Wording.DRAFT: ("[-", "-]", "red"), Wording.TEXT: ("{+", "+}", "green")}


def print_check(checked: Checked, *, as_json: bool, supported: bool = False) -> None:
    """The claims that do not hold, with reasons and evidence, then how many claims there are.

    `supported` shows those too that hold, each on a line. JSON always has all claims.
    """
    if as_json:
        from memobot.citations.contract import checked_json

        print_json(checked_json(checked))
        return
    out = console()
    lines = _LineNumbers(checked.text)
    for note in notes_of(checked):
        line = labels(checked.language)["line"].format(lines.of(note.claim.span.start))
        if note.claim.verdict is not Verdict.SUPPORTED:
            _print_problem(out, note, line)
        elif supported:
            _put(out, _headed(note, f" · {line} · {_cut(one_line(note.claim.text))}"), 0)
    _put(out, Text(summary(checked)), 0)


def _print_problem(out: Console, note: Note, line: str) -> None:
    words = labels(note.language)
    _put(out, _headed(note, f" · {line}"), 0)
    _put(out, Text(_cut(one_line(note.claim.text)), style="bold"), 2)
    for told in (note.explanation, *note.differences):
        _put(out, Text(_cut(told)), 2)
    if note.wording:
        _put(out, Text(f"{words['word_by_word']}: ").append_text(_marked(note.wording)), 2)
    for cited in note.evidence:
        _put(out, Text(f"{cited.label}: ", style="cyan").append(_cut(cited.quote), "default"), 2)
    if note.suggestion:
        _put(out, Text(f"{words['suggestion']}: {_cut(note.suggestion)}", style="green"), 2)
    if note.judge:
        _put(out, Text(note.judge, style="dim"), 2)
    out.print()


def _headed(note: Note, rest: str) -> Text:
    style = _STYLES.get(note.claim.verdict, _CONFLICT)
    return Text(f"{note.sign} {note.verdict}", style=style).append(rest, "default")


def _marked(wording: tuple[Words, ...]) -> Text:
    """The words with the differences in marks, as wdiff sets them: readable without colours."""
    told = Text()
    for words in wording:
        opening, closing, style = _MARKS.get(words.wording, ("", "", ""))
        told.append(f"{opening}{_cut(words.written)}{closing}", style)
    return told


def _put(out: Console, text: Text, indent: int) -> None:
    """A paragraph: filled under its indent in a terminal, one line in a file or a pipe."""
    if not text.plain.strip():
        return
    if out.is_terminal:
        out.print(Padding(text, (0, 0, 0, indent), expand=False), soft_wrap=False)
    else:
        out.print(Text(" " * indent).append_text(text))


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


class _LineNumbers:
    """Which line of a text a character stands on, from 1."""

    def __init__(self, text: str) -> None:
        self._ends = [match.start() for match in re.finditer("\n", text)]

    def of(self, position: int) -> int:
        return bisect_left(self._ends, position) + 1
