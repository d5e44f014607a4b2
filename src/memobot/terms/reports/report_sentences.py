"""A sentence of a report as tokens, and the organisations that it names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from memobot.documents.model import Span
from memobot.terms.reports.report_words import ReportWords

_TOKEN = re.compile(
    r'"[^"]{1,120}"|\([^()]{1,200}\)|'  # in quotation marks, in brackets
    r"[^\W\d_]\.(?= ?[^\W\d_])|"  # initials
    r"[^\W_]{1,80}(?:['&/.–-][^\W_]{1,80}){0,4}'?|\S"  # words, signs
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a quoted stretch, a parenthesis or a sign, where it stands in the sentence."""

    text: str
    span: Span

    @property
    def quoted(self) -> bool:
        """Whether it is a stretch in quotation marks."""
        return len(self.text) > 1 and self.text[0] == '"'

    @property
    def parenthesis(self) -> bool:
        """Whether it is a stretch in round brackets."""
        return len(self.text) > 1 and self.text[0] == "("

    @property
    def capital(self) -> bool:
        """Whether it is a word with a capital."""
        return self.text[0].isupper()

    @property
    def small(self) -> bool:
        """Whether it is a word in small letters."""
        return self.text[0].islower()

    @property
    def acronym(self) -> bool:
        """Whether it is a word of capitals: "ITUC", "MEMUR-SEN"."""
        return self.text.isupper() and self.text[:2].isalpha() and 2 <= len(self.text) <= 12


@dataclass(frozen=True, slots=True)
class Organisation:
    """The name of an organisation: tokens `first` up to `after`, which is not one of them.

    `span` is what to quote of it in the sentence; `short` what stands in brackets behind it;
    `ending` the case ending that Kazakh adds to its last word.
    """

    span: Span
    first: int
    after: int
    short: str | None = None
    ending: str = ""


@dataclass(frozen=True)
class Sentence:
    """The tokens of a sentence. No name runs over a stretch of `barred` (dates, kinds, verbs)."""

    text: str
    words: ReportWords
    barred: tuple[Span, ...] = ()

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens, in order."""
        return tuple(
            Token(match.group(), Span(*match.span())) for match in _TOKEN.finditer(self.text)
        )

    @cached_property
    def open(self) -> tuple[bool, ...]:
        """For each token, whether a name may contain it."""
        closed = {at for span in self.barred for at in range(span.start, span.end)}
        return tuple(token.span.start not in closed for token in self.tokens)

    def token(self, at: int) -> Token | None:
        """The token at a place, or None beyond either end."""
        return self.tokens[at] if 0 <= at < len(self.tokens) else None

    def means(self, cue: str, at: int) -> bool:
        """Whether there is a token at a place and it is one of the cue's words."""
        token = self.token(at)
        return token is not None and self.words.means(cue, token.text)

    def turns_aside(self, at: int) -> bool:
        """Whether the sentence turns to another matter at a token: "which", "and opened"."""
        if self.means("ands", at):
            return any(self.means("verb", following) for following in (at + 1, at + 2))
        return self.means("aside", at)

    def short_form(self, at: int) -> str | None:
        """What the brackets at a place hold, or None where there are none."""
        token = self.token(at)
        return token.text[1:-1] if token and token.parenthesis else None

    def free(self, at: int) -> bool:
        """Whether there is a token at a place that a name may contain."""
        return 0 <= at < len(self.tokens) and self.open[at]
