"""Units -> passages: what is embedded and searched.

A passage is one article, or a run of whole clauses, items or sentences of one article, under
a token budget. It never crosses an article, and its text is one stretch of the canonical text.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from memobot.documents.model import Document, Passage, Span, Unit, UnitKind
from memobot.documents.sentences import sentences
from memobot.documents.tokens import TokenCounter, token_counter

_WORD = re.compile(r"\w")
_SHORT_PARAGRAPH = 40  # tokens: such a paragraph outside articles joins its neighbour
_HEADING = 20  # tokens of an article's heading, which may stand before its first clause
_LEAD_IN = 240  # characters of the words above a list that stand before its items
_TITLE = 300  # characters of the document's title in the context, at most
# Said in the context, as these parts have no heading of their own to say what they are.
_NAMES = {UnitKind.PREAMBLE: "Preamble", UnitKind.SIGNATURES: "Signatures"}
_NEVER_WHOLE = (UnitKind.PREAMBLE, UnitKind.SIGNATURES, UnitKind.ARTICLE, UnitKind.PART)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch that stays whole if it can: a unit, or a sentence of one."""

    span: Span
    clause: str | None
    tokens: int
    lead_in: str = ""  # the words above the list that it is an item of


def split(document: Document, max_tokens: int) -> tuple[Passage, ...]:
    """The passages of `document`, in the order of its text, none longer than `max_tokens`.

    Together they cover every word outside the front matter and, in an agreement, the title.
    """
    return tuple(_Splitter(document, max_tokens, token_counter()).passages())


def clause_path(outer: str | None, unit: Unit) -> str | None:
    """How a clause is cited from the article: "2", "3.1", "2(a)"; bullets keep the outer path."""
    if unit.number is None or unit.kind not in (UnitKind.CLAUSE, UnitKind.ITEM):
        return outer
    return unit.number if outer is None or "." in unit.number else f"{outer}({unit.number})"


