"""Generations: how an index changes on disk without ever being half changed.

    index/
      CURRENT            the id of the generation in use
      generations/<id>/  manifest.json  catalog.sqlite  dense.faiss  lexical/
      vectors.sqlite     the cache of embeddings
      write.lock         held by the process that writes

A generation is written to a folder of its own, flushed to disk, renamed into place, and only
then named in CURRENT by an atomic replacement. Killed at any moment, the index is what it was
before or what it should be after. Other files in the folder are left alone.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from memobot.errors import IndexBusy, IndexCorrupt, IndexMismatch, IndexMissing
from memobot.index.manifest import (
    NAME,
    REBUILD,
    SCHEMA_VERSION,
    Manifest,
    Recipe,
    fingerprint,
    read_manifest,
    stamps_of,
)

# SHA-256 runs at 700 MB/s. Files of this size together (some 8,000 passages) are hashed each
# time they are opened, in under 50 ms; bigger ones only by `verify`, which every ingest calls.
HASHED_ON_OPENING = 32_000_000

CATALOG = "catalog.sqlite"
DENSE = "dense.faiss"
LEXICAL = "lexical"

_ID = re.compile(r"\d{8}T\d{12}-[0-9a-f]{8}")
_STAGING = ".staging-"


@dataclass(frozen=True, slots=True)
class Layout:
    """Where things are in an index folder."""

    root: Path

    @property
    def current(self) -> Path:
        """The file that names the generation in use."""
        return self.root / "CURRENT"

    @property
    def generations(self) -> Path:
        """The folder of generations."""
        return self.root / "generations"

    @property
    def vectors(self) -> Path:
        """The cache of embeddings."""
        return self.root / "vectors.sqlite"

    @property
    def lock(self) -> Path:
        """The file that the writing process holds locked."""
        return self.root / "write.lock"


@dataclass(frozen=True, slots=True)
class Generation:
    """A generation on disk: its id, folder and manifest."""

    generation_id: str
    path: Path
    manifest: Manifest

    @property
    def catalog(self) -> Path:
        """The catalog's file."""
        return self.path / CATALOG

    @property
    def dense(self) -> Path:
        """The vector index's file."""
        return self.path / DENSE

    @property
    def lexical(self) -> Path:
        """The word index's folder."""
        return self.path / LEXICAL

    def verify(self) -> None:
        """Compare every file with its SHA-256; raises IndexCorrupt."""
        self.manifest.check(self.path, hashed=True)


def open_current(root: Path, embedder: str | None = None) -> Generation:
    """The generation that is in use in the index folder `root`.

    Raises IndexMissing before the first ingest, IndexCorrupt when files are missing or not
    what the manifest says, and IndexMismatch when another version of memobot built it, or
    another embedding model than the one named by `embedder`.
    """
    generation_id = current_id(root)
    if generation_id is None:
        raise IndexMissing(f"There is no index in {root} yet. Run `memobot ingest` first.")
    try:
        return _open(Layout(root).generations / generation_id, embedder)
    except IndexCorrupt:
        if current_id(root) == generation_id:
            raise
        return open_current(root, embedder)  # replaced, and pruned, while it was being opened


def _open(path: Path, embedder: str | None) -> Generation:
    manifest = read_manifest(path)
    if embedder is not None and manifest.recipe.embedder != embedder:
        raise IndexMismatch(
            f"The index was built with the embedding model {manifest.recipe.embedder}, but "
            f"{embedder} is set. Run `memobot ingest`, or set MEMOBOT_EMBEDDING as it was."
        )
    manifest.check(path, hashed=manifest.size <= HASHED_ON_OPENING)
    return Generation(path.name, path, manifest)


