"""Where the name of a party ends, and the short names that stand behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator

_OPEN, _CLOSE = '"“”„«‟', '"“”»″'
CAPITAL = "A-ZÀ-ÖØ-ÞА-ЯЁӘҒҚҢӨҰҮҺІĄĆĘŁŃÓŚŹŻČŠŽ"
_LEGAL_FORM = (
    r"(?:Inc|Incorporated|L\.?L\.?C|Ltd|Limited|L\.?L?\.?P|Corp|Corporation|Co|Company|P\.?L\.?C|"
    r"S\.?\s?[àa]\.?\s?r\.?\s?l|S\.?A\.?S?|S\.?p\.?A|N\.?[AV]|B\.?V|A\.?[GBS]|GmbH|KG|Pty|Pte|Oy|"
    r"SE|"
    r"FSB|MHC|P\.?C|S\.?C|Trust|Bank|G\.?I\.?E|Sp\. z o\. ?o|Lda|LLP|LP|Ltda|SRL|K\.?K|PJSC|JSC)"
)
LEGAL_ENDING = re.compile(rf"(?<!\w){_LEGAL_FORM}\.?$", re.IGNORECASE)
ORGANISATION = re.compile(
    r"(?<!\w)(?:national |general |all-?\w* )?(?:(?:con)?federation|union|association|alliance|"
    r"council|"
    r"congress|committee|organi[sz]ation|foundation|trust|society|institute|university|ministry|"
    r"government|republic|cent(?:er|re)|fund|chamber|company|forum|enterprise|corporation|"
    r"(?:кон)?федераци|союз|профсоюз|объединени|ассоциаци|совет|конгресс|комитет|организаци|фонд|"
    r"центр|министерств|правительств|палат|обществ|предприяти|компани|корпораци|кооператив|"
    r"учреждени|форум|"
    r"(?:kon)?federacj|zwi[ąa]z|porozumieni|stowarzyszeni|rad[ay]|kongres|komitet|fundacj|izb|"
    r"sp[óo]łk|organizacj|central|unia|unii|unią|unię|klub|zrzeszeni|"
    r"(?:кон)?федерация|одағ|кәсіпода|қауымдаст|бірлест|кеңес|конгресі|ұйым|қоғам|орталы|"
    r"серіктест|кәсіпорын|ministerst|rząd)\w*",
    re.IGNORECASE,
)
"""Nouns that organisations are called by, at the place where one begins."""

SMALL_RUSSIAN = (
    r"[а-яё]{3,30}(?:[ыи]м|ой|ей|[ыи]й|[ая]я|[ое]е) (?:проф)?(?:союз|объединени|ассоциаци|федераци)"
    r"\w* (?=\w)"
)
"""A Russian name that begins small: "отраслевым профсоюзом горняков"."""

# What ends a name: words that begin a description, never the words of one.
_DESCRIBED = (
    r"having\b|with (?:its|his|her|an?|offices?|principal|registered|headquarters|address|business|"
    r"the)\b|whose\b|which\b|who\b|located\b|organi[sz]ed\b|incorporated (?:in|under|and|as)\b|"
    r"registered\b|duly\b|acting\b|(?:as )?represented\b|hereinafter\b|hereafter\b|herein\b|"
    r"(?:to be )?referred\b|formerly\b|f/?k/?a\b|d/?b/?a\b|doing business\b|on (?:its|his|her|"
    r"behalf)\b|"
    r"for (?:itself|and on|and in|the purpose)\b|on the (?:one|other)\b|as (?:of|an?|the)\b|"
    r"existing\b|"
    r"through\b|by (?:and|its|means)\b|at \d|is\b|are\b|shall\b|and (?:its|their|his|each|all|"
    r"any)\b|"
    r"an? (?:[\w-]+ ){0,5}?(?:compan|corporation|limited|partnership|trust\b|individual|resident|"
    r"citizen|bank\b|association|organi[sz]ation|foundation|union|body|entity|statutory|"
    r"non-?profit)|"
    r"(?-i:an? (?=[A-Z]))|of (?=\d)|of (?:the )?(?:one|other|first|second) part|collectively\b|"
    r"together\b|"
    r"individually\b|each\b|jointly\b|effective\b|dated\b|made\b|entered\b|under\b|in (?:its|his|"
    r"her|"
    r"the person|order)\b|sets? forth\b|have\b|has\b|hereby\b|agree\b|"
    r"в лице\b|(?:далее )?(?:совместно )?именуе\w+|далее\b|с одной\b|с другой\b|действующ\w+|"
    r"зарегистрирован\w+|расположен\w+|находящ\w+|в дальнейшем\b|представленн\w+|от имени\b|"
    r"юридическ\w+ адрес|заключили\b|договорились\b|совместно\b|вместе\b|"
    r"z siedzib\w+|zwan\w+|reprezentowan\w+|działając\w+|wpisan\w+|mając\w+ siedzib\w+|łącznie\b|"
    r"w imieniu\b|dalej\b|w osobie\b|zarejestrowan\w+|z jednej\b|z drugiej\b|postanawiają\b|"
    r"zawierają\b|uzgodni\w+|"
    r"атынан\b|бұдан әрі\b|деп аталатын\b|тұлғасында\b|бір жағынан\b|екінші жағынан\b|"
    r"негізінде\b|бірлесіп\b|бірге\b|арасында\w*|атаулары\b"
)
_ENDS = re.compile(rf"[\s,–—-]*\s(?:{_DESCRIBED})", re.IGNORECASE)
_DASH = re.compile(r"\s[–—-]\s(?=[a-zа-яё])")
_FORM_IN_BRACKETS = re.compile(
    rf"\s*\([\w .&-]{{1,24}}\)\s*,?\s+(?:{_LEGAL_FORM}\b|[A-Z][a-z]+ {_LEGAL_FORM}\b)",
    re.IGNORECASE,
)
# A comma that belongs to the name: before the legal form, or inside "of Education, Science and".
_FORM_BEHIND = re.compile(
    rf",\s*(?:[{CAPITAL}][\w.'’-]*,?\s+){{0,3}}?(?:(?:&|and)\s+[{CAPITAL}][\w.'’-]*,?\s+)?"
    rf"(?i:{_LEGAL_FORM})(?![\w’'])(?!\s+(?:formed|organi|incorp))",
)
_AND = r"(?:and|&|и|i|oraz|және|мен|бен|пен)"
_SERIES_BEHIND = re.compile(
    rf",\s+(?:[\w’'-]+\s+){{0,2}}[\w’'-]+,?(?:\s+[\w’'-]+,){{0,5}}\s+{_AND}\s+[\w’'-]+"
)
_SERIES_BEFORE = re.compile(
    r"(?:\b(?:of|for|in)\s+(?:[\w’'-]+\s+){0,2}[\w’'-]+|"
    r"[a-zа-яёәғқңөұүһіąćęłńóśźż]{3,}(?:,\s+[\w’'-]+)*)$"
)
_ARTICLE = re.compile(
    r"[\s*_#|>,.–—•●·-]{0,40}(?:and\b[\s:–-]{0,9})?(?:(?:by and )?(?:between|among)\b:?\s+)?"
    r"(?:(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})\)|\d{1,2}\.)[\s*_]+)?(?:(?:the\s+)?(?:party [a-d]|"
    r"seller|buyer|"
    r"purchaser|supplier|licensor|licensee|client|customer|company|vendor|сторона \d|strona \d)"
    r"(?: name)?\s?[:：]\s*)?(?:the\s+(?=\S))?[\s*_]{0,40}",
    re.IGNORECASE,
)
_PERSONAL = re.compile(r"(?:\W{0,3}\b(?:mr|mrs|ms|dr)\b\.?\s+)", re.IGNORECASE)
_LOOSE_END = re.compile(r"(?:\s+(?:of|and|the|by|in|for|with))+$")
_SMALL_BEHIND = re.compile(rf",\s+{SMALL_RUSSIAN}")
LONGEST = 220  # characters of a name

_QUOTED = re.compile(r"(?:[\"“”„«‟]|''|``)\s*([^\"“”„«»‟\n]{1,60}?)\s*(?:[\"“”»″]|'')")
_DEFINED = re.compile(
    r"\(([^()]{1,300}(?:\([^()]{0,60}\)[^()]{0,80})?)\)?|"
    r"(?:hereinafter|referred to|hereafter|именуе\w+|далее|zwan\w+|dalej|"
    r"бұдан әрі)\b([^()]{0,160})",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"\s*(?:(?:hereinafter|hereafter|herein|далее|в дальнейшем|dalej|zwan\w+ dalej|бұдан әрі)\b"
    r"(?: (?:referred to as|called|именуе\w+|"
    r"zwan\w+))?[\s:,–—-]*(?:the )?)([^\W\d_][\w\s&.-]{1,40}?)\s*$",
    re.IGNORECASE,
)
_ABBREVIATION = re.compile(rf"\s*([{CAPITAL}][{CAPITAL}\d&.-]{{1,11}})\s*$")
_COLLECTIVE = re.compile(
    r"(?:each |the |a |either |sole )*(?:part(?:y|ies)|contracting part(?:y|ies)|agreement|"
    r"contract|"
    r"effective date|memorandum|сторон\w*|договаривающ\w+ сторон\w*|stron\w*|umawiające się strony|"
    r"тарап\w*|уағдаласушы тараптар|соглашени\w*|меморандум\w*|porozumieni\w*|umow\w*|келісім\w*|"
    r"date|members?)\W*$",
    re.IGNORECASE,
)
_TOGETHER = re.compile(
    r"\b(?:collectively|jointly|together|each|individually|вместе|совместно|łącznie|wspólnie|"
    r"бірлесіп|бірге)\b",
    re.IGNORECASE,
)


def name_start(text: str, start: int, end: int) -> int:
    """Where the name begins behind list marks and articles."""
    article = _ARTICLE.match(text, start, end)
    at = article.end() if article else start
    title = _PERSONAL.match(text, at, end)
    return title.end() if title else at


def name_end(text: str, start: int, end: int) -> int:
    """Where the name that begins at `start` ends, at the latest at `end`.

    It ends at a description ("a Delaware corporation", "z siedzibą"), a bracket, a comma that
    does not belong to it, or a break.
    """
    limit = min(end, start + LONGEST)
    described = _ENDS.search(text, start, limit)
    stop = described.start() if described else limit
    at = start
    while at < stop and not _ends_at(text, start, at, stop):
        closed = _closing(text, at + 1, stop) if text[at] in _OPEN else None
        at = (at if closed is None else closed) + 1
    kept = text[start:at].rstrip(" \t\n.,;:–—") + _final_stop(text, start, at)
    return start + len(_LOOSE_END.sub("", kept))


def _ends_at(text: str, start: int, at: int, stop: int) -> bool:
    """Whether the sign at `at` cannot belong to a name that began at `start`."""
    sign = text[at]
    if sign in "([":
        return not _FORM_IN_BRACKETS.match(text, at, stop + 20)
    if sign in _OPEN:
        return _closing(text, at + 1, stop) is None
    if sign == ",":
        return not _comma_in_name(text, start, at, stop + LONGEST)
    if sign == "\n":
        return _breaks(text, at, stop)
    if sign in "–—-":
        return _DASH.match(text, at - 1, stop) is not None
    return sign in ";:|*_\t" or text.startswith("   ", at)


def _final_stop(text: str, start: int, at: int) -> str:
    """The full stop that is part of a legal form: "Foo Inc."."""
    words = text[start:at].rstrip(" \t\n,;:–—")
    return "." if words.endswith(".") and re.search(r"\b\w{1,5}\.$", words) else ""


def _closing(text: str, start: int, stop: int) -> int | None:
    """Where the quotation that opened before `start` closes."""
    for at in range(start, min(stop, start + 80)):
        if text[at] in _CLOSE:
            return at
    return None


def _comma_in_name(text: str, start: int, at: int, end: int) -> bool:
    if _FORM_BEHIND.match(text, at, end):
        return True
    before = _SERIES_BEFORE.search(text, max(start, at - 60), at)
    behind = _SERIES_BEHIND.match(text, at, min(end, at + 120))
    if (
        _SMALL_BEHIND.match(text, at, end)
        or not (before and behind)
        or re.match(r",\s+(?:the|a|an)\s", text[at:])
    ):
        return False
    return not _ENDS.match(text, at, end) and not re.search(rf",?\s{_AND}\s+the\s", behind.group())


def _breaks(text: str, at: int, stop: int) -> bool:
    """Whether a line break ends the name: a blank line, or a line that is no continuation."""
    rest = text[at + 1 : min(stop, at + 40)]
    return not rest.strip() or rest.lstrip(" \t").startswith("\n")


def short_names(text: str, name: str) -> tuple[str, ...]:
    """The short names that `text`, what stands around a party's name, gives it, in order."""
    found: list[str] = []
    for match in _DEFINED.finditer(text):
        inner = match[1] if match[1] is not None else match[2]
        for short in _defined_in(inner, bracketed=match[1] is not None):
            kept = " ".join(short.split()).strip(" ,.;:")
            bare = re.sub(r"^(?:the|an?)\s+", "", kept, flags=re.IGNORECASE)
            if bare and bare not in found and not _COLLECTIVE.match(bare) and bare != name:
                found.append(bare)
    return tuple(found)


def _defined_in(inner: str, bracketed: bool) -> Iterator[str]:
    quoted = list(_QUOTED.finditer(inner))
    for match in quoted:
        if not _TOGETHER.search(inner, 0, match.start()):
            yield match[1]
    if not quoted and bracketed:
        called = _CALLED.match(inner) or _ABBREVIATION.match(inner)
        if called:
            yield called[1]


def has_definition(text: str) -> bool:
    """Whether a stretch gives a short name: ("X"), (далее – X), zwanym dalej „X”."""
    return bool(short_names(text, ""))
