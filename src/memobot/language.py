"""Which of the four languages a text is in: English, Russian, Kazakh or Polish.

Letters decide where they can (ә, қ, ң: Kazakh; ł, ż, ś: Polish); common words decide the rest.
A question of three words is enough, and there is always an answer: "en" when nothing speaks
for another language.
"""

from __future__ import annotations

import re

LANGUAGES = ("en", "ru", "kk", "pl")

ENGLISH_NAMES = {"en": "English", "ru": "Russian", "kk": "Kazakh", "pl": "Polish"}
"""What the languages are called in English, as prompts are written."""

_WORD = re.compile(r"[^\W\d_]+")
_CYRILLIC = re.compile(r"[а-яёәғқңөұүһі]")
_KAZAKH_LETTER = re.compile(r"[әғқңөұүһі]")
_POLISH_LETTER = re.compile(r"[ąćęłńóśźż]")

# Common words that the other language of the same script does not have.
_COMMON = {
    "en": "the of and to in is are be what which how who when where does do for with by on from "
    "that this it say long many much can must shall under about not an at or has have",
    "pl": "i w z na do jest czy jak jakie jaki jaka jakich kto kiedy gdzie ile co o od przez nie "
    "oraz dla po sie za przy lub moze ktore ktory ktora zwiazek zwiazki umowa umowy strony "
    "artykul mowi trwa jakiej czym czyj dlugo jaką kogo",
    "ru": "и в на по с о об не что как кто когда где какой какие какая какое сколько ли для от до "
    "из к или при чем это стороны срок статья статье статьи есть был быть между за кем",
    "kk": "және бен мен пен туралы үшін не ма ме ба бе па пе кім қалай қашан қайда неше бар жоқ "
    "болып деп осы сол бойынша арасында дейін кейін ол",
}
_COMMON_WORDS = {language: frozenset(words.split()) for language, words in _COMMON.items()}


def detect(text: str) -> str:
    """The language of `text`: "en", "ru", "kk" or "pl". The first 20,000 characters decide."""
    lowered = text[:20_000].lower()
    words = _WORD.findall(lowered)
    if not words:
        return "en"
    cyrillic = sum(1 for word in words if _CYRILLIC.search(word))
    pair = ("ru", "kk") if cyrillic * 2 > len(words) else ("en", "pl")
    scores = {language: _score(language, words, lowered) for language in pair}
    return max(pair, key=lambda language: scores[language])


def has_kazakh_letters(text: str) -> bool:
    """Whether `text` has a small letter that Kazakh has and Russian has not."""
    return _KAZAKH_LETTER.search(text) is not None


def _score(language: str, words: list[str], lowered: str) -> float:
    common = sum(1 for word in words if word in _COMMON_WORDS[language])
    own_letters = {"kk": _KAZAKH_LETTER, "pl": _POLISH_LETTER}.get(language)
    letters = len(own_letters.findall(lowered)) if own_letters else 0
    return common + letters
