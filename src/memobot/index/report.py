"""What an ingest tells: how far it is, and what it did."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Protocol

from memobot.index.catalog_rows import Failure


class Progress(Protocol):
    """Told how far an ingest is."""

    def __call__(self, stage: str, done: int, total: int) -> None:
        """`done` of `total` files are through "reading", or passages "embedding", "indexing"."""


def silent(stage: str, done: int, total: int) -> None:
    """A `Progress` that nobody hears of."""


@dataclass(frozen=True, slots=True)
class IngestReport:
    """What an ingest did, counted in documents; the fields are those of the JSON contract.

    ``added + changed + unchanged == documents``, and what was held before is now changed,
    unchanged or removed. A file that has become unreadable counts as removed, and is in
    `failed` with every other file that could not be read.
    """

    documents: int
    added: int
    changed: int
    removed: int
    unchanged: int
    passages: int
    failed: tuple[Failure, ...]
    generation: str
    seconds: float

    def as_json(self) -> dict[str, Any]:
        """The report as `memobot ingest --json` prints it."""
        failed = [{"source": failure.source, "error": failure.error} for failure in self.failed]
        return {**asdict(self), "failed": failed}
