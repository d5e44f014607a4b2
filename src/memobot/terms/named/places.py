"""Where an agreement was signed: the line above its preamble, or the closing formula."""

from __future__ import annotations

import re
from collections.abc import Iterator

from memobot.documents.identity import kind_in
from memobot.documents.model import Document, Span
from memobot.terms.model import Named
from memobot.terms.named.party_names import CAPITAL, LEGAL_ENDING, ORGANISATION
from memobot.terms.sources import source_of

_WORD = rf"[{CAPITAL}][\w’'.-]{{1,30}}"
_CITY = rf"{_WORD}(?:[ -](?:(?:de|la|del|am|an der|nad|upon|on)[ -])?{_WORD}){{0,3}}"
_PLACE = rf"{_CITY}(?:,\s{{1,3}}(?:the )?{_CITY}){{0,2}}"
_MONTH = (
    r"(?i:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|янв|фев|мар|апр|мая|июн|июл|авг|сен|"
    r"окт|"
    r"ноя|дек|stycz|lut|marc|kwie|maj|czerw|lip|sierp|wrze|paźdz|listop|grud|қаңт|ақп|нау|сәу|мам|"
    r"мау|шіл|там|қыр|қаз|қар|желт)\w*)"
)
_DATE = (
    rf"(?:(?i:dnia |on |the |dated )?(?:[\"“”«»„']?\s?(?:\d{{1,2}}|_{{1,12}}|\.{{2,12}})(?:st|nd|"
    rf"rd|th)?\s?[\"“”«»']?"
    rf"[\s.,/-]{{0,3}}(?:of )?(?:{_MONTH}|\d{{1,2}}|_{{2,20}})|"
    rf"{_MONTH})[\s.,/-]{{0,3}}(?:\d{{1,2}}[\s.,]{{0,3}})?"
    rf"(?:(?:19|20)[\d_]{{2,4}})?|(?:19|20)\d\d (?i:жыл)\w*.{{0,30}})"
)
_MONTH_NAME = (
    r"(?i:jan(?:uary)?|feb(?:ruary)?|march|april|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|(?:январ|феврал|апрел|июн|июл|сентябр|октябр|ноябр|"
    r"декабр)[ьяею]м?|(?:март|август)[аеу]?|ма[йяею]|styczni\w*|styczeń|lut(?:y|ego)|mar(?:zec|ca)|"
    r"kwie(?:cień|tnia)|maja?|czerw(?:iec|ca)|lip(?:iec|ca)|sierp(?:ień|nia)|wrze(?:sień|śnia)|"
    r"październik\w*|listopada?|grud(?:zień|nia)|(?:қаңтар|ақпан|наурыз|сәуір|мамыр|маусым|шілде|"
    r"тамыз|қыркүйек|қазан|қараша|желтоқсан)(?:да|де|та|те|ның|нің|дың|дің)?)"
)
_MARKED = r"(?i:г\.|гор\.|город|пос\.|с\.|miasto|m\.)\s{0,3}"
_KAZAKH = r"\s(?i:қаласы|қ\.|ауылы|кенті)"
_LINE = re.compile(
    rf"(?P<place>{_MARKED}{_PLACE}|{_PLACE}{_KAZAKH}|{_PLACE})"
    rf"(?P<date>(?:\s{{2,}}|,\s{{0,3}}|\s(?=dnia\b|on\b|«|\"|“)){_DATE})?(?:\s?(?i:г|г\.|r|r\.|"
    rf"года|roku|ж\.|жыл))?[\s.]*"
)
_LINE_FROM_DATE = re.compile(
    rf"[^\w]{{0,9}}{_DATE}[\s.]{{0,3}}(?:г\.?|r\.?|года|roku|ж\.?)?(?:\s{{2,}}|\t)\s{{0,200}}"
    rf"(?P<place>(?:{_MARKED})?{_PLACE}(?:{_KAZAKH})?)[\s.]*"
)
_IS_MARKED = re.compile(rf"{_MARKED}|.*{_KAZAKH}$", re.IGNORECASE)
_DATE_LINE = re.compile(
    rf"[^\w]{{0,20}}{_DATE}[\s.]*(?:г|г\.|r|r\.|года|roku|ж\.)?\W*", re.IGNORECASE
)
_NO_PLACE = re.compile(
    r"(?:confidential|execution|final|draft|version|copy|exhibit|page|annex|appendix|schedule|"
    r"source|"
    r"dated|effective|between|and|the|by|contract|no|part|article|table|this|проект|копия|projekt|"
    rf"contents|signature\w*|translation|witness\w*|recitals|background|{_MONTH_NAME})\b",
    re.IGNORECASE,
)
_CLOSING = (
    re.compile(
        r"(?:^|[.;:\n*]\s{0,80}|\b(?:is|was|been|and|agreement|memorandum)\s)(?:duly )?(?i:done|"
        r"signed|executed|concluded|drawn up|made)"
        rf"(?: and (?:signed|executed))? (?:at|in)\s+(?:the (?:city|town|village|"
        rf"municipality) of\s+)?(?P<place>{_PLACE})(?=[\s,.;])"
        r"(?=[,.;]?\s*(?:on\b|this\b|the\b|in\b|as\b|\d|[\"“«_]|[A-Z]|$)|[.;])"
    ),
    re.compile(
        r"\b(?i:совершен\w*|подписан\w*|составлен\w*|заключ[её]н\w*|учинен\w*)\s+в\s+"
        rf"(?:(?i:г\.|гор\.|городе|селе|пос[её]лке|столице)\s*)?(?P<place>{_PLACE})"
    ),
    re.compile(
        r"\b(?i:sporządzon\w+|podpisan\w+|zawart\w+)\s+we?\s+"
        rf"(?:(?i:mieście|miejscowości)\s+)?(?P<place>{_CITY})"
    ),
    re.compile(
        r"\b(?i:made|entered into|concluded|signed)\b[^;\n]{0,120}?\s(?:in|at)\s"
        rf"(?P<place>{_PLACE}),? by and (?:between|among)\b"
    ),
    re.compile(
        r"\b(?i:sporządzon\w+|podpisan\w+|zawart\w+)\s+(?:w dniu|dnia)\s[^,;\n]{3,45}?,?\swe?\s"
        rf"(?:(?i:mieście|miejscowości)\s+)?(?P<place>{_CITY})(?=[\s,.:]{{1,3}}(?:między|pomiędzy|"
        r"przez|w |$|\n))"
    ),
    re.compile(
        r"\b(?i:совершен\w*|подписан\w*|составлен\w*|заключ[её]н\w*|принят\w*)\s"
        r"[\w«»\" .]{4,40},?\s(?:в\s)?(?:г\.|гор\.|городе)\s*"
        rf"(?P<place>{_PLACE})"
    ),
    re.compile(
        rf"(?P<place>{_WORD})\s+(?i:қаласында|қ\.|ауылында|кентінде)[^.;]{{0,120}}?"
        r"(?i:жасалды|жасалған|қол қойылды|қол қойылған|жасасты)"
    ),
)
_SHORTENED = re.compile(r"\s\w\.$")  # "Алматы қ."
_TOP_LINES = 40
_CLOSING_CHARACTERS = 20_000  # at the end of the text, in which the formula may stand


