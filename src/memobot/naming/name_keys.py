"""The keys under which the names of a document are found: by stem, concept, sound, initials.

What stands at the head of a document is what people call it by, so its keys are those of its
title and aliases, of its file name, its preamble and its signatures.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import PurePosixPath

from memobot.naming.abbreviations import SHORTEST_INITIALS, initials_in
from memobot.naming.terms import Term, profile
from memobot.naming.transliteration import latin

_ALIAS, _TITLE, _HEAD = 10, 9, 6  # tenths: what a word counts by where it stands


@dataclass(frozen=True, slots=True)
class NameCard:
    """What a document is called by: `head` is its title block, preamble and signatures."""

    document_id: str
    title: str
    aliases: tuple[str, ...]
    source: str
    kind: str
    head: str


def keys_of(card: NameCard) -> dict[str, int]:
    """The keys of a document's names, each with what it counts in tenths.

    A key's first letter is the manner in which words match on it: "s"tem, "n" for sound, a
    "g"eographic or another "c"oncept, the "b"eginning of a loan word, "a"bbreviation.
    """
    weights: dict[str, int] = {}
    stem = _words_of_file(PurePosixPath(card.source).stem)
    for weight, text in (
        (_HEAD, card.head),
        (_TITLE, f"{card.title} {stem}"),
        (_ALIAS, " ".join(card.aliases)),
    ):
        own = profile(text)
        initials = (f"a:{letters}" for letters in initials_in(text))
        for key in chain(_keys(own.stems, own.concepts, own.sounds, own.beginnings), initials):
            weights[key] = weight  # the last text counts most
    return weights


def keys_of_term(term: Term) -> Iterator[str]:
    """The keys under which a word of a question is looked for."""
    yield from _keys(term.stems, term.concepts, term.sounds, (term.beginning,))
    if term.written.isupper() and len(term.written) >= SHORTEST_INITIALS:
        yield f"a:{latin(term.written)}"


def _words_of_file(stem: str) -> str:
    """The words of a file's name, however they are joined: "AcmeNDA_2021", "Acme%20NDA-2021"."""
    joined = re.sub(r"%[0-9A-Fa-f]{2}|[_\W]+", " ", stem)
    apart = re.sub(
        r"(?<=[^\W\d_])(?=\d)|(?<=[a-zа-яё])(?=[A-ZА-ЯЁ])|(?<=[A-Z])(?=[A-Z][a-z])", " ", joined
    )
    return f"{joined} {apart}"


def _keys(
    stems: Iterable[str], concepts: Iterable[str], sounds: Iterable[str], beginnings: Iterable[str]
) -> Iterator[str]:
    yield from (f"s:{stem}" for stem in stems)
    yield from (
        f"{'g' if concept.startswith('country:') else 'c'}:{concept}" for concept in concepts
    )
    yield from (f"n:{key}" for key in sounds)
    yield from (f"b:{key}" for key in beginnings if key)
