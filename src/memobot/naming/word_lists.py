"""Lists of words beside a module: some as they stand, others by what they begin with."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from importlib import resources


@dataclass(frozen=True, slots=True)
class WordList:
    """Words of any language, folded as in `naming.stemming.words`."""

    whole: frozenset[str]
    beginnings: tuple[str, ...]

    @classmethod
    def read(cls, package: str, name: str) -> WordList:
        """The list in a file of a package: the tables "words" and "beginnings", by language."""
        text = resources.files(package).joinpath(name).read_text("utf-8")
        table = tomllib.loads(text.replace("ё", "е"))
        whole, beginnings = (
            " ".join(table[kind].values()).split() for kind in ("words", "beginnings")
        )
        return cls(frozenset(whole), tuple(sorted(set(beginnings))))

    def __contains__(self, word: str) -> bool:
        return word in self.whole or word.startswith(self.beginnings)
