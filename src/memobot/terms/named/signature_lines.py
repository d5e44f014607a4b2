"""The lines of a signature block as pieces: one column at a time, split at "Name:", "Title:"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from memobot.documents.model import Document, Span, UnitKind
from memobot.terms.named.party_names import CAPITAL
from memobot.terms.named.people import is_person, office_at_end, office_length

_LONGEST = 8_000  # characters of signatures that are read
_WITHOUT_UNIT = re.compile(r"IN WITNESS WHEREOF|(?<!\w)/s/")
_EXHIBIT = re.compile(
    r"\n[ \t]{0,60}(?:exhibit|schedule|annex|appendix|attachment|addendum|приложение|załącznik|"
    r"қосымша)(?! to| page)\b",
    re.IGNORECASE,
)
_COLUMN_END = re.compile(r"[ \u00a0]{3,}|[\t|]+")
_RULE = re.compile(r"_{3,}|\.{4,}|…+|-{4,}|\(?(?:подпись|podpis|signature|қолы)\)")
# Labels; in texts of joined lines several stand on a line: "By: /s/ A Name: A Title: B".
_LABEL = re.compile(
    r"(?<![\w(/])(?:(?P<name>(?:printed? )?name|фио|имя|imię i nazwisko|аты-жөні)|"
    r"(?P<office>title|its|position|capacity|должность|stanowisko|лауазымы)|"
    r"(?P<by>by|signature|signed|подпись|podpis|қолы)|"
    r"(?P<other>dated?|address|place|attn|attest|witness|e-?mail|tel|phone|fax|дата|data|күні))"
    r"\s{0,3}(?::|(?=\s?/?s/))\s{0,20}(?:/?s/)?|(?P<signed>/s/)",
    re.IGNORECASE,
)
# A text that ends in signatures without a word that opens them.
_LONG_LINE = 140  # characters
_SHORT_SENTENCE = 6  # words of a line with a name that ends with a full stop and is no sentence
_ITEM = re.compile(r"\W{0,9}(?:\d{1,2}(?:\.\d{1,2})*[.)]\s|§|[-–—•]\s|\w\)\s)|\s*#")
_YEAR_ENDS = re.compile(r"\b(?:г|r|ж|y)\.$|\b\w\.$")
_SIGNED_NAME = re.compile(
    rf"(?<![\w.])(?:[{CAPITAL}]\.\s?){{1,2}}[{CAPITAL}][\w’'-]{{1,40}}|"
    rf"(?:(?<=  )|(?<=\t)|(?<=\|)\s?|^)[{CAPITAL}][\w’'-]{{1,40}}(?: [{CAPITAL}][\w’'-]{{1,40}})"
    rf"{{1,2}}(?=\s*(?:$|\||\s\s))"
)
_FOR = re.compile(
    r"^(?:for|signed for|on behalf of|от|за|от имени|za|w imieniu|z upoważnienia)\s|"
    r"\s(?:атынан|үшін)(?!\w)",
    re.IGNORECASE,
)
_ON_BEHALF = re.compile(r"\sатынан\W*$", re.IGNORECASE)
_MARKS = " \t\u00a0\r\n*_#|/()-–—=,:;"  # around words, never part of them


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a signature block. `label` is "name", "office", "by", "other" or None; `opens`
    when a blank line or another column's end stands before."""

    span: Span
    label: str | None
    opens: bool


def signature_pieces(document: Document) -> tuple[Piece, ...]:
    """The pieces in reading order, column by column; () where there are no signatures."""
    region = _region(document)
    if region is None:
        return ()
    rows = list(_rows(document.text, region))
    return tuple(
        piece
        for span, opens in _by_column(document.text, rows)
        for piece in _split(document.text, span, opens)
    )


