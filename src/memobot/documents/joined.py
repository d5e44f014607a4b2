"""Texts whose lines were joined: headings are looked for inside long lines, and cut free.

A whole contract may stand on a few lines: "1. Purpose: ... 2. Scope: ...". A number inside a
line is a heading only if the headings before it count exactly up to it; cross references
("under Section 4. 5 days later") do not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from memobot.documents.headings import Entry, Marker, Style, letter_reading, read_marker
from memobot.documents.lines import Line
from memobot.documents.numerals import NUMBER_WORDS
from memobot.documents.outline import candidate_of, could_open_article
from memobot.documents.sequences import best_sequence

_LONG = 300  # characters of a line; a text with such lines may have headings inside lines
_SHORTEST = 60  # characters of a line that has a heading inside it
_INLINE_WEIGHT = 0.8  # of a heading inside a line, beside one that opens a line
_MOST_NUMBERS = 3_000  # in a text that may be a table
_BODY = 100  # characters; a shorter piece is a heading alone
_STYLES = (Style.ARTICLE, Style.SECTION, Style.NUMBER)
_CAPITAL = "A-ZА-ЯЁӘҒҚҢӨҰҮҺІĄĆĘŁŃÓŚŹŻ"
_WORDS = "|".join(word for word in NUMBER_WORDS if word.isascii())
_NUMBER = rf"\d{{1,3}}(?:\.\d{{1,3}}){{0,3}}|[IVXL]{{1,6}}|(?i:{_WORDS})"
_INSIDE = re.compile(
    r"(?<=[\s\u00a0])(?:"
    r"(?P<word>(?:ARTICLE|Article|SECTION|Section|Статья|СТАТЬЯ|Artykuł|§)"
    rf"[ \u00a0]*(?:{_NUMBER})\b)"
    r"|(?P<number>\d{1,2}\.(?:\d{1,2}(?:\.\d{1,2}){0,2}\.?)?)(?=[\s\u00a0])"
    r"|(?P<item>\((?:[a-z]|[ivx]{2,4}|\d{1,2})\))(?=[\s\u00a0]))"
)
_REFERRING = re.compile(
    r"(?:\b(?:(?:no|nos|art|ust|pkt|sec|п|ст)\.?|sections?|articles?|clauses?|paragraphs?|"
    r"exhibits?|schedules?|annex|appendix|parts?|items?|rules?|chapter|and|or|to|of|the|in|under|by|with|at|"
    r"per|see|than|least|is|стать[яией]+|статьёй|пункт[аеу]?)|[§,(/$€£-])\s*$",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.;:!?)\]\"”’_*\d—–-]$")
_OPENS_WORDS = re.compile(rf"[\s\u00a0.:)–—-]*[\[\"“”„«(*_]*(?:[{_CAPITAL}]|\(?[a-z]\)|\d+\.\d)")
_SIGNING = re.compile(r"(?<=[\s\u00a0])in witness where", re.IGNORECASE)
_OPENS_ITEM = re.compile(r"(?:[.;:,—–]|[;,]? (?:and|or|and/or))$")


def cut_joined(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines, the long ones cut where an article, a clause or an item opens inside them."""
    if all(len(line.text) < _LONG for line in lines) or _is_no_prose(lines):
        return tuple(lines)
    lines = _cut_at(lines, _article_starts(lines))
    lines = _cut_at(lines, _decimal_starts(lines))
    lines = _cut_at(lines, [at for line in lines for at in _item_starts(line)])
    return tuple(_cut_at(lines, _signing_starts(lines)))


def _is_no_prose(lines: Sequence[Line]) -> bool:
    """Whether a text has a number at every few words: a table, or worse."""
    numbers = sum(1 for line in lines for _ in _INSIDE.finditer(line.text))
    return numbers > _MOST_NUMBERS and numbers * 40 > sum(len(line.text) for line in lines)


def _cut_at(lines: Sequence[Line], offsets: Iterable[int]) -> list[Line]:
    cuts = sorted(offsets)
    pieces: list[Line] = []
    done = 0
    for line in lines:
        first = done
        while done < len(cuts) and cuts[done] < line.end:
            done += 1
        pieces += line.cut(cuts[first:done]) if done > first else [line]
    return pieces


def _inside(line: Line, group: str) -> Iterator[re.Match[str]]:
    if len(line.text) >= _SHORTEST:
        yield from (found for found in _INSIDE.finditer(line.text) if found.lastgroup == group)


def _article_starts(lines: Sequence[Line]) -> list[int]:
    """Where articles open inside lines, if the text's articles count up exactly through them."""
    pieces = _cut_at(lines, [at for line in lines for at in _possible_articles(line)])
    opens_line = {line.start for line in lines}
    entries = [Entry(piece, None if piece.blank else read_marker(piece)) for piece in pieces]
    best: list[int] = []
    for style in _STYLES:
        starts = _sequence_of(entries, style, opens_line)
        if len(starts) > len(best) and (style is not Style.NUMBER or len(starts) >= 3):
            best = starts
    return [at for at in best if at not in opens_line]


