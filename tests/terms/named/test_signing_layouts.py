"""Parties and signatories in the layouts that agreements are signed in without saying so."""

from __future__ import annotations

import pytest

from memobot.documents.model import Document
from memobot.documents.reading import SourceText
from memobot.documents.structure import parse
from memobot.terms.named.parties import find_parties
from memobot.terms.named.signing import find_place, find_signatories


def document(text: str, name: str = "agreement.txt") -> Document:
    return parse(SourceText(name, text, "0" * 12))


def parties(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(one.name, one.short_names) for one in find_parties(document(text))]


def signed(text: str) -> list[tuple[str | None, str | None, str | None]]:
    return [(one.name, one.office, one.organisation) for one in find_signatories(document(text))]


def place(text: str) -> str | None:
    found = find_place(document(text))
    return found.value if found else None


def test_a_party_named_by_its_legal_form_in_small_letters_is_a_party_of_its_own() -> None:
    assert parties(
        'Cooperation Agreement\n\nOslo Weavers\' Union, hereinafter referred to as "OWU", in the '
        'person of its Chairman Nils Dahl, and the joint stock company "Silver Loom", hereinafter '
        'referred to as "the Mill", have concluded this Agreement as follows:\n\n1. They meet.\n'
    ) == [("Oslo Weavers' Union", ("OWU",)), ('joint stock company "Silver Loom"', ("Mill",))]
    assert parties(
        "Договор о сотрудничестве\n\nПрофсоюз ткачей Урала (далее – «Ткачи») в лице председателя "
        "Громова Петра Ильича и закрытое акционерное общество «Челнок» (далее – «Фабрика») "
        "заключили настоящий Договор:\n\n1. Стороны сотрудничают.\n"
    ) == [
        ("Профсоюз ткачей Урала", ("Ткачи",)),
        ("закрытое акционерное общество «Челнок»", ("Фабрика",)),
    ]
    assert [
        name
        for name, _ in parties(
            "Umowa o współpracy\n\nzawarta w Łodzi między Krajowym Związkiem Tkaczy a spółką "
            "Len-Pol "
            "S.A., zwanymi dalej Stronami\n\n1. Strony współpracują.\n"
        )
    ] == ["Krajowym Związkiem Tkaczy", "spółką Len-Pol S.A."]


def test_parties_of_a_labelled_line_and_of_kazakh_subtitles() -> None:
    assert parties(
        "Porozumienie\n\nStrony: Związek Tkaczy Mazur (ZTM) oraz Federacja Krawców Litwy (FKL).\n\n"
        "1. Strony współpracują.\n"
    ) == [("Związek Tkaczy Mazur", ("ZTM",)), ("Federacja Krawców Litwy", ("FKL",))]
    assert [
        name
        for name, _ in parties(
            "ХАТТАМА\nТоқымашылар кәсіподағы мен Тігіншілер қауымдастығы арасындағы әріптестік "
            "туралы\n\n"
            "1. Тараптар кездеседі.\n"
        )
    ] == ["Тоқымашылар кәсіподағы", "Тігіншілер қауымдастығы"]


def test_three_parties_in_a_title_two_of_them_in_small_letters() -> None:
    assert [
        name
        for name, _ in parties(
            "ОТРАСЛЕВОЕ СОГЛАШЕНИЕ\nмежду Министерством культуры Республики Сабар, областным "
            "профсоюзом ткачей и Союзом портных\nна 2021–2023 годы\n\n1. Стороны встречаются.\n"
        )
    ] == [
        "Министерством культуры Республики Сабар",
        "областным профсоюзом ткачей",
        "Союзом портных",
    ]


BODY = "1. The Parties meet every year and exchange whatever they have written down.\n\n"
HEAD = (
    'Protocol of Cooperation\n\nThe Union of Weavers of Norway (the "Weavers") and the Guild of '
    'Tailors Federation ("GTF") have agreed as follows.\n\n'
)


