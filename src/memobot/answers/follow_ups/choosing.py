"""Which agreement a message means by something else than its name: "the second", "the other
one", "both"."""

from __future__ import annotations

from collections.abc import Sequence

from memobot.answers.conversation import Turn
from memobot.answers.follow_ups.cues import cues_in, is_only, numbers_in
from memobot.documents.model import Span


def numbered(core: str, turn: Turn) -> str | None:
    """The agreement whose number in the list that was offered is all that `core` gives."""
    numbers = [
        (number, span)
        for number, span in numbers_in(core)
        if number is None or number < len(turn.offered)
    ]
    if not turn.offered or not numbers:
        return None
    number, span = max(numbers, key=lambda one: len(one[1]))
    rest = f"{core[: span.start]} {core[span.end :]}"
    if rest.strip() and not is_only(rest, "option", "joining", "pointing", "closing"):
        return None
    return turn.offered[-1 if number is None else number]


def other(turn: Turn, agreements: Sequence[str]) -> tuple[str, ...]:
    """The agreement that is not in focus: of two that were offered, the one spoken of before, or
    the only other one that is held; several where nobody can tell."""
    if not turn.focus:
        return ()
    offered = tuple(one for one in turn.offered if one not in turn.focus)
    if len(offered) == 1:
        return offered
    before = [one for one in turn.before if one in agreements]
    return tuple(before[:1]) or offered or _without(agreements, turn.focus)


def both(turn: Turn, agreements: Sequence[str]) -> tuple[str, ...]:
    """Two agreements: those offered, in focus, spoken of last, or the only two that are held."""
    spoken_of = [one for one in (*turn.before[:1][::-1], *turn.focus[:1]) if one in agreements]
    for pair in (turn.offered, turn.focus, spoken_of, agreements):
        if len(pair) == 2:
            return tuple(pair)
    return ()


def every(turn: Turn, agreements: Sequence[str]) -> tuple[str, ...]:
    """All agreements that were offered, or else are held."""
    return turn.offered or tuple(agreements)


def pronoun(core: str, kind: str) -> Span | None:
    """The words that stand for an agreement: "the other one"."""
    return max((cue.span for cue in cues_in(core, kind)), key=len, default=None)


def _without(agreements: Sequence[str], some: Sequence[str]) -> tuple[str, ...]:
    return tuple(one for one in agreements if one not in some)
