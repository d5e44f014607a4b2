"""References to articles in running text: "Article 9(2)", "ст. 9", "9-бап", "art. 9 ust. 2"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from memobot.documents.model import Document, Span, Unit, UnitKind
from memobot.documents.numerals import NUMBER_WORDS, normalise


@dataclass(frozen=True, slots=True)
class Reference:
    """An article that a text refers to, and the clause if it names one; `span` is the words."""

    article: str
    clause: str | None
    span: Span


_WORDS = "|".join(NUMBER_WORDS)
_FIGURE = r"\d{1,3}(?:\.\d{1,3})*[a-z]?(?!\w)"
_ROMAN = r"[IVXLC]{1,7}(?!\w)|[ivxl]{1,6}(?!\w)"
_NUMBER = rf"(?:{_FIGURE}|{_ROMAN}|(?:{_WORDS})(?!\w))"
_WORD = (
    r"(?:articles?|arts?\.?|sections?|sec\.|clauses?|artyku[łl]\w*|paragraf\w*|"
    r"стат(?:ья|ьи|ье|ью|ьей|ьёй|ей|ьях|ьям|ьями)|ст\.?)"
)
_CLAUSE_WORD = (
    r"(?:paragraphs?|paras?\.?|clauses?|points?|пункт\w*|част[ьи]|п\.|ч\.|ust\.?|ustęp\w*|pkt\.?|"
    r"тарма\w*)"
)
_SUFFIXED = (
    r"(?:\((?P<suffix>\w{1,4})\)|,?\s*(?:ust\.?|ustęp\w*|pkt\.?|para\.?|paragraph|п\.|пункт\w*)\s*"
    r"(?P<after>\d{1,2}))"
)
_FORWARD = re.compile(
    rf"(?:{_CLAUSE_WORD}\s*(?P<before>\d{{1,2}}(?:\.\d)?)\s*(?:of\s+|из\s+|z\s+)?(?:the\s+)?)?"
    rf"(?<!\w)(?:{_WORD}\s*(?:no\.?\s*|nr\s*|№\s*)?|§\s*)(?P<first>{_NUMBER})(?:{_SUFFIXED})?"
    rf"(?P<more>(?:\s*(?:,|and|or|&|и|или|i|oraz|lub|және|-|–|—|to)\s*{_FIGURE})*)",
    re.IGNORECASE,
)
_KAZAKH = re.compile(
    r"(?<![\w.])(?P<first>\d{1,3})\s?[-–—]?\s?(?:ші|шы)?\s?ба[пб]\w*(?:[,\s]*(?P<after>\d{1,2})\s?[-–—]?\s?(?:тарма|тармағ)\w*)?",
    re.IGNORECASE,
)
_ORDINAL = re.compile(
    rf"(?<!\w)(?:(?P<figure>\d{{1,3}})(?:st|nd|rd|th|-?(?:[ая]?я|[ой]?й|[ую]?ю))|(?P<word>{_WORDS}))\s+(?:article|стат\w+|artyku\w+|бап\w*|баб\w*)(?!\w)",
    re.IGNORECASE,
)
_KAZAKH_POINT = re.compile(r"(?<![\w.])(?P<first>\d{1,3})-тарма[қғ]\w*", re.IGNORECASE)
_RANGE = re.compile(
    rf"(?P<joint>,|and|or|&|и|или|i|oraz|lub|және|-|–|—|to)\s*(?P<number>{_FIGURE})", re.IGNORECASE
)
_LONGEST_RANGE = 30


def find_references(text: str) -> tuple[Reference, ...]:
    """Every article that `text` refers to, in order; "Articles 3–5" gives three."""
    found: list[Reference] = []
    for pattern in (_FORWARD, _KAZAKH, _ORDINAL, _KAZAKH_POINT):
        for match in pattern.finditer(text):
            span = Span(match.start(), match.end())
            if not any(reference.span.overlaps(span) for reference in found):
                found += _of_match(match, span)
    return tuple(sorted(found, key=lambda reference: reference.span))


def find_referred(document: Document, reference: Reference) -> tuple[Unit, Unit | None] | None:
    """The article referred to and, where one is named and found, its clause; None without both.

    "Article 6.2" is the article of that number or clause 2 or 6.2 of Article 6.
    """
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
    return next(
        (
            unit
            for unit in article.walk()
            if unit.kind in (UnitKind.CLAUSE, UnitKind.ITEM) and unit.number in numbers
        ),
        None,
    )


def _of_match(match: re.Match[str], span: Span) -> Iterator[Reference]:
    groups = match.groupdict()
    first = normalise(groups.get("first") or groups.get("figure") or groups.get("word") or "")
    clause = groups.get("suffix") or groups.get("after") or groups.get("before")
    yield Reference(first, clause, span)
    last = first
    for joint in _RANGE.finditer(groups.get("more") or ""):
        number = normalise(joint["number"])
        if joint["joint"] in ("-", "–", "—", "to"):
            yield from (Reference(between, None, span) for between in _between(last, number))
        yield Reference(number, None, span)
        last = number


def _between(first: str, last: str) -> tuple[str, ...]:
    if not (first.isdigit() and last.isdigit()) or int(last) - int(first) > _LONGEST_RANGE:
        return ()
    return tuple(str(number) for number in range(int(first) + 1, int(last)))
