"""What a generation of the index is made with and of: its manifest.json."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path

from memobot.errors import IndexCorrupt, IndexMismatch

SCHEMA_VERSION = 3  # of everything in a generation's folder; raise it when that changes

NAME = "manifest.json"
_CODE = (".py", ".toml", ".tsv")  # and the tables that it reads

REBUILD = "Run `memobot ingest` to build it again."


@dataclass(frozen=True, slots=True)
class FileStamp:
    """What a file of a generation must be: its size in bytes and SHA-256."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Recipe:
    """What an index is made with; another recipe makes another index from the same files.

    `code` is a hash over the code that reads, divides, extracts and indexes.
    """

    embedder: str
    passage_tokens: int
    code: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a generation is, as its manifest.json says."""

    schema: int
    recipe: Recipe
    previous: str | None
    documents: int
    passages: int
    files: dict[str, FileStamp]  # by path within the generation's folder

    @property
    def size(self) -> int:
        """Bytes of all files together."""
        return sum(stamp.size for stamp in self.files.values())

    def to_bytes(self) -> bytes:
        """The content of manifest.json."""
        return json.dumps(asdict(self), indent=1, sort_keys=True).encode()

    def check(self, folder: Path, *, hashed: bool) -> None:
        """Compare the files in `folder` by size, and by hash if asked; raises IndexCorrupt."""
        for name, stamp in self.files.items():
            path = folder / name
            try:
                same = path.stat().st_size == stamp.size
                same = same and (not hashed or sha256_of(path) == stamp.sha256)
            except OSError as error:
                reason = error.strerror or str(error)
                raise IndexCorrupt(f"{path} cannot be read ({reason}). {REBUILD}") from error
            if not same:
                raise IndexCorrupt(f"{path} is damaged. {REBUILD}")


def stamps_of(folder: Path) -> dict[str, FileStamp]:
    """The stamps of all files in `folder`; lock files are none of the content."""
    return {
        path.relative_to(folder).as_posix(): FileStamp(path.stat().st_size, sha256_of(path))
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.endswith(".lock")
    }


def fingerprint(manifest: bytes) -> str:
    """The first 8 hex digits of a manifest's SHA-256, which end the generation's id.

    So CURRENT vouches for the manifest, and the manifest for every other file.
    """
    return hashlib.sha256(manifest).hexdigest()[:8]


def read_manifest(folder: Path) -> Manifest:
    """The manifest of the generation in `folder`. Raises IndexCorrupt or IndexMismatch."""
    damaged = f"The manifest in {folder} is missing or damaged. {REBUILD}"
    try:
        written = (folder / NAME).read_bytes()
        if fingerprint(written) != folder.name.rpartition("-")[2]:
            raise IndexCorrupt(damaged)
        fields = json.loads(written)
        if fields["schema"] != SCHEMA_VERSION:
            raise IndexMismatch(f"The index was built by another version of memobot. {REBUILD}")
        files = {name: FileStamp(**stamp) for name, stamp in fields.pop("files").items()}
        recipe = Recipe(**fields.pop("recipe"))
        return Manifest(recipe=recipe, files=files, **fields)
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise IndexCorrupt(damaged) from error


def code_version() -> str:
    """A hash over the code that makes an index of files: what it reads differently, it rereads.

    So a new version of memobot needs no number to be raised by hand, and embeds nothing anew
    whose text is the same.
    """
    package = Path(__file__).parent.parent
    files = [package / "language.py"]
    for room in ("documents", "naming", "terms", "index"):
        files += sorted(each for each in (package / room).iterdir() if each.suffix in _CODE)
    total = hashlib.sha256()
    for path in files:
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()[:16]


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file, 64 hex digits. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
