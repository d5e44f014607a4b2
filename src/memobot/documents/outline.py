"""Which lines open articles: the main sequence of a text, and those of its annexes.

Contracts number their top level in many ways, cite each other's articles at the start of
lines, and print the list of their articles twice when they have a table of contents. So the
candidates are first sorted by style into runs that count upwards; the run that spans the most
text is the agreement, a run with nothing between its headings is a table of contents.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from memobot.documents.headings import Line, Marker, Style, read_marker
from memobot.documents.nesting import Entry

_ARTICLE_STYLES = (Style.ARTICLE, Style.SECTION, Style.NUMBER, Style.NUMBER_PARENTHESIS)
_SEPARATOR = re.compile(r"[\s\u00a0]*[.:)–—_*|-]+[\s\u00a0*_]*")
_CONTENTS_LINE = re.compile(r"(?:\.\s?){4,}|…{2,}|\t+\s*\d{1,3}\s*$|\s{4,}\d{1,3}\s*$")
_INLINE = re.compile(r"(?<=[.;:)”\"])\s+(?P<number>\d{1,2})\.\s+(?=[\"“A-ZА-ЯЁŁŚŻ][^\s.]*\s?[\w’',/&() -]{0,70}[.:])")
_LONG_LINE = 600  # characters: a whole contract on a few lines, headings inside them
_EMPTY_BODY = 40  # characters between two headings of a table of contents, at most
_WRAPPED = 40  # a shorter line above is a heading or a label, not the first half of a sentence


@dataclass(frozen=True, slots=True)
class Outline:
    """The markers of articles by the position of their line, and of parts and annexes."""

    articles: dict[int, Marker]
    parts: dict[int, Marker]
    annexes: dict[int, Marker]


def read_entries(lines: Sequence[Line], markdown: bool) -> tuple[Entry, ...]:
    """Each line with the marker that opens it; long lines are cut where an article opens inside."""
    entries: list[Entry] = []
    for line in lines:
        for piece in _cut_long(line):
            entries.append((piece, None if piece.blank else read_marker(piece, markdown)))
    return tuple(entries)


def _cut_long(line: Line) -> list[Line]:
    if len(line.text) < _LONG_LINE:
        return [line]
    pieces, start, expected = [], 0, 0
    opening = re.match(r"\s*(\d{1,2})\.", line.text)
    expected = int(opening.group(1)) + 1 if opening else 0
    for match in _INLINE.finditer(line.text):
        number = int(match["number"])
        if expected in (0, number) and (expected or number <= 30):
            cut = match.start("number")
            pieces.append(Line(line.start + start, line.text[start:cut]))
            start, expected = cut, number + 1
    pieces.append(Line(line.start + start, line.text[start:]))
    return pieces


def outline(entries: Sequence[Entry]) -> Outline:
    """Choose the articles, parts and annexes among the markers."""
    candidates = [position for position in range(len(entries)) if _could_open(entries, position)]
    main_style, main = _main_run(entries, candidates)
    if not main:
        return Outline({}, {}, {})
    annexes = _annexes(entries, candidates, after=main[0])
    first_annex = min(annexes, default=len(entries))
    main = [position for position in main if position < first_annex]
    parts = {
        position: marker
        for position in candidates
        if (marker := entries[position][1]) and marker.style is Style.PART and position < first_annex
    }
    others = _runs_under_parts(entries, candidates, main_style, main, sorted(parts))
    annexed = _annexed_runs(entries, candidates, main_style, first_annex)
    chosen = sorted({*main, *others, *annexed})
    first = chosen[0] if chosen else 0
    parts = {position: marker for position, marker in parts.items() if _has_article_before_next(position, parts, chosen) and position > _contents_end(parts, first)}
    return Outline({position: _marker(entries, position) for position in chosen}, parts, annexes)


def _contents_end(parts: dict[int, Marker], first_article: int) -> int:
    """The last part heading but one before the first article: those above it list contents."""
    before = sorted(position for position in parts if position < first_article)
    return before[-2] if len(before) > 1 else -1


def _has_article_before_next(position: int, parts: dict[int, Marker], chosen: Sequence[int]) -> bool:
    following = min((other for other in parts if other > position), default=10**9)
    return any(position < article < following for article in chosen)


def _marker(entries: Sequence[Entry], position: int) -> Marker:
    marker = entries[position][1]
    assert marker is not None
    return marker


def _could_open(entries: Sequence[Entry], position: int) -> bool:
    """Whether the line's marker can open an article, a part or an annex, by the line itself."""
    line, marker = entries[position]
    if marker is None or marker.style in (Style.BULLET, Style.HEADING) or _CONTENTS_LINE.search(line.text):
        return False
    rest = line.text[marker.body - line.start :]
    above = entries[position - 1][0].text if position else ""
    if marker.style in (Style.NUMBER, Style.NUMBER_PARENTHESIS):
        words = rest.lstrip(" \t\u00a0*_\"“«([")
        return not words or not words[0].islower()
    if marker.style in (Style.ARTICLE, Style.SECTION):
        return "." not in (marker.number or "") and _reads_as_heading(rest, above)
    if marker.style in (Style.PART, Style.ANNEX):
        return len(line.text.strip()) <= 90 and not _continues_sentence(above) and not rest.rstrip().endswith((".", ";", ","))
    return False


