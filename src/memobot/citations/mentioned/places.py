"""The places that a sentence cites: articles by number, and "ibid.", "the same article"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import zip_longest

from memobot.citations.mentioned import words
from memobot.documents.model import Span
from memobot.naming.references import find_preambles, find_references
from memobot.naming.references_elsewhere import written_elsewhere

_ALONE_BEFORE = re.compile(r"(?:[(\[]|^|[.;]\s)\s{0,2}\Z")
_ALONE_BEHIND = re.compile(r"\s{0,2}(?:[.,;)\]]|\Z)")


class Points(StrEnum):
    """How a place is told."""

    BY_NUMBER = "by number"  # "Article 9"
    ELSEWHERE = "elsewhere"  # "Article 20 of the Constitution"
    IBID = "ibid"  # the place cited last
    SAME_ARTICLE = "same article"  # "the same article"
    CLAUSE = "clause"  # "paragraph 2", of the article cited last


@dataclass(frozen=True, slots=True)
class Pointer:
    """A place as the sentence tells it at `span`; `article` is None unless told by number."""

    how: Points
    span: Span
    article: str | None = None
    clause: str | None = None


def find_pointers(sentence: str) -> tuple[Pointer, ...]:
    """The places that the sentence cites, in order."""
    found: list[Pointer] = []
    for finder in (_same_article, _by_number, _ibid, _clauses):
        taken = [pointer.span for pointer in found]
        found += [
            one for one in finder(sentence) if not any(span.overlaps(one.span) for span in taken)
        ]
    return tuple(_without_leads(sentence, sorted(found, key=lambda pointer: pointer.span)))


def _without_leads(sentence: str, pointers: Sequence[Pointer]) -> Iterator[Pointer]:
    """The pointers but for an "ibid." that leads to an article of its own: "Ibid., Article 5"."""
    for pointer, following in zip_longest(pointers, pointers[1:]):
        leads = (
            following is not None
            and pointer.how is Points.IBID
            and following.how is Points.BY_NUMBER
            and not sentence[pointer.span.end : following.span.start].strip(" ,;")
        )
        if not leads:
            yield pointer


def _by_number(sentence: str) -> Iterator[Pointer]:
    outside: Span | None = None
    for reference in sorted(
        (*find_references(sentence), *find_preambles(sentence)), key=lambda one: one.span
    ):
        written = written_elsewhere(sentence, reference.span)
        if written is None:
            yield Pointer(Points.BY_NUMBER, reference.span, reference.article, reference.clause)
        elif written != outside:
            outside = written
            yield Pointer(Points.ELSEWHERE, written)


def _same_article(sentence: str) -> Iterator[Pointer]:
    for match in _same_article_pattern().finditer(sentence):
        clause = match["clause"] or match["behind"] or match["kazakh"]
        yield Pointer(Points.SAME_ARTICLE, Span(*match.span()), clause=clause)


def _ibid(sentence: str) -> Iterator[Pointer]:
    for match in _ibid_pattern().finditer(sentence):
        if match["plain"] and not _is_alone(sentence, match):
            continue
        yield Pointer(Points.IBID, Span(*match.span()), clause=match["behind"])


def _is_alone(sentence: str, match: re.Match[str]) -> bool:
    before = _ALONE_BEFORE.search(sentence, 0, match.start())
    return bool(before and (match["behind"] or _ALONE_BEHIND.match(sentence, match.end())))


def _clauses(sentence: str) -> Iterator[Pointer]:
    for match in _clause_pattern().finditer(sentence):
        yield Pointer(Points.CLAUSE, Span(*match.span()), clause=match["clause"])


@cache
def _same_article_pattern() -> re.Pattern[str]:
    """Finds "paragraph 2 of the same article", "осы баптың 2-тармағы"."""
    numbered = rf"{words.alternatives('clause')}\s{{0,2}}(?P<clause>\d{{1,2}})"
    clause = rf"(?:{numbered}\s{{1,2}}(?:of\s{{1,2}})?)?"
    back = rf"(?:the\s{{1,2}})?{words.alternatives('back')}\s{{1,2}}"
    behind = (
        rf"(?:,?\s{{0,2}}(?:{words.alternatives('clause')}\s{{0,2}}(?P<behind>\d{{1,2}})"
        r"|(?P<kazakh>\d{1,2})\s?-\s?тарма\w{1,8}))?"
    )
    return re.compile(
        rf"(?<!\w){clause}{back}{words.alternatives('article')}(?!\w)"
        rf"(?!\s{{0,2}}(?:no\.?|nr|№)?\s{{0,2}}\d{{1,3}}(?!\s?-\s?тарма)){behind}",
        re.IGNORECASE,
    )


@cache
def _ibid_pattern() -> re.Pattern[str]:
    behind = rf"(?:,?\s{{0,2}}{words.alternatives('clause')}\s{{0,2}}(?P<behind>\d{{1,2}}))?"
    return re.compile(
        rf"(?<!\w)(?:{words.alternatives('ibid')}|(?P<plain>{words.alternatives('ibid_alone')}))"
        rf"{behind}(?!\w)",
        re.IGNORECASE,
    )


@cache
def _clause_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w){words.alternatives('clause')}\s{{0,2}}(?P<clause>\d{{1,2}})(?![\w%]|[.,]\d)",
        re.IGNORECASE,
    )
