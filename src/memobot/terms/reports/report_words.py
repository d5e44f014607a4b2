"""The words in which reports speak of agreements, in four languages, and the kinds they name.

The table beside this module lists regular expressions by language and cue. Unlike the cues of
agreements, those of reports are looked for in the language of the report alone: "a" is "and"
in Polish and an article in English.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from memobot.documents.model import Span

_TABLE = "reports.toml"


class ReportWords:
    """The words of one language ("en", "ru", "pl" or "kk")."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._entries = _table()[language]
        self._patterns: dict[str, re.Pattern[str]] = {}
        self.head_last: bool = self._entries.get("head_last", False)
        """Whether the noun that says what a body is ends its name, as in Kazakh."""

    def has(self, cue: str) -> bool:
        """Whether the language has words for a cue."""
        return bool(self._entries.get(cue))

    def source(self, cue: str) -> str:
        """The regular expression of a cue as the table has it."""
        return str(self._entries[cue])

    def pattern(self, cue: str) -> re.Pattern[str]:
        """The pattern of a cue, which matches whole words; of none where the language has none."""
        if cue not in self._patterns:
            entries = self._entries.get(cue) or ["(?!)"]
            joined = entries if isinstance(entries, str) else "|".join(entries)
            self._patterns[cue] = re.compile(rf"(?<!\w)(?:{joined})(?!\w)", re.IGNORECASE)
        return self._patterns[cue]

    def leads_to(self, cue: str, text: str, at: int) -> bool:
        """Whether the cue ends at `at`; its pattern says itself where its last word ends."""
        key = f"{cue} before"
        if key not in self._patterns:
            self._patterns[key] = re.compile(rf"(?:{self._entries[cue]})$", re.IGNORECASE)
        return self._patterns[key].search(text[max(0, at - _LEAD) : at]) is not None

    def means(self, cue: str, word: str) -> bool:
        """Whether a single word is one of the cue's."""
        return self.pattern(cue).fullmatch(word) is not None


_LEAD = 120  # characters before a verb in which words that make it a plan are looked for


@cache
def report_words(language: str) -> ReportWords:
    """The words of a language, read once. Raises KeyError for a language that is not read."""
    return ReportWords(language)


@dataclass(frozen=True, slots=True)
class NamedKind:
    """A kind of agreement as a sentence names it.

    `name` is English and the same for all languages: "memorandum of understanding". `base` is
    its noun alone. `draft` when it is one that is yet to come, `ended` when it is said that it
    was terminated.
    """

    name: str
    base: str
    plural: bool
    draft: bool
    ended: bool
    span: Span

    @property
    def plain(self) -> bool:
        """Whether only the noun is there, which may stand for any agreement of the kind."""
        return self.name == self.base


def find_kinds(text: str, words: ReportWords) -> tuple[NamedKind, ...]:
    """The kinds of agreements that a sentence names, in order."""
    return tuple(_named(match, text, words) for match in words.pattern("kinds").finditer(text))


@dataclass(frozen=True, slots=True)
class Signing:
    """A word of signing. `real` unless it is only planned, wished for or denied; `prolonged`
    when it is an agreement that runs already which is extended."""

    span: Span
    real: bool
    prolonged: bool


def find_signings(text: str, words: ReportWords) -> tuple[Signing, ...]:
    """The words of signing in a sentence, in order."""
    cues = ["signings", "prolonged"]
    if words.pattern("nominal_done").search(text):
        cues.append("nominal")
    found = [
        Signing(
            Span(*match.span()),
            real=not words.leads_to("unreal_before", text, match.start())
            and not words.pattern("unreal_after").match(text, match.end() + 1),
            prolonged=cue == "prolonged",
        )
        for cue in cues
        for match in words.pattern(cue).finditer(text)
    ]
    return tuple(sorted(found, key=lambda signing: signing.span))


def _named(match: re.Match[str], text: str, words: ReportWords) -> NamedKind:
    written = match["base"].lower()
    base = _english("bases", written)[0]
    topics = _english("topics", (match["topic"] or "").lower())
    if written.startswith("mou"):
        topics = ["understanding"]
    link = "on" if base in ("agreement", "contract", "treaty") else "of"
    name = " ".join(
        [
            *_english("forms", (match["form"] or "").lower().strip()),
            base,
            *([link, " and ".join(topics)] if topics else []),
        ]
    )
    before = text[max(0, match.start() - 40) : match.start()].split()
    return NamedKind(
        name=name,
        base=base,
        plural=words.means("plural", match["base"]),
        draft=bool(before) and words.means("draft", before[-1]),
        ended=words.leads_to("ended_before", text, match.start())
        or words.pattern("ended_after").match(text, match.end() + 1) is not None,
        span=Span(*match.span()),
    )


def _english(table: str, written: str) -> list[str]:
    """The English words for what is written, in the order in which they are written."""
    found = [
        (match.start(), name)
        for pattern, name in _table()["english"][table]
        if (match := re.search(pattern, written))
    ]
    return [name for _, name in sorted(found)]


@cache
def _table() -> dict[str, dict[str, Any]]:
    text = resources.files(__package__).joinpath(_TABLE).read_text(encoding="utf-8")
    return tomllib.loads(text)
