"""Who the parties are: each as the opening names it, with the short names it is given."""

from __future__ import annotations

import re
from collections.abc import Sequence

from memobot.documents.model import Document, Span
from memobot.terms.model import Party
from memobot.terms.named.openings import Opening, openings, title_openings
from memobot.terms.named.party_list import NamedParty, read_parties
from memobot.terms.named.party_names import LEGAL_ENDING, ORGANISATION, short_names
from memobot.terms.named.same_name import same_name
from memobot.terms.named.signature_blocks import joined, signature_blocks
from memobot.terms.sources import source_of

_REPRESENTED = re.compile(
    r"(?:as )?represented by:?\s+|в лице:?\s+|в составе:?\s+|reprezentowan\w+ przez:?\s+|"
    r"атынан:?\s+",
    re.IGNORECASE,
)
_EACH = re.compile(
    r"\beach\b|\bindividually\b|\bкажд\w+|по отдельности|\bkażd\w+|z osobna|әрқайсысы",
    re.IGNORECASE,
)


def find_parties(document: Document) -> tuple[Party, ...]:
    """The parties in the order of the text; () where nothing names them.

    The opening names them ("between ... and ...", "..., hereinafter the Federation, and ...");
    failing that the title, failing that the signatures. Where an association is represented by
    several organisations, and each of these is a party or signs, they are the parties.
    """
    return tuple(_party(document, one) for one in named_parties(document))


def named_parties(document: Document) -> tuple[NamedParty, ...]:
    """The parties as they stand in the text, with what is said of them there, each once."""
    found: dict[str, NamedParty] = {}
    for one in _listed(document):
        letters = "".join(sign for sign in one.name.of(document.text) if sign.isalnum())
        found.setdefault(letters.casefold(), one)
    return tuple(found.values())


def _listed(document: Document) -> Sequence[NamedParty]:
    """The first opening that names two or more and says who they are; else what comes nearest."""
    single: tuple[NamedParty, ...] = ()
    bare: tuple[NamedParty, ...] = ()
    for opening in openings(document):
        found = read_parties(document.text, opening.span, document.language)
        found = _members(document, opening, found) or found
        if len(found) >= 2 and any(one.described for one in found):
            return found
        if len(found) >= 2:
            bare = bare or found
        elif found and found[0].defined:
            single = single or found
    return bare or _titled(document) or single or _signing(document)


def _titled(document: Document) -> Sequence[NamedParty]:
    for opening in title_openings(document):
        found = read_parties(document.text, opening.span, document.language)
        if len(found) >= 2:
            return found
    return ()


def _signing(document: Document) -> Sequence[NamedParty]:
    """The organisations that sign; () where it is only one."""
    found: list[NamedParty] = []
    for block in signature_blocks(document):
        words = joined(document.text, block.organisation)
        formal = LEGAL_ENDING.search(words) or ORGANISATION.search(words)
        if formal and (block.name or block.office):
            name = Span(block.organisation[0].start, block.organisation[-1].end)
            found.append(NamedParty(name, name, described=False))
    return found if len(found) >= 2 else ()


def _members(
    document: Document, opening: Opening, found: Sequence[NamedParty]
) -> tuple[NamedParty, ...]:
    """The organisations by which an association is represented, if they are the parties."""
    text = document.text
    if not found:
        return ()
    end = min(opening.span.end, found[0].name.end + 300)
    represented = _REPRESENTED.search(text, found[0].name.end, end)
    if represented is None:
        return ()
    members = read_parties(text, Span(represented.end(), opening.span.end), document.language)
    names = [member.name.of(text) for member in members]
    if len(members) < 2 or not all(ORGANISATION.search(name) for name in names):
        return ()
    signing = [joined(text, block.organisation) for block in signature_blocks(document)]
    sign = sum(any(same_name(name, other) for other in signing) for name in names)
    each = _EACH.search(text, members[-1].name.end, members[-1].name.end + 120)
    return members if each or sign >= 2 else ()


def _party(document: Document, named: NamedParty) -> Party:
    name = " ".join(named.name.of(document.text).split())
    return Party(name, source_of(document, named.name), shorts_of(document.text, named))


def shorts_of(text: str, named: NamedParty) -> tuple[str, ...]:
    """The short names that the text gives a party where it names it."""
    name = " ".join(named.name.of(text).split())
    before = text[named.around.start : named.name.start]
    behind = text[named.name.end : named.around.end]
    return short_names(f"{before}\n{behind}", name)
