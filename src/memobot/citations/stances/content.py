"""The words of a sentence that can be compared with those of another, in whatever language."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib import resources

from memobot.citations.stances.model import Mark, MarkKind, Word
from memobot.naming.terms import Term, read_terms
from memobot.naming.thesaurus import Thesaurus

_LONGEST = 20_000  # characters of a sentence that are read; no true sentence is longer

# Marks whose words speak of something as well: "unaffected", "without consent", "by decision".
_TELLING = frozenset({MarkKind.DENIED})
_KAZAKH_VERB = re.compile(
    r"(?:[мбп][ае])?(?:й[дт][ыі]|й[тд][іы]н\w*|[ае]ды|[ае]ді|[дт][ыі]|[ғқгк][ае]н\w*|с[ае]|с|й|у\w{0,4})$"
)
_KAZAKH_ROOT = 3
_PARTY = "party to an agreement"


def content_words(sentence: str, language: str, marks: Iterable[Mark]) -> tuple[Word, ...]:
    """The words that say what `sentence` is about, in order, without those of its stance.

    Numbers, names, and words that any agreement uses ("party", "hold", "in accordance") are
    left out: they are compared elsewhere, or say nothing.
    """
    silent = [mark.span for mark in marks if mark.kind not in _TELLING]
    taken = {at for span in silent for at in range(span.start, span.end)}
    terms = read_terms(sentence[:_LONGEST], language)
    concepts = _predicates().concepts([term.word for term in terms])
    return tuple(
        _word(term, known, language)
        for term, known in zip(terms, concepts, strict=True)
        if term.span.start not in taken and _tells(term, known)
    )


def named_words(sentence: str, language: str) -> tuple[Word, ...]:
    """All words that are no stop words or figures, those of any agreement among them."""
    terms = read_terms(sentence[:_LONGEST], language)
    concepts = _predicates().concepts([term.word for term in terms])
    return tuple(
        _word(term, known, language)
        for term, known in zip(terms, concepts, strict=True)
        if not term.word.isdigit() and _PARTY not in term.concepts
    )


def _tells(term: Term, known: frozenset[str]) -> bool:
    if term.word.isdigit() or len(term.word) < 2:
        return False
    if any(not concept.startswith("light") for concept in known):
        return True
    return not known and not term.is_name


def _word(term: Term, known: frozenset[str], language: str) -> Word:
    keys = {f"stem:{stem}" for stem in term.stems}
    keys |= {f"concept:{concept}" for concept in term.concepts}
    keys |= {f"predicate:{concept.partition('.')[2]}" for concept in known if concept != "light"}
    if term.beginning:
        keys.add(f"cognate:{term.beginning}")
    if language == "kk":
        root = _KAZAKH_VERB.sub("", term.word)
        if len(root) >= _KAZAKH_ROOT:
            keys.add(f"root:{root}")
    actions = frozenset(c.partition(".")[2] for c in known if c.startswith("actions."))
    return Word(term.written, term.span, frozenset(keys), actions)


@cache
def _predicates() -> Thesaurus:
    text = resources.files(__package__).joinpath("predicates.toml").read_text("utf-8")
    table = tomllib.loads(text)
    rows = [("light", _entries(table.pop("light")))]
    for group, concepts in table.items():
        rows += [(f"{group}.{name}", _entries(columns)) for name, columns in concepts.items()]
    return Thesaurus(rows)


def _entries(columns: dict[str, str]) -> list[str]:
    return [entry.strip() for column in columns.values() for entry in column.split(",")]
