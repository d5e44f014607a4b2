"""What opens a line: "Article 5.", "§ 5", "5-бап", "1.1", "(a)", a bullet, a chapter, an annex.

A `Marker` says only how a line begins. Whether it really opens an article or a clause is
decided in `structure`, where the markers around it are known.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from memobot.documents.numerals import NUMBER_WORDS, normalise, roman_value


class Style(StrEnum):
    """How a marker is written; markers of one list share a style."""

    ANNEX = "annex"
    PART = "part"
    ARTICLE = "article"
    SECTION = "section"
    DECIMAL = "1.1"
    NUMBER = "1."
    NUMBER_PARENTHESIS = "1)"
    NUMBER_PARENTHESES = "(1)"
    LETTER = "a)"
    LETTER_DOT = "a."
    LETTER_PARENTHESES = "(a)"
    ROMAN = "i)"
    ROMAN_PARENTHESES = "(i)"
    BULLET = "-"
    HEADING = "#"  # a Markdown heading without a number


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the text without its line end; `start` is where it begins."""

    start: int
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def blank(self) -> bool:
        return not self.text.strip()


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
        digits = re.match(r"\d+", last)
        if digits:
            return int(digits.group())
        return ord(last) - ord("a") + 1 if len(last) == 1 and last.isalpha() else None


_NUMBER = r"\d{1,3}(?:\.\d{1,3})*[a-zа-я]?|[IVXLC]{1,7}|[ivxlc]{1,7}"
_NUMBER_OR_WORD = rf"(?:{_NUMBER}|(?:{'|'.join(NUMBER_WORDS)})(?!\w))"
_PREFIX = r"(?P<prefix>[ \t\u00a0]*(?:#{1,6}[ \t]+)?(?:\*\*|__)?[ \t]*)"
_CLOSE = r"(?=$|[\s.:;,)\]*_–—-])"

_ARTICLE = re.compile(
    _PREFIX
    + r"(?:(?:article|art\.|artykuł|статья|ст\.|бап)[ \t\u00a0]*(?:no\.?|nr|№)?[ \t\u00a0]*"
    + rf"(?P<number>{_NUMBER_OR_WORD})|(?P<kazakh>\d{{1,3}})[ \t\u00a0]?[-–—]?[ \t\u00a0]?бап(?!\w)){_CLOSE}",
    re.IGNORECASE,
)
_SECTION = re.compile(
    _PREFIX + rf"(?:(?:section|sec\.|clause|paragraf)[ \t\u00a0]+|§[ \t\u00a0]*)(?P<number>{_NUMBER_OR_WORD}){_CLOSE}",
    re.IGNORECASE,
)
_PART = re.compile(
    _PREFIX
    + rf"(?:(?:chapter|part|раздел|глава|rozdział|dział|część)[ \t\u00a0]+(?P<number>{_NUMBER_OR_WORD})"
    + r"|(?P<kazakh>\d{1,3}|[IVXLC]{1,7})[ \t\u00a0]?[-–—]?[ \t\u00a0]?(?:тарау|бөлім)(?!\w))"
    + _CLOSE,
    re.IGNORECASE,
)
_ANNEX = re.compile(
    _PREFIX
    + r"(?:annex|appendix|schedule|exhibit|attachment|addendum|приложение|załącznik|aneks|қосымша)"
    + r"(?:[ \t\u00a0]*(?:no\.?|nr|№)?[ \t\u00a0]*(?P<number>[\dA-ZА-Я][\w.\-]{0,7}))?"
    + r"[ \t]*(?:$|[.:–—*_\"”)-])",
    re.IGNORECASE,
)
_DECIMAL = re.compile(_PREFIX + r"(?P<number>\d{1,3}(?:\.\d{1,3}){1,4})\.?\)?(?=[ \t\u00a0*_]|$)(?!\s*%)")
_LISTED = (
    (Style.NUMBER, re.compile(_PREFIX + r"(?P<number>\d{1,3})\.(?!\d)")),
    (Style.NUMBER_PARENTHESIS, re.compile(_PREFIX + r"(?P<number>\d{1,3})\)")),
    (Style.NUMBER_PARENTHESES, re.compile(_PREFIX + r"\((?P<number>\d{1,3})\)")),
    (Style.LETTER_PARENTHESES, re.compile(_PREFIX + r"\((?P<number>[a-zа-я]|[ivx]{2,5})\)(?!\()", re.I)),
    (Style.LETTER, re.compile(_PREFIX + r"(?P<number>[a-zа-я]|[ivx]{2,5})\)", re.I)),
    (Style.LETTER_DOT, re.compile(_PREFIX + r"(?P<number>[a-zа-я])\.(?=[ \t\u00a0])")),
)
_BULLET = re.compile(r"(?P<prefix>[ \t\u00a0]*)(?:[-–—•·▪▫‣◦●○■□*+]|o(?=\s))[ \t\u00a0]+(?=\S)")
_MARKDOWN_HEADING = re.compile(r"(?P<prefix>#{1,6}[ \t]+)(?=\S)")
_ROMAN_LIKE = re.compile(r"[ivxlc]+", re.IGNORECASE)


