"""The words of the texts that answer: from ranked passages to a few short quotes.

Of the best passage, the sentences or clauses that bear the question out are quoted; a list is
quoted with the words that lead to it. A second place is quoted when it speaks to the question
as much as the first: an agreement often says a thing in two articles.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from memobot.citations.citing import Quote
from memobot.documents.model import Document, Passage, Span, Unit, UnitKind
from memobot.documents.sentences import sentences
from memobot.search.question import Question
from memobot.search.retriever import Ranked, Retriever
from memobot.search.topics import Topic
from memobot.search.wanted import could_answer
from memobot.search.weights import QUOTING

_LISTS = frozenset({Topic.AREAS, Topic.FORMS, Topic.SIGNATORIES, Topic.PARTIES})
_MARKER = re.compile(r"(?:[-–—•·▪▫‣◦●○■□*+]|\(?[\w.]{1,7}[.)]|\d+(?:\.\d+)+)\s+")
_HEADING = re.compile(r"#[^\n]*\n\s*")
_MOST_QUOTES = 3
_LONGEST_QUOTE = 1_400  # characters; a longer list is cut after a whole item
_WORD = re.compile(r"\w")  # the "#" of a heading is no sentence
_SECOND_SOURCES = 4  # passages from the top that may be quoted beside the best
_COMPARED = 4  # sentences whose meaning is compared, at most: each costs an embedding


@dataclass(frozen=True, slots=True)
class _Piece:
    """A sentence, clause or item that could be quoted."""

    span: Span
    list_span: Span | None  # the list that it belongs to or leads to


def choose_quotes(
    question: Question, ranked: Sequence[Ranked], retriever: Retriever
) -> tuple[Quote, ...]:
    """The quotes that answer `question`, best first, at most three; `ranked` must not be empty."""
    quotes: list[Quote] = []
    for one in _sources(question, ranked, retriever):
        document = retriever.document(one.passage.document_id)
        for span in _spans(question, document, one.passage, retriever):
            if not any(
                quote.document is document and quote.span.overlaps(span) for quote in quotes
            ):
                quotes.append(Quote(document, span))
    return tuple(quotes[:_MOST_QUOTES])


def article_quotes(document: Document, article: Unit) -> tuple[Quote, ...]:
    """A whole article, its heading left out; a very long one up to the end of a clause."""
    children = article.children
    if not children:
        return (Quote(document, article.span),)
    end = children[0].span.end
    for child in children:
        if child.span.end - children[0].span.start > _LONGEST_QUOTE:
            break
        end = child.span.end
    return (Quote(document, Span(children[0].span.start, end)),)


def _sources(
    question: Question, ranked: Sequence[Ranked], retriever: Retriever
) -> Iterator[Ranked]:
    """The best passage, others that speak to the question nearly as much, and for each
    provision asked for that none of these holds ("how long, and where are disputes settled?")
    the best of the same document that does."""
    best = ranked[0]
    yield best
    held = set(retriever.bearing.topics_in(best.passage))
    others = [one for one in ranked[1:] if one.passage.document_id == best.passage.document_id]
    near = ranked[1:_SECOND_SOURCES]
    for other in (one for one in near if one.passage.document_id == best.passage.document_id):
        close = best.score - other.score <= QUOTING.second_source
        same_place = other.passage.article == best.passage.article
        to_the_point = other.signs.topic > 0 and other.signs.topic >= best.signs.topic
        if close and not same_place and to_the_point:
            held |= retriever.bearing.topics_in(other.passage)
            yield other
    for topic in sorted(question.topics - held) if held & question.topics else ():
        holding = (one for one in others if topic in retriever.bearing.topics_in(one.passage))
        if (first := next(holding, None)) is not None:
            yield first


def _spans(
    question: Question, document: Document, passage: Passage, retriever: Retriever
) -> list[Span]:
    block = _signature_block(question, document, passage)
    pieces = list(_pieces(document, passage))
    if block or not pieces:
        return [block or passage.span]
    scores = _scores(question, document, pieces, retriever)
    order = sorted(range(len(pieces)), key=lambda position: (-scores[position], position))
    best = pieces[order[0]]
    near = [
        position
        for position in order
        if scores[position] >= scores[order[0]] - QUOTING.second_sentence
    ]
    if best.list_span and (
        question.topics & _LISTS or _leads(document, best) or len(near) > _MOST_QUOTES
    ):
        return [_cut(document, best.list_span)]
    chosen = {*near[:_MOST_QUOTES], *_for_each_topic(question, document, pieces, order, retriever)}
    return _merged(document.text, sorted(pieces[position].span for position in chosen))


def _for_each_topic(
    question: Question,
    document: Document,
    pieces: Sequence[_Piece],
    order: Sequence[int],
    retriever: Retriever,
) -> list[int]:
    """The best piece on each provision that the question asks for: "how long, and how renewed?"."""
    if len(question.topics) < 2:
        return []
    held = {
        position: retriever.bearing.topics(pieces[position].span.of(document.text))
        for position in order
    }
    firsts = (
        next((position for position in order if topic in held[position]), None)
        for topic in question.topics
    )
    return [position for position in firsts if position is not None]


def _signature_block(question: Question, document: Document, passage: Passage) -> Span | None:
    """All signatures, when the question asks who signed and the passage is of them."""
    if Topic.SIGNATORIES not in question.topics:
        return None
    for unit in document.units:
        if unit.kind is UnitKind.SIGNATURES and unit.span.contains(passage.span):
            heading = _HEADING.match(document.text, unit.span.start, unit.span.end)
            start = heading.end() if heading else unit.span.start
            return _cut(document, Span(start, unit.span.end))
    return None


def _scores(
    question: Question, document: Document, pieces: Sequence[_Piece], retriever: Retriever
) -> list[float]:
    texts = [piece.span.of(document.text) for piece in pieces]
    content = dict.fromkeys(question.content(document.document_id), 1.0)
    scores = []
    for text in texts:
        held = retriever.bearing.topics(text)
        topic = retriever.bearing.topic_share(question, document.document_id, held)
        scores.append(
            QUOTING.coverage * retriever.bearing.coverage(question, content, text, held)
            + QUOTING.topic * topic
            + QUOTING.wanted * could_answer(question.wanted, text)
        )
    if len(texts) > 1:
        _add_meaning(question, document, texts, scores, retriever)
    return scores


def _add_meaning(
    question: Question,
    document: Document,
    texts: Sequence[str],
    scores: list[float],
    retriever: Retriever,
) -> None:
    """Let the sentences that lead so far be compared by meaning too, unless one is far ahead."""
    order = sorted(range(len(texts)), key=lambda position: -scores[position])
    leading = [
        position for position in order if scores[order[0]] - scores[position] < QUOTING.far_ahead
    ][:_COMPARED]
    if len(leading) < 2:
        return
    cosines = retriever.similarity(
        question.residue(document.document_id), [texts[position] for position in leading]
    )
    for position, cosine in zip(leading, cosines, strict=True):
        scores[position] += QUOTING.dense * 10 * float(cosine - cosines.min())


def _pieces(document: Document, passage: Passage) -> Iterator[_Piece]:
    for unit in document.units:
        if unit.span.overlaps(passage.span):
            yield from _pieces_of(document, unit, passage.span, None)


def _pieces_of(
    document: Document, unit: Unit, within: Span, list_span: Span | None
) -> Iterator[_Piece]:
    """The sentences of a unit's own words, then those of its parts, inside `within`."""
    if unit.kind in (UnitKind.ARTICLE, UnitKind.PART, UnitKind.PREAMBLE, UnitKind.SIGNATURES):
        own: tuple[Span, ...] = ()
    else:
        own_end = unit.children[0].span.start if unit.children else unit.span.end
        own = sentences(document.text, Span(_words_start(document, unit), own_end))
    lists = _lists(unit.children)
    for span in own:
        if within.contains(span) and _WORD.search(span.of(document.text)):
            yield _Piece(span, unit.span if unit.children and span is own[-1] else list_span)
    for position, child in enumerate(unit.children):
        if child.span.overlaps(within):
            yield from _pieces_of(document, child, within, lists[position] or list_span)


