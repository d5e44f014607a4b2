"""Which single-byte code page a text is in, judged by the letters that each would yield.

Made for the languages of the corpus (Russian, Kazakh, Polish, English) and for those of its
neighbours (Ukrainian, Czech, Turkish, western European) that could be taken for them. Each
page's reading of the file is scored by its words: a letter that is frequent in a language of
the page speaks for it; a word that mixes alphabets, or capitals and small letters at random,
speaks against it.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_SAMPLE = 65_536  # bytes of lines with non-ASCII characters; more changes no decision
_PRIOR = 0.3  # what a page must gain over one that is likelier from the start
_WORD = re.compile(r"[^\W\d_]+|[^\x00-\x7f]")

# Letters beyond ASCII, the frequent ones first.
_RUSSIAN = "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё"
_LONE_CYRILLIC = "ивскояуаж"  # the words of one letter
_LATIN = (  # of equal scores the first wins
    ("cp1252", "éàèêçùôâîœûëï"),
    ("cp1252", "üäöß"),
    ("cp1252", "óíáñéúü"),
    ("cp1252", "èàùòéì"),
    ("cp1252", "ãçáéíõóêâúà"),
    ("cp1252", "åäöøæé"),
    ("cp1250", "łąęóżśćńź"),
    ("cp1250", "íáěéščřžýůúňóťď"),
    ("cp1250", "áéőöóüíúű"),
    ("cp1254", "ıişğüöç" + "İ".lower()),
    ("iso8859-2", "łąęóżśćńź"),
)
_IN_NAMES = "éèáàöüäóñçßšž"  # of foreigners, in any language
_PUNCTUATION = "«»„“”‘’‚–—…§°©®€•·\xa0\xad"
_UKRAINIAN = re.compile("[їє]", re.I)  # as Kazakh ү and ғ come out in the wrong page
_NOT_UKRAINIAN = re.compile("[ыэъ]", re.I)

# What the plain letters around say; only the balance of the two counts.
_POLISH_TRAITS = re.compile(
    rb"[csrd]z|wy|\b(?:w|z|i|na|do|nie|oraz|jest|przez|dla|po|od|ze|za|o)\b", re.I
)
_WESTERN_TRAITS = re.compile(
    rb"qu|ou|th|tion|sch|\b(?:of|and|to|in|is|for|de|la|le|et|les|un|une|des|und|der|die|das|mit"
    rb"|el|los|y|en|para|por|di|che)\b",
    re.I,
)


def best_page(data: bytes) -> str | None:
    """The Python name of the code page of `data`, or None when none gives plausible words."""
    sample = _sample(data)
    doubts = _doubts(sample)
    best: tuple[float, str] | None = None
    for page, weigh in _PROFILES:
        try:
            data.decode(page)
            text = sample.decode(page)
        except UnicodeDecodeError:
            continue
        score = _score(text, weigh) - _PRIOR * (page in doubts)
        if page == "cp1251" and _UKRAINIAN.search(text) and _NOT_UKRAINIAN.search(text):
            score -= _PRIOR
        if best is None or score > best[0]:
            best = (score, page)
    return best[1] if best is not None and best[0] > 0 else None


def _doubts(sample: bytes) -> frozenset[str]:
    """The pages that the plain letters speak against, and the rare ones."""
    polish = len(_POLISH_TRAITS.findall(sample))
    western = len(_WESTERN_TRAITS.findall(sample))
    doubts = {"cp866"}
    if western > polish:
        doubts |= {"cp1250", "iso8859-2"}
    if polish > western:
        doubts |= {"cp1252"}
    return frozenset(doubts)


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
        if "\u0400" <= word <= "\u04ff" and len(word) == 1:
            total += 0.2 if word.lower() in _LONE_CYRILLIC else -0.5
            continue
        total += sum(weigh(char.lower()) for char in foreign)
        if len(word) > 1:
            total -= _oddness(word, foreign) * len(foreign)
    return total / count if count else 0.0


def _oddness(word: str, foreign: list[str]) -> float:
    """How unlike a word this is: alphabets mixed, capitals strewn in, hardly a plain letter."""
    odd = 0.0
    cyrillic = sum("\u0400" <= char <= "\u04ff" for char in word)
    if 0 < cyrillic < len(word):
        odd += 2.0
    if not (word.islower() or word.isupper() or word[1:].islower()):
        odd += 1.0
    if not cyrillic and len(word) > 2 and len(foreign) * 4 > len(word) * 3:
        odd += 1.0
    return odd


def _weigher(letters: str, last: float, rare: str, signs: str = "") -> Callable[[str], float]:
    """Weights of one language: 1 falling to `last` for its letters, 0.2 for rare ones."""
    weights = dict.fromkeys(rare, 0.2) | dict.fromkeys(_PUNCTUATION + signs, 0.4)
    step = (1.0 - last) / (len(letters) - 1)
    weights |= {char: 1.0 - step * rank for rank, char in enumerate(letters)}
    return lambda char: weights.get(char, -1.0)


_russian = _weigher(_RUSSIAN, 0.2, "іїєґў", "№")
_kazakh = _weigher(_RUSSIAN, 0.2, "әіңғүұқөһ", "№")
_PROFILES: tuple[tuple[str, Callable[[str], float]], ...] = (
    *((page, _weigher(letters, 0.7, _IN_NAMES, "¿¡£²³½¼ªº")) for page, letters in _LATIN),
    ("cp1251", _russian),
    ("kz1048", _kazakh),
    ("koi8-r", _russian),
    ("cp866", _russian),
)
