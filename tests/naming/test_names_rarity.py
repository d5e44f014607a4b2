"""What a word tells of the text that is meant, by how many texts have it and where it stands."""

from __future__ import annotations

import pytest

from memobot.naming.names import NameCard, Named, NameIndex
from memobot.naming.terms import read_terms


def _card(document_id: str, title: str, head: str = "", source: str = "x.txt") -> NameCard:
    return NameCard(document_id, title, (), source, "agreement", head)


PLACES = ("Oslo", "Bergen", "Molde", "Hamar", "Alta", "Vardø")
WORKERS = NameIndex(
    [_card(place, f"Statute of the Workers of {place}") for place in PLACES]
    + [_card("narvik", "Statute of the Employees of Narvik")]
)
FERRIES = NameIndex(
    [_card(place, f"Statute of the Bakers of {place}") for place in PLACES]
    + [
        _card("ferry", "Kandalaksha Ferry Guild Statute", "Signed by Bruno Kettle"),
        _card("артель", "Устав Артели Сапожников Онежья и Ткачей"),
        _card("cech", "Statut: Bractwo Kowali Świętokrzyskich"),
    ]
)


def find(index: NameIndex, text: str, *elsewhere: str, language: str = "en") -> Named:
    terms = read_terms(text, language)
    return index.find(terms, {term for term in terms if term.word in elsewhere})


def test_the_word_itself_is_as_rare_as_the_texts_that_have_it() -> None:
    """Workers are the same, and are in all other names; "employees" are in one."""
    named = find(WORKERS, "the employees' statute")
    assert named.best == "narvik"
    assert named.scores["narvik"] > 10 * named.scores["Oslo"]


def test_a_like_word_is_as_common_as_all_texts_that_have_it_or_a_like_one() -> None:
    named = find(WORKERS, "работники", language="ru")
    assert max(named.scores.values()) < 0.1
    assert find(WORKERS, "the workers").scores["narvik"] < find(WORKERS, "workers").scores["Oslo"]


def test_many_common_words_do_not_outvote_a_name() -> None:
    named = find(WORKERS, "workers workers workers statute statute of Narvik")
    assert named.best == "narvik"


def test_a_common_word_counts_little_where_something_is_asked() -> None:
    naming, asking = find(FERRIES, "ferry"), find(FERRIES, "ferry", "ferry")
    assert 0 < asking.scores["ferry"] < naming.scores["ferry"] / 2
    assert naming.terms["ferry"]
    assert "ferry" not in asking.terms


@pytest.mark.parametrize("text", ["by Bruno", "for Kandalaksha", "in Tromsø or Narvik or Alta"])
def test_a_name_counts_wherever_it_stands(text: str) -> None:
    words = [term.word for term in read_terms(text, "en")]
    naming, asking = find(FERRIES, text), find(FERRIES, text, *words)
    assert asking.scores == naming.scores
    assert asking.terms == naming.terms
    assert asking.by_name == naming.by_name


@pytest.mark.parametrize(
    ("text", "language", "best"),
    [
        ("What does KFGS say?", "en", "ferry"),
        ("что сказано в уставе АСО", "ru", "артель"),
        ("what does ASO say", "en", "артель"),
        ("АСО не дейді?", "kk", "артель"),
        ("co mówi BKS", "pl", "cech"),
    ],
)
def test_the_initials_of_a_name_name_its_text(text: str, language: str, best: str) -> None:
    named = find(FERRIES, text, language=language)
    assert named.best == best
    assert best in named.by_name


def test_a_word_in_small_letters_is_no_initials() -> None:
    assert find(FERRIES, "what does aso say").best is None


def test_a_name_of_the_preamble_names_too() -> None:
    named = find(FERRIES, "who is Bruno Kettle")
    assert {term.word for term in named.terms["ferry"]} == {"bruno", "kettle"}
