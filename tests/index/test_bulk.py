"""Embedding with several processes: the same vectors, and nobody left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from memobot.errors import EmbeddingError
from memobot.index import bulk
from memobot.index.bulk import BATCH, embed_in_batches, processes_for
from memobot.index.bundled import BundledEmbedder

SRC = str(Path(bulk.__file__).parents[2])


@pytest.fixture(scope="module")
def embedder() -> BundledEmbedder:
    return BundledEmbedder()


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen[bytes]]:
    """The processes that the code under test starts."""
    processes: list[subprocess.Popen[bytes]] = []
    start = bulk._start

    def noted() -> subprocess.Popen[bytes]:
        processes.append(start())
        return processes[-1]

    monkeypatch.setattr(bulk, "_start", noted)
    return processes


TEXTS = [f"Clause {number}: the Parties shall meet." for number in range(2 * BATCH + 5)]


def test_processes_give_the_same_vectors_in_the_same_places(
    embedder: BundledEmbedder, started: list[subprocess.Popen[bytes]]
) -> None:
    texts = [*TEXTS, "lone \ud800 surrogate", "line\nbreak", ""]
    rows = np.zeros((len(texts), embedder.dimension), dtype=np.float32)
    for start, batch in embed_in_batches(embedder, texts, processes=2):
        rows[start : start + len(batch)] = batch
    np.testing.assert_array_equal(rows, embedder.embed_passages(texts))
    assert len(started) == 2
    assert all(process.poll() is not None for process in started)


def test_few_passages_need_no_process(
    embedder: BundledEmbedder, started: list[subprocess.Popen[bytes]]
) -> None:
    assert [start for start, _ in embed_in_batches(embedder, TEXTS[: BATCH + 1])] == [0, BATCH]
    assert list(embed_in_batches(embedder, [])) == []
    assert not started


def test_only_the_bundled_model_is_shared_out(embedder: BundledEmbedder) -> None:
    class Other:
        name, dimension = "other", 3

    assert processes_for(embedder, 64) == 1
    assert processes_for(embedder, 10_000) == bulk._cores()
    assert processes_for(Other(), 10_000) == 1  # type: ignore[arg-type]


@pytest.mark.timeout(60)
def test_a_process_that_dies_is_an_error_and_no_hang(
    embedder: BundledEmbedder, started: list[subprocess.Popen[bytes]]
) -> None:
    batches = embed_in_batches(embedder, TEXTS * 4, processes=2)
    next(batches)
    os.kill(started[0].pid, signal.SIGKILL)
    with pytest.raises(EmbeddingError, match=r"ended too early.*memobot ingest"):
        list(batches)
    assert all(process.poll() is not None for process in started)


@pytest.mark.timeout(60)
def test_processes_that_cannot_even_start_their_work_are_an_error(
    embedder: BundledEmbedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-c", "pass"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )

    monkeypatch.setattr(bulk, "_start", broken)
    with pytest.raises(EmbeddingError, match=r"ended too early"):
        list(embed_in_batches(embedder, TEXTS, processes=2))


def test_no_process_to_be_had_is_an_error(
    embedder: BundledEmbedder,
    started: list[subprocess.Popen[bytes]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    popen = subprocess.Popen

    def refuse_second(*args: object, **options: object) -> object:
        if started:
            raise OSError(11, "Resource temporarily unavailable")
        return popen(*args, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(subprocess, "Popen", refuse_second)
    with pytest.raises(EmbeddingError, match="Resource temporarily unavailable"):
        list(embed_in_batches(embedder, TEXTS, processes=2))
    assert started[0].poll() is not None


def test_stopping_early_ends_the_processes(
    embedder: BundledEmbedder, started: list[subprocess.Popen[bytes]]
) -> None:
    batches = embed_in_batches(embedder, TEXTS * 3, processes=2)
    next(batches)
    batches.close()  # type: ignore[attr-defined]
    assert all(process.poll() is not None for process in started)


_SCRIPT = f"""
import sys
sys.path.insert(0, {SRC!r})
from memobot.index import bulk
from memobot.index.bundled import BundledEmbedder
start = bulk._start
def noted():
    process = start()
    print(process.pid, flush=True)
    return process
bulk._start = noted
for place, rows in bulk.embed_in_batches(BundledEmbedder(), ["some words"] * 4000, processes=2):
    print("batch", flush=True)
"""


def _is_running(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_processes_do_not_outlive_a_parent_without_a_main_guard(
    tmp_path: Path, how: signal.Signals
) -> None:
    script = tmp_path / "unguarded.py"
    script.write_text(_SCRIPT)
    with subprocess.Popen(
        [sys.executable, str(script)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=tmp_path,
    ) as parent:
        assert parent.stdout is not None
        workers = [int(parent.stdout.readline()) for _ in range(2)]
        assert parent.stdout.readline() == "batch\n"
        parent.send_signal(how)
        parent.communicate(timeout=30)
    patience = time.monotonic() + 20
    while any(map(_is_running, workers)) and time.monotonic() < patience:
        time.sleep(0.05)
    assert not any(map(_is_running, workers))
