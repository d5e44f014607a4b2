"""Whether parties, signatories, place and law are those that a sentence names."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher

from memobot.citations.asserted.judging import Held
from memobot.citations.asserted.model import Assertion, Judged
from memobot.citations.asserted.parties import countries_of
from memobot.citations.model import Aspect
from memobot.documents.identity import kind_in
from memobot.documents.model import Span
from memobot.naming.terms import SAME_CONCEPT, profile, read_terms
from memobot.naming.transliteration import roots, sound
from memobot.terms.model import Signatory, Source
from memobot.terms.named.same_name import same_name

_WORD = re.compile(r"[^\W\d_]+")
_ENDING = 3  # letters of inflection that a name may have
_SHORTEST = 4  # letters of a surname; shorter words are initials and particles
_ALIKE = 0.55  # from which two spellings may be of one place: Lviv and Lwów
_SPELLING = 0.8  # from which they are of one person
_HEAD = 6_000  # characters at the beginning of a text in which its parties are named
_DASH = re.compile(r"\s[–—-]\s")


def judge_name(assertion: Assertion, held: Held) -> Judged:
    """A number of parties or their names, a person, a place or a law."""
    judges: dict[Aspect, Callable[[Assertion, Held], Judged]] = {
        Aspect.SIGNATORIES: _signatory,
        Aspect.PLACE: _place,
        Aspect.GOVERNING_LAW: _law,
    }
    parties = _number if isinstance(assertion.value, int) else _listed
    return judges.get(assertion.aspect, parties)(assertion, held)


# ------------------------------------------------------------------------------------- parties


def _number(assertion: Assertion, held: Held) -> Judged:
    parties = held.stated.parties
    if len(parties) < 2:
        return held.silent(assertion)
    if assertion.value == len(parties):
        return held.borne_out(assertion, *(party.source for party in parties))
    if len(held.stated.signatories) > len(parties):  # who is a party is not certain
        return held.silent(assertion)
    span = Span(parties[0].source.start, max(party.source.end for party in parties))
    return held.otherwise(assertion, parties[0].source, "", where=span)


def _listed(assertion: Assertion, held: Held) -> Judged:
    """Parties by name: borne out where each is one, otherwise where one is and one is not."""
    names = assertion.value
    assert isinstance(names, tuple)
    parties = held.stated.parties
    meant = [_party(name, held) for name in names]
    if None not in meant and len(set(meant)) == len(names) and len(names) <= len(parties):
        return held.borne_out(assertion, *(party.source for party in parties))
    strangers = [
        name for name, one in zip(names, meant, strict=True) if one is None and _is_new(name, held)
    ]
    if not strangers or all(one is None for one in meant):
        return held.silent(assertion)
    missing = next((party for at, party in enumerate(parties) if at not in meant), None)
    if missing is None:
        return held.silent(assertion)
    return held.otherwise(assertion, missing.source, "", where=_span(missing.source))


def _party(words: str, held: Held) -> int | None:
    """The one party that words point to, by what no other party's name has; or None."""
    profiles = [profile(name) for name in _calls(held)]
    votes: set[int] = set()
    for term in read_terms(f"… {words}", held.language):
        own = [at for at, one in enumerate(profiles) if one.support(term) >= SAME_CONCEPT]
        if len(own) == 1:
            votes.add(own[0])
    return votes.pop() if len(votes) == 1 else None


def _calls(held: Held) -> list[str]:
    """All that each party is called: names, short names, and its part of "A – B"."""
    parties = held.stated.parties
    short = re.sub(r"\([^()]*\)", "", held.entry.document.short_title).rpartition(":")[2]
    parts = _DASH.split(short)
    if len(parts) != len(parties):
        parts = [""] * len(parties)
    return [
        " ".join((party.name, *party.short_names, _without_kind(part)))
        for party, part in zip(parties, parts, strict=True)
    ]


def _without_kind(words: str) -> str:
    return " ".join(word for word in words.split() if not kind_in(word))


