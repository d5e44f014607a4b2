"""The values that everything else passes around: spans, units, documents, passages, citations.

All are frozen. All offsets are character offsets into a document's canonical text, start
inclusive, end exclusive, so that ``text[start:end]`` is always exactly what is shown.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of characters: ``0 <= start <= end``."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """What the span covers in `text`."""
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def moved(self, by: int) -> Span:
        """The span so many characters further on."""
        return Span(self.start + by, self.end + by)

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end


class UnitKind(StrEnum):
    """What part of a document a unit is."""

    FRONT_MATTER = "front_matter"  # metadata above a Markdown text; never quoted
    TITLE = "title"
    PREAMBLE = "preamble"
    PART = "part"  # a chapter or division that groups articles
    ARTICLE = "article"
    CLAUSE = "clause"  # a numbered point: "1.", "1.1", "(2)"
    ITEM = "item"  # a bullet or a lettered point
    PARAGRAPH = "paragraph"
    SIGNATURES = "signatures"


@dataclass(frozen=True, slots=True)
class Unit:
    """A part of a document with its parts.

    `number` is normalised: "9" for "ARTICLE IX" and "9-бап", "1.1", "a"; None for a bullet.
    `heading` is the words that title the unit ("Term"), without its number. Children lie
    inside the span, in order, without overlap; they need not cover it.
    """

    kind: UnitKind
    span: Span
    number: str | None = None
    heading: str | None = None
    children: tuple[Unit, ...] = ()

    def walk(self) -> Iterator[Unit]:
        """This unit and all below it, in the order of the text."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True)
class Document:
    """One text of the corpus, read and taken apart.

    `document_id` is made from the source path and so survives edits; `version` is the first
    12 hex digits of the file's SHA-256. `kind` is "agreement", "memorandum", "protocol",
    "contract", "news" or "text". `language` is "en", "ru", "kk" or "pl".
    """

    document_id: str
    source: str  # path relative to the corpus, with forward slashes
    version: str
    text: str = field(repr=False)
    title: str
    short_title: str
    kind: str
    language: str
    aliases: tuple[str, ...] = ()
    units: tuple[Unit, ...] = field(default=(), repr=False)

    def walk(self) -> Iterator[Unit]:
        """All units, in the order of the text, parents before children."""
        for unit in self.units:
            yield from unit.walk()

    @property
    def body(self) -> Span:
        """The text below the metadata that may stand at its top."""
        ends = (unit.span.end for unit in self.units if unit.kind is UnitKind.FRONT_MATTER)
        return Span(max(ends, default=0), len(self.text))

    def articles(self) -> tuple[Unit, ...]:
        """The articles, in order, also those grouped under parts."""
        return self._articles

    @cached_property
    def _articles(self) -> tuple[Unit, ...]:
        return tuple(unit for unit in self.walk() if unit.kind is UnitKind.ARTICLE)

    @property
    def is_agreement(self) -> bool:
        """Whether the text itself binds parties, rather than reporting on them."""
        return self.kind not in ("news", "text")


@dataclass(frozen=True, slots=True)
class Passage:
    """What is searched: a stretch of one document that never crosses an article.

    `context` is what stands before the text when it is embedded and indexed (the document's
    title and the article's heading). `passage_id` is a positive 63-bit number made from
    document, version and span.
    """

    passage_id: int
    document_id: str
    span: Span
    article: str | None
    clause: str | None
    context: str
    text: str = field(repr=False)

    @property
    def indexed_text(self) -> str:
        """The context and the text, as they are embedded and indexed."""
        return f"{self.context}\n{self.text}" if self.context else self.text


@dataclass(frozen=True, slots=True)
class Citation:
    """A word-for-word quote and where it stands; the fields are those of the JSON contract.

    ``canonical[start:end] == quote`` in the version named.
    """

    marker: int
    document_id: str
    document_title: str
    source: str
    article: str | None
    clause: str | None
    label: str
    quote: str
    start: int
    end: int
    version: str
