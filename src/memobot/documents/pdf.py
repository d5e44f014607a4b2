"""A PDF -> its text, page after page, without running heads, feet and page numbers.

What is taken away or joined must be evident: a line that stands in the same place on most
pages, a number that counts the pages, a word broken at a line's end that stands whole elsewhere.
"""

from __future__ import annotations

import io
import itertools
import logging
import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from memobot.documents.canonical import canonical
from memobot.documents.pdf_sight import SHOWING, Matrix, Watch
from memobot.documents.unseen import Unseen, logged
from memobot.errors import ReadingError

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

MAX_PAGES = 5_000
MAX_CONTENT = 256 * 2**20  # bytes of all pages' contents, unpacked
MAX_OPERATIONS = 10_000_000  # drawing operations, also of forms drawn again and again

_TAIL = 65_536  # bytes in which a whole file has its end mark
_LONGEST_HEAD = 200  # characters
_EDGE = 3  # lines at the top and at the foot of a page that may be a running head
_FEWEST_PAGES = 3
_LARGEST_FIRST = 999  # number of a first page; above are years
_MOST_PAGES = 0.6  # the share of pages on which a running head must stand
_PAGE_NUMBER = re.compile(
    r"(?:page|p\.|стр\.?|страница|strona|str\.|бет|[-–—|])*\s*(?P<number>\d{1,4})"
    r"\s*(?:(?:of|/|из|z)\s*\d{1,4})?\s*(?:бет|[-–—|.])*",
    re.I,
)
_NUMBERED_HEAD = re.compile(
    r"(?P<head>\S+\s+.*\S)\s+(?P<last>\d{1,4})|(?P<first>\d{1,4})\s+(?P<rest>\S+\s+\S.*)"
)  # two words at least: "Article 3" at the top of page 3 is no running head
_BROKEN_WORD = re.compile(r"([^\W\d_]{1,40})-\n([^\W\d_]{1,40}[^\s\w]{0,4}) ?")
_MEANINGLESS = re.compile(r"[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f]|/g\d+|\(cid:\d+\)")
_MOST_MEANINGLESS = 0.1  # of the characters
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)


def pdf_text(data: bytes, max_characters: int, unseen: Unseen = logged) -> str:
    """The canonical text of a PDF with a text layer.

    `unseen` is told of text that was left out because a reader cannot see it. Raises ReadingError
    when it is no PDF, damaged, locked by a password, a scan without text, or larger than
    `MAX_PAGES` or `max_characters`.
    """
    if b"%PDF-" not in data[:1024]:
        raise ReadingError("is not a PDF by its content: save it anew as PDF or as .txt")
    if b"%%EOF" not in data[-_TAIL:]:  # pypdf would repair it and lose pages without a word
        raise ReadingError("is cut short or damaged: copy it again, or open and save it anew")
    with _quiet("pypdf"):
        pages, hidden = _pages(_open(data), max_characters)
    _refuse_unreadable(pages)
    if hidden:
        unseen(hidden)
    lines = [canonical(page).split("\n") for page in pages]
    return canonical(_whole_words(_joined(_without_running_lines(lines))))


def _open(data: bytes) -> PdfReader:
    from pypdf import PdfReader
    from pypdf.errors import DependencyError

    reader = PdfReader(io.BytesIO(data), strict=False)
    try:
        if reader.is_encrypted and not reader.decrypt(""):
            raise ReadingError("is locked by a password: save a copy without one")
    except DependencyError:
        raise ReadingError("is encrypted: install 'cryptography', or save a copy without") from None
    return reader


def _pages(reader: PdfReader, max_characters: int) -> tuple[list[str], int]:
    """The text of each page, and how many characters are left out that are not seen.

    The work done for all pages together is bounded.
    """
    if len(reader.pages) > MAX_PAGES:
        raise ReadingError(f"has more than {MAX_PAGES:,} pages: split it")
    operations = unpacked = characters = hidden = 0

    def count() -> None:
        nonlocal operations
        operations += 1
        if operations > MAX_OPERATIONS:
            raise _too_much()

    pages = []
    for page in reader.pages:
        contents = page.get_contents()
        unpacked += len(contents.get_data()) if contents is not None else 0
        if unpacked > MAX_CONTENT:
            raise _too_much()
        text, left_out = _text_of(page, count)
        hidden += left_out
        pages.append(text.translate(_LIGATURES))
        characters += len(pages[-1])
        if characters > max_characters:
            raise ReadingError(f"holds more than {max_characters:,} characters: split it")
    return pages, hidden


