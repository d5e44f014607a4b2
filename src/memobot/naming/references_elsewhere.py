"""Articles of texts that are no agreement of the parties: "Article 20 of the Constitution"."""

from __future__ import annotations

import re

from memobot.documents.identity import kind_in
from memobot.documents.model import Span
from memobot.naming.references_patterns import TABLE, any_of, in_all

_AROUND = 160  # characters beside a reference that are looked at

_AFTER, _BEFORE = TABLE["elsewhere"]["after"], TABLE["elsewhere"]["before"]
_OF = r"\s{1,3}(?:of|in|to|under|from)\s{1,3}(?:(?:the|this|that|its|our|their|a)\s{1,3})?"
_NO_NAME = r"(?!(?:to|with|in|by|and|is|are|as|for|from|it|at|on|or|not|under|the)\b)"
_NUMBERED = r"(?:\s{0,3}(?:no\.?|№|nr)\s{0,3}[\w./-]{1,12})?"
_CAPITAL = "(?-i:[A-ZА-ЯЁӘҒҚҢӨҰҮҺІĄĆĘŁŃÓŚŹŻ])"
_WHOSE = rf"(?:\s{{1,3}}(?:of\s{{1,3}})?(?:the\s{{1,3}})?{_CAPITAL}[\w’'-]{{0,30}}){{0,4}}"

# English says whose article it is with "of"; Russian and Polish in the genitive, with adjectives.
_BEHIND = (
    re.compile(
        rf"{_OF}(?P<name>(?:{_NO_NAME}[\w’'-]{{1,20}}\s{{1,3}}){{0,3}})"
        rf"{any_of(_AFTER['en'])}(?!\w){_NUMBERED}{_WHOSE}",
        re.IGNORECASE,
    ),
    re.compile(
        r"\s{1,3}(?P<name>(?:(?:\w{2,25}(?:ого|его|ой|ей|ых|их|ego|ej|ych|ich)|"
        rf"{_CAPITAL}\w{{0,25}})\s{{1,3}}){{0,3}})"
        rf"{in_all({'ru': _AFTER['ru'], 'pl': _AFTER['pl']})}(?!\w){_NUMBERED}{_WHOSE}",
        re.IGNORECASE,
    ),
)
_AHEAD = re.compile(
    rf"(?<!\w)(?:{_CAPITAL}[\w-]{{1,25}}\s{{1,3}}){{0,3}}"
    rf"{in_all({name: _BEFORE[name] for name in ('en', 'ru', 'pl')})}(?!\w)"
    rf"{_WHOSE}{_NUMBERED}{_WHOSE}\s{{0,3}}[,(]\s{{0,3}}(?:in\s{{1,3}})?(?:its\s{{1,3}})?\Z|"
    rf"(?<!\w)(?:[\w-]{{2,25}}\s{{1,3}})?{in_all({'kk': _BEFORE['kk']})}\s{{0,3}},?\s{{0,3}}\Z",
    re.IGNORECASE,
)


def written_elsewhere(text: str, reference: Span) -> Span | None:
    """The reference with the words that say it belongs to another text, or None.

    Constitutions, codes, laws, statutes, conventions: "ст. 5 Трудового кодекса", "ILO Convention
    No. 97, Article 6", "Еңбек кодексінің 20-бабы".
    """
    behind = text[reference.end : reference.end + _AROUND]
    for pattern in _BEHIND:
        match = pattern.match(behind)
        if match and not kind_in(match["name"]):
            return Span(reference.start, reference.end + match.end())
    start = max(0, reference.start - _AROUND)
    ahead = _AHEAD.search(text[start : reference.start])
    if ahead is None:
        return None
    closed = "(" in ahead.group() and text.startswith(")", reference.end)
    return Span(start + ahead.start(), reference.end + closed)
