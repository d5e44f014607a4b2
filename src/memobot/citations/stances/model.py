"""The stance of a sentence: what each of its clauses affirms, denies, demands, permits.

All values are frozen; spans are of the sentence.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from memobot.citations.model import Aspect
from memobot.documents.model import Span


class MarkKind(StrEnum):
    """What words of stance say; the tables ``marks-*.toml`` have the words."""

    HARMLESS = "harmless"  # has a "not" and denies nothing
    PERMIT = "permit"
    EXEMPT = "exempt"  # "need not"
    PROHIBIT = "prohibit"
    BARRED = "barred"  # prohibits what stands before it
    OBLIGE = "oblige"
    SHALL = "shall"  # obliges a party; of the agreement itself it only says what holds
    INTEND = "intend"
    AUTOMATIC = "automatic"
    DECISION = "decision"  # somebody has to decide first
    ALONE = "alone"
    JOINT = "joint"
    EITHER = "either"
    BOTH = "both"
    UNLESS = "unless"  # begins a condition and denies it
    IF = "if"
    ONLY = "only"
    EXCEPT = "except"  # leaves out what comes after it
    EXCEPTIVE = "exceptive"  # "not ... until": when, rather than never
    WITHOUT = "without"
    CONCORD = "concord"  # the second negation word of one negation
    NONE = "none"  # denies from the subject on: "no party", "nothing"
    NEGATE = "negate"
    DENIED = "denied"  # a word that denies itself: "unaffected"
    BUT = "but"


class Modality(StrEnum):
    """How a clause speaks of what it is about, where it does more than state it."""

    OBLIGATION = "obligation"
    RULE = "rule"  # "shall" of the agreement itself: "shall enter into force"
    PERMISSION = "permission"
    PROHIBITION = "prohibition"
    EXEMPTION = "exemption"
    INTENTION = "intention"


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of stance in a sentence."""

    kind: MarkKind
    span: Span


@dataclass(frozen=True, slots=True)
class Word:
    """A telling word. Words that share a key mean the same, in whatever language.

    `polarity` is 1 where the clause affirms it, -1 where it denies it, 0 where that is not
    clear; `actions` are what can be done with an agreement ("renew"), if the word is one.
    """

    written: str
    span: Span
    keys: frozenset[str]
    actions: frozenset[str] = frozenset()
    polarity: int = 1

    def means(self, other: Word) -> bool:
        """Whether the two words have a key in common."""
        return not self.keys.isdisjoint(other.keys)


@dataclass(frozen=True, slots=True)
class Scope:
    """A mark with the words it is about, the nearest first; `polarity` is that of the mark."""

    mark: Mark
    heads: tuple[Word, ...]
    polarity: int = 1


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a sentence about one predicate, as far as rules can tell.

    `condition` says that it tells when the others hold ("unless ...", "if ...").
    """

    span: Span
    condition: bool
    words: tuple[Word, ...]
    negations: tuple[Scope, ...] = ()
    modals: tuple[tuple[Modality, Scope], ...] = ()
    scopes: tuple[Scope, ...] = ()  # automatic or not, and who
    restricted: bool = False  # says "only"

    @property
    def negated(self) -> bool:
        """Whether the clause denies what it is about."""
        return any(word.polarity < 0 for word in self.words)


@dataclass(frozen=True, slots=True)
class Stance:
    """The clauses of a sentence in order; ``sentence[span.start:span.end]`` is a clause's text."""

    sentence: str = field(repr=False)
    language: str
    clauses: tuple[Clause, ...]

    def of_kind(self, condition: bool) -> tuple[Clause, ...]:
        """The conditions, or the clauses that are none."""
        return tuple(clause for clause in self.clauses if clause.condition == condition)


@dataclass(frozen=True, slots=True)
class StanceConflict:
    """What a claim says and a text says otherwise, each in its own words at its own place."""

    aspect: Aspect
    claim: str
    source: str
    claim_span: Span
    source_span: Span
