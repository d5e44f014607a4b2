"""Canonical text -> document: title, preamble, parts, articles, clauses, signatures.

Units keep three promises, which the tests hold over any text: siblings do not overlap, a unit
lies inside its parent, and ``text[start:end]`` is what the unit shows, visible and trimmed.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from pathlib import PurePosixPath

from memobot import language
from memobot.documents.front_matter import FrontMatter, read_front_matter
from memobot.documents.headings import Entry, Style, read_entries
from memobot.documents.identity import Evidence, clean, fallback_title, kind_of, short_title_of
from memobot.documents.joined import cut_joined
from memobot.documents.lines import split_lines
from memobot.documents.model import Document, Span, Unit, UnitKind
from memobot.documents.nesting import nest
from memobot.documents.outline import Outline, outline
from memobot.documents.reading import SourceText
from memobot.documents.signatures import signatures_start
from memobot.documents.title import find_title
from memobot.documents.titles import heading_of, unnumbered_headings

_WORD = re.compile(r"\w")
_STRUCTURAL = (Style.ANNEX, Style.PART, Style.ARTICLE, Style.HEADING, Style.NUMBER_BARE)


def parse(source_text: SourceText) -> Document:
    """Take a text apart. Every text gives a document; one without articles gives paragraphs."""
    text, source = source_text.text, source_text.source
    front = read_front_matter(text)
    markdown = PurePosixPath(source).suffix.lower() == ".md"
    first = front.span.end if front.span else 0
    lines = cut_joined([line for line in split_lines(text) if line.start >= first])
    entries = read_entries(lines, markdown)
    title_span, units = _units(entries, outline(entries))
    if front.span:
        units = (Unit(UnitKind.FRONT_MATTER, front.span), *units)
    return _identified(source_text, front, title_span, units)


def document_id_of(source: str) -> str:
    """A short, stable name for the document at `source`: its file's name, a hash of its path."""
    stem = re.sub(r"[^\w]+", "-", PurePosixPath(source).stem.lower()).strip("-_")[:48] or "text"
    digest = hashlib.sha256(source.encode("utf-8", "surrogatepass")).hexdigest()
    return f"{stem}-{digest[:6]}"


def _identified(
    source_text: SourceText,
    front: FrontMatter,
    title_span: Span | None,
    units: tuple[Unit, ...],
) -> Document:
    text, source = source_text.text, source_text.source
    body = text[front.span.end :] if front.span else text
    found = clean(title_span.of(text)) if title_span else ""
    title = front.title or found or fallback_title(body, source)
    kind = front.kind or kind_of(title, _evidence(units, body))
    return Document(
        document_id=document_id_of(source),
        source=source,
        version=source_text.version,
        text=text,
        title=title,
        short_title=front.short_title or short_title_of(title, kind, body),
        kind=kind,
        language=language.detect(body),
        aliases=front.aliases,
        units=units,
    )


def _evidence(units: Sequence[Unit], body: str) -> Evidence:
    kinds = [below.kind for unit in units for below in unit.walk()]
    articles = kinds.count(UnitKind.ARTICLE)
    return Evidence(articles, UnitKind.SIGNATURES in kinds, body)


def _units(entries: Sequence[Entry], plan: Outline) -> tuple[Span | None, tuple[Unit, ...]]:
    first = min((*plan.articles, *plan.parts), default=len(entries))
    opening = entries[:first]
    title = find_title([line for line, _ in opening])
    units: list[Unit] = []
    if title:
        units += _nested(_before(opening, title.start))
        units.append(Unit(UnitKind.TITLE, title))
        opening = _after(opening, title.end)
    if plan.articles:
        units += _preamble(opening)
        units += _body(entries, plan, first)
    else:
        units += _without_articles(opening)
    return title, tuple(units)


def _before(entries: Sequence[Entry], offset: int) -> list[Entry]:
    """The entries up to `offset`; the title may begin inside a line."""
    ahead = [entry for entry in entries if entry.line.start < offset]
    if ahead and ahead[-1].line.end > offset:
        line, marker = ahead.pop()
        own = line.cut([offset])[0]
        if _WORD.search(own.text):  # not the sign of Markdown before the title
            ahead.append(Entry(own, marker))
    return ahead


def _after(entries: Sequence[Entry], offset: int) -> list[Entry]:
    """The entries from `offset` on; the title may end inside a line."""
    rest = []
    for entry in entries:
        if entry.line.start >= offset:
            rest.append(entry)
        elif entry.line.visible_end > offset:
            rest.append(entry.since(offset))
    return rest


