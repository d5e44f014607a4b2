"""Where the stances of a claim and of a text conflict: rules that fire on a stated conflict only.

Two clauses are compared where they are about the same thing, by their telling words; and nothing
is told where any clause of the text bears the claim out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from memobot.citations.model import Aspect
from memobot.citations.stances.denials import denied, turned
from memobot.citations.stances.model import (
    Clause,
    MarkKind,
    Modality,
    Scope,
    Stance,
    StanceConflict,
)
from memobot.citations.stances.pairing import Pair

_EXCLUSIVE = frozenset(
    {
        frozenset({Modality.OBLIGATION, Modality.PERMISSION}),
        frozenset({Modality.PROHIBITION, Modality.PERMISSION}),
        frozenset({Modality.PROHIBITION, Modality.OBLIGATION}),
        frozenset({Modality.EXEMPTION, Modality.OBLIGATION}),
    }
)
"""Modalities that exclude each other. A plain statement conflicts with none."""

_ACTORS = frozenset({MarkKind.ALONE, MarkKind.JOINT, MarkKind.EITHER, MarkKind.BOTH})


def compare(claim: Stance, source: Stance) -> tuple[StanceConflict, ...]:
    """The conflicts, at most one of each aspect, in the order of the claim's clauses."""
    found: dict[Aspect, StanceConflict] = {}
    for clause in claim.clauses:
        for conflict in _of_clause(clause, claim, source):
            found.setdefault(conflict.aspect, conflict)
    if Aspect.AUTOMATIC in found or Aspect.MODALITY in found or Aspect.WHO in found:
        found.pop(Aspect.NEGATION, None)  # the same "not", told once
    return tuple(found.values())


def _of_clause(clause: Clause, claim: Stance, source: Stance) -> Iterator[StanceConflict]:
    pair = Pair(claim, source)
    against = source.of_kind(clause.condition)
    alike = pair.alike(clause, against)
    yield from _automatic(clause, against, pair)
    yield from _who(clause, source.clauses, pair)
    yield from _modality(clause, alike, pair)
    if not turned(clause, pair):
        for said, held in denied(clause, alike, pair):
            yield pair.as_conflict(Aspect.NEGATION, said, held)


def _scope_pairs(
    clause: Clause, against: Sequence[Clause]
) -> Iterator[tuple[Scope, list[tuple[Clause, Scope]]]]:
    """Each mark of the claim's clause with those of the text about the same action."""
    for scope in clause.scopes:
        same = [
            (other_clause, other)
            for other_clause in against
            for other in other_clause.scopes
            if _same_action(scope, other)
        ]
        yield scope, same


def _same_action(scope: Scope, other: Scope) -> bool:
    return any(
        not word.actions.isdisjoint(held.actions) for word in scope.heads for held in other.heads
    )


def _automatic(clause: Clause, against: Sequence[Clause], pair: Pair) -> Iterator[StanceConflict]:
    for scope, same in _scope_pairs(clause, against):
        own = _is_automatic(scope)
        held = [(_is_automatic(other), other) for _, other in same]
        said = {_is_automatic(one) for one in clause.scopes if _same_action(scope, one)}
        if own is None or any(value == own for value, _ in held):
            continue
        for value, other in held:
            if value is not None and value not in said:
                yield pair.as_conflict(Aspect.AUTOMATIC, scope.mark.span, other.mark.span)


def _is_automatic(scope: Scope) -> bool | None:
    """Whether something happens by itself (True), by decision (False), or that is not said."""
    match scope.mark.kind:
        case MarkKind.AUTOMATIC:
            return scope.polarity > 0
        case MarkKind.DECISION | MarkKind.JOINT if scope.polarity > 0:
            return False
        case _:
            return None


def _who(clause: Clause, against: Sequence[Clause], pair: Pair) -> Iterator[StanceConflict]:
    for scope, same in _scope_pairs(clause, against):
        own = _who_acts(scope)
        held = [(_who_acts(other), other) for _, other in same]
        if own is None or any(value == own for value, _ in held):
            continue
        for (other_clause, other), (value, _) in zip(same, held, strict=True):
            only = clause.restricted or other_clause.restricted
            conditions = clause.condition and other_clause.condition
            if value and _excludes(own, value, scope, only, conditions):
                yield pair.as_conflict(Aspect.WHO, scope.mark.span, other.mark.span)


def _who_acts(scope: Scope) -> MarkKind | None:
    kind = scope.mark.kind
    if kind is MarkKind.ALONE and scope.polarity < 0:
        return MarkKind.JOINT  # "not without the consent of the other"
    if scope.polarity < 0:
        return None
    return kind if kind in _ACTORS else None


def _excludes(own: MarkKind, held: MarkKind, scope: Scope, only: bool, conditions: bool) -> bool:
    """Whether what one says of who acts excludes what the other says.

    "Either party" and "both parties" may say the same, and a contract that either may end both
    may end by agreement. They exclude each other under an "only", and in a condition: "unless
    both parties give notice". One party alone amends nothing that takes an agreement.
    """
    both = {own, held}
    if both == {MarkKind.ALONE, MarkKind.JOINT}:
        return True
    if both == {MarkKind.EITHER, MarkKind.JOINT}:
        return only or any("amend" in word.actions for word in scope.heads)
    return (only or conditions) and both == {MarkKind.EITHER, MarkKind.BOTH}


def _modality(clause: Clause, alike: Sequence[Clause], pair: Pair) -> Iterator[StanceConflict]:
    for modality, scope in clause.modals:
        held = [
            (other_modality, other)
            for other_clause in alike
            for other_modality, other in other_clause.modals
            if _same_predicate(scope, other)
        ]
        if any(other_modality is modality for other_modality, _ in held):
            continue
        for other_modality, other in held:
            if _exclusive((modality, scope), (other_modality, other)):
                yield pair.as_conflict(Aspect.MODALITY, scope.mark.span, other.mark.span)


def _exclusive(said: tuple[Modality, Scope], held: tuple[Modality, Scope]) -> bool:
    kinds = frozenset({said[0], held[0]})
    if kinds == {Modality.OBLIGATION, Modality.INTENTION}:
        # A promise and an intention may tell the same; a duty is more than either.
        return any(scope.mark.kind is MarkKind.OBLIGE for _, scope in (said, held))
    return kinds in _EXCLUSIVE


def _same_predicate(scope: Scope, other: Scope) -> bool:
    """Whether two words of modality are about the same predicate."""
    return any(word.means(other.heads[0]) for word in scope.heads) and any(
        scope.heads[0].means(word) for word in other.heads
    )
