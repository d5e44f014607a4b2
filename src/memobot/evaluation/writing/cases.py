"""Questions with true sentences that answer them, and with false ones that might pass for such.

One JSON object a line, in files `*.jsonl`; tests/data/lies/README.md tells the fields.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from memobot.errors import CorpusError


@dataclass(frozen=True, slots=True)
class Basis:
    """Words of a text that a sentence rests on, and their article (None: they stand in none)."""

    article: str | None
    words: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A true sentence in the question's language, and what it rests on."""

    text: str
    bases: tuple[Basis, ...]


@dataclass(frozen=True, slots=True)
class Falsehood:
    """A false sentence of some kind; `fact` is the index of the true one whose source it cites.

    `false` is the part of it that no reader may see: all of it, where nothing in it is true.
    """

    kind: str
    text: str
    fact: int
    false: str


@dataclass(frozen=True, slots=True)
class Case:
    """A question to a corpus ("corpus" or "agreements"), with what is true and false of it.

    `half` is "dev", whose single failures may be looked at, or "test". `document` is relative to
    the corpus.
    """

    id: str
    half: str
    corpus: str
    language: str
    question: str
    document: str
    facts: tuple[Fact, ...]
    falsehoods: tuple[Falsehood, ...]


def read_cases(folder: Path) -> tuple[Case, ...]:
    """The cases in all `*.jsonl` files of a folder, in the order of their names.

    Raises CorpusError, with file and line, for one that cannot be used.
    """
    cases = []
    for file in sorted(folder.glob("*.jsonl")):
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
            try:
                cases.append(_case(json.loads(line)))
            except (ValueError, KeyError, TypeError) as error:
                raise CorpusError(f"{file}, line {number}: {error!r}") from None
    if not cases:
        raise CorpusError(f"{folder} holds no cases: name a folder with files *.jsonl")
    return tuple(cases)


def _case(row: dict[str, Any]) -> Case:
    return Case(
        id=row["id"],
        half=row["half"],
        corpus=row["corpus"],
        language=row["language"],
        question=row["question"],
        document=row["document"],
        facts=tuple(
            Fact(one["text"], tuple(Basis(at["article"], at["words"]) for at in one["grounds"]))
            for one in row["sentences"]
        ),
        falsehoods=tuple(
            Falsehood(one["kind"], one["text"], one["sentence"], one.get("false", one["text"]))
            for one in row["lies"]
        ),
    )
