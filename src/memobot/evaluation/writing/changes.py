"""Ways to make a true sentence false: by table, for each language, and by its figures."""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Any

_FIGURE = re.compile(r"(?<![\w.,№-])\d{1,3}(?:,\d{3})?(?![\w.–-])")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_WORD = re.compile(r"[^\W\d_]{5,}")
_ALIKE = str.maketrans({"a": "а", "e": "е", "o": "о", "c": "с", "p": "р", "а": "a", "е": "e"})
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


def swapped(text: str, language: str) -> Iterator[tuple[str, str]]:
    """(kind, false sentence) for each table in which a word of `text` stands."""
    for kind, table in _tables()[language]["swaps"].items():
        if (changed := _swap(text, table)) != text:
            yield kind, changed


def figures_changed(text: str, chance: random.Random) -> Iterator[tuple[str, str]]:
    """(kind, false sentence) with another figure, or another year, in it."""
    for kind, pattern in (("figure", _FIGURE), ("year", _YEAR)):
        if found := list(pattern.finditer(text)):
            match = chance.choice(found)
            yield kind, text[: match.start()] + _other(match[0], chance) + text[match.end() :]


def figure_elsewhere(text: str, sources: str, chance: random.Random) -> str | None:
    """`text` with a figure that stands somewhere in the sources in the place of its own."""
    match = _FIGURE.search(text)
    others = sorted({one for one in _FIGURE.findall(sources) if one not in text})
    if match is None or not others:
        return None
    return f"{text[: match.start()]}{chance.choice(others)}{text[match.end() :]}"


def misquoted(words: str, source: str, language: str, chance: random.Random) -> str:
    """`words` of a source with one of them exchanged: for its opposite, or for another of it."""
    by_table = [changed for _, changed in swapped(words, language)]
    own = list(_WORD.finditer(words))
    others = sorted(set(_WORD.findall(source)) - {one[0] for one in own})
    if own and others and (not by_table or chance.random() < 0.5):
        match = chance.choice(own)
        return f"{words[: match.start()]}{chance.choice(others)}{words[match.end() :]}"
    return chance.choice(by_table) if by_table else f"{words} together"


def in_disguise(number: str, language: str) -> tuple[str, ...]:
    """Sentences on a length of so many years, its figure written so that it is not seen."""
    frame = frames(language)["disguised"]
    others = (number.translate(_WIDE), f"{number[:1]}\u200b{number[1:]}", "XL", f"{number}\u00ad")
    return tuple(frame.format(n=one) for one in others)


def look_alike(text: str) -> str:
    """`text` with letters of the other script that look the same."""
    return text.translate(_ALIKE)


def lines(language: str) -> Mapping[str, list[str]]:
    """Sentences that nothing bears out, by kind."""
    found: Mapping[str, list[str]] = _tables()[language]["lines"]
    return found


def frames(language: str) -> Mapping[str, Any]:
    """Frames to be put around sentences."""
    found: Mapping[str, Any] = _tables()[language]["frames"]
    return found


def begun_small(text: str, language: str) -> str:
    """`text` as it goes on within a sentence: a small letter first, but for names."""
    swaps = _tables()[language]["swaps"]
    names = {name for kind in ("person", "country", "party") for name in swaps[kind]}
    first = text.split(" ", 1)[0]
    if first in names or first.isupper() or len(first) <= 2 or any(map(str.isdigit, first)):
        return text
    return text[:1].lower() + text[1:]


def _swap(text: str, table: Mapping[str, str]) -> str:
    """`text` with the first word or phrase of `table` in it exchanged."""
    pattern = "|".join(map(re.escape, table))
    whole = rf"(?<![\w-])(?<!\d{{4}} )(?:{pattern})(?![\w-])"  # "2024 года" is no length of time
    return re.sub(whole, lambda match: table[match[0]], text, count=1)


def _other(figure: str, chance: random.Random) -> str:
    """Another figure alike: its digits turned round, or some more."""
    number = int(figure.replace(",", ""))
    turned = int(str(number)[::-1])
    other = turned if turned > number else number + chance.randint(1, 9)
    return f"{other:,}" if "," in figure else str(other)


@cache
def _tables() -> Mapping[str, Any]:
    text = resources.files(__package__).joinpath("changes.toml").read_text("utf-8")
    return tomllib.loads(text)
