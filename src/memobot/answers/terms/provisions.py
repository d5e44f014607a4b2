"""What to say of the parts of an agreement's terms that no dates are worked out from."""

from __future__ import annotations

from memobot.answers.terms.statements import Statement
from memobot.answers.terms.telling import Telling
from memobot.terms.model import Signatory


def parties(told: Telling) -> list[Statement]:
    """Who the parties are."""
    found = told.stated.parties
    if not found:
        return []
    text = told.words.say("parties", names="; ".join(party.name for party in found))
    return [Statement(text, told.together([party.source for party in found]))]


def place(told: Telling) -> list[Statement]:
    """Where it was signed."""
    where = told.stated.place
    if where is None:
        return []
    return [told.statement(told.words.say("place", place=where.value), where.source)]


def signatories(told: Telling) -> list[Statement]:
    """Who signed it."""
    people = [one for one in told.stated.signatories if one.name]
    if not people:
        return []
    names = "; ".join(_signatory(one) for one in people)
    text = told.words.say("signatories", names=names)
    return [Statement(text, told.together([one.source for one in people]))]


def _signatory(signatory: Signatory) -> str:
    rest = ", ".join(part for part in (signatory.office, signatory.organisation) if part)
    return f"{signatory.name} ({rest})" if rest else signatory.name or ""


def languages(told: Telling) -> list[Statement]:
    """In which languages it is drawn up, and which of the texts counts."""
    found, words = told.stated.languages, told.words
    if found is None:
        return []
    text = words.say("languages", names=words.languages(found.codes))
    if found.standing == "equal":
        text += f"; {words.say('equal')}"
    elif found.standing:
        text += f"; {words.say('prevails', name=words.languages([found.standing]))}"
    return [told.statement(text, found.source), *_fewer_copies(told)]


def copies(told: Telling) -> list[Statement]:
    """In how many copies it was made."""
    found = told.stated.copies
    if found is None:
        return []
    text = told.words.say("copies_each" if found.each else "copies", number=found.number)
    return [told.statement(text, found.source), *_fewer_copies(told)]


def _fewer_copies(told: Telling) -> list[Statement]:
    """That there is not a copy for each language."""
    number, texts = told.stated.copies, told.stated.languages
    if number is None or texts is None or number.each or number.number >= len(texts.codes):
        return []
    text = told.words.say("copies_few", copies=number.number, languages=len(texts.codes))
    return [told.statement(text[:1].upper() + text[1:], number.source, texts.source)]


def governing_law(told: Telling) -> list[Statement]:
    """Which law governs it."""
    law = told.stated.governing_law
    if law is None:
        return []
    return [told.statement(told.words.say("governing_law", law=law.value), law.source)]
