"""Words of stance found in a sentence: "may not", "не вправе", "автоматты түрде", "chyba że"."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources

from memobot.citations.stances.model import Mark, MarkKind
from memobot.documents.model import Span
from memobot.language import LANGUAGES

_SPACE = r"[\s,]{1,3}"  # a comma may stand between: "unless, however"


def find_marks(sentence: str, language: str) -> tuple[Mark, ...]:
    """The words of stance in `sentence`, in order, none overlapping another."""
    scanner = _scanner(language if language in LANGUAGES else "en")
    return tuple(
        Mark(MarkKind(match.lastgroup), Span(match.start(), match.end()))
        for match in scanner.finditer(sentence)
        if match.lastgroup and match.end() > match.start()
    )


@cache
def _scanner(language: str) -> re.Pattern[str]:
    table = resources.files(__package__).joinpath(f"marks-{language}.toml").read_text("utf-8")
    kinds = "|".join(
        f"(?P<{kind}>{'|'.join(entry.replace(' ', _SPACE) for entry in entries)})"
        for kind, entries in tomllib.loads(table).items()
    )
    return re.compile(rf"(?<!\w)(?:{kinds})(?!\w)", re.IGNORECASE)
