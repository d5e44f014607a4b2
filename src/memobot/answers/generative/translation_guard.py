"""Whether what a model gives as the translation of a quote can be one.

Nobody can check a translation word for word by rules. What can be told is that it has the same
numbers, dates and lengths of time, people and places, demands and forbids the same, shares enough
words with the quote by their meaning, and holds nothing else: no link, no sentence of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from memobot.answers.generative.form import fault_of_form
from memobot.citations.comparing import full_names
from memobot.citations.grounding import values_in
from memobot.citations.reading import read
from memobot.citations.stance import conflicts, stance_of
from memobot.documents.sentences import sentences
from memobot.language import detect
from memobot.naming.terms import Profile, Term, profile, read_terms
from memobot.naming.transliteration import sound

_SHORT = 40  # characters: below, lengths tell nothing
_SHORTEST, _LONGEST = 0.5, 2.0  # of the quote's length
_FEW = 4  # words: fewer may all be names, or of a language that cannot be told
_SHARED = 0.3  # of the telling words on either side must be borne out by the other
_SHARED_BY_SENTENCE = 0.15
_ALIKE = 0.6  # of the letters of a name that two languages spell differently: "Lisbon", "Lizbona"
_INITIALS = 2  # letters of a name that is none, or a part of one: "A. P.", "No"


def fault_of(quote: str, language: str, translation: str, target: str) -> str | None:
    """Why `translation` cannot be that of `quote`, which is in `language`, into `target`; None
    where it can."""
    parts = [span.of(translation) for span in sentences(translation)]
    for part in parts:
        if fault := fault_of_form(part, target):
            return fault
    if len(translation.split()) >= _FEW and detect(translation) != target:
        return "it is in another language"
    if not _is_as_long(quote, translation):
        return "it is too short or too long"
    if _values(quote, language) != _values(translation, target):
        return "its numbers, dates or articles are others"
    if name := _changed_name(quote, language, translation, target):
        return f"the name {name!r} is on one side only"
    if conflicts(stance_of(translation, target), stance_of(quote, language)):
        return "it demands, permits or denies something else"
    if not _shares_words(quote, language, translation, target):
        return "it has few words of the quote"
    return None


def _is_as_long(quote: str, translation: str) -> bool:
    most = max(_SHORT, _LONGEST * len(quote))
    least = _SHORTEST * len(quote) if len(quote) > _SHORT else 1
    return least <= len(translation) <= most


def _values(text: str, language: str) -> frozenset[object]:
    return frozenset(one.value for one in values_in(text, language))


def _changed_name(quote: str, language: str, translation: str, target: str) -> str | None:
    """A person of either side, or a name of the translation, that the other side has not."""
    own, other = _Names(quote), _Names(translation)
    people = ((_people(quote, language), other), (_people(translation, target), own))
    for persons, held in people:
        if lost := next((one for one in persons if not held.has(one)), None):
            return lost.written
    added = (one for one in _names(translation, target) if not own.has(one))
    return next((one.written for one in added), None)


class _Names:
    """The words of a text that a name can be found among, however they are spelled."""

    def __init__(self, text: str) -> None:
        self._profile: Profile = profile(text)
        self._sounds = {sound(word.strip("«»“”„\"'().,;:")) for word in text.split()}

    def has(self, name: Term) -> bool:
        from rapidfuzz.fuzz import ratio

        if self._profile.support(name):
            return True
        return any(ratio(name.sound, one, score_cutoff=100 * _ALIKE) for one in self._sounds)


def _people(text: str, language: str) -> Iterator[Term]:
    """The words of full names."""
    for part in _parts(text):
        for run in full_names(read(part, language)):
            yield from (one for one in run if len(one.word) > _INITIALS)


def _names(text: str, language: str) -> Iterator[Term]:
    for part in _parts(text):
        for term in read_terms(part, language):
            if term.is_name and not term.countries and len(term.word) > _INITIALS:
                yield term


def _parts(text: str) -> list[str]:
    return [span.of(text) for span in sentences(text)]


def _shares_words(quote: str, language: str, translation: str, target: str) -> bool:
    own, other = profile(quote), profile(translation)
    by_sentence = all(
        _share(_telling(part, target), own) >= _SHARED_BY_SENTENCE for part in _parts(translation)
    )
    there = _share(_telling(translation, target), own)
    back = _share(_telling(quote, language), other)
    return by_sentence and min(there, back) >= _SHARED


def _telling(text: str, language: str) -> list[Term]:
    return [one for one in read_terms(text, language) if not one.word.isdigit()]


def _share(terms: Sequence[Term], held: Profile) -> float:
    """The share of the terms that a text bears out; 1 of so few that they tell nothing."""
    if len(terms) < _FEW:
        return 1.0
    return sum(1 for one in terms if held.support(one)) / len(terms)
