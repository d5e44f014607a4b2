"""Judged claims as a confusion table, and as an object for JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from memobot.citations.model import Verdict
from memobot.evaluation.citations import CitationScores, Figures, Result
from memobot.evaluation.claims import Part
from memobot.evaluation.machine import Machine, described

NOT_LISTED = "not_listed"
VERDICTS = (*Verdict, None)  # rows and columns of the table
DECIMALS = 4


def as_text(scores: CitationScores, machine: Machine) -> str:
    """The confusion table, the shares of each part, the time and the machine."""
    pace = f"{len(scores.results)} claims checked in {scores.seconds:.1f} s"
    tables = (_confusion(scores.figures()), _shares(scores))
    return "\n\n".join([*tables, f"{pace}; {described(machine)}"])


def misses_as_text(scores: CitationScores) -> str:
    """Every claim whose verdict is not right, with the reason that was given."""
    return "\n\n".join(_miss(one) for one in scores.misses) or "No claim is judged wrong."


def as_object(scores: CitationScores, machine: Machine) -> dict[str, Any]:
    """All figures by part, the claims judged wrong, the time and the machine."""
    return {
        "figures": {half.value: _figures(figures) for half, figures in _halves(scores)},
        "confusion": _counts(scores.figures()),
        **{
            heading: {name: _figures(figures) for name, figures in parts.items()}
            for heading, parts in _parts(scores).items()
        },
        "misses": [_miss_as_object(one) for one in scores.misses],
        "seconds": round(scores.seconds, 1),
        "machine": asdict(machine),
    }


def _halves(scores: CitationScores) -> Iterator[tuple[Part, Figures]]:
    for half in (Part.ALL, Part.BUILDING, Part.MEASURING):
        figures = scores.figures(half)
        if figures.claims:
            yield half, figures


def _parts(scores: CitationScores) -> dict[str, Mapping[str, Figures]]:
    return {
        "by_language": scores.by(lambda gold: gold.language),
        "by_change": scores.by(lambda gold: gold.change),
    }


def _confusion(figures: Figures) -> str:
    """Rows are what was expected, columns what was given; a dot is none."""
    names = [_name(verdict) for verdict in VERDICTS]
    heads = [name.rpartition("_") for name in names]  # in two lines, to fit a terminal
    widths = [max(len(first), len(last), 4) + 2 for first, _, last in heads]

    def line(name: str, cells: list[str]) -> str:
        shown = (cell.rjust(width) for cell, width in zip(cells, widths, strict=True))
        return name.ljust(18) + "".join(shown)

    rows = [
        line(name, [str(figures.confusion.get((wanted, given), 0) or ".") for given in VERDICTS])
        for name, wanted in zip(names, VERDICTS, strict=True)
    ]
    above = line("", [first.replace("_", " ") for first, _, _ in heads]).rstrip()
    return "\n".join([above, line("expected \\ given", [last for _, _, last in heads]), *rows])


def _shares(scores: CitationScores) -> str:
    head = f"{'':24}{'right':>7}{'of':>5}{'share':>8}{'false alarms':>15}{'of true':>9}{'share':>8}"
    rows = [_share_row(f"{half.value} claims", figures) for half, figures in _halves(scores)]
    for heading, parts in _parts(scores).items():
        label = heading.removeprefix("by_")
        rows += [_share_row(f"{label} {name}", figures) for name, figures in parts.items()]
    return "\n".join([head, *rows])


def _share_row(name: str, figures: Figures) -> str:
    right = f"{figures.right:7}{figures.claims:5}{figures.share_right:8.3f}"
    if not figures.true:
        return f"{name:24}{right}"
    alarms = f"{figures.false_alarms:15}{figures.true:9}{figures.share_alarmed:8.3f}"
    return f"{name:24}{right}{alarms}"


def _miss(one: Result) -> str:
    lines = [f"{one.gold.id}: expected {_name(one.gold.verdict)}, given {_name(one.given)}"]
    lines += [f"  {told}" for told in (one.gold.claim, one.explanation) if told]
    return "\n".join(lines)


def _miss_as_object(one: Result) -> dict[str, Any]:
    return {
        "id": one.gold.id,
        "claim": one.gold.claim,
        "expected": _name(one.gold.verdict),
        "given": _name(one.given),
        "explanation": one.explanation,
    }


def _figures(figures: Figures) -> dict[str, Any]:
    return {
        "claims": figures.claims,
        "right": figures.right,
        "share_right": round(figures.share_right, DECIMALS),
        "true": figures.true,
        "false_alarms": figures.false_alarms,
        "share_alarmed": round(figures.share_alarmed, DECIMALS),
    }


def _counts(figures: Figures) -> dict[str, dict[str, int]]:
    """Expected verdict -> given verdict -> claims; pairs that do not occur are left out."""
    return {
        _name(wanted): {
            _name(given): count
            for given in VERDICTS
            if (count := figures.confusion.get((wanted, given), 0))
        }
        for wanted in VERDICTS
        if any(figures.confusion.get((wanted, given), 0) for given in VERDICTS)
    }


def _name(verdict: Verdict | None) -> str:
    return verdict.value if verdict else NOT_LISTED
