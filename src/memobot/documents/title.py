"""Where a text's title stands.

Above a title there are often lines that are none: the exhibit's number, a notice that parts
were left out, a date. In a text of joined lines the title is only the first words of a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from memobot.documents.identity import clean, kind_in, without_verb
from memobot.documents.lines import Line
from memobot.documents.model import Span

_CAPITAL = "A-ZА-ЯЁӘҒҚҢӨҰҮҺІĄĆĘŁŃÓŚŹŻ"
_MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
# What may stand above a title, or before it on its line.
_LEGEND = re.compile(
    r"(?:(?:exhibit|ex[.-]|annex|schedule)\s*\(?[\dA-Z][\w.()-]{0,9}(?:\s*[-–]\s*\d+)?\b|"
    r"(?:confidential )?(?:execution|final|conformed)\s+(?:copy|version|form)|this(?= [A-Z-]+ AGR)|"
    r"exhibit \d+\([\w)(]+|-?\s?\d{1,3}\s?-|confidential\b(?! (?:information|disc))"
    r"|draft\b|page \d+|source:\s*\S+|\d{1,3}(?=\s|$)|www\.\S+|https?:\S+|version\s[\d.]+|"
    r"\[[^\]]{0,40}(?:logo|form|letterhead)[^\]]{0,40}\]|\((?:translation|english)[^)]{0,60}\)|"
    r"case [\d-]+\s?\w* doc \S+ filed \S+(?: page \d+ of \d+)?|"
    r"quicklinks[^.]{0,20}click here to rapidly navigate through this document|"
    r"(?:last updated:?|dated?:?(?: as)?(?: of)?|effective:?)?\s*"
    rf"{_MONTH}\.?\s+\d{{1,2}},?\s+\d{{4}}|"
    r"dated?\b.{0,40}(?:19|20)\d\d|проект|копия|projekt)(?!\w)[\s:.,*_|)–-]*",
    re.IGNORECASE,
)
_NO_TITLE_WORD = re.compile(
    r"(?:execution|copy|version|disclosed|omitted|requested|redacted|exhibit|excluded|this)\W+"
    r"|(?:inc|ltd|llc|corp)\.\W+(?=\w+ \w)",
    re.IGNORECASE,
)
_NOTICE = re.compile(
    r"omitted|redacted|excluded from|confidential treatment|identified information|"
    r"not material|rule 24b|item 601|translation of|denote|securities act",
    re.IGNORECASE,
)
_LATIN = r"[A-Z0-9][A-Z0-9&,.'’®/\"“”()-]*"
_TYPES = r"AGREEMENT|CONTRACT|MEMORANDUM|PROTOCOL|CONVENTION|AMENDMENT"
# A title inside a line: words in capitals, or With Capitals, up to the word that names the kind.
_TAIL = r"(?:\s+(?i:of|no\.?|number)\s+(?:understanding|cooperation|intent|[\dIVX]+)\b)?"
_PHRASES = (
    re.compile(rf"(?:(?:{_LATIN}|[-–])[ \t]+){{0,12}}?(?:{_TYPES})\b(?i:{_TAIL})"),
    re.compile(
        r"(?:(?:[A-Z][\w&'’®/-]*|of|and|for|the|in|to|on|&)[ ,]+){0,10}?"
        rf"(?:{_TYPES.title()})\b(?i:{_TAIL})"
    ),
)
_CAPITAL_PHRASE = re.compile(rf"(?:[A-Z][A-Z&/'’-]+[ ,]+){{1,8}}(?:{_TYPES})\b")
# What follows a title on its line when the text goes on: "... AGREEMENT This Agreement is made".
_TEXT_BEHIND = re.compile(
    r"[\s.,:–—-]*(?:this\b|made\b|dated\b|entered\b|effective\b|is\b|\(the\b|table of contents)",
    re.I,
)
# How the second block of a title goes on.
_CONTINUES = re.compile(
    r"\W*(?:between|among|by and (?:between|among)|on|of|for|in|regarding|concerning|and|"
    r"между|о|об|по|и|pomiędzy|między|w sprawie|dotyczące|арасындағы|туралы)\s+(?:\S+\s+){2}",
    re.IGNORECASE,
)
_LEFT_OPEN = re.compile(
    r"[\s,:]+(?:(?:made|entered into)\s+)?(?:by and )?(?:between|among|with|by|and|dated|as of|"
    r"table of contents|pomiędzy|между)[\s:,.-]*$|[\s–—_*-]+$",
    re.IGNORECASE,
)
_DATE_OR_PLACE = re.compile(
    rf"\W*(?:г\.|[{_CAPITAL}][\w’'. -]{{2,30}},\s|\d{{1,2}}[. ]|dated?\b|from\b|дата|data\b)"
)
_LONGEST = 400
_LONGEST_WITHOUT_KIND = 220
_BLOCKS = 14


def find_title(lines: Sequence[Line]) -> Span | None:
    """Where the title stands in the lines before the first article (or in all of them).

    The first block of lines that names a kind of agreement and reads as a title; else the first
    block that reads as one.
    """
    blocks = [block for block in map(_without_legends, _blocks(lines)) if block]
    fallback: Span | None = None
    for number, block in enumerate(blocks):
        following = blocks[number + 1] if number + 1 < len(blocks) else ()
        text = _joined(block)
        if _NOTICE.search(text[:_LONGEST]):
            found = _phrase(block[0], anywhere=True)
        elif _is_prose(text):
            found = _phrase(block[0])
            if found is None:
                return fallback
        else:
            named = kind_in(text) and without_verb(text)
            opening = _phrase(block[0]) if named else None
            whole = _whole(block, following)
            found = opening if opening and _goes_on(block, opening) else whole if named else None
            fallback = fallback or whole
        if found:
            return found
    return fallback


def _goes_on(block: Sequence[Line], title: Span) -> bool:
    """Whether the text itself begins right behind the title, on its line or on the next."""
    behind = block[0].text[title.end - block[0].start :]
    if not behind.strip(" .*_") and len(block) > 1:
        behind = block[1].text
    return bool(_TEXT_BEHIND.match(behind[:200]))


def _without_legends(block: Sequence[Line]) -> list[Line]:
    kept: list[Line] = []
    for line in block:
        rest = line if kept else _after_legends(line)
        if any(sign.isalpha() for sign in rest.text[:2000]):
            kept.append(rest)
    return kept


def _after_legends(line: Line) -> Line:
    at = len(line.text) - len(line.text.lstrip(' \t\u00a0#*_|[("“<'))
    if not _LEGEND.match(line.text, at):
        return line
    for _ in range(6):
        match = _LEGEND.match(line.text, at)
        if not match:
            break
        at = match.end()
    return line.since(line.start + at)


def _whole(block: Sequence[Line], following: Sequence[Line]) -> Span | None:
    lines = list(block)
    short = len(_joined(block)) < 80
    if short and following and _continues(_joined(following)):
        lines += following
    text = "\n".join(line.text for line in lines)
    first, last = lines[0], lines[-1]
    start = first.start + len(first.text) - len(first.text.lstrip(" \t#*_\u00a0|<"))
    left_open = _LEFT_OPEN.search(last.text[-80:].rstrip())
    end = last.visible_end
    if left_open:
        end = last.start + len(last.text.rstrip()[:-80]) + left_open.start()
    return _visible_span(first, last, start, end) if text else None


def _visible_span(first: Line, last: Line, start: int, end: int) -> Span | None:
    """A span trimmed at both ends; None where nothing visible is left."""
    start = max(start, first.visible_start)
    tail = last.text[: max(0, end - last.start)].rstrip(" \t\u00a0*_").rstrip()
    end = last.start + len(tail)
    skipped = first.text[start - first.start :]
    start += len(skipped) - len(skipped.lstrip())
    return Span(start, end) if tail and end > start else None


def _continues(text: str) -> bool:
    return len(text) <= _LONGEST and not _is_prose(text) and bool(_CONTINUES.match(text))


def _phrase(line: Line, anywhere: bool = False) -> Span | None:
    """The title that the words of a long line open with, or that stands in it in capitals."""
    start = line.visible_start - line.start
    start += len(line.text[start:][:20]) - len(line.text[start:][:20].lstrip('#*_|<"“ '))
    head = line.text[start : start + (2000 if anywhere else 260)]
    match = next((found for pattern in _PHRASES if (found := pattern.match(head))), None)
    match = match or (_CAPITAL_PHRASE.search(head) if anywhere else None)
    if match is None:
        return None
    legends = [legend.end() for legend in _NO_TITLE_WORD.finditer(match.group())]
    begin = start + match.start() + max(legends, default=0)
    return Span(line.start + begin, line.start + start + match.end())


def _is_prose(text: str) -> bool:
    """Whether a block reads as sentences rather than as a heading."""
    if len(text) > (_LONGEST if kind_in(text) else _LONGEST_WITHOUT_KIND):
        return True
    if re.search(r"[.;]\s+\S", re.sub(r"\b\w{1,4}\.", "", text)):
        return True
    return text.endswith((".", ":", ";")) and len(text.split()) > 12


def _blocks(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Runs of visible lines; a line that looks like a place or a date ends the run before it."""
    block: list[Line] = []
    found = 0
    for line in lines:
        if block and (line.blank or _starts_anew(block, line)):
            yield block
            block, found = [], found + 1
            if found == _BLOCKS:
                return
        if not line.blank:
            block.append(line)
    if block:
        yield block


def _starts_anew(block: Sequence[Line], line: Line) -> bool:
    above = block[-1].visible
    heading = line.text.startswith("#") or above.startswith("#")
    legend = _LEGEND.fullmatch(above[:200]) is not None
    length = sum(len(part.text) for part in block)
    return heading or legend or length > 200 or bool(_DATE_OR_PLACE.match(line.text[:80]))


def _joined(block: Sequence[Line]) -> str:
    return clean(" ".join(line.text[:2000] for line in block[:12]))
