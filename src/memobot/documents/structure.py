"""Canonical text -> document: title, preamble, parts, articles, clauses, signatures.

Units keep three promises, which the tests hold over any text: siblings do not overlap, a unit
lies inside its parent, and ``text[start:end]`` is what the unit shows.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from pathlib import PurePosixPath

from memobot import language
from memobot.documents.front_matter import FrontMatter, read_front_matter
from memobot.documents.headings import Style, split_lines
from memobot.documents.identity import clean, fallback_title, find_title, kind_of, short_title_of
from memobot.documents.model import Document, Span, Unit, UnitKind
from memobot.documents.nesting import Entry, nest
from memobot.documents.outline import (
    Outline,
    cut_entry,
    heading_of,
    outline,
    read_entries,
    without_article_markers,
)
from memobot.documents.reading import SourceText
from memobot.documents.signatures import signatures_start


def parse(source_text: SourceText) -> Document:
    """Take a text apart. Every text gives a document; one without articles gives paragraphs."""
    text, source = source_text.text, source_text.source
    front = read_front_matter(text)
    markdown = PurePosixPath(source).suffix.lower() == ".md"
    first = front.span.end if front.span else 0
    lines = [line for line in split_lines(text) if line.start >= first]
    entries = read_entries(lines, markdown)
    plan = outline(entries)
    title_span, units = _units(entries, plan)
    if front.span:
        units = (Unit(UnitKind.FRONT_MATTER, front.span), *units)
    return _identified(source_text, front, title_span, units)


def document_id_of(source: str) -> str:
    """A short, stable name for the document at `source`: its file's name and a hash of its path."""
    stem = re.sub(r"[^\w]+", "-", PurePosixPath(source).stem.lower()).strip("-_")[:48] or "text"
    return f"{stem}-{hashlib.sha256(source.encode('utf-8', 'surrogatepass')).hexdigest()[:6]}"


def _identified(source_text: SourceText, front: FrontMatter, title_span: Span | None, units: tuple[Unit, ...]) -> Document:
    text = source_text.text
    body = text[front.span.end :] if front.span else text
    title = front.title or (clean(title_span.of(text)) if title_span else "") or fallback_title(body, source_text.source)
    has_signatures = any(unit.kind is UnitKind.SIGNATURES for unit in units)
    articles = sum(1 for unit in units for below in unit.walk() if below.kind is UnitKind.ARTICLE)
    kind = front.kind or kind_of(title, articles, has_signatures)
    return Document(
        document_id=document_id_of(source_text.source),
        source=source_text.source,
        version=source_text.version,
        text=text,
        title=title,
        short_title=front.short_title or short_title_of(title, kind, body),
        kind=kind,
        language=language.detect(body),
        aliases=front.aliases,
        units=units,
    )


def _units(entries: Sequence[Entry], plan: Outline) -> tuple[Span | None, tuple[Unit, ...]]:
    first_article = min((*plan.articles, *plan.parts), default=len(entries))
    opening = entries[:first_article]
    title = find_title([line for line, _ in opening])
    units: list[Unit] = []
    if title:
        units += nest(without_article_markers([entry for entry in opening if entry[0].end <= title.start]))
        units.append(Unit(UnitKind.TITLE, title))
        opening = [entry for entry in opening if entry[0].start >= title.end]
    if plan.articles:
        units += _preamble(opening)
        units += _body(entries, plan, first_article)
    else:
        units += _without_articles(opening)
    return title, tuple(units)


def _preamble(entries: Sequence[Entry]) -> list[Unit]:
    """What stands between the title and the first article."""
    children = nest(without_article_markers(entries))
    if not children:
        return []
    return [Unit(UnitKind.PREAMBLE, _cover(children), children=children)]


