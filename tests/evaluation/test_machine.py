from __future__ import annotations

import subprocess
from importlib.metadata import version
from pathlib import Path

import pytest

from memobot.evaluation import machine
from memobot.evaluation.machine import described, this_machine

GIT = ["git", "-c", "user.name=a", "-c", "user.email=a@b.c"]


def test_versions_of_the_packages_asked_for() -> None:
    assert this_machine(("typer",)).packages == {"typer": version("typer")}


def test_the_commit_is_that_of_the_checkout(tmp_path: Path, monkeypatch) -> None:
    subprocess.run([*GIT, "init", "-q", str(tmp_path)], check=True)
    commit = [*GIT, "-C", str(tmp_path), "commit", "-q", "--allow-empty", "-m", "first"]
    subprocess.run(commit, check=True)
    monkeypatch.setattr(machine, "ROOT", tmp_path)
    found = this_machine(("typer",))
    assert found.commit
    assert int(found.commit, 16)
    assert f"commit {found.commit};" in described(found)


@pytest.mark.parametrize("damaged", [False, True])
def test_no_commit_is_told_where_there_is_none(tmp_path: Path, monkeypatch, damaged) -> None:
    if damaged:
        (tmp_path / ".git").write_text("not git's")
    monkeypatch.setattr(machine, "ROOT", tmp_path)
    found = this_machine(("typer",))
    assert found.commit is None
    assert "commit" not in described(found)
