"""`memobot doctor` as a user meets it: output, exit codes, a folder of its own."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import memobot
from memobot.language_models.prompts import NAMES
from memobot.settings import Settings

CANARY = "sk-canary-0123456789"
Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def run(small_settings: Settings, tmp_path: Path) -> Run:
    """Run `memobot doctor ARGUMENTS` over the small corpus, with all that it needs."""
    (tmp_path / "prompts").mkdir()
    for name in NAMES:
        (tmp_path / "prompts" / f"{name}.md").write_text("A prompt.\n", "utf-8")
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]

    def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        variables = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(Path(memobot.__file__).parents[1]),
            "HOME": str(tmp_path),
            "MEMOBOT_CORPUS": str(small_settings.corpus),
            "MEMOBOT_INDEX": str(small_settings.index),
            "MEMOBOT_PORT": str(port),
        }
        return subprocess.run(
            [sys.executable, "-m", "memobot.cli", "doctor", *arguments],
            env=variables | environment,
            cwd=tmp_path,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=100,
            check=False,
        )

    return run


def test_all_is_well(run: Run) -> None:
    done = run()
    assert done.returncode == 0, done.stdout
    assert done.stderr == ""
    assert "5 documents" in done.stdout
    assert "failed" not in done.stdout
    names = [line[:15].strip() for line in done.stdout.splitlines() if line[:1].strip()]
    assert names[:4] == ["versions", "settings", "corpus", "index"]


def test_json_is_one_object(run: Run) -> None:
    done = run("--json")
    told = json.loads(done.stdout)
    assert done.returncode == 0
    assert told["ok"] is True
    assert told["versions"]["memobot"] == memobot.__version__
    assert {frozenset(check) for check in told["checks"]} == {
        frozenset(("name", "state", "found", "remedy"))
    }
    assert {check["name"]: check["state"] for check in told["checks"]}["language model"] == (
        "not set"
    )


def test_a_failure_is_exit_code_1_and_the_other_rows_are_there(run: Run, tmp_path: Path) -> None:
    done = run("--corpus", str(tmp_path / "nowhere"), "--json")
    told = json.loads(done.stdout)
    failed = [check["name"] for check in told["checks"] if check["state"] == "failed"]
    assert (done.returncode, told["ok"], failed) == (1, False, ["corpus"])
    assert len(told["checks"]) == 10


def test_a_variable_that_cannot_be_used_is_a_row(run: Run) -> None:
    done = run(MEMOBOT_PASSAGE_TOKENS="many")
    assert done.returncode == 1
    assert "Correct or remove MEMOBOT_PASSAGE_TOKENS." in done.stdout


@pytest.mark.parametrize(
    ("arguments", "words"), [(("--as-of", "yesterday"), "YYYY-MM-DD"), (("--zeppelin",), "--help")]
)
def test_a_wrong_call_is_one_line(run: Run, arguments: tuple[str, ...], words: str) -> None:
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert words in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_file_of_settings_that_cannot_be_read_is_one_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "memobot.toml").write_text(f"llm_api_key = {CANARY}\n", "utf-8")
    done = run()
    assert (done.returncode, done.stdout) == (2, "")
    assert "memobot.toml cannot be read" in done.stderr
    assert "canary" not in done.stderr


@pytest.mark.parametrize("password", ["", f"user:{CANARY}-b@"])
@pytest.mark.parametrize("arguments", [(), ("--json",)])
def test_a_server_that_is_not_there_is_told_without_the_key(
    run: Run, arguments: tuple[str, ...], password: str
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    done = run(
        *arguments,
        MEMOBOT_LLM="openai:zeppelin",
        MEMOBOT_LLM_API_KEY=f"{CANARY}-a",
        MEMOBOT_LLM_BASE_URL=f"http://{password}127.0.0.1:{port}/v1",
        OPENAI_API_KEY=f"{CANARY}-c",
    )
    assert done.returncode == 1
    assert "canary" not in done.stdout + done.stderr
    assert f"http://127.0.0.1:{port}/v1" in done.stdout
