"""A claim beside a sentence of a text: which clauses of the two are about the same thing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from memobot.citations.model import Aspect
from memobot.citations.stances.model import Clause, Stance, StanceConflict
from memobot.documents.model import Span

_SHARE = 0.7  # of the words of the claim's clause that the text's must have
_SHARE_ACROSS = 0.5  # the same between languages, where fewer words are found to mean the same

_SHARE_BACK = 0.2  # of the words of the text's clause that the claim's must have


@dataclass(frozen=True, slots=True)
class Pair:
    """The two sentences, to word a conflict with."""

    claim: Stance
    source: Stance

    def as_conflict(self, aspect: Aspect, claim: Span, source: Span) -> StanceConflict:
        """The conflict between the words at two spans."""
        return StanceConflict(
            aspect,
            claim.of(self.claim.sentence),
            source.of(self.source.sentence),
            claim,
            source,
        )

    @property
    def same_language(self) -> bool:
        """Whether words of the one are looked for in their own language."""
        return self.claim.language == self.source.language

    def alike(self, clause: Clause, others: Sequence[Clause]) -> list[Clause]:
        """Those of `others` that are about what `clause` is about."""
        least = _SHARE if self.same_language else _SHARE_ACROSS
        return [
            other
            for other in others
            if share(clause, other) >= least and share(other, clause) >= _SHARE_BACK
        ]


def share(clause: Clause, other: Clause) -> float:
    """The share of the words of `clause` that `other` has."""
    if not clause.words or not other.words:
        return 0.0
    keys = frozenset().union(*(word.keys for word in other.words))
    return sum(1 for word in clause.words if not word.keys.isdisjoint(keys)) / len(clause.words)