def find_place(document: Document) -> Named | None:
    """The place of signing as written, or None."""
    return _at_the_top(document) or _in_closing(document)


def _at_the_top(document: Document) -> Named | None:
    """A line of its own with a place: beside the date, or marked as a town."""
    text = document.text
    lines = list(_top_lines(document))
    for number, span in enumerate(lines):
        words = span.of(text)
        behind = _LINE_FROM_DATE.fullmatch(words)
        match = behind or _LINE.fullmatch(words)
        if match is None or not _could_be_place(match["place"], document):
            continue
        near = [lines[at].of(text) for at in (number - 1, number + 1) if 0 <= at < len(lines)]
        beside = any(_DATE_LINE.fullmatch(line) for line in near)
        if behind or match["date"] or beside or _IS_MARKED.match(match["place"]):
            start = span.start + match.start("place")
            return _named(document, Span(start, start + len(match["place"])))
    return None


def _top_lines(document: Document) -> Iterator[Span]:
    """The first lines that are short, up to the first article, without marks of Markdown."""
    text = document.text
    start = document.body.start
    end = min((unit.span.start for unit in document.articles()), default=len(text))
    seen = 0
    for line in text[start:end].splitlines(keepends=True)[: 3 * _TOP_LINES]:
        words = line.strip(" \t\r\n*_#\u00a0")
        if words and len(words) <= 110:
            begin = start + line.index(words)
            yield Span(begin, begin + len(words))
            seen += 1
        start += len(line)
        if seen == _TOP_LINES:
            return


def _could_be_place(words: str, document: Document) -> bool:
    if _NO_PLACE.match(words) or kind_in(words) or LEGAL_ENDING.search(words):
        return False
    return not ORGANISATION.search(words) and words.lower() not in document.title.lower()


def _in_closing(document: Document) -> Named | None:
    text = document.text
    start = max(0, len(text) - _CLOSING_CHARACTERS)
    for pattern in _CLOSING:
        for region in ((start, len(text)), (0, min(start, 4_000))):
            for match in pattern.finditer(text, *region):
                if not _NO_PLACE.match(match["place"]) and not _is_text_word(match["place"]):
                    return _named(document, Span(*match.span("place")))
    return None


def _is_text_word(words: str) -> bool:
    """Whether "done in ..." goes on with the number or the language of the copies."""
    return bool(_TEXTS.match(words))


_TEXTS = re.compile(
    r"(?:English|Russian|Polish|Kazakh|French|German|Spanish|Chinese|Two|Three|Four|Duplicate|"
    r"Triplicate|Counterparts?|Accordance|Witness|Favou?r|Any|One|Its|Such|Writing|Each|All|"
    r"Exhibit|"
    r"Section|Article|Schedule|Part|Person|Good|Connection|Respect)\b",
    re.IGNORECASE,
)


def _named(document: Document, span: Span) -> Named:
    source = source_of(document, span)
    quote = source.quote if _SHORTENED.search(source.quote) else source.quote.rstrip(",.")
    trimmed = source_of(document, Span(source.start, source.start + len(quote)))
    return Named(" ".join(trimmed.quote.split()), trimmed)
