"""The words of a text as they can be compared: by stem, by concept, by sound.

A question in one language meets a text in another through concepts ("срок" and "term") and
through the sound of names and loan words ("Шымкент" and "Shymkent").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from memobot.documents.model import Span
from memobot.naming.stemming import is_stop_word, possible_stems, stop_words, words
from memobot.naming.thesaurus import thesaurus
from memobot.naming.transliteration import roots, sound

# Without the "'s" of "the Tilers' and Keep's", which says whose it is and tells nothing itself.
_WRITTEN = re.compile(
    r"(?!(?<=\w['’\"”»]['’])s\b)(?!(?<=['’])s\b)[^\W_]+(?:['’](?!s\b)[^\W_]+)*", re.IGNORECASE
)
_COGNATE = 6  # letters that loan words must share from their start
_ASKED_ENDING, _HELD_ENDING = 3, 3  # letters of inflection a name may have in a question, in a text

_SOUND = 4  # shorter words sound alike by chance
_REMEMBERED = 20_000  # words of texts whose keys are kept in memory, some 1.5 kB each
_NONE: frozenset[str] = frozenset()

SAME_STEM, SAME_SOUND, SAME_CONCEPT, COGNATE = 1.0, 0.95, 0.9, 0.7
"""How far a match of each kind is to be believed."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word of a question. `proper` marks a name: capitals inside a sentence, or quoted."""

    word: str
    written: str
    span: Span
    stems: frozenset[str]
    concepts: frozenset[str]
    sound: str
    proper: bool

    @property
    def sounds(self) -> tuple[str, ...]:
        """Keys under which a text may hold the word; of a name also without its inflection."""
        if self.proper and (not self.concepts or self.written.isupper()):
            return roots(self.sound, _ASKED_ENDING)
        return (self.sound,) if len(self.sound) >= _SOUND else ()

    @property
    def beginning(self) -> str:
        """What a loan word of the same origin begins with in another language, or ""."""
        return self.sound[:_COGNATE] if len(self.sound) >= _COGNATE and not self.concepts else ""

    @property
    def is_name(self) -> bool:
        """Whether the word is a country's or a name: with a capital, and not like "Congress"."""
        if self.proper and (not self.concepts or self.written.isupper()):
            return not self.word.isdigit() or bool(self.countries)
        return bool(self.concepts) and bool(self.countries)

    @property
    def unknown(self) -> bool:
        """Whether the word is in no table of ours: a name, as like as not."""
        return not self.concepts and len(self.word) > 3

    @property
    def countries(self) -> frozenset[str]:
        """The countries or regions that the word names."""
        return frozenset(concept for concept in self.concepts if concept.startswith("country:"))


@dataclass(frozen=True, slots=True)
class Profile:
    """What a text offers to be matched: the stems, concepts and sounds of its words."""

    stems: frozenset[str]
    concepts: frozenset[str]
    sounds: frozenset[str]
    beginnings: frozenset[str]

    def support(self, term: Term) -> float:
        """How well the text bears out `term`: from 0, nothing like it, to 1, the same word."""
        if not term.stems.isdisjoint(self.stems):
            return SAME_STEM
        if not self.sounds.isdisjoint(term.sounds):
            return SAME_SOUND
        if not term.concepts.isdisjoint(self.concepts):
            return SAME_CONCEPT
        if term.beginning and term.beginning in self.beginnings:
            return COGNATE
        return 0.0


def profile(text: str) -> Profile:
    """The profile of `text`, whatever its language."""
    tokens = words(text)
    offered = [_offered(token) for token in set(tokens) if not is_stop_word(token)]
    return Profile(
        stems=_NONE.union(*[one.stems for one in offered]),
        concepts=thesaurus().concepts_in(tokens),
        sounds=_NONE.union(*[one.sounds for one in offered]),
        beginnings=_NONE.union(*[one.beginnings for one in offered]),
    )


@lru_cache(maxsize=_REMEMBERED)
def _offered(token: str) -> Profile:
    """What a word offers by itself; remembered, as texts repeat their words."""
    stems, whole = frozenset(possible_stems(token)), sound(token)
    keys = {whole, *map(sound, stems)}
    return Profile(
        stems=stems,
        concepts=_NONE,
        sounds=frozenset(root for key in keys for root in roots(key, _HELD_ENDING)),
        beginnings=frozenset([whole[:_COGNATE]]) if len(whole) >= _COGNATE else _NONE,
    )


def read_terms(text: str, language: str) -> tuple[Term, ...]:
    """The words of a question that name or ask something; stop words are left out."""
    folded = [("".join(words(match.group())), match) for match in _WRITTEN.finditer(text)]
    concepts = thesaurus().concepts([word for word, _ in folded])
    stops = stop_words(language)
    return tuple(
        Term(
            word=word,
            written=match.group(),
            span=Span(match.start(), match.end()),
            stems=frozenset(possible_stems(word)),
            concepts=concepts[position],
            sound=sound(word),
            proper=_is_proper(text, match, position),
        )
        for position, (word, match) in enumerate(folded)
        if word and word not in stops
    )


def _is_proper(text: str, match: re.Match[str], position: int) -> bool:
    word = match.group()
    if len(word) >= 2 and word.isupper() and not word.isdigit():
        return True
    quoted = match.start() > 0 and text[match.start() - 1] in "«“„\"'"
    return any(sign.isupper() for sign in word) and (position > 0 or quoted)
