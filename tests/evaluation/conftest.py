"""Folders laid out as CUAD v1 is published, with contracts of our own."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from memobot.evaluation.fields import FIELDS

HEADINGS = (
    "Filename",
    *(name for one in FIELDS for name in (one.heading, f"{one.heading}-Answer")),
)
WriteTable = Callable[[Sequence[Mapping[str, str]]], Path]


@pytest.fixture
def write_table(tmp_path: Path) -> WriteTable:
    """A function: rows, each {"stem": ..., field: the experts' answer}, -> the folder."""

    def write(rows: Sequence[Mapping[str, str]]) -> Path:
        with (tmp_path / "master_clauses.csv").open("w", encoding="utf-8", newline="") as file:
            table = csv.DictWriter(file, HEADINGS)
            table.writeheader()
            for row in rows:
                answers = {f"{one.heading}-Answer": row.get(one.name, "") for one in FIELDS}
                table.writerow({"Filename": row["stem"] + ".pdf", **answers})
        return tmp_path

    return write
