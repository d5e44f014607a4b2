"""A comparison as tables, for a terminal and in Markdown, and as an object for JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from memobot.evaluation.machine import Machine, described
from memobot.evaluation.retrieval.comparing import ALL, Comparison, Result
from memobot.evaluation.retrieval.data import Benchmark
from memobot.evaluation.retrieval.scores import KS, AtK

DECIMALS = 4
Row = Sequence[str]


def _percent(share: float) -> str:
    return f"{100 * share:.1f}"


FIGURES: Mapping[str, Callable[[AtK], str]] = {
    "Precision, %": lambda one: _percent(one.precision),
    "Recall, %": lambda one: _percent(one.recall),
    "Characters retrieved": lambda one: f"{one.characters:,.0f}",
    "Passages of a wrong document, %": lambda one: _percent(one.wrong_passages),
    "Questions without a passage of the right document, %": (
        lambda one: _percent(one.wrong_documents)
    ),
}
SUMMARY: Mapping[str, Callable[[Mapping[int, AtK]], str]] = {
    "P@1": lambda by_k: _percent(by_k[1].precision),
    "R@4": lambda by_k: _percent(by_k[4].recall),
    "R@16": lambda by_k: _percent(by_k[16].recall),
    "R@64": lambda by_k: _percent(by_k[64].recall),
    "wrong@1": lambda by_k: _percent(by_k[1].wrong_passages),
    "wrong@4": lambda by_k: _percent(by_k[4].wrong_passages),
    "chars@4": lambda by_k: f"{by_k[4].characters:,.0f}",
    "chars@64": lambda by_k: f"{by_k[64].characters:,.0f}",
}

NOTES = f"""\
Precision and recall are over characters, each the mean over the questions, as arXiv 2408.10343
defines them. A character that two passages share counts once; the JSON also has the figures as the
published code takes them, which counts it twice. In "{ALL}" each set weighs the same.

All texts stand in one index, those that no question is about too. A passage is of a wrong document
if it is of none that holds gold snippets: at k = 1 that is the share of questions whose first
passage is of a wrong document.

Building is counted from the start of the process, its imports included. CPU time is that of all
cores, user and system. Memory is the most that a system's processes held at once, pages that they
share counted once."""


def as_object(comparison: Comparison, benchmark: Benchmark, machine: Machine) -> dict[str, Any]:
    """All figures by system, set and k, the data and the machine. Shares are from 0 to 1."""
    return {
        "benchmark": "LegalBench-RAG",
        "data": _data(benchmark),
        "systems": {one.system.name: _result(one) for one in comparison.results},
        "failed": dict(comparison.failed),
        "machine": asdict(machine),
    }


def as_text(comparison: Comparison, benchmark: Benchmark, machine: Machine) -> str:
    """The figures that matter most, the costs and the machine."""
    tables = [_aligned(rows) for rows in _summaries(comparison, benchmark)]
    return "\n\n".join([*tables, _aligned(_costs(comparison)), described(machine)])


def as_markdown(comparison: Comparison, benchmark: Benchmark, machine: Machine) -> str:
    """Every figure: the summary of each set and the costs, then a table for each figure."""
    lines = [f"# LegalBench-RAG{', mini' if benchmark.mini else ''}", _described(benchmark)]
    lines += [_markdown(rows) for rows in _summaries(comparison, benchmark)]
    lines += [_markdown(_costs(comparison)), NOTES]
    lines += [f"Measured on {described(machine)}.", _versions(comparison)]
    for name in (*benchmark.groups, ALL):
        lines.append(f"## {_heading(name, benchmark)}")
        for title, shown in FIGURES.items():
            lines.append(_markdown(_by_k(title, shown, name, comparison)))
    return "\n\n".join(filter(None, lines)) + "\n"


def _data(benchmark: Benchmark) -> dict[str, Any]:
    return {
        "mini": benchmark.mini,
        "sets": {
            name: {
                "questions": len(questions),
                "snippets": sum(len(one.gold) for one in questions),
                "documents": len({place.file for one in questions for place in one.gold}),
            }
            for name, questions in benchmark.sets.items()
        },
        "documents": len(benchmark.texts),
        "characters": benchmark.characters,
        "mismatched_snippets": benchmark.mismatches,
    }


def _result(result: Result) -> dict[str, Any]:
    ran = result.run
    return {
        "label": result.system.label,
        "scores": {
            name: {str(k): _rounded(asdict(one)) for k, one in by_k.items()}
            for name, by_k in result.scores.items()
        },
        "passages": ran.built.passages,
        "building": _rounded(asdict(ran.building)),
        "answering": _rounded(asdict(ran.answering)),
        "peak_bytes": ran.peak_bytes,
        "packages": dict(ran.packages),
        "details": dict(ran.built.details),
    }


def _rounded(figures: Mapping[str, float]) -> dict[str, float]:
    return {name: round(figure, DECIMALS) for name, figure in figures.items()}


def _described(benchmark: Benchmark) -> str:
    return (
        f"{len(benchmark.questions):,} questions on {len(benchmark.texts)} documents of "
        f"{benchmark.characters:,} characters; {benchmark.mismatches} gold snippets do not stand "
        "at their offsets."
    )


def _heading(name: str, benchmark: Benchmark) -> str:
    count = len(benchmark.groups.get(name, benchmark.questions))
    return f"{name} ({count:,} {'question' if count == 1 else 'questions'})"


def _summaries(comparison: Comparison, benchmark: Benchmark) -> Iterator[list[Row]]:
    """A table for each group of questions: heading first."""
    for name in (*benchmark.groups, ALL):
        rows = [
            (one.system.label, *(shown(one.scores[name]) for shown in SUMMARY.values()))
            for one in comparison.results
        ]
        yield [(_heading(name, benchmark), *SUMMARY), *rows]


def _by_k(title: str, shown: Callable[[AtK], str], name: str, comparison: Comparison) -> list[Row]:
    rows = [
        (one.system.label, *(shown(one.scores[name][k]) for k in KS)) for one in comparison.results
    ]
    return [(title, *(f"k = {k}" for k in KS)), *rows]


def _costs(comparison: Comparison) -> list[Row]:
    head = ("cost", "passages", "build s", "CPU s", "question ms", "CPU ms", "memory MB")
    return [head, *(_cost(one) for one in comparison.results)]


def _cost(result: Result) -> Row:
    ran = result.run
    questions = max(1, len(ran.found))
    kept = ran.built.details.get("index_kept")
    return (
        result.system.label + (" (index of an earlier run)" if kept else ""),
        f"{ran.built.passages:,}",
        f"{ran.building.wall_seconds:.1f}",
        f"{ran.building.cpu_seconds:.1f}",
        f"{1000 * ran.answering.wall_seconds / questions:.1f}",
        f"{1000 * ran.answering.cpu_seconds / questions:.1f}",
        "" if ran.peak_bytes is None else f"{ran.peak_bytes / 1e6:,.0f}",
    )


def _versions(comparison: Comparison) -> str:
    """A line for each system that is not memobot."""
    return "\n".join(
        f"- {one.system.label}: " + ", ".join(" ".join(pair) for pair in one.run.packages.items())
        for one in comparison.results
        if one.system.script
    )


def _aligned(rows: Sequence[Row]) -> str:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join([row[0].ljust(widths[0]), *map(str.rjust, row[1:], widths[1:])]) for row in rows
    )


def _markdown(rows: Sequence[Row]) -> str:
    head, *others = [f"| {' | '.join(row)} |" for row in rows]
    line = "|".join(["---", *["---:"] * (len(rows[0]) - 1)])
    return "\n".join([head, f"|{line}|", *others])
