"""The parts of a question that only say which text it is put to.

"Under the memorandum with Poland, who pays?", "Regarding the Tambov agreement: how long does it
run?", "When does it end – the agreement with OPZZ?": one part names a text and asks nothing, the
other asks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from memobot.documents.model import Span
from memobot.search.asking_words import asks

_QUOTED = re.compile(r"«[^»]{1,120}»|“[^”]{1,120}”|„[^”]{1,120}”|\"[^\"]{1,120}\"")
_JOINT = re.compile(r"[;:?!.](?=\s|$)|\s[–—-]\s|\s\(|\)\s?")
_JOINED_NAMES = re.compile(r"(?<!\w)[^\W\d_a-zа-яё]\w*\s[–—-]\s(?=[^\W\d_a-zа-яё])")
_COMMA = re.compile(r",\s")
_WORD = re.compile(r"[^\W_]+")
_ASKED = 2  # words that a part must have to ask anything


def frames(text: str) -> tuple[Span, ...]:
    """The parts of `text` that ask nothing, if another part asks; in order.

    Whether such a part names a text is for the caller to see. A part ends at a semicolon, colon,
    dash, bracket or the end of a sentence, the first also at a comma; quotation marks hold
    together what stands between them.
    """
    masked = _JOINED_NAMES.sub(_mask, _QUOTED.sub(_mask, text))
    parts = list(_parts(masked))
    asking = [part for part in parts if _asks(part.of(masked))]
    if not asking:
        return ()
    return tuple(part for part in parts if part not in asking)


def _mask(match: re.Match[str]) -> str:
    return "x" * len(match.group())


def _asks(words: str) -> bool:
    return asks(words) and len(_WORD.findall(words)) >= _ASKED


def _parts(masked: str) -> Iterator[Span]:
    comma = _COMMA.search(masked)
    start = 0
    if comma and not asks(masked[: comma.start()]):
        yield Span(0, comma.end())
        start = comma.end()
    for joint in _JOINT.finditer(masked, start):
        if joint.end() > start:
            yield Span(start, joint.end())
        start = joint.end()
    if start < len(masked):
        yield Span(start, len(masked))
