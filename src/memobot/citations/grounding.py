"""Whether every value in a sentence of memobot's own stands in what it cites, or in the ledger.

This is stricter than a claim of a draft is judged: a number, a date, a length of time or the
number of an article that nothing bears out is a fault, even where nothing contradicts it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from memobot.citations.amounts import find_amounts
from memobot.citations.comparing import is_within, length
from memobot.citations.reading import read
from memobot.documents.model import Span
from memobot.naming.references import find_references
from memobot.terms.dates import PartialDate
from memobot.terms.durations import Duration
from memobot.terms.ledger import Entry
from memobot.terms.periods import notice_step, periods

_TERMS = 40  # terms of an agreement whose ends a sentence may name

Length = tuple[int, int, bool]
Value = PartialDate | Length | Decimal | str
"""A date; months, days and whether they are working days; a number that counts; the number of an
article, or "No. 3" of something else."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A value and where a sentence writes it."""

    value: Value
    span: Span


@lru_cache(maxsize=2048)  # the same provisions are cited again and again
def values_in(text: str, language: str) -> tuple[Stated, ...]:
    """The values that `text` writes."""
    said, references = read(text, language), find_references(text)
    dates = [Stated(one.date, one.span) for one in said.dates if one.date]
    lengths = [Stated(length(one.duration), one.span) for one in said.durations]
    articles = [Stated(one.article, one.span) for one in references]
    found = [*dates, *lengths, *articles]
    amounts = find_amounts(text, language, (), [one.span for one in found])
    numbers = (_numbered(one.value) if one.numbers else one.value for one in amounts)
    return (*found, *(Stated(n, one.span) for n, one in zip(numbers, amounts, strict=True)))


def _numbered(number: Decimal | int) -> str:
    return f"No. {number}"


def ungrounded(stated: Iterable[Stated], grounds: Iterable[Iterable[Value]]) -> list[Stated]:
    """What of it none of the grounds has, which are looked at one by one until all is found."""
    left = list(stated)
    for ground in grounds if left else ():
        known = frozenset(ground)
        left = [one for one in left if not _has(known, one.value)]
        if not left:
            break
    return left


def _has(known: frozenset[Value], value: Value) -> bool:
    if value in known:
        return True
    dates = (one for one in known if isinstance(one, PartialDate))
    return isinstance(value, PartialDate) and any(is_within(one, value) for one in dates)


def values_of(entry: Entry) -> Iterator[Value]:
    """What an agreement states, and what follows from it for its first term and the current one:
    dates, lengths, and the numbers of what it has."""
    stated = entry.stated
    for value in (entry.signed, entry.effective, entry.expires, entry.notice_deadline):
        if value and value.date:
            yield value.date
    for one in (stated.term, stated.renewal, stated.notice):
        if one and one.duration:
            yield length(one.duration)
    for dated in (stated.signed, stated.effective, stated.expires):
        if dated and dated.offset:
            yield length(dated.offset)
    if entry.current_term:
        yield from _of_current(entry)
    yield from map(Decimal, _numbers(entry))


def _of_current(entry: Entry) -> Iterator[Value]:
    term = entry.current_term
    assert term is not None
    yield from (one for one in (term.start, term.end, term.notice_deadline) if one)
    yield _numbered(term.number)
    if term.step and term.step.duration:
        yield length(term.step.duration)


def values_of_terms(entry: Entry) -> Iterator[Value]:
    """The ends of all terms of an agreement and the last days for notice in them, with the lengths
    by which they are worked out."""
    if entry.expires is None or entry.expires.date is None:
        return
    terms = periods(entry.stated, entry.expires.date, entry.expires.step)
    for number in range(1, min(terms.last or _TERMS, _TERMS) + 1):
        for step in (terms.step_to(number), notice_step(entry.stated, terms, number)):
            if step and step.possible:
                yield step.result
                yield from _lengths(step.duration)


def _lengths(duration: Duration | None) -> Iterator[Value]:
    if duration:
        yield length(duration)


def _numbers(entry: Entry) -> Iterator[int]:
    stated = entry.stated
    yield len(stated.parties)
    if stated.languages:
        yield len(stated.languages.codes)
    if stated.copies:
        yield stated.copies.number
    if stated.renewal and stated.renewal.times is not None:
        yield from (stated.renewal.times, stated.renewal.times + 1)
