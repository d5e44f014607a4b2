"""Systems on LegalBench-RAG: same texts, same questions, same k, same clock."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from memobot.evaluation.retrieval.data import Benchmark
from memobot.evaluation.retrieval.neutral import copy_renamed
from memobot.evaluation.retrieval.places import Place
from memobot.evaluation.retrieval.protocol import Job
from memobot.evaluation.retrieval.running import Run, SystemFailed, run
from memobot.evaluation.retrieval.scores import KS, AtK, mean, score
from memobot.evaluation.retrieval.systems import Candidate
from memobot.index.report import Progress, silent

ALL = "all sets"

Scores = Mapping[str, Mapping[int, AtK]]


@dataclass(frozen=True, slots=True)
class Result:
    """What a system is worth and what it took: by group and for all sets; by k."""

    system: Candidate
    scores: Scores
    run: Run


@dataclass(frozen=True, slots=True)
class Comparison:
    """The results in the order of the systems; `failed` are those without one, with the reason."""

    results: tuple[Result, ...]
    failed: Mapping[str, str]


def compare(
    benchmark: Benchmark,
    systems: Sequence[Candidate],
    python: Path,
    index: Path | None = None,
    progress: Progress = silent,
    tell: Callable[[str], None] = lambda _: None,
) -> Comparison:
    """Run one system after the other, and score what they find.

    `python` starts the peers. With `index` memobot keeps its indexes in that folder, and takes
    them over from an earlier run; `tell` hears a line about each system that is through.
    Raises SystemFailed when every system failed.
    """
    results, failed = [], {}
    for system in systems:

        def told(stage: str, done: int, total: int, name: str = system.name) -> None:
            progress(f"{name}: {stage}", done, total)

        try:
            ran = _run(benchmark, system, python, index, told)
        except SystemFailed as error:
            failed[system.name] = str(error)
            tell(f"{system.name} failed. {error}")
            continue
        results.append(Result(system, score_all(benchmark, ran.found), ran))
        tell(_pace(system, ran))
    if not results:
        raise SystemFailed("; ".join(f"{name}: {reason}" for name, reason in failed.items()))
    return Comparison(tuple(results), failed)


def score_all(benchmark: Benchmark, found: Sequence[Sequence[Place]]) -> Scores:
    """Scores by group and k of the places found for each of the benchmark's questions.

    Under `ALL` each set weighs the same, however many questions it has, as in the published code.
    """
    pairs = [
        (places, question.gold) for places, question in zip(found, benchmark.questions, strict=True)
    ]
    scores = {
        name: {k: mean(score(*pairs[one], k) for one in positions) for k in KS}
        for name, positions in benchmark.groups.items()
    }
    scores[ALL] = {k: mean(scores[name][k] for name in benchmark.sets) for k in KS}
    return scores


def _run(
    benchmark: Benchmark, system: Candidate, python: Path, index: Path | None, progress: Progress
) -> Run:
    with TemporaryDirectory(prefix="memobot-eval-") as temporary:
        corpus = benchmark.corpus
        originals: Mapping[str, str] = {}
        if system.neutral:
            corpus = Path(temporary, "corpus")
            originals = copy_renamed(benchmark.corpus, benchmark.texts, corpus)
        folder = _folder_for(system, index) or Path(temporary, "work")
        folder.mkdir(parents=True, exist_ok=True)
        queries = tuple(question.text for question in benchmark.questions)
        job = Job(corpus.resolve(), folder.resolve(), queries, max(KS))
        ran = run(system.command(python), job, progress)
    found = tuple(tuple(_original(place, originals) for place in places) for places in ran.found)
    return replace(ran, found=found)


def _folder_for(system: Candidate, index: Path | None) -> Path | None:
    """Where memobot keeps an index: one for each way that the files are named."""
    if index is None or system.script:
        return None
    return index.with_name(f"{index.name}-neutral") if system.neutral else index


def _original(place: Place, originals: Mapping[str, str]) -> Place:
    return replace(place, file=originals.get(place.file, place.file))


def _pace(system: Candidate, ran: Run) -> str:
    return (
        f"measured {system.name}: {ran.built.passages} passages in "
        f"{ran.building.wall_seconds:.0f} s, {len(ran.found)} questions in "
        f"{ran.answering.wall_seconds:.0f} s"
    )
