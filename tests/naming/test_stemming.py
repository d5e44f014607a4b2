"""Words meet their other forms, and always themselves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memobot.naming.stemming import is_stop_word, possible_stems, stem, stem_text, stop_words, words

LANGUAGES = ("en", "ru", "kk", "pl")


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("en", "glazier glaziers Glazier's"),
        ("en", "dispute disputes DISPUTES"),
        ("en", "tile tiles tiled"),
        ("ru", "пчеловод пчеловода пчеловодов пчеловодам"),
        ("ru", "спор споры споров спорам"),
        ("ru", "мёд мед"),
        ("kk", "тарап тараптар тараптардың тараптары"),
        ("kk", "келісім келісімнің келісімге келісімдер"),
        ("pl", "latarnik latarnika latarników"),
        ("pl", "spór spory sporów"),
    ],
)
def test_forms_of_a_word_meet(language: str, forms: str) -> None:
    one, *others = forms.split()
    held = set(stem_text(one, language).split())
    for other in others:
        (word,) = words(other)
        assert held & set(possible_stems(word)), other


@given(st.text(max_size=80), st.sampled_from(LANGUAGES))
def test_the_same_word_in_a_question_and_in_a_text_meets(text: str, language: str) -> None:
    for word in words(text):
        assert stem(word, language) in possible_stems(word)


@given(st.text(st.characters(), max_size=200), st.sampled_from(LANGUAGES))
def test_every_stem_is_one_bounded_word(text: str, language: str) -> None:
    stems = stem_text(text, language)
    assert len(stems.split()) == len(list(words(text)))
    assert all(0 < len(one) < 300 for one in stems.split())


def test_words_that_ask_are_stop_words_and_words_that_name_are_not() -> None:
    for word in "what how который сколько қандай jaki ile".split():
        assert is_stop_word(word)
    for word in "memorandum renewal спор мерзім okres".split():
        assert not is_stop_word(word)
    assert stop_words("xx") == frozenset()
