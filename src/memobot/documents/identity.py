"""What a text is called and what kind of text it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePosixPath

from memobot.documents.headings import Line
from memobot.documents.model import Span

# Kinds by the word that titles carry, the more telling first. Stems, in four languages.
_KIND_WORDS = (
    ("memorandum", r"memorand|меморандум"),
    ("protocol", r"protocol|протокол|protok|хаттама"),
    ("contract", r"contract(?!or|ed)|контракт|договор|kontrakt|шарт(?!ы\b)"),
    ("agreement", r"ag?re?gree?ment|agreement|соглашени|договорённост|porozumieni|umow[aęy]|układ|келісім|convention|конвенци"),
)
KINDS = tuple(kind for kind, _ in _KIND_WORDS)
_KIND = re.compile("|".join(f"(?P<{kind}>{stems})" for kind, stems in _KIND_WORDS), re.IGNORECASE)

# Lines above a title that are no title.
_NOT_A_TITLE = re.compile(
    r"\W*(?:exhibit|ex-|annex\b|schedule\b|execution (?:copy|version)|confidential(?:\s*$|\s+treatment)|draft\b|"
    r"page \d|source:|\d+\s*$|www\.|https?:|version\b|проект\s*$|копия\s*$|projekt\s*$)",
    re.IGNORECASE,
)
# How the second block of a title goes on.
_CONTINUES_TITLE = re.compile(
    r"[\W]*(?:between|among|by and (?:between|among)|on\b|of\b|for\b|in\b|regarding|concerning|и\b|and\b|\(|"
    r"между|о\b|об\b|по\b|pomiędzy|między|w sprawie|o\b|dotyczące|арасындағы|туралы)",
    re.IGNORECASE,
)
_DATE_OR_PLACE = re.compile(
    r"\W*(?:«|\"|“|г\.|[A-ZА-ЯЁӘҒҚҢӨҰҮҺІŁŚŻ][\w’'. -]{2,30},\s|\d{1,2}[. ]|dated?\b|from\b|дата|data\b)", re.UNICODE
)
_LONGEST_TITLE = 400
_LONGEST_NEWS_TITLE = 220
_SHORT_TITLE = 90


def kind_in(words: str) -> str | None:
    """The kind of agreement that `words` name first ("memorandum"), or None."""
    match = _KIND.search(words)
    return match.lastgroup if match else None


def find_title(lines: Sequence[Line]) -> Span | None:
    """Where the title stands in the lines before the first article (or in all of them)."""
    blocks = _blocks(lines, limit=14)
    for number, block in enumerate(blocks):
        text = _joined(block)
        if _NOT_A_TITLE.match(text) and kind_in(text) is None:
            continue
        if len(text) > _LONGEST_TITLE or _is_prose(text):
            return None
        return _title_from(blocks, number)
    return None


def _title_from(blocks: Sequence[Sequence[Line]], number: int) -> Span:
    block = list(blocks[number])
    following = blocks[number + 1] if number + 1 < len(blocks) else None
    if following and len(_joined(block)) < 80 and _continues(_joined(following)):
        block += following
    first, last = block[0], block[-1]
    start = first.start + len(first.text) - len(first.text.lstrip(" \t#*_\u00a0"))
    end = last.start + len(last.text.rstrip(" \t*_\u00a0"))
    return Span(start, max(start, end))


def _continues(text: str) -> bool:
    return len(text) <= _LONGEST_TITLE and not _is_prose(text) and bool(_CONTINUES_TITLE.match(text))


def _is_prose(text: str) -> bool:
    """Whether a block reads as sentences rather than as a heading."""
    if len(text) > _LONGEST_NEWS_TITLE and kind_in(text) is None:
        return True
    return bool(re.search(r"[.;]\s+\S", re.sub(r"\b\w{1,4}\.", "", text))) or (
        text.rstrip().endswith((".", ":", ";")) and len(text.split()) > 12
    )


def _blocks(lines: Sequence[Line], limit: int) -> list[list[Line]]:
    """Runs of visible lines; a line that looks like a place or a date ends the run before it."""
    blocks: list[list[Line]] = [[]]
    for line in lines:
        if line.blank:
            blocks.append([])
        elif blocks[-1] and _starts_anew(blocks[-1], line):
            blocks.append([line])
        else:
            blocks[-1].append(line)
    return [block for block in blocks if block][:limit]


def _starts_anew(block: Sequence[Line], line: Line) -> bool:
    heading = line.text.startswith("#") or block[-1].text.startswith("#")
    above = " ".join(part.text for part in block)
    return heading or bool(_DATE_OR_PLACE.match(line.text)) or bool(_NOT_A_TITLE.match(above)) or len(above) > 200


def _joined(block: Sequence[Line]) -> str:
    return clean(" ".join(line.text for line in block))


def clean(words: str) -> str:
    """Words of a title on one line, without the signs of Markdown."""
    return " ".join(re.sub(r"[*_#`]+", " ", words).split())


def fallback_title(text: str, source: str) -> str:
    """A title for a text without one: its first words, or the file's name for an odd text."""
    words = clean(text[:600]).split()
    if len(words) < 4:
        return PurePosixPath(source).stem
    beginning = " ".join(words[:14])
    return beginning if len(words) <= 14 else f"{beginning.rstrip(',;:. ')} …"


def kind_of(title: str, articles: int, has_signatures: bool) -> str:
    """The kind of a text: one of `KINDS`, "news" for reports, "text" for the rest.

    A report may name an agreement in its title ("... signed a memorandum"); it has no articles.
    """
    named = kind_in(title)
    if articles >= 2 or has_signatures:
        return named or "agreement"
    if named and len(title) <= _SHORT_TITLE and title.upper() == title:
        return named
    return "news"


def short_title_of(title: str, kind: str, text: str) -> str:
    """A title short enough for a label: cut at a word, with the year of signing where one stands early."""
    short = title if len(title) <= _SHORT_TITLE else f"{title[:_SHORT_TITLE].rpartition(' ')[0]} …"
    if kind in ("news", "text") or re.search(r"\b(?:19|20)\d\d\b", short):
        return short
    year = re.search(r"\b(?:19|20)\d\d\b", text[:1500])
    return f"{short} ({year.group()})" if year else short
