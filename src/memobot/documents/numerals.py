"""Numbers as headings and references write them: figures, Roman numerals, words, letters."""

from __future__ import annotations

import re

_ROMAN = re.compile(r"M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_LONGEST_ROMAN = 15  # "MMMDCCCLXXXVIII"

# Cardinal and ordinal words, one to twenty, in the forms that stand beside "Article".
_WORDS = {
    1: "one first первая первой первую pierwszy pierwszego бірінші",
    2: "two second вторая второй вторую drugi drugiego екінші",
    3: "three third третья третьей третью trzeci trzeciego үшінші",
    4: "four fourth четвертая четвертой четвёртая четвёртой czwarty czwartego төртінші",
    5: "five fifth пятая пятой пятую piąty piątego бесінші",
    6: "six sixth шестая шестой шестую szósty szóstego алтыншы",
    7: "seven seventh седьмая седьмой седьмую siódmy siódmego жетінші",
    8: "eight eighth восьмая восьмой восьмую ósmy ósmego сегізінші",
    9: "nine ninth девятая девятой девятую dziewiąty dziewiątego тоғызыншы",
    10: "ten tenth десятая десятой десятую dziesiąty dziesiątego оныншы",
    11: "eleven eleventh одиннадцатая одиннадцатой jedenasty jedenastego",
    12: "twelve twelfth двенадцатая двенадцатой dwunasty dwunastego",
    13: "thirteen thirteenth тринадцатая тринадцатой trzynasty trzynastego",
    14: "fourteen fourteenth четырнадцатая четырнадцатой czternasty czternastego",
    15: "fifteen fifteenth пятнадцатая пятнадцатой piętnasty piętnastego",
    16: "sixteen sixteenth шестнадцатая шестнадцатой szesnasty szesnastego",
    17: "seventeen seventeenth семнадцатая семнадцатой siedemnasty siedemnastego",
    18: "eighteen eighteenth восемнадцатая восемнадцатой osiemnasty osiemnastego",
    19: "nineteen nineteenth девятнадцатая девятнадцатой dziewiętnasty dziewiętnastego",
    20: "twenty twentieth двадцатая двадцатой dwudziesty dwudziestego",
}
_VALUE_OF_WORD = {word: value for value, words in _WORDS.items() for word in words.split()}
_VALUE_OF_WORD |= {
    f"twenty-{word}": 20 + value
    for value in range(1, 10)
    for word in _WORDS[value].split()[:2]  # the English ones
}

NUMBER_WORDS = tuple(sorted(_VALUE_OF_WORD, key=len, reverse=True))
"""Every number word that `normalise` knows, longest first, for building patterns."""

LETTERS = "a-zа-яёәғқңөұүһі"
"""The lower-case letters that lists count with, for a character class."""

# Lists in Cyrillic count with or without the letters that only Kazakh has.
_ALPHABETS = ("abcdefghijklmnopqrstuvwxyz", "аәбвгғдежзийкқлмнңоөпрстуұүфхһцчшщэюя")


def roman_value(numeral: str) -> int | None:
    """The value of a well-formed Roman numeral in either case, or None."""
    upper = numeral.upper()
    if not 0 < len(upper) <= _LONGEST_ROMAN or not _ROMAN.fullmatch(upper):
        return None
    values = [_ROMAN_VALUES[letter] for letter in upper]
    following = [*values[1:], 0]
    pairs = zip(values, following, strict=True)
    return sum(-value if value < after else value for value, after in pairs)


def letter_value(letter: str) -> int | None:
    """The place of a letter in its alphabet: 3 for "c", 29 for "cc"; None for anything else.

    The alphabet of Cyrillic letters has those of Russian and of Kazakh: "б" is the third.
    """
    doubled = len(letter) == 2 and letter[0] == letter[1]
    for alphabet in _ALPHABETS:
        place = alphabet.find(letter[:1].lower()) if letter else -1
        if place >= 0 and (len(letter) == 1 or doubled):
            return place + 1 + (len(alphabet) if doubled else 0)
    return None


def normalise(written: str) -> str:
    """A heading's number in one form.

    "IX", "ninth" and "09" give "9"; "1.02." gives "1.2"; "A" gives "a".
    """
    cleaned = written.strip().strip(".()[]").lower()
    if cleaned in _VALUE_OF_WORD:
        return str(_VALUE_OF_WORD[cleaned])
    value = roman_value(cleaned)
    if value is not None:
        return str(value)
    return ".".join(_without_leading_zeros(part) for part in cleaned.split("."))


def _without_leading_zeros(part: str) -> str:
    return part.lstrip("0") or "0" if part.isdigit() else part
