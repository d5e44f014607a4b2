"""Numbers of lists as a word processor or a browser would show them: 3, c, III, в."""

from __future__ import annotations

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"  # lists leave out ё, й, ъ, ы, ь
_ALPHABETS = {
    "lowerLetter": _LATIN,
    "upperLetter": _LATIN,
    "russianLower": _RUSSIAN,
    "russianUpper": _RUSSIAN,
}
_MOST_REPEATS = 30


def render_number(number: int, form: str) -> str:
    """`number` in one of the formats of WordprocessingML (its `numFmt`), decimal if unknown.

    Numbers that a format cannot show (zero in Roman numerals) come out in decimal.
    """
    if form == "none":
        return ""
    if form == "decimalZero":
        return f"{number:02d}"
    if form == "ordinal":
        return f"{number}{_ordinal_ending(number)}"
    if form in ("lowerRoman", "upperRoman") and 0 < number < 4000:
        return _cased(_roman(number), form)
    alphabet = _ALPHABETS.get(form)
    if alphabet and 0 < number <= len(alphabet) * _MOST_REPEATS:
        repeats, index = divmod(number - 1, len(alphabet))
        return _cased(alphabet[index] * (repeats + 1), form)
    return str(number)


def _cased(text: str, form: str) -> str:
    return text.upper() if "upper" in form.lower() else text


def _roman(number: int) -> str:
    parts = []
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        parts.append(letters * count)
    return "".join(parts)


def _ordinal_ending(number: int) -> str:
    if 10 <= number % 100 <= 20:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
