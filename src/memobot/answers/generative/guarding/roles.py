"""Who does what to whom: whether a sentence has the parties of its source in the other's place.

There is no parser. Two who act in one order in the source, and in the other order in the sentence,
have changed places, unless one of the two is in the passive voice.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources
from itertools import combinations

from memobot.answers.generative.guarding.text import Text
from memobot.naming.light_words import is_light
from memobot.naming.stemming import words
from memobot.naming.terms import Profile, profile, read_terms

_WORD = re.compile(r"[^\W\d_]+")
CLAUSE_END = re.compile(
    r"[;:]|,\s(?:and|but|while|whereas|а|но|и|тогда как|ал|және|zaś|a|natomiast|i)\s", re.IGNORECASE
)
_PARTY = frozenset({"party"})
_PASSIVE = {
    "en": re.compile(
        r"(?<!\w)(?:by (?:the|a|an|its|each|either|one|both|[A-Z])|from the|receives?|owed|due to)",
    ),
    "ru": re.compile(
        r"(?<!\w)(?:со стороны|от\s\w+|получает|получают|\w{3,}(?:ется|ются|ится|ятся))"
    ),
    "pl": re.compile(r"(?<!\w)(?:przez|od\s\w+|otrzymuj\w+|\w+ne są|\w+ny jest|\w+na jest)", re.I),
    "kk": re.compile(r"(?<!\w)(?:тарапынан|алады|\w+(?:лады|леді|нады|неді))(?!\w)", re.I),
}


def changed_places(sentence: Text, source: Sequence[Text], parties: Profile) -> bool:
    """Whether somebody acts whom the source does not name, or two stand in the other order there
    in every part that has both. `parties` are what the names of the parties offer."""
    own = _actors(*sentence, parties)
    told = [_with_parties(_actors(*one, parties)) for one in source]
    roles = [one for one in own if one & _table().keys()]
    if any(all(_place(role, actors) is None for actors in told) for role in roles):
        return True
    alike = [
        actors for actors, one in zip(told, source, strict=True) if voice(one) == voice(sentence)
    ]
    for first, second in combinations(own, 2):
        orders = [
            (one, other)
            for actors in alike
            if (one := _place(first, actors)) is not None
            and (other := _place(second, actors)) is not None
        ]
        if orders and all(one > other for one, other in orders):
            return True
    return False


def in_anothers_place(sentence: Text, source: Sequence[Text]) -> bool:
    """Whether the sentence says of one what the source says, in the next clause, of another: "the
    host pays for the rooms; the guest pays the fare", or of one language or country."""
    clauses = [(piece, language) for text, language in source for piece in CLAUSE_END.split(text)]
    told = [(_special(*clause), profile(clause[0])) for clause in clauses]
    for kind, own in _special(*sentence).items():
        apart = [offered for special, offered in told if special[kind] and not special[kind] & own]
        same = [offered for special, offered in told if special[kind] & own]
        if len(own) == 1 and apart and same and _is_of_others(sentence, apart, same):
            return True
    return False


def _is_of_others(sentence: Text, apart: Sequence[Profile], same: Sequence[Profile]) -> bool:
    """Whether a word of the sentence stands only in the clauses of others."""
    terms = [
        term
        for term in read_terms(*sentence)
        if not (_role(term.word, sentence[1]) or term.countries or is_light(term.word))
    ]
    return any(
        any(one.support(term) for one in apart) and not any(one.support(term) for one in same)
        for term in terms
    )


def _special(text: str, language: str) -> dict[str, frozenset[str]]:
    """The roles that a text names, "the parties" aside, and the countries and their languages."""
    found = (_role("".join(words(match.group())), language) for match in _WORD.finditer(text))
    countries = (term.countries for term in read_terms(text, language))
    return {
        "roles": frozenset(role for role in found if role and frozenset([role]) != _PARTY),
        "countries": frozenset[str]().union(*countries),
    }


def _with_parties(actors: list[frozenset[str]]) -> list[frozenset[str]]:
    """The parties act where nobody else is said to: in the items of a list, and as "they"."""
    return actors if _PARTY in actors else [_PARTY, *actors]


def _place(actor: frozenset[str], actors: Sequence[frozenset[str]]) -> int | None:
    return next((at for at, one in enumerate(actors) if one & actor), None)


def voice(text: Text) -> bool:
    """Whether the words are in the passive voice, or tell of somebody who receives."""
    said, language = text
    return bool(_PASSIVE[language].search(said))


def _actors(text: str, language: str, parties: Profile) -> list[frozenset[str]]:
    """Those who act, each once and with what may stand for them, in the order in which they are
    first named: roles, and the names of parties."""
    found: list[frozenset[str]] = []
    for actor in _named(text, language, parties):
        if not any(actor & other for other in found):
            found.append(actor)
    return found


def _named(text: str, language: str, parties: Profile) -> Iterator[frozenset[str]]:
    names = {term.span.start: term for term in read_terms(text, language) if term.proper}
    for match in _WORD.finditer(text):
        word = "".join(words(match.group()))
        if role := _role(word, language):
            yield frozenset([role])
        elif (term := names.get(match.start())) and parties.support(term):
            yield frozenset([*term.stems, *term.sounds])


def _role(word: str, language: str) -> str | None:
    return next(
        (role for role, by_language in _table().items() if by_language[language].match(word)), None
    )


@cache
def _table() -> dict[str, dict[str, re.Pattern[str]]]:
    """By role and language, a pattern for the beginning of a word."""
    text = resources.files(__package__).joinpath("roles.toml").read_text("utf-8")
    return {
        role: {
            language: re.compile("|".join(one.replace("=", "$") for one in listed.split()))
            for language, listed in by_language.items()
        }
        for role, by_language in tomllib.loads(text).items()
    }
