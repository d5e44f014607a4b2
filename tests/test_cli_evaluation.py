"""`memobot eval` as a program: what it prints, what it writes, how it leaves."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from memobot.settings import Settings

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


def run(
    folder: Path, *arguments: object, command: str = "cuad-terms"
) -> subprocess.CompletedProcess[str]:
    call = [sys.executable, "-m", "memobot.cli", "eval", command, *map(str, arguments)]
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


@pytest.fixture
def claims(tmp_path: Path) -> Path:
    """A claim about the small corpus, and a sentence that claims nothing."""
    folder = tmp_path / "claims"
    folder.mkdir()
    true = "The Tilers' Federation of Portugal signed the memorandum with the glaziers in Tallinn."
    rows = [
        {"id": "a", "text": true, "verdict": "supported", "change": "none"},
        {"id": "b", "text": "Good morning.", "verdict": None, "change": "no claim"},
    ]
    lines = [json.dumps(row | {"claim": row["text"], "language": "en"}) for row in rows]
    (folder / "small.jsonl").write_text("\n".join(lines), "utf-8")
    return folder


def run_citations(
    tmp_path: Path, settings: Settings, *arguments: object
) -> subprocess.CompletedProcess[str]:
    texts = ("--corpus", settings.corpus, "--index", settings.index)
    return run(tmp_path, *texts, *arguments, command="citations")


def test_claims_give_a_confusion_table(
    tmp_path: Path, small_settings: Settings, claims: Path
) -> None:
    done = run_citations(tmp_path, small_settings, "--claims", claims, "--misses")
    assert done.returncode == 0, done.stderr
    table, shares, *_ = done.stdout.split("\n\n")
    assert "expected \\ given" in table
    assert "all claims" in shares
    assert "2 claims checked" in done.stdout
    assert "judged wrong" in done.stdout or "expected supported" in done.stdout


def test_claims_as_json_are_one_object(
    tmp_path: Path, small_settings: Settings, claims: Path
) -> None:
    done = run_citations(tmp_path, small_settings, "--claims", claims, "--json")
    shown = json.loads(done.stdout)
    assert shown["figures"]["all"]["claims"] == 2
    assert shown["confusion"]["not_listed"] == {"not_listed": 1}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--claims", "nowhere"], "--claims"),
        (["--claims", "claims", "--share", "third"], "--share"),
        (["--claims", "claims", "--index", "nowhere"], "memobot ingest"),
        (["--claims", "damaged.jsonl"], "damaged.jsonl, line 1"),
    ],
)
def test_a_wrong_call_on_claims_is_one_line_and_exit_code_2(
    tmp_path: Path, claims: Path, arguments: list[str], told: str
) -> None:
    (tmp_path / "damaged.jsonl").write_text("{", "utf-8")
    done = run(tmp_path, *arguments, command="citations")
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert told in done.stderr
