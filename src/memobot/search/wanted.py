"""What kind of thing a question wants, and whether a text has one: an amount, a number, a date.

The wordings are in `wanted.toml`. A passage without a figure does not answer "how many",
whatever else it has in common with the question.
"""

from __future__ import annotations

import re
import tomllib
from enum import StrEnum
from functools import cache
from importlib import resources


class Wanted(StrEnum):
    """The kind of thing that would answer."""

    MONEY = "money"
    NUMBER = "number"
    DATE = "date"
    PERSON = "person"
    PLACE = "place"
    ANYTHING = "anything"


FIGURES = frozenset({Wanted.MONEY, Wanted.NUMBER, Wanted.DATE})
"""What a text shows plainly that it has or has not."""

_FIGURE = {
    Wanted.MONEY: r"[$€£₸₽¥]|",
    Wanted.NUMBER: r"\d|",
    Wanted.DATE: r"\b(?:19|20)\d\d\b|\d{1,2}\.\d{1,2}|",
}
_NAME = re.compile(r"(?:(?<=[\w,;:»”\"] )|(?<=\n)|(?<=\*))[A-ZА-ЯЁӘҒҚҢӨҰҮҺІŁŚŻŹĆ][\w.]")
_ITS_OWN_NUMBER = re.compile(
    r"^[ \t#*_]*(?:(?:article|section|art\.|статья|artykuł|§)\s*[\dIVXLC.]+|[\d.]+-?бап|"
    r"\(?[\d.]{1,6}[.)]\s)",
    re.IGNORECASE | re.MULTILINE,
)
_BETWEEN = 80  # characters between "how much" and "pay"


def wanted_by(question: str) -> Wanted:
    """The kind of thing that `question` asks for."""
    asks = _asking()
    number = asks[Wanted.NUMBER].search(question)
    if number and asks[Wanted.MONEY].search(question, number.end(), number.end() + _BETWEEN):
        return Wanted.MONEY
    kinds = (Wanted.NUMBER, Wanted.DATE, Wanted.PERSON, Wanted.PLACE)
    return next((kind for kind in kinds if asks[kind].search(question)), Wanted.ANYTHING)


def could_answer(wanted: Wanted, text: str) -> bool:
    """Whether `text` has a thing of the kind that is wanted.

    The numbers of articles and clauses themselves do not count.
    """
    if wanted in FIGURES:
        return bool(_showing()[wanted].search(_ITS_OWN_NUMBER.sub("", text)))
    if wanted in (Wanted.PERSON, Wanted.PLACE):
        return bool(_NAME.search(text))
    return True


@cache
def _asking() -> dict[Wanted, re.Pattern[str]]:
    table = _table()
    kinds = (kind for kind in Wanted if kind is not Wanted.ANYTHING)
    return {kind: _any(table[kind]["question"]) for kind in kinds}


@cache
def _showing() -> dict[Wanted, re.Pattern[str]]:
    table = _table()
    return {kind: _any(table[kind]["text"], _FIGURE[kind]) for kind in FIGURES}


def _any(by_language: dict[str, list[str]], figure: str = "") -> re.Pattern[str]:
    patterns = (pattern for patterns in by_language.values() for pattern in patterns)
    return re.compile(rf"{figure}(?<!\w)(?:{'|'.join(patterns)})", re.IGNORECASE)


@cache
def _table() -> dict[str, dict[str, dict[str, list[str]]]]:
    text = resources.files("memobot.search").joinpath("wanted.toml").read_text("utf-8")
    return tomllib.loads(text)
