"""Which agreements a sentence says were signed, and which stretch of it is about each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from memobot.documents.model import Span
from memobot.terms.reports.report_words import NamedKind, ReportWords, Signing

_APART = 250  # characters between an agreement and the word of its signing
_AND_ANOTHER = 30  # characters from "and" to a second agreement: "and a trilateral protocol"


@dataclass(frozen=True, slots=True)
class SignedKind:
    """An agreement, the word of its signing, and the stretch of the sentence that is about it.

    `signing` is None for one that is only called by its name: "the General Agreement".
    """

    kind: NamedKind
    signing: Signing | None
    within: Span


def find_signed(
    text: str, kinds: Sequence[NamedKind], signings: Sequence[Signing], words: ReportWords
) -> tuple[SignedKind, ...]:
    """The agreements that were signed; those only planned, or ended, are left out."""
    owned = _by_kind(kinds, signings)
    found: list[SignedKind] = []
    starts: list[int] = []
    verbs: list[Signing | None] = []
    for at, kind in enumerate(kinds):
        verb = min(owned[at], key=lambda one: _distance(one.span, kind.span), default=None)
        before = kinds[at - 1].span.end if at else 0
        start = kind.span.start
        if verb and before <= verb.span.start < start:
            start = verb.span.start
        if at and verb is None and follows_and(text[before:start], start - before, words):
            verb = verbs[-1]  # "signed a memorandum with X and a protocol with Y"
        starts.append(start if at else 0)
        verbs.append(verb)
    ends = [*starts[1:], len(text)]
    for kind, verb, start, end in zip(kinds, verbs, starts, ends, strict=True):
        stated = verb.real if verb else not signings and _is_called(kind, text, words)
        if stated and not kind.draft and not kind.ended:
            found.append(SignedKind(kind, verb, Span(start, end)))
    return tuple(found)


def follows_and(text: str, at: int, words: ReportWords) -> bool:
    """Whether "and", "and a" or "and also a" stands before a place."""
    before = text[max(0, at - _AND_ANOTHER) : at].split()
    return any(words.means("ands", word) for word in before[-3:])


def _by_kind(kinds: Sequence[NamedKind], signings: Sequence[Signing]) -> list[list[Signing]]:
    """The words of signing by the agreement that stands nearest to each."""
    owned: list[list[Signing]] = [[] for _ in kinds]
    for signing in signings:
        nearest = min(
            range(len(kinds)), key=lambda at: _distance(signing.span, kinds[at].span), default=None
        )
        if nearest is not None and _distance(signing.span, kinds[nearest].span) <= _APART:
            owned[nearest].append(signing)
    return owned


def _is_called(kind: NamedKind, text: str, words: ReportWords) -> bool:
    """Whether an agreement is called by its name, as one that is there."""
    planned = words.leads_to("unreal_before", text, kind.span.start)
    return kind.span.of(text)[0].isupper() and not planned


def _distance(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)
