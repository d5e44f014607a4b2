"""Statements with the places that bear them out -> text with markers, and the quotes to cite."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from memobot.citations.citing import Quote
from memobot.documents.model import Document, Span
from memobot.documents.sentences import sentences

_REACH = 700  # characters; of a longer sentence only the words of the source are quoted

_NUMBER = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)]|\d{1,2}\.\d{1,2}|\(?\w\)|[-–•*])\s{1,8}(?=[^\W\d])"
)


@dataclass(frozen=True, slots=True)
class Sourced:
    """Where the words stand that bear something out."""

    document_id: str
    span: Span

    def holds(self, other: Sourced) -> bool:
        """Whether the other lies inside this one."""
        return self.document_id == other.document_id and self.span.contains(other.span)


@dataclass(frozen=True, slots=True)
class Statement:
    """Words of ours, without a full stop, and what bears them out."""

    text: str
    sources: tuple[Sourced, ...] = ()


class Citing:
    """Markers of sources, given in the order in which they are first asked for.

    A date or a name is quoted with its sentence, and a source that lies inside another of
    `statements` is cited with it: no words are quoted twice.
    """

    def __init__(
        self, statements: Iterable[Statement], document: Callable[[str], Document]
    ) -> None:
        self._document = document
        sources = dict.fromkeys(one for each in statements for one in each.sources)
        self._whole = {one: _with_its_sentence(one, document) for one in sources}
        self._markers: dict[Sourced, int] = {}

    def marked(self, statement: Statement) -> str:
        """The words with their markers: "It runs for 3 years [1] [2]"."""
        numbers = dict.fromkeys(self._marker(source) for source in statement.sources)
        return " ".join([statement.text, *(f"[{number}]" for number in numbers)])

    def quotes(self) -> tuple[Quote, ...]:
        """What the markers stand for, in their order."""
        return tuple(Quote(self._document(one.document_id), one.span) for one in self._markers)

    def _marker(self, source: Sourced) -> int:
        holding = (one for one in self._whole.values() if one.holds(self._whole[source]))
        widest = max(holding, key=lambda one: len(one.span))
        return self._markers.setdefault(widest, len(self._markers) + 1)


def _with_its_sentence(source: Sourced, document: Callable[[str], Document]) -> Sourced:
    """The sentence around a source, without its number; the source itself if that is long."""
    text, span = document(source.document_id).text, source.span
    around = Span(max(0, span.start - _REACH), min(len(text), span.end + _REACH))
    for sentence in sentences(text, around):
        cut = around.start == sentence.start > 0 or around.end == sentence.end < len(text)
        if sentence.contains(span) and len(sentence) <= _REACH and not cut:
            source = Sourced(source.document_id, sentence)
            break
    marker = _NUMBER.match(text, source.span.start, source.span.end)
    start = marker.end() if marker else source.span.start
    return Sourced(source.document_id, Span(start, source.span.end))


@dataclass(frozen=True, slots=True)
class Composed:
    """An answer in our words, as Markdown, and the quotes that its markers stand for."""

    text: str
    quotes: tuple[Quote, ...]


def as_paragraph(statements: Sequence[Statement], document: Callable[[str], Document]) -> Composed:
    """Statements one after the other."""
    citing = Citing(statements, document)
    text = " ".join(_sentence(citing.marked(one)) for one in statements)
    return Composed(text, citing.quotes())


def as_list(
    lead: Statement, items: Sequence[Statement], document: Callable[[str], Document]
) -> Composed:
    """A sentence and a list below it; the sentence alone without items."""
    citing = Citing((lead, *items), document)
    if not items:
        return Composed(_sentence(citing.marked(lead)), citing.quotes())
    lines = [f"{citing.marked(lead)}:", "", *(f"- {citing.marked(item)}" for item in items)]
    return Composed("\n".join(lines), citing.quotes())


def as_table(
    head: Sequence[str], rows: Sequence[Sequence[Statement]], document: Callable[[str], Document]
) -> Composed:
    """A Markdown table whose first column names the rows."""
    citing = Citing((cell for row in rows for cell in row), document)
    lines = [_row(head), _row(["---"] * len(head))]
    lines += [_row([_cell(citing.marked(cell)) for cell in row]) for row in rows]
    return Composed("\n".join(lines), citing.quotes())


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "/").split())


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."
