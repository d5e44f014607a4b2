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
from memobot.terms.dates import FoundDate
from memobot.terms.durations import FoundDuration, find_durations
from memobot.terms.model import Source
from memobot.terms.sources import PLAIN_QUOTES, source_of
from memobot.terms.written.date_finding import find_dates

_WORD = re.compile(r"\S+")
_RULE = re.compile(r"[-=–—]{3,}")  # drawn under a line of type
_PLAIN = str.maketrans(PLAIN_QUOTES | {"~": "-", "*": " "})
_READABLE = 400  # characters of a sentence that is quoted whole
_LONGEST = 6_000  # characters of one sentence that are looked at; tables can run on for pages
_UNFINISHED = re.compile(r"[\w,(\"'“«„-]\s*$")
_CUT = re.compile(
    r"\b(?:the|this|that|such|its|an?|of|and|or|to|for|by|in|on|at|with|as|any|each)\s*$"
)
# Parts of the words for units of time. Most sentences have none, and looking costs little.
_UNITS = tuple(
    """year yr month mos mth wk week day quarter fortnight decade annual ennial
    год лет мес недел дн ден сут кварт полугод десятилет
    rok lat letn rocz miesi mies tydzie tygod dni dzie dob dób kwarta
    жыл ай апта күн тәул он""".split()
)
_ISO_DURATION = re.compile(r"P\d")
# What a date has: figures, a place to fill in, or a year in words.
_SIGN_OF_DATE = re.compile(
    r"[\d_\[●•○…—]|\*\*\*|\.{4}|\(\W|thousand|hundred|тысяч|tysi[aąęc]|мың", re.IGNORECASE
)
# What a filing system put under each page; its dates are not those of the agreement.
_FOOTER = re.compile(
    r"(?:\bSource: [^\n]{0,120}\d{1,2}/\d{1,2}/\d{4}|\bPage \d+(?: of \d+)?)[^\S\n]*+$",
    re.MULTILINE,
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
    def text(self) -> str:
        """The sentence in plain form."""
        raw = self.span.of(self.page)
        words = raw.split()
        if _RULE.search(raw):
            words = [word for word in words if not _RULE.fullmatch(word)]
        return " ".join(words).translate(_PLAIN)

    @cached_property
    def _places(self) -> tuple[list[int], list[int]]:
        """Where each word begins in the plain text and in the document."""
        plain: list[int] = []
        original: list[int] = []
        length = 0
        for match in _WORD.finditer(self.span.of(self.page)):
            if _RULE.fullmatch(match.group()):
                continue
            plain.append(length)
            original.append(self.span.start + match.start())
            length += len(match.group()) + 1
        return plain, original

    @cached_property
    def dates(self) -> tuple[FoundDate, ...]:
        """The dates that it writes; spans are of `text`."""
        return find_dates(self.text, self.document.language) if self.may_name_date else ()

    @cached_property
    def durations(self) -> tuple[FoundDuration, ...]:
        """The durations that it writes; spans are of `text`."""
        return find_durations(self.text) if self.may_name_duration else ()

    @cached_property
    def may_name_date(self) -> bool:
        """Whether it has a sign of a date in it; without one it has no date."""
        return bool(_SIGN_OF_DATE.search(self.text))

    @cached_property
    def may_name_duration(self) -> bool:
        """Whether it has a unit of time in it, or what looks like one; else it has no duration."""
        lower = self.text.lower()
        return any(unit in lower for unit in _UNITS) or bool(_ISO_DURATION.search(self.text))

    def where(self, start: int, end: int) -> Span:
        """What `text[start:end]` is in the document."""
        return Span(self._place(start), self._place(end - 1) + 1 if end > start else end)

    def source(self, start: int | None = None, end: int | None = None) -> Source:
        """The sentence, or a stretch of its plain text, as a source."""
        if start is None or end is None or end <= start:
            return source_of(self.document, self.span)
        return source_of(self.document, self.where(start, min(end, len(self.text))))

    def readable_source(self, start: int, end: int) -> Source:
        """The sentence around a stretch, or the stretch alone where the sentence is long."""
        return self.source() if len(self.text) <= _READABLE else self.source(start, end)

    def _place(self, at: int) -> int:
        plain, original = self._places
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
    for span in _whole(text, sentences(text, document.body)):
        end = min(span.end, span.start + _LONGEST)
        heading = " ".join(name for around, name in headings if around.contains(span))
        found.append(Clause(document, Span(span.start, end), heading, text))
    return tuple(found)


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
