"""What a claim says and a text says otherwise, in four languages and between them.

The tables under tests/data/stances are written by hand from what contracts generally say.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from memobot.citations.stance import conflicts, stance_of

TABLES = Path(__file__).parents[1] / "data" / "stances"
Row = dict[str, str]


def rows(name: str) -> list[Row]:
    with (TABLES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def by_claim(row: Row) -> str:
    return row["claim"]


def found(row: Row) -> list[str]:
    claim = stance_of(row["claim"], row["claim_in"])
    source = stance_of(row["source"], row["source_in"])
    return [conflict.aspect for conflict in conflicts(claim, source)]


def turned(row: Row) -> Row:
    return {
        "claim": row["source"],
        "claim_in": row["source_in"],
        "source": row["claim"],
        "source_in": row["claim_in"],
    }


@pytest.mark.parametrize("row", rows("conflicts.tsv"), ids=by_claim)
def test_a_stated_conflict_is_told(row: Row) -> None:
    assert found(row) == [row["aspect"]]


@pytest.mark.parametrize("row", rows("paraphrases.tsv"), ids=by_claim)
def test_a_paraphrase_has_no_conflict(row: Row) -> None:
    assert found(row) == []
    assert found(turned(row)) == []


@pytest.mark.parametrize("row", rows("conflicts.tsv"), ids=by_claim)
def test_neither_side_of_a_conflict_conflicts_with_itself(row: Row) -> None:
    for one in (row, turned(row)):
        assert found({**one, "source": one["claim"], "source_in": one["claim_in"]}) == []