def _reads_as_heading(rest: str, above: str) -> bool:
    if re.match(r"\s*[,;(\[]", rest):
        return False
    separator = _SEPARATOR.match(rest)
    words = rest[separator.end() :] if separator else rest.lstrip()
    if not words:
        return not _continues_sentence(above)
    if words[0].islower():
        return bool(separator) and not _continues_sentence(above) and not re.match(r"(?:ust|pkt|lit|п|ч|para?)\b", words)
    return bool(separator) or not _continues_sentence(above)


def _continues_sentence(above: str) -> bool:
    stripped = above.rstrip().rstrip("*_\"”»)")
    return len(stripped) > _WRAPPED and not stripped.endswith((".", ";", ":", "!", "?")) and stripped.upper() != stripped


def _main_run(entries: Sequence[Entry], candidates: Sequence[int]) -> tuple[Style | None, list[int]]:
    for style in _ARTICLE_STYLES:
        of_style = [position for position in candidates if _marker(entries, position).style is style]
        runs = _runs(entries, of_style)
        fitting = [run for run in runs if _is_sequence(entries, run, style)]
        if fitting:
            return style, max(fitting, key=lambda run: _extent(entries, run))
    return None, []


def _is_sequence(entries: Sequence[Entry], run: Sequence[int], style: Style) -> bool:
    words = style in (Style.ARTICLE, Style.SECTION)
    first = _marker(entries, run[0]).value
    return len(run) >= (2 if words else 3) and (words or first in (0, 1)) and _extent(entries, run) > _EMPTY_BODY * len(run)


def _extent(entries: Sequence[Entry], run: Sequence[int]) -> int:
    """Characters from the first heading of a run to its last."""
    return entries[run[-1]][0].start - entries[run[0]][0].start


def _runs(entries: Sequence[Entry], positions: Sequence[int]) -> list[list[int]]:
    """Sequences that count upwards, each of one look; "1" begins a new one."""
    runs: list[list[int]] = []
    for position in positions:
        marker = _marker(entries, position)
        fitting = [run for run in runs if _follows(entries, run, position)]
        if fitting:
            same_look = [run for run in fitting if _look(entries, run[0]) == _look(entries, position)]
            (same_look or fitting)[-1].append(position)
        elif marker.style in (Style.ARTICLE, Style.SECTION) or marker.value in (0, 1):
            runs.append([position])
    return runs


def _follows(entries: Sequence[Entry], run: Sequence[int], position: int) -> bool:
    last, marker = _marker(entries, run[-1]), _marker(entries, position)
    if last.value is None or marker.value is None:
        return False
    gap = marker.value - last.value
    if gap == 0:  # Article 5 and Article 5a
        return last.number != marker.number and (marker.number or "").startswith(last.number or "-")
    most = 3 if marker.style in (Style.ARTICLE, Style.SECTION) else 1
    return 0 < gap <= most


def _look(entries: Sequence[Entry], position: int) -> tuple[object, ...]:
    """What makes headings of one list look alike: indent, emphasis, capitals."""
    line, marker = entries[position]
    assert marker is not None
    rest = line.text[marker.body - line.start :].strip(" .:*_–—-")
    return marker.indent // 3, marker.emphasis > 0, bool(rest) and rest.upper() == rest, len(rest) > 90


