"""Which lines open articles: the main sequence of a text, and those of its annexes.

Contracts number their top level in many ways, cite each other's articles at the start of
lines, and print the list of their articles twice when they have a table of contents. So each
style's candidates are weighed and counted up (`sequences`); the first style in the order of
`_ARTICLE_STYLES` whose sequence spans enough of the text is the agreement's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from memobot.documents.headings import Entry, Marker, Style
from memobot.documents.sequences import Candidate, best_sequence
from memobot.documents.titles import SEPARATOR, after_separator, is_title, run_in_title

_ARTICLE_STYLES = (
    Style.ARTICLE,
    Style.SECTION,
    Style.ROMAN_DOT,
    Style.NUMBER,
    Style.NUMBER_PARENTHESIS,
)
_NAMED = (Style.ARTICLE, Style.SECTION)
_WITH_NUMBERS = (Style.NUMBER, Style.NUMBER_BARE, Style.DECIMAL)
_ENOUGH = 0.5  # of the longest sequence's extent, for a style that goes before it
_CONTENTS_LINE = re.compile(r"(?:[.…]\s?){4,}|(?:[\t_]|\s{4})[\s_]*\d{1,3}$")
_WHOLE_DECIMAL = re.compile(r"[1-9]\d*\.0")
_PAGE = re.compile(r"[^\W\d]\S*\s+\d{1,3}$")  # "Term 12"
_PAGE_INSIDE = re.compile(r"[^\W\d]\S*\s+\d{1,3}\s+\d{1,2}\.\d")  # "Term 12 3.1 Price 13"
_BARE_ANNEX = 12  # characters of "Exhibit A", which needs no blank line above it
_WIDEST_GAP = 9  # blanks between a number without a full stop and its title
_LONGEST_ENTRY = 160  # characters of one line of a table of contents
_NEAR = 6  # entries from a chapter's heading to its first article, at most
_WRAPPED = 40  # a shorter line above is a heading or a label, not the first half of a sentence
_REFERENCE = re.compile(r"(?:ust|pkt|lit|п|ч|para?|of|and|or|to|hereof|above|below)\b", re.I)


@dataclass(frozen=True, slots=True)
class Outline:
    """The markers of articles by the position of their entry, and of parts and annexes."""

    articles: dict[int, Marker]
    parts: dict[int, Marker]
    annexes: dict[int, Marker]


def outline(entries: Sequence[Entry]) -> Outline:
    """Choose the articles, parts and annexes among the markers."""
    openings = [position for position in range(len(entries)) if _could_open(entries, position)]
    annexes = _annexes(entries, openings)
    style, main = _main_sequence(entries, openings, annexes)
    if style is None:
        return Outline({}, {}, {})
    annexes = [position for position in annexes if position > main[-1]]
    articles = [*main, *_in_annexes(entries, openings, style, annexes)]
    first_annex = min(annexes, default=len(entries))
    parts = _parts(entries, openings, articles, first_annex)
    return Outline(*(_markers(entries, chosen) for chosen in (articles, parts, annexes)))


def could_open_article(entry: Entry, above: str) -> bool:
    """Whether an entry's marker can open an article, by itself and the line above it."""
    line, marker = entry
    if marker is None or is_contents_line(line.text):
        return False
    rest = line.text[marker.body - line.start :][:200]
    words = rest.lstrip(' \t\u00a0*_"“«([')
    if marker.style in _NAMED:
        return not marker.stem and _reads_as_heading(rest, above)
    if marker.style is Style.NUMBER_BARE:
        return marker.value != 0 and _could_follow_bare_number(words.strip(), marker)
    if marker.style is Style.DECIMAL:
        return bool(_WHOLE_DECIMAL.fullmatch(marker.number or ""))
    return marker.style in _ARTICLE_STYLES and not _in_small_letters(words)


def _in_small_letters(words: str) -> bool:
    """Whether words begin as the middle of a sentence does; "mPhase" and "eGain" do not."""
    first = words.split(maxsplit=1)[:1]
    return bool(first) and first[0][0].islower() and first[0].islower()


