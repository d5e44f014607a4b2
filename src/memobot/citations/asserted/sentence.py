"""A sentence with its clauses, and the lengths and days that are named in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import islice

from memobot.citations.asserted.cues import cue
from memobot.documents.model import Span
from memobot.terms.dates import PartialDate
from memobot.terms.durations import FoundDuration, find_durations
from memobot.terms.named.party_names import ORGANISATION
from memobot.terms.sources import PLAIN_QUOTES
from memobot.terms.written.date_finding import find_dates
from memobot.terms.written.numbers import NUMBER, number_words, plain, read_number

_YEAR = re.compile(r"(?<![\w./-])(?:19|20)\d\d(?![\w/-]|[.,]\d)")
_NUMBER = re.compile(rf"(?<![\w.,-]){NUMBER}", re.IGNORECASE)
_WORKING = re.compile(r"\([^()=]{1,200}=[^()]{1,200}\)")  # "(17 October 2028 - 3 months = ...)"
_BRACKETED = re.compile(r"\s?\(\s?\w{1,20}\s?\)")  # "two (2) copies"
_WORD = re.compile(r"\w+")
_LONGEST = 2_500  # characters; what is longer is no sentence that a person wrote
_MOST = 40  # lengths, dates or numbers; what has more is a table
_PLAIN = str.maketrans(PLAIN_QUOTES | {"\N{NO-BREAK SPACE}": " ", "\n": " ", "\t": " "})


class Sentence:
    """One sentence; all spans are of its text. Quotation marks are plain, so that patterns fit,
    and how a date was worked out is blank; nothing moves, and spans hold for the sentence as it
    was written."""

    def __init__(self, text: str, language: str) -> None:
        plain_text = text[:_LONGEST].translate(_PLAIN)
        self.text = _WORKING.sub(lambda match: " " * len(match.group()), plain_text)
        self.language = language

    @cached_property
    def durations(self) -> tuple[FoundDuration, ...]:
        """The lengths of time, in order."""
        return find_durations(self.text)[:_MOST]

    @cached_property
    def dates(self) -> tuple[tuple[PartialDate, Span], ...]:
        """The days, months and years that are named, in order; "in 2028" is one as well."""
        written = find_dates(self.text, self.language)
        found = [(one.date, one.span) for one in written if one.date and not one.ambiguous]
        for match in _YEAR.finditer(self.text):
            span = Span(*match.span())
            if not any(span.overlaps(one.span) for one in written):
                found.append((PartialDate(int(match.group())), span))
        return tuple(sorted(found, key=lambda one: one[1])[:_MOST])

    @cached_property
    def numbers(self) -> tuple[tuple[int, Span], ...]:
        """The cardinal numbers, in order, each with the figures in brackets behind it."""
        found: list[tuple[int, Span]] = []
        for match in islice(_NUMBER.finditer(self.text), _MOST):
            number = read_number(match.group())
            if number is None or _is_ordinal(match.group()):
                continue
            bracketed = _BRACKETED.match(self.text, match.end())
            found.append((number, Span(match.start(), (bracketed or match).end())))
        return tuple(found)

    def clause(self, span: Span) -> Span:
        """The clause around `span`, where another verb begins on each side."""
        return self._around(span, self._ends("joins", "conditions"))

    def member(self, span: Span) -> Span:
        """The part around `span` up to an "and", a "but" or a semicolon: it may hold conditions."""
        return self._around(span, self._ends("joins"))

    def names_agreement(self, within: Span) -> bool:
        """Whether a part of the sentence names the agreement, or says "which" of one before."""
        if self.has("agreement", within):
            return True
        if not cue("relative", self.language).match(self.text, within.start):
            return False
        before = Span(max(0, within.start - _RELATED), within.start)
        kind = max(self.cues("kind", before), default=None)
        return kind is not None and self.names_on(Span(kind.end, within.start))

    def names_on(self, within: Span) -> bool:
        """Whether nothing stands there but names and small words between names."""
        links = cue("noun_links", self.language)
        words = _WORD.findall(within.of(self.text))
        return all(
            word[0].isupper() or links.fullmatch(word) or ORGANISATION.match(word) for word in words
        )

    def has(self, name: str, within: Span | None = None) -> bool:
        """Whether a cue stands in the sentence, or in a part of it."""
        return next(self.cues(name, within), None) is not None

    def cues(self, name: str, within: Span | None = None) -> Iterator[Span]:
        """Where a cue stands, in order."""
        start, end = (0, len(self.text)) if within is None else (within.start, within.end)
        for match in cue(name, self.language).finditer(self.text, start, end):
            yield Span(*match.span())

    def leads(self, name: str, at: int, reach: int = 60) -> bool:
        """Whether a cue ends right before `at`, but for white space."""
        before = self.text[max(0, at - reach) : at]
        return cue(name, self.language, r"[\s(,:\"–—-]{0,4}$").search(before) is not None

    def negation(self, at: Span) -> Span | None:
        """The word that negates what stands at a place: before it in its clause, in Kazakh in
        the verb behind it; none beyond a colon."""
        clause = self.clause(at)
        if self.language == "kk":
            colon = self.text.find(":", at.end, clause.end)
            end = clause.end if colon < 0 else colon
            return next(self.cues("negation", Span(at.start, end)), None)
        colon = self.text.rfind(":", clause.start, at.start)
        before = Span(max(clause.start, colon + 1, at.start - _NEGATES), at.start)
        if self.leads("cancels_negation", at.start, 40):
            return None
        return max(self.cues("negation", before), default=None)

    def _ends(self, *names: str) -> Sequence[Span]:
        return sorted(span for name in names for span in self.cues(name) if not self._inside(span))

    def _inside(self, span: Span) -> bool:
        """Whether a boundary lies inside a length or a date: "one year and six months"."""
        return any(one.span.overlaps(span) for one in self.durations) or any(
            date.overlaps(span) for _, date in self.dates
        )

    def _around(self, span: Span, boundaries: Sequence[Span]) -> Span:
        start = max((one.start for one in boundaries if one.start <= span.start), default=0)
        ends = (one.start for one in boundaries if one.start >= span.end)
        return Span(start, min(ends, default=len(self.text)))


def _is_ordinal(words: str) -> bool:
    """Whether a number counts the place of a thing: "third parties"."""
    word = number_words().get(plain(re.split(r"[\s-]", words)[-1]))
    return word.letter in "oO" if word else not words.isdecimal()


_RELATED = 90  # characters from an agreement to "which"
_NEGATES = 45  # characters from a negation to what it negates


def gap(one: Span, other: Span) -> int:
    """How many characters stand between two spans; 0 where they touch or overlap."""
    return max(one.start - other.end, other.start - one.end, 0)
