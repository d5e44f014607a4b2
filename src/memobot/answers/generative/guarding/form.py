"""What a sentence of a language model must look like before it is compared with anything."""

from __future__ import annotations

import re
import unicodedata

from memobot.citations.claimed import blanked
from memobot.citations.quotations import find_quotations
from memobot.documents.sentences import sentences
from memobot.language import detect

_LONGEST = 700  # characters
_EMPHASIS = re.compile(r"\*{1,3}|(?<!\w)_{1,3}(?=\w)|(?<=\w)_{1,3}(?!\w)")
_ADDRESS = re.compile(
    r"://|(?<!\w)www\.|(?<!\w)(?:mailto|javascript|data|file|tel):|[\w.+-]+@[\w-]|"
    r"(?<!\w)[\w-]{2,}\.(?:com|org|net|info|io|eu|kz|ru|pl|uk|de|su|рф|қаз)(?!\w)",
    re.IGNORECASE,
)
_MARKUP = re.compile(r"[<>`|{}\\~^\[\]]|&#?\w{2,8};|^\s*[#=]")
_CODE = re.compile(r"[A-Za-z0-9+/=_-]{40,}")
_LETTERS = re.compile(r"[^\W\d_]{2}")
_WORD = re.compile(r"[^\W\d_]+")
_CYRILLIC = re.compile(r"[а-яёәғқңөұүһі]", re.IGNORECASE)
_IN_CYRILLIC = frozenset({"ru", "kk"})
_FEW = 6  # words that may be names in another language


def plain(text: str) -> str:
    """A sentence on one line, without the emphasis that models like to add."""
    return " ".join(_EMPHASIS.sub("", text).split())


def fault_of_form(text: str, language: str) -> str | None:
    """Why `text` is not one plain sentence in `language`; None where it is."""
    if not _LETTERS.search(text):
        return "it says nothing"
    if len(text) > _LONGEST:
        return "it is too long"
    if any(unicodedata.category(one) in ("Cc", "Cf", "Co", "Cs", "Cn") for one in text):
        return "it has characters that cannot be seen"
    if _ADDRESS.search(text):
        return "it has a link or an address"
    if _MARKUP.search(text) or _CODE.search(text):
        return "it has markup or code"
    if len(sentences(text)) > 1:
        return "it is more than one sentence"
    if text.endswith("?"):
        return "it asks"
    own = blanked(text, [one.span for one in find_quotations(text)])
    if _is_in_other_letters(own, language) or (
        len(own.split()) >= _FEW and detect(own) != language
    ):
        return "it is in another language than the question"
    return None


def _is_in_other_letters(text: str, language: str) -> bool:
    """Whether most words are in the letters of another language; names may be."""
    found = [word for word in _WORD.findall(text) if not word[0].isupper()]
    cyrillic = sum(1 for word in found if _CYRILLIC.search(word))
    share = cyrillic / len(found) if found else float(language in _IN_CYRILLIC)
    return share < 0.5 if language in _IN_CYRILLIC else share > 0.5
