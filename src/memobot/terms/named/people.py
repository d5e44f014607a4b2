"""Names of people and of the offices they hold, as agreements write them, in four languages."""

from __future__ import annotations

import re

from memobot.terms.named.party_names import CAPITAL, LEGAL_ENDING, ORGANISATION

_SMALL = "a-zà-öø-ÿа-яёәғқңөұүһіąćęłńóśźżčšž"
_MODIFIER = (
    r"(?:(?:first|second|deputy|vice|acting|executive|senior|general|managing|chief|co|interim|"
    r"assistant|"
    r"corporate|regional|national|honorary|authori[sz]ed|founding|"
    r"перв\w+|втор\w+|генеральн\w+|исполнительн\w+|исполняющ\w+|обязанности|почётн\w+|почетн\w+|"
    r"заместител\w+|вице|и\.\s?о\.|"
    r"pierwsz\w+|generaln\w+|wykonawcz\w+|zastępc\w+|wice|honorow\w+|p\.\s?o\.|"
    r"бірінші|бас|атқарушы|құрметті|вице)[\s-]+){0,4}"
)
_NOUN = (
    r"(?:(?:vice-?)?chair(?:man|woman|person)?|(?:vice-?)?president|secretary(?: general)?|"
    r"director(?: general)?|"
    r"(?:executive|operating|financial|legal|business|technology|marketing|administrative|"
    r"scientific|medical|strategy) officer|officer|CEO|CFO|COO|CTO|manager|treasurer|"
    r"partner|counsel|minister|head|rector|representative|signatory|coordinator|founder|owner|"
    r"principal|commissioner|(?:vice-?)?chancellor|provost|dean|leader|governor|mayor|"
    r"(?:вице-)?председател\w+|(?:вице-)?президент\w*|директор\w*|секретар\w+|руководител\w+|"
    r"глав[аыеу]|министр\w*|ректор\w*|управляющ\w+|представител\w+|начальник\w*|казначе\w+|"
    r"(?:wice)?przewodnicz[ąa]c\w+|(?:wice)?prezes\w*|(?:wice)?prezydent\w*|sekretarz\w*|"
    r"dyrektor\w*|"
    r"pełnomocni\w+|kierowni\w+|rektor\w*|skarbni\w+|"
    r"төраға\w*|төрайым\w*|президенті?|директоры?|хатшы\w*|басшы\w*|өкіл\w*|орынбасар\w*|"
    r"ректоры?|министрі?)"
)
_OFFICE = re.compile(
    rf"{_MODIFIER}{_NOUN}(?!\w)(?:(?:\s*(?:,|&|/|and|и|i|және)\s*|\s+){_MODIFIER}{_NOUN}(?!\w))*",
    re.IGNORECASE,
)
_KAZAKH_OFFICE = re.compile(
    r"(?<=\s)(?:(?:бас|атқарушы|бірінші|құрметті|вице)[\s-])?(?:вице-)?(?:төрағасы|төрайымы|президенті|"
    r"директоры|хатшысы|басшысы|өкілі|ректоры|министрі|басқарушысы|жетекшісі|бастығы)$",
    re.IGNORECASE,
)
_INITIALS = rf"(?:[{CAPITAL}][{_SMALL}]?\.[\s-]?){{1,3}}"
_SURNAME = rf"[{CAPITAL}][\w’'‘-]{{1,40}}"
_PARTICLE = r"(?:de|del|de la|da|dos|van|von|van der|bin|ibn|al|el|la|le|di)"
PERSON = re.compile(
    rf"(?:{_INITIALS}\s?{_SURNAME}(?: {_SURNAME}){{0,2}}|"
    rf"{_SURNAME}(?:\s+(?:{_PARTICLE}\s+)?(?:[{CAPITAL}]\.|{_SURNAME})){{1,4}}(?!\w)|"
    rf"{_SURNAME}\s+(?:[{CAPITAL}]\.\s?){{1,3}})"
)
"""A name: initials and surname, or two to five words with capitals."""
_TITLE = re.compile(
    r"(?:(?:mr|mrs|ms|miss|dr|prof|professor|sir|г-н|г-жа|господин\w*|госпож\w+|pan|panią|pana|pani|мырза|"
    r"ханым)\.?\s+){1,2}",
    re.IGNORECASE,
)
_STATE = re.compile(
    r"\b(?:republi[ck]|kingdom|commonwealth|республик|королевств|rzeczypospolit|rzeczpospolit|"
    r"rzecząpospolit|królestw)",
    re.IGNORECASE,
)
_WITH_INITIALS = re.compile(rf"(?<![\w.])[{CAPITAL}]\.")
_TITLE_LAST = re.compile(r"\s(?:mr|mrs|ms|miss|dr|prof)\.?$", re.IGNORECASE)
_SUFFIX = re.compile(r"(?:,?\s+(?:jr|sr|ph\.?\s?d|m\.?d|esq|ii|iii|iv)\.?)+$", re.IGNORECASE)


def office_length(text: str, start: int = 0, end: int | None = None) -> int:
    """How many characters the office takes up with which the text at `start` begins; 0: none."""
    match = _OFFICE.match(text, start, len(text) if end is None else end)
    return match.end() - start if match else 0


def office_at_end(text: str) -> tuple[int, int] | None:
    """Where the office stands that the text ends with, as in Kazakh: "Одақ төрағасы"; or None."""
    match = _KAZAKH_OFFICE.search(text)
    return match.span() if match else None


def has_initials(name: str) -> bool:
    """Whether a name is written with initials, as hardly anything but a person's is."""
    return _WITH_INITIALS.search(name) is not None


def is_person(text: str) -> bool:
    """Whether `text` is nothing but a person's name."""
    bare = _SUFFIX.sub("", _TITLE.sub("", text.strip(" ,.*_()"), count=1))
    if not PERSON.fullmatch(bare) or office_length(bare) or LEGAL_ENDING.search(bare):
        return False
    if _STATE.search(bare) or _TITLE_LAST.search(bare):
        return False
    return not any(ORGANISATION.match(word) for word in bare.split())


def person_at(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the person's name stands that the text at `start` begins with, or None."""
    title = _TITLE.match(text, start, end)
    begin = title.end() if title else start
    match = PERSON.match(text, begin, end)
    if match is None or not is_person(match.group()):
        return None
    return match.start(), match.end()