def _nested(entries: Sequence[Entry], article: str | None = None) -> tuple[Unit, ...]:
    """What the entries hold, with markers that open only articles, parts or annexes as words."""
    plain = (
        Entry(line, None if marker and marker.style in _STRUCTURAL else marker)
        for line, marker in entries
    )
    return nest(plain, article)


def _preamble(entries: Sequence[Entry]) -> list[Unit]:
    """What stands between the title and the first article."""
    children = _nested(entries)
    return [Unit(UnitKind.PREAMBLE, _cover(children), children=children)] if children else []


def _without_articles(entries: Sequence[Entry]) -> list[Unit]:
    """Paragraphs, grouped under headings where there are some; signatures at the end."""
    start = signatures_start([line for line, _ in entries])
    body, signed = (entries[:start], entries[start:]) if start else (entries, ())
    headings = [
        at for at, (_, marker) in enumerate(body) if marker and marker.style is Style.HEADING
    ] or unnumbered_headings(body)
    units = list(_nested(body[: headings[0]] if headings else body))
    for at, following in zip(headings, [*headings, len(body)][1:], strict=True):
        line, marker = body[at]
        children = _nested(body[at + 1 : following])
        stop = max([line.visible_end, *(child.span.end for child in children[-1:])])
        words = line.since(marker.body).text if marker else line.text
        heading = clean(words).rstrip(".:") or None
        span = Span(line.visible_start, stop)
        units.append(Unit(UnitKind.PART, span, heading=heading, children=children))
    return units + _signatures(signed)


def _signatures(entries: Sequence[Entry]) -> list[Unit]:
    children = nest([Entry(line, None) for line, _ in entries])
    return [Unit(UnitKind.SIGNATURES, _cover(children), children=children)] if children else []


def _cover(units: Sequence[Unit]) -> Span:
    return Span(units[0].span.start, units[-1].span.end)


def _body(entries: Sequence[Entry], plan: Outline, first: int) -> list[Unit]:
    """The articles from entry `first` on, under their parts; signatures; annexes."""
    first_annex = min(plan.annexes, default=len(entries))
    last_article = max((at for at in plan.articles if at < first_annex), default=first)
    signed = signatures_start([line for line, _ in entries[last_article + 1 : first_annex]])
    main_end = last_article + 1 + signed if signed is not None else first_annex
    units = _grouped(entries, plan, first, main_end)
    units += _signatures(entries[main_end:first_annex])
    starts = sorted(plan.annexes)
    for start, end in zip(starts, [*starts, len(entries)][1:], strict=True):
        units.append(_part(entries, plan, start, end))
    return units


def _grouped(entries: Sequence[Entry], plan: Outline, start: int, end: int) -> list[Unit]:
    starts = [at for at in sorted(plan.parts) if start <= at < end]
    units = _articles(entries, plan, start, starts[0] if starts else end)
    for part, following in zip(starts, [*starts, end][1:], strict=True):
        units.append(_part(entries, plan, part, following))
    return units


def _part(entries: Sequence[Entry], plan: Outline, start: int, end: int) -> Unit:
    """A chapter or annex: its heading, words before its first article, its articles."""
    line, marker = entries[start]
    assert marker is not None
    first = min((at for at in plan.articles if start < at < end), default=end)
    heading = heading_of(entries, start, end)
    intro = _nested(_rest(entries, heading.body, first, heading.offset))
    children = (*intro, *_articles(entries, plan, first, end))
    stop = max([line.visible_end, *(child.span.end for child in children[-1:])])
    title = clean(heading.title) if heading.title else None
    return Unit(UnitKind.PART, Span(marker.start, stop), marker.number, title, children)


def _articles(entries: Sequence[Entry], plan: Outline, start: int, end: int) -> list[Unit]:
    starts = [at for at in sorted(plan.articles) if start <= at < end]
    return [
        _article(entries, plan, at, following)
        for at, following in zip(starts, [*starts, end][1:], strict=True)
    ]


def _article(entries: Sequence[Entry], plan: Outline, start: int, end: int) -> Unit:
    marker = plan.articles[start]
    heading = heading_of(entries, start, end)
    rest = _rest(entries, heading.body, end, heading.offset)
    children = _nested(rest, article=marker.number)
    stop = max([entries[start].line.visible_end, *(child.span.end for child in children[-1:])])
    title = clean(heading.title) if heading.title else None
    return Unit(UnitKind.ARTICLE, Span(marker.start, stop), marker.number, title or None, children)


def _rest(entries: Sequence[Entry], body: int, end: int, offset: int | None) -> list[Entry]:
    """The entries of an article's body; the first begins inside its line when `offset` says so."""
    rest = list(entries[body:end])
    if offset is not None and rest:
        rest[0] = rest[0].since(offset)
    return rest