def _runs_under_parts(
    entries: Sequence[Entry], candidates: Sequence[int], style: Style | None, main: Sequence[int], parts: Sequence[int]
) -> list[int]:
    """Articles of the other chapters where each chapter counts its articles from one."""
    if not parts or not main:
        return []
    of_style = [position for position in candidates if _marker(entries, position).style is style]
    found: list[int] = []
    for run in _runs(entries, of_style):
        apart = run[-1] < main[0] or run[0] > main[-1]
        under_part = any(run[0] - 6 <= part < run[0] for part in parts)
        if apart and under_part and _extent(entries, run) > _EMPTY_BODY * len(run):
            found += run
    return found


def _annexes(entries: Sequence[Entry], candidates: Sequence[int], after: int) -> dict[int, Marker]:
    found = {}
    for position in candidates:
        marker = _marker(entries, position)
        alone = position > 0 and entries[position - 1][0].blank
        if marker.style is Style.ANNEX and position > after and alone and len(entries[position][0].text.strip()) <= 70:
            found[position] = marker
    return found


def _annexed_runs(entries: Sequence[Entry], candidates: Sequence[int], style: Style | None, start: int) -> list[int]:
    of_style = [position for position in candidates if position > start and _marker(entries, position).style is style]
    return [position for run in _runs(entries, of_style) if len(run) >= 2 for position in run]


def without_article_markers(entries: Sequence[Entry]) -> list[Entry]:
    """The entries with markers that only open articles, parts or annexes read as words."""
    structural = (Style.ANNEX, Style.PART, Style.ARTICLE, Style.HEADING)
    return [(line, None if marker and marker.style in structural else marker) for line, marker in entries]


def heading_of(entries: Sequence[Entry], position: int, end: int) -> tuple[str | None, int, int]:
    """The title of the article at `position`, the line its body begins on, and the offset there.

    The title stands on the marker's line ("Article 5. Term"), before the first full stop of
    it ("5. Term. This Agreement ..."), or alone on the line below.
    """
    line, marker = entries[position]
    assert marker is not None
    rest = line.text[marker.body - line.start :]
    separator = _SEPARATOR.match(rest)
    offset = marker.body + (separator.end() if separator else len(rest) - len(rest.lstrip()))
    words = line.text[offset - line.start :]
    if words.strip(" *_#|"):
        return _heading_on_line(words, offset, position, _has_text(entries, position + 1, end))
    return _heading_below(entries, position, end)


def _heading_on_line(words: str, offset: int, position: int, has_body: bool) -> tuple[str | None, int, int]:
    visible = words.strip(" \t*_#|")
    if has_body and _is_title(visible):
        return visible.rstrip(".:"), position + 1, -1
    run_in = re.match(r"[*_\"“]*(?P<title>[\"“]?[A-ZА-ЯЁӘҒҚҢӨҰҮҺІŁŚŻŹĆ][^.:;]{1,80}?)[\"”]?[*_]*[.:][*_]*\s+(?=\S)", words)
    if run_in and len(run_in["title"].split()) <= 9 and not re.search(r"\b(?:shall|is|are|will)\b", run_in["title"]):
        return run_in["title"].strip(" *_\"“"), position, offset + run_in.end()
    return None, position, offset


def _heading_below(entries: Sequence[Entry], position: int, end: int) -> tuple[str | None, int, int]:
    for below in range(position + 1, min(end, position + 3)):
        line, marker = entries[below]
        if line.blank:
            continue
        visible = line.text.strip(" \t*_#")
        alone = below + 1 < end and entries[below + 1][0].blank
        adjacent = below == position + 1
        if marker is None and (alone or adjacent) and _is_title(visible) and not visible.endswith(".") and _has_text(entries, below + 1, end):
            return visible.rstrip(":"), below + 1, -1
        break
    return None, position + 1, -1


def _is_title(words: str) -> bool:
    if not words or words[0].islower() or len(words) > 110 or words.endswith((";", ",", ":")):
        return False
    return len(words.split()) <= (4 if words.endswith(".") else 14)


def _has_text(entries: Sequence[Entry], start: int, end: int) -> bool:
    return any(not line.blank for line, _ in entries[start:end])


def cut_entry(entry: Entry, offset: int) -> Entry:
    """The entry from `offset` on, read anew: "1. The Parties" after "Article 3." opens a clause."""
    line, _ = entry
    rest = replace(line, start=offset, text=line.text[offset - line.start :])
    return rest, read_marker(rest)
