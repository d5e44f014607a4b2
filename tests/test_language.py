"""The language of short questions, with the letters of the language and without."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memobot.language import LANGUAGES, detect

QUESTIONS = {
    "en": [
        "How long does it run?",
        "Who signed the pact?",
        "What are the areas of cooperation?",
        "Which article is about safety?",
        "renewal of the memorandum",
        "How is the agreement with Łódź renewed?",
        "When did they meet in Kraków?",
        "Is there a notice period?",
        "May a party leave?",
        "notice period",
        "GLATIL",
        "Article 7",
        "What does the Polish memorandum say about training?",
        "Does it mention Алматы?",
        "17.10.2023?",
        "What happens if they disagree?",
        "copies",
    ],
    "ru": [
        "Как долго действует договор?",
        "Кто подписал?",
        "Что говорится о спорах?",
        "срок действия меморандума",
        "статья 7",
        "ст. 7",
        "Где и когда заключено соглашение с OPZZ?",
        "Сколько экземпляров?",
        "Можно ли его расторгнуть?",
        "Какие направления?",
        "уведомление",
        "КТО СТОРОНЫ",
        "О чём договорились пчеловоды?",
        "меморандум с Польшей: продление",
        "А как продлевается?",
        "Что с казахским текстом?",
    ],
    "kk": [
        "Меморандум қанша жылға жасалған?",
        "Келісім қалай ұзартылады?",
        "Кім қол қойды?",
        "7-бап не туралы?",
        "тараптар кім?",
        "Келісімнің мерзімі қандай?",
        "Даулар қалай шешіледі?",
        "Қай тілде жазылған?",
        "Меморандум туралы не бар?",
        "Польшамен меморандум бойынша ескерту",
        "келісім мен хаттама",
        "Қашан күшіне енеді?",
        "КЕЛІСІМ ҚАШАН АЯҚТАЛАДЫ",
        "Орыс тіліндегі мәтін бар ма?",
        "тоқтату",
        "Бұл келісім туралы айтшы",
    ],
    "pl": [
        "Jak długo obowiązuje porozumienie?",
        "Kto podpisał?",
        "Jakie są dziedziny współpracy?",
        "spory i ich rozstrzyganie",
        "art. 7 umowy",
        "Kiedy wchodzi w życie?",
        "Ile egzemplarzy?",
        "okres wypowiedzenia umowy",
        "Czy można ją przedłużyć?",
        "W jakim języku?",
        # without diacritics
        "Jak dlugo trwa umowa?",
        "Kto podpisal memorandum z OPZZ?",
        "Czy strony moga odstapic od umowy?",
        "Na jaki okres zawarto porozumienie?",
        "co mowi artykul 7",
        "Ile jest egzemplarzy i w jakich jezykach?",
        "Gdzie i kiedy podpisano umowe",
        "PRZEDŁUŻENIE",
    ],
}


@pytest.mark.parametrize(
    ("language", "question"),
    [(language, question) for language, asked in QUESTIONS.items() for question in asked],
)
def test_the_language_of_a_short_question(language: str, question: str) -> None:
    assert detect(question) == language


def test_there_are_enough_questions_in_each_language() -> None:
    assert set(QUESTIONS) == set(LANGUAGES)
    assert sum(map(len, QUESTIONS.values())) >= 60


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Стороны договорились. " * 50 + "The Parties agreed."),
        ("en", "The Parties agreed. " * 50 + "Стороны договорились."),
        ("kk", "Тараптар келісімге қол қойды. " * 20 + "Стороны подписали соглашение."),
        ("pl", "Strony zawarły umowę i podpisały ją. " * 20 + "The Parties have signed it."),
    ],
)
def test_most_of_a_text_decides(language: str, text: str) -> None:
    assert detect(text) == language


@given(st.text(max_size=200))
def test_there_is_always_an_answer(text: str) -> None:
    assert detect(text) in LANGUAGES


@pytest.mark.parametrize("text", ["", "   ", "123", "🙂", "你好", "שלום"])
def test_english_when_nothing_speaks_for_another(text: str) -> None:
    assert detect(text) == "en"


def test_a_huge_text_is_judged_by_its_beginning() -> None:
    assert detect("Стороны договорились о сотрудничестве. " * 600 + "the of and " * 500_000) == "ru"
