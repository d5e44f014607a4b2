"""What a message says, and the words that only tie it to the conversation."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memobot.answers.follow_ups.cues import is_only, numbers_in
from memobot.answers.follow_ups.said import read, spoken


@pytest.mark.parametrize(
    ("message", "core", "language"),
    [
        ("and for Poland?", "for Poland", "en"),
        ("What about the notice period?", "the notice period", "en"),
        ("А что насчёт уведомления?", "уведомления", "ru"),
        ("а с Польшей?", "с Польшей", "ru"),
        ("Ал хабарлама мерзімі ше?", "хабарлама мерзімі", "kk"),
        ("A co z okresem wypowiedzenia?", "okresem wypowiedzenia", "pl"),
        ("Thanks! And for Poland?", "for Poland", "en"),
        ("and the notice, please?", "the notice", "en"),
    ],
)
def test_a_follow_up(message: str, core: str, language: str) -> None:
    said = read(message)
    assert (said.core, said.language, said.opened, said.corrects) == (core, language, True, False)


@pytest.mark.parametrize(
    ("message", "core", "rejected"),
    [
        ("no, I meant the Central Asian one", "the Central Asian one", ""),
        ("not the term, the notice", "the notice", "the term"),
        ("No, not the term but the notice period", "the notice period", "the term"),
        ("the notice, not the term", "the notice", "the term"),
        ("Not that one", "", "that one"),
        ("нет, я имел в виду срок уведомления", "срок уведомления", ""),
        ("не срок, а уведомление", "уведомление", "срок"),
        ("нет, не формы, а направления", "направления", "формы"),
        ("жоқ, мен хабарлама мерзімін айттым", "хабарлама мерзімін", ""),
        ("мерзім емес, хабарлама", "хабарлама", "мерзім"),
        ("nie, chodziło mi o porozumienie CTUCA", "porozumienie CTUCA", ""),
        ("nie spory, tylko zmiany", "zmiany", "spory"),
    ],
)
def test_a_correction(message: str, core: str, rejected: str) -> None:
    said = read(message)
    assert (said.core, said.rejected, said.corrects) == (core, rejected, True)


@pytest.mark.parametrize(
    "question",
    [
        "How long does the memorandum with Poland run?",
        "May a Party not object in time?",
        "Is notice not needed, if nobody objects in the first three months of the term?",
        "No amendments without consent: which article says so?",
        "Не позднее чем за сколько месяцев нужно уведомить, чтобы расторгнуть соглашение?",
        "Меморандум қанша жылға жасалды?",
        "Jak długo obowiązuje memorandum z OPZZ?",
        "Great Britain: who signed for it?",
        "Hi-Tech Workers' Union: how is the agreement renewed?",
    ],
)
def test_a_whole_question_is_left_as_it_is(question: str) -> None:
    said = read(question)
    assert said.text == question
    assert said.core == question.rstrip("?")
    assert (said.opened, said.corrects, said.courtesy, said.rejected) == (False, False, None, "")


@pytest.mark.parametrize(
    ("message", "kind"),
    [
        ("Thank you very much!", "thanks"),
        ("Ok, thanks, bye", "thanks"),
        ("Добрый день", "greeting"),
        ("рахмет", "thanks"),
        ("Сау болыңыз!", "farewell"),
        ("Dzień dobry.", "greeting"),
    ],
)
def test_a_courtesy_says_nothing_more(message: str, kind: str) -> None:
    said = read(message)
    assert (said.text, said.courtesy) == ("", kind)


def test_a_few_words_are_in_the_language_that_is_likely() -> None:
    assert spoken("a spory?", "pl") == "pl"
    assert spoken("срок?", "kk") == "kk"
    assert spoken("amendments?", "ru") == "en"
    assert spoken("How long does the memorandum with Poland run?", "pl") == "en"


def test_numbers_of_a_list_in_four_languages() -> None:
    for text in ("the second one", "второе", "екіншісі", "w drugim", "2"):
        assert 1 in {number for number, _ in numbers_in(text)}, text
    assert not numbers_in("2028?")
    assert is_only("which article says that?", "stated")
    assert not is_only("which article says that strikes are lawful?", "stated")


@given(st.text(max_size=400))
def test_any_message_can_be_read(message: str) -> None:
    said = read(message)
    assert len(said.core) <= len(said.text) <= len(message)


@pytest.mark.parametrize("piece", ["not the ", "and ", "no, ", "не а ", "the other one ", ", nie "])
def test_no_message_takes_long_to_read(piece: str) -> None:
    started = time.process_time()
    read((piece * 2000)[:2000])
    read((piece * 300)[:300])
    assert time.process_time() - started < 2
