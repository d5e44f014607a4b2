"""Where the title of an article ends and its words begin."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from memobot.documents.headings import Entry

SEPARATOR = re.compile(r"[\s\u00a0]*[.:)–—_*|-]+[\s\u00a0*_]*")
"""What stands between a number and the title or words behind it."""

_CAPITAL = "A-ZА-ЯЁӘҒҚҢӨҰҮҺІĄĆĘŁŃÓŚŹŻ"
_LONGEST = 110  # characters of a title on a line of its own
_LONGEST_RUN_IN = 110  # characters of a title with the article's words behind it
_MOST_WORDS = 14
_MOST_WORDS_RUN_IN = 10
_SENTENCE = re.compile(
    r"\b(?:shall|will|must|may|hereby|agrees?|is|are|was|were|has|have|represents|warrants|"
    r"acknowledges?|вправе|\w{3,}(?:тся|ает|яет|ают|яют|ует|уют)|jest|są|zobowiązuj[eą]|określa)\b",
    re.IGNORECASE,
)
_QUOTED_TERM = re.compile(
    r"[\"“”„«'][^\"“”»']{1,60}[\"”»']\s*(?:means|shall|:|-|–|is)", re.IGNORECASE
)
_UNDERLINE = re.compile(r"\s+[-_=]{3,}$")
# How a title that runs into the text of its article ends.
_RUN_IN = (
    re.compile(  # "Term. This ...", "Assignment; Notices: Each ..."
        r"[*_\"“\[]*(?P<title>[^.:*_]{2,110}?)[\"”\]]?[*_]*[.:][*_\"”]*\s+(?=\S)"
    ),
    re.compile(r"[*_]{2}(?P<title>[^*_]{2,90}?)[.:]?[*_]{2}[.:]?\s*(?=\S)"),
    re.compile(r"(?P<title>[^.:;]{2,90}?)(?:\s{2,}|\s+[–—-]{1,2}\s+)(?=\S)"),
    re.compile(  # CAPITALS before a sentence in small letters, or before "1.1"
        rf"(?P<title>(?:[{_CAPITAL}][{_CAPITAL}’'/&;,-]*\s+|&\s+){{1,10}}?)"
        rf"(?=[\"“(]?[{_CAPITAL}][a-zа-яё’']+\s|[{_CAPITAL}]\s[a-zа-яё]|[\"“]|\(?[a-z]\)\s|\d+\.\d)"
    ),
    re.compile(  # Words In Title Case before a word that opens a sentence, or before "1.1"
        rf"(?P<title>(?:[{_CAPITAL}][\w’'/&;,-]*\s+|(?:of|and|to|the|for|in|on|or|by|with|a)\s+){{1,9}}?)"
        r"(?=(?:This|These)\s|\d+\.\d|(?:The|Each|In|If|All|Any|You|We|No|Upon|For|As|It|Neither|"
        r"Either|Both|By|During|Unless|Except|Nothing|Should|Where|When)\s+[a-z(])"
    ),
)


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of an article, the entry its words begin in, and the offset there (or None)."""

    title: str | None
    body: int
    offset: int | None = None


def heading_of(entries: Sequence[Entry], position: int, end: int) -> Heading:
    """The title of the article that entry `position` opens and that ends before entry `end`.

    It stands on the marker's line ("Article 5. Term"), before the words on that line
    ("5. Term. This Agreement ..."), or alone on the line below.
    """
    line, marker = entries[position]
    assert marker is not None
    offset = after_separator(entries[position])
    words = line.text[offset - line.start :]
    if words.strip(" *_#|\u00a0\t"):
        return _on_line(words, offset, position, _has_text(entries, position + 1, end))
    return _below(entries, position, end)


def after_separator(entry: Entry) -> int:
    """Where the words behind a marker and its full stop, colon or dash begin."""
    line, marker = entry
    assert marker is not None
    rest = line.text[marker.body - line.start :][:200]
    separator = SEPARATOR.match(rest)
    return marker.body + (separator.end() if separator else len(rest) - len(rest.lstrip()))


def is_title(words: str) -> bool:
    """Whether words on a line of their own read as a title rather than as a sentence."""
    if not words or len(words) > _LONGEST or words.endswith((";", ",")):
        return False
    first = next((sign for sign in words if sign.isalnum()), "")
    if not first or first.islower() or _QUOTED_TERM.match(words):
        return False
    return len(words.split()) <= _most_words(words) and not (
        _SENTENCE.search(words) and words.upper() != words
    )


