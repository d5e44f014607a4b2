"""Whether what a model gives as the translation of a quote can be one.

Nobody can check a translation word for word by rules. What can be told is that it has the same
numbers, dates and lengths of time, people and places, demands and forbids the same, shares enough
words with the quote by their meaning, and holds nothing else: no link, no sentence of its own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from memobot.answers.generative.guarding.form import fault_of_form
from memobot.citations.grounding import Stated, Value, values_in
from memobot.citations.stance import conflicts, stance_of
from memobot.citations.stances.marks import find_marks
from memobot.citations.stances.model import MarkKind
from memobot.documents.model import Span
from memobot.documents.sentences import sentences
from memobot.language import detect
from memobot.naming.light_words import is_light
from memobot.naming.stemming import is_stop_word
from memobot.naming.terms import Profile, Term, profile, read_terms
from memobot.naming.transliteration import sound
from memobot.terms.dates import PartialDate
from memobot.terms.provided.language_names import languages_named

_SHORT = 40  # characters: below, lengths tell nothing
_SHORTEST, _LONGEST = 0.5, 2.0  # of the quote's length
_FEW = 4  # words: fewer may all be names, or of a language that cannot be told
_FEWEST = 6  # telling words of both sides, fewer of which tell nothing
_SHARED = 0.35  # of these must be borne out by the other side
_SHARED_BY_SENTENCE = 0.15
_ALIKE = 0.6  # of the letters of a name that two languages spell differently
_VERY_ALIKE = 0.8  # ... where it begins with different ones
_INITIALS = 2  # letters: "A. P.", "No"
_LABEL = re.compile(r"^\s*(?:[-–—•*]|\(?(?:\d{1,3}|\w)[.)])\s+")
_A_UNIT = re.compile(r"(?:an?|per)\s", re.IGNORECASE)
_FIGURE = re.compile(r"\d+")
_STANCES = {
    "permits": {MarkKind.PERMIT, MarkKind.EXEMPT},
    "denies": {
        MarkKind.NEGATE,
        MarkKind.NONE,
        MarkKind.DENIED,
        MarkKind.PROHIBIT,
        MarkKind.BARRED,
        MarkKind.UNLESS,
    },
    "by itself": {MarkKind.AUTOMATIC},
    "alone": {MarkKind.ALONE},
}
"""What is said on one side only where a translation is wrong."""


def fault_of(quote: str, language: str, translation: str, target: str) -> str | None:
    """Why `translation` cannot be that of `quote`, which is in `language`, into `target`; None
    where it can."""
    quote, translation = _unlabelled(quote), _unlabelled(translation)
    parts = _parts(translation)
    if not parts:
        return "it says nothing"
    for part in parts:
        if fault := fault_of_form(part, target):
            return fault
    if len(translation.split()) >= _FEW and detect(translation) != target:
        return "it is in another language"
    if not _is_as_long(quote, translation):
        return "it is too short or too long"
    if not _has_same_values(quote, language, translation, target):
        return "its numbers, dates or articles are others"
    if name := _changed_name(quote, language, translation, target):
        return f"the name {name!r} is on one side only"
    if not _has_same_languages(quote, language, translation, target):
        return "it names other languages"
    if _says_otherwise(quote, language, translation, target):
        return "it demands, permits or denies something else"
    if not _shares_words(quote, language, translation, target):
        return "it has few words of the quote"
    return None


def _is_as_long(quote: str, translation: str) -> bool:
    most = max(_SHORT, _LONGEST * len(quote))
    least = _SHORTEST * len(quote) if len(quote) > _SHORT else 1
    return least <= len(translation) <= most


def _has_same_values(quote: str, language: str, translation: str, target: str) -> bool:
    own, other = values_in(quote, language), values_in(translation, target)
    there, back = {one.value for one in other}, {one.value for one in own}
    if not (_required(quote, own) <= there and _required(translation, other) <= back):
        return False
    figures, others = _figures(quote, own), _figures(translation, other)
    return not figures or figures == others


def _required(text: str, stated: Sequence[Stated]) -> set[Value]:
    """The values that the other side must have: "two courses a year" is not of a year's length."""
    return {one.value for one in stated if not _A_UNIT.match(one.span.of(text))}