class _Splitter:
    def __init__(self, document: Document, max_tokens: int, count: TokenCounter) -> None:
        self._document = document
        self._max_tokens = max(1, max_tokens)
        self._count = count

    def passages(self) -> Iterator[Passage]:
        yield from self._of_units(self._document.units, ())

    def _of_units(self, units: Sequence[Unit], headings: tuple[str, ...]) -> Iterator[Passage]:
        """Articles one by one; what stands between them in runs of paragraphs."""
        loose: list[Unit] = []
        for unit in units:
            if self._is_left_out(unit):
                continue
            if unit.kind in (UnitKind.ARTICLE, UnitKind.PART):
                yield from self._of_loose(loose, headings)
                loose = []
                one = self._of_part if unit.kind is UnitKind.PART else self._of_article
                yield from one(unit, headings)
            else:
                if unit.kind is not UnitKind.PARAGRAPH:
                    yield from self._of_loose(loose, headings)
                    loose = []
                loose.append(unit)
        yield from self._of_loose(loose, headings)

    def _is_left_out(self, unit: Unit) -> bool:
        is_title = unit.kind is UnitKind.TITLE and self._document.is_agreement
        return is_title or unit.kind is UnitKind.FRONT_MATTER

    def _of_part(self, part: Unit, headings: tuple[str, ...]) -> Iterator[Passage]:
        """The part's heading goes with its first words, or alone if it holds only articles."""
        first = part.children[0] if part.children else None
        own = self._trimmed(part.span.start, first.span.start if first else part.span.end)
        heading = tuple(Unit(UnitKind.PARAGRAPH, span) for span in own)
        below = (*headings, part.heading) if part.heading else headings
        yield from self._of_units((*heading, *part.children), below if first else headings)

    def _of_article(self, article: Unit, headings: tuple[str, ...]) -> Iterator[Passage]:
        context = (*headings, self._article_name(article))
        if self._tokens(article.span) <= self._max_tokens:
            yield self._passage(article.span, article.number, None, context)
            return
        pieces = list(self._pieces(article, None))
        for run in self._packed(pieces, fill=True):
            yield self._joined(run, article.number, context)

    def _of_loose(self, units: Sequence[Unit], headings: tuple[str, ...]) -> Iterator[Passage]:
        """Paragraphs outside articles: each its own passage, unless it is short."""
        pieces = [piece for unit in units for piece in self._pieces(unit, None)]
        name = _NAMES.get(units[0].kind) if units else None
        context = (*headings, name) if name else headings
        for run in self._packed(pieces, fill=False):
            if any(_WORD.search(piece.span.of(self._document.text)) for piece in run):
                yield self._joined(run, None, context)

    def _pieces(self, unit: Unit, clause: str | None, lead_in: str = "") -> Iterator[_Piece]:
        """What of `unit` stays whole: itself if it is short enough, or its parts and sentences."""
        path = clause_path(clause, unit)
        tokens = self._tokens(unit.span)
        if tokens <= self._max_tokens and unit.kind not in _NEVER_WHOLE:
            yield _Piece(unit.span, path, tokens, lead_in)
            return
        start, above = unit.span.start, lead_in
        for child in unit.children:
            for own in self._trimmed(start, child.span.start):
                yield from self._of_words(own, path, above)
                above = self._as_lead_in(own) or above
            is_item = child.kind in (UnitKind.CLAUSE, UnitKind.ITEM)
            yield from self._pieces(child, path, above if is_item else lead_in)
            if child.kind is UnitKind.PARAGRAPH:
                above = self._as_lead_in(child.span)
            start = child.span.end
        for own in self._trimmed(start, unit.span.end):
            yield from self._of_words(own, path, lead_in)

    def _of_words(self, span: Span, clause: str | None, lead_in: str) -> Iterator[_Piece]:
        for sentence in sentences(self._document.text, span):
            tokens = self._tokens(sentence)
            parts = (sentence,) if tokens <= self._max_tokens else tuple(self._cut(sentence))
            for part in parts:
                tokens = tokens if part is sentence else self._tokens(part)
                yield _Piece(part, clause, tokens, lead_in)

    def _cut(self, span: Span) -> Iterator[Span]:
        """An endless sentence in parts within the budget, cut between words where there are any."""
        text, start = self._document.text, span.start
        while start < span.end:
            end = self._longest_fit(start, span.end)
            if end < span.end and not text[end].isspace():
                blank = max(text.rfind(sign, start, end) for sign in " \n\t\u00a0")
                end = blank if blank > start else end
            yield from self._trimmed(start, end)
            start = end
            while start < span.end and text[start].isspace():
                start += 1  # a word alone may have more tokens than with the blank before it

    def _longest_fit(self, start: int, end: int) -> int:
        low, high = start + 1, min(end, start + self._max_tokens * 12)
        while low < high:
            middle = (low + high + 1) // 2
            if self._tokens(Span(start, middle)) <= self._max_tokens:
                low = middle
            else:
                high = middle - 1
        return low

    def _packed(self, pieces: Sequence[_Piece], fill: bool) -> Iterator[list[_Piece]]:
        """Runs of neighbours within the budget: as many as fit, or only short ones together."""
        run: list[_Piece] = []
        total = 0
        for piece in pieces:
            joins = fill or piece.tokens < _SHORT_PARAGRAPH or total < _SHORT_PARAGRAPH
            together = self._tokens_together(run, piece, total) if run and joins else 0
            if run and (not joins or together > self._max_tokens):
                yield run
                run, together = [], 0
            run.append(piece)
            total = together or piece.tokens
        if run:
            yield run

    def _tokens_together(self, run: Sequence[_Piece], piece: _Piece, total: int) -> int:
        """At least the tokens of a run with one more piece; counted only near the budget."""
        gap = piece.span.start - run[-1].span.end
        at_most = total + piece.tokens + 3 * gap + 1
        if at_most <= self._max_tokens:
            return at_most
        if total + piece.tokens > 2 * self._max_tokens:
            return self._max_tokens + 1
        return self._tokens(Span(run[0].span.start, piece.span.end))

    def _trimmed(self, start: int, end: int) -> tuple[Span, ...]:
        words = self._document.text[start:end]
        if not words or words.isspace():
            return ()
        first = start + len(words) - len(words.lstrip())
        return (Span(first, first + len(words.strip())),)

    def _as_lead_in(self, span: Span) -> str:
        """The words of `span` if they introduce a list: "The Parties shall:"."""
        if len(span) > 2 * _LEAD_IN:
            last = sentences(self._document.text, Span(span.end - 2 * _LEAD_IN, span.end))[-1:]
            span = last[0] if last else span
        words = " ".join(span.of(self._document.text).split())
        return words if words.endswith(":") and len(words) <= _LEAD_IN else ""

    def _article_name(self, article: Unit) -> str:
        if article.heading:
            return f"{article.number}. {article.heading}"
        written = self._document.text[article.span.start : article.span.start + 200]
        name = written.splitlines()[0].strip(" #*_\t.:")[:80]
        return name if len(name.split()) <= 14 else f"{article.number}"

    def _tokens(self, span: Span) -> int:
        return self._count(span.of(self._document.text))

    def _joined(
        self, run: Sequence[_Piece], article: str | None, headings: tuple[str, ...]
    ) -> Passage:
        named = run[1:] if run[0].clause is None and run[0].tokens <= _HEADING else run
        clauses = {piece.clause for piece in named or run}
        clause = clauses.pop() if len(clauses) == 1 else None
        span = Span(run[0].span.start, run[-1].span.end)
        return self._passage(span, article, clause, headings, run[0].lead_in)

    def _passage(
        self,
        span: Span,
        article: str | None,
        clause: str | None,
        headings: tuple[str, ...],
        lead_in: str = "",
    ) -> Passage:
        document = self._document
        parts = (document.title[:_TITLE], *headings, lead_in)
        identity = f"{document.document_id}\0{document.version}\0{span.start}\0{span.end}"
        digest = hashlib.sha256(identity.encode("utf-8", "surrogatepass")).digest()
        return Passage(
            passage_id=int.from_bytes(digest[:8], "big") >> 1,
            document_id=document.document_id,
            span=span,
            article=article,
            clause=clause,
            context=" — ".join(part for part in parts if part),
            text=span.of(document.text),
        )
