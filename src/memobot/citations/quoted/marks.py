"""Quotation marks of a text -> pairs of them, in one pass.

Marks pair as in English, Russian, Kazakh, Polish, German, Scandinavian and typewritten texts. An
apostrophe is none. A pair closes in its paragraph, unless the next ones repeat its mark at their
beginning.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from memobot.documents.model import Span

# Mark -> the opening marks that it may close.
_CLOSES = {
    mark: frozenset(openings.split())
    for mark, openings in {
        "”": '“ „ ‟ " ,, ”',
        "“": "„ ,,",
        "»": "« »",
        "«": "»",
        "›": "‹ ›",
        "‹": "›",
        "’": "‘ ‚ ‛ ’",
        "‘": "‚",
        '"': '" “ „ ‟ ,,',
        "'": "' ‘",
        "''": "'' `` ,,",
    }.items()
}
_OPENING_ONLY = frozenset(["“", "„", "‟", "«", "‹", "‘", "‚", "‛", "``", ",,"])
_SINGLE = frozenset("'’‘‛‚")
_ENDINGS = frozenset(".!?…)]}")  # signs that end words
_GOING_ON = frozenset(",;:!?)]}")  # signs behind a closing mark
_BRACKETS = frozenset(["", *"([{<"])
_PARAGRAPH = "\n"
_SIGN = re.compile(r"\n(?:[^\S\n]*+\n)++|''|``|,,|[“”„‟«»‹›‘’‚‛\"']")
_ELISION = re.compile(r"['’‘](?:\d\ds|em|n|til|tis|twas|cause)\b", re.IGNORECASE)
_LEAD = re.compile(r"[ \t*_#>•-]{0,40}")  # what may stand before the first word of a paragraph


@dataclass(frozen=True, slots=True)
class Pair:
    """An opening and a closing mark, each with its place."""

    opening: Span
    closing: Span


@dataclass(frozen=True, slots=True)
class _Sign:
    """A mark, or the end of a paragraph, with the characters around it ("" at a text's ends)."""

    mark: str
    span: Span
    before: str
    after: str

    @property
    def leans_on_next(self) -> bool:
        """Whether it looks like a mark that opens."""
        if self.is_free_after or self.after in _GOING_ON:
            return False
        return not (self.before.isalnum() or self.before in _ENDINGS)

    @property
    def leans_on_last(self) -> bool:
        """Whether it looks like a mark that closes."""
        return not (self.before in _BRACKETS or self.before.isspace())

    @property
    def is_free_after(self) -> bool:
        """Whether no word or sign touches it from behind."""
        return self.after == "" or self.after.isspace()

    @property
    def may_close(self) -> bool:
        """Whether it can close a pair; also when spaces part it from the words, as in French."""
        return self.leans_on_last or self.is_free_after or self.mark in "»›"


def pair_marks(text: str, walls: Sequence[Span] = ()) -> tuple[Pair, ...]:
    """The outermost pairs of quotation marks, in order; none within `walls` or across one."""
    signs = [sign for sign in _signs(text, walls) if not _is_apostrophe(text, sign)]
    pairing = _Pairing()
    for sign, following in zip_longest(signs, signs[1:]):
        if sign.mark == _PARAGRAPH:
            pairing.end_paragraph(_repeated(text, sign, following))
        elif not _is_possessive(sign, following):
            pairing.take(sign)
    return tuple(pairing.found)


class _Pairing:
    """The marks that are open at a place of the text, and the pairs found up to there."""

    def __init__(self) -> None:
        self.found: list[Pair] = []
        self._open: list[_Sign] = []
        self._count: Counter[str] = Counter()
        self._repeated = False

    def take(self, sign: _Sign) -> None:
        """Close what `sign` closes, or else open it."""
        if self._repeated:  # the mark that a further paragraph of a quotation begins with
            self._repeated = False
            return
        openings = [one for one in _CLOSES.get(sign.mark, ()) if self._count[one]]
        nests = sign.leans_on_next and (sign.mark in _OPENING_ONLY or not sign.leans_on_last)
        if openings and sign.may_close and not nests:
            self._close(sign, openings)
        elif sign.mark in _OPENING_ONLY or sign.leans_on_next or sign.before + sign.after == "  ":
            self._open.append(sign)
            self._count[sign.mark] += 1

    def end_paragraph(self, repeated: str) -> None:
        """Forget all open marks but the last that is `repeated` where the next paragraph begins."""
        kept = [sign for sign in self._open if sign.mark == repeated][-1:]
        self._open = kept
        self._count = Counter(sign.mark for sign in kept)
        self._repeated = bool(kept)

    def _close(self, sign: _Sign, openings: Sequence[str]) -> None:
        opened = self._open.pop()
        self._count[opened.mark] -= 1
        while opened.mark not in openings:  # left open within what closes now
            opened = self._open.pop()
            self._count[opened.mark] -= 1
        while self.found and self.found[-1].opening.start > opened.span.start:
            self.found.pop()
        self.found.append(Pair(opened.span, sign.span))


def _signs(text: str, walls: Sequence[Span]) -> Iterator[_Sign]:
    """The marks and the ends of paragraphs; a wall ends one."""
    at = 0
    for wall in (*walls, Span(len(text), len(text))):
        for match in _SIGN.finditer(text, at, wall.start):
            start, end = match.span()
            mark = _PARAGRAPH if text[start] == "\n" else match.group()
            yield _Sign(
                mark, Span(start, end), text[max(0, start - 1) : start], text[end : end + 1]
            )
        yield _Sign(_PARAGRAPH, wall, "", "")
        at = wall.end


def _repeated(text: str, end: _Sign, following: _Sign | None) -> str:
    """The mark that the paragraph after `end` begins with, or ""."""
    if following is None or not _LEAD.fullmatch(text, end.span.end, following.span.start):
        return ""
    return following.mark


def _is_apostrophe(text: str, sign: _Sign) -> bool:
    if sign.mark not in _SINGLE:
        return False
    within = sign.before.isalnum() and sign.after.isalnum()
    return within or _ELISION.match(text, sign.span.start) is not None


def _is_possessive(sign: _Sign, following: _Sign | None) -> bool:
    """Whether the first mark in "'the Parties' rights'" closes nothing, for the next one does."""
    if following is None or following.mark != sign.mark or not _follows_plural(sign):
        return False
    closes = following.leans_on_last and not following.leans_on_next
    return closes and not _follows_plural(following)


def _follows_plural(sign: _Sign) -> bool:
    return sign.mark in _SINGLE and sign.before in ("s", "S") and sign.after == " "
