"""Which messages are questions, and which are a text to be checked."""

from __future__ import annotations

import re
from functools import cache

from memobot.citations.quotations import find_quotations
from memobot.documents.sentences import sentences
from memobot.naming.references import find_references
from memobot.search.question import LONGEST_QUESTION
from memobot.web.check_words import asks, begins, starters

LONGEST_DRAFT = 150_000
"""UTF-16 code units, as browsers count characters: some 50 pages."""

_SENTENCES = 3
_QUOTED_WORDS = 3  # fewer are a name rather than a quotation
_PARAGRAPH_BREAK = re.compile(r"\n[ \t\r]*+\n")
_OPENING_LINE = re.compile(r"\s*+((?:[^\s:?]{1,30}[ \t]+){0,4}[^\s:?]{1,30}):[ \t]*+\r?\n")
_LEADING_SIGNS = re.compile(r"[\s\-–—•*#>\"'“„«(\d.)]*+")


def check_asked(message: str) -> str | None:
    """The language in which a message asks for a check of what is still to be sent, or None."""
    bare = message[:100].strip().strip("./:").strip().casefold() if len(message) < 100 else ""
    return starters().get(bare) or begins().get(bare)


def draft_in(message: str, awaited: bool = False) -> str | None:
    """The text to be checked that a message holds; None for a question to be answered.

    `awaited`: the message before asked for a check, so that this one is the text, whatever it
    is. Otherwise it is one if it says so ("check: ..."), if it is longer than a question may be,
    or if it reads like nothing but a text with references and quotations.
    """
    text = message.encode("utf-8", "replace").decode()  # lone halves of UTF-16 are no characters
    begun = _begun(text)
    if begun is not None:
        return begun
    if awaited or len(" ".join(text.split())) > LONGEST_QUESTION or _reads_like_a_draft(text):
        return text
    return None


def is_too_long(draft: str) -> bool:
    """Whether a draft is longer than the page takes."""
    return len(draft) * 2 > LONGEST_DRAFT and len(draft.encode("utf-16-le")) // 2 > LONGEST_DRAFT


def _begun(text: str) -> str | None:
    """What follows "check:", or an opening line such as "Please check this letter:"."""
    match = _first_word().match(text)
    if match is None:
        line = _OPENING_LINE.match(text)
        match = line if line and _any_word().search(line[1]) else None
    return (text[match.end() :].strip() or None) if match else None


def _reads_like_a_draft(text: str) -> bool:
    """Whether a message that could be a question is rather a text with quotations.

    Careful: who asks wants an answer. So it has paragraphs, refers to an article, quotes, and
    asks for nothing anywhere.
    """
    if "?" in text or not _PARAGRAPH_BREAK.search(text.strip()):
        return False
    if not (_quotes(text) and find_references(text)):
        return False
    found = [span.of(text) for span in sentences(text)]
    return len(found) >= _SENTENCES and not any(_asks(sentence) for sentence in found)


def _quotes(text: str) -> bool:
    found = find_quotations(text)
    return any(len(one.text(text).split()) >= _QUOTED_WORDS for one in found)


def _asks(sentence: str) -> bool:
    return asks().match(_LEADING_SIGNS.sub("", sentence, count=1)) is not None


@cache
def _first_word() -> re.Pattern[str]:
    return re.compile(rf"\s*+(?:{'|'.join(begins())})[ \t]*+(?::|\r?\n)", re.IGNORECASE)


@cache
def _any_word() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(begins())})\b", re.IGNORECASE)
