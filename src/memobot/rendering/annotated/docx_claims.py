"""Where the claims of a draft stand in the runs of its Word file.

The text that was checked is not that of the file letter by letter: white space differs, lists
have their numbers, tables their separators. So a claim is looked for by its visible characters.
It counts as found only where it stands as often in the file as in the checked text; which of
several it is, their order then tells.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from memobot.citations.model import Checked

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.run import Run

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_LIST_LABEL = re.compile(r"(?:[-–•*]|\(?\w{1,4}(?:\.\w{1,3}){0,4}[.)])\s+")  # Word adds it itself
_NOT_SHOWN = frozenset(("moveFrom", "Fallback"))  # moved away; the older form of a drawing


@dataclass(frozen=True, slots=True)
class Stretch:
    """From a character of one text element to behind a character of another, or the same."""

    texts: tuple[Any, ...]  # w:t elements in order
    start: int  # in the first
    end: int  # in the last

    def runs(self, document: Document) -> list[Run]:
        """The runs that hold exactly this stretch, split off at its edges.

        Stretches behind this one in the file are no longer valid afterwards.
        """
        from docx.text.run import Run

        texts = list(self.texts)
        _split(texts[-1], self.end)
        texts[0] = _split(texts[0], self.start)
        return [Run(run, document) for run in dict.fromkeys(text.getparent() for text in texts)]


def find_claims(document: Document, checked: Checked) -> dict[int, Stretch]:
    """The claims that were found, by their numbers in the draft, from 1."""
    letters, draft = _Letters(list(_texts(document))), _visible(checked.text)
    found: dict[int, Stretch] = {}
    place = at = 0  # of the claim, among the visible characters and all
    for number, claim in enumerate(checked.claims, start=1):
        place += len(_visible(checked.text[at : claim.span.start]))
        at = max(at, claim.span.start)
        label = _LIST_LABEL.match(claim.text)
        for skipped in (0, label.end()) if label else (0,):
            before = len(_visible(claim.text[:skipped]))
            stretch = letters.find(_visible(claim.text[skipped:]), draft, place + before)
            if stretch is not None:
                found[number] = stretch
                break
    return found


class _Letters:
    """The visible characters of text elements, each of which can be found again."""

    def __init__(self, texts: Sequence[Any]) -> None:
        self._texts = texts
        shown = [_visible(text.text or "") for text in texts]
        self._starts = list(accumulate(map(len, shown), initial=0))
        self.characters = "".join(shown)

    def find(self, wanted: str, draft: str, place: int) -> Stretch | None:
        """What stands in the draft at `place`; None unless it is here as often as there."""
        which = _which(wanted, draft, place)
        if which is None or self.characters.count(wanted) != draft.count(wanted):
            return None
        start = _nth(wanted, self.characters, which)
        first, from_ = self._character(start)
        last, to = self._character(start + len(wanted) - 1)
        return Stretch(tuple(self._texts[first : last + 1]), from_, to + 1)

    def _character(self, position: int) -> tuple[int, int]:
        """The text element of a visible character, and where in it the character stands."""
        element = bisect_right(self._starts, position) - 1
        shown = (
            index for index, character in enumerate(self._texts[element].text) if _is(character)
        )
        return element, next(
            index for nth, index in enumerate(shown) if nth == position - self._starts[element]
        )


def _texts(document: Document) -> Iterator[Any]:
    for text in document.element.body.iter(f"{_WORD}t"):
        if text.getparent().tag == f"{_WORD}r" and not any(
            above.tag.rpartition("}")[2] in _NOT_SHOWN for above in text.iterancestors()
        ):
            yield text


def _visible(text: str) -> str:
    return "".join(filter(_is, text))


def _is(character: str) -> bool:
    return character.isprintable() and not character.isspace()


def _which(wanted: str, text: str, place: int) -> int | None:
    """How many of `wanted` stand before the one at `place`; None where there is none."""
    if not wanted or not text.startswith(wanted, place):
        return None
    before = text.count(wanted, 0, place)
    return before if _nth(wanted, text, before) == place else None


def _nth(wanted: str, text: str, which: int) -> int:
    at = text.find(wanted)
    for _ in range(which):
        at = text.find(wanted, at + len(wanted))
    return at


def _split(text: Any, at: int) -> Any:
    """Let a new run begin at a character of a text element; the element that begins there."""
    run, written = text.getparent(), text.text or ""
    if at >= len(written):
        following = text.getnext()
        return _move(run, following) if following is not None else text
    if at > 0:
        rest = deepcopy(text)
        text.text, rest.text = written[:at], written[at:]
        for part in (text, rest):
            part.set(_SPACE, "preserve")
        text.addnext(rest)
        text = rest
    before = text.getprevious()
    if before is None or before.tag == f"{_WORD}rPr":
        return text
    return _move(run, text)


def _move(run: Any, first: Any) -> Any:
    """Move an element and all behind it in its run to a new run of the same properties."""
    new = run.makeelement(run.tag, run.attrib)
    properties = run.find(f"{_WORD}rPr")
    if properties is not None:
        new.append(deepcopy(properties))
    moved = [first, *first.itersiblings()]
    run.addnext(new)
    new.extend(moved)
    return first
