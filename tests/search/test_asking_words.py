"""Whether a sentence asks, and for more than a yes or no."""

from __future__ import annotations

import pytest

from memobot.search.asking_words import asks, asks_openly


@pytest.mark.parametrize(
    ("text", "any_question", "open_question"),
    [
        ("How many copies were signed?", True, True),
        ("Does it run for ten years?", True, False),
        ("The agreement with the Łódź council", False, False),
        ("Сколько экземпляров подписано?", True, True),
        ("Можно ли продлить меморандум?", True, False),
        ("Ile egzemplarzy podpisano?", True, True),
        ("Czy trwa dziesięć lat?", True, False),
        ("Неше данада жасалды?", True, True),
        ("Он жылға жасалды ма?", True, False),
        ("Somewhere with Hanover", False, False),
    ],
)
def test_sentences_that_ask(text: str, any_question: bool, open_question: bool) -> None:
    assert asks(text) is any_question
    assert asks_openly(text) is open_question
