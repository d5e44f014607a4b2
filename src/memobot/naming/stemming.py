"""Words to stems, so that "agreements", "соглашений" and "porozumień" meet their other forms.

A document's words are stemmed in the language of the document. A question may be in another
language, or too short to tell, so each of its words is looked for under every stem that any
document could have filed it under: the same word always meets itself.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache

# Letters and digits, with apostrophes inside ("party's", "д'Арк"); what is longer is cut, so
# that no hostile text becomes one endless word.
_WORD = re.compile(r"[^\W_]{1,64}(?:'[^\W_]{1,64}){0,3}")
_CYRILLIC = re.compile(r"[а-яёѐ-ӿ]")
_KAZAKH = re.compile(r"[әғқңөұүһі]")
_POLISH = re.compile(r"[ąćęłńóśźż]")
_MARKS = re.compile("[\u0300-\u036f]")

_CHARACTERS = str.maketrans(
    dict.fromkeys("\u2018\u2019\u201b\u02bc\u02b9\uff07\u00b4", "'")  # apostrophes
    # Soft hyphens and zero-width characters, which PDF files and web pages leave inside words.
    | dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", "")
    | {"ё": "е"}
)

# Endings of a Kazakh noun from the last: case, possession, number. Only whole layers are taken.
_KAZAKH_ENDINGS = tuple(
    frozenset(endings.split())
    for endings in (
        "ның нің дың дің тың тің ға ге қа ке на не да де та те нда нде дан ден тан тен нан нен "
        "мен бен пен ны ні ды ді ты ті н",
        "ымыз іміз мыз міз ыңыз іңіз ңыз ңіз сы сі ы і",
        "лар лер дар дер тар тер",
    )
)
_KAZAKH_ENDING = max(len(ending) for layer in _KAZAKH_ENDINGS for ending in layer)
_KAZAKH_STEM = 4  # letters; shorter stems run into each other


def words(text: str) -> list[str]:
    """The words and numbers of `text`, folded: case, apostrophes, composed letters, ё as е."""
    folded = text.casefold()
    if not folded.isascii():
        folded = unicodedata.normalize("NFC", folded).translate(_CHARACTERS)
        folded = _MARKS.sub("", folded)  # those that compose with no letter, as stress marks
    return _WORD.findall(folded)


def stem_text(text: str, language: str) -> str:
    """The stems of `text` in order, with spaces between: what the lexical index holds."""
    return " ".join(stem(word, language) for word in words(text))


@lru_cache(maxsize=100_000)  # a corpus repeats its words: this makes an ingest five times quicker
def stem(word: str, language: str) -> str:
    """The stem of a folded word as a document in `language` ("en", "ru", "kk", "pl") files it.

    The letters overrule the language: a Kazakh word in a Russian text is stemmed as Kazakh.
    """
    possible = _languages_of(word)
    return _STEMMERS[language if language in possible else possible[0]](word)


def possible_stems(word: str) -> tuple[str, ...]:
    """Every stem that `stem` gives `word` in any language, without repeats."""
    return tuple(dict.fromkeys(_STEMMERS[language](word) for language in _languages_of(word)))


def _languages_of(word: str) -> tuple[str, ...]:
    """The languages that a word may be of by its letters; the first where nothing tells."""
    if word.isascii():
        return "en", "pl"
    if _CYRILLIC.search(word):
        return ("kk",) if _KAZAKH.search(word) else ("ru", "kk")
    return ("pl",) if _POLISH.search(word) else ("en", "pl")


def query_words(text: str, language: str) -> tuple[str, ...]:
    """The words of a question worth looking for: no repeats, none of the language's stop words.

    A question made of stop words alone keeps them.
    """
    every = tuple(dict.fromkeys(words(text)))
    telling = tuple(word for word in every if word not in _STOP_WORDS.get(language, frozenset()))
    return telling or every


@cache
def _snowball(algorithm: str) -> Callable[[str], str]:
    import Stemmer

    stem_word: Callable[[str], str] = Stemmer.Stemmer(algorithm).stemWord
    return stem_word


def _english(word: str) -> str:
    return _without_marks(_snowball("english")(word))


def _polish(word: str) -> str:
    # Without its marks at last, as many people type Polish without them.
    return _without_marks(_snowball("polish")(word))


def _russian(word: str) -> str:
    return _snowball("russian")(word)


def _kazakh(word: str) -> str:
    for layer in _KAZAKH_ENDINGS:
        for length in range(min(_KAZAKH_ENDING, len(word) - _KAZAKH_STEM), 0, -1):
            if word[-length:] in layer:
                word = word[:-length]
                break
    return word


def _without_marks(word: str) -> str:
    if word.isascii():
        return word
    return _MARKS.sub("", unicodedata.normalize("NFD", word)).replace("ł", "l")


_STEMMERS: dict[str, Callable[[str], str]] = {
    "en": _english,
    "ru": _russian,
    "kk": _kazakh,
    "pl": _polish,
}

# Words that ask rather than name. In a corpus of a few agreements a "does" or a "когда" is so
# rare that it would outweigh the words that matter.
_STOP_WORDS = {
    "en": frozenset(
        "a an and any are as at be been by can could did do does for from had has have how i if "
        "in into is it its many me much my of on or our shall should so that the their them "
        "there these they this those to us was we were what when where which who whom whose why "
        "will with would you your am i'm other else up out off over about please tell say says "
        "between before after during once only also than then too try take may might need needs "
        "needed must there's".split()
    ),
    "ru": frozenset(
        "а без бы был была были было в вам вас во вот все да для до его ее если есть еще же за "
        "и из или им их к как какая какие каким каких какова каково каковы какое какой ко когда "
        "кого кем кто куда ли мне мы на над не ней нем него но о об он она они оно от по под "
        "при про с сколько со так там то тот у уже чего чей чем что чтобы который которого "
        "которой которые которых котором где нужно надо можно должен должна должны должно "
        "необходимо является являются между после это этот эта эти этом я".split()
    ),
    "kk": frozenset(
        "ба бар бе бен бойынша болып бұл деп және жоқ кім кімнің мен не неше немесе осы ол па "
        "пе пен сол туралы үшін керек қажет болады мүмкін қай қайда қалай қандай қанша қашан ма "
        "ме".split()
    ),
    "pl": frozenset(
        "a aby albo ale bez być by był była było co czego czy czyj czym dla do gdzie go i ich "
        "ile im jak jaka jaki jakich jakie jakiej jakim jako jest jej jego już kiedy kim kogo "
        "kto ktora ktore ktory która które którego której który których ma mi mnie na nad nie o "
        "od oraz po pod przez przy są się sie ta tak także te tego tej ten to tym u w we z za "
        "ze że trzeba należy można musi muszą mogą może mogę między".split()
    ),
}

_ALL_STOP_WORDS = frozenset().union(*_STOP_WORDS.values())


def stop_words(language: str) -> frozenset[str]:
    """The words of `language` that ask rather than name."""
    return _STOP_WORDS.get(language, frozenset())


def is_stop_word(word: str) -> bool:
    """Whether a folded word is a stop word of any language."""
    return word in _ALL_STOP_WORDS
