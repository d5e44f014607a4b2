"""What a system that is measured does: the same for memobot and for every other.

A system is a process. Its standard input brings one job as a JSON object; its standard output
gives back JSON objects, one a line: how far it is, that its index is built, the places found for
each question in order, and that it is done. So all are measured alike, in one process tree each.
"""

from __future__ import annotations

import json
import os
import resource
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any, Protocol

from memobot.evaluation.retrieval.places import Place
from memobot.index.report import Progress


@dataclass(frozen=True, slots=True)
class Job:
    """Index the files of `corpus`, keeping what must be kept in `folder`, then find `k` passages
    for each query."""

    corpus: Path
    folder: Path
    queries: tuple[str, ...]
    k: int

    def as_json(self) -> str:
        """One line."""
        return json.dumps(
            {
                "corpus": str(self.corpus),
                "folder": str(self.folder),
                "queries": self.queries,
                "k": self.k,
            }
        )

    @classmethod
    def from_json(cls, text: str) -> Job:
        """The job that `as_json` wrote."""
        told = json.loads(text)
        return cls(Path(told["corpus"]), Path(told["folder"]), tuple(told["queries"]), told["k"])


@dataclass(frozen=True, slots=True)
class Built:
    """An index: how many passages it holds, and what else a reader of the results should know."""

    passages: int
    details: Mapping[str, Any] = field(default_factory=dict)


class System(Protocol):
    """Something that finds passages. Heavy libraries are imported when it builds: that counts."""

    packages: tuple[str, ...]  # whose versions matter

    def build(self, corpus: Path, folder: Path, progress: Progress) -> Built:
        """Index every text of the corpus."""

    def search(self, query: str, k: int) -> Iterable[Place]:
        """At most k passages, the best first."""


def serve(system: System) -> None:
    """Do the job on standard input."""
    say = _channel()
    job = Job.from_json(sys.stdin.read())

    def progress(stage: str, done: int, total: int) -> None:
        say({"stage": stage, "done": done, "total": total})

    built = system.build(job.corpus, job.folder, progress)
    say(
        {
            "passages": built.passages,
            "details": dict(built.details),
            "packages": {name: version(name) for name in system.packages},
            "cpu_seconds": _cpu_seconds(),
        }
    )
    for query in job.queries:
        places = system.search(query, job.k)
        say({"found": [(place.file, place.start, place.end) for place in places]})
    say({"cpu_seconds": _cpu_seconds()})


def _channel() -> Callable[[Mapping[str, Any]], None]:
    """A function that writes an object; whatever a library prints goes to standard error."""
    lines = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)

    def say(told: Mapping[str, Any]) -> None:
        lines.write(json.dumps(told) + "\n")
        lines.flush()

    return say


def _cpu_seconds() -> float:
    """Of this process since it began, and of its children that have ended: user and system."""
    used = [resource.getrusage(whose) for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)