def _without_articles(entries: Sequence[Entry]) -> list[Unit]:
    """Paragraphs, grouped under Markdown headings where there are some; signatures at the end."""
    start = signatures_start([line for line, _ in entries])
    body, signed = (entries[:start], entries[start:]) if start else (entries, ())
    headings = [position for position, (_, marker) in enumerate(body) if marker and marker.style is Style.HEADING]
    units = list(nest(without_article_markers(body[: headings[0]] if headings else body)))
    for position, following in zip(headings, [*headings, len(body)][1:], strict=True):
        line, marker = body[position]
        children = nest(without_article_markers(body[position + 1 : following]))
        span = Span(line.start, max(line.start + len(line.text.rstrip()), *(child.span.end for child in children), 0))
        heading = clean(line.text[marker.body - line.start :]) if marker else None
        units.append(Unit(UnitKind.PART, span, heading=heading, children=children))
    return units + _signatures(signed)


def _signatures(entries: Sequence[Entry]) -> list[Unit]:
    children = nest([(line, None) for line, _ in entries])
    return [Unit(UnitKind.SIGNATURES, _cover(children), children=children)] if children else []


def _cover(units: Sequence[Unit]) -> Span:
    return Span(units[0].span.start, units[-1].span.end)


def _body(entries: Sequence[Entry], plan: Outline, first: int) -> list[Unit]:
    """The articles from entry `first` on, under their parts; signatures; annexes."""
    first_annex = min(plan.annexes, default=len(entries))
    last_article = max((position for position in plan.articles if position < first_annex), default=first)
    signed = signatures_start([line for line, _ in entries[last_article + 1 : first_annex]])
    main_end = last_article + 1 + signed if signed is not None else first_annex
    units = _grouped(entries, plan, first, main_end)
    units += _signatures(entries[main_end:first_annex])
    starts = sorted(plan.annexes)
    for start, end in zip(starts, [*starts, len(entries)][1:], strict=True):
        units.append(_part(entries, plan, start, end))
    return units


def _grouped(entries: Sequence[Entry], plan: Outline, start: int, end: int) -> list[Unit]:
    starts = [position for position in sorted(plan.parts) if start <= position < end]
    units = _articles(entries, plan, start, starts[0] if starts else end)
    for part, following in zip(starts, [*starts, end][1:], strict=True):
        units.append(_part(entries, plan, part, following))
    return units


def _part(entries: Sequence[Entry], plan: Outline, start: int, end: int) -> Unit:
    """A chapter or annex: its heading, words before its first article, its articles."""
    line, marker = entries[start]
    assert marker is not None
    heading, body, offset = heading_of(entries, start, end)
    first = min((position for position in plan.articles if start < position < end), default=end)
    intro = nest(without_article_markers(_rest(entries, body, first, offset)))
    children = (*intro, *_articles(entries, plan, first, end))
    stop = max([line.start + len(line.text.rstrip()), *(child.span.end for child in children)])
    return Unit(UnitKind.PART, Span(marker.start, stop), marker.number, heading, tuple(children))


def _articles(entries: Sequence[Entry], plan: Outline, start: int, end: int) -> list[Unit]:
    starts = [position for position in sorted(plan.articles) if start <= position < end]
    return [
        _article(entries, plan, position, following)
        for position, following in zip(starts, [*starts, end][1:], strict=True)
    ]


def _article(entries: Sequence[Entry], plan: Outline, start: int, end: int) -> Unit:
    marker = plan.articles[start]
    heading, body, offset = heading_of(entries, start, end)
    rest = without_article_markers(_rest(entries, body, end, offset))
    children = nest(rest, article=marker.number)
    line = entries[start][0]
    stop = max([line.start + len(line.text.rstrip()), *(child.span.end for child in children)])
    return Unit(UnitKind.ARTICLE, Span(marker.start, stop), marker.number, heading and clean(heading), children)


def _rest(entries: Sequence[Entry], body: int, end: int, offset: int) -> list[Entry]:
    """The entries of an article's body; the first begins inside its line when `offset` says so."""
    rest = list(entries[body:end])
    if offset >= 0 and rest:
        rest[0] = cut_entry(rest[0], offset)
    return rest
