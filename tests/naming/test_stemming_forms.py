"""Words meet their other forms, and always themselves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memobot.naming.stemming import possible_stems, query_words, stem, stem_text, words

LANGUAGES = ("en", "ru", "kk", "pl")
LETTERS = st.text(st.characters(categories=("L", "N", "M")), min_size=1, max_size=30)


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("en", "agreement Agreements AGREEMENT’S"),
        ("en", "party parties party's Parties’"),
        ("ru", "соглашение соглашения соглашений Соглашению"),
        ("ru", "продлён продлен ПРОДЛЁН"),
        ("ru", "стороны сторон сто́роны"),
        ("kk", "келісім келісімнің келісімдер келісімдерінің келісімге"),
        ("kk", "тарап тараптар тараптардың тараптары"),
        ("kk", "мерзім мерзімі мерзімінде мерзімнен"),
        ("pl", "porozumienie porozumienia porozumień POROZUMIENIU"),
        ("pl", "związkowy związkowych zwiazkowych"),
    ],
)
def test_forms_of_a_word_share_a_stem(language: str, forms: str) -> None:
    assert len({stem_text(form, language) for form in forms.split()}) == 1


@given(LETTERS, st.sampled_from(LANGUAGES))
def test_a_word_is_looked_for_under_the_stem_any_document_files_it_under(
    text: str, language: str
) -> None:
    for word in words(text):
        assert stem(word, language) in possible_stems(word)


@given(st.text(st.characters(), max_size=200), st.sampled_from(LANGUAGES))
def test_every_stem_is_one_bounded_term(text: str, language: str) -> None:
    stems = stem_text(text, language)
    assert len(stems.split()) == len(words(text)) == (stems.count(" ") + 1 if stems else 0)
    assert all(len(term) < 1000 for term in stems.split())


def test_an_endless_word_is_cut() -> None:
    assert max(map(len, words("a" * 100_000 + "'" + "b'" * 5000))) < 300


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Article 9(2), 3,000 EUR", ["article", "9", "2", "3", "000", "eur"]),
        ("memo\u00adran\u200bdum", ["memorandum"]),
        ("party’s partyʼs party's", ["party's"] * 3),
        ("É e\u0301", ["é", "é"]),
        ("Straße ﬁle İ", ["strasse", "file", "i"]),
        ("snake_case 'quoted'", ["snake", "case", "quoted"]),
        ("Ёлка ёлка елка", ["елка"] * 3),
        ("---", []),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_the_letters_of_a_word_overrule_the_language_of_its_text() -> None:
    assert stem("ұйымдарының", "ru") == stem("ұйымдарының", "kk") == "ұйым"
    assert stem("porozumień", "en") == stem("porozumień", "pl")
    assert stem("соглашений", "en") == stem("соглашений", "ru")


@pytest.mark.parametrize(
    ("question", "language", "telling"),
    [
        ("When does the agreement end?", "en", ("agreement", "end")),
        ("Когда истекает соглашение?", "ru", ("истекает", "соглашение")),
        ("Келісім қашан аяқталады?", "kk", ("келісім", "аяқталады")),
        ("Kiedy wygasa porozumienie?", "pl", ("wygasa", "porozumienie")),
        ("What is it?", "en", ("what", "is", "it")),
        ("agreement Agreement", "en", ("agreement",)),
        ("the", "xx", ("the",)),
        ("", "en", ()),
    ],
)
def test_words_that_only_ask_are_left_out(
    question: str, language: str, telling: tuple[str, ...]
) -> None:
    assert query_words(question, language) == telling
