"""Which messages ask for a translation, into which language, and what they ask besides."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memobot.answers.generative.translation_requests import asked_translation, without_request

ASKING = [
    ("Translate Article 9 of the Polish memorandum into Russian", "ru"),
    ("What does Article 9 of the Polish memorandum say? In Russian, please", "ru"),
    ("How long does the Polish memorandum run? Translate the quote into Polish.", "pl"),
    ("In English, what is the term of the Shymkent agreement?", "en"),
    ("Could you please translate Article 3 of the Shymkent agreement to Polish, please?", "pl"),
    ("Translate what the memorandum says on disputes into Kazakh", "kk"),
    ("What does Article 9 say in Russian?", "ru"),
    ("Who signed it? (in Kazakh, please)", "kk"),
    ("Answer in Russian: in which languages is the memorandum drawn up?", "ru"),
    ("I need a Russian translation of Article 7", "ru"),
    ("give me a translation of Article 1", "en"),
    ("Переведи статью 9 меморандума с Польшей на русский язык", "ru"),
    ("Сколько действует меморандум с Польшей? Переведите на казахский", "kk"),
    ("статью 9 переведи на польский, пожалуйста", "pl"),
    ("Можете перевести мне статью 9 на английский?", "en"),
    ("Ответь по-английски, кто подписал меморандум", "en"),
    ("Как звучит статья 9 по-польски?", "pl"),
    ("Мне нужен перевод статьи 9 на казахский", "kk"),
    ("Польша меморандумының 9-бабын орыс тіліне аударып бер", "ru"),
    ("9-бапты қазақшаға аударып беріңізші", "kk"),
    ("Қазақша жауап беріңізші: меморандум қанша жылға жасалды?", "kk"),
    ("9-бап орысша қалай?", "ru"),
    ("Przetłumacz artykuł 9 memorandum z OPZZ na polski", "pl"),
    ("Proszę przetłumaczyć art. 2 na kazachski", "kk"),
    ("Poproszę o tłumaczenie artykułu 9 na rosyjski", "ru"),
    ("Jak brzmi artykuł 9 po angielsku?", "en"),
]
OF_WHAT_WAS_SAID = [
    ("Translate it into Russian", "ru"),
    ("please translate the answer", "en"),
    ("in English please", "en"),
    ("And now in Polish", "pl"),
    ("переведи это", "ru"),
    ("по-русски, пожалуйста", "ru"),
    ("а теперь на казахском", "kk"),
    ("аударып бер", "kk"),
    ("қазақша", "kk"),
    ("przetłumacz to na angielski", "en"),
    ("po polsku proszę", "pl"),
]
NOT_ASKING = [
    "What is the Polish memorandum about?",
    "In which languages is the Polish memorandum drawn up?",
    "Is the memorandum drawn up in Polish?",
    "Was the agreement signed in Kazakh, in Polish, in English?",
    "Which text prevails, the one in English?",
    "How many copies are in Kazakh?",
    "Who pays for the translation?",
    "Who translates the documents into Russian?",
    "Must the Parties translate documents?",
    "Does the host party translate the minutes into English?",
    "Is there an English translation of the agreement?",
    "Do we have to answer in Kazakh?",
    "Translate Article 9 into German",  # nobody could check it
    "На каком языке составлен меморандум?",
    "Меморандум составлен на русском языке?",
    "Есть ли текст на казахском?",
    "Кто оплачивает перевод?",
    "Кто переводит документы на русский язык?",
    "Должна ли сторона перевести взнос до 1 мая?",
    "переведи на французский",
    "Меморандум қай тілде жасалған?",
    "Қазақ тілінде неше дана жасалды?",
    "Аударма шығындарын кім төлейді?",
    "W jakich językach sporządzono memorandum?",
    "Czy memorandum jest po polsku?",
    "Kto płaci za tłumaczenie?",
]


@pytest.mark.parametrize(("message", "target"), [*ASKING, *OF_WHAT_WAS_SAID])
def test_a_translation_is_asked_for(message: str, target: str) -> None:
    assert asked_translation(message) == target


@pytest.mark.parametrize("message", NOT_ASKING)
def test_a_question_about_languages_and_translations_asks_for_none(message: str) -> None:
    assert asked_translation(message) is None
    assert without_request(message) == message


@pytest.mark.parametrize(
    ("message", "left"),
    [
        (ASKING[0][0], "Article 9 of the Polish memorandum"),
        (ASKING[1][0], "What does Article 9 of the Polish memorandum say"),
        (ASKING[2][0], "How long does the Polish memorandum run?"),
        (ASKING[3][0], "what is the term of the Shymkent agreement?"),
        ("What does Article 9 say in Russian?", "What does Article 9 say?"),
        ("Answer in Polish: who signed it?", "who signed it?"),
        ("статью 9 переведи на польский, пожалуйста", "статью 9"),
        ("Польша меморандумының 9-бабын орыс тіліне аударып бер", "Польша меморандумының 9-бабын"),
        ("Proszę przetłumaczyć art. 2 na kazachski", "art. 2"),
    ],
)
def test_the_question_is_left_without_the_request(message: str, left: str) -> None:
    assert without_request(message) == left


@pytest.mark.parametrize(("message", "_"), OF_WHAT_WAS_SAID)
def test_nothing_is_left_where_the_answer_before_is_meant(message: str, _: str) -> None:
    assert without_request(message) == ""


@given(st.text())
def test_any_message_can_be_read(message: str) -> None:
    assert asked_translation(message) in {None, "en", "ru", "kk", "pl"}
    assert len(without_request(message)) <= len(message)


@pytest.mark.parametrize(
    "piece", ["translate ", "please ", "переведи мне ", "in English, ", ", ", "( ", "say a ", "\n"]
)
def test_long_messages_take_no_time(piece: str) -> None:
    started = time.perf_counter()
    asked_translation((piece * 600)[:600])
    asked_translation(piece * 20_000)
    assert time.perf_counter() - started < 2
