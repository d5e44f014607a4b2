"""Who signed, and where, by the forms that signature blocks and closing formulas take."""

from __future__ import annotations

from pathlib import Path

import pytest

from memobot.documents.model import Document
from memobot.documents.reading import SourceText, read_text
from memobot.documents.structure import parse
from memobot.terms.named.signing import find_place, find_signatories

ROOT = Path(__file__).parents[3]
SEEDS = ROOT.parent / "shared" / "seeds"
BODY = "Article 1\n\nThey meet.\n\nArticle 2\n\nThey talk.\n\n"
OPENING = (
    "Memorandum\n\nThe Union of Glaziers of Estonia and the Federation of Potters of the Republic "
    "of Latvia, hereinafter referred to as the Parties, have agreed as follows:\n\n"
)

Signed = list[tuple[str | None, str | None, str | None]]


def document(text: str) -> Document:
    return parse(SourceText("agreement.txt", text, "0" * 12))


def signed(text: str) -> Signed:
    return [(one.name, one.office, one.organisation) for one in find_signatories(document(text))]


def place(text: str) -> str | None:
    found = find_place(document(text))
    return found.value if found else None


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed texts are not part of the project")
def test_the_seed_agreements_have_their_signatories() -> None:
    two, five = (
        find_signatories(parse(read_text(path.read_bytes(), path.name)))
        for path in (next(SEEDS.glob("000_*.txt")), next(SEEDS.glob("004_*.txt")))
    )
    assert [one.name for one in two] == ["S. Dauletalin", "P. Ostrowski"]
    assert [one.office for one in two] == ["Chairman", "Chairman"]
    assert [one.name for one in five] == [
        "S. Dauletalin",
        "E. Kyzaev",
        "S. Erdenebat",
        "M. Nematzoda",
        "K. Rafikov",
    ]
    assert five[1].organisation == "Federation of Trade Unions of Kyrgyzstan"


def test_the_lines_of_a_block_are_one_organisation_as_the_opening_names_it() -> None:
    text = (
        f"{OPENING}{BODY}**Chairwoman\nof the Union of Glaziers\nof Estonia**\n\nLiis Tamm\n\n"
        "For the Federation of Potters\nRepublic of Latvia\n\nJ. Kalns\n"
    )
    assert signed(text) == [
        ("Liis Tamm", "Chairwoman", "Union of Glaziers of Estonia"),
        ("J. Kalns", None, "Federation of Potters of the Republic of Latvia"),
    ]


def test_labels_are_read_also_where_they_share_a_line() -> None:
    text = (
        "Agreement\n\nThis Agreement is made between Brook Tools Inc. (“Brook”) and Heath Ltd "
        "(“Heath”).\n\n1. Sale\n\nBrook sells.\n\n2. Price\n\nHeath pays.\n\nIN WITNESS WHEREOF, "
        "the parties have signed.\n\nBROOK TOOLS INC.\n\nBy: /s/ Ada Q. Brook Name: Ada Q. Brook "
        "Title: Chief Financial Officer\n\nHEATH LTD\n\nBy: ____________\nName: Tom Heath\n"
        "Title: Director\nDate: 3 May 2020\n"
    )
    assert signed(text) == [
        ("Ada Q. Brook", "Chief Financial Officer", "Brook Tools Inc."),
        ("Tom Heath", "Director", "Heath Ltd"),
    ]


def test_two_columns_are_read_one_after_the_other() -> None:
    text = (
        f"{OPENING}{BODY}"
        "Union of Glaziers              Federation of Potters\n"
        "of Estonia                     of the Republic of Latvia\n\n"
        "Chairman                       President\n\n"
        "_________ A. Saar              _________ J. Kalns\n"
    )
    assert signed(text) == [
        ("A. Saar", "Chairman", "Union of Glaziers of Estonia"),
        ("J. Kalns", "President", "Federation of Potters of the Republic of Latvia"),
    ]


def test_rules_without_names_give_no_signatory() -> None:
    text = f"{OPENING}{BODY}For the Union of Glaziers of Estonia\n\n___________\n\nDate: ______\n"
    assert signed(text) == []


def test_a_name_before_its_office_and_an_office_without_a_name() -> None:
    text = (
        f"{OPENING}{BODY}For the Union of Glaziers of Estonia\n\nLiis Tamm, Secretary General\n\n"
        "For the Federation of Potters of the Republic of Latvia\n\nPresident ____________\n"
    )
    assert signed(text) == [
        ("Liis Tamm", "Secretary General", "Union of Glaziers of Estonia"),
        (None, "President", "Federation of Potters of the Republic of Latvia"),
    ]


def test_the_opening_names_who_the_block_leaves_out() -> None:
    text = (
        "Memorandum\n\nThe Union of Glaziers (“UG”), represented by Liis Tamm, its Chairwoman, and "
        "the Federation of Potters (“FP”), represented by its President, Mr Jānis Kalns, have "
        f"agreed as follows:\n\n{BODY}For the Union of Glaziers\n\n_________\n\n"
        "For the Federation of Potters\n\n_________\n"
    )
    assert signed(text) == [
        ("Liis Tamm", "Chairwoman", "Union of Glaziers"),
        ("Jānis Kalns", "President", "Federation of Potters"),
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Riga, Latvia\n\n3 May 2021", "Riga, Latvia"),
        ("Riga, 3 May 2021", "Riga"),
        ("г. Ош\n\n«___» мая 2021 г.", "г. Ош"),
        ("г. Усть-Каменогорск                 3 мая 2021 года", "г. Усть-Каменогорск"),
        ("Nowy Sącz, dnia 3 maja 2021 r.", "Nowy Sącz"),
        ("Семей қаласы                  2021 жылғы 3 мамыр", "Семей қаласы"),
        ("Confidential\n\n3 May 2021", None),
        ("3 May 2021", None),
    ],
)
def test_a_line_at_the_top_tells_the_place(line: str, expected: str | None) -> None:
    assert place(f"Memorandum\n\n{line}\n\nThe parties have agreed:\n\n{BODY}") == expected


@pytest.mark.parametrize(
    ("closing", "expected"),
    [
        ("Done in the city of Riga, Latvia, on 3 May 2021 in two copies.", "Riga, Latvia"),
        ("Signed at Geneva this third day of May 2021.", "Geneva"),
        ("Done in English in two copies.", None),
        ("Done in Duplicate, on 3 May 2021.", None),
        ("Совершено в г. Ташкенте 3 мая 2021 года.", "Ташкенте"),
        ("Sporządzono w Nowym Sączu w dwóch egzemplarzach.", "Nowym Sączu"),
        ("Осы Меморандум Семей қаласында екі данада жасалды.", "Семей"),
    ],
)
def test_the_closing_formula_tells_the_place(closing: str, expected: str | None) -> None:
    assert place(f"Memorandum\n\nThe parties agree:\n\n{BODY}Article 3\n\n{closing}\n") == expected
