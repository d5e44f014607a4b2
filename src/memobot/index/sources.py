"""The files of the corpus as they are now: what an ingest compares with what it holds."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from memobot.documents.reading import SUFFIXES, find_sources, read_bytes
from memobot.errors import CorpusError, ReadingError


@dataclass(frozen=True, slots=True)
class Source:
    """A file of the corpus; `problem` says why it will not be read, in one line."""

    name: str  # path relative to the corpus, with forward slashes
    path: Path
    sha256: str  # of its bytes; "" when they could not be read
    problem: str | None = None


def scan(corpus: Path) -> tuple[Source, ...]:
    """The files of the corpus with their hashes, by name. Raises CorpusError if there are none."""
    looks = (_look_at(corpus, path) for path in find_sources(corpus))
    sources = tuple(source for source in looks if source is not None)
    if not sources:
        raise CorpusError(
            f"There are no texts in {corpus}. Put agreements and news there as "
            f"{', '.join(sorted(SUFFIXES))} files, in folders as you like, and try again."
        )
    return sources


def _look_at(corpus: Path, path: Path) -> Source | None:
    name = path.relative_to(corpus).as_posix()
    shown = name.encode("utf-8", "backslashreplace").decode()
    if shown != name:
        return Source(shown, path, "", "has a name that is not valid UTF-8: rename the file")
    try:
        return Source(name, path, hashlib.sha256(read_bytes(path)).hexdigest())
    except ReadingError as error:
        # A file that vanished since the folder was listed is simply not there.
        return Source(name, path, "", str(error)) if path.exists() else None
