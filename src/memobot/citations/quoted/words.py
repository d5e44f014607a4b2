"""Texts as sequences of words in which only what counts in a quotation tells two words apart.

A text becomes a string with one character per word, so that the search for words and the edit
distance between them are those of strings: whole words only, and as fast as the C code below.
Punctuation, emphasis and bullets are no words; what `folded` levels makes no difference.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left
from functools import cached_property, lru_cache
from itertools import chain, count

from memobot.documents.model import Span

# A word may hold apostrophes, invisible signs and combining marks; a hyphen between letters, also
# one at the end of a line ("cooper-\nation"); and signs between digits ("3.5", "17.10.2023").
# A sign that is read as a word ("%", "€", "№") is one.
_WORD = re.compile(
    r"[^\W_]++(?:[\u0300-\u036f]++[^\W_]*+"
    r"|['’ʼ\xad\u200b-\u200d\u2060\ufeff]{1,3}[^\W_]++"
    r"|(?<=[^\W\d_])[-‐‑–\xad](?:[^\S\n]{0,3}\n[ \t>]{0,20})?(?=[^\W\d_])[^\W_]++"
    r"|(?<=\d)[.,:/]\d++)*+"
    r"|[%‰§№$€£¥₽₸&]"
)
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_RAISED = {ord(sign): f"^{digit}" for digit, sign in enumerate("⁰¹²³⁴⁵⁶⁷⁸⁹")}
_FOOTNOTE = re.compile(r"(?<=[^\W\d_]{3})(?:\^\d)+")
_INNER = re.compile(r"[\W_ʼʻʽ]+")  # the apostrophes among them are letters to Unicode

UNKNOWN = "\U0010ffff"  # a word of a quote that no document has
_LAST = 0x10FFFE


@lru_cache(maxsize=100_000)
def folded(form: str) -> str:
    """The word that `form` writes, as words of quotations are compared.

    Levelled are compatibility forms (NFKC), case, hyphens and apostrophes within, commas between
    thousands, "ё" and "е", and the raised number of a footnote behind a word.
    """
    plain = _FOOTNOTE.sub("", form.translate(_RAISED))
    key = unicodedata.normalize("NFKC", plain).casefold().replace("ё", "е")
    if key[0].isdigit():
        return key.replace(",", "") if _GROUPED.fullmatch(key) else key
    return _INNER.sub("", key) or key


class Vocabulary:
    """The words of all documents, each with the character that stands for it."""

    def __init__(self) -> None:
        self._numbers = count(1)
        self._characters: dict[str, str] = {}
        self._forms = _Forms(self)

    def learn(self, text: str, span: Span) -> str:
        """The words of `span` in `text`, a character each; new ones are taken in."""
        return "".join(map(self._forms.__getitem__, _WORD.findall(text, span.start, span.end)))

    def read(self, text: str) -> str:
        """The words of `text`, a character each; `UNKNOWN` for one that no document has."""
        forms = _WORD.findall(text)
        return "".join(self._characters.get(folded(form), UNKNOWN) for form in forms)

    def character_of(self, form: str) -> str:
        """The character of a word of a document."""
        key = folded(form)
        known = self._characters.get(key)
        if known:
            return known
        number = next(self._numbers)
        number += 0x800 if number >= 0xD800 else 0  # surrogates are no characters
        # Should more words come than there are characters, the last ones share one that no
        # quote has: they are told as changed, never as equal.
        return self._characters.setdefault(key, chr(number)) if number < _LAST else chr(_LAST)


class _Forms(dict[str, str]):
    """Word as written -> its character; each form is folded once."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        super().__init__()
        self._vocabulary = vocabulary

    def __missing__(self, form: str) -> str:
        character = self._vocabulary.character_of(form)
        self[form] = character
        return character


class Words:
    """The words of a stretch of a text: what they are, and where they stand.

    `letters` has one character per word; `len` is their number.
    """

    def __init__(self, text: str, span: Span, letters: str) -> None:
        self.text = text
        self.letters = letters
        self._span = span

    def __len__(self) -> int:
        return len(self.letters)

    @cached_property
    def _bounds(self) -> array[int]:
        """The start and the end of each word, one after another; found when first asked for."""
        found = _WORD.finditer(self.text, self._span.start, self._span.end)
        return array("l", chain.from_iterable(match.span() for match in found))

    def start(self, position: int) -> int:
        """Where in the text the word at `position` starts."""
        return self._bounds[2 * position]

    def end(self, position: int) -> int:
        """Where in the text the word at `position` ends."""
        return self._bounds[2 * position + 1]

    def form(self, position: int) -> str:
        """The word at `position` as it is written."""
        return self.text[self.start(position) : self.end(position)]

    def key(self, start: int, end: int) -> str:
        """The words from `start` to `end` as they are compared, without what parts them."""
        return "".join(folded(self.form(position)) for position in range(start, end))

    def span(self, start: int, end: int) -> Span:
        """Where the words from `start` to `end` stand; empty and between two words for none."""
        if start < end:
            return Span(self.start(start), self.end(end - 1))
        at = self.end(start - 1) if start else self._span.start
        return Span(at, at)

    def from_offset(self, offset: int) -> int:
        """The position of the first word that starts at `offset` of the text or after it."""
        return bisect_left(range(len(self)), offset, key=self.start)