@pytest.mark.parametrize(
    "end",
    [
        "Chairman of the Weavers              President of the GTF\n\n"
        "N. Dahl                              E. Moe\n",
        "| Weavers | GTF |\n|---|---|\n| Chairman | President |\n| N. Dahl | E. Moe |\n",
        "For the Weavers | Chairman | N. Dahl\nFor the GTF | President | E. Moe\n",
        "Chairman of the Weavers N. Dahl\nPresident of the GTF E. Moe\n",
        "Chairman of the Weavers: N. Dahl, 4 May 2021\n\nPresident of the GTF: E. Moe, 5 May "
        "2021\n",
        "Signed for and on behalf of          Signed for and on behalf of\n"
        "the Union of Weavers of Norway       Guild of Tailors Federation\n\n"
        "N. Dahl                              E. Moe\nChairman                             "
        "President\n",
    ],
)
def test_who_signs_at_the_end_in_usual_layouts(end: str) -> None:
    assert [(name, office) for name, office, _ in signed(HEAD + BODY + end)] == [
        ("N. Dahl", "Chairman"),
        ("E. Moe", "President"),
    ]


def test_kazakh_offices_stand_behind_the_organisation() -> None:
    head = (
        "Ынтымақтастық туралы шарт\n\nТоқымашылар кәсіподағы (бұдан әрі – «Кәсіподақ») мен «Жіп» "
        "қоғамы (бұдан әрі – «Қоғам») осы Шартты жасасты.\n\n1. Тараптар жыл сайын кездеседі және "
        "жазбаларымен алмасады, сондай-ақ жаңа жоспар жасайды.\n\n"
    )
    expected = [
        ("А. Серік", "төрағасы", "Тоқымашылар кәсіподағы"),
        ("Б. Нұр", "бас директоры", "«Жіп» қоғамы"),
    ]
    assert (
        signed(head + "Кәсіподақ төрағасы\nА. Серік\n\nҚоғам бас директоры\nБ. Нұр\n") == expected
    )
    assert (
        signed(
            head + "Кәсіподақ төрағасы ________ А. Серік\n\nҚоғам бас директоры ________ Б. Нұр\n"
        )
        == expected
    )
    assert [
        (name, of)
        for name, _, of in signed(head + "Кәсіподақ үшін: А. Серік\n\nҚоғам үшін: Б. Нұр\n")
    ] == [("А. Серік", expected[0][2]), ("Б. Нұр", expected[1][2])]


def test_a_state_is_nobody_who_signs() -> None:
    text = (
        "UMOWA\nmiędzy Rządem Republiki Tarn a Rządem Królestwa Vell o wymianie tkaczy\n\n"
        "Artykuł 1\nStrony spotykają się.\n\nZ upoważnienia Rządu          Z upoważnienia Rządu\n"
        "Republiki Tarn                Królestwa Vell\nJan Kos                       Ewa Lis\n"
    )
    assert [name for name, _, _ in signed(text)] == ["Jan Kos", "Ewa Lis"]


def test_the_last_lines_of_a_text_without_signatures_are_nobody() -> None:
    assert signed(HEAD + BODY + "2. The Chairman is elected.\n\nIt ends here.\n") == []


@pytest.mark.parametrize(
    ("line", "town"),
    [
        ('"___" ____________ 2021                      Bergen', "Bergen"),
        ("Entered into on the 3rd day of May, 2021 in Bergen by and between them.", "Bergen"),
        ("Umowa zawarta dnia 3.05.2021 r. w Łodzi między nimi", "Łodzi"),
        ("Қарабұлақ қаласында 2021 жылғы 3 мамырда жасалды.", "Қарабұлақ"),
        ("Принято 3 мая 2021 года, г. Омск", "Омск"),
    ],
)
def test_the_place_beside_a_date(line: str, town: str) -> None:
    assert place(f"Agreement on cooperation\n\n{line}\n\n1. They meet.\n") == town