def _figures(text: str, stated: Sequence[Stated]) -> frozenset[str]:
    """The figures of a text but those of its dates: "5" of "5 (five) years"."""
    dates = [one.span for one in stated if isinstance(one.value, PartialDate)]
    found = ((match, Span(*match.span())) for match in _FIGURE.finditer(text))
    return frozenset(
        match.group() for match, span in found if not any(span.overlaps(one) for one in dates)
    )


def _has_same_languages(quote: str, language: str, translation: str, target: str) -> bool:
    """Whether languages are named alike. In English each is; elsewhere a country's name can look
    like that of its language, so there may be more."""
    own, other = (Counter(code for code, _ in languages_named(t)) for t in (quote, translation))
    if target == "en":
        return other <= own
    return language != "en" or own <= other


def _says_otherwise(quote: str, language: str, translation: str, target: str) -> bool:
    """Whether one side permits, denies, or takes no decision, and the other does not."""
    if _stances(quote, language) != _stances(translation, target):
        return True
    return bool(conflicts(stance_of(translation, target), stance_of(quote, language)))


def _stances(text: str, language: str) -> frozenset[str]:
    kinds = {mark.kind for mark in find_marks(text, language)}
    return frozenset(name for name, group in _STANCES.items() if kinds & group)


def _changed_name(quote: str, language: str, translation: str, target: str) -> str | None:
    """A name of either side that the other one has not."""
    own, other = _Names(quote), _Names(translation)
    for names, held in (
        (_names(quote, language), other),
        (_names(translation, target), own),
    ):
        if lost := next((one for one in names if not held.has(one)), None):
            return lost.written
    return None


class _Names:
    """The words of a text that a name can be found among, however they are spelled."""

    def __init__(self, text: str) -> None:
        self._profile: Profile = profile(text)
        self._sounds = {sound(word.strip("«»“”„\"'().,;:")) for word in text.split()}

    def has(self, name: Term) -> bool:
        return bool(self._profile.support(name)) or any(
            _are_alike(name.sound, one) for one in self._sounds
        )


def _are_alike(one: str, other: str) -> bool:
    """Whether two sounds can be one name: "Lisbon", "Lizbonie"; not Shymkent and Tashkent."""
    from rapidfuzz.fuzz import ratio

    least = _ALIKE if one[:1] == other[:1] else _VERY_ALIKE
    return ratio(one, other) >= 100 * least


def _names(text: str, language: str) -> Iterator[Term]:
    """The names in it, but countries, initials, and abbreviations, which are translated too."""
    for part in _parts(text):
        for term in read_terms(part, language):
            is_short = len(term.word) <= _INITIALS or term.written.isupper()
            if term.is_name and not term.countries and not is_short:
                yield term


def _unlabelled(text: str) -> str:
    """The lines of a text without the numbers and signs of list items before them."""
    return "\n".join(_LABEL.sub("", line) for line in text.splitlines())


def _parts(text: str) -> list[str]:
    """The sentences of each line."""
    return [span.of(line) for line in text.splitlines() for span in sentences(line)]


def _shares_words(quote: str, language: str, translation: str, target: str) -> bool:
    """Whether enough of the words of both have their like on the other side, and some of those of
    each sentence of the translation."""
    own, other = profile(quote), profile(translation)
    there, back = _telling(translation, target), _telling(quote, language)
    borne = _borne(there, own) + _borne(back, other)
    if len(there) + len(back) >= _FEWEST and borne < _SHARED * (len(there) + len(back)):
        return False
    parts = [_telling(part, target) for part in _parts(translation)]
    return all(
        _borne(part, own) >= _SHARED_BY_SENTENCE * len(part) for part in parts if len(part) >= _FEW
    )


def _telling(text: str, language: str) -> list[Term]:
    """The words that tell something, but those of values, which are compared by themselves."""
    values = [one.span for one in values_in(text, language)]
    return [
        one
        for one in read_terms(text, language)
        if not (is_light(one.word) or is_stop_word(one.word))
        and not any(span.overlaps(one.span) for span in values)
    ]


def _borne(terms: Sequence[Term], held: Profile) -> int:
    return sum(1 for one in terms if held.support(one))
