"""Which single-byte code page a text is in, judged by the letters that each would yield.

Made for the languages of the corpus (Russian, Kazakh, Polish, English) and the western
European ones that share a page with English. Each page's reading of the file is scored by its
words: a letter that is frequent in the page's language speaks for it, a word that mixes
alphabets, or capitals and small letters at random, speaks against it.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_SAMPLE = 65_536  # bytes of lines with non-ASCII characters; more changes no decision
_WORD = re.compile(r"[^\W\d_]+|[^\x00-\x7f]")

_RUSSIAN = "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё"  # by frequency
_OTHER_CYRILLIC = "іїєґў"
_KAZAKH = "әіңғүұқөһ"
_POLISH = "łąęóżśćńź"
_WESTERN = "éèàêçôâîùûëïüöäßñáíóúãõåøæœ"
_PUNCTUATION = "«»„“”‘’‚–—…§°©®€•·\xa0\xad"
_POLISH_WORDS = re.compile(rb"\b(?:w|z|i|na|do|nie|oraz|jest|przez|dla|po|od|ze|za|o)\b", re.I)
_WESTERN_WORDS = re.compile(
    rb"\b(?:the|of|and|to|in|de|la|le|et|les|des|und|der|die|das|el|los|di|che|en)\b", re.I
)


def best_page(data: bytes) -> str | None:
    """The Python name of the code page of `data`, or None when none gives plausible words."""
    sample = _sample(data)
    polish = len(_POLISH_WORDS.findall(data[:_SAMPLE]))
    western = len(_WESTERN_WORDS.findall(data[:_SAMPLE]))
    best: tuple[float, str] | None = None
    for page, weigh in _PAGES.items():
        try:
            data.decode(page)
            text = sample.decode(page)
        except UnicodeDecodeError:
            continue
        score = _score(text, weigh)
        if page in _POLISH_PAGES and western > polish:
            score -= 0.3
        if page == "cp1252" and polish > western:
            score -= 0.3
        if best is None or score > best[0]:
            best = (score, page)
    return best[1] if best is not None and best[0] > 0 else None


def _sample(data: bytes) -> bytes:
    """The first lines that hold a non-ASCII byte: the rest of the file decides nothing."""
    taken, size = [], 0
    for line in data.splitlines(keepends=True):
        if not line.isascii():
            taken.append(line[: _SAMPLE - size])
            size += len(taken[-1])
            if size >= _SAMPLE:
                break
    return b"".join(taken)


def _score(text: str, weigh: Callable[[str], float]) -> float:
    """The mean weight of the non-ASCII characters, by words, between -3 and 1."""
    total, count = 0.0, 0
    for match in _WORD.finditer(text):
        word = match[0]
        foreign = [char for char in word if char > "\x7f"]
        if not foreign:
            continue
        count += len(foreign)
        total += sum(weigh(char.lower()) for char in foreign)
        if len(word) > 1:
            total -= _oddness(word, foreign) * len(foreign)
        elif not word.isalpha() and _inside_word(text, match.start()):
            total -= 1.5
    return total / count if count else 0.0


def _oddness(word: str, foreign: list[str]) -> float:
    """How unlike a word this is: alphabets mixed, capitals strewn in, hardly a plain letter."""
    odd = 0.0
    cyrillic = sum("\u0400" <= char <= "\u04ff" for char in word)
    if 0 < cyrillic < len(word):
        odd += 2.0
    if not (word.islower() or word.isupper() or word[1:].islower()):
        odd += 1.0
    if not cyrillic and len(word) > 2 and len(foreign) * 2 > len(word):
        odd += 1.0
    return odd


def _inside_word(text: str, at: int) -> bool:
    """Whether a sign such as "³" or "¿" has letters on both sides."""
    return 0 < at < len(text) - 1 and text[at - 1].isalpha() and text[at + 1].isalpha()


def _weigher(common: str, rare: str, signs: str) -> Callable[[str], float]:
    """Weights of one page: 1 falling to 0.5 for its common letters, 0.2 for rare ones."""
    weights = {char: 1.0 - 0.5 * rank / len(common) for rank, char in enumerate(common)}
    weights |= {char: 0.2 for char in rare if char not in weights}
    weights |= {char: 0.4 for char in signs}
    return lambda char: weights.get(char, -1.0)


_cyrillic = _weigher(_RUSSIAN, _OTHER_CYRILLIC, _PUNCTUATION + "№")
_kazakh = _weigher(_RUSSIAN, _KAZAKH, _PUNCTUATION + "№")
_polish = _weigher(_POLISH, "öüäéáčšž", _PUNCTUATION)
_western = _weigher(_WESTERN, "ÿšž", _PUNCTUATION + "£²³½¼")

_POLISH_PAGES = frozenset({"cp1250", "iso8859-2"})
_PAGES: dict[str, Callable[[str], float]] = {  # of equal scores the first wins
    "cp1252": _western,
    "cp1251": _cyrillic,
    "cp1250": _polish,
    "kz1048": _kazakh,
    "iso8859-2": _polish,
    "koi8-r": _cyrillic,
    "cp866": _cyrillic,
}
