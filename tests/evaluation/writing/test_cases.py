"""Reading of cases: as they are written, or an error that tells the line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from memobot.errors import CorpusError
from memobot.evaluation.writing.cases import Basis, read_cases

ROW = {
    "id": "x1",
    "half": "dev",
    "corpus": "corpus",
    "language": "en",
    "question": "How long?",
    "document": "a.md",
    "sentences": [{"text": "Three years.", "grounds": [{"article": None, "words": "three years"}]}],
    "lies": [
        {"kind": "half_true", "text": "Three years, twice.", "sentence": 0, "false": "twice"},
        {"kind": "negation", "text": "Not three years.", "sentence": 0},
    ],
}
DATA = Path(__file__).parents[2] / "data" / "lies"


def test_a_case_is_read_as_it_is_written(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps(ROW), "utf-8")
    (case,) = read_cases(tmp_path)
    assert case.facts[0].bases == (Basis(None, "three years"),)
    assert [one.false for one in case.falsehoods] == ["twice", "Not three years."]


@pytest.mark.parametrize("line", ["{", "[]", json.dumps({**ROW, "lies": [{}]}), '{"id": 1}'])
def test_a_line_that_cannot_be_used_is_named(tmp_path: Path, line: str) -> None:
    (tmp_path / "a.jsonl").write_text(f"{json.dumps(ROW)}\n{line}\n", "utf-8")
    with pytest.raises(CorpusError, match=r"a\.jsonl, line 2"):
        read_cases(tmp_path)


def test_a_folder_without_cases_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="holds no cases"):
        read_cases(tmp_path)


def test_what_is_false_is_part_of_the_lie() -> None:
    cases = read_cases(DATA)
    assert len({case.id for case in cases}) == len(cases)
    for case in cases:
        assert all(one.false in one.text for one in case.falsehoods)
        assert all(one.fact < len(case.facts) for one in case.falsehoods)
