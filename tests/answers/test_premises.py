"""What a question takes for granted, and the document has otherwise."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memobot.answers.premises import takes_for_granted_wrongly
from memobot.documents.model import Document, Passage
from memobot.documents.reading import read_text
from memobot.documents.structure import parse
from memobot.errors import QuestionError
from memobot.naming.names import NameCard, NameIndex
from memobot.search.question import understand

POTTERS = """\
# Memorandum of the Potters of Wallonia and the Weavers of Ghent

Ghent, 4 May 1987

## Article 1. Fairs

The Parties hold 12 fairs a year and put 700 euro into each.

## Article 2. Term

The Memorandum is in force for four years and may be ended by notice of 60 days.

## Article 3. Copies

It is done in two copies. Convention No. 97 is kept to.
"""

TKACHI = """\
Соглашение ткачей «Челнок» и сапожников «Дратва»

г. Онега, 12 марта 2004 года

Статья 1. Ярмарки

Стороны проводят семь ярмарок в год.

Статья 2. Срок

Соглашение действует пять лет. О расторжении уведомляют за два месяца.

Статья 3. Экземпляры

Соглашение составлено в трёх экземплярах.
"""

SZEWCY = """\
Umowa szewców „Kopyto” i kowali „Miech”

Kielce, dnia 9 września 1999 r.

Artykuł 1. Jarmarki

Strony organizują dwa jarmarki w roku.

Artykuł 2. Okres

Umowa obowiązuje przez sześć lat. Okres wypowiedzenia jest trzymiesięczny.

Artykuł 3. Egzemplarze

Sporządzono ją w czterech egzemplarzach.
"""


@cache
def _document(text: str) -> Document:
    return parse(read_text(text.encode(), "agreements/pact.md"))


@cache
def _names() -> NameIndex:
    every = map(_document, (POTTERS, TKACHI, SZEWCY))
    return NameIndex(
        [NameCard(f"{n}", one.title, (), "pact.md", one.kind, "") for n, one in enumerate(every)]
    )


def is_wrong(question: str, text: str) -> bool:
    """Whether it rests on what the text has otherwise, when all of its articles are found."""
    document = _document(text)
    passages = [
        Passage(number, document.document_id, one.span, one.number, None, "", one.span.of(text))
        for number, one in enumerate(document.articles(), 1)
    ]
    assert passages
    return takes_for_granted_wrongly(understand(question, _names()), document, passages)


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        (POTTERS, "What follows the ten-year term?", "What follows the four-year term?"),
        (POTTERS, "Why is the term 5 years?", "Why is the term 48 months?"),
        (POTTERS, "Who gets the notice of 30 days?", "Who gets the notice of sixty days?"),
        (POTTERS, "Where do the eight copies lie?", "Where do the two copies lie?"),
        (POTTERS, "Who pays the 900 euro?", "Who pays the 700 euro?"),
        (POTTERS, "Where are the 15 fairs held?", "Where are the 12 fairs held?"),
        (POTTERS, "Who keeps to Convention No. 98?", "Who keeps to Convention No. 97?"),
        (TKACHI, "Что будет после десятилетнего срока?", "Что будет после пятилетнего срока?"),
        (TKACHI, "Кто уведомляет за три месяца?", "Кто уведомляет за два месяца?"),
        (TKACHI, "Где хранят восемь экземпляров?", "Где хранят три экземпляра?"),
        (TKACHI, "Кто проводит девять ярмарок?", "Кто проводит семь ярмарок?"),
        (TKACHI, "Сегіз дана қайда сақталады?", "Үш дана қайда сақталады?"),
        (TKACHI, "Он жылдық мерзім біткенде не болады?", "Бес жылдық мерзім біткенде не болады?"),
        (SZEWCY, "Co następuje po dziesięciu latach?", "Co następuje po sześciu latach?"),
        (SZEWCY, "Kto prowadzi siedem jarmarków?", "Kto prowadzi dwa jarmarki?"),
        (SZEWCY, "Gdzie leży osiem egzemplarzy?", "Gdzie leżą cztery egzemplarze?"),
        (SZEWCY, "Jak działa dwumiesięczny okres?", "Jak działa trzymiesięczny okres?"),
    ],
)
def test_a_length_or_number_that_the_text_has_otherwise(text: str, wrong: str, right: str) -> None:
    assert is_wrong(wrong, text)
    assert not is_wrong(right, text)


@pytest.mark.parametrize(
    ("text", "question"),
    [
        (POTTERS, "Does the memorandum run for ten years?"),
        (POTTERS, "Are there eight copies?"),
        (TKACHI, "Действует ли соглашение десять лет?"),
        (TKACHI, "Составлено ли оно в восьми экземплярах?"),
        (TKACHI, "Келісім он жыл күшінде бола ма?"),
        (SZEWCY, "Czy umowa obowiązuje przez dziesięć lat?"),
    ],
)
def test_a_question_whether_it_is_so_takes_nothing_for_granted(text: str, question: str) -> None:
    assert not is_wrong(question, text)


def test_but_what_names_the_text_is_taken_for_granted_there_too() -> None:
    asks = "does the host pay?"
    assert is_wrong(f"Under the ten-year memorandum of the potters, {asks}", POTTERS)
    assert not is_wrong(f"Under the four-year memorandum of the potters, {asks}", POTTERS)


@pytest.mark.parametrize(
    ("text", "question"),
    [
        (POTTERS, "What is the annual fair?"),
        (POTTERS, "How often do they meet in the next three months?"),
        (POTTERS, "What happened in 1993?"),
        (POTTERS, "Who feeds the nine zebras?"),
        (POTTERS, "What is done in the course of one year?"),
        (POTTERS, "Which 1993 fairs were held?"),
        (POTTERS, "What does Article 3 of fairs say?"),
        (POTTERS, "What was signed on 5 June 1987?"),
        (TKACHI, "Что проводили в последние три месяца?"),
        (TKACHI, "Кто кормит девять зебр?"),
        (SZEWCY, "Gdzie są w najbliższych dwóch miesiącach?"),
        (SZEWCY, "Kto karmi dziewięć zebr?"),
    ],
)
def test_what_the_text_need_not_have(text: str, question: str) -> None:
    assert not is_wrong(question, text)


@pytest.mark.parametrize(
    ("text", "question"),
    [
        (POTTERS, "What will they do in three years?"),  # "12 fairs a year"
        (TKACHI, "Что подписали 12 марта 2004 года?"),  # "семь ярмарок в год"
        (SZEWCY, "Co strony zrobią za trzy lata?"),  # "dwa jarmarki w roku"
    ],
)
def test_a_year_is_not_what_a_number_of_fairs_counts(text: str, question: str) -> None:
    assert not is_wrong(question, text)


def test_a_number_is_looked_for_in_what_was_found_and_a_length_in_all_of_the_text() -> None:
    document = _document(POTTERS)

    def wrong(question: str) -> bool:
        return takes_for_granted_wrongly(understand(question, _names()), document, ())

    assert not wrong("Where do the eight copies lie?")
    assert wrong("What follows the ten-year term?")
    assert not wrong("What follows the four-year term?")


def test_months_are_no_number_of_days() -> None:
    assert is_wrong("Who gets the notice of two months?", POTTERS)


@given(st.text(max_size=120))
def test_any_question_is_judged(text: str) -> None:
    for asked in (text, f"Why {text} 12 copies for {text} ten years, {text}?"):
        try:
            assert is_wrong(asked, POTTERS) in (True, False)
        except QuestionError as error:
            assert "empty" in str(error)