def _text_of(page: PageObject, count: Callable[[], None]) -> tuple[str, int]:
    """The text of a page that a reader sees, and how many characters are left out."""
    watch = Watch(float(page.mediabox.width) * float(page.mediabox.height))

    def look(operator: bytes, operands: list[Any], cm: Matrix, tm: Matrix) -> None:
        count()
        watch.before(operator, operands, cm, tm)

    text = page.extract_text(visitor_operand_before=look, visitor_operand_after=watch.after)
    unseen = watch.unseen()
    if not unseen:
        return text, 0
    shown = itertools.count()

    def blank(operator: bytes, operands: list[Any], _: Matrix, __: Matrix) -> None:
        count()
        if operator in SHOWING and next(shown) in unseen:
            operands.clear()  # the operation then shows nothing

    seen = page.extract_text(visitor_operand_before=blank)
    return seen, len("".join(text.split())) - len("".join(seen.split()))


def _refuse_unreadable(pages: list[str]) -> None:
    """Refuse scans, and fonts whose characters have no meaning outside the file."""
    text = "".join(pages)
    if not any(char.isalnum() for char in text):
        raise ReadingError("has no text layer (a scan?): run OCR on it first, then put it back")
    if len(_MEANINGLESS.findall(text)) > _MOST_MEANINGLESS * len(text):
        raise ReadingError(
            "has a text layer that cannot be read: run OCR on it, or save it as .txt"
        )


def _too_much() -> ReadingError:
    return ReadingError("unpacks to far more than a text needs: save only its text as .txt")


@contextmanager
def _quiet(name: str) -> Iterator[None]:
    """Keep a library's log off the terminal: what matters of it becomes an error here."""
    logger = logging.getLogger(name)
    before = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        logger.setLevel(before)


def _without_running_lines(pages: list[list[str]]) -> list[list[str]]:
    pages = [_trimmed(page) for page in pages]
    for from_top in (True, False):
        for _ in range(_EDGE):  # one line at a time, from the edge inwards
            edges = [(page[0] if from_top else page[-1]) if page else "" for page in pages]
            running = _running(edges)
            if not any(running):
                break
            pages = [
                _trimmed(page[1:] if from_top else page[:-1]) if drop else page
                for page, drop in zip(pages, running, strict=True)
            ]
    return pages


def _running(edges: list[str]) -> list[bool]:
    """Which of the pages' outermost lines are a page number or a running head."""
    numbers = [_page_number(line) for line in edges]
    shifts = Counter(number - page for page, number in enumerate(numbers) if number is not None)
    shift, counted = shifts.most_common(1)[0] if shifts else (0, 0)
    if counted >= max(2, _MOST_PAGES * len(edges)) and shift <= _LARGEST_FIRST:
        return [number == page + shift for page, number in enumerate(numbers)]
    heads = [_head(line, page) for page, line in enumerate(edges)]
    whole = _repeated(heads)
    if any(whole):
        return whole
    running = [False] * len(edges)  # left and right pages may have heads of their own
    running[0::2], running[1::2] = _repeated(heads[0::2]), _repeated(heads[1::2])
    return running


def _repeated(heads: list[str]) -> list[bool]:
    """Where the commonest head stands, if on most pages; its first place may be the title's."""
    common, times = Counter(heads).most_common(1)[0] if heads else ("", 0)
    if not common or times < max(_FEWEST_PAGES, _MOST_PAGES * len(heads)):
        return [False] * len(heads)
    first = heads.index(common)
    return [head == common and page != first for page, head in enumerate(heads)]


def _page_number(line: str) -> int | None:
    match = _PAGE_NUMBER.fullmatch(line.strip()[:_LONGEST_HEAD])
    return int(match["number"]) if match else None


def _head(line: str, page: int) -> str:
    """The line, with a number at its end or beginning taken relative to the page."""
    line = line.strip()
    match = _NUMBERED_HEAD.fullmatch(line) if len(line) <= _LONGEST_HEAD else None
    if match is None:
        return line
    shift = int(match["last"] or match["first"]) - page
    return f"{match['head'] or match['rest']} {shift:+d}"


def _trimmed(lines: list[str]) -> list[str]:
    start, end = 0, len(lines)
    while start < end and not lines[start].strip():
        start += 1
    while end > start and not lines[end - 1].strip():
        end -= 1
    return lines[start:end]


def _joined(pages: list[list[str]]) -> str:
    """Pages under one another: a blank line between, unless a sentence runs on."""
    parts: list[str] = []
    for page in filter(None, pages):
        if parts:
            last = parts[-1][-1:]
            runs_on = (last.isalpha() or last in ",-–—") and page[0][:1].islower()
            parts.append("\n" if runs_on else "\n\n")
        parts.append("\n".join(page))
    return "".join(parts)


def _whole_words(text: str) -> str:
    """Take out a hyphen at a line's end where the whole word stands elsewhere in the text."""
    words = set(re.findall(r"[^\W\d_]+", text.lower()))

    def mend(match: re.Match[str]) -> str:
        whole = match[1] + match[2]
        known = re.sub(r"\W+$", "", whole).lower() in words
        return f"{whole}\n" if known else match[0]

    return _BROKEN_WORD.sub(mend, text)