def is_contents_line(text: str) -> bool:
    """Whether a line ends as one of a table of contents: dots or a gap, a page's number."""
    visible = text.strip()
    return len(visible) <= _LONGEST_ENTRY and bool(_CONTENTS_LINE.search(visible[-100:]))


def candidate_of(entry: Entry, position: int, followed: bool, fresh: bool = False) -> Candidate:
    """The weight of an entry as an article: more with a title, little with no text below it."""
    line, marker = entry
    assert marker is not None
    number = marker.number or ""
    if marker.style is Style.DECIMAL:  # 3.0
        number = marker.stem
    words = line.text[after_separator(entry) - line.start :].strip(" \t\u00a0*_#")
    alone = is_title(words)
    titled = alone or run_in_title(words) is not None
    weight = 1.0 if titled or marker.style in _NAMED else 0.5
    if marker.style is Style.NUMBER_BARE:
        weight *= 0.8
    if (not followed and (alone or not words)) or _names_page(words):
        weight *= 0.1
    capitals = bool(words) and words[:40].upper() == words[:40]
    look = (marker.indent // 3, marker.emphasis > 0, capitals, titled)
    return Candidate(position, number, _whole(marker), weight, look, fresh)


def _names_page(words: str) -> bool:
    """Whether words read as an entry of a table of contents, or as several in one line."""
    if len(words) <= _LONGEST_ENTRY and _PAGE.search(words[-60:]):
        return True
    return bool(_PAGE_INSIDE.search(words[:300]))


def _whole(marker: Marker) -> int:
    number = marker.stem if marker.style is Style.DECIMAL else None
    return int(number) if number else marker.value or 0


def _could_follow_bare_number(title: str, marker: Marker) -> bool:
    """Whether "3" before `title` numbers it: as a page's number it stands far off, or alone."""
    gap = marker.body - marker.start - len(marker.number or "")
    words = title.split()
    small = [word for word in words if word[0].islower() and len(word) > 3]
    capital = title.isupper() or len(words) <= 3 or (len(words) <= 8 and not small)
    return gap <= _WIDEST_GAP and is_title(title) and capital


def _could_open(entries: Sequence[Entry], position: int) -> bool:
    """Whether the entry can open an article, a part or an annex, by itself."""
    line, marker = entries[position]
    above = entries[position - 1].line.text if position else ""
    if marker and marker.style in (Style.PART, Style.ANNEX):
        rest = line.text[marker.body - line.start :]
        ended = not rest.rstrip().endswith((".", ";", ","))
        short = len(line.visible) <= 90 and not is_contents_line(line.text)
        return short and ended and not _continues_sentence(above)
    return could_open_article(entries[position], above)


def _reads_as_heading(rest: str, above: str) -> bool:
    if re.match(r"\s*[,;(\[]", rest):
        return rest.lstrip().startswith("[")
    separator = SEPARATOR.match(rest)
    words = rest[separator.end() :] if separator else rest.lstrip()
    if not words:
        return not _continues_sentence(above)
    if words[0].islower():
        return bool(separator) and not _continues_sentence(above) and not _REFERENCE.match(words)
    return bool(separator) or not _continues_sentence(above)


def _continues_sentence(above: str) -> bool:
    stripped = above.rstrip().rstrip('*_"”»)')
    ended = stripped.endswith((".", ";", ":", "!", "?"))
    return len(stripped) > _WRAPPED and not ended and stripped.upper() != stripped


def _main_sequence(
    entries: Sequence[Entry], openings: Sequence[int], annexes: Sequence[int]
) -> tuple[Style | None, list[int]]:
    found: dict[Style, list[int]] = {}
    for style in _ARTICLE_STYLES:
        of_style = _of_style(entries, openings, style)
        sequence = _sequence(entries, of_style, style)
        cut = next((at for at in annexes if sequence and sequence[0] < at < sequence[-1]), None)
        if cut is not None:  # numbers that go on in an annex may be the annex's own
            before = _sequence(entries, [at for at in of_style if at < cut], style)
            long_enough = _is_long_enough(before, style) and 2 * len(before) >= len(sequence)
            sequence = before if long_enough else sequence
        if _is_long_enough(sequence, style):
            found[style] = sequence
    longest = max((_extent(entries, sequence) for sequence in found.values()), default=0)
    for style, sequence in found.items():
        if _extent(entries, sequence) >= _ENOUGH * longest:
            return style, sequence
    return None, []


def _is_long_enough(sequence: Sequence[int], style: Style) -> bool:
    return len(sequence) >= (2 if style in _NAMED else 3)


def _of_style(entries: Sequence[Entry], openings: Sequence[int], style: Style) -> list[int]:
    """The openings of a style; "3.0" and "3 Term" count with "3."."""
    counted = _WITH_NUMBERS if style is Style.NUMBER else (style,)
    return [at for at in openings if (marker := entries[at].marker) and marker.style in counted]


def _sequence(entries: Sequence[Entry], openings: Sequence[int], style: Style) -> list[int]:
    parts = [at for at, (_, marker) in enumerate(entries) if marker and marker.style is Style.PART]
    candidates = []
    for at, following in zip(openings, [*openings, len(entries)][1:], strict=True):
        followed = any(not line.blank for line, _ in entries[at + 1 : following][:8])
        fresh = any(at - _NEAR <= part < at for part in parts)
        candidates.append(candidate_of(entries[at], at, followed, fresh))
    chosen = best_sequence(candidates, missing=2 if style in _NAMED else 1)
    total = sum(candidate.weight for candidate in chosen)
    return [candidate.position for candidate in chosen] if total >= len(chosen) * 0.3 else []


def _extent(entries: Sequence[Entry], sequence: Sequence[int]) -> int:
    """Characters from the first heading of a sequence to its last."""
    return entries[sequence[-1]].line.start - entries[sequence[0]].line.start + 1


def _annexes(entries: Sequence[Entry], openings: Sequence[int]) -> list[int]:
    """Headings of annexes: alone on a short line, with text below that is no other annex."""
    found = []
    for at in openings:
        line, marker = entries[at]
        if marker is None or marker.style is not Style.ANNEX or len(line.visible) > 70:
            continue
        below = next((entry for entry in entries[at + 1 : at + 4] if not entry.line.blank), None)
        listed = below is None or (below.marker and below.marker.style is Style.ANNEX)
        apart = at > 0 and (entries[at - 1].line.blank or len(line.visible) <= _BARE_ANNEX)
        if apart and not listed:
            found.append(at)
    return found


def _in_annexes(
    entries: Sequence[Entry], openings: Sequence[int], style: Style, annexes: Sequence[int]
) -> list[int]:
    """The articles of each annex, where it has some in the style of the agreement."""
    chosen: list[int] = []
    for start, end in zip(annexes, [*annexes, len(entries)][1:], strict=True):
        inside = [at for at in _of_style(entries, openings, style) if start < at < end]
        sequence = _sequence(entries, inside, style)
        if _is_long_enough(sequence, style):
            chosen += sequence
    return chosen


def _parts(
    entries: Sequence[Entry], openings: Sequence[int], articles: Sequence[int], end: int
) -> list[int]:
    """Headings of chapters that hold an article; those of a table of contents hold none."""
    parts = [at for at in _of_style(entries, openings, Style.PART) if at < end]
    before = [at for at in parts if at < articles[0]]
    contents = set(before[:-2])  # "PART I" and "Chapter 1" may both stand above Article 1
    kept = []
    for at, following in zip(parts, [*parts, end][1:], strict=True):
        holds = any(at < article < following for article in articles)
        if at not in contents and (holds or _directly_above(entries, at, following)):
            kept.append(at)
    return kept


def _directly_above(entries: Sequence[Entry], part: int, following: int) -> bool:
    """Whether nothing stands between a part's heading and that of its own first chapter."""
    words = " ".join(line.visible for line, _ in entries[part + 1 : following])
    marker = entries[following].marker if following < len(entries) else None
    return len(words) <= 90 and marker is not None and marker.style is Style.PART


def _markers(entries: Sequence[Entry], positions: Sequence[int]) -> dict[int, Marker]:
    """The marker at each position; "3.0" is article 3."""
    found = {}
    for at in positions:
        marker = entries[at].marker
        if marker:
            whole = marker.style is Style.DECIMAL
            found[at] = replace(marker, number=marker.stem) if whole else marker
    return found
