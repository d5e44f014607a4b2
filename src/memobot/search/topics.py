"""The provisions that nearly every agreement has, and the words that ask for them.

A topic has two sets of cues: how a question asks for the provision, and how an agreement words
it. Both in four languages. A question for the term of an agreement shares hardly a word with
"shall remain in force until", least of all across languages; their topic they share.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from memobot.documents.model import Span


class Topic(StrEnum):
    """A provision that questions ask for by kind."""

    TERM = "term"
    RENEWAL = "renewal"
    NOTICE = "notice"
    TERMINATION = "termination"
    ENTRY_INTO_FORCE = "entry_into_force"
    AMENDMENT = "amendment"
    DISPUTES = "disputes"
    LANGUAGES = "languages"
    COPIES = "copies"
    PARTIES = "parties"
    SIGNING = "signing"
    SIGNATORIES = "signatories"
    AREAS = "areas"
    FORMS = "forms"
    PREAMBLE = "preamble"


@dataclass(frozen=True, slots=True)
class _Cues:
    question: re.Pattern[str]
    provision: re.Pattern[str]


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + "|".join(patterns) + ")", re.IGNORECASE)


_RENEWAL = (
    r"renew", r"prolong", r"exten(?:d|sion)(?! (?:of|to) (?:the )?(?:scope|collective|national|rights))",
    r"продл[еяи]", r"пролонг", r"ұзарт", r"przedłuż", r"odnaw", r"odnow", r"prolong",
)  # fmt: skip
_AMENDMENT = (
    r"amend", r"modif", r"supplement", r"alter(?!nat)", r"revis", r"изменен", r"измен[яи]", r"дополн[еия]", r"поправ",
    r"өзгер(?:т|іс)", r"толықтыр", r"zmian", r"zmieni", r"uzupełni", r"aneks",
)  # fmt: skip
_DISPUTES = (
    r"disput", r"disagree", r"controvers", r"difference of opinion", r"спор(?!т)", r"разноглас", r"дау(?:лар|ды|\b)", r"келіспеушілік",
    r"spor(?:y|ów|u|ach|ami|ne)\b", r"spór",
)  # fmt: skip
_IN_FORCE = (
    r"(?:enters?|entry|entered|come?s?|came) in ?to (?:force|effect)", r"take?s? effect", r"effective (?:date|as of|from|upon)",
    r"become?s? effective", r"вступ\w+ в (?:законную )?силу", r"вступлени\w+ в силу", r"күшіне ен", r"wchodz\w+ w życie", r"wejści\w+ w życie",
)  # fmt: skip

_CUES: dict[Topic, _Cues] = {
    Topic.TERM: _Cues(
        _any(
            r"how long(?! (?:before|in advance|ahead))", r"(?:for )?how many (?:years|months)", r"(?:period|duration) of", r"term(?! ?inat)\b",
            r"until when", r"till when", r"valid(?:ity)?\b", r"expir", r"run(?:s)? (?:out|for|until)", r"remain in force", r"stay in force",
            r"still in force", r"duration", r"fixed period",
            r"(?:на )?како\w+ срок", r"на сколько (?:лет|месяцев)", r"как долго", r"срок\w* (?:действия|меморандум|соглашени|договор)",
            r"действует", r"до какого", r"истека", r"бессрочн", r"сколько (?:лет|времени) действ",
            r"(?:қанша|неше) (?:жыл|уақыт|айға)", r"мерзім", r"қашанға дейін", r"қолданыл", r"қолданыста",
            r"jak długo", r"na (?:ile|jak) (?:lat|długo)", r"na ile", r"okres\w* (?:obowiązywania|ważności|trwania)", r"na jaki (?:czas|okres)",
            r"obowiązuj", r"wygas", r"czas\w* (?:trwania|określony|nieokreślony)", r"do kiedy",
        ),
        _any(
            r"remain(?:s)? (?:valid|in (?:full )?force)", r"(?:is|are|be) in force (?:for|until)", r"in force for", r"valid (?:for|until)",
            r"(?:period|term) of [\w() -]{1,40}(?:years?|months?)", r"concluded [\w ]{0,40}for [\w() -]{1,30}(?:years?|months?)",
            r"for (?:an? |the )?(?:initial |fixed )?(?:(?:period|term) of )?(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve)\b[\w() -]{0,16}(?:years?|months?)\b",
            r"initial term", r"term of this", r"(?:shall|will) expire", r"expires (?:on|at)", r"until \d{1,2} \w+ \d{4}", r"indefinite(?:ly)? ",
            r"(?:сроком )?на (?:срок )?[\w() -]{1,30}(?:лет|года?|месяц)", r"действует (?:в течение|до|с|бессрочно)", r"срок действия", r"бессрочн",
            r"мерзімге", r"жыл(?:ға| мерзім|дық)", r"күшінде (?:болады|қалады)", r"мерзімсіз", r"дейін қолданылады",
            r"na (?:okres|czas)", r"na \w+ (?:lat[a]?|rok|miesięcy)\b", r"obowiązuje (?:przez|do|od)", r"czas nieokreślony",
        ),
    ),
    Topic.RENEWAL: _Cues(
        _any(
            *_RENEWAL, r"rolls? over", r"(?:once|after|when) [\w' ]{0,40}(?:years?|term|period) (?:are |is |has |have )?(?:over|end|expire|run|pass|up)",
            r"по (?:истечени|окончани)", r"после (?:истечени|окончани)", r"автоматическ", r"біткен", r"аяқтал", r"өздігінен", r"po upływie", r"po wygaśnięciu", r"automaty",
        ),
        _any(*_RENEWAL, r"successive (?:term|period)", r"further (?:term|period)"),
    ),
    Topic.NOTICE: _Cues(
        _any(
            r"notice(?: period| of termination)?", r"notif", r"(?:period|okres) (?:of notice|wypowiedzenia)", r"in advance", r"beforehand", r"how (?:early|long before)", r"deadline",
            r"(?:срок |период )?уведом", r"предупре", r"за сколько", r"заблаговременно", r"ескерт", r"хабарла", r"алдын ала",
            r"wypowiedz", r"wypowiada", r"uprzedz", r"powiadom", r"zawiadom", r"z jakim wyprzedzeniem",
        ),
        _any(
            r"notice", r"notif(?:y|ies|ication)", r"(?:prior to|before) the (?:expir|end|specified|date)",
            r"уведом(?:л|и)", r"не (?:позднее|менее)(?: чем)? за", r"предупре", r"хабарла", r"ескерт", r"кемінде", r"wypowiedz", r"pisemn\w+ (?:zawiadom|powiadom|oświadcz)",
            r"zawiadom", r"powiadom",
        ),
    ),
    Topic.TERMINATION: _Cues(
        _any(
            r"terminat", r"denounc", r"withdraw", r"cancel", r"(?:to )?end (?:the|this|it)\b", r"get out of", r"quit", r"early end",
            r"прекра[тщ]", r"расторг", r"расторж", r"денонс", r"выйти из", r"тоқтат", r"бұзу", r"шығу", r"rozwiąz", r"wypowiedz", r"odstąpi", r"zakończ",
        ),
        _any(
            r"terminat", r"denounc", r"withdraw", r"прекра[тщ]", r"расторг", r"расторж", r"денонс", r"тоқтат", r"бұзыл", r"rozwiąz", r"wypowiedz", r"odstąpi",
        ),
    ),
    Topic.ENTRY_INTO_FORCE: _Cues(
        _any(
            *_IN_FORCE, r"binding", r"from (?:which|what) (?:day|date)", r"since when", r"с какого (?:дня|числа|момента|времени)", r"когда начина",
            r"қай(?: күннен|сы күннен)", r"қашаннан", r"od kiedy", r"od (?:którego|jakiego) dnia", r"kiedy wchodz",
        ),
        _any(*_IN_FORCE, r"force from the (?:date|day|moment)", r"со дня (?:его |её )?подписания", r"с (?:момента|даты) (?:его |её )?подписания",
             r"қол қойылған (?:күн|сәт)", r"z dniem (?:jej |jego )?podpisania"),
    ),
    Topic.AMENDMENT: _Cues(
        _any(*_AMENDMENT, r"chang(?:e|ed|es|ing)\b", r"внес[ти]\w* (?:изменени|поправ|дополн)", r"zmienić"),
        _any(*_AMENDMENT, r"may be changed"),
    ),
    Topic.DISPUTES: _Cues(_any(*_DISPUTES, r"quarrel", r"conflict over", r"kłótn"), _any(*_DISPUTES)),
    Topic.LANGUAGES: _Cues(
        _any(r"languages?\b", r"(?:english|russian|polish|kazakh) (?:version|text|copy)", r"written in \w+", r"translat(?!e labour)",
             r"язык", r"тіл(?:де|дер|і|дін)", r"język", r"wersj\w+ (?:językow|angielsk|polsk|rosyjsk|kazach)", r"версии"),
        _any(r"in (?:the )?(?:kazakh|polish|english|russian)[\w, ]*(?:languages?|,| and)", r"languages?\b", r"texts? (?:are|being|is)[\w ]{0,20} authentic",
             r"на [\w, ]{3,60} языка?х?", r"языках", r"тілдер", r"тіліндегі", r"w językach", r"język(?:u|ach|iem)\b"),
    ),
    Topic.COPIES: _Cues(
        _any(r"cop(?:y|ies)\b", r"originals?\b", r"counterparts?\b", r"экземпляр", r"дана(?:да|мен|сы)?\b", r"egzemplarz", r"oryginał"),
        _any(r"cop(?:y|ies)\b", r"originals?\b", r"counterparts\b", r"экземпляр", r"дана(?:да|мен)\b", r"egzemplarz"),
    ),
    Topic.PARTIES: _Cues(
        _any(r"part(?:y|ies) to\b", r"who are (?:the )?parties", r"(?:who|which|what) (?:[\w-]+ ){0,4}are (?:the )?part(?:y|ies)\b", r"between whom", r"who concluded",
             r"как(?:ие|ая) (?:\w+ ){0,3}сторон(?:ами|ой|ы)\b", r"кто (?:является )?сторон", r"между кем", r"стороны соглашения кто", r"участник\w* (?:соглашени|меморандум)",
             r"тараптар(?:ы)? кім", r"кімдер(?:дің)? арасында", r"тараптары", r"stron(?:ami|y|ą) (?:\w+ )?(?:porozumieni|memorandum|umowy)", r"kto jest stroną", r"między kim"),
        _any(r"preamble\n", r"collectively", r"represented by", r"именуемы", r"тараптар деп", r"zwan\w+ (?:dalej )?stronami", r"reprezentowan\w+ przez"),
    ),
    Topic.SIGNING: _Cues(
        _any(r"(?:where|when|in (?:which|what) (?:city|place|town|year)|what (?:date|day|city|place))[\w ,«»“”\"'-]{0,80}(?:signed|concluded|signing)",
             r"(?:date|day|place|city) (?:and (?:place|date) )?of (?:the )?signing", r"(?:где|когда|в каком (?:городе|году))[\w ,«»“”\"-]{0,80}(?:подпис|заключ)",
             r"(?:дата|место|день) подписания", r"(?:қайда|қашан|қай қалада)[\w ,«»“”\"-]{0,80}(?:қол қой|жасал)", r"қашан және қайда",
             r"(?:gdzie|kiedy|w jakim mieście)[\w ,„”\"-]{0,80}(?:podpis|zawart)", r"(?:data|miejsce) podpisania"),
        _any(r"preamble\n", r"signed in\b", r"signed (?:at|on)\b", r"done (?:in|at)\b", r"совершено в", r"подписан\w* в", r"қол қойылды", r"жасалды\b", r"podpisano w", r"sporządzono w",
             r"(?:«|\"|“|')?\s*[\d_]{1,6}\s*(?:»|\"|”|')?\s+(?:january|february|march|april|may|june|july|august|september|october|november|december|"
             r"январ|феврал|март|апрел|ма[йя]|июн|июл|август|сентябр|октябр|ноябр|декабр|stycz|lut|marc|kwie|maj|czerw|lip|sierp|wrze|paźdz|listop|grud)"),
    ),
    Topic.SIGNATORIES: _Cues(
        _any(r"who (?:has |have )?signed", r"signator", r"signed by", r"who put (?:his|her|their) (?:name|signature)", r"\bwho signed", r"on (?:whose )?behalf",
             r"(?:кто|кем)[\w ,«»“”\"-]{0,60}подпис", r"подписант", r"от имени", r"кім(?:дер)?[\w ,«»“”\"-]{0,60}қол қой", r"қол қойған", r"атынан",
             r"kto[\w ,„”\"-]{0,60}podpis", r"podpisał", r"sygnatariusz", r"w imieniu"),
        _any(r"signatures\n", r"(?:was|were) signed by", r"signed (?:the|a) \w+", r"подписал", r"подписан\w* \w+ими? ", r"қол қойды", r"podpisa(?:ł|li)"),
    ),
    Topic.AREAS: _Cues(
        _any(r"(?:areas?|fields?|directions?|topics?|subjects?|issues|spheres?) ", r"(?:areas?|fields?|directions?|topics?|subjects?)\b", r"направлени", r"област(?:и|ях)\b", r"сфер(?:ах|ы)\b", r"по каким вопросам",
             r"бағыт", r"салалар", r"dziedzin", r"obszar", r"kierunk", r"temat"),
        _any(r"(?:main |following |priority )?(?:areas|directions|fields|issues)\b", r"основны\w+ направлени", r"следующ\w+ (?:направлени|област|вопрос)", r"бағыттар", r"салалар", r"dziedzin", r"obszar", r"kierunk"),
    ),
    Topic.FORMS: _Cues(
        _any(r"forms?\b", r"ways? (?:of|do|to)", r"(?:в )?как\w+ форм", r"формы", r"нысан", r"түрлер", r"w jakich formach", r"form(?:y|ach|ę)\b"),
        _any(r"(?:following |these )?forms\b", r"следующ\w+ форм", r"в формах", r"нысан", r"form(?:ach|y)\b"),
    ),
    Topic.PREAMBLE: _Cues(
        _any(r"preambl", r"преамбул", r"кіріспе", r"preambuł", r"wstęp"),
        _any(r"preamble\n", r"have agreed (?:as follows|on the following)", r"agreed on the following", r"договорились о нижеследующем", r"келісті", r"uzgodni\w+ co następuje"),
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    """A provision that a question asks for, and the words that do so."""

    topic: Topic
    span: Span


def topics_asked(question: str) -> tuple[Asked, ...]:
    """The provisions that `question` asks for, each with every cue of it."""
    return tuple(
        Asked(topic, Span(match.start(), match.end()))
        for topic, cues in _CUES.items()
        for match in cues.question.finditer(question)
    )


def topics_of(text: str) -> frozenset[Topic]:
    """The provisions that `text`, a sentence or an article of an agreement, holds."""
    return frozenset(topic for topic, cues in _CUES.items() if cues.provision.search(text))
