"""Embedding many passages, with one process on each core where that helps.

The bundled engine uses one core however many threads it is given, so many passages are shared
out among processes. These are plain child processes (`worker.py`) on pipes rather than a
`ProcessPoolExecutor`: a pool's processes run the caller's main module again, so that a script
without a main guard would start itself over, and they linger when the parent is killed. A
child here ends as soon as its pipe closes, and no Ctrl-C reaches it but through its parent.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Generator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue

import numpy as np

from memobot.errors import EmbeddingError
from memobot.index.bundled import BundledEmbedder
from memobot.index.embedder import Embedder, Vectors

BATCH = 16  # about 2.5 s of work: what an interrupted ingest loses on each core
WORTH_PROCESSES = 64  # starting them takes as long as embedding a few passages


def processes_for(embedder: Embedder, count: int) -> int:
    """How many processes to embed `count` passages with; 1 is this one."""
    if not isinstance(embedder, BundledEmbedder) or count <= WORTH_PROCESSES:
        return 1
    return min(_cores(), -(-count // BATCH))


def embed_in_batches(
    embedder: Embedder, texts: Sequence[str], *, processes: int | None = None
) -> Generator[tuple[int, Vectors], None, None]:
    """Embed all `texts`; yields (index of the batch's first text, its rows) as batches come.

    Batches may come out of order. Closing the generator ends the processes at once.
    Raises EmbeddingError, also when a process dies.
    """
    processes = processes_for(embedder, len(texts)) if processes is None else processes
    starts = range(0, len(texts), BATCH)
    if processes == 1:
        for start in starts:
            yield start, embedder.embed_passages(texts[start : start + BATCH])
        return
    workers = _Workers(processes, embedder.dimension)
    try:
        yield from workers.embed(texts, starts)
    finally:
        workers.close()


class _Workers:
    """Child processes, and a thread for each batch under way that waits for one of them."""

    def __init__(self, count: int, dimension: int) -> None:
        self._dimension = dimension
        self._threads = ThreadPoolExecutor(count, thread_name_prefix="embed")
        self._processes: list[subprocess.Popen[bytes]] = []
        self._idle: SimpleQueue[subprocess.Popen[bytes]] = SimpleQueue()
        try:
            for _ in range(count):
                process = _start()
                self._processes.append(process)
                self._idle.put(process)
        except BaseException:
            self.close()
            raise

    def embed(
        self, texts: Sequence[str], starts: range
    ) -> Generator[tuple[int, Vectors], None, None]:
        todo = iter(starts)
        running: dict[Future[Vectors], int] = {}
        while True:
            # One more batch than there are processes waits, so that none is ever idle.
            while len(running) <= len(self._processes) and (start := next(todo, None)) is not None:
                batch = list(texts[start : start + BATCH])
                running[self._threads.submit(self._embed_one, batch)] = start
            if not running:
                return
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                yield running.pop(future), future.result()

    def _embed_one(self, batch: list[str]) -> Vectors:
        process = self._idle.get()
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            process.stdin.write(json.dumps(batch).encode("ascii") + b"\n")
            process.stdin.flush()
            expected = len(batch) * self._dimension * 4
            data = process.stdout.read(expected)
        except (OSError, ValueError):  # the pipe broke, or was closed under us
            data, expected = b"", 1
        finally:
            self._idle.put(process)  # a dead one too: who gets it next must fail, not wait
        if len(data) != expected:
            raise EmbeddingError(
                "A process that was embedding passages ended too early (perhaps for want of "
                "memory). What it had finished is kept: run `memobot ingest` again."
            )
        return np.frombuffer(data, dtype=np.float32).reshape(len(batch), self._dimension)

    def close(self) -> None:
        for process in self._processes:
            process.kill()
        self._threads.shutdown(wait=True, cancel_futures=True)
        for process in self._processes:
            process.wait()
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    with suppress(OSError):  # what was still to be sent has nowhere to go
                        pipe.close()


def _start() -> subprocess.Popen[bytes]:
    # -P keeps the current folder off the child's path; it gets this process's path instead.
    path = os.pathsep.join(str(Path(entry).absolute()) for entry in sys.path)
    try:
        return subprocess.Popen(
            [sys.executable, "-P", "-m", "memobot.index.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": path},
            start_new_session=True,  # a Ctrl-C in the terminal is for the parent to handle
        )
    except OSError as error:
        raise EmbeddingError(
            f"No process could be started to embed passages ({error.strerror}). "
            "Close other programs and run `memobot ingest` again."
        ) from error


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
