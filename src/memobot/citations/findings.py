"""What one look at a statement yields, before all looks at it become its verdict."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from memobot.citations.citing import Quote
from memobot.citations.model import Change, Difference, Verdict
from memobot.documents.model import Span

_ORDER = tuple(Verdict)


@dataclass(frozen=True, slots=True)
class Replacement:
    """What sets a statement right: the words at `span` of the draft become `words`."""

    span: Span
    words: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A verdict with its reason, what bears it out, and what would set the statement right."""

    verdict: Verdict
    explanation: str
    quotes: tuple[Quote, ...] = ()
    differences: tuple[Difference, ...] = ()
    changes: tuple[Change, ...] = ()
    replacements: tuple[Replacement, ...] = ()


def worst(findings: Sequence[Finding]) -> Verdict:
    """The verdict that counts: the first of `Verdict` that any finding has."""
    return min((finding.verdict for finding in findings), key=_ORDER.index)


def corrected(draft: str, span: Span, findings: Sequence[Finding]) -> str | None:
    """The statement at `span` with every replacement made; None where there is none to make."""
    wanted = sorted(
        {one for finding in findings for one in finding.replacements}, key=lambda one: one.span
    )
    pieces: list[str] = []
    at = span.start
    for one in wanted:
        if one.span.start < at or one.span.end > span.end:
            continue  # two of the same words: the first counts
        pieces += [draft[at : one.span.start], one.words]
        at = one.span.end
    return "".join([*pieces, draft[at : span.end]]) if pieces else None
