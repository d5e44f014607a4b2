"""References to articles, in every way that people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memobot.documents.reading import SourceText
from memobot.documents.structure import parse
from memobot.naming.references import find_references, find_referred

WRITTEN = [
    # English
    ("What does Article 7 say?", "7"),
    ("articles 7", "7"),
    ("art. 7, please", "7"),
    ("Art 12", "12"),
    ("ARTICLE XIV", "14"),
    ("article ix of it", "9"),
    ("Article Seven", "7"),
    ("the seventh article", "7"),
    ("the 3rd article", "3"),
    ("Section 4", "4"),
    ("Sec. 4", "4"),
    ("§ 5", "5"),
    ("§5", "5"),
    ("clause 6 of the contract", "6"),
    ("Article No. 8", "8"),
    ("article 3.2", "3.2"),
    ("Article 5(2)", "5(2)"),
    ("Article 5, paragraph 2", "5(2)"),
    ("paragraph 2 of Article 5", "5(2)"),
    ("Article 5(a)", "5(a)"),
    ("Articles 3–5", "3 4 5"),
    ("Articles 3-5", "3 4 5"),
    ("articles 2 to 4", "2 3 4"),
    ("Articles 2, 4 and 6", "2 4 6"),
    ("Articles 2 and 3, and Article 9", "2 3 9"),
    # Russian
    ("Что в статье 7?", "7"),
    ("статья 7", "7"),
    ("статьи 7 и 8", "7 8"),
    ("статьёй 7", "7"),
    ("ст. 7", "7"),
    ("ст.7", "7"),
    ("ст 7", "7"),
    ("седьмая статья", "7"),
    ("статья пятая", "5"),
    ("7-я статья", "7"),
    ("п. 2 ст. 5", "5(2)"),
    ("пункт 2 статьи 5", "5(2)"),
    ("статья 5, пункт 2", "5(2)"),
    ("статьи 3–5", "3 4 5"),
    ("Статья IV", "4"),
    # Kazakh
    ("7-бап не дейді?", "7"),
    ("7-бапта", "7"),
    ("7-бабында", "7"),
    ("7 бап", "7"),
    ("7-ші бап", "7"),
    ("жетінші бап", "7"),
    ("5-баптың 2-тармағы", "5(2)"),
    ("3-тармақта не айтылған?", "3"),
    ("меморандумның 3-тармағы", "3"),
    # Polish
    ("artykuł 7", "7"),
    ("artykule 7", "7"),
    ("artykułu 7", "7"),
    ("artykul 7", "7"),
    ("art. 7 ust. 2", "7(2)"),
    ("art. 7 ust. 2 i art. 9", "7(2) 9"),
    ("§ 7 porozumienia", "7"),
    ("paragraf 7", "7"),
    ("siódmy artykuł", "7"),
    ("art. 3 i 4", "3 4"),
]


def named(text: str) -> str:
    """The references of a text as "5(2) 6"."""
    return " ".join(
        reference.article + (f"({reference.clause})" if reference.clause else "")
        for reference in find_references(text)
    )


@pytest.mark.parametrize(("text", "articles"), WRITTEN)
def test_an_article_is_found_however_it_is_written(text: str, articles: str) -> None:
    assert named(text) == articles


@pytest.mark.parametrize(
    "text",
    [
        "start 5",
        "the part 5 players",
        "smart 7",
        "in 2023",
        "on 17.10.2023",
        "17 October 2023",
        "the articles of association",
        "Which articles are there?",
        "state of the art in 5 years",
        "5 articles were written",
        "срок 5 лет",
        "стаж 5 лет",
        "рост 5 процентов",
        "мост 5",
        "5 ай",
        "5 бала",
        "w 5 artykułach",
        "starty 5",
        "standard 7",
        "Is there an article on mixed matters?",
        "article about civil law",
        "",
    ],
)
def test_what_only_looks_like_a_reference(text: str) -> None:
    assert named(text) == ""


@pytest.mark.parametrize("text", ["Articles 1–9999999", "articles 5 - 400", "Articles 9–3"])
def test_a_senseless_range_is_not_filled(text: str) -> None:
    assert len(find_references(text)) <= 2


def test_the_span_is_how_the_reference_is_written() -> None:
    text = "Please compare Article 5(2) with ст. 6."
    assert [reference.span.of(text) for reference in find_references(text)] == [
        "Article 5(2)",
        "ст. 6",
    ]


PARTS = st.sampled_from(
    "article Art. ст. статьи бап artykuł § 1 12 3.4 IX (2) ust. п. – - , и i to 2023 . \n".split(
        " "
    )
)


@given(st.one_of(st.text(max_size=300), st.lists(PARTS, max_size=30).map(" ".join)))
def test_any_text_can_be_searched(text: str) -> None:
    found = find_references(text)
    for reference in found:
        assert reference.span.end <= len(text)
        assert reference.article
        assert reference.span.of(text).strip()
    assert list(found) == sorted(found, key=lambda one: one.span)


def test_a_long_text_costs_little() -> None:
    assert find_references("1-" * 20_000 + "art" * 20_000 + "," * 50_000) == ()


AGREEMENT = parse(
    SourceText(
        "agreement.txt",
        """\
Agreement between the Potters of Peru and the Weavers of Chile

Article 1. Aim
1.1. The Parties help each other.
1.2. They meet:
(a) in Lima;
(b) in Arica.

Article 2. Term
1. This Agreement lasts three years.
2. It is not extended.
""",
        "0" * 12,
    )
)


@pytest.mark.parametrize(
    ("text", "article", "opening"),
    [
        ("Article 1", "1", None),
        ("Article 1.2", "1", "1.2. They meet"),
        ("Article 1(2)", "1", "1.2. They meet"),
        ("Article 1.1", "1", "1.1. The Parties"),
        ("Article 1(b)", "1", "(b) in Arica"),
        ("Article 2.2", "2", "2. It is not"),
        ("paragraph 1 of Article 2", "2", "1. This Agreement"),
        ("Article 2(7)", "2", None),
    ],
)
def test_the_article_and_clause_referred_to(text: str, article: str, opening: str | None) -> None:
    found = find_referred(AGREEMENT, find_references(text)[0])
    assert found is not None
    assert found[0].number == article
    clause = found[1] and found[1].span.of(AGREEMENT.text)
    assert clause is None if opening is None else clause is not None and clause.startswith(opening)


@pytest.mark.parametrize("text", ["Article 3", "Article 2.7", "Article 3.1"])
def test_what_is_not_there_is_not_referred_to(text: str) -> None:
    assert find_referred(AGREEMENT, find_references(text)[0]) is None
