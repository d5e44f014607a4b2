"""What languages are called, alone and in lists, in four languages."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import resources

STATE_LANGUAGE = "xx"
"""The code of "на государственном языке", until it is known of which state."""
_STATE_WORDS = ("государственн", "państwow", "мемлекеттік")


def lists_of_languages(text: str) -> Iterator[tuple[str, ...]]:
    """The languages of each list of them: "in Kazakh, Polish, and English", "на русском языке"."""
    for match in _list_pattern().finditer(text):
        yield tuple(code for code, _ in languages_named(match.group()))


def languages_named(text: str) -> list[tuple[str, re.Match[str]]]:
    """The languages named in a text, in order."""
    return [(_code(match), match) for match in _language().finditer(text)]


def _code(match: re.Match[str]) -> str:
    assert match.lastgroup is not None
    return match.lastgroup[:2]


def language_name(code: str) -> str:
    """The English name of a language by its ISO 639-1 code; an unknown code itself."""
    return _names().get(code, [code])[0]


@cache
def _names() -> dict[str, list[str]]:
    text = resources.files(__package__).joinpath("languages.toml").read_text("utf-8")
    names: dict[str, list[str]] = tomllib.loads(text)["names"]
    return names


@cache
def _language() -> re.Pattern[str]:
    """One language, in a group named by its code."""
    endings = (r"(?!\w)", r"\w{0,8}", r"\w{0,8}", r"\w{0,8}")  # English names have no forms
    parts = [
        f"(?P<{code}{number}>{name}{endings[number]})"
        for code, names in _names().items()
        for number, name in enumerate(names)
        if name
    ]
    parts.append(rf"(?P<{STATE_LANGUAGE}>(?:{'|'.join(_STATE_WORDS)})\w{{0,4}})")
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})", re.IGNORECASE)


@cache
def _any_of() -> tuple[str, str]:
    """Any language by its English name, and any by the beginnings of the other three."""
    english = "|".join(names[0] for names in _names().values())
    others = "|".join(name for names in _names().values() for name in names[1:] if name)
    others += "|" + "|".join(_STATE_WORDS)
    return f"(?:{english})", rf"(?:{others})\w{{0,8}}"


@cache
def _list_pattern() -> re.Pattern[str]:
    """A list of languages where it is said that something is in them."""
    english, other = _any_of()
    and_ = r"(?:\s?,\s?(?:and |or )?| and (?:in )?(?:the )?(?:\w+ )?| / ?|/)"
    further = rf"(?:{and_}(?:the )?{english}\b(?: languages?)?){{0,9}}"
    english_list = (
        rf"\b(?:in|into)(?: both|"
        rf" either)?(?: the)?(?: \w+ \(\d\))? {english}\b(?: languages?)?{further}"
        rf"|\b{english}\b{further}(?= (?:languages?|texts?|versions?|cop(?:y|ies)|originals?)\b)"
    )
    joined = r"(?:\s?,\s?| и | и на | а также | i | oraz | i w języku | және | мен | бен | пен )"
    further_word = r"[^\W\d_]{3,24}+"  # also a language that is not in the table
    other_list = rf"(?<!\w){other}(?:{joined}(?:на |w |языке? ?)?{further_word}){{0,9}}+"
    return re.compile(
        rf"{english_list}|\bна {other_list} язык\w*|"
        rf"\bw języ\w+:? {other_list}|"
        rf"{other_list} (?:тіл\w+|języ\w+)",
        re.IGNORECASE,
    )
