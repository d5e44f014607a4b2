"""Where an agreement names its parties: behind "between", or at the head of its preamble."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from memobot.documents.model import Document, Span, Unit, UnitKind
from memobot.terms.named.party_names import CAPITAL

_HEAD = 60_000  # characters in which the opening is looked for; tables of contents stand above it
_LONGEST = 6_000  # characters of an opening
_BETWEEN = re.compile(
    r"\b(?:by and (?:between|among(?:st)?)|between|among(?:st)?)\b:?"
    r"(?:\s+the (?:following|undersigned)[\w ]{0,20}? part(?:y|ies)\s*:)?|"
    r"\b(?:между|pomiędzy|między)\b:?",
    re.IGNORECASE,
)
# What makes of "between" the opening: the agreement is said to be made.
_IS_MADE = re.compile(
    r"\bthis (?:[\w-]+[\s,]+){0,8}?(?:agreement|contract|memorandum|amendment|protocol|addendum|"
    r"understanding)\b|"
    r"\b(?:agreement|contract|memorandum)\b[^.]{0,60}?\b(?:is|was)? ?(?:made|dated|effective|"
    r"entered)|"
    r"\b(?:made|entered|concluded|executed)\b|\bdated\b|\beffective\b|"
    r"заключ[её]н\w*|настоящ\w+|zawart\w*|zawarl\w*|podpisan\w*|niniejsz\w*",
    re.IGNORECASE,
)
_THIS_IS_MADE = re.compile(
    r"\b(?:this|настоящ\w+|niniejsz\w+)\s(?:[\w-]+[\s,]+){0,8}?(?:agreement|contract|memorandum|"
    r"amendment|protocol|addendum|understanding|соглашени\w+|договор|меморандум|umow\w+|"
    r"porozumieni\w+)\b[^.]{0,200}$",
    re.IGNORECASE,
)
_STOP = re.compile(
    r"\b(?:WHEREAS|WITNESSETH|W\s?I\s?T\s?N\s?E\s?S\s?S\s?E\s?T\s?H|NOW,? THEREFORE|RECITALS?|"
    r"BACKGROUND|PREAMBLE|IT IS (?:HEREBY )?AGREED|INTRODUCTION)\b|"
    r"\b(?i:agreed? (?:as follows|on the following|to the following|that)|hereby agree|(?:have|"
    r"has) concluded this|"
    r"о нижеследующем|договорились|заключили|co następuje|postanawiają|"
    r"uzgodni\w+|төмендегі\w*|уағдаласты|келісті|келісімге келді|"
    r"(?:individually|each|collectively|together|"
    r"jointly)[^\"“”„«»()]{0,60}[\"“„«](?:the )?part(?:y|ies)\b|"
    r"[\"“„«](?:the )?parties\b|вместе именуем|совместно именуем|далее совместно|[«„\"“]сторон|"
    r"łącznie|[„\"“]stron|бірлесіп|бірге|[«„\"“]тарап)|\n\s{0,20}(?:Strony|Стороны|Тараптар|"
    r"The Parties),"
)
_TITLE_STOP = re.compile(
    r"\s(?:on|regarding|concerning|relating to|in the (?:field|area|sphere)|for the|о|об|в области|"
    r"в сфере|в сферах|на(?= (?:19|20)\d\d| срок)|o|w sprawie|w zakresie|w dziedzinie|"
    r"dotycząc\w+|dated|as of)\s",
    re.IGNORECASE,
)
_KAZAKH_BETWEEN = re.compile(r"\bарасынд\w+", re.IGNORECASE)
# What shows that a paragraph names parties.
_NAMES_PARTIES = re.compile(
    r"\(\s*(?:the |hereinafter|each |collectively|together)?[^()]{0,40}[\"“„«]|hereinafter|"
    r"referred to as|represented by|\bthe parties\b|именуе\w+|в лице\b|\(\s*далее|с одной стороны|"
    r"zwan\w+ (?:dalej|łącznie)|\(\s*dalej|reprezentowan\w+|бұдан әрі|атынан\b|бір жағынан|"
    r"деп аталатын",
    re.IGNORECASE,
)
# "Parties: the Union (UM) and the Ministry (ML)."
_LABELLED = re.compile(
    r"^[^\S\n]{0,40}[*_#|]{0,6}[^\S\n]{0,9}(?:the )?(?:parties|стороны|strony|тараптар)[*_ ]{0,4}"
    r":[*_ ]{0,4}(?=\S)",
    re.IGNORECASE | re.MULTILINE,
)
_BEGINS = re.compile(
    rf"[\s*_#|•●–-]*(?:(?:\(?(?:\d|[a-z])[.)])\s*)?(?:the\s+)?[*_]*[{CAPITAL}«\"“„\d]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Opening:
    """A stretch that may name the parties. `firm` when the text says there that it does."""

    span: Span
    firm: bool


def openings(document: Document) -> tuple[Opening, ...]:
    """The stretches of the body that may name the parties, in the order of the text."""
    found = [*_behind_between(document), *_labelled(document), *_opening_paragraphs(document)]
    return tuple(sorted(found, key=lambda opening: opening.span.start))


def _behind_between(document: Document) -> Iterator[Opening]:
    """Behind "between" where the agreement is said to be made: loosely before the first article;
    inside articles only where "this Agreement" is."""
    text = document.text
    title = _title(document)
    start = title.end if title else document.body.start
    first = next((unit.span.start for unit in document.articles()), len(text))
    for match in _BETWEEN.finditer(text, start, start + _HEAD):
        said = _IS_MADE if match.start() < first else _THIS_IS_MADE
        if said.search(text, max(start, match.start() - 300), match.start()):
            yield Opening(_stretch(document, match.end()), firm=True)


def _labelled(document: Document) -> Iterator[Opening]:
    """The line behind "Parties:" before the first article."""
    text = document.text
    first = next((unit.span.start for unit in document.articles()), len(text))
    for match in _LABELLED.finditer(text, document.body.start, min(first, _HEAD)):
        line = text.find("\n", match.end())
        yield Opening(Span(match.end(), first if line < 0 else min(line, first)), firm=True)


def title_openings(document: Document) -> Iterator[Opening]:
    """What stands behind "between" in the title and before its subject."""
    title = _title(document)
    if title is None:
        return
    text = document.text
    end = min(len(text), title.end + 400)
    for match in _BETWEEN.finditer(text, title.start, end):
        behind = _TITLE_STOP.search(text, match.end(), end)
        stop = min([end, *([behind.start()] if behind else [])])
        if match.start() < title.end:
            stop = min(stop, max(title.end, match.end()))
        yield Opening(Span(match.end(), stop), firm=False)
    found = _KAZAKH_BETWEEN.search(text, title.start, min(end, title.end + 300))
    if found:
        line = text.rfind("\n", title.start, found.start()) + 1
        yield Opening(Span(max(title.start, line), found.start()), firm=False)


def _title(document: Document) -> Span | None:
    return next((unit.span for unit in document.units if unit.kind is UnitKind.TITLE), None)


def _stretch(document: Document, start: int) -> Span:
    """From `start` to where the agreement goes on to say something, or to its first article."""
    text = document.text
    articles = (unit.span.start for unit in document.articles())
    end = min([next((at for at in articles if at > start), len(text)), start + _LONGEST])
    stop = _STOP.search(text, start, end)
    return Span(start, stop.start() if stop else end)


def _opening_paragraphs(document: Document) -> Iterator[Opening]:
    """The paragraphs before the first article that begin with a name and speak of parties."""
    text = document.text
    for unit in _before_articles(document):
        span = unit.span
        words = text[span.start : min(span.end, span.start + 1_200)]
        if _BEGINS.match(words) and _NAMES_PARTIES.search(words) and not _BETWEEN.search(words):
            yield Opening(_stretch(document, span.start), firm=False)


def _before_articles(document: Document) -> Iterator[Unit]:
    for unit in document.units:
        if unit.kind in (UnitKind.ARTICLE, UnitKind.SIGNATURES):
            return
        if unit.kind is UnitKind.PREAMBLE:
            yield from unit.children
        elif unit.kind is not UnitKind.FRONT_MATTER and unit.kind is not UnitKind.TITLE:
            yield unit
