"""`memobot eval` as a program: what it prints, what it writes, how it leaves."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

HEADINGS = (
    "Filename,Agreement Date-Answer,Effective Date-Answer,Expiration Date-Answer,"
    "Renewal Term-Answer,Notice Period To Terminate Renewal- Answer"
)


@pytest.fixture
def cuad(tmp_path: Path) -> Path:
    data = tmp_path / "cuad"
    texts = data / "full_contract_txt"
    texts.mkdir(parents=True)
    rows = [HEADINGS, "a.pdf,5/4/2019,,,,", "b.pdf,5/4/2019,,,,"]
    (data / "master_clauses.csv").write_text("\n".join(rows), "utf-8")
    agreement = "LEASE AGREEMENT\n\nThis Agreement is made on 4 May 2019 between A Ltd and B Ltd.\n"
    (texts / "a.txt").write_text(agreement, "utf-8")
    return data


def run(folder: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    call = [sys.executable, "-m", "memobot.cli", "eval", "cuad-terms", *map(str, arguments)]
    return subprocess.run(call, cwd=folder, capture_output=True, text=True, encoding="utf-8")


def test_the_table_and_the_predictions(tmp_path: Path, cuad: Path) -> None:
    done = run(tmp_path, "--data", cuad)
    assert done.returncode == 0, done.stderr
    assert "all contracts (2)" in done.stdout
    assert "contracts used while building (2)" in done.stdout
    assert done.stderr == "memobot: b has no text\n"
    (line,) = (tmp_path / "predictions.jsonl").read_text("utf-8").splitlines()
    assert json.loads(line)["filename"] == "a"


def test_json_is_one_object_on_standard_output(tmp_path: Path, cuad: Path) -> None:
    out = tmp_path / "said.jsonl"
    done = run(tmp_path, "--data", cuad, "--out", out, "--share", "seen", "--json")
    shown = json.loads(done.stdout)
    assert list(shown["scores"]) == ["seen"]
    assert shown["predictions"] == str(out)
    assert shown["unread"] == {"b": "has no text"}
    assert out.exists()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "--data"),
        (["--data", "nowhere"], "master_clauses.csv"),
        (["--data", "cuad", "--share", "third"], "--share"),
        (["--data", "cuad", "--share", "unseen"], "unseen"),
        (["--data", "cuad", "--out", "nowhere/said.jsonl"], "--out"),
    ],
)
def test_a_wrong_call_is_one_line_and_exit_code_2(
    tmp_path: Path, cuad: Path, arguments: list[str], told: str
) -> None:
    done = run(tmp_path, *arguments)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert told in done.stderr
    assert not (tmp_path / "predictions.jsonl").exists()
