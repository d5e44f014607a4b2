"""Who signed an agreement, and where (`find_place` of places.py, which belongs with it)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from memobot.documents.model import Document, Span
from memobot.terms.model import Signatory
from memobot.terms.named.parties import named_parties, shorts_of
from memobot.terms.named.party_list import NamedParty
from memobot.terms.named.party_names import ORGANISATION
from memobot.terms.named.people import has_initials, office_length, person_at
from memobot.terms.named.places import find_place
from memobot.terms.named.same_name import same_name
from memobot.terms.named.signature_blocks import SignatureBlock, joined, signature_blocks
from memobot.terms.sources import source_of

__all__ = ["find_place", "find_signatories"]

_REPRESENTED = re.compile(
    r"(?:represented (?:herein )?by|acting through|in the person of|в лице|"
    r"в лице своего|reprezentowan\w+ przez|"
    r"w osobie|атынан)[\s:,]+(?:(?:its|his|her|the|an?|своего|своей|swojego|swoją|оның)\s+){0,2}",
    re.IGNORECASE,
)
_OFFICE_BEHIND = re.compile(r"\s*,\s*(?:(?:its|the|a)\s+)?", re.IGNORECASE)
_OF = re.compile(r"^[\s,–—-]*(?:of\s+)?(?:the\s+)?", re.IGNORECASE)
_KAZAKH_NOUN = re.compile(r"(?:сы|сі|[бвгғджзйклмнрстшң](?:ы|і))$")  # "одағы", "қауымдастығы"
_TO_NAME = re.compile(r"[\s,]*")
_WORD_OF_OFFICE = re.compile(r"[^\s,;()]+")
_MOST_WORDS_BETWEEN = 12  # between an office and its holder: "председателя Союза ... Иванова"


def find_signatories(document: Document) -> tuple[Signatory, ...]:
    """Those who signed, in the order of the text; () where nothing says so.

    From the signature blocks; for a party without a name there, from the opening ("represented
    by its chairman ..."). A block that holds nothing but a rule to sign on gives none.
    """
    parties = named_parties(document)
    blocks = [_from_block(document, block, parties) for block in signature_blocks(document)]
    signing = [one for one in blocks if _is_signatory(one, document, parties)]
    opening = [one for party in parties if (one := _from_opening(document, party))]
    named = [one for one in signing if one.name]
    if not named:
        return tuple(opening or signing)
    missing = [one for one in opening if not _signs(one, named) and len(named) < len(parties)]
    return (*named, *missing) if missing else tuple(signing)


def _is_signatory(one: Signatory, document: Document, parties: Sequence[NamedParty]) -> bool:
    """Whether a block tells enough to be one: a party, or a name and an office, or initials.

    A party's name alone heads a block with nothing but a rule: nobody has signed there.
    """
    names = [" ".join(party.name.of(document.text).split()) for party in parties]
    of_party = one.organisation is not None and (
        one.organisation in names or any(same_name(one.organisation, name) for name in names)
    )
    if one.name is None:
        return of_party and one.office is not None
    if any(set(one.name.split()) <= set(name.replace(",", "").split()) for name in names):
        return False  # the beginning of an organisation's name
    return of_party or one.office is not None or has_initials(one.name)


def _from_block(
    document: Document, block: SignatureBlock, parties: Sequence[NamedParty]
) -> Signatory:
    text = document.text
    office, organisation = joined(text, block.office), joined(text, block.organisation)
    if not organisation and (length := office_length(office)):
        behind = _OF.sub("", office[length:])
        if behind and _party_called(text, behind, parties):
            office, organisation = office[:length], behind
    return Signatory(
        name=" ".join(block.name.of(text).split()) if block.name else None,
        source=source_of(document, block.span),
        office=office or None,
        organisation=_as_party(text, organisation, parties),
    )


def _party_called(text: str, words: str, parties: Sequence[NamedParty]) -> str | None:
    """The party that is called so for short: by a name the opening gives it, or by the
    noun that says what it is ("Федерации"); None where that fits none of them or several."""
    called = [
        party
        for party in parties
        if any(same_name(words, short) for short in shorts_of(text, party))
    ]
    if not called and len(words.split()) == 1:
        called = [party for party in parties if _has_noun(party.name.of(text), words)]
    return " ".join(called[0].name.of(text).split()) if len(called) == 1 else None


def _has_noun(name: str, word: str) -> bool:
    """Whether a word is the noun in a name that says what it is: the last one in Kazakh, else the
    first; the others tell whom it is for ("Федерация профсоюзов")."""
    own = name.split()
    nouns = [other for other in own if ORGANISATION.match(other)] or own[:1]
    return same_name(word, nouns[0]) or (
        _KAZAKH_NOUN.search(own[-1]) is not None and same_name(word, own[-1])
    )


def _as_party(text: str, organisation: str, parties: Sequence[NamedParty]) -> str | None:
    """The organisation as the opening names it, since blocks drop words at the ends of lines.

    Of two forms of the same words the shorter is taken: in Russian and Polish it is the
    nominative, whichever of the two it stands in.
    """
    for party in parties:
        name = " ".join(party.name.of(text).split())
        if same_name(name, organisation):
            forms = len(name.split()) == len(organisation.split())
            return organisation if forms and len(organisation) < len(name) else name
    return _party_called(text, organisation, parties) or organisation or None


def _from_opening(document: Document, party: NamedParty) -> Signatory | None:
    """Who represents a party: "represented by its chairman X", "в лице председателя X"."""
    text = document.text
    end = party.around.end
    represented = _REPRESENTED.search(text, party.name.end, end)
    if represented is None:
        return None
    start = represented.end()
    length = office_length(text, start, end)
    office: Span | None = Span(start, start + length) if length else None
    person = _person_behind(text, start + length, end, bool(length))
    if person is None:
        return None
    behind = _OFFICE_BEHIND.match(text, person.end, end)
    if office is None and behind and (length := office_length(text, behind.end(), end)):
        office = Span(behind.end(), behind.end() + length)
    whole = Span(min(start, person.start), max(person.end, office.end if office else 0))
    return Signatory(
        name=" ".join(person.of(text).split()),
        source=source_of(document, whole),
        office=" ".join(office.of(text).split()) if office else None,
        organisation=" ".join(party.name.of(text).split()),
    )


def _person_behind(text: str, start: int, end: int, office: bool) -> Span | None:
    """The person whose name stands at `start`, or, behind an office, a few words later."""
    at = start
    for _ in range(_MOST_WORDS_BETWEEN if office else 1):
        gap = _TO_NAME.match(text, at, end)
        at = gap.end() if gap else at
        found = person_at(text, at, end)
        if found:
            return Span(*found)
        word = _WORD_OF_OFFICE.match(text, at, end)
        if word is None:
            return None
        at = word.end()
    return None


def _signs(one: Signatory, signing: Sequence[Signatory]) -> bool:
    """Whether a person or the organisation is already among those who sign."""
    surnames = {word for other in signing for word in _surname(other.name)}
    organisations = {other.organisation for other in signing}
    return one.organisation in organisations or bool(_surname(one.name) & surnames)


def _surname(name: str | None) -> frozenset[str]:
    """The longer words of a name by their beginnings, which cases leave alone."""
    return frozenset(word[:5].lower() for word in (name or "").split() if len(word) > 3)
