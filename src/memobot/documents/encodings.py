"""Bytes of a text file -> its characters, never guessed at silently.

The order of the decision: a byte order mark; UTF-16 without one, where NUL bytes give it away;
strict UTF-8; and only then a single-byte code page, chosen by the letters it yields.

Nothing is ever replaced. A text that is UTF-8 but for one broken byte is refused with the line
of that byte: a replaced character could be the digit of a date, and memobot quotes its texts
word for word.
"""

from __future__ import annotations

import codecs
import re

from memobot.documents.codepages import best_page
from memobot.errors import ReadingError

_MARKS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF file", ".pdf"),
    (b"PK\x03\x04", "a ZIP archive (as .docx files are)", ".docx"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word file (.doc)", ""),
    (b"{\\rtf", "an RTF file", ""),
)
_UTF8_SEQUENCE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_NOT_ASCII = bytes(range(0x80, 0x100))
_NEAR = 2**20  # bytes on either side of the first bad one that tell what it stands in
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_STRAY_CONTROLS = 0.01  # a share above this is binary data; real files hold a stray bell or two


def decode(data: bytes, declared: str | None = None) -> str:
    """The characters of a text file, with its byte order mark taken off and nothing else changed.

    `declared` is the code page that the file itself names (HTML), used only when the bytes are
    not Unicode and it is a page that can decode them.

    Raises ReadingError when the file is binary, damaged, or in no encoding that is known.
    """
    _refuse_other_formats(data)
    text = _by_mark(data)
    if text is None:
        text = _utf16_without_mark(data)
    if text is None:
        text = _utf8_or_page(data, declared)
    _refuse_binary(text)
    return text


def _refuse_other_formats(data: bytes) -> None:
    for signature, what, suffix in _SIGNATURES:
        if data.startswith(signature):
            remedy = f"rename it to end in {suffix}" if suffix else "save it as .docx or .txt"
            raise ReadingError(f"is {what} under another name: {remedy}")


def _by_mark(data: bytes) -> str | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding)
            except UnicodeDecodeError as error:
                raise _damaged(data[len(mark) :], encoding, error.start) from None
    return None


def _utf16_without_mark(data: bytes) -> str | None:
    """UTF-16 shows in NUL bytes that all stand in even, or all in odd places."""
    if b"\x00" not in data or len(data) % 2:
        return None
    even, odd = data[0::2].count(0), data[1::2].count(0)
    if max(even, odd) * 50 < len(data) // 2 or min(even, odd) * 50 > max(even, odd):
        return None
    try:
        text = data.decode("utf-16-le" if odd > even else "utf-16-be")
    except UnicodeDecodeError:
        return None
    usual = sum(char < "\u0530" or "\u2000" <= char < "\u2200" for char in text)
    return text if usual >= 0.95 * len(text) and not _CONTROL.search(text) else None


def _utf8_or_page(data: bytes, declared: str | None) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        first_bad = error.start
    if b"\x00" in data:
        raise _binary()
    if _mostly_utf8(data[max(0, first_bad - _NEAR) : first_bad + _NEAR]):
        raise _damaged(data, "utf-8", first_bad)
    if declared is not None:
        try:
            return data.decode(declared)
        except UnicodeDecodeError:
            pass  # the file names the wrong page: judge by its letters
    page = best_page(data)
    if page is None:
        raise ReadingError("is in an encoding that is not recognised: save it as UTF-8")
    return data.decode(page)


def _mostly_utf8(data: bytes) -> bool:
    """Whether whole UTF-8 sequences outnumber the stray bytes; in a code page they never do.

    The three bytes of a curly quote or a dash count by themselves: no language writes what a
    code page would make of them.
    """
    sequences = _UTF8_SEQUENCE.findall(data)
    rest = _UTF8_SEQUENCE.sub(b"", data)
    stray = len(rest) - len(rest.translate(None, _NOT_ASCII))
    return len(sequences) > stray or any(seq.startswith(b"\xe2\x80") for seq in sequences)


def _damaged(data: bytes, encoding: str, position: int) -> ReadingError:
    line = data[:position].decode(encoding, "replace").count("\n") + 1
    name = encoding.removesuffix("-le").removesuffix("-be").upper()
    return ReadingError(
        f"is damaged {name}: line {line} has bytes that are no character; "
        "correct the line and save the file as UTF-8"
    )


def _refuse_binary(text: str) -> None:
    """NUL never stands in a text; other control characters may stray in, but not in numbers."""
    controls = sum(1 for _ in _CONTROL.finditer(text))
    if "\x00" in text or controls > _STRAY_CONTROLS * len(text):
        raise _binary()


def _binary() -> ReadingError:
    return ReadingError("holds binary data, not text: remove it or save it as text in UTF-8")