def read_marker(line: Line, markdown: bool = False) -> Marker | None:
    """The marker that opens `line`, or None when it opens with plain words."""
    for style, pattern in (
        (Style.ANNEX, _ANNEX), (Style.PART, _PART), (Style.ARTICLE, _ARTICLE), (Style.SECTION, _SECTION),
        (Style.DECIMAL, _DECIMAL),
    ):  # fmt: skip
        match = pattern.match(line.text)
        if match:
            return _marker(line, match, style)
    for style, pattern in _LISTED:
        match = pattern.match(line.text)
        if match:
            return _letter_or_roman(line, match, style)
    match = _BULLET.match(line.text)
    if match:
        return _marker(line, match, Style.BULLET)
    match = _MARKDOWN_HEADING.match(line.text) if markdown else None
    return _marker(line, match, Style.HEADING) if match else None


def _marker(line: Line, match: re.Match[str], style: Style, number: str | None = None) -> Marker:
    groups = match.groupdict()
    written = number or groups.get("number") or groups.get("kazakh")
    prefix = groups["prefix"]
    indent = len(prefix) - len(prefix.lstrip(" \t\u00a0"))
    sign = indent if style is not Style.HEADING else 0
    return Marker(
        style=style,
        number=normalise(written) if written and number is None else number,
        start=line.start + sign,
        body=line.start + match.end(),
        indent=indent,
        emphasis=sum(prefix.count(mark) for mark in "#*_"),
    )


def _letter_or_roman(line: Line, match: re.Match[str], style: Style) -> Marker:
    written = match["number"].lower()
    if style not in (Style.LETTER, Style.LETTER_PARENTHESES) or not _ROMAN_LIKE.fullmatch(written):
        return _marker(line, match, style, number=_plain(written))
    roman = Style.ROMAN if style is Style.LETTER else Style.ROMAN_PARENTHESES
    # "(i)" opens a list of numerals more often than it follows "(h)"; "(c)" and "(d)" the reverse.
    as_numeral = _marker(line, match, roman, number=written)
    return as_numeral if len(written) > 1 else replace(as_numeral, letter_number=written)


def _plain(written: str) -> str:
    return str(int(written)) if written.isdigit() else written


def letter_reading(marker: Marker) -> Marker | None:
    """The same marker read as a letter, where it can be one: "(c)" as the third letter."""
    if marker.letter_number is None:
        return None
    style = Style.LETTER if marker.style is Style.ROMAN else Style.LETTER_PARENTHESES
    return replace(marker, style=style, number=marker.letter_number, letter_number=None)


def split_lines(text: str) -> tuple[Line, ...]:
    """The lines of `text` with their offsets; line ends of any kind are left out."""
    lines: list[Line] = []
    start = 0
    for whole in text.splitlines(keepends=True):
        lines.append(Line(start, whole.rstrip("\r\n\f\v\x1c\x1d\x1e\x85\u2028\u2029")))
        start += len(whole)
    return tuple(lines)
