"""The words of a sentence, with what tells names from other words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from memobot.citations.mentioned import words
from memobot.documents.model import Span
from memobot.naming.terms import Term, read_terms

_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
# A name in quotation marks: a few words, the first with a capital.
_QUOTED = re.compile(r"[«“„\"](?=[^\W_a-zа-яё])(?:[\w.’'-]{1,30}[ ,&–-]{0,3}){1,6}[»”\"]")
_YEAR = re.compile(r"(?:19|20)\d\d\Z")


@dataclass(frozen=True, slots=True)
class Token:
    """A word as `written`; `term` is None for a stop word."""

    span: Span
    written: str
    term: Term | None
    quoted: bool

    @property
    def is_year(self) -> bool:
        """Whether it is a year in figures."""
        return _YEAR.match(self.written) is not None

    @property
    def names(self) -> bool:
        """Whether it can tell an agreement apart: a name, a country, a year, a quoted word."""
        if self.is_year:
            return True
        if self.term is None or words.is_word("neutral").match(self.written):
            return False
        return self.term.is_name or (self.quoted and not self.term.word.isdigit())


def tokens_of(sentence: str, terms: Sequence[Term]) -> tuple[Token, ...]:
    """All words of a sentence, of which `terms` are the telling ones.

    The first word counts as a name when it has a capital: where it stands before a kind it is
    as good as one.
    """
    by_start = {term.span.start: term for term in terms}
    quoted = [Span(*match.span()) for match in _QUOTED.finditer(sentence)]
    tokens: list[Token] = []
    for match in _TOKEN.finditer(sentence):
        span = Span(*match.span())
        term = by_start.get(span.start)
        term = _of_the_whole(term) if term else None
        if term and not tokens and term.written[0].isupper():
            term = replace(term, proper=True)
        inside = any(quote.contains(span) for quote in quoted)
        tokens.append(Token(span, match.group(), term, inside))
    return tuple(tokens)


def _of_the_whole(term: Term) -> Term:
    """A word such as "All-Polish" as the country it is of: "Ogólnopolski", "Всепольский"."""
    match = None if term.concepts else words.prefix("whole").match(term.written)
    if match is None:
        return term
    within = read_terms(term.written[match.end() :], "en")
    return replace(term, concepts=within[0].concepts) if within and within[0].countries else term
