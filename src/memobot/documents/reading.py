"""Files of the corpus -> canonical text: which files there are, and what each one says.

Offsets everywhere in memobot index the canonical text. For .txt and .md that is the decoded
file itself, unchanged (line ends stay as they are, CRLF included; only a byte order mark is
no part of it). For .html, .docx and .pdf it is the visible text, in the form that
`memobot.documents.canonical` describes.
"""

from __future__ import annotations

import hashlib
import logging
import os
import warnings
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from memobot.documents.encodings import decode
from memobot.documents.unseen import Unseen
from memobot.errors import CorpusError, ReadingError

_log = logging.getLogger(__name__)

MAX_BYTES = 64 * 2**20
MAX_CHARACTERS = 20_000_000


@dataclass(frozen=True, slots=True)
class SourceText:
    """The canonical text of one file.

    `source` is the path relative to the corpus, with forward slashes; `version` the first 12
    hex digits of the SHA-256 of the file's bytes.
    """

    source: str
    text: str = field(repr=False)
    version: str


def find_sources(corpus: Path) -> tuple[Path, ...]:
    """The files of the corpus that can be read, sorted by their path within it.

    Left out: hidden files and folders, lock files of Office ("~$x.docx"), the README.md at the
    top, linked folders, and links to files outside the corpus.

    Raises CorpusError when the folder, or one inside it, is missing or cannot be read.
    """
    if not corpus.is_dir():
        raise CorpusError(
            f"{_shown(corpus)} is not a folder: create it or name another with --corpus"
        )
    top = corpus.resolve()
    found: list[Path] = []
    for folder, folders, names in os.walk(corpus, onerror=_refuse_folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            path = Path(folder, name)
            if _is_source(path) and _stays_inside(path, top):
                found.append(path)
    readme = [path for path in found if path.parent == corpus and path.name.lower() == "readme.md"]
    return tuple(
        sorted(set(found) - set(readme), key=lambda path: path.relative_to(corpus).as_posix())
    )


def read_bytes(path: Path) -> bytes:
    """The bytes of a file, of which never more than `MAX_BYTES` are read.

    Raises ReadingError when the file is larger, gone, or may not be read.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        reason = error.strerror or "unknown reason"
        raise ReadingError(
            f"cannot be opened ({reason}): check that it is there and its rights"
        ) from None
    if len(data) > MAX_BYTES:
        raise _too_large()
    return data


def read_text(data: bytes, source: str) -> SourceText:
    """Turn the bytes of a file into canonical text; the suffix of `source` picks the reader.

    Text that a reader of the file cannot see is left out, which the log tells. Raises ReadingError,
    and nothing else, with one line that says what to do.
    """
    suffix = PurePosixPath(source).suffix.lower()
    reader = _READERS.get(suffix)
    if reader is None:
        raise ReadingError(f"has a suffix that is not read: use {', '.join(sorted(SUFFIXES))}")
    if not _is_unicode(source):
        raise ReadingError("has a name that is not valid UTF-8: rename the file")
    if not data:
        raise ReadingError("is empty: fill it or remove it")
    if len(data) > MAX_BYTES:
        raise _too_large()
    hidden: list[int] = []
    text = _read(reader, data, suffix, hidden.append)
    if len(text) > MAX_CHARACTERS:
        raise ReadingError(f"holds more than {MAX_CHARACTERS:,} characters: split it")
    if not any(char.isalnum() for char in text):
        raise ReadingError("holds no words, only white space or signs: fill it or remove it")
    if hidden:
        _log.warning("%s: left out %d characters that a reader cannot see", source, sum(hidden))
    return SourceText(source, text, hashlib.sha256(data).hexdigest()[:12])


def _read(reader: _Reader, data: bytes, suffix: str, unseen: Unseen) -> str:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return reader(data, unseen)
    except ReadingError:
        raise
    except (MemoryError, RecursionError):
        raise ReadingError(
            "is built too deep or too large to be read: save its text as .txt"
        ) from None
    except Exception:  # libraries raise anything on damaged files; one file must not end an ingest
        raise ReadingError(
            f"is damaged, or not a {suffix} file: open it, save it anew, or save its text as .txt"
        ) from None


def _plain(data: bytes, _: Unseen) -> str:
    return decode(data)


def _html(data: bytes, unseen: Unseen) -> str:
    from memobot.documents.html import html_text

    return html_text(data, unseen)


def _docx(data: bytes, unseen: Unseen) -> str:
    from memobot.documents.office import docx_text

    return docx_text(data, unseen)


def _pdf(data: bytes, unseen: Unseen) -> str:
    from memobot.documents.pdf import pdf_text

    return pdf_text(data, MAX_CHARACTERS, unseen)


_Reader = Callable[[bytes, Unseen], str]
_READERS: dict[str, _Reader] = {  # each opens its libraries only when it is used
    ".txt": _plain,
    ".md": _plain,
    ".html": _html,
    ".htm": _html,
    ".docx": _docx,
    ".pdf": _pdf,
}
SUFFIXES: frozenset[str] = frozenset(_READERS)


def _is_source(path: Path) -> bool:
    return path.suffix.lower() in SUFFIXES and not path.name.startswith((".", "~$"))


def _stays_inside(path: Path, top: Path) -> bool:
    """Whether this is a regular file, or a link to one, within the corpus."""
    try:
        return path.is_file() and path.resolve().is_relative_to(top)
    except (OSError, RuntimeError):  # a link that leads to itself
        return False


def _refuse_folder(error: OSError) -> None:
    raise CorpusError(
        f"{_shown(error.filename)} cannot be read ({error.strerror}): check the folder's rights"
    )


def _shown(path: object) -> str:
    return str(path).encode("utf-8", "backslashreplace").decode()


def _is_unicode(name: str) -> bool:
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _too_large() -> ReadingError:
    return ReadingError(f"is larger than {MAX_BYTES // 2**20} MB: split it or save only its text")
