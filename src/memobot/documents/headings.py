"""What opens a line: "Article 5.", "§ 5", "5-бап", "1.1", "(a)", a bullet, a chapter, an annex.

A `Marker` says only how a line begins. Whether it really opens an article or a clause is
decided in `outline` and `nesting`, where the markers around it are known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from memobot.documents.lines import Line
from memobot.documents.numerals import (
    LETTERS,
    NUMBER_WORDS,
    letter_value,
    normalise,
    roman_value,
)


class Style(StrEnum):
    """How a marker is written; markers of one list share a style."""

    ANNEX = "annex"
    PART = "part"
    ARTICLE = "article"
    SECTION = "section"
    DECIMAL = "1.1"
    NUMBER = "1."
    NUMBER_BARE = "1"
    NUMBER_PARENTHESIS = "1)"
    NUMBER_PARENTHESES = "(1)"
    ROMAN_DOT = "I."
    LETTER = "a)"
    LETTER_DOT = "a."
    LETTER_PARENTHESES = "(a)"
    ROMAN = "i)"
    ROMAN_PARENTHESES = "(i)"
    BULLET = "-"
    HEADING = "#"  # a Markdown heading without a number


@dataclass(frozen=True, slots=True)
class Marker:
    """The opening of a line: `start` is its first visible character, `body` where the words begin.

    `emphasis` counts the signs of Markdown before it (``##``, ``**``), `indent` the blanks.
    `letter_number` is the other reading of a letter that is also a Roman numeral ("(i)", "(c)").
    """

    style: Style
    number: str | None
    start: int
    body: int
    indent: int = 0
    emphasis: int = 0
    letter_number: str | None = None

    @property
    def value(self) -> int | None:
        """The number as an integer where it has one: 9, 3 for "c"; the last part of "1.12"."""
        if self.number is None:
            return None
        if self.style in (Style.ROMAN, Style.ROMAN_PARENTHESES):
            return roman_value(self.number)
        last = self.number.rpartition(".")[2]
        digits = re.match(r"\d{1,9}", last)
        return int(digits.group()) if digits else letter_value(last)

    @property
    def stem(self) -> str:
        """What a decimal number belongs to: "1" of "1.12"; empty for a whole number."""
        return (self.number or "").rpartition(".")[0]


class Entry(NamedTuple):
    """A line and the marker that opens it."""

    line: Line
    marker: Marker | None

    def since(self, offset: int) -> Entry:
        """The rest from `offset` on, read anew: "1. Cost" behind "Article 3." opens a clause."""
        rest = self.line.since(offset)
        return Entry(rest, read_marker(rest))


_BLANK = r"\s"
_NUMBER = r"\d{1,3}(?:\.\d{1,3})*[a-zа-я]?|[IVXLC]{1,7}|[ivxlc]{1,7}"
_NUMBER_OR_WORD = rf"(?P<number>{_NUMBER}|(?:{'|'.join(NUMBER_WORDS)})(?!\w))"
_PREFIX = rf"(?P<prefix>(?:#{{1,6}}{_BLANK}+)?(?:\*\*|__)?{_BLANK}*)"
_CLOSE = r"(?=$|[\s.:;,)\]*_–—-])"
_SIGN = r"(?:no\.?|nr|№)?"
_PART_WORD = "chapter|part|раздел|глава|rozdział|dział|część"
_ANNEX_WORD = (
    "annex|appendix|schedule|exhibit|attachment|addendum|приложение|załącznik|aneks|қосымша"
)

_NAMED = tuple(
    (style, re.compile(_PREFIX + pattern, re.IGNORECASE))
    for style, pattern in (
        (
            Style.ANNEX,
            rf"(?:{_ANNEX_WORD})(?:{_BLANK}*{_SIGN}{_BLANK}*(?P<number>[\dA-ZА-Я][\w.\-]{{0,7}}))?"
            rf"{_BLANK}*(?:$|[.:–—*_\"”)-])",
        ),
        (
            Style.PART,
            rf"(?:(?:{_PART_WORD}){_BLANK}+{_NUMBER_OR_WORD}|(?P<kazakh>\d{{1,3}}|[IVXLC]{{1,7}})"
            rf"{_BLANK}?[-–—]?{_BLANK}?(?:тарау|бөлім)(?!\w)){_CLOSE}",
        ),
        (
            Style.ARTICLE,
            rf"(?:(?:article|art\.|artykuł|статья|ст\.|бап){_BLANK}*{_SIGN}{_BLANK}*{_NUMBER_OR_WORD}"
            rf"|(?P<kazakh>\d{{1,3}}){_BLANK}?[-–—]?{_BLANK}?бап(?!\w)){_CLOSE}",
        ),
        (
            Style.SECTION,
            rf"(?:(?:(?:section|sec\.|clause|paragraf){_BLANK}+|§{_BLANK}*){_NUMBER_OR_WORD}"
            rf"|(?P<kazakh>\d{{1,3}}){_BLANK}?[-–—]?{_BLANK}?тармақ(?!\w)){_CLOSE}",
        ),
    )
)
_NUMBERED = (
    (
        Style.DECIMAL,
        re.compile(_PREFIX + r"(?P<number>\d{1,3}(?:\.\d{1,3}){1,4})\.?\)?(?=[\s*_]|$)(?!\s*%)"),
    ),
    (Style.NUMBER, re.compile(_PREFIX + r"(?P<number>\d{1,3})\.(?!\d)")),
    (Style.NUMBER_PARENTHESIS, re.compile(_PREFIX + r"(?P<number>\d{1,3})\)")),
    (Style.NUMBER_PARENTHESES, re.compile(_PREFIX + r"\((?P<number>\d{1,3})\)")),
    (Style.NUMBER_BARE, re.compile(_PREFIX + rf"(?P<number>\d{{1,2}}){_BLANK}+(?=[^\W\d_])")),
)
_LETTER = rf"(?P<number>[{LETTERS}]|(?P<twice>[a-z])(?P=twice)|[ivx]{{2,5}})"
_LETTERED = (
    (Style.ROMAN_DOT, re.compile(_PREFIX + rf"(?P<number>[IVXLC]{{1,7}})\.(?={_BLANK}|\*|$)")),
    (Style.LETTER_PARENTHESES, re.compile(_PREFIX + rf"\({_LETTER}\)(?!\()", re.IGNORECASE)),
    (Style.LETTER, re.compile(_PREFIX + rf"{_LETTER}\)", re.IGNORECASE)),
    (Style.LETTER_DOT, re.compile(_PREFIX + rf"(?P<number>[{LETTERS}])\.(?={_BLANK})", re.I)),
)
_BULLET = re.compile(rf"(?P<prefix>)(?:[-–—•·▪▫‣◦●○■□*+]|o(?={_BLANK})){_BLANK}+(?=\S)")
_MARKDOWN_HEADING = re.compile(r"(?P<prefix>#{1,6}[ \t]+)(?=\S)")
_ROMAN_LIKE = re.compile(r"[ivxlc]+", re.IGNORECASE)
_LETTER_OR_ROMAN = frozenset(style for style, _ in _LETTERED)
_SIGNS = frozenset("#*_(§")  # what a marker may begin with beside letters and figures
_LONGEST_MARKER = 120  # characters; patterns see no more of a line


def read_entries(lines: Iterable[Line], markdown: bool = False) -> tuple[Entry, ...]:
    """Each line with its marker."""
    return tuple(Entry(line, read_marker(line, markdown)) for line in lines)


def read_marker(line: Line, markdown: bool = False) -> Marker | None:
    """The marker that opens `line`, or None when it opens with plain words."""
    indent = line.visible_start - line.start
    head = line.text[indent : indent + _LONGEST_MARKER].rstrip()
    for style, pattern in _patterns_for(head):
        match = pattern.match(head)
        if match and style in _LETTER_OR_ROMAN:
            return _letter_or_roman(line, indent, match, style)
        if match:
            return _marker(line, indent, match, style)
    match = _BULLET.match(head)
    if match:
        return _marker(line, indent, match, Style.BULLET)
    match = _MARKDOWN_HEADING.match(head) if markdown else None
    return _marker(line, indent, match, Style.HEADING) if match else None


def _patterns_for(head: str) -> tuple[tuple[Style, re.Pattern[str]], ...]:
    """The patterns that can match a text, by its first sign; most lines need few."""
    first = head[:1]
    if first.isalpha():
        return (*_NAMED, *_LETTERED)
    if first.isdigit():
        return (*_NAMED, *_NUMBERED)
    return (*_NAMED, *_NUMBERED, *_LETTERED) if first in _SIGNS else ()


def _marker(
    line: Line, indent: int, match: re.Match[str], style: Style, number: str | None = None
) -> Marker:
    groups = match.groupdict()
    written = groups.get("number") or groups.get("kazakh")
    start = line.start + indent
    return Marker(
        style=style,
        number=number or (_normalised(written, style) if written else None),
        start=start,
        body=start + match.end(),
        indent=indent,
        emphasis=sum(groups["prefix"].count(sign) for sign in "#*_"),
    )


def _normalised(written: str, style: Style) -> str:
    """ "IV" is 4, but Schedule C is the third of its kind, not the hundredth."""
    letter = style is Style.ANNEX and written.upper() in ("C", "D", "L", "M")
    return written.lower() if letter else normalise(written)


def _letter_or_roman(line: Line, indent: int, match: re.Match[str], style: Style) -> Marker:
    written = match["number"].lower()
    if style is Style.ROMAN_DOT:
        numeral = _marker(line, indent, match, style)
        return replace(numeral, letter_number=written) if len(written) == 1 else numeral
    as_letter = _marker(line, indent, match, style, number=written)
    if style is Style.LETTER_DOT or not _ROMAN_LIKE.fullmatch(written):
        return as_letter
    # "(i)" opens a list of numerals more often than it follows "(h)"; "(c)" and "(d)" the reverse.
    roman = Style.ROMAN if style is Style.LETTER else Style.ROMAN_PARENTHESES
    return replace(as_letter, style=roman, letter_number=written if len(written) == 1 else None)


_LETTER_STYLES = {
    Style.ROMAN: Style.LETTER,
    Style.ROMAN_PARENTHESES: Style.LETTER_PARENTHESES,
    Style.ROMAN_DOT: Style.LETTER_DOT,
}


def letter_reading(marker: Marker) -> Marker | None:
    """The same marker read as a letter, where it can be one: "(c)" as the third letter."""
    if marker.letter_number is None:
        return None
    style = _LETTER_STYLES[marker.style]
    return replace(marker, style=style, number=marker.letter_number, letter_number=None)
