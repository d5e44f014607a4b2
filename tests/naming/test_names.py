"""Which document a question names: by title, alias, party, country, place, file name, kind."""

from __future__ import annotations

import pytest

from memobot.language import detect
from memobot.naming.names import NameCard, Named, NameIndex
from memobot.naming.terms import read_terms

CARDS = (
    NameCard(
        "glaziers",
        "Memorandum of cooperation between the Union of Glaziers of Estonia "
        "and the Tilers' Federation of Portugal",
        ("GLATIL",),
        "agreements/vitrum-2022.md",
        "memorandum",
        "Tallinn, 4 May 2022. Chairman Toomas Ilves, secretary Inês Carvalho",
    ),
    NameCard(
        "beekeepers",
        "Соглашение о взаимопомощи между Профсоюзом пчеловодов «Улей» и Союзом садоводов «Крона»",
        (),
        "agreements/мёд.txt",
        "agreement",
        "г. Тамбов, 12 марта 2019 года. А. П. Медовников",
    ),
    NameCard(
        "lighthouses",
        "Porozumienie między Związkiem Zawodowym Latarników „Blask” a Federacją Nurków „Głębia”",
        (),
        "agreements/ustka.txt",
        "agreement",
        "Ustka, dnia 9 września 2021 r. Halina Morska",
    ),
    NameCard(
        "drivers",
        "Protocol of intent between the Drivers of Turkey and the Pilots of Japan",
        ("TURJAP protocol",),
        "agreements/drivers.md",
        "protocol",
        "Izmir, 2018",
    ),
)
INDEX = NameIndex(CARDS)


def find(question: str) -> Named:
    return INDEX.find(read_terms(question, detect(question)))


@pytest.mark.parametrize(
    ("question", "best"),
    [
        ("How long does the glaziers' memorandum run?", "glaziers"),
        ("the agreement of the tilers", "glaziers"),
        ("What does GLATIL say about pay?", "glaziers"),
        ("the Portuguese memorandum", "glaziers"),
        ("the memorandum with Estonia", "glaziers"),
        ("меморандум с Португалией", "glaziers"),
        ("эстонский меморандум", "glaziers"),
        ("Эстониямен меморандум", "glaziers"),
        ("memorandum z Portugalią", "glaziers"),
        ("estońskie memorandum", "glaziers"),
        ("the text signed in Tallinn", "glaziers"),
        ("текст, подписанный в Таллинне", "glaziers"),
        ("what did Carvalho sign", "glaziers"),
        ("show vitrum", "glaziers"),
        ("the memorandum", "glaziers"),
        ("меморандум не туралы", "glaziers"),
        ("соглашение пчеловодов", "beekeepers"),
        ("agreement of «Улей»", "beekeepers"),
        ("the agreement with Krona", "beekeepers"),
        ("соглашение, подписанное в Тамбове", "beekeepers"),
        ("agreement signed in Tambov by Medovnikov", "beekeepers"),
        ("umowa latarników", "lighthouses"),
        ("porozumienie „Blask”", "lighthouses"),
        ("the agreement signed in Ustka", "lighthouses"),
        ("protocol", "drivers"),
        ("протокол о намерениях", "drivers"),
        ("the Turkish text", "drivers"),
        ("Түркиямен хаттама", "drivers"),
        ("protokół z Japonią", "drivers"),
        ("TURJAP", "drivers"),
    ],
)
def test_a_question_names_a_document(question: str, best: str) -> None:
    named = find(question)
    assert named.best == best
    assert named.terms[best]


@pytest.mark.parametrize("question", ["", "How are you?", "zebra crossing", "сколько времени"])
def test_a_question_that_names_nothing(question: str) -> None:
    assert find(question).best is None


def test_a_word_that_all_share_names_none() -> None:
    cards = [
        NameCard(
            f"d{number}",
            f"Memorandum of the unions of {place}",
            (),
            f"{number}.txt",
            "memorandum",
            "",
        )
        for number, place in enumerate(("Oslo", "Bergen", "Narvik", "Tromsø", "Hamar", "Molde"))
    ]
    index = NameIndex(cards)
    shared = index.find(read_terms("the memorandum of the unions", "en"))
    told = index.find(read_terms("the memorandum of the unions of Narvik", "en"))
    assert max(shared.scores.values(), default=0.0) < 0.5
    assert len(set(shared.scores.values())) <= 1
    assert shared.by_name == frozenset()
    assert told.best == "d2"
    assert told.by_name == {"d2"}
    assert told.scores["d2"] > 2 * told.scores["d1"]


def test_an_empty_corpus_has_no_names() -> None:
    assert NameIndex([]).find(read_terms("the Polish memorandum", "en")).best is None


def test_a_name_is_held_where_it_stands() -> None:
    (term,) = read_terms("Тамбове", "ru")
    assert INDEX.holds(term) == {"beekeepers"}
    assert INDEX.is_held(term, "beekeepers")
    assert not INDEX.is_held(term, "glaziers")
    assert not INDEX.is_held(term, "a document that is not held")


def test_the_words_that_name_are_told_of_the_documents_that_have_them() -> None:
    named = find("the memorandum of the glaziers and the tilers")
    assert {term.word for term in named.terms["glaziers"]} == {"memorandum", "glaziers", "tilers"}
    assert set(named.terms) == {one for one in named.scores if named.terms.get(one)}
    assert "a document that is not held" not in named.terms
