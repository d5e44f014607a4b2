"""The sentences that provide for amendment, for an early end, for disputes, and the law chosen."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from memobot.documents.model import Document
from memobot.terms.model import Source
from memobot.terms.provided.governing_law import find_governing_law
from memobot.terms.provided.holding import Statement, statements_holding

__all__ = ["find_amendment", "find_disputes", "find_governing_law", "find_termination"]

_ENOUGH_WEAK = 3  # cues of the weak kind that count; more of them tell no more
_HEADED = 2  # worth of standing in an article whose heading names the provision
_EARLY = 60  # characters in which a sentence begins that is about nothing else
_LONG = 1_200  # characters from which a sentence is rather a table or several run together


def find_amendment(document: Document) -> Source | None:
    """The sentence on how the agreement is amended or supplemented."""
    return _best(document, "amendment")


def find_termination(document: Document) -> Source | None:
    """The sentence on how the agreement is ended before its time: notice, denunciation, breach.

    The notice that prevents a renewal counts only where there is no other.
    """
    return _best(document, "termination")


def find_disputes(document: Document) -> Source | None:
    """The sentence on how the parties settle their disputes."""
    return _best(document, "disputes")


@dataclass(frozen=True, slots=True)
class _Cues:
    stems: tuple[str, ...]
    least: int  # the score of a sentence that is taken
    strong: re.Pattern[str]
    weak: re.Pattern[str]
    against: re.Pattern[str]


@cache
def _cues() -> dict[str, _Cues]:
    text = resources.files(__package__).joinpath("provisions.toml").read_text("utf-8")
    return {
        kind: _Cues(
            tuple(table["stems"]),
            table["least"],
            *(_any(table[name]) for name in ("strong", "weak", "against")),
        )
        for kind, table in tomllib.loads(text).items()
    }


def _any(patterns: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})", re.IGNORECASE)


def _best(document: Document, kind: str) -> Source | None:
    """The sentence that provides for it most clearly, the first of equals."""
    cues = _cues()[kind]
    headed = [
        unit.span
        for unit in document.articles()
        if unit.heading and any(stem in unit.heading.lower() for stem in cues.stems)
    ]
    best: tuple[int, Statement] | None = None
    for statement in statements_holding(document, cues.stems):
        score = _score(statement.text, cues)
        if score is None:
            continue
        score += _HEADED * any(span.contains(statement.span) for span in headed)
        if score >= cues.least and (best is None or score > best[0]):
            best = score, statement
    return best[1].source if best else None


def _score(text: str, cues: _Cues) -> int | None:
    """How clearly a sentence provides for it, or None."""
    strong = cues.strong.search(text) if len(text) <= _LONG else None
    if strong is None:
        return None
    weak = {match.group().lower() for match in cues.weak.finditer(text)}
    score = min(len(weak), _ENOUGH_WEAK) - 2 * bool(cues.against.search(text))
    return score + (strong.start() < _EARLY)
