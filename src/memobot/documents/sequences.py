"""Which of many numbers count upwards together: the articles among all that looks like one.

A contract's own articles mingle with the items of lists, the entries of its table of contents
and stray numbers. Each candidate has a weight, by how much it looks like a heading; the
sequence of the greatest weight wins, and among equals the one that begins first.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

_SAME_LOOK = 0.3  # for a candidate that looks like the one it follows
_MISSING = 0.6  # against each number left out
_LATE_START = 0.4  # against each number left out before the first, up to this many times five


@dataclass(frozen=True, slots=True)
class Candidate:
    """A number that may open an article.

    `position` orders candidates in the text; `look` compares equal for headings set alike; a
    `fresh` candidate may count from one again (it stands below the heading of a chapter).
    """

    position: int
    number: str
    value: int
    weight: float
    look: Hashable = None
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class _Link:
    score: float
    first: int  # where the sequence begins
    index: int
    before: int | None

    def beats(self, other: _Link | None) -> bool:
        if other is None:
            return True
        ours, theirs = (round(self.score, 6), -self.first), (round(other.score, 6), -other.first)
        return ours >= theirs


def best_sequence(candidates: Sequence[Candidate], missing: int) -> list[Candidate]:
    """The weightiest sequence among `candidates`, which are in the order of the text.

    Up to `missing` numbers may lack between neighbours; with ``missing == 0`` the sequence
    counts 1, 2, 3 without a gap. "5a" may follow "5". Linear in the candidates.
    """
    links: list[_Link] = []
    best_of: dict[int, _Link] = {}  # by the value of the last member
    best: _Link | None = None
    for index, candidate in enumerate(candidates):
        link = _best_link(candidates, index, best_of, best, missing)
        if link is None:
            links.append(_Link(0.0, index, index, None))
            continue
        links.append(link)
        if link.beats(best_of.get(candidate.value)):
            best_of[candidate.value] = link
        if link.beats(best):
            best = link
    return _followed_back(candidates, links, best)


def _best_link(
    candidates: Sequence[Candidate],
    index: int,
    best_of: dict[int, _Link],
    best: _Link | None,
    missing: int,
) -> _Link | None:
    candidate = candidates[index]
    found: _Link | None = None
    if candidate.value <= 1 or missing:
        late = max(0, candidate.value - 1)
        if late <= missing:
            found = _Link(candidate.weight - late * _LATE_START, index, index, None)
    befores = [(best_of.get(candidate.value - gap), gap) for gap in range(1, missing + 2)]
    if candidate.fresh and candidate.value <= 1:
        befores.append((best, 1))
    if not candidate.number.isdigit():  # 5a
        befores.append((best_of.get(candidate.value), 1))
    for before, gap in befores:
        if before is None:
            continue
        alike = candidates[before.index].look == candidate.look
        bonus = (_SAME_LOOK if alike else 0.0) - _MISSING * (gap - 1)
        link = _Link(
            before.score + candidate.weight * (1 + bonus), before.first, index, before.index
        )
        if link.beats(found):
            found = link
    return found


def _followed_back(
    candidates: Sequence[Candidate], links: Sequence[_Link], last: _Link | None
) -> list[Candidate]:
    chosen: list[Candidate] = []
    while last is not None:
        chosen.append(candidates[last.index])
        last = links[last.before] if last.before is not None else None
    return chosen[::-1]
