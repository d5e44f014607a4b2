"""What a scripted model says: sentences with grounds, written as JSON or as plain text."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Form = Literal["json", "text"]

TRUE, QUOTATION = "true", "true quotation"
"""The kinds of sentences that are no lies: told in other words, or quoting word for word."""

WRITTEN = "by hand: "
"""What the kinds of lies begin with that people wrote, as near to the truth as they could."""


@dataclass(frozen=True, slots=True)
class Ground:
    """A source by number and the words of it that a statement is said to rest on."""

    source: int
    words: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence that is said; `false` is the part that no reader may see ("": it is true).
    `instead` is the sentence, sent back before, in whose place it is said."""

    kind: str
    text: str
    grounds: tuple[Ground, ...]
    false: str = ""
    instead: str = ""


def written(statements: Sequence[Statement], form: Form, inside: bool = False) -> str:
    """The reply that says this. In plain text the markers follow each sentence, or stand `inside`
    it before its last character."""
    if form == "json":
        claims = [
            {
                "text": one.text,
                "grounds": [{"source": at.source, "words": at.words} for at in one.grounds],
            }
            for one in statements
        ]
        return json.dumps({"claims": claims}, ensure_ascii=False, indent=1)
    return "\n".join(_marked(one, inside) for one in statements)


def _marked(statement: Statement, inside: bool) -> str:
    markers = " ".join(f"[{one.source}]" for one in statement.grounds)
    text = statement.text
    if not markers:
        return text
    if inside and text.endswith((".", "?")):
        return f"{text[:-1]} {markers}{text[-1]}"
    return f"{text} {markers}"
