"""The words of a document that tell what people call it by."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from memobot.documents.model import Document, Span, Unit, UnitKind

_HEAD, _NAMES = 2_300, 200  # characters of preamble and signatures, and of recurring names
_OPENING = 300  # characters that may name a report
_RECURRING, _TIMES = 12, 2  # names that a text keeps using, so many of them, so often at least
# Inside of a sentence: at its start any word has a capital. "Party" has one, too: it is for the
# index of names to see that it is in every agreement.
_NAME = re.compile(r"(?<=[^\W_] )[^\W_]+")
_ELSEWHERE = (UnitKind.FRONT_MATTER, UnitKind.TITLE, UnitKind.ARTICLE)


def head_of(document: Document) -> str:
    """The preamble and signatures of an agreement, the first words of any other text; but for
    news, which tell of others, also the names that the text keeps using."""
    opening = document.text[:_OPENING]
    if document.kind == "news":
        return opening
    outside = (span.of(document.text) for span in _outside_articles(document.units))
    head = "\n".join(outside)[:_HEAD] if document.is_agreement else ""
    return f"{head or opening}\n{' '.join(_recurring(document.text))[: _NAMES - 1]}"


def _recurring(text: str) -> Iterator[str]:
    """The names that a text uses most, the most frequent first."""
    counted = Counter(match.group() for match in _NAME.finditer(text))
    for name, count in counted.most_common(_RECURRING):
        if (
            count >= _TIMES
            and len(name) > 1
            and name != name.lower()
            and f" {name.lower()} " not in text
        ):
            yield name


def _outside_articles(units: Sequence[Unit]) -> Iterator[Span]:
    """What stands in no article; the title and the front matter are read on their own."""
    for unit in units:
        if unit.kind is UnitKind.PART:
            below = unit.children[0].span.start if unit.children else unit.span.end
            yield Span(unit.span.start, below)
            yield from _outside_articles(unit.children)
        elif unit.kind not in _ELSEWHERE:
            yield unit.span
