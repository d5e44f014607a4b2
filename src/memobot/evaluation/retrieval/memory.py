"""How much memory a process and its descendants hold at most, looked at from outside."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_PROC = Path("/proc")
_EVERY = 0.5  # seconds


class Watch:
    """The most bytes that a process tree held when it was looked at.

    `peak` is None where the operating system does not tell, which Linux does.
    """

    def __init__(self, process: int) -> None:
        self.peak: int | None = None
        self._process = process

    def look(self) -> None:
        """Look once."""
        size = resident(self._process)
        if size is not None:
            self.peak = max(self.peak or 0, size)


@contextmanager
def watched(process: int) -> Iterator[Watch]:
    """Look at a process tree twice a second until the block ends."""
    watch = Watch(process)
    over = threading.Event()

    def keep_looking() -> None:
        while not over.wait(_EVERY):
            watch.look()

    thread = threading.Thread(target=keep_looking, name="memory", daemon=True)
    thread.start()
    try:
        yield watch
    finally:
        over.set()
        thread.join()


def resident(process: int) -> int | None:
    """Bytes of memory that a process and its descendants hold, pages that they share once.

    That is the sum of their proportional set sizes. None when it cannot be told, or all ended.
    """
    sizes = [size for one in _tree(process) if (size := _proportional(one)) is not None]
    return sum(sizes) if sizes else None


def _tree(process: int) -> Iterator[int]:
    yield process
    for listed in (_PROC / str(process) / "task").glob("*/children"):
        try:
            children = listed.read_text("ascii").split()
        except OSError:  # it ended just now
            continue
        for child in children:
            yield from _tree(int(child))


def _proportional(process: int) -> int | None:
    try:
        lines = (_PROC / str(process) / "smaps_rollup").read_text("ascii").splitlines()
    except OSError:
        return None
    sizes = [int(line.split()[1]) for line in lines if line.startswith("Pss:")]
    return sizes[0] * 1024 if sizes else None
