"""The stance of a sentence beside that of its source, in four languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memobot.answers.generative.guarding.accord import discord, turns
from memobot.answers.generative.guarding.parts import unsupported_part
from memobot.answers.generative.guarding.wording import is_reordered
from memobot.naming.terms import profile, read_terms

SOURCES = {
    "en": "If it is due, the Trust may pay the fee to both parties within 14 days.",
    "ru": "Стороны не реже одного раза в год проводят встречи.",
    "pl": "Każda ze Stron może wypowiedzieć umowę.",
    "kk": "Тараптар жылына кемінде бір рет кездеседі.",
}


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "If it is due, the Trust shall not pay the fee."),
        ("en", "If it is due, only the Trust may pay the fee."),
        ("en", "If it is due, the Trust must pay the fee."),
        ("en", "If it is due, the Trust may pay the fee to either party."),
        ("en", "If it was due, the Trust has paid the fee."),
        ("en", "The Trust pays the fee."),
        ("ru", "Стороны обязаны проводить встречи не реже одного раза в год."),
        ("ru", "Стороны не более одного раза в год проводят встречи."),
        ("ru", "Стороны всегда проводят встречи не реже одного раза в год."),
        ("pl", "Każda ze Stron musi wypowiedzieć umowę."),
        ("pl", "Obie Strony mogą wypowiedzieć umowę wspólnie."),
        ("kk", "Тараптар жылына ең көп дегенде бір рет кездеседі."),
    ],
)
def test_what_is_added_lost_or_turned_is_told(language: str, sentence: str) -> None:
    assert discord((sentence, language), [(SOURCES[language], language)])


@pytest.mark.parametrize("language", SOURCES)
def test_a_text_is_in_accord_with_itself(language: str) -> None:
    text = (SOURCES[language], language)
    assert discord(text, [text]) is None


@given(st.text(max_size=300), st.text(max_size=300), st.sampled_from(["en", "ru", "kk", "pl"]))
def test_any_texts_can_be_compared(sentence: str, source: str, language: str) -> None:
    discord((sentence, language), [(source, language)])
    turns((sentence, language))
    terms = read_terms(sentence, language)
    unsupported_part((sentence, language), terms, (), profile(source))
    assert not is_reordered(terms[:1], source, language)


def test_an_item_that_is_added_to_a_list_is_told() -> None:
    source = profile("Experts and teachers are exchanged.")
    sentence = ("Experts, policemen and teachers are exchanged.", "en")
    part = unsupported_part(sentence, read_terms(*sentence), (), source)
    assert part == "policemen"


def test_one_move_is_no_other_order_and_a_swap_is_one() -> None:
    source = "A lawyer of the unions will advise porters on contracts in September."
    moved = read_terms("In September a lawyer of the unions will advise porters.", "en")
    swapped = read_terms("Porters will advise a lawyer of the unions on contracts.", "en")
    assert not is_reordered(moved, source, "en")
    assert is_reordered(swapped, source, "en")