def _words_start(document: Document, unit: Unit) -> int:
    """Where the words of a unit begin: after the bullet or number, which the label gives."""
    if unit.kind not in (UnitKind.ITEM, UnitKind.CLAUSE):
        return unit.span.start
    marker = _MARKER.match(document.text, unit.span.start, unit.span.end)
    return marker.end() if marker else unit.span.start


def _lists(children: Sequence[Unit]) -> list[Span | None]:
    """For each child the span of the list it is in, from the paragraph that leads to it."""
    spans: list[Span | None] = [None] * len(children)
    start = 0
    while start < len(children):
        end = start + 1
        while (
            end < len(children)
            and children[end].kind in (UnitKind.ITEM, UnitKind.CLAUSE)
            and not children[end].children
        ):
            end += 1
        if end - start > 2:
            for position in range(start, end):
                spans[position] = Span(children[start].span.start, children[end - 1].span.end)
        start = end
    return spans


def _leads(document: Document, piece: _Piece) -> bool:
    return piece.span.of(document.text).rstrip().endswith(":")


def _cut(document: Document, span: Span) -> Span:
    """A long list up to the end of the last line that fits."""
    if len(span) <= _LONGEST_QUOTE:
        return span
    text = document.text[span.start : span.start + _LONGEST_QUOTE]
    end = max(text.rfind("\n"), text.rfind(". ") + 1)
    return Span(span.start, span.start + len(text[: end if end > 0 else _LONGEST_QUOTE].rstrip()))


def _merged(text: str, spans: Sequence[Span]) -> list[Span]:
    """Sentences that follow one another become one quote."""
    merged: list[Span] = []
    for span in spans:
        if (
            merged
            and not text[merged[-1].end : span.start].strip()
            and "\n\n" not in text[merged[-1].end : span.start]
        ):
            merged[-1] = Span(merged[-1].start, span.end)
        else:
            merged.append(span)
    return merged
