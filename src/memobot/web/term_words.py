"""The words of the terms card, the timeline and the deadlines, in four languages.

No word is bent to fit another: a date or a duration stands beside its label, not in a sentence,
so that it reads well in every language. What is in braces is filled in.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from memobot.terms.ledger import State


@dataclass(frozen=True, slots=True)
class CardWords:
    """The labels of the terms card and the words of its values."""

    terms: str  # heading
    parties: str
    signed: str
    effective: str
    term: str
    ends: str
    first_ends: str  # for one that is renewed
    renewal: str
    notice: str
    notice_by: str
    current: str
    languages: str
    copies: str
    warnings: str
    not_found: str
    without_end: str
    automatic: str
    not_automatic: str
    each_time: str
    once: str
    at_most: str
    before_end: str
    any_time: str
    written: str
    number: str
    equal: str
    prevails: str
    each_language: str
    computed: str
    in_text: str  # where a value stands that stands in no article


@dataclass(frozen=True, slots=True)
class OverviewWords:
    """The words of the timeline and of the deadlines."""

    timeline: str  # heading, and the message that asks for it
    due: str
    terms: str  # a message that asks for the terms card
    as_of: str
    first: str  # legend: the first term,
    renewed: str  # one that has begun,
    ahead: str  # the next,
    too_late: str  # and the time when notice comes too late
    without: str
    table: str
    ask: str
    question: str
    agreement: str
    state: str
    date: str
    what: str
    nothing: str
    none: str
    calendar: str
    sheet: str


@dataclass(frozen=True, slots=True)
class TermWords:
    """All of one language."""

    card: CardWords
    overview: OverviewWords
    states: Mapping[State, str]
    kinds: Mapping[str, str]  # by DeadlineKind
    names: Mapping[str, str]  # of languages, by their codes


_ENGLISH = TermWords(
    card=CardWords(
        terms="Terms at a glance",
        parties="Parties",
        signed="Signed",
        effective="In force from",
        term="Term",
        ends="Ends",
        first_ends="First term ends",
        renewal="Renewal",
        notice="Notice",
        notice_by="Notice by",
        current="Current term",
        languages="Languages",
        copies="Copies",
        warnings="Please note",
        not_found="Not found in the text",
        without_end="without end",
        automatic="automatic",
        not_automatic="not automatic",
        each_time="each time",
        once="once",
        at_most="at most {} times",
        before_end="{} before the end",
        any_time="at any time, {} ahead",
        written="in writing",
        number="No. {}",
        equal="equally authentic",
        prevails="this one prevails: {}",
        each_language="in each language",
        computed="worked out",
        in_text="in the text",
    ),
    overview=OverviewWords(
        timeline="Timeline of all agreements",
        due="What is due within a year?",
        terms="Terms at a glance",
        as_of="As of {}",
        first="first term",
        renewed="renewed",
        ahead="next term, unless notice is given",
        too_late="too late for notice",
        without="No term found",
        table="As a table",
        ask="Ask how long it runs",
        question="How long does the {} run, and how is it renewed?",
        agreement="Agreement",
        state="State",
        date="Date",
        what="What is due",
        nothing="Nothing is due within a year.",
        none="No agreements are held here.",
        calendar="Calendar (.ics)",
        sheet="Table (.csv)",
    ),
    states={
        State.NOT_YET: "not yet in force",
        State.IN_FORCE: "in force",
        State.ENDED: "ended",
        State.UNKNOWN: "state not known",
    },
    kinds={
        "notice": "last day for notice",
        "renews": "is renewed",
        "ends": "ends",
    },
    names={"en": "English", "ru": "Russian", "kk": "Kazakh", "pl": "Polish"},
)

_RUSSIAN = TermWords(
    card=CardWords(
        terms="Главные условия",
        parties="Стороны",
        signed="Подписано",
        effective="Вступление в силу",
        term="Срок действия",
        ends="Окончание",
        first_ends="Конец первого срока",
        renewal="Продление",
        notice="Уведомление",
        notice_by="Уведомить не позднее",
        current="Текущий срок",
        languages="Языки",
        copies="Экземпляры",
        warnings="Обратите внимание",
        not_found="В тексте не найдено",
        without_end="бессрочно",
        automatic="автоматически",
        not_automatic="не автоматически",
        each_time="каждый раз",
        once="один раз",
        at_most="не более {} раз",
        before_end="{} до окончания",
        any_time="в любое время, заранее: {}",
        written="письменно",
        number="№ {}",
        equal="тексты равно аутентичны",
        prevails="преимущество имеет {}",
        each_language="на каждом языке",
        computed="вычислено",
        in_text="в тексте",
    ),
    overview=OverviewWords(
        timeline="Все соглашения на шкале времени",
        due="Какие сроки наступают в течение года?",
        terms="Главные условия",
        as_of="По состоянию на {}",
        first="первый срок",
        renewed="продлено",
        ahead="следующий срок, если не будет уведомления",
        too_late="уведомлять уже поздно",
        without="Срок не найден",
        table="Таблицей",
        ask="Спросить о сроке действия",
        question="«{}»: каков срок действия и как он продлевается?",
        agreement="Соглашение",
        state="Состояние",
        date="Дата",
        what="Что наступает",
        nothing="В течение года ни один срок не наступает.",
        none="Соглашений здесь нет.",
        calendar="Календарь (.ics)",
        sheet="Таблица (.csv)",
    ),
    states={
        State.NOT_YET: "ещё не в силе",
        State.IN_FORCE: "действует",
        State.ENDED: "прекращено",
        State.UNKNOWN: "состояние неизвестно",
    },
    kinds={
        "notice": "последний день для уведомления",
        "renews": "продление",
        "ends": "окончание",
    },
    names={"en": "английский", "ru": "русский", "kk": "казахский", "pl": "польский"},
)

_KAZAKH = TermWords(
    card=CardWords(
        terms="Негізгі шарттар",
        parties="Тараптар",
        signed="Қол қойылған күні",
        effective="Күшіне енуі",
        term="Қолданылу мерзімі",
        ends="Аяқталуы",
        first_ends="Бірінші мерзімнің соңы",
        renewal="Ұзартылуы",
        notice="Хабарлама",
        notice_by="Хабарлаудың соңғы күні",
        current="Ағымдағы мерзім",
        languages="Тілдері",
        copies="Даналары",
        warnings="Назар аударыңыз",
        not_found="Мәтіннен табылмады",
        without_end="мерзімсіз",
        automatic="автоматты түрде",
        not_automatic="автоматты түрде емес",
        each_time="әр жолы",
        once="бір рет",
        at_most="ең көбі {} рет",
        before_end="аяқталуына {} қалғанға дейін",
        any_time="кез келген уақытта, алдын ала: {}",
        written="жазбаша",
        number="№ {}",
        equal="мәтіндердің күші бірдей",
        prevails="басым тіл: {}",
        each_language="әр тілде",
        computed="есептелген",
        in_text="мәтінде",
    ),
    overview=OverviewWords(
        timeline="Барлық келісімдер уақыт шкаласында",
        due="Бір жыл ішінде қандай мерзімдер келеді?",
        terms="Негізгі шарттар",
        as_of="Есептелген күні: {}",
        first="бірінші мерзім",
        renewed="ұзартылған",
        ahead="хабарлама берілмесе, келесі мерзім",
        too_late="хабарлауға кеш",
        without="Мерзімі табылмады",
        table="Кесте түрінде",
        ask="Қолданылу мерзімі туралы сұрау",
        question="«{}»: қолданылу мерзімі қандай және ол қалай ұзартылады?",
        agreement="Келісім",
        state="Күйі",
        date="Күні",
        what="Не болады",
        nothing="Бір жыл ішінде ешқандай мерзім келмейді.",
        none="Мұнда келісімдер жоқ.",
        calendar="Күнтізбе (.ics)",
        sheet="Кесте (.csv)",
    ),
    states={
        State.NOT_YET: "әлі күшіне енген жоқ",
        State.IN_FORCE: "күшінде",
        State.ENDED: "аяқталған",
        State.UNKNOWN: "күйі белгісіз",
    },
    kinds={
        "notice": "хабарлаудың соңғы күні",
        "renews": "ұзартылады",
        "ends": "аяқталады",
    },
    names={"en": "ағылшын", "ru": "орыс", "kk": "қазақ", "pl": "поляк"},
)

_POLISH = TermWords(
    card=CardWords(
        terms="Najważniejsze warunki",
        parties="Strony",
        signed="Podpisano",
        effective="Wejście w życie",
        term="Okres obowiązywania",
        ends="Koniec",
        first_ends="Koniec pierwszego okresu",
        renewal="Przedłużenie",
        notice="Wypowiedzenie",
        notice_by="Wypowiedzieć najpóźniej",
        current="Bieżący okres",
        languages="Języki",
        copies="Egzemplarze",
        warnings="Uwaga",
        not_found="Nie znaleziono w tekście",
        without_end="na czas nieokreślony",
        automatic="automatycznie",
        not_automatic="nie automatycznie",
        each_time="za każdym razem",
        once="jeden raz",
        at_most="najwyżej {} razy",
        before_end="{} przed końcem",
        any_time="w każdej chwili, z wyprzedzeniem: {}",
        written="na piśmie",
        number="nr {}",
        equal="teksty jednakowo autentyczne",
        prevails="rozstrzyga {}",
        each_language="w każdym języku",
        computed="obliczono",
        in_text="w tekście",
    ),
    overview=OverviewWords(
        timeline="Wszystkie umowy na osi czasu",
        due="Jakie terminy przypadają w ciągu roku?",
        terms="Najważniejsze warunki",
        as_of="Stan na {}",
        first="pierwszy okres",
        renewed="przedłużono",
        ahead="kolejny okres, jeśli nikt nie wypowie",
        too_late="za późno na wypowiedzenie",
        without="Nie znaleziono okresu obowiązywania",
        table="Jako tabela",
        ask="Zapytaj o okres obowiązywania",
        question="Jak długo obowiązuje „{}” i jak jest przedłużane?",
        agreement="Umowa",
        state="Stan",
        date="Data",
        what="Co przypada",
        nothing="W ciągu roku nie przypada żaden termin.",
        none="Nie ma tu żadnych umów.",
        calendar="Kalendarz (.ics)",
        sheet="Tabela (.csv)",
    ),
    states={
        State.NOT_YET: "jeszcze nie weszło w życie",
        State.IN_FORCE: "obowiązuje",
        State.ENDED: "wygasło",
        State.UNKNOWN: "stan nieznany",
    },
    kinds={
        "notice": "ostatni dzień na wypowiedzenie",
        "renews": "przedłużenie",
        "ends": "koniec",
    },
    names={"en": "angielski", "ru": "rosyjski", "kk": "kazachski", "pl": "polski"},
)

TERM_WORDS: Mapping[str, TermWords] = {
    "en": _ENGLISH,
    "ru": _RUSSIAN,
    "kk": _KAZAKH,
    "pl": _POLISH,
}


def term_words(language: str) -> TermWords:
    """The words of a language code; English for one that is not known."""
    return TERM_WORDS.get(language, _ENGLISH)
