"""`memobot doctor` as a user meets it: output, exit codes, and a server to ask."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

import memobot
from memobot.cli import main
from memobot.language_models.prompts import NAMES
from memobot.settings import Settings

CANARY = "sk-canary-0123456789"
REPLY = ('{"numbers"', ': ["one",', ' "two", "three",', ' "four", "five"]}')


@dataclass(frozen=True)
class Done:
    code: int
    out: str
    told: str

    def state(self, name: str) -> str:
        """The state of a check in JSON."""
        return {one["name"]: one["state"] for one in json.loads(self.out)["checks"]}[name]


Run = Callable[..., Done]


@pytest.fixture
def folder(small_settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A current folder in which all is well."""
    for name in os.environ:
        if name.startswith("MEMOBOT_") or name.endswith("_API_KEY"):
            monkeypatch.delenv(name)
    (tmp_path / "prompts").mkdir()
    for name in NAMES:
        (tmp_path / "prompts" / f"{name}.md").write_text("A prompt.\n", "utf-8")
    monkeypatch.setenv("MEMOBOT_CORPUS", str(small_settings.corpus))
    monkeypatch.setenv("MEMOBOT_INDEX", str(small_settings.index))
    monkeypatch.setenv("MEMOBOT_PORT", str(_free_port()))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """Run `memobot doctor ARGUMENTS` with more variables."""

    def run(*arguments: str, **variables: str) -> Done:
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setattr(sys, "argv", ["memobot", "doctor", *arguments])
        capfd.readouterr()
        with pytest.raises(SystemExit) as leaving:
            main()
        return Done(int(leaving.value.code or 0), *capfd.readouterr())

    return run


@pytest.fixture
def server() -> Iterator[str]:
    """The address of a server that streams REPLY, and refuses the key with CANARY in it."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            key = self.headers.get("Authorization", "")
            refused = CANARY in key
            self.send_response(401 if refused else 200)
            self.send_header("Content-Type", "text/event-stream")
            self.end_headers()
            if refused:
                self.wfile.write(json.dumps({"error": {"message": f"No: {key}"}}).encode())
                return
            for piece in REPLY:
                self._send({"content": piece}, None)
            self._send({}, "stop")
            self.wfile.write(b"data: [DONE]\n\n")

        def _send(self, delta: dict[str, str], reason: str | None) -> None:
            choice = {"index": 0, "delta": delta, "finish_reason": reason}
            sent = {"id": "1", "object": "chat.completion.chunk", "choices": [choice]}
            self.wfile.write(f"data: {json.dumps(sent)}\n\n".encode())

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as serving:
        thread = threading.Thread(target=serving.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{serving.server_port}/v1"
        finally:
            serving.shutdown()
            thread.join()


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


def test_all_is_well_in_a_process_of_its_own(folder: Path) -> None:
    source = str(Path(memobot.__file__).parents[1])
    done = subprocess.run(
        [sys.executable, "-m", "memobot.cli", "doctor"],
        env=os.environ | {"PYTHONPATH": source},
        capture_output=True,
        encoding="utf-8",
        timeout=100,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    assert done.stderr == ""
    assert "5 documents" in done.stdout
    assert "failed" not in done.stdout
    names = [line[:15].strip() for line in done.stdout.splitlines() if line[:1].strip()]
    assert names[:4] == ["versions", "settings", "corpus", "index"]


def test_json_is_one_object(run: Run) -> None:
    done = run("--json")
    told = json.loads(done.out)
    assert done.code == 0
    assert told["ok"] is True
    assert told["versions"]["memobot"] == memobot.__version__
    for check in told["checks"]:
        assert list(check) == ["name", "state", "found", "remedy"]
    assert done.state("language model") == "not set"


def test_a_failure_is_exit_code_1_and_the_other_rows_are_there(run: Run, folder: Path) -> None:
    done = run("--corpus", str(folder / "nowhere"), "--json")
    told = json.loads(done.out)
    failed = [check["name"] for check in told["checks"] if check["state"] == "failed"]
    assert (done.code, told["ok"], failed) == (1, False, ["corpus"])
    assert len(told["checks"]) == 10


def test_a_variable_that_cannot_be_used_is_a_row(run: Run) -> None:
    done = run(MEMOBOT_PASSAGE_TOKENS="many")
    assert done.code == 1
    assert "Correct or remove MEMOBOT_PASSAGE_TOKENS." in done.out


@pytest.mark.parametrize(
    ("arguments", "words"), [(("--as-of", "yesterday"), "YYYY-MM-DD"), (("--zeppelin",), "--help")]
)
def test_a_wrong_call_is_one_line(run: Run, arguments: tuple[str, ...], words: str) -> None:
    done = run(*arguments)
    assert (done.code, done.out) == (2, "")
    assert words in done.told
    assert len(done.told.splitlines()) == 1


def test_a_file_of_settings_that_cannot_be_read_is_one_line(run: Run, folder: Path) -> None:
    (folder / "memobot.toml").write_text(f"llm_api_key = {CANARY}\n", "utf-8")
    done = run()
    assert (done.code, done.out) == (2, "")
    assert "memobot.toml cannot be read" in done.told
    assert "canary" not in done.told


def test_a_model_that_streams_is_said_to(run: Run, server: str) -> None:
    done = run("--json", MEMOBOT_LLM="openai:zeppelin", MEMOBOT_LLM_BASE_URL=server)
    assert done.code == 0, done.out
    assert done.state("language model") == "ok"
    assert f"openai:zeppelin at {server}" in done.out
    assert f"in {len(REPLY)} pieces, in the JSON asked for" in done.out


@pytest.mark.parametrize("arguments", [(), ("--json",)])
@pytest.mark.parametrize("where", ["refusing", "absent", "with a password"])
def test_no_failure_tells_the_key(
    run: Run, server: str, arguments: tuple[str, ...], where: str
) -> None:
    addresses = {
        "refusing": server,
        "absent": f"http://127.0.0.1:{_free_port()}/v1",
        "with a password": server.replace("//", f"//user:{CANARY}-b@"),
    }
    done = run(
        *arguments,
        MEMOBOT_LLM="openai:zeppelin",
        MEMOBOT_LLM_API_KEY=f"{CANARY}-a",
        MEMOBOT_LLM_BASE_URL=addresses[where],
        OPENAI_API_KEY=f"{CANARY}-c",
    )
    assert done.code == 1
    assert "canary" not in done.out + done.told
    if arguments:
        assert done.state("language model") == "failed"
        assert "127.0.0.1" in done.out
