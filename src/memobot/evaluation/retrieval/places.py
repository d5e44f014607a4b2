"""Characters of a text: what is retrieved, and what is gold."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Characters of a file of the corpus: ``text[start:end]`` of `file`, a path within it."""

    file: str
    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start


def merged(places: Iterable[Place]) -> tuple[Place, ...]:
    """The same characters in places that do not overlap, sorted."""
    kept: list[Place] = []
    for place in sorted(places):
        if kept and kept[-1].file == place.file and place.start <= kept[-1].end:
            kept[-1] = Place(place.file, kept[-1].start, max(kept[-1].end, place.end))
        else:
            kept.append(place)
    return tuple(kept)
