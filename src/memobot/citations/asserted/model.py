"""What a sentence asserts about the terms of an agreement, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from memobot.citations.model import Aspect, Difference
from memobot.documents.model import Span
from memobot.terms.dates import PartialDate
from memobot.terms.durations import Duration


class Flag(StrEnum):
    """What is asserted where no length, day, number or name is."""

    INDEFINITE = "indefinite"  # TERM: without end
    RENEWED = "renewed"  # RENEWAL: there is one
    AUTOMATIC = "automatic"  # RENEWAL: by itself
    BY_AGREEMENT = "by_agreement"  # RENEWAL: if the parties agree
    SUCCESSIVE = "successive"  # RENEWAL: again and again
    ONCE = "once"  # RENEWAL: one further term, no more
    NEEDED = "needed"  # NOTICE: one has to be given
    WRITTEN = "written"  # NOTICE: in writing
    ON_SIGNING = "on_signing"  # EFFECTIVE: with the signature
    ON_EVENT = "on_event"  # EFFECTIVE: when something else has happened
    EQUAL = "equal"  # LANGUAGES: all texts count alike
    PREVAILS = "prevails"  # LANGUAGES: one of them prevails; `about` is its code


EACH = "each"
"""What a number of copies is `about` that is one for each language or party."""


class Bound(StrEnum):
    """How a length or a number is put."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    MORE = "more_than"
    LESS = "less_than"
    ABOUT = "about"


Value = Duration | PartialDate | int | frozenset[str] | tuple[str, ...] | str | Flag
"""A length; a day, month or year; a number; languages as ISO 639-1 codes; the parties that are
listed; the name of a person, of a place or of a law; or a flag."""


@dataclass(frozen=True, slots=True)
class Assertion:
    """One thing that a sentence says about a term; `words` stand at `span` of the sentence.

    `only` excludes all others ("only in Polish"); `about` are the words around the name of a
    signatory, which may say for whom, the code of a language that prevails, or EACH.
    """

    aspect: Aspect
    value: Value
    span: Span
    negated: bool = False
    bound: Bound = Bound.EXACT
    only: bool = False
    about: str = ""
    words: str = ""


class Outcome(StrEnum):
    """What the text says to an assertion."""

    BORNE_OUT = "borne_out"
    OTHERWISE = "otherwise"  # the text states, or leads to, something else
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Judged:
    """An assertion and what the text says to it.

    `difference` is there for OTHERWISE alone; its `said` is of the sentence. `sources` are the
    places of the document that it rests on; `working` tells how a date was worked out, or "".
    """

    assertion: Assertion
    outcome: Outcome
    difference: Difference | None = None
    sources: tuple[Span, ...] = ()
    working: str = ""
