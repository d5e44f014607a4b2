"""Systems as processes: small ones of our own, which do what the protocol asks."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from memobot.evaluation.retrieval.memory import resident
from memobot.evaluation.retrieval.places import Place
from memobot.evaluation.retrieval.protocol import Job
from memobot.evaluation.retrieval.running import SystemFailed, run

SYSTEM = """\
import os, subprocess, sys, time
from memobot.evaluation.retrieval.places import Place
from memobot.evaluation.retrieval.protocol import Built, serve

BUSY = "import time\\nwhile time.process_time() < 0.4: pass"

class System:
    packages = ("pytest",)

    def build(self, corpus, folder, progress):
        print("a library that talks", flush=True)
        progress("reading", 1, 2)
        {build}
        return Built(7, {{"corpus": str(corpus)}})

    def search(self, query, k):
        {search}
        return [Place(query, at, at + 10) for at in range(k)]

serve(System())
"""
Start = Callable[..., list[str]]


@pytest.fixture
def system(tmp_path: Path) -> Start:
    """A function: what a system does besides -> its command."""

    def write(build: str = "pass", search: str = "pass") -> list[str]:
        script = tmp_path / "system.py"
        script.write_text(SYSTEM.format(build=build, search=search), "utf-8")
        return [sys.executable, str(script)]

    return write


@pytest.fixture
def job(tmp_path: Path) -> Job:
    return Job(tmp_path, tmp_path, ("first", "второй"), k=2)


def test_places_come_in_the_order_of_the_questions(system: Start, job: Job) -> None:
    told: list[tuple[str, int, int]] = []
    ran = run(system(), job, lambda *step: told.append(step))
    assert ran.found == tuple(
        (Place(query, 0, 10), Place(query, 1, 11)) for query in ("first", "второй")
    )
    assert (ran.built.passages, ran.built.details) == (7, {"corpus": str(job.corpus)})
    assert ran.packages == {"pytest": pytest.__version__}
    assert told == [("reading", 1, 2), ("answering", 1, 2), ("answering", 2, 2)]


def test_the_work_of_child_processes_counts_where_it_was_done(system: Start, job: Job) -> None:
    work = "subprocess.run([sys.executable, '-c', BUSY])"
    building = run(system(build=work), job)
    assert building.building.cpu_seconds > 0.4 > building.answering.cpu_seconds
    answering = run(system(search=work), job)
    assert answering.answering.cpu_seconds > 0.7 > answering.building.cpu_seconds


def test_the_clock_runs_also_while_nothing_is_computed(system: Start, job: Job) -> None:
    cost = run(system(search="time.sleep(0.3)"), job).answering
    assert cost.wall_seconds >= 0.6
    assert cost.cpu_seconds < 0.3


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="told by Linux alone")
def test_memory_of_a_quick_system_is_that_of_all_its_processes(system: Start, job: Job) -> None:
    lean = run(system(), job).peak_bytes
    holder = "import time; held = b'x' * 200_000_000; print(flush=True); time.sleep(60)"
    build = (
        f'self.child = subprocess.Popen([sys.executable, "-c", "{holder}"], '
        "stdout=subprocess.PIPE); self.child.stdout.readline()"
    )
    # Memory is looked at before an answer is taken: the child lives until the first one was.
    taken = job.folder / "taken"

    def on_step(stage: str, *_counts: int) -> None:
        if stage == "answering":
            taken.touch()

    search = (
        f"if query != 'first':\n            while not os.path.exists({str(taken)!r}): "
        "time.sleep(0.01)\n            self.child.kill(); self.child.wait()"
    )
    large = run(system(build=build, search=search), job, on_step).peak_bytes
    assert lean is not None
    assert large is not None
    assert 190e6 < large - lean < 300e6
    assert resident(2**30) is None  # no such process


@pytest.mark.parametrize(
    ("part", "does", "told"),
    [
        ("build", "sys.exit('The weights are damaged.')", "The weights are damaged."),
        ("search", "raise ValueError('no such word')", "no such word"),
        ("search", "os._exit(0)", "a library that talks"),
    ],
)
def test_a_system_that_ends_too_early_fails_with_its_last_words(
    system: Start, job: Job, part: str, does: str, told: str
) -> None:
    with pytest.raises(SystemFailed, match=told) as raised:
        run(system(**{part: does}), job)
    assert "\n" not in str(raised.value)


def test_a_system_that_is_not_there_fails(tmp_path: Path, job: Job) -> None:
    with pytest.raises(SystemFailed, match="cannot be started"):
        run([str(tmp_path / "nowhere")], job)
