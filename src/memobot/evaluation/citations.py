"""How well claims about a corpus are judged: verdicts given beside gold ones."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from memobot.citations.model import Checked, Claim, Verdict
from memobot.evaluation.claims import GoldClaim, Part, read_claims
from memobot.index.report import Progress, silent

__all__ = ["CitationScores", "Figures", "Result", "evaluate", "figures_of", "read_claims"]

Check = Callable[[str], Checked]
FALSE_ALARMS = frozenset({Verdict.CONTRADICTED, Verdict.MISQUOTED})  # when said of a true claim


@dataclass(frozen=True, slots=True)
class Result:
    """A gold claim and what was made of its sentence; `given` is None where it was not listed."""

    gold: GoldClaim
    given: Verdict | None
    explanation: str = ""

    @property
    def right(self) -> bool:
        """Whether the verdict given is one of those expected."""
        return self.gold.accepts(self.given)

    @property
    def false_alarm(self) -> bool:
        """Whether a true claim is called contradicted or misquoted."""
        true = self.gold.verdict is Verdict.SUPPORTED
        return true and self.given in FALSE_ALARMS and not self.right


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts over some claims; `confusion` is by the verdict expected and the one given."""

    claims: int
    right: int
    true: int
    false_alarms: int
    confusion: Mapping[tuple[Verdict | None, Verdict | None], int]

    @property
    def share_right(self) -> float:
        """Right verdicts among all, 0 to 1; 0 of no claims."""
        return self.right / self.claims if self.claims else 0.0

    @property
    def share_alarmed(self) -> float:
        """True claims called contradicted or misquoted among all true ones, 0 to 1."""
        return self.false_alarms / self.true if self.true else 0.0


@dataclass(frozen=True, slots=True)
class CitationScores:
    """The results in the order of the claims, and the time of checking them."""

    results: tuple[Result, ...]
    seconds: float

    @property
    def misses(self) -> tuple[Result, ...]:
        """The results whose verdict is not right."""
        return tuple(one for one in self.results if not one.right)

    def figures(self, half: Part = Part.ALL) -> Figures:
        """The figures of all claims, or of a half of them."""
        return figures_of([one for one in self.results if half.holds(one.gold)])

    def by(self, key: Callable[[GoldClaim], str]) -> dict[str, Figures]:
        """The figures of the claims that share a key, such as their language; by name."""
        groups: dict[str, list[Result]] = {}
        for one in self.results:
            groups.setdefault(key(one.gold), []).append(one)
        return {name: figures_of(groups[name]) for name in sorted(groups)}


def evaluate(
    check: Check, claims: Sequence[GoldClaim], progress: Progress = silent
) -> CitationScores:
    """Check the draft of each claim, and note the verdict that its sentence got."""
    started = time.perf_counter()
    results = []
    for done, gold in enumerate(claims, start=1):
        results.append(_result(check(gold.text), gold))
        progress("claims", done, len(claims))
    return CitationScores(tuple(results), time.perf_counter() - started)


def figures_of(results: Sequence[Result]) -> Figures:
    """The figures of some results."""
    return Figures(
        claims=len(results),
        right=sum(one.right for one in results),
        true=sum(one.gold.verdict is Verdict.SUPPORTED for one in results),
        false_alarms=sum(one.false_alarm for one in results),
        confusion=Counter((one.gold.verdict, one.given) for one in results),
    )


def _result(checked: Checked, gold: GoldClaim) -> Result:
    """The verdict of the claim that shares most characters with the gold one; of several that
    share as many, the first."""
    shared = [(_shared(claim, gold), claim) for claim in checked.claims]
    most, claim = max(shared, key=lambda pair: pair[0], default=(0, None))
    if claim is None or not most:
        return Result(gold, None)
    return Result(gold, claim.verdict, claim.explanation)


def _shared(claim: Claim, gold: GoldClaim) -> int:
    """How many characters of the draft the two cover both."""
    wanted = gold.span
    return max(0, min(claim.span.end, wanted.end) - max(claim.span.start, wanted.start))
