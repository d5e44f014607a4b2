"""A file that a command writes: all of it or nothing, and never over another by accident."""

from __future__ import annotations

import os
from pathlib import Path

from memobot.citations.drafts import shown
from memobot.errors import OutputError


def refuse_to_replace(path: Path, draft: Path | None, *, force: bool) -> None:
    """Raise OutputError where `path` may not be written to.

    It may not where it is the draft itself, by whatever name, or no regular file; where it is
    another file it may only with `force`.
    """
    name = shown(str(path))
    try:
        if draft is not None and _same(path, draft):
            raise OutputError(f"{name} is the draft itself: name another file with --output.")
        if path.exists() and not path.is_file():
            raise OutputError(f"{name} is not a file: name a file with --output.")
        if path.exists() and not force:
            raise OutputError(f"{name} is there already: name another file, or add --force.")
    except (OSError, ValueError) as error:
        raise _unwritable(name, error) from None


def make_folder(path: Path) -> None:
    """Make a folder for results unless it is there. Raises OutputError."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(
            f"{shown(str(path))} cannot be made ({error.strerror}): name another folder with --out."
        ) from None


def _same(path: Path, draft: Path) -> bool:
    return path.exists() and draft.exists() and path.samefile(draft)


def write_whole(path: Path, data: bytes) -> None:
    """Write a file beside its place and move it there. Raises OutputError; then nothing is left."""
    place = path.resolve()  # of a link, the file that it leads to
    unfinished = place.with_name(f".memobot-{os.getpid()}.part")
    try:
        try:
            with unfinished.open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            unfinished.replace(place)
        finally:
            unfinished.unlink(missing_ok=True)
    except OSError as error:
        raise _unwritable(shown(str(path)), error) from None


def _unwritable(name: str, error: Exception) -> OutputError:
    reason = getattr(error, "strerror", None) or "no such name"
    return OutputError(f"{name} cannot be written ({reason}): name another file with --output.")
