"""Why a claim has its verdict, in one or two sentences of the draft's language."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from functools import cache
from importlib import resources
from typing import Any

from memobot.citations.model import Change, ChangeKind, Difference

_SHOWN = 160  # characters of words that are repeated in an explanation
_CHANGES = 4  # changes of a quote that are named; all of them are in the claim


class Explanations:
    """The words of one language ("en", "ru", "kk" or "pl")."""

    def __init__(self, language: str) -> None:
        self.language = language

    def say(self, key: str, **names: str) -> str:
        """The sentence `key` of explanations.toml with these names in it."""
        template: str = _table()[key][self.language]
        return template.format(**{name: _shortened(value) for name, value in names.items()})

    def contradicted(self, label: str, differences: Sequence[Difference]) -> str:
        """Where the text says otherwise, and in what."""
        return " ".join(
            [self.say("contradicted", label=label), *map(self._difference, differences)]
        )

    def misquoted(self, label: str, changes: Iterable[Change]) -> str:
        """In which words a quote differs from the text."""
        said = [self._change(change) for change in changes]
        more = ["…"] if len(said) > _CHANGES else []
        return self.say("misquoted", label=label, changes="; ".join([*said[:_CHANGES], *more]))

    def _difference(self, one: Difference) -> str:
        aspect: str = _table()["aspects"][one.aspect.value][self.language]
        names = {"aspect": aspect, "text": one.text, "draft": one.draft}
        if one.working:
            return self.say("difference_worked_out", working=one.working, **names)
        return self.say("difference" if one.draft else "difference_unsaid", **names)

    def _change(self, change: Change) -> str:
        key = {
            ChangeKind.REPLACED: "change_replaced",
            ChangeKind.ADDED: "change_added",
            ChangeKind.LEFT_OUT: "change_left_out",
        }[change.kind]
        return self.say(key, draft=change.draft, text=change.text)


def _shortened(words: str) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= _SHOWN else f"{plain[:_SHOWN]}…"


@cache
def _table() -> dict[str, Any]:
    text = resources.files(__package__).joinpath("explanations.toml").read_text("utf-8")
    return tomllib.loads(text)


def explanation_keys() -> tuple[str, ...]:
    """The keys that `Explanations.say` knows."""
    return tuple(key for key in _table() if key != "aspects")
