"""`memobot eval legalbenchrag` as a program: what it prints, what it writes, how it leaves."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from memobot.evaluation.machine import ROOT

FILES = ("legalbenchrag.json", "legalbenchrag.md")
PEERS_PYTHON = ROOT / ".venv-peers" / "bin" / "python"


def run(folder: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    call = [sys.executable, "-m", "memobot.cli", "eval", "legalbenchrag", *map(str, arguments)]
    return subprocess.run(call, cwd=folder, capture_output=True, text=True, encoding="utf-8")


def test_memobot_is_measured_with_the_names_of_files_and_without(
    tmp_path: Path, write_data
) -> None:
    done = run(tmp_path, "--data", write_data(), "--json")
    assert done.returncode == 0, done.stderr
    shown = json.loads(done.stdout)
    assert shown["data"]["sets"]["leases"] == {"questions": 2, "snippets": 2, "documents": 1}
    assert shown["data"]["documents"] == 2
    assert list(shown["systems"]) == ["memobot", "memobot-neutral"]
    for system in shown["systems"].values():
        assert set(system["scores"]) == {"leases", "policies", "all sets"}
        assert system["scores"]["leases"]["64"]["recall"] == 1.0
        first = system["scores"]["leases"]["1"]
        assert first["wrong_passages"] == 0.0
        assert 0 < first["precision"] < 1
        assert 0 < first["characters"] < 400
        assert system["passages"] > 0
        assert system["building"]["cpu_seconds"] > 0
    written = tmp_path / "benchmarks" / "results"
    assert json.loads((written / FILES[0]).read_text("utf-8")) == shown
    assert [line.split()[:3] for line in done.stderr.splitlines()] == [
        ["memobot:", "measured", "memobot:"],
        ["memobot:", "measured", "memobot-neutral:"],
    ]


def test_tables_go_to_the_terminal_and_in_full_to_a_file(tmp_path: Path, write_data) -> None:
    out, index = tmp_path / "out", tmp_path / "index"
    options = ("--data", write_data(), "--no-neutral", "--out", out, "--index", index)
    done = run(tmp_path, *options, "--mini", "--share", "leases")
    assert done.returncode == 0, done.stderr
    assert "leases (2 questions)" in done.stdout
    assert "policies" not in done.stdout
    name = "legalbenchrag-leases-mini"
    assert sorted(path.name for path in out.iterdir()) == [f"{name}.json", f"{name}.md"]
    told = (out / f"{name}.md").read_text("utf-8")
    assert told.startswith("# LegalBench-RAG, mini\n")
    assert "| Recall, % | k = 1 | k = 2 | k = 4 | k = 8 | k = 16 | k = 32 | k = 64 |" in told
    assert "index of an earlier run" not in told
    again = run(tmp_path, *options)
    assert "memobot (index of an earlier run)" in again.stdout


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "--data"),
        (["--data", "nowhere"], "benchmarks/*.json"),
        (["--data", "data", "--share", "maud"], "leases or policies"),
        (["--data", "data", "--systems", "elastic"], "bm25"),
        (["--data", "data", "--peers", "--python", "nowhere/python"], "make peers"),
        (["--data", "data", "--out", "data/benchmarks/leases.json"], "--out"),
    ],
)
def test_a_wrong_call_is_one_line_and_exit_code_2(
    tmp_path: Path, write_data, arguments: list[str], told: str
) -> None:
    write_data()
    done = run(tmp_path, *arguments)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert told in done.stderr


@pytest.mark.slow
@pytest.mark.skipif(not PEERS_PYTHON.is_file(), reason="make peers installs the other systems")
@pytest.mark.parametrize("peer", ["langchain", "minilm", "llamaindex", "bm25"])
def test_a_peer_finds_every_text(tmp_path: Path, write_data, peer: str) -> None:
    options = ("--systems", peer, "--python", PEERS_PYTHON, "--json")
    done = run(tmp_path, "--data", write_data(), *options)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)["systems"][peer]
    assert found["scores"]["all sets"]["64"]["recall"] == 1.0
    assert found["packages"]