def _possible_articles(line: Line) -> Iterator[int]:
    for group in ("word", "number"):
        for found in _inside(line, group):
            if _stands_as_heading(line.text, found) and _is_whole(found.group()):
                yield line.start + found.start()


def _is_whole(written: str) -> bool:
    return re.search(r"\d\.(?!0\.?$)\d", written) is None


def _stands_as_heading(text: str, found: re.Match[str], ended: bool = True) -> bool:
    """Whether what stands around a number inside a line lets it be a heading."""
    before = text[max(0, found.start() - 40) : found.start()]
    if _REFERRING.search(before) or not _OPENS_WORDS.match(text[found.end() :][:12]):
        return False
    apart = before[-2:].isspace() and len(before) > 1
    last = before.split()[-1] if before.split() else ""
    in_capitals = len(last) > 2 and last.isupper()
    return not ended or apart or in_capitals or bool(_SENTENCE_END.search(before.rstrip()))


def _sequence_of(entries: Sequence[Entry], style: Style, opens_line: set[int]) -> list[int]:
    """Where the articles of `style` begin in a text cut wherever one might begin."""
    candidates = []
    openings = []
    for at, entry in enumerate(entries):
        above = entries[at - 1].line.text[-200:] if at else ""
        if entry.line.start not in opens_line:
            above = ""
        if _has_style(entry.marker, style) and could_open_article(entry, above):
            openings.append(at)
    for at, following in pairwise([*openings, len(entries)]):
        body = sum(len(line.text) for line, _ in entries[at : min(following, at + 9)])
        candidate = candidate_of(entries[at], entries[at].line.start, followed=body >= _BODY)
        inside = candidate.position not in opens_line
        weight = candidate.weight * (_INLINE_WEIGHT if inside else 1)
        candidates.append(replace(candidate, weight=weight))
    chosen = best_sequence(candidates, missing=0)
    return [candidate.position for candidate in chosen]


def _has_style(marker: Marker | None, style: Style) -> bool:
    if marker is None:
        return False
    return marker.style is style or (style is Style.NUMBER and marker.style is Style.DECIMAL)


def _decimal_starts(lines: Sequence[Line]) -> Iterator[int]:
    """Where clauses "2.1", "2.2", "2.2.1" open inside lines, each the next of its article."""
    last: dict[str, int] = {}
    for line in lines:
        marker = None if line.blank else read_marker(line)
        if marker and marker.number and marker.style in (*_STYLES, Style.DECIMAL):
            _count(last, marker.number)
        for group in _inside_decimals(line):
            number = re.sub(r"^[^\d]*", "", group.group()).strip(".")
            parts = [str(int(part)) for part in number.split(".") if part]
            stem = ".".join(parts[:-1])
            if stem in last and last[stem] + 1 == int(parts[-1]):
                _count(last, ".".join(parts))
                yield line.start + group.start()


def _inside_decimals(line: Line) -> Iterator[re.Match[str]]:
    if len(line.text) < _SHORTEST:
        return
    for found in _INSIDE.finditer(line.text):
        if found.lastgroup in ("word", "number") and re.search(r"\d\.\d", found.group()):
            capital = found.lastgroup == "word"
            if _stands_as_heading(line.text, found, ended=capital):
                yield found


def _count(last: dict[str, int], number: str) -> None:
    """Note that `number` has been reached: its stem stands at it, it has no parts yet."""
    stem, _, own = number.rpartition(".")
    if not own.isdigit():
        return
    for known in [known for known in last if known == number or known.startswith(f"{number}.")]:
        del last[known]
    if not stem:
        last.clear()
    last[stem] = int(own)
    last[number] = 0


def _item_starts(line: Line) -> Iterator[int]:
    """Where the items of a list "(a) ...; (b) ..." open inside a line, each the next one."""
    found = [
        (line.start + match.start(), marker)
        for match in _inside(line, "item")
        if _OPENS_ITEM.search(line.text[max(0, match.start() - 12) : match.start()].rstrip())
        and (marker := read_marker(line.since(line.start + match.start())))
    ]
    last: dict[Style, int] = {}
    opening = None if line.blank else read_marker(line)
    if opening and opening.value:
        last[opening.style] = opening.value
    for index, (at, marker) in enumerate(found):
        for reading in (letter_reading(marker), marker):
            value = reading.value if reading else None
            if reading is None or value is None:
                continue
            is_next = last.get(reading.style, 0) > 0 and value == last[reading.style] + 1
            if is_next or (value == 1 and _has_second(found[index + 1 :], reading.style)):
                last[reading.style] = value
                yield at
                break


def _has_second(found: Sequence[tuple[int, Marker]], style: Style) -> bool:
    return any(marker.style is style and marker.value == 2 for _, marker in found[:12])


def _signing_starts(lines: Sequence[Line]) -> list[int]:
    """Where the last "in witness whereof" of the text opens inside a line."""
    found = [line.start + match.start() for line in lines for match in _SIGNING.finditer(line.text)]
    return found[-1:]