def _region(document: Document) -> Span | None:
    text = document.text
    for unit in document.units:
        if unit.kind is UnitKind.SIGNATURES:
            start = _first_line(text, unit.span.start)
            return _without_exhibits(text, Span(start, min(unit.span.end, start + _LONGEST)))
    found = _WITHOUT_UNIT.search(text, len(text) // 2)
    if found is None:
        return _last_lines(text)
    end = min(len(text), found.start() + _LONGEST // 2)
    return _without_exhibits(text, Span(found.start(), end))


def _last_lines(text: str) -> Span | None:
    """The short lines that a text ends with, where they name at least two people and an office."""
    start = len(text)
    people = offices = 0
    for line in reversed(text[max(0, len(text) - _LONGEST // 2) :].splitlines(keepends=True)):
        words = line.strip(_MARKS)
        if len(words) > _LONG_LINE or _ITEM.match(line) or _is_sentence(words):
            break
        start -= len(line)
        people += len(_SIGNED_NAME.findall(words))
        offices += _has_office(words)
    return Span(start, len(text)) if people >= 2 and offices else None


def _is_sentence(words: str) -> bool:
    ends = words.endswith((".", ";")) and not _YEAR_ENDS.search(words)
    most = _SHORT_SENTENCE if _SIGNED_NAME.search(words) else 2
    return ends and len(words.split()) > most


def _has_office(words: str) -> bool:
    """Whether somebody's office, or whom he signs for, stands in a line."""
    cells = [cell.strip(_MARKS) for cell in _COLUMN_END.split(words)]
    return any(
        office_length(cell)
        or office_at_end(_RULE.split(cell)[0].strip(_MARKS))
        or _FOR.search(cell)
        for cell in cells
    )


def _without_exhibits(text: str, region: Span) -> Span:
    """A region up to the first exhibit or schedule that follows the signatures."""
    exhibit = _EXHIBIT.search(text, region.start + 1, region.end)
    return Span(region.start, exhibit.start()) if exhibit else region


def _first_line(text: str, start: int) -> int:
    """Where the signatures begin that run into those found from above: lines in columns, and
    lines that name whom somebody signs for."""
    kept, length = 0, 0
    for line in reversed(text[max(0, start - 1_000) : start].splitlines(keepends=True)):
        words = line.strip()
        length += len(line)
        if words and not _COLUMN_END.search(words) and not _ON_BEHALF.search(words):
            break
        kept = length if words else kept
    return start - kept


def _rows(text: str, region: Span) -> Iterator[list[Span]]:
    """The columns of each line; [] for a blank one."""
    start = region.start
    for line in region.of(text).splitlines(keepends=True):
        cells: list[Span] = []
        begin = start
        for match in _COLUMN_END.finditer(text, start, start + len(line)):
            cells.append(Span(begin, match.start()))
            begin = match.end()
        cells.append(Span(begin, start + len(line)))
        yield [trimmed for cell in cells if (trimmed := _trimmed(text, cell))]
        start += len(line)


def _trimmed(text: str, cell: Span) -> Span | None:
    words = cell.of(text)
    start = cell.start + len(words) - len(words.lstrip(_MARKS))
    kept = words.strip(_MARKS)
    closing = text[start + len(kept) : cell.end][:1] == ")" and "(" in kept
    return Span(start, start + len(kept) + closing) if kept else None


def _by_column(text: str, rows: Sequence[Sequence[Span]]) -> Iterator[tuple[Span, bool]]:
    """The cells in reading order: lines that run in two columns are read down each in turn."""
    if (
        sum(len(row) >= 2 for row in rows) < 2
        or not _two_names(rows)
        or all(_one_person(text, row) for row in rows if len(row) >= 2)
    ):
        yield from _in_lines(rows)
        return
    first = next(at for at, row in enumerate(rows) if len(row) >= 2)
    last = max(at for at, row in enumerate(rows) if len(row) >= 2)
    yield from _in_lines(rows[:first])
    columns = max(len(row) for row in rows[first : last + 1])
    for column in range(columns):
        yield from _in_lines([row[column : column + 1] for row in rows[first : last + 1]])
    yield from _in_lines(rows[last + 1 :])


def _one_person(text: str, row: Sequence[Span]) -> bool:
    """Whether a line in columns is of one person: "For the Union | Chairman | A. Berg"."""
    words = [cell.of(text) for cell in row]
    return sum(is_person(one) and not _FOR.search(one) for one in words) == 1


def _two_names(rows: Sequence[Sequence[Span]]) -> bool:
    """Whether most lines with words are in columns, as those of two who sign side by side."""
    filled = [row for row in rows if row]
    return sum(len(row) >= 2 for row in filled) * 2 >= len(filled)


def _in_lines(rows: Iterable[Sequence[Span]]) -> Iterator[tuple[Span, bool]]:
    opens = True
    for row in rows:
        for cell in row:
            yield cell, opens
            opens = False
        opens = not row


def _split(text: str, span: Span, opens: bool) -> Iterator[Piece]:
    """A cell cut before each label and at each rule to sign on."""
    start, label = span.start, None
    for match in _LABEL.finditer(text, span.start, span.end):
        yield from _between_rules(
            text, Span(start, match.start()), label, opens and start == span.start
        )
        start, label = match.end(), "by" if match.lastgroup == "signed" else match.lastgroup
    yield from _between_rules(text, Span(start, span.end), label, opens and start == span.start)


def _between_rules(text: str, span: Span, label: str | None, opens: bool) -> Iterator[Piece]:
    start = span.start
    ends = [match.span() for match in _RULE.finditer(text, span.start, span.end)]
    for end, after in [*ends, (span.end, span.end)]:
        trimmed = _trimmed(text, Span(start, end))
        if trimmed:
            yield Piece(trimmed, label, opens or start > span.start)
            opens = False
        start = after
