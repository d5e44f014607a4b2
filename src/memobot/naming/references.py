"""References to articles in running text: "Article 9(2)", "ст. 9", "9-бап", "art. 9 ust. 2"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from memobot.documents.model import Document, Span, Unit, UnitKind
from memobot.documents.numerals import normalise
from memobot.naming import references_patterns as patterns

PREAMBLE = "preamble"
"""What stands for the number of an article where a text refers to the preamble."""

_LONGEST_RANGE = 30


@dataclass(frozen=True, slots=True)
class Reference:
    """An article that a text refers to, and the clause if it names one; `span` is the words.

    References that are written together share their words: "Articles 3 and 5" is two.
    """

    article: str
    clause: str | None
    span: Span


def find_references(text: str) -> tuple[Reference, ...]:
    """Every article that `text` refers to, in order; "Articles 3–5" gives three."""
    found: list[Reference] = []
    for pattern in (patterns.FORWARD, patterns.KAZAKH, patterns.ORDINAL, patterns.KAZAKH_POINT):
        for match in pattern.finditer(text):
            span = _closed(text, Span(*match.span()))
            if not any(reference.span.overlaps(span) for reference in found):
                found += _of_match(match, span)
    return tuple(sorted(found, key=lambda reference: reference.span))


def find_preambles(text: str) -> tuple[Reference, ...]:
    """Where `text` refers to a preamble, as references to the article `PREAMBLE`."""
    return tuple(
        Reference(PREAMBLE, None, Span(*match.span())) for match in patterns.PREAMBLE.finditer(text)
    )


def find_referred(document: Document, reference: Reference) -> tuple[Unit, Unit | None] | None:
    """The article referred to and, where one is named and found, its clause; None without both.

    "Article 6.2" is the article of that number or clause 2 or 6.2 of Article 6. Of an article
    whose paragraphs have no numbers, "paragraph 2" is the second. The preamble is a unit too.
    """
    if reference.article == PREAMBLE:
        return next(
            ((unit, None) for unit in document.walk() if unit.kind is UnitKind.PREAMBLE), None
        )
    articles = {article.number: article for article in reversed(document.articles())}
    if article := articles.get(reference.article):
        return article, _clause(article, reference.clause) if reference.clause else None
    whole, _, part = reference.article.partition(".")
    article = articles.get(whole)
    clause = _clause(article, part) if article and part else None
    return (article, clause) if article and clause else None


def _clause(article: Unit, number: str) -> Unit | None:
    written = normalise(number)
    numbers = (number.lower(), written, f"{article.number}.{written}")
    numbered = [
        unit
        for unit in article.walk()
        if unit.kind in (UnitKind.CLAUSE, UnitKind.ITEM) and unit.number
    ]
    if numbered:
        return next((unit for unit in numbered if unit.number in numbers), None)
    paragraphs = [unit for unit in article.children if unit.kind is UnitKind.PARAGRAPH]
    place = int(written) - 1 if written.isdecimal() else -1
    return paragraphs[place] if 0 <= place < len(paragraphs) else None


def _closed(text: str, span: Span) -> Span:
    """`span` with the bracket behind it that closes one in it: "ст. 3 (п. 1)"."""
    written = span.of(text)
    opened = written.count("(") > written.count(")") and text.startswith(")", span.end)
    return Span(span.start, span.end + 1) if opened else span


def _of_match(match: re.Match[str], span: Span) -> tuple[Reference, ...]:
    """One reference for each article, or for each clause of the one article that is named."""
    groups = match.groupdict()
    articles = [
        *_articles(groups.get("one") or groups.get("many") or "", span),
        *_of_ordinals(groups.get("ordinal") or groups.get("ordinal_behind") or "", span),
    ]
    clauses = list(_clauses(groups))
    if not clauses or not articles:
        return tuple(articles)
    *others, last = articles  # "paragraph 2 of Articles 3 and 5" hardly occurs
    if len(clauses) == 1 and last.clause:
        return tuple(articles)
    return (*others, *(Reference(last.article, clause, span) for clause in clauses))


def _articles(numbers: str, span: Span) -> Iterator[Reference]:
    """The articles of a list, each with its clause: "3(1) and (2), 5–7"."""
    last = ""
    for match in patterns.NUMBER.finditer(numbers):
        written, clauses = match["number"], patterns.bracketed(match["brackets"])
        if not written and not (last and clauses):
            continue
        number = normalise(written) if written else last
        if not number[0].isdigit():  # "Article ill" is no numeral
            return
        if last and written and patterns.RANGE.fullmatch(match["joint"] or ""):
            yield from (Reference(between, None, span) for between in _between(last, number))
        yield Reference(number, clauses[0] if clauses else None, span)
        last = number


def _of_ordinals(words: str, span: Span) -> Iterator[Reference]:
    yield from (Reference(number, None, span) for number in patterns.ordinals_in(words))


def _clauses(groups: Mapping[str, str | None]) -> Iterator[str]:
    for group in ("before", "after", "bracketed"):
        yield from (one.article for one in _articles(groups.get(group) or "", Span(0, 0)))
    for group in ("clause_before", "clause_behind", "clause_after"):
        yield from patterns.ordinals_in(groups.get(group) or "")


def _between(first: str, last: str) -> tuple[str, ...]:
    if not (first.isdigit() and last.isdigit()) or int(last) - int(first) > _LONGEST_RANGE:
        return ()
    return tuple(str(number) for number in range(int(first) + 1, int(last)))
