"""What the page says itself, in the language of the question."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Phrases:
    """The words of one language."""

    sources: str  # heading of the citations
    nearest: str  # heading of the citations of a refusal,
    mentioned: str  # and of one that says that the text is not held
    understood: str  # leads to the question that a follow-up was taken for
    open: str  # what a click on a citation does
    file: str
    version: str
    copy: str
    copied: str
    writing: str  # while a language model writes; nothing is verified yet, or not all
    verified: str  # what a check mark behind a sentence means
    written: str  # names the model
    empty: str
    no_index: str
    cannot: str
    failed: str


_ENGLISH = Phrases(
    sources="Sources",
    nearest="What comes nearest",
    mentioned="Where it is mentioned",
    understood="Understood as:",
    open="Show the text",
    file="File",
    version="version",
    copy="Copy with sources",
    copied="Copied",
    writing="The answer is being written and checked …",
    verified="Checked against its source",
    written="Written by {}; each sentence with ✓ was checked against its source.",
    empty="Please type a question.",
    no_index="The texts have not been made searchable yet. Run `memobot ingest`, then ask again.",
    cannot="This question cannot be answered at the moment:",
    failed="Something went wrong here, not with your question. Please try again.",
)

_RUSSIAN = Phrases(
    sources="Источники",
    nearest="Ближе всего по смыслу",
    mentioned="Где это упоминается",
    understood="Вопрос понят так:",
    open="Показать текст",
    file="Файл",
    version="версия",
    copy="Копировать с источниками",
    copied="Скопировано",
    writing="Ответ пишется и проверяется …",
    verified="Сверено с источником",
    written="Написала модель {}; каждое предложение с ✓ сверено с источником.",
    empty="Введите, пожалуйста, вопрос.",
    no_index="Тексты ещё не подготовлены для поиска. Выполните `memobot ingest` "
    "и задайте вопрос снова.",
    cannot="Сейчас ответить на этот вопрос нельзя:",
    failed="Произошла ошибка на нашей стороне, вопрос ни при чём. Попробуйте ещё раз.",
)

_KAZAKH = Phrases(
    sources="Дереккөздер",
    nearest="Мағынасы ең жақын жерлер",
    mentioned="Бұл туралы айтылған жер",
    understood="Сұрақ былай түсінілді:",
    open="Мәтінді көрсету",
    file="Файл",
    version="нұсқа",
    copy="Дереккөздерімен бірге көшіру",
    copied="Көшірілді",
    writing="Жауап жазылып, тексеріліп жатыр …",
    verified="Дереккөзімен салыстырылып тексерілді",
    written="Жауапты {} моделі жазды; ✓ белгісі бар әр сөйлем дереккөзімен салыстырылды.",
    empty="Сұрағыңызды жазыңыз.",
    no_index="Мәтіндер іздеуге әлі дайындалмаған. `memobot ingest` командасын орындап, "
    "сұрағыңызды қайта қойыңыз.",
    cannot="Бұл сұраққа қазір жауап беру мүмкін емес:",
    failed="Қате біздің жақтан шықты, сұрағыңызда мін жоқ. Қайталап көріңіз.",
)

_POLISH = Phrases(
    sources="Źródła",
    nearest="Najbliższe fragmenty",
    mentioned="Gdzie o tym mowa",
    understood="Pytanie zrozumiane jako:",
    open="Pokaż tekst",
    file="Plik",
    version="wersja",
    copy="Kopiuj ze źródłami",
    copied="Skopiowano",
    writing="Odpowiedź jest pisana i sprawdzana …",
    verified="Sprawdzono zgodność ze źródłem",
    written="Napisał model {}; zgodność każdego zdania ze znakiem ✓ z jego źródłem sprawdzono.",
    empty="Wpisz pytanie.",
    no_index="Teksty nie są jeszcze przygotowane do wyszukiwania. Uruchom `memobot ingest` "
    "i zapytaj ponownie.",
    cannot="Na to pytanie nie można teraz odpowiedzieć:",
    failed="Coś poszło nie tak po naszej stronie, nie z Twoim pytaniem. Spróbuj ponownie.",
)

PHRASES: Mapping[str, Phrases] = {
    "en": _ENGLISH,
    "ru": _RUSSIAN,
    "kk": _KAZAKH,
    "pl": _POLISH,
}


def phrases(language: str) -> Phrases:
    """The phrases of a language code; English for one that is not known."""
    return PHRASES.get(language, _ENGLISH)
