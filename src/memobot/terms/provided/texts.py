"""In which languages an agreement is drawn up, which of them counts, and in how many copies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from memobot.documents.model import Document
from memobot.terms.model import Copies, Languages
from memobot.terms.provided.holding import Statement, statements_behind, statements_holding
from memobot.terms.provided.language_names import (
    STATE_LANGUAGE,
    languages_named,
    lists_of_languages,
)
from memobot.terms.written.numbers import read_number

# What is said of the texts of an agreement, rather than of letters, reports or courses.
_DRAWN_UP = re.compile(
    r"\b(?:(?:drawn|made|written|done|execut\w+|prepared|concluded|signed|drafted|issued|"
    r"produced)\b"
    r"|authentic|originals?\b|copies\b|counterparts?\b|duplicate|triplicate|official language|"
    r"составлен\w*|совершен\w*|заключ[её]н\w*|подписан\w*|экз(?:емпляр\w*)?\b|подлинн\w*|аутентичн\w*|"
    r"sporządz\w+|zawart\w+|podpisan\w+|egz(?:emplarz\w*)?\b|autentyczn\w+|"
    r"жасалды|жасалған|дана\w*|түпнұсқа\w*|қол қойылды|жазылған)",
    re.IGNORECASE,
)
_AGREEMENT = re.compile(
    r"\b(?:agreement|memorandum|contract|protocol|convention|arrangement|instrument|amendment|"
    r"addendum|letter of intent|письм\w+ о намерениях|"
    r"(?-i:List\w{0,2}) (?:intencyjn|sporządzon|zawart|podpisan)\w+|"
    r"соглашени\w+|меморандум\w*|договор\w*|протокол\w*|"
    r"umow\w+|porozumieni\w+|memorand\w+|protok\w+|келісім\w*|меморандум\w*|шарт\w*|хаттама\w*)",
    re.IGNORECASE,
)
# The closing formula need not name the agreement: "Done in two copies".
_MADE = re.compile(
    r"\W*(?:[\d.()]{1,6}\s)?(?:done|signed|drawn up|made|executed|совершен\w*|составлен\w*|"
    r"подписан\w*|"
    r"sporządzon\w+|podpisan\w+|zawart\w+|.{0,120}(?:жасалды|қол қойылды))",
    re.IGNORECASE,
)
_OTHER_TEXTS = re.compile(
    r"\b(?:notices?|reports?|correspondence|communications?|manuals?|labels?|labell?ing|training|"
    r"courses?|"
    r"seminars?|publish\w*|bulletin|website|proceedings|arbitrat\w+|instructions|invoices?|"
    r"documentation|software|materials|translat\w+ (?:of|into) the (?!agreement|memorandum)|"
    r"уведомлени\w+|отч[её]т\w*|переписк\w+|бюллетен\w+|семинар\w*|арбитраж\w*|"
    r"zawiadomieni\w+|raport\w*|korespondencj\w+|biuletyn\w*|szkole\w+|porad\w+|"
    r"хат алмасу|хабарлама\w*|есеп\w*|бюллетень\w*)\b",
    re.IGNORECASE,
)
_EQUAL = re.compile(
    r"\b(?:(?:all|both|each|every|the|these) (?:\w+ ){0,4}?(?:texts?|versions?|copies|copy|"
    r"originals?|languages?|being|are|is|of which)[\w ,]{0,30}?"
    r"(?:equally )?(?:authentic|valid|binding|official)|equally (?:authentic|valid|binding)|"
    r"(?:equal|same|identical) (?:legal )?(?:force|validity|effect|standing|status|authenticity|"
    r"value)|equal legal|"
    r"(?:одинаков\w+|равн\w+) (?:юридическ\w+ )?сил\w+|равно\s?(?:аутентичн|подлинн|сильн)\w*|"
    r"(?:одинаково|равно|в равной (?:степени|мере)) (?:аутентичн|подлинн|действительн)\w*|"
    r"(?:являются|имеют) аутентичн\w+|все тексты (?:\w+ )?аутентичн\w+|"
    r"(?:jednakow|równ|tak)\w* (?:sam\w+ )?(?:moc|wartość)\w*|(?:jednakowo|równie|na równi|"
    r"w równym stopniu) (?:autentyczn|wiąż|obowiązuj)\w*|"
    r"(?:oba|obie|wszystkie) (?:teksty|wersje)[\w ,]{0,40}(?:autentyczn|równoważn|równorzędn)\w*|"
    r"równoważn\w+|równorzędn\w+|"
    r"(?:бірдей|тең|теңдей|біркелкі) (?:заңды? |заңдық )?(?:күш|түпнұсқа|дәрежеде)\w*|"
    r"күші бірдей|күші тең|(?:бірдей )?тең\s?түпнұсқа\w*|тең түпнұсқа\w*|бірдей түпнұсқа\w*)",
    re.IGNORECASE,
)
_PREVAILS = re.compile(
    r"\b(?:prevail\w*|has priority|have priority|take\w* precedence|precedence|shall (?:control|"
    r"govern|be decisive|be authoritative)|"
    r"controls\b|governs\b|(?:is|are) (?:decisive|authoritative)|shall be (?:the )?(?:governing|"
    r"controlling|authoritative|binding)|"
    r"преимуществ\w+|руководств\w+|превалиру\w+|приоритет\w*|решающ\w+|определяющ\w+|"
    r"rozstrzyga\w*|rozstrzygając\w+|pierwszeństw\w+|przeważa\w*|przesądza\w*|decydując\w+|"
    r"wiążąc\w+|nadrzędn\w+|"
    r"(?:использу|применя)\w+ (?:\w+ )?(?:текст|верси)\w*|за основу|"
    r"stosuje się (?:tekst|wersj)\w*|"
    r"басым\w*|басшылыққа|жүгінеді|жүгінетін|артықшылық\w*|шешуші)",
    re.IGNORECASE,
)
_OVER = re.compile(r"\s(?:over|nad|перед|над)\s", re.IGNORECASE)
# Quick signs that a sentence may tell the languages or the number of the texts.
_SPOKEN = (
    "language",
    "english",
    "in both",
    " texts",
    " versions",
    "drawn up",
    "authentic",
    "done in",
    "язык",
    "język",
    "тілінде",
    "тілдерінде",
)
_COPIED = (
    "copies",
    " copy",
    "original",
    "counterpart",
    "exemplar",
    " sets",
    "plicate",
    "экземпляр",
    "экз.",
    "egz.",
    "подлинник",
    "оригинал",
    "egzemplarz",
    "oryginał",
    "дана",
    "түпнұсқа",
)
_FAR = 3  # sentences after that of the languages in which their standing is told

_COPIES = re.compile(
    r"(?<!\w)(?:(?:cop(?:y|ies)|originals?|counterparts?|exemplars?|sets)\b(?! of (?!this|"
    r"the agree))|"
    r"(?:экземпляр|подлинник|оригинал|egzemplarz|oryginał)\w*|(?:экз|egz)\b|(?:дана|түпнұсқа)(?:да|мен|сы|дан|"
    r"лық)?\b|"
    r"(?P<fold>duplicate|triplicate|quadruplicate|quintuplicate)\b)",
    re.IGNORECASE,
)
_IN = frozenset("in as into в w we".split())  # "in two identical copies"
_OR_MORE = re.compile(
    r"\b(?:or more|any number|или (?:более|нескольк\w+)|lub więcej|немесе одан)\b", re.I
)
_ONLY = re.compile(r"(?:single|sole|единственн\w+|jedyn(?:ym|y)|жалғыз)$", re.IGNORECASE)
_ADJECTIVES = 4  # words between the number and the copies
_FOLD = {"duplicate": 2, "triplicate": 3, "quadruplicate": 4, "quintuplicate": 5}
_MOST_COPIES = 200
_EACH = re.compile(
    r"\beach in\b|\bin each (?:of the )?(?:\w+ )?languages?|in each language|"
    r"на каждом (?:из )?(?:\w+ )?язык\w*|(?:каждый|каждом|"
    r"каждая)[\w ,]{0,20} на [\w ,]{0,40}язык\w*|"
    r"w każdym (?:z )?(?:\w+ )?języ\w+|każdy[\w ,]{0,20} w język\w+|każd\w+ w języ\w+|"
    r"әр(?:бір)? тілде|әрқайсысы[\w ,]{0,40}тіл\w+|әр тіл\w*",
    re.IGNORECASE,
)


_ONE_EACH = re.compile(
    r"\b(?:one|1|один|одному?|по одному|jeden|po jednym|бір)\b[\w ()]{0,20} (?:in each|на каждом|"
    r"w każdym|әр)",
    re.IGNORECASE,
)


# Countries whose agreements speak of "the state language", each with that language.
_COUNTRIES = tuple(
    (code, re.compile(country, re.IGNORECASE))
    for code, country in {
        "kk": "казахстан|қазақстан|kazakhstan|kazachstan",
        "ky": "кыргыз(?:стан|ской респ)|қырғызстан|kyrgyz(?:stan| republic)|kirgistan",
        "ru": "росси(?:я|и|ю|ей|йск)|ресей|russian? fed|rosj[aię]",
        "tg": "таджикистан|тәжікстан|tajikistan|tadżykistan",
        "tk": "туркменистан|түрікменстан|turkmenistan",
        "uk": "украин[аыеу]|ukraine|ukrain[aęy]",
        "uz": "узбекистан|өзбекстан|uzbekistan",
    }.items()
)


def find_languages(document: Document) -> Languages | None:
    """The languages of the authentic texts; None where no clause says in which they are."""
    spoken = (
        one for statement in statements_holding(document, _SPOKEN) for one in _spoken(statement)
    )
    best = max(spoken, default=None)
    if best is None:
        return None
    codes = best.codes
    if STATE_LANGUAGE in codes:
        official = _state_language(document, codes)
        if official is None:
            return None  # half of the languages would be taken for all of them
        codes = tuple(official if code == STATE_LANGUAGE else code for code in codes)
    standing = _standing([best.statement, *statements_behind(best.statement, _FAR)], codes)
    return Languages(codes, best.statement.source, standing)


def _state_language(document: Document, codes: Sequence[str]) -> str | None:
    """The code of "the state language": that of the one country which the text names, or, where
    it names none, of Kazakh texts Kazakh; None where the text leaves it open."""
    named = [code for code, country in _COUNTRIES if country.search(document.text)]
    named = [code for code in named if code not in codes]
    if not named and document.language == "kk":
        named = ["kk"]
    return named[0] if len(named) == 1 else None


def find_copies(document: Document) -> Copies | None:
    """How many originals were made; None where the text gives no number."""
    for statement in statements_holding(document, _COPIED):
        text = statement.text
        if not _DRAWN_UP.search(text) or not (_AGREEMENT.search(text) or _MADE.match(text)):
            continue
        for match in _COPIES.finditer(text):
            number = _number_before(text, match)
            if number and not _of_other_texts(text[: match.start()]):
                return Copies(number, statement.source, _is_each(text))
    return None


def _is_each(text: str) -> bool:
    """Whether that many are made in each language, rather than one in each."""
    return bool(_EACH.search(text)) and not _ONE_EACH.search(text)


def _number_before(text: str, copies: re.Match[str]) -> int | None:
    """The number of copies: "in two identical copies", "екі данада", "in triplicate"."""
    before = text[max(0, copies.start() - 90) : copies.start()]
    if _OR_MORE.search(before):
        return None
    words = re.sub(r"\([^()]*\)|[,\"]", " ", before).split()
    if copies["fold"]:
        return _FOLD[copies["fold"].lower()] if words[-1:] == ["in"] else None
    for back in range(1, min(len(words), _ADJECTIVES + 1) + 1):
        end = len(words) - back + 1
        number = read_number(" ".join(words[max(0, end - 2) : end]))
        first = end - 2 if number else end - 1
        number = number or read_number(words[end - 1]) or bool(_ONLY.match(words[end - 1])) or None
        if number is None:
            continue
        kazakh = copies.group()[0].lower() in "дт"
        preposed = first > 0 and words[first - 1].lower() in _IN
        return number if (kazakh or preposed) and 1 <= number <= _MOST_COPIES else None
    return None


def _of_other_texts(text: str) -> bool:
    """Whether a sentence is about letters or reports and not about the agreement."""
    return bool(_OTHER_TEXTS.search(text)) and not _AGREEMENT.search(text)


@dataclass(frozen=True, slots=True, order=True)
class _Spoken:
    """The languages that a sentence tells of; the surest comes last in order, then the first."""

    weight: int
    before: int
    codes: tuple[str, ...] = field(compare=False)
    statement: Statement = field(compare=False)


def _spoken(statement: Statement) -> Iterator[_Spoken]:
    text = statement.text
    if not _DRAWN_UP.search(text):
        return
    codes = tuple(dict.fromkeys(code for listed in lists_of_languages(text) for code in listed))
    weight = 2 * bool(_AGREEMENT.search(text)) + 2 * bool(_COPIES.search(text))
    weight += (len(codes) > 1) - 3 * bool(_OTHER_TEXTS.search(text))
    if codes and weight > 0 and not _of_other_texts(text):
        yield _Spoken(weight, -statement.span.start, codes, statement)


def _standing(found: Sequence[Statement], codes: Sequence[str]) -> str | None:
    """ "equal", the code of the language that prevails, or None."""
    equal = None
    for statement in found:
        text = statement.text
        prevails = _PREVAILS.search(text)
        named = [(code, match) for code, match in languages_named(text) if code in codes]
        if prevails and named and len(codes) > 1:
            return _nearest(text, prevails, named)
        if len(codes) > 1 and _EQUAL.search(text) and equal is None:
            equal = "equal"
    return equal


def _nearest(text: str, prevails: re.Match[str], named: Sequence[tuple[str, re.Match[str]]]) -> str:
    """Which language a sentence gives precedence: that named behind the verb, unless it is what
    the other prevails over, or the last one before it."""
    behind = [(code, match) for code, match in named if match.start() > prevails.start()]
    over = bool(behind) and _OVER.search(text, prevails.end() - 1, behind[0][1].start())
    if behind and not over:
        return behind[0][0]
    before = [code for code, match in named if match.start() < prevails.start()]
    return before[-1] if before else named[0][0]
