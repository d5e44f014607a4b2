"""Running a system on a job, and measuring what it costs."""

from __future__ import annotations

import json
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from tempfile import TemporaryFile
from typing import IO, Any

from memobot.errors import MemobotError
from memobot.evaluation.retrieval.memory import watched
from memobot.evaluation.retrieval.places import Place
from memobot.evaluation.retrieval.protocol import Built, Job
from memobot.index.report import Progress, silent


class SystemFailed(MemobotError):
    """A system ended before it had answered every question."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds on the clock, and of all cores (user and system, child processes included)."""

    wall_seconds: float
    cpu_seconds: float


@dataclass(frozen=True, slots=True)
class Run:
    """What a system found for each question, in their order, and what it took.

    Building is from the start of the process, its imports included. `peak_bytes` is of memory,
    over all its processes; None where that cannot be measured.
    """

    found: tuple[tuple[Place, ...], ...] = field(repr=False)
    built: Built
    packages: Mapping[str, str]
    building: Cost
    answering: Cost
    peak_bytes: int | None


def run(command: Sequence[str], job: Job, progress: Progress = silent) -> Run:
    """Give a job to a system that `command` starts. Raises SystemFailed."""
    with TemporaryFile() as complaints:
        started = time.perf_counter()
        process = _started(command, complaints)
        heard = _Heard(len(job.queries), progress, started)
        with process, watched(process.pid) as memory:
            try:
                for told in _talk(process, job):
                    heard.take(told)
                    if "passages" in told:
                        memory.look()  # at least once, also at the quickest
            except BaseException:
                process.kill()
                raise
        if not heard.complete:
            raise SystemFailed(f"It ended before it was done: {_last_line(complaints)}")
        return heard.as_run(memory.peak)


def _started(command: Sequence[str], complaints: IO[bytes]) -> subprocess.Popen[str]:
    pipe = subprocess.PIPE
    try:
        return subprocess.Popen(
            command, stdin=pipe, stdout=pipe, stderr=complaints, encoding="utf-8"
        )
    except OSError as error:
        raise SystemFailed(f"{command[0]} cannot be started ({error.strerror})") from None


def _talk(process: subprocess.Popen[str], job: Job) -> Iterator[dict[str, Any]]:
    assert process.stdin is not None
    assert process.stdout is not None
    with suppress(BrokenPipeError):  # it ended at once: then it says nothing
        process.stdin.write(job.as_json())
        process.stdin.close()
    yield from map(json.loads, process.stdout)


class _Heard:
    """What a system has said so far (see `protocol.serve`), and when."""

    def __init__(self, questions: int, progress: Progress, started: float) -> None:
        self._questions, self._progress, self._started = questions, progress, started
        self._found: list[tuple[Place, ...]] = []
        self._built: dict[str, Any] = {}
        self._times: list[Cost] = []  # from the start until it was built, and until it was done

    @property
    def complete(self) -> bool:
        """Whether it is through with the whole job."""
        return len(self._times) == 2 and len(self._found) == self._questions

    def take(self, told: dict[str, Any]) -> None:
        if "stage" in told:
            self._progress(told["stage"], told["done"], told["total"])
        elif "found" in told:
            self._found.append(tuple(Place(*place) for place in told["found"]))
            self._progress("answering", len(self._found), self._questions)
        else:
            self._times.append(Cost(time.perf_counter() - self._started, told["cpu_seconds"]))
            self._built = self._built or told

    def as_run(self, peak_bytes: int | None) -> Run:
        building, whole = self._times
        return Run(
            found=tuple(self._found),
            built=Built(self._built["passages"], self._built["details"]),
            packages=self._built["packages"],
            building=building,
            answering=Cost(
                whole.wall_seconds - building.wall_seconds,
                whole.cpu_seconds - building.cpu_seconds,
            ),
            peak_bytes=peak_bytes,
        )


def _last_line(complaints: IO[bytes]) -> str:
    complaints.seek(0)
    lines = complaints.read().decode("utf-8", "replace").split("\n")
    return next((line.strip() for line in reversed(lines) if line.strip()), "it did not say why")
