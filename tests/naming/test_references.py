"""References to articles, in every way that people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memobot.documents.reading import SourceText
from memobot.documents.structure import parse
from memobot.naming.references import PREAMBLE, find_preambles, find_references, find_referred

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
    ("Articles 2, 4 and 6 to 8", "2 4 6 7 8"),
    ("Arts. 3, 5", "3 5"),
    ("Article 9 (2) and Article 10", "9(2) 10"),
    ("Article 5, paragraphs 1 and 2", "5(1) 5(2)"),
    ("Article 5 (paragraphs 1 and 2)", "5(1) 5(2)"),
    ("paragraphs 1 and 2 of Article 5", "5(1) 5(2)"),
    ("Article 5(1) and (2)", "5(1) 5(2)"),
    ("the second paragraph of Article 8", "8(2)"),
    ("Article 8, second paragraph", "8(2)"),
    ("the first and second paragraphs of Article 8", "8(1) 8(2)"),
    ("the second paragraph of the ninth article", "9(2)"),
    ("Article 3(2)(a)", "3(2)"),
    ("part 2 of Article 4", "4(2)"),
    ("Section 4.2", "4.2"),
    ("Clause 7", "7"),
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
    ("ст.ст. 3 и 5", "3 5"),
    ("ст. ст. 3, 5", "3 5"),
    ("статьями 3–5", "3 4 5"),
    ("по статьям 3, 5 и 7", "3 5 7"),
    ("пп. 1 и 2 ст. 3", "3(1) 3(2)"),
    ("пункты 1 и 2 статьи 3", "3(1) 3(2)"),
    ("статья 3 (пункты 1 и 2)", "3(1) 3(2)"),
    ("подпункт 1 пункта 2 статьи 3", "3(2)"),
    ("абзац второй статьи 8", "8(2)"),
    ("во втором абзаце статьи 8", "8(2)"),
    ("часть 2 статьи 5", "5(2)"),
    ("в статье девятой", "9"),
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
    ("3 және 5-баптар", "3 5"),
    ("3, 5 және 7-баптарда", "3 5 7"),
    ("3–5-баптар", "3 4 5"),
    ("3-5-баптарда", "3 4 5"),
    ("3-ші және 5-ші баптар", "3 5"),
    ("3-баптың 1 және 2-тармақтары", "3(1) 3(2)"),
    ("8-баптың екінші тармағы", "8(2)"),
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
    ("artykuły 3–5", "3 4 5"),
    ("w artykułach 3 i 5", "3 5"),
    ("§§ 3–5", "3 4 5"),
    ("§ 5 ust. 2", "5(2)"),
    ("ust. 2 art. 9", "9(2)"),
    ("art. 3 ust. 1 i 2", "3(1) 3(2)"),
    ("art. 9 ust. 2 pkt 1", "9(2)"),
    ("drugi ustęp artykułu 8", "8(2)"),
    ("ustęp drugi artykułu 8", "8(2)"),
    ("Article 9 or art. 10", "9 10"),
    # What a figure behind an article counts is no article.
    ("Under Article 9, 3 months before", "9"),
    ("Articles 9 and 3 months' notice", "9"),
    ("Article 9, 10 delegates came", "9"),
    ("Article 9, 17 October 2023", "9"),
    ("Article 9 (2025)", "9"),
    ("ст. 9, 17.10.2023", "9"),
    ("Статья 9 и 3 месяца", "9"),
    ("art. 9 i 3 miesiące", "9"),
    ("9-бап, 3 ай", "9"),
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
        "the article I read",
        "artykuł i komentarz",
        "Section C",
        "an article in a newspaper",
        "артикль 4",
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


@pytest.mark.parametrize(
    "text",
    ["1-", "art", ",", "1, ", "3 и ", "first and ", "(1)", " ", "пункт 2 ", "ст.", "§", "i "],
)
def test_a_long_text_costs_little(text: str) -> None:
    find_references(text * (50_000 // len(text)))


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Please see (Article 3, paragraph 2).", "Article 3, paragraph 2"),
        ("см. ст. 3 (п. 1), ниже", "ст. 3 (п. 1)"),
        ("the second paragraph of Article 8.", "second paragraph of Article 8"),
        ("Сонымен 3-баптың 2-тармағында.", "3-баптың 2-тармағында"),
        ("Zgodnie z art. 9 ust. 2 umowy", "art. 9 ust. 2"),
    ],
)
def test_the_clause_belongs_to_the_span(text: str, written: str) -> None:
    assert [one.span.of(text) for one in find_references(text)] == [written]


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
    clause = found[1].span.of(AGREEMENT.text) if found[1] else None
    assert clause is None if opening is None else clause is not None and clause.startswith(opening)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("the preamble", "preamble"),
        ("в преамбуле", "преамбуле"),
        ("преамбулада", "преамбулада"),
        ("w preambule", "preambule"),
    ],
)
def test_the_preamble_is_referred_to(text: str, words: str) -> None:
    (reference,) = find_preambles(text)
    assert (reference.article, reference.span.of(text)) == (PREAMBLE, words)


PARAGRAPHS = parse(
    SourceText(
        "paragraphs.txt",
        """\
Agreement between the Potters of Peru and the Weavers of Chile

The Potters of Peru and the Weavers of Chile have agreed as follows:

Article 1

The Parties help each other.

They meet in Lima.

Article 2

This Agreement lasts three years.

It is not extended.
""",
        "0" * 12,
    )
)


def test_paragraphs_without_numbers_are_counted() -> None:
    found = find_referred(PARAGRAPHS, find_references("the second paragraph of Article 1")[0])
    assert found is not None
    assert found[1] is not None
    assert found[1].span.of(PARAGRAPHS.text) == "They meet in Lima."


def test_there_is_no_paragraph_beyond_the_last() -> None:
    found = find_referred(PARAGRAPHS, find_references("Article 1(3)")[0])
    assert found is not None
    assert found[1] is None


def test_the_preamble_is_a_unit_of_the_document() -> None:
    found = find_referred(PARAGRAPHS, find_preambles("its preamble")[0])
    assert found is not None
    assert found[0].span.of(PARAGRAPHS.text).startswith("The Potters of Peru and")


@pytest.mark.parametrize("text", ["Article 3", "Article 2.7", "Article 3.1"])
def test_what_is_not_there_is_not_referred_to(text: str) -> None:
    assert find_referred(AGREEMENT, find_references(text)[0]) is None
