"""Statements with the places that bear them out -> text with markers, and the quotes to cite."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from memobot.answers.citing import Quote
from memobot.documents.model import Document, Span
from memobot.terms.model import Source


@dataclass(frozen=True, slots=True)
class Sourced:
    """A source and the document that it stands in."""

    document_id: str
    source: Source

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.source.start, self.source.end)

    def holds(self, other: Sourced) -> bool:
        """Whether the other lies inside this one."""
        return self.document_id == other.document_id and self.span.contains(other.span)


@dataclass(frozen=True, slots=True)
class Statement:
    """Words of ours, without a full stop, and the sources that state what they say."""

    text: str
    sources: tuple[Sourced, ...] = ()


class Citing:
    """Markers of sources, given in the order in which they are first asked for.

    A source that lies inside another of `statements` is cited with it: no words are quoted twice.
    """

    def __init__(self, statements: Iterable[Statement]) -> None:
        self._all = list(dict.fromkeys(one for each in statements for one in each.sources))
        self._markers: dict[Sourced, int] = {}

    def marked(self, statement: Statement) -> str:
        """The words with their markers: "It runs for 3 years [1] [2]"."""
        numbers = dict.fromkeys(self._marker(source) for source in statement.sources)
        return " ".join([statement.text, *(f"[{number}]" for number in numbers)])

    def quotes(self, document: Callable[[str], Document]) -> tuple[Quote, ...]:
        """What the markers stand for, in their order."""
        return tuple(Quote(document(one.document_id), one.span) for one in self._markers)

    def _marker(self, source: Sourced) -> int:
        widest = max(
            (one for one in self._all if one.holds(source)), key=lambda one: len(one.span)
        )
        return self._markers.setdefault(widest, len(self._markers) + 1)


@dataclass(frozen=True, slots=True)
class Composed:
    """An answer in our words, as Markdown, and the quotes that its markers stand for."""

    text: str
    quotes: tuple[Quote, ...]


def as_paragraph(statements: Sequence[Statement], document: Callable[[str], Document]) -> Composed:
    """Statements one after the other."""
    citing = Citing(statements)
    text = " ".join(_sentence(citing.marked(one)) for one in statements)
    return Composed(text, citing.quotes(document))


def as_list(
    lead: Statement, items: Sequence[Statement], document: Callable[[str], Document]
) -> Composed:
    """A sentence and a list below it; the sentence alone without items."""
    citing = Citing((lead, *items))
    if not items:
        return Composed(_sentence(citing.marked(lead)), citing.quotes(document))
    lines = [f"{citing.marked(lead)}:", "", *(f"- {citing.marked(item)}" for item in items)]
    return Composed("\n".join(lines), citing.quotes(document))


def as_table(
    head: Sequence[str], rows: Sequence[Sequence[Statement]], document: Callable[[str], Document]
) -> Composed:
    """A Markdown table whose first column names the rows."""
    citing = Citing(cell for row in rows for cell in row)
    lines = [_row(head), _row(["---"] * len(head))]
    lines += [_row([_cell(citing.marked(cell)) for cell in row]) for row in rows]
    return Composed("\n".join(lines), citing.quotes(document))


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "/").split())


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."
