"""Sentences of a document made plain to read: one space between words, one kind of quote mark.

Contracts are set in narrow lines, with pages breaking in the middle of sentences; patterns
that say what a sentence means should not have to know. A `Clause` maps every match back to the
document.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property

from memobot.documents.model import Document, Span, UnitKind
from memobot.documents.sentences import sentences
from memobot.terms.date_finding import find_dates
from memobot.terms.dates import FoundDate
from memobot.terms.durations import FoundDuration, find_durations
from memobot.terms.model import Source
from memobot.terms.sources import source_of

_WORD = re.compile(r"\S+")
_RULE = re.compile(r"[-=–—]{3,}")  # drawn under a line of type
_PLAIN = str.maketrans({mark: '"' for mark in "“”„‟«»″＂"} | dict.fromkeys("’‘‛′`´", "'"))
_LONGEST = 6_000  # characters of one sentence that are looked at; tables can run on for pages
_UNFINISHED = re.compile(r"[\w,(\"'“«„-]\s*$")
_CUT = re.compile(
    r"\b(?:the|this|that|such|its|an?|of|and|or|to|for|by|in|on|at|with|as|any|each|of the parties hereto and)\s*$"
)
# What a filing system put under each page; its dates are not those of the agreement.
_FOOTER = re.compile(
    r"(?:\bSource: [^\n]{0,120}\d{1,2}/\d{1,2}/\d{4}|\bPage \d+(?: of \d+)?)[^\S\n]*+$", re.MULTILINE
)


@dataclass(frozen=True)
class Clause:
    """A sentence: `text` with single spaces; `heading` is that of the article around it, and
    `page` the document's text without what is printed under its pages.

    Frozen; what is found in it is found when it is first asked for.
    """

    document: Document
    span: Span
    heading: str
    page: str = field(repr=False)

    @cached_property
    def _words(self) -> tuple[list[int], list[int], str]:
        """Where each word begins in the plain text and in the document, and the plain text."""
        raw = self.span.of(self.page)
        plain: list[int] = []
        original: list[int] = []
        words: list[str] = []
        length = 0
        for match in _WORD.finditer(raw):
            if _RULE.fullmatch(match.group()):
                continue
            plain.append(length)
            original.append(self.span.start + match.start())
            words.append(match.group())
            length += len(match.group()) + 1
        return plain, original, " ".join(words).translate(_PLAIN)

    @cached_property
    def text(self) -> str:
        """The sentence in plain form."""
        return self._words[2]

    @cached_property
    def dates(self) -> tuple[FoundDate, ...]:
        """The dates that it writes; spans are of `text`."""
        return find_dates(self.text, self.document.language)

    @cached_property
    def durations(self) -> tuple[FoundDuration, ...]:
        """The durations that it writes; spans are of `text`."""
        return find_durations(self.text)

    def where(self, start: int, end: int) -> Span:
        """What `text[start:end]` is in the document."""
        return Span(self._place(start), self._place(end - 1) + 1 if end > start else end)

    def source(self, start: int | None = None, end: int | None = None) -> Source:
        """The sentence, or a stretch of its plain text, as a source."""
        if start is None or end is None or end <= start:
            return source_of(self.document, self.span)
        return source_of(self.document, self.where(start, end))

    def _place(self, at: int) -> int:
        plain, original, _ = self._words
        word = bisect_right(plain, at) - 1
        return original[word] + at - plain[word]


def clauses(document: Document) -> tuple[Clause, ...]:
    """The sentences of `document` in order, those that a page break cut made whole again."""
    text = _FOOTER.sub(lambda line: " " * len(line.group()), document.text)
    headings = [
        (unit.span, unit.heading)
        for unit in document.walk()
        if unit.heading and unit.kind in (UnitKind.ARTICLE, UnitKind.PART)
    ]
    found: list[Clause] = []
    for span in _whole(text, sentences(text, _without_front_matter(document))):
        end = min(span.end, span.start + _LONGEST)
        heading = " ".join(name for around, name in headings if around.contains(span))
        found.append(Clause(document, Span(span.start, end), heading, text))
    return tuple(found)


def _without_front_matter(document: Document) -> Span:
    start = 0
    for unit in document.units:
        if unit.kind is UnitKind.FRONT_MATTER:
            start = unit.span.end
    return Span(start, len(document.text))


def _whole(text: str, spans: tuple[Span, ...]) -> list[Span]:
    """`spans` with those joined that are one sentence: the next goes on in lower case, or the
    last word cannot be the last ("this", "of")."""
    joined: list[Span] = []
    for span in spans:
        if joined and _goes_on(text, joined[-1], span):
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return joined


def _goes_on(text: str, before: Span, span: Span) -> bool:
    tail = text[max(before.start, before.end - 40) : before.end]
    return bool(_CUT.search(tail) or (text[span.start].islower() and _UNFINISHED.search(tail)))