def _most_words(words: str) -> int:
    if not words.endswith("."):
        return _MOST_WORDS
    # "Term." is a title; "Each party pays its own costs." is not, though "Costs And Fees." is.
    small = [word for word in words.split() if word[0].islower() and len(word) > 3]
    return 5 if small else _MOST_WORDS_RUN_IN


def run_in_title(words: str) -> tuple[str, int] | None:
    """The title that `words` begin with, and how many characters it takes up with its end."""
    head = words[: _LONGEST_RUN_IN + 30]
    for pattern in _RUN_IN:
        match = pattern.match(head)
        title = match["title"].strip(' \t\u00a0*_"“”[],') if match else ""
        if match and _is_run_in(title):
            return title, match.end()
    return None


def _is_run_in(title: str) -> bool:
    letters = sum(1 for sign in title if sign.isalpha())
    return (
        letters >= 3
        and len(title) <= _LONGEST_RUN_IN
        and not title[0].islower()
        and not ("  " in title and title[-1].isdigit())
        and (title.upper() == title or _is_capitalised(title))
        and not title.lower().endswith((" of", " the", " to", " and", " no", " in"))
    )


def _is_capitalised(title: str) -> bool:
    """Whether a title has few words, or most of its longer words begin with a capital."""
    words = title.split()
    if len(words) > _MOST_WORDS_RUN_IN or _SENTENCE.search(title):
        return False
    longer = [word for word in words if len(word) > 3] or words
    capitals = sum(1 for word in longer if not word[0].islower())
    if ";" in title or "  " in title:
        return capitals == len(longer)
    return len(words) <= 4 or capitals * 5 >= len(longer) * 3


def _on_line(words: str, offset: int, position: int, has_body: bool) -> Heading:
    visible = words.strip(" \t\u00a0*_#|")
    visible = _UNDERLINE.sub("", visible)
    if is_title(visible) and (has_body or visible.upper() == visible):
        return Heading(visible.rstrip(".:* "), position + 1)
    run_in = run_in_title(words)
    if run_in:
        return Heading(run_in[0], position, offset + run_in[1])
    return Heading(None, position, offset)


def _below(entries: Sequence[Entry], position: int, end: int) -> Heading:
    for below in range(position + 1, min(end, position + 3)):
        line, marker = entries[below]
        if line.blank:
            continue
        visible = line.text.strip(" \t\u00a0*_#")
        alone = below + 1 < end and entries[below + 1].line.blank
        titled = is_title(visible) and not visible.endswith((".", ":"))
        stands = marker is None and (alone or below == position + 1)
        if titled and stands and _has_text(entries, below + 1, end):
            return Heading(visible, below + 1)
        break
    return Heading(None, position + 1)


def _has_text(entries: Sequence[Entry], start: int, end: int) -> bool:
    return any(not line.blank for line, _ in entries[start:end])


def unnumbered_headings(entries: Sequence[Entry]) -> list[int]:
    """The entries that title what stands below them, in a text whose headings have no numbers.

    Such a heading stands alone on a short line with text below it; there are at least three,
    and most are set alike: in capitals, or With Capitals.
    """
    found = [at for at in range(1, len(entries)) if _stands_alone(entries, at)]
    capitals = [at for at in found if entries[at].line.visible.isupper()]
    chosen = capitals if len(capitals) >= 3 else found
    text = sum(1 for line, _ in entries if len(line.visible) > _LONGEST)
    return chosen if 3 <= len(chosen) <= max(3, text) else []


def _stands_alone(entries: Sequence[Entry], at: int) -> bool:
    line, marker = entries[at]
    if marker is not None or line.blank or len(line.text) > 2 * _LONGEST:
        return False
    words = line.text.strip(" \t\u00a0*_#")
    below = entries[at + 1].line if at + 1 < len(entries) else None
    if below is None or not entries[at - 1].line.blank:
        return False
    if below.blank:
        below = next(
            (entry.line for entry in entries[at + 2 : at + 4] if not entry.line.blank), None
        )
    is_text = below is not None and len(below.visible) > len(words) and len(below.visible) > 60
    ended = words.endswith((".", ":", "!")) and not words.isupper()
    return (
        is_text and is_title(words) and not ended and len(words) <= 80 and len(words.split()) <= 9
    )
