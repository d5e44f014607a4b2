"""A draft that is to be checked -> its text: from a file, or from bytes that were piped in.

A draft is read as the files of the corpus are (`memobot.documents.reading`), so that offsets
into a .txt or .md draft index the file itself.
"""

from __future__ import annotations

import re
from pathlib import Path

from memobot.documents.reading import SUFFIXES, read_text
from memobot.errors import DraftError, ReadingError

MAX_BYTES = 50 * 2**20
MAX_CHARACTERS = 5_000_000
STANDARD_INPUT = "standard input"

_LEADING = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,200}+")
_HTML = re.compile(rb"<!doctype html|<html[\s>]", re.IGNORECASE)


def read_draft(path: Path) -> str:
    """The text of the draft in a .txt, .md, .html, .docx or .pdf file.

    Raises DraftError with one line that names the file and says what to do.
    """
    return read_draft_bytes(draft_bytes(path), str(path))


def draft_bytes(path: Path) -> bytes:
    """The bytes of a draft, of which never more than `MAX_BYTES` are read. Raises DraftError."""
    name = shown(str(path))
    if path.is_dir():
        raise DraftError(f"{name} is a folder: name one file, the draft itself.")
    _refuse_suffix(path.suffix, name)
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        reason = getattr(error, "strerror", None) or "no such name"
        raise DraftError(
            f"{name} cannot be opened ({reason}): check that it is there and its rights."
        ) from None


def read_draft_bytes(data: bytes, name: str = STANDARD_INPUT) -> str:
    """The text of a draft whose bytes are at hand.

    The suffix of `name` tells the format; where there is none the bytes tell it. Raises
    DraftError.
    """
    label = shown(name)
    suffix = Path(name).suffix or suffix_of(data)
    _refuse_suffix(suffix, label)
    if not data.strip():
        raise _nothing_in(label)
    if len(data) > MAX_BYTES:
        raise DraftError(f"{label} is larger than {MAX_BYTES // 2**20} MB: check it in parts.")
    try:
        text = read_text(data, f"draft{suffix}").text
    except ReadingError as error:
        raise DraftError(f"{label} {error}.") from None
    refuse_unfit(text, name)
    return text


def refuse_unfit(text: str, name: str) -> None:
    """Raise DraftError where `text` says nothing or is too long to be checked."""
    if not any(character.isalnum() for character in text):
        raise _nothing_in(shown(name))
    if len(text) > MAX_CHARACTERS:
        raise DraftError(
            f"{shown(name)} holds more than {MAX_CHARACTERS:,} characters: check it in parts."
        )


def suffix_of(data: bytes) -> str:
    """The suffix that a file of these bytes would have; ".txt" where nothing speaks for another."""
    if data.startswith(b"PK\x03\x04"):
        return ".docx"
    if data.startswith(b"%PDF-"):
        return ".pdf"
    start = _LEADING.match(data)
    return ".html" if _HTML.match(data, start.end() if start else 0) else ".txt"


def shown(name: str) -> str:
    """A file's name with what a terminal would act upon made visible."""
    return "".join(
        character if character.isprintable() else ascii(character)[1:-1] for character in name
    )


def _refuse_suffix(suffix: str, name: str) -> None:
    if suffix and suffix.lower() not in SUFFIXES:
        raise DraftError(f"{name} is in no format that is read: use {', '.join(sorted(SUFFIXES))}.")


def _nothing_in(name: str) -> DraftError:
    return DraftError(f"There is nothing to check in {name}.")
