"""Who the parties are, by the wording of the opening."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memobot.documents.model import Document
from memobot.documents.reading import SourceText, read_text
from memobot.documents.structure import parse
from memobot.terms.named.parties import find_parties

ROOT = Path(__file__).parents[3]
SEEDS = ROOT.parent / "shared" / "seeds"
FIVE_CENTERS = [
    "Federation of Trade Unions of the Republic of Kazakhstan",
    "Federation of Trade Unions of Kyrgyzstan",
    "Confederation of Mongolian Trade Unions",
    "Federation of Independent Trade Unions of Tajikistan",
    "Federation of Trade Unions of Uzbekistan",
]


def document(text: str) -> Document:
    return parse(SourceText("agreement.txt", text, "0" * 12))


def names(text: str) -> list[str]:
    return [party.name for party in find_parties(document(text))]


def test_the_federations_that_represent_a_council_are_the_parties() -> None:
    path = ROOT / "corpus" / "agreements" / "central-asia-labour-migration-agreement-2023.md"
    found = find_parties(parse(read_text(path.read_bytes(), path.name)))
    assert [party.name for party in found] == FIVE_CENTERS


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed texts are not part of the project")
@pytest.mark.parametrize(("start", "number"), [("000", 2), ("004", 5)])
def test_the_seed_agreements_have_their_parties(start: str, number: int) -> None:
    path = next(SEEDS.glob(f"{start}_*.txt"))
    found = find_parties(parse(read_text(path.read_bytes(), path.name)))
    assert len(found) == number
    assert found[0].name == FIVE_CENTERS[0]


def test_a_council_with_a_person_for_it_is_a_party_itself() -> None:
    text = (
        "Agreement\n\nThe Council of Dairy Unions, represented by its Secretary Anna Holm, and the "
        "Union of Cheese Makers, represented by its Chairman Per Lund, have agreed as follows:\n\n"
        "Article 1\n\nThe parties meet.\n\nArticle 2\n\nThey talk."
    )
    assert names(text) == ["Council of Dairy Unions", "Union of Cheese Makers"]


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        (
            "by and between Brook Tools, Inc., a Delaware corporation having its office at 1 Elm "
            'Street, Dover ("Brook") and Heath & Moor Trading Ltd, an English company ("Heath").',
            ["Brook Tools, Inc.", "Heath & Moor Trading Ltd"],
        ),
        (
            "between Brook (Hong Kong) Limited (the “Seller”), and i2 Yarn LLC (the “Buyer”). This "
            "Agreement and its Exhibits set out the terms.",
            ["Brook (Hong Kong) Limited", "i2 Yarn LLC"],
        ),
        (
            "between: (a) Anna Holm, an individual (“Holm”); (b) Brook Tools Corp. (“Brook”); and "
            "(c) 4411 Quebec Inc. (“4411”).",
            ["Anna Holm", "Brook Tools Corp.", "4411 Quebec Inc."],
        ),
        (
            "between the Union of Education, Science and Culture Workers and the Federation of "
            "Oil and Gas Workers.",
            [
                "Union of Education, Science and Culture Workers",
                "Federation of Oil and Gas Workers",
            ],
        ),
    ],
)
def test_a_name_ends_where_its_description_begins(opening: str, expected: list[str]) -> None:
    assert names(f"Agreement\n\nThis Agreement is made {opening}\n\nWHEREAS they wish.") == expected


def test_short_names_are_those_of_one_party_alone() -> None:
    text = (
        "Agreement\n\nThis Agreement is made between Brook Tools Inc. (“Brook” or the “Company”) "
        "(each a “Party”) and Heath Ltd (hereinafter Heath), together the “Parties”."
    )
    found = find_parties(document(text))
    assert [party.short_names for party in found] == [("Brook", "Company"), ("Heath",)]


def test_the_title_names_them_where_the_opening_does_not() -> None:
    text = (
        "Memorandum on cooperation between the Union of Glaziers of Estonia and the Federation of "
        "Potters\n\nThe parties have agreed as follows:\n\nArticle 1\n\nThey meet.\n\nArticle 2\n\n"
        "They talk."
    )
    assert names(text) == ["Union of Glaziers of Estonia", "Federation of Potters"]


def test_the_signatures_name_them_where_nothing_else_does() -> None:
    text = (
        "Memorandum\n\nArticle 1\n\nThey meet.\n\nArticle 2\n\nThey talk.\n\n"
        "For the Union of Glaziers\n\nJ. Tamm\n\nFor the Federation of Potters\n\nK. Mets\n"
    )
    assert names(text) == ["Union of Glaziers", "Federation of Potters"]


def test_a_text_that_names_nobody_has_no_parties() -> None:
    assert find_parties(document("Rules\n\nArticle 1\n\nDo it.\n\nArticle 2\n\nStop.")) == ()


@given(st.text(alphabet="ABab \n(),.;“”«»-andи12", max_size=400))
def test_sources_quote_the_text_whatever_it_is(opening: str) -> None:
    text = f"Agreement\n\nThis Agreement is made between {opening}"
    for party in find_parties(document(text)):
        assert text[party.source.start : party.source.end] == party.source.quote
        assert party.name == " ".join(party.source.quote.split()) != ""


@pytest.mark.timeout(20)
@pytest.mark.parametrize("sign", [" ", "A", "(", "“", "«", "and ", "A and ", "A, ", "\n"])
def test_long_runs_of_a_sign_are_read_at_once(sign: str) -> None:
    find_parties(document("Agreement\n\nThis Agreement is made between " + sign * 60_000))
