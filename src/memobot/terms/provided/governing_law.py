"""Which law governs the agreement, in the words of the clause that chooses it."""

from __future__ import annotations

import re

from memobot.documents.model import Document
from memobot.terms.model import Named
from memobot.terms.provided.holding import Statement, statements_holding

_STEMS = (
    "governed",
    "governing",
    " govern ",
    "construed",
    "legislation",
    "laws of",
    "law of",
    "applicable law",
    "proper law",
    "interpreted",
    "регулир",
    "подчиня",
    "применимое право",
    "применимым",
    "применяется право",
    "толку",
    "podlega",
    "prawo właściwe",
    "prawem właściwym",
    "prawu",
    "przepisy prawa",
    "законодательству",
    "законодательством",
    "қолданылатын құқық",
    "реттеледі",
    "құқығы",
)
_STATE = (
    r"(?i:(?:the )?(?:(?:state|commonwealth|province|republic|kingdom|people's republic|district|"
    r"federation|principality) of )?)"
)
# Words that no name of a state holds, also where all is set in capitals.
_NO_STATE = (
    r"(?!(?i:by|the|in|to|with|under|all|any|such|this|these|that|pursuant|governed|accordance|law|"
    r"laws|applicable|without|regardless|excluding|applying|except|as|which|other|irrespective|"
    r"exclusive|shall|and (?:shall|the parties|without|each|any|all|be))\b)"
)
_WORD = rf"{_NO_STATE}[A-Z][\w.'-]*"
_NAME = rf"(?:{_WORD}(?:,? (?i:(?:and|of|the|&) (?:the )?)?{_WORD}){{0,6}})"
_LAW_EN = (
    r"(?:(?i:(?:substantive |internal |domestic |federal |local |effective |material )*(?:laws?|"
    r"legislation)\b"
    r"(?: and (?:decisions|regulations|rules))?(?:,? \([^()]{1,80}\)|, [^,.;]{1,60},)?"
    rf" (?:of|in|prevailing in|in force in|applicable in|(?=state of))) ?{_STATE}{_NAME}|"
    rf"(?:the )?{_NAME} (?i:(?:state )?(?:laws?|legislation))\b)"
)
_ENGLISH = re.compile(
    r"\b(?i:govern(?:ed|ing)|construed|interpreted|enforced|subject to|proper law|applicable law|"
    r"controlled)\b"
    rf"[^.;]{{0,160}}?\b(?P<law>{_LAW_EN})"
    rf"|\b(?P<law2>{_LAW_EN})\b[^.;]{{0,80}}?\b(?i:shall|will|must|governs?|govern|"
    rf"to)\b[^.;]{{0,40}}?\b(?i:govern|appl|control|prevail)\w*"
    rf"|\b(?P<law3>{_LAW_EN})[^.;]{{0,120}}?\s(?i:governs?) all\b"
    rf"|\b(?P<law4>{_LAW_EN}) (?i:appl(?:y|ies)|governs?)\b"
)
_ABOUT_AGREEMENT = re.compile(
    r"\b(?:agreement|memorandum|contract|amendment|protocol|document|guarant\w+|lease|terms|"
    r"construction|governing law|choice of law|applicable law|interpretation|performance|"
    r"validity|it|instrument|"
    r"arrangement|mou|hereof|hereunder|hereto|rights|obligations)\b",
    re.IGNORECASE,
)
_NOT_CHOSEN = re.compile(
    r"\b(?:organi[sz]ed|incorporated|existing|formed|duly) (?:\w+ ){0,4}?(?:under|in)\b|"
    r"\bcooperation\b[^.]{0,40}\baccordance|"
    r"shall comply with|comply with|conforms? to|in compliance with|securities laws? of|"
    r"patent laws?\b|as defined (?:in|under)|tax laws?\b",
    re.IGNORECASE,
)
_RUSSIAN = re.compile(
    r"(?:регулиру\w+|подчин\w+|применим\w+ прав\w+|применя\w+|толку\w+|руководству\w+)[^.;]{0,100}?"
    r"(?P<law>(?:материальн\w+ |действующ\w+ |гражданск\w+ )*(?:прав(?:о|ом|у|а)\b|"
    r"законодательств\w+|закон(?:ами|ы|ам)\b) (?:\w+ ){0,2}?[А-ЯЁ][\w-]+(?: [А-ЯЁ][\w-]+)*)"
    r"|(?P<law2>(?:прав(?:о|ом)|"
    r"законодательство\w*) (?:\w+ ){0,2}?[А-ЯЁ][\w-]+(?: [А-ЯЁ][\w-]+)*)[^.;]{0,60}?"
    r"(?:регулиру\w+|применя\w+)"
)
# Disputes heard "по законодательству Республики ...": whatever they are about.
_RUSSIAN_DISPUTES = re.compile(
    r"(?i:спор(?:ы|ов|ам|ами|ах|а|у|ом|е)?|разногласи\w{1,2})\b[^;]{0,160}?\s(?i:по|согласно|"
    r"в соответствии с) "
    r"(?P<law>(?:действующ\w+ )?(?:законодательств(?:у|ом)|прав(?:у|ом))\b (?:\w+ ){0,2}?"
    r"[А-ЯЁ][\w-]+(?: [А-ЯЁ][\w-]+)*)"
)
_POLISH = re.compile(
    r"(?:podlega\w*|[Pp]raw\w+ właściw\w+|rządzi się|zastosowanie ma|stosuje się|"
    r"interpretowan\w+)[^.;]{0,100}?"
    r"(?P<law>(?:prawo|prawu|prawa|prawem) (?:materialne\w* )?(?:\w+sk\w+|Rzeczypospolitej \w+|"
    r"[A-ZŁŚŻ]\w+(?: [A-ZŁŚŻ]\w+)*))"
    r"|(?P<law2>(?:prawo|prawem) \w+sk\w+)[^.;]{0,40}?(?:jest|właściw\w+)",
)
_KAZAKH = re.compile(
    r"(?P<law>[А-ЯӘҒҚҢӨҰҮҺІ][\w-]+(?: Республикасының|[нтд][ыі]ң) "
    r"(?:құқығы|заңнамасы|заңдары)\w*)[^.;]{0,60}?(?:реттел|қолданыл|бағын|түсіндіріл)\w+"
)
_AGREEMENT_ELSEWHERE = re.compile(
    r"(?:соглашени|меморандум|договор|контракт|отношени\w+ сторон|применим\w+ прав|umow|"
    r"porozumieni|memorandum|"
    r"prawem właściwym|prawo właściwe|spraw\w* nie\s?(?:uregulowan|objęt)|келісім|меморандум|"
    r"шарт|қолданылатын құқық)",
    re.IGNORECASE,
)
_LAW = re.compile(r"(?i:laws?\b|legislation|прав|закон|praw|құқы|заң)")
_LONG = 2_500  # characters from which a sentence is rather several run together
_TAIL = re.compile(
    r",?\s(?:without|excluding|except|and the parties|as applied|and any|and shall|and each|"
    r"which)\b.*$|[\s,.;]+$",
    re.IGNORECASE,
)


def find_governing_law(document: Document) -> Named | None:
    """The law that governs the agreement, with the sentence that says so; None without one.

    That cooperation follows the laws of both countries is no such choice.
    """
    for statement in statements_holding(document, _STEMS):
        law = _law_in(statement)
        if law:
            return Named(law, statement.source)
    return None


def _law_in(statement: Statement) -> str | None:
    text = statement.text
    if len(text) > _LONG or not _LAW.search(text):
        return None
    match = _ENGLISH.search(text)
    if match and (_NOT_CHOSEN.search(text) or not _ABOUT_AGREEMENT.search(text)):
        match = None
    if match is None and _AGREEMENT_ELSEWHERE.search(text):
        match = next(
            (found for one in (_RUSSIAN, _POLISH, _KAZAKH) if (found := one.search(text))), None
        )
    match = match or _RUSSIAN_DISPUTES.search(text)
    if match is None:
        return None
    law = next(words for words in match.groupdict().values() if words)
    return _TAIL.sub("", law)
