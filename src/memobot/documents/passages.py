"""Units -> passages: what is embedded and searched.

A passage is one article, or a run of whole clauses, items or sentences of one article, under
a token budget. It never crosses an article, and its text is one stretch of the canonical text.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from memobot.documents.model import Document, Passage, Span, Unit, UnitKind
from memobot.documents.sentences import sentences
from memobot.documents.tokens import TokenCounter, token_counter

_SHORT_PARAGRAPH = 40  # tokens: such a paragraph outside articles joins its neighbour
_LEAD_IN = 240  # characters of the words above a list that stand before its items
_CONTEXT = 400  # characters of context, at most


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch that stays whole if it can: a unit, or a sentence of one."""

    span: Span
    clause: str | None
    tokens: int


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
        self._max_tokens = max_tokens
        self._count = count

    def passages(self) -> Iterator[Passage]:
        for unit in self._document.units:
            yield from self._of_top_level(unit, ())

    def _of_top_level(self, unit: Unit, headings: tuple[str, ...]) -> Iterator[Passage]:
        if unit.kind is UnitKind.FRONT_MATTER or (unit.kind is UnitKind.TITLE and self._document.is_agreement):
            return
        if unit.kind is UnitKind.PART:
            yield from self._of_part(unit, headings)
        elif unit.kind is UnitKind.ARTICLE:
            yield from self._of_article(unit, headings)
        else:
            yield from self._of_loose([unit], headings)

    def _of_part(self, part: Unit, headings: tuple[str, ...]) -> Iterator[Passage]:
        below = (*headings, part.heading) if part.heading else headings
        own_end = part.children[0].span.start if part.children else part.span.end
        loose = [Unit(UnitKind.PARAGRAPH, span) for span in self._trimmed(part.span.start, own_end)]
        for child in part.children:
            if child.kind in (UnitKind.ARTICLE, UnitKind.PART):
                yield from self._of_loose(loose, headings)
                loose = []
                yield from self._of_top_level(child, below)
            else:
                loose.append(child)
        yield from self._of_loose(loose, below if part.children else headings)

    def _of_article(self, article: Unit, headings: tuple[str, ...]) -> Iterator[Passage]:
        context = (*headings, self._article_name(article))
        if self._tokens(article.span) <= self._max_tokens:
            yield self._passage(article.span, article.number, None, context, "")
            return
        lead_in = self._lead_in(article)
        for run in _packed(list(self._pieces(article, None)), self._max_tokens, fill=True):
            covers_lead_in = run[0].span.start <= article.span.start
            yield self._joined(run, article.number, context, "" if covers_lead_in else lead_in)

    def _of_loose(self, units: Sequence[Unit], headings: tuple[str, ...]) -> Iterator[Passage]:
        """Paragraphs outside articles: each its own passage, unless it is short."""
        pieces = [piece for unit in units for piece in self._pieces(unit, None)]
        for run in _packed(pieces, self._max_tokens, fill=False):
            yield self._joined(run, None, headings, "")

    def _pieces(self, unit: Unit, clause: str | None) -> Iterator[_Piece]:
        path = clause_path(clause, unit)
        tokens = self._tokens(unit.span)
        if tokens <= self._max_tokens and unit.kind not in (UnitKind.PREAMBLE, UnitKind.SIGNATURES, UnitKind.ARTICLE):
            yield _Piece(unit.span, path, tokens)
        elif unit.children:
            start = unit.span.start
            for child in unit.children:
                for own in self._trimmed(start, child.span.start):
                    yield from self._of_words(own, path)
                yield from self._pieces(child, path)
                start = child.span.end
            for own in self._trimmed(start, unit.span.end):
                yield from self._of_words(own, path)
        else:
            yield from self._of_words(unit.span, path)

    def _of_words(self, span: Span, clause: str | None) -> Iterator[_Piece]:
        for sentence in sentences(self._document.text, span):
            tokens = self._tokens(sentence)
            if tokens <= self._max_tokens:
                yield _Piece(sentence, clause, tokens)
            else:
                yield from (_Piece(part, clause, self._tokens(part)) for part in self._cut(sentence))

    def _cut(self, span: Span) -> Iterator[Span]:
        """An endless sentence in parts within the budget, cut between words where there are any."""
        start = span.start
        while start < span.end:
            end = self._longest_fit(start, span.end)
            if end < span.end:
                blank = max(self._document.text.rfind(" ", start, end), self._document.text.rfind("\n", start, end))
                end = blank if blank > start else end
            yield from self._trimmed(start, end)
            start = end

    def _longest_fit(self, start: int, end: int) -> int:
        low, high = start + 1, min(end, start + self._max_tokens * 12)
        while low < high:
            middle = (low + high + 1) // 2
            if self._tokens(Span(start, middle)) <= self._max_tokens:
                low = middle
            else:
                high = middle - 1
        return low

    def _trimmed(self, start: int, end: int) -> tuple[Span, ...]:
        words = self._document.text[start:end]
        if not words.strip():
            return ()
        first = start + len(words) - len(words.lstrip())
        return (Span(first, first + len(words.strip())),)

    def _lead_in(self, article: Unit) -> str:
        first = article.children[0] if article.children else None
        if first is None or first.kind is not UnitKind.PARAGRAPH:
            return ""
        words = " ".join(first.span.of(self._document.text).split())
        return words if words.endswith(":") and len(words) <= _LEAD_IN else ""

    def _article_name(self, article: Unit) -> str:
        written = self._document.text[article.span.start : article.span.end].splitlines()[0]
        name = written.strip(" #*_\t.:")[:80] if article.heading is None else f"{article.number}. {article.heading}"
        return name if len(name.split()) <= 14 else f"{article.number}"

    def _tokens(self, span: Span) -> int:
        return self._count(span.of(self._document.text))

    def _joined(self, run: Sequence[_Piece], article: str | None, headings: tuple[str, ...], lead_in: str) -> Passage:
        clauses = {piece.clause for piece in run}
        clause = clauses.pop() if len(clauses) == 1 else None
        return self._passage(Span(run[0].span.start, run[-1].span.end), article, clause, headings, lead_in)

    def _passage(self, span: Span, article: str | None, clause: str | None, headings: tuple[str, ...], lead_in: str) -> Passage:
        document = self._document
        context = " — ".join(part for part in (document.title[:_CONTEXT], *headings, lead_in) if part)
        identity = f"{document.document_id}\0{document.version}\0{span.start}\0{span.end}"
        digest = hashlib.sha256(identity.encode("utf-8", "surrogatepass")).digest()
        return Passage(
            passage_id=int.from_bytes(digest[:8], "big") >> 1,
            document_id=document.document_id,
            span=span,
            article=article,
            clause=clause,
            context=context,
            text=span.of(document.text),
        )


def _packed(pieces: Sequence[_Piece], max_tokens: int, fill: bool) -> Iterator[list[_Piece]]:
    """Runs of neighbours under the budget: as many as fit, or only short ones together.

    A token may span two pieces' border, so a run's own count can exceed the sum by a few; one
    token a border is reserved.
    """
    run: list[_Piece] = []
    total = 0
    for piece in pieces:
        joins = fill or piece.tokens < _SHORT_PARAGRAPH or total < _SHORT_PARAGRAPH
        if run and (not joins or total + piece.tokens + 2 > max_tokens):
            yield run
            run, total = [], 0
        run.append(piece)
        total += piece.tokens + (2 if total else 0)
    if run:
        yield run
