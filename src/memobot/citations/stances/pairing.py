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
_WORDS = 2  # that they must share, so that no single word makes a clause of a long claim alike
_SHORT = 3  # telling words of a claim that has no more to share


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
        alone = clause.condition or self._is_short
        return [
            other
            for other in others
            if _met(clause, other) >= max(1, least * len(clause.words))
            and (alone or len(other.words) <= _WORDS or _met(clause, other) >= _WORDS)
            and _met(other, clause) >= _SHARE_BACK * len(other.words)
        ]

    @property
    def _is_short(self) -> bool:
        return sum(len(clause.words) for clause in self.claim.clauses) <= _SHORT


def _met(clause: Clause, other: Clause) -> int:
    """How many words of `clause` are words of `other` too."""
    keys = frozenset[str]().union(*(word.keys for word in other.words))
    return sum(1 for word in clause.words if not word.keys.isdisjoint(keys))
