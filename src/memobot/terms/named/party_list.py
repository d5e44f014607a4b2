"""A stretch that lists parties -> each of them, with what the stretch says of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from memobot.documents.identity import kind_in
from memobot.documents.model import Span
from memobot.terms.named.party_names import (
    CAPITAL,
    LEGAL_ENDING,
    LONGEST,
    ORGANISATION,
    SMALL_RUSSIAN,
    has_definition,
    name_end,
    name_start,
)
from memobot.terms.named.people import office_length

_MOST = 24  # parties of one agreement
_MARK = r"(?:\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})\)|\d{1,2}\.|[●•–-])\s"
_LIST = (
    rf";\s+|\n\s{{0,80}}(?=(?i:party [b-f]|сторона \d|strona \d)\b)|\n\s{{0,80}}{_MARK}\s{{0,80}}"
)
# What stands between two parties, by the language of the text.
_SEPARATORS = {
    "en": re.compile(
        rf"[,;.]?(?:\s|(?<=[)\"”]))[\s*_]{{0,80}}(?i:and)\b[\s*_:,-]{{0,80}}|{_LIST}|"
        rf",\s+(?=the\s)|(?<=\)),?\s+(?=\S)"
    ),
    "ru": re.compile(
        rf",?\s+(?:и|а также)\s+|{_LIST}|,\s+(?=[{CAPITAL}«])|(?<=\)),?\s+(?=\S)|"
        rf",\s+(?={SMALL_RUSSIAN})"
    ),
    "pl": re.compile(rf",?\s+(?:a|oraz|i)\b:?\s+|{_LIST}|,\s+(?=[{CAPITAL}])|(?<=\)),?\s+(?=\S)"),
    "kk": re.compile(
        rf",?\s+(?:және|мен|бен|пен)\s+|{_LIST}|,\s+(?=[{CAPITAL}«])|(?<=\)),?\s+(?=\S)"
    ),
}
_NO_PARTY = re.compile(
    r"(?:whereas|this|these|the parties|parties?|each|collectively|together|in|for|if|any|all|such|"
    r"now|sections?|articles?|pages?|source|hereinafter|pursuant|as|it|no|by|on|date|effective|"
    r"recitals?|background|its|their|his|her|affiliates?|subsidiaries|hereby|both|individually|"
    r"jointly|exhibit|schedule|with|who|which|whose|having|table of contents|suite|address|"
    r"стороны|сторона|настоящ\w+|в целях|strony|strona|niniejsz\w+|тараптар|осы|united states|"
    r"u\.s\.a?|attention|telephone|fax|an?(?= \w)|a\.(?= )|execution|reference|terms|"
    r"definitions|dated|january|february|march|april|june|july|august|september|october|"
    r"november|december)"
    r"(?!\w|\s?[-–—])",
    re.IGNORECASE,
)
_AND = re.compile(r"\w")
_CLOSED = re.compile(r"[)\"”»]\s*$")
_SENTENCE_ENDS = re.compile(r"(?:\)|[\"”»]\)?)\.\s+(?=\S)|\.[\"”]\)?\s+(?=[A-ZА-Я])")
# What a party is called when its name has been told; never the name.
_ROLE = re.compile(
    r"(?:the )?(?:company|corporation|corp\.?|inc\.?|(?:company )?limited|ltd\.?|llc|seller|"
    r"buyer|purchaser|customer|"
    r"vendor|supplier|agent|bank|licensor|licensee|distributor|consultant|contractor|operator|"
    r"owner|"
    r"franchisee|franchisor|client|reseller|sponsor|(?:service )?provider|manufacturer|party [a-z]|"
    r"investors?|lessor|lessee|assignor|assignee|recipient|producer|artist|talent|employee|"
    r"employer)",
    re.IGNORECASE,
)
# A name may begin small with what the organisation is, when its own name follows: "the limited
# liability company "Foo"", "spółką Bar S.A."; in Russian and Polish an adjective may stand there:
# "отраслевым профсоюзом горняков".
_FORM = re.compile(
    rf"(?:[^\W\d_]{{3,30}} ){{0,3}}?(?:{ORGANISATION.pattern}) {{1,3}}(?=[«„\"“{CAPITAL}])|"
    rf"{SMALL_RUSSIAN}|"
    r"[a-ząćęłńóśźż]{3,30}(?:ym|im|ą|y|i|a|e) (?:związ|federacj|stowarzyszeni|izb)\w* (?=\w)"
)
# A name may begin small when a capital, a figure or a dot soon shows that it is one.
_BRAND = re.compile(r"[a-z]{1,2}-?[A-Z\d]|[a-z]\w+\.(?:com|net|org)\b")
_NOT_IN_NAMES = re.compile(
    r"\s\d{1,3}$|\b(?:may|shall|will|must|can|would|agrees?|desires?|intends?|provides?|said)\b"
)
_ENGLISH_SMALL = re.compile(r"(?<![\w'’])[a-z]+(?![\w])")
_INSIDE = frozenset(
    "of the and for in on to at de la du des der van von e y do da dba dos di el w i z".split()
)
_MOST_SMALL = 3  # other small words in a name in Latin letters; Polish names have some
_CITY = re.compile(
    r"\W{0,3}[A-Z]{2}\b\W{0,2}\d{5}|\W{0,3}\d{5}|\W*(?:street|avenue|road|floor)\b", re.I
)
_INFLECTED_BEFORE = re.compile(r"бұдан әрі[^.]{0,80}?деп аталатын\s+", re.IGNORECASE)
_DESCRIPTION = re.compile(r"[\s,]{0,20}[a-zа-яёәғқңөұүһі(]")


@dataclass(frozen=True, slots=True)
class NamedParty:
    """A party in the text: where its name stands, all that is said of it there, and whether
    that is a definition or a description rather than the bare name."""

    name: Span
    around: Span
    described: bool
    defined: bool = False


def read_parties(text: str, span: Span, language: str) -> tuple[NamedParty, ...]:
    """The parties that a stretch lists, in order; () when it does not begin with one."""
    first = _named(text, span.start, span.end)
    if first is None:
        return ()
    cuts = list(_cuts(text, span, language))
    found: list[NamedParty] = []
    start = span.start
    for cut, after in [*cuts, (span.end, span.end)]:
        one = _named(text, start, cut)
        if one is None:
            break
        found.append(one)
        start = after
        if len(found) == _MOST:
            break
    return tuple(found)


def _cuts(text: str, span: Span, language: str) -> Iterator[tuple[int, int]]:
    """Where one party ends and the next begins.

    Behind a definition every "and" before a name does; a bare name that may itself hold an
    "and" is cut where the next begins as organisations do.
    """
    start = span.start
    whole = _named(text, start, span.end)
    if whole is None:
        return
    weak: tuple[int, int] | None = None
    for match in _SEPARATORS[language].finditer(text, span.start, span.end):
        if match.start() < start or not _balanced(text[start : match.start()]):
            continue
        if whole.name.end > match.end() and not _AND.search(match.group()):
            continue  # "Foo (USA) Inc.": the bracket does not end the name
        left = _named(text, start, match.start())
        if left is None or match.start() < left.name.end:
            continue
        if _sentence_over(text, left, match.start()):
            break
        right = _named(text, match.end(), span.end)
        if right is None:
            continue
        if _is_cut(text, left, right, match):
            yield match.span()
            start, whole, weak = match.end(), right, None
        elif weak is None and _is_bare(text, left, match.start()):
            weak = match.span()
    if weak and start == span.start:
        yield weak


def _is_cut(text: str, left: NamedParty, right: NamedParty, match: re.Match[str]) -> bool:
    following = text[match.end() : match.end() + 60]
    if left.defined:
        return right.described or _looks_whole(text, right) or "and" in match.group().lower()
    if not _is_bare(text, left, match.start()):
        return right.described and _looks_whole(text, right)
    listed = "\n" in match.group() or ";" in match.group()
    article = re.match(r"the\s", following) is not None
    noun = ORGANISATION.match(text, right.name.start) or _FORM.match(right.name.of(text))
    ended = LEGAL_ENDING.search(left.name.of(text)) or _CLOSED.search(
        text[max(0, match.start() - 3) : match.start()]
    )
    return bool(listed or article or noun or ended)


def _looks_whole(text: str, party: NamedParty) -> bool:
    """Whether a name can stand for an organisation, rather than be the rest of an address."""
    name = party.name.of(text)
    many = len(name.split()) > 1
    return many and not _CITY.match(text[party.name.end : party.name.end + 30])


def _is_bare(text: str, party: NamedParty, end: int) -> bool:
    return not text[party.name.end : end].strip(" \t\n,;.*_-")


def _sentence_over(text: str, left: NamedParty, end: int) -> bool:
    """Whether a sentence has ended behind the definition of a party."""
    return left.defined and bool(_SENTENCE_ENDS.search(text, left.name.end, end))


def _named(text: str, start: int, end: int) -> NamedParty | None:
    """The party that a stretch begins with, or None."""
    begin = name_start(text, start, end)
    before = _INFLECTED_BEFORE.match(text, begin, end)
    begin = before.end() if before else begin
    stop = name_end(text, begin, end)
    name = text[begin:stop]
    if not _is_name(name):
        return None
    behind = text[stop:end]
    defined = before is not None or has_definition(behind[:1500])
    described = before is not None or bool(_DESCRIPTION.match(behind))
    return NamedParty(Span(begin, stop), Span(start, end), described, defined)


def _is_name(name: str) -> bool:
    if not 2 <= len(name) <= LONGEST or _NO_PARTY.match(name) or _ROLE.fullmatch(name):
        return False
    formal = LEGAL_ENDING.search(name) is not None
    first = next((sign for sign in name if sign.isalnum()), "")
    if first.islower() and _FORM.match(name):
        return not _NOT_IN_NAMES.search(name)
    begins = first.isupper() or _BRAND.match(name) is not None or (first.isdigit() and formal)
    letters = sum(1 for sign in name if sign.isalpha())
    if not begins or letters < 2 or _NOT_IN_NAMES.search(name):
        return False
    small = [word for word in _ENGLISH_SMALL.findall(name) if word not in _INSIDE]
    return len(small) < _MOST_SMALL and (formal or not (kind_in(name) or office_length(name)))


def _balanced(text: str) -> bool:
    return text.count("(") <= text.count(")") and text.count("«") <= text.count("»")