def current_id(root: Path) -> str | None:
    """The id of the generation in use, or None before the first ingest; raises IndexCorrupt."""
    layout = Layout(root)
    try:
        generation_id = layout.current.read_text("utf-8").strip()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, UnicodeError) as error:
        raise IndexCorrupt(f"{layout.current} cannot be read ({error}). {REBUILD}") from error
    if not _ID.fullmatch(generation_id):
        raise IndexCorrupt(f"{layout.current} does not name a generation. {REBUILD}")
    return generation_id


@contextmanager
def write_lock(root: Path) -> Iterator[None]:
    """Hold the index folder `root` for writing; raises IndexBusy at once if it is held."""
    from filelock import FileLock, Timeout

    lock = FileLock(Layout(root).lock)
    try:
        lock.acquire(blocking=False)
    except Timeout:
        raise IndexBusy(
            f"Another process is writing the index in {root}. Wait until it is done, then run "
            "`memobot ingest` again; questions can be asked meanwhile."
        ) from None
    try:
        yield
    finally:
        lock.release()


@contextmanager
def staging(root: Path) -> Iterator[Path]:
    """A new folder to build a generation in; what is not published from it is removed.

    To be used under the write lock.
    """
    folder = Layout(root).generations
    folder.mkdir(parents=True, exist_ok=True)
    staged = Path(tempfile.mkdtemp(prefix=_STAGING, dir=folder))
    try:
        yield staged
    finally:
        shutil.rmtree(staged, ignore_errors=True)


def publish(
    root: Path, staged: Path, recipe: Recipe, *, documents: int, passages: int
) -> Generation:
    """Make the generation built in the folder `staged` the one in use. Raises OSError."""
    layout = Layout(root)
    manifest = Manifest(
        schema=SCHEMA_VERSION,
        recipe=recipe,
        previous=_id_in_use(root),
        documents=documents,
        passages=passages,
        files=stamps_of(staged),
    )
    written = manifest.to_bytes()
    (staged / NAME).write_bytes(written)
    # mkdtemp made it for its owner alone.
    staged.chmod(layout.generations.stat().st_mode & 0o777)
    for path in (*staged.rglob("*"), staged):
        _flush(path)
    generation_id = f"{datetime.now(UTC):%Y%m%dT%H%M%S%f}-{fingerprint(written)}"
    path = layout.generations / generation_id
    staged.rename(path)
    _flush(layout.generations)
    replacement = layout.root / ".CURRENT.new"
    replacement.write_text(f"{generation_id}\n", "utf-8")
    _flush(replacement)
    replacement.replace(layout.current)
    _flush(layout.root)
    return Generation(generation_id, path, manifest)


def clean(root: Path) -> None:
    """Remove what killed processes left, and all generations but the current and the one before.

    The one before stays for processes that have it open. Where the current one is damaged none
    is removed. To be used under the write lock; what cannot be removed stays too.
    """
    kept = _kept(root)
    for path in Layout(root).generations.glob("*"):
        is_old = bool(kept) and _ID.fullmatch(path.name) and path.name not in kept
        if is_old or path.name.startswith(_STAGING):
            shutil.rmtree(path, ignore_errors=True)


def _kept(root: Path) -> set[str]:
    try:
        current = current_id(root)
        if current is None:
            return set()
        previous = read_manifest(Layout(root).generations / current).previous
    except (IndexCorrupt, IndexMismatch):
        return set()
    return {current, previous} if previous else {current}


def before(root: Path, generation: Generation) -> Generation | None:
    """The generation that `generation` replaced, if it is still there and readable."""
    previous = generation.manifest.previous
    if previous is None:
        return None
    path = Layout(root).generations / previous
    try:
        return Generation(previous, path, read_manifest(path))
    except (IndexCorrupt, IndexMismatch):
        return None


def _id_in_use(root: Path) -> str | None:
    try:
        return current_id(root)
    except IndexCorrupt:
        return None


def _flush(path: Path) -> None:
    """Put a file, or the list of a folder's entries, on the disk itself."""
    if path.is_dir() and os.name != "posix":
        return  # only there can a folder be opened
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