def _is_new(name: str, held: Held) -> bool:
    """Whether a name is of somebody that the head of the text does not know.

    In another language a name may be translated: only another country tells it then.
    """
    document = held.document
    head = document.text[document.body.start : document.body.start + _HEAD]
    known = " ".join((document.title, document.short_title, *document.aliases, head))
    if held.language != document.language:
        return bool(countries_of(name) - countries_of(known))
    keys = {key for word in _WORD.findall(known) for key in roots(sound(word), _ENDING)}
    proper = [word for word in _WORD.findall(name) if word[0].isupper()]
    return not any(keys.intersection(roots(sound(word), _ENDING)) for word in proper)


# ---------------------------------------------------------------------------------- signatories


def _signatory(assertion: Assertion, held: Held) -> Judged:
    said = assertion.value
    assert isinstance(said, str)
    named = [one for one in held.stated.signatories if one.name]
    same = [one for one in named if one.name and _same_person(said, one.name)]
    party = _party(assertion.about, held)
    own = [one for one in named if party is not None and _signs_for(one, party, held)]
    if same and (not own or any(one in own for one in same)):
        return held.borne_out(assertion, same[0].source)
    if not same and any(_looks_like(said, one.name) for one in named if one.name):
        return held.silent(assertion)
    if own:
        return _by_another(assertion, own[:1], held)
    if party is None and len(named) >= max(2, len(held.stated.parties)):
        return _by_another(assertion, named, held)
    return held.silent(assertion)


def _by_another(assertion: Assertion, signed: Sequence[Signatory], held: Held) -> Judged:
    source = signed[0].source
    names = ", ".join(one.name for one in signed if one.name)
    at = held.document.text.find(names, source.start, source.end)
    where = Span(at, at + len(names)) if len(signed) == 1 and at >= 0 else _span(source)
    return held.otherwise(assertion, source, names, where=where)


def _signs_for(one: Signatory, party: int, held: Held) -> bool:
    if not one.organisation:
        return False
    parties = held.stated.parties
    exact = [at for at, other in enumerate(parties) if same_name(one.organisation, other.name)]
    return party in exact if exact else _party(one.organisation, held) == party


def _same_person(one: str, other: str) -> bool:
    """Whether two names share a word that can be a surname, in whatever script and case."""
    return bool(_surnames(one) & _surnames(other))


def _looks_like(one: str, other: str) -> bool:
    """Whether two names may be spellings of one: "Wietługin" and "Ветлугин"."""
    return any(_alike(a, b, _SPELLING) for a in _surnames(one) for b in _surnames(other))


def _surnames(name: str) -> set[str]:
    return {
        key
        for word in _WORD.findall(name)
        if len(word) >= _SHORTEST
        for key in roots(sound(word), _ENDING)[-_ENDING - 1 :]
        if len(key) >= _SHORTEST
    }


# --------------------------------------------------------------------------------- place and law


def _place(assertion: Assertion, held: Held) -> Judged:
    said, place = assertion.value, held.stated.place
    assert isinstance(said, str)
    if place is None:
        return held.silent(assertion)
    if _same_person(said, place.value) or sound(said) == sound(place.value):
        return held.borne_out(assertion, place.source)
    countries, stated = countries_of(said), countries_of(place.value)
    if countries:
        if not stated:
            return held.silent(assertion)
        if countries & stated:
            return held.borne_out(assertion, place.source)
    elif any(_may_be(said, word) for word in _WORD.findall(place.value)):
        return held.silent(assertion)
    return held.otherwise(assertion, place.source, "", where=_span(place.source))


def _may_be(one: str, other: str) -> bool:
    """Whether two words may be what languages call one place: both begin alike."""
    keys = sound(one), sound(other)
    return keys[0][:1] == keys[1][:1] and _alike(*keys)


def _alike(one: str, other: str, least: float = _ALIKE) -> bool:
    return SequenceMatcher(None, one, other).ratio() >= least


def _law(assertion: Assertion, held: Held) -> Judged:
    said, law = assertion.value, held.stated.governing_law
    assert isinstance(said, str)
    stated = countries_of(law.value) if law else frozenset()
    if law is None or not stated:
        return held.silent(assertion)
    if countries_of(said) & stated:
        return held.borne_out(assertion, law.source)
    return held.otherwise(assertion, law.source, law.value, where=_span(law.source))


def _span(source: Source) -> Span:
    return Span(source.start, source.end)
