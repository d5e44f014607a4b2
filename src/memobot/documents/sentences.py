"""Where sentences end, in four languages, with the abbreviations that agreements use."""

from __future__ import annotations

import re

from memobot.documents.model import Span

# Each alternative begins only where a run of its signs begins, so that long runs cost one look.
_END = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’»)\]*_]*+(?=\s|$)|;(?=[^\S\n]*+\n)|\n[^\S\n]*+\n\s*+")
_WORD_BEFORE = re.compile(r"[\w.\-]+$")
_ABBREVIATIONS = frozenset(
    """
    no nos art arts sec secs para paras cl ch vol p pp inc ltd co corp dr mr mrs ms prof st vs
    e.g i.e etc cf ed fig jan feb mar apr jun jul aug sep sept oct nov dec u.s u.n dept est
    ст п пп ч г гг т.е т.к им ул д стр см рис тыс млн млрд руб др т.п т.д обл р напр
    ust pkt lit ul nr poz zob tj np dz por r m.in ww al tzw gen płk
    б т.б б.з
    """.split()
)


def sentences(text: str, span: Span | None = None) -> tuple[Span, ...]:
    """The sentences of `text` (or of `span` in it), trimmed of white space, in order.

    A sentence also ends at a blank line and after a semicolon at a line's end, as list items
    do. "S. Dauletalin", "No. 97", "17.10.2023" and "art. 3 ust. 2" do not end one.
    """
    whole = Span(0, len(text)) if span is None else span
    found: list[Span] = []
    start = whole.start
    for match in _END.finditer(text, whole.start, whole.end):
        ending = match.group()
        if ending[0] == "." and not _ends_sentence(text, match.start(), match.end(), whole):
            continue
        _append_trimmed(found, text, start, match.end())
        start = match.end()
    _append_trimmed(found, text, start, whole.end)
    return tuple(found)


def _ends_sentence(text: str, dot: int, after: int, whole: Span) -> bool:
    word = _WORD_BEFORE.search(text[max(whole.start, dot - 20) : dot])
    following = text[after : min(whole.end, after + 40)].lstrip()
    if not following:
        return True
    if following[0].islower():
        return False
    if word is None:
        return True
    before = word.group().lower().rstrip(".")
    is_initial = len(before) == 1 and before.isalpha()
    is_number = before.isdigit() and len(before) <= 2
    opens_line = is_number and _opens_line(text, dot - len(before))
    return not (is_initial or opens_line or before in _ABBREVIATIONS)


def _opens_line(text: str, position: int) -> bool:
    start = max(0, position - 40)
    before = text[start:position]
    return before.rpartition("\n")[2].strip(" \t#*_") == "" and (start == 0 or "\n" in before)


def _append_trimmed(found: list[Span], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    stripped = piece.strip()
    if stripped:
        offset = start + len(piece) - len(piece.lstrip())
        found.append(Span(offset, offset + len(stripped)))
