"""The state language, languages without a code, single copies, and laws that apply."""

from __future__ import annotations

import pytest

from memobot.documents.model import Document
from memobot.documents.reading import SourceText
from memobot.documents.structure import parse
from memobot.terms.provided.governing_law import find_governing_law
from memobot.terms.provided.texts import find_copies, find_languages


def document(text: str) -> Document:
    return parse(
        SourceText("agreement.txt", f"Agreement\n\n1. They meet.\n\n2. {text}\n", "0" * 12)
    )


def languages(text: str) -> tuple[tuple[str, ...], str | None] | None:
    found = find_languages(document(text))
    return (found.codes, found.standing) if found else None


STATE = "Соглашение составлено на государственном и русском языках, имеющих одинаковую силу."


def test_the_state_language_is_that_of_the_country_named() -> None:
    assert languages(f"Стороны действуют в Республике Казахстан.\n\n3. {STATE}") == (
        ("kk", "ru"),
        "equal",
    )
    assert languages(f"Стороны действуют в Узбекистане.\n\n3. {STATE}") == (("uz", "ru"), "equal")


def test_half_of_the_languages_is_not_given_for_all() -> None:
    assert languages(STATE) is None
    assert languages(f"В Казахстане и Узбекистане.\n\n3. {STATE}") is None


def test_in_kazakh_texts_it_is_kazakh() -> None:
    found = languages("Осы Хаттама мемлекеттік және орыс тілдерінде екі данада жасалды.")
    assert found == (("kk", "ru"), None)


def test_a_language_without_a_code_does_not_hide_the_others() -> None:
    assert languages(
        "Келісім қазақ, вальдор және орыс тілдерінде жасалды, барлық мәтіндер бірдей тең "
        "түпнұсқалы."
    ) == (("kk", "ru"), "equal")


def test_the_text_that_is_used_prevails() -> None:
    assert languages(
        "Договор составлен на польском и русском языках. При расхождениях используется текст на "
        "польском языке."
    ) == (("pl", "ru"), "pl")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Договор составлен в единственном экземпляре.", 1),
        ("Umowę sporządzono w 3 egz.", 3),
        ("Договор составлен в 2 экз. на русском языке.", 2),
        ("Copies of reports are sent to a single office.", None),
    ],
)
def test_copies(text: str, number: int | None) -> None:
    found = find_copies(document(text))
    assert (found.number if found else None) == number


@pytest.mark.parametrize(
    ("text", "law"),
    [
        (
            "The law of the Republic of Sabar applies to this Agreement.",
            "law of the Republic of Sabar",
        ),
        (
            "W sprawach nieuregulowanych stosuje się przepisy prawa litewskiego.",
            "prawa litewskiego",
        ),
        (
            "Споры рассматриваются судом по законодательству Республики Сабар.",
            "законодательству Республики Сабар",
        ),
        ("Спорт развивается по законодательству Республики Сабар.", None),
    ],
)
def test_laws(text: str, law: str | None) -> None:
    found = find_governing_law(document(text))
    assert (found.value if found else None) == law
