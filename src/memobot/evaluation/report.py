"""An evaluation as a table, and as an object for JSON."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from memobot.evaluation.cuad_terms import Evaluation, Part
from memobot.evaluation.gold import Share
from memobot.evaluation.machine import Machine, described
from memobot.evaluation.scoring import Score, macro_f1

_NAMES = {
    Share.ALL: "all contracts",
    Share.SEEN: "contracts used while building",
    Share.UNSEEN: "contracts not looked at",
}


def as_text(evaluation: Evaluation, machine: Machine) -> str:
    """A table for each part, the time and the machine."""
    tables = [_table(share, part) for share, part in evaluation.parts.items()]
    contracts = len(evaluation.predictions)
    pace = f"{contracts} contracts read in {evaluation.seconds:.1f} s"
    return "\n\n".join([*tables, f"{pace}; {described(machine)}"])


def as_object(evaluation: Evaluation, machine: Machine) -> dict[str, Any]:
    """All figures by part and field, what was not read, and the machine."""
    return {
        "scores": {share.value: _part(part) for share, part in evaluation.parts.items()},
        "unread": dict(evaluation.unread),
        "seconds": round(evaluation.seconds, 1),
        "machine": asdict(machine),
    }


def _table(share: Share, part: Part) -> str:
    head = f"{_NAMES[share] + f' ({part.contracts})':36}  F1     P      R      answers  of"
    rows = [
        f"{name:36}  {one.f1:.3f}  {one.precision:.3f}  {one.recall:.3f}  "
        f"{one.with_answer:7}  {one.contracts:12}"
        for name, one in part.scores.items()
    ]
    return "\n".join([head, *rows, f"{'macro F1':36}  {macro_f1(part.scores):.4f}"])


def _part(part: Part) -> dict[str, Any]:
    return {
        "contracts": part.contracts,
        "macro_f1": macro_f1(part.scores),
        "fields": {name: _figures(one) for name, one in part.scores.items()},
    }


def _figures(score: Score) -> dict[str, float]:
    return {
        "f1": score.f1,
        "precision": score.precision,
        "recall": score.recall,
        **asdict(score),
    }
