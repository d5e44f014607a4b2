"""Texts taken apart: the invented agreements word for word, and promises over any text."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from memobot.documents.model import Document, Unit, UnitKind
from memobot.documents.reading import SourceText
from memobot.documents.structure import document_id_of, parse

AGREEMENTS = Path(__file__).parents[1] / "data" / "agreements"
GOLD = json.loads((AGREEMENTS / "gold.json").read_text(encoding="utf-8"))


def document_of(text: str, source: str = "text.txt") -> Document:
    return parse(SourceText(source, text, "0" * 12))


def assert_promises(document: Document) -> None:
    """Units are visible and trimmed, in order, apart from each other, inside their parents."""
    text = document.text

    def check(units: tuple[Unit, ...], start: int, end: int) -> None:
        for unit in units:
            shown = unit.span.of(text)
            assert shown
            assert shown == shown.strip()
            assert start <= unit.span.start <= unit.span.end <= end
            check(unit.children, unit.span.start, unit.span.end)
            start = unit.span.end

    check(document.units, 0, len(text))


def clauses_of(article: Unit) -> list[str | None]:
    return [unit.number for unit in article.children if unit.kind is UnitKind.CLAUSE]


def one_line(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture(params=sorted(GOLD))
def invented(request: pytest.FixtureRequest) -> tuple[Document, dict[str, object]]:
    name = request.param
    return document_of((AGREEMENTS / name).read_text(encoding="utf-8"), name), GOLD[name]


def test_invented_agreements_are_identified(invented):
    document, gold = invented
    kinds = {unit.kind for unit in document.units}
    assert document.title == one_line(gold["title"])
    assert (document.kind, document.language) == (gold["kind"], gold["language"])
    assert (UnitKind.SIGNATURES in kinds) is gold["signatures"]
    assert (UnitKind.PREAMBLE in kinds) is gold["has_preamble"]
    assert len(document.short_title) <= 90
    assert "…" not in document.short_title
    assert_promises(document)


def test_invented_agreements_have_their_articles(invented):
    document, gold = invented
    found = [
        {
            "number": article.number,
            "heading": article.heading,
            "clauses": clauses_of(article),
            "items": sum(unit.kind in (UnitKind.CLAUSE, UnitKind.ITEM) for unit in article.walk())
            - len(clauses_of(article)),
        }
        for article in document.articles()
    ]
    wanted = [
        {key: article[key] for key in ("number", "heading", "clauses", "items")}
        for article in gold["articles"]
    ]
    assert found == wanted
    for article, expected in zip(document.articles(), gold["articles"], strict=True):
        assert expected["first_words"] in one_line(article.span.of(document.text))


def test_a_reference_at_the_start_of_a_line_opens_no_article():
    document = document_of(
        "Umowa\n\nArtykuł 1\n\n1. Strona podejmuje działania, o których mowa w\n"
        "art. 1 ust. 1, bez zwłoki.\n\nArtykuł 2\n\nZgodnie z przepisami zawartymi w niniejszym\n"
        "art. 5 ust. 2 stosuje się odpowiednio.\n"
    )
    assert [article.number for article in document.articles()] == ["1", "2"]


def test_a_table_of_contents_holds_no_articles():
    names = ("PURPOSE", "TERM", "COSTS")
    contents = "".join(f"{n}. {name} {n + 2}\n" for n, name in enumerate(names, 1))
    body = "".join(f"{n}. {name}\n\nEach party bears it.\n\n" for n, name in enumerate(names, 1))
    document = document_of(f"SUPPLY AGREEMENT\n\nContents\n\n{contents}\n{body}")
    assert [article.heading for article in document.articles()] == list(names)
    assert document.articles()[0].span.start > document.text.index("3. COSTS 5")


def test_clauses_nest_as_they_are_numbered():
    document = document_of(
        "AGREEMENT\n\n1. SCOPE\n\n1.1 The Union shall:\n\n(a) name:\n\n(i) one person;\n\n"
        "(ii) one deputy; and\n\n(b) inform the Trust.\n\n1.2 The Trust agrees.\n\n"
        "1.2.1 In writing.\n\n2. TERM\n\nOne year.\n\n3. COSTS\n\nNone.\n"
    )
    first, second = document.articles()[0].children
    name, inform = [unit for unit in first.children if unit.kind is UnitKind.ITEM]
    assert (first.number, second.number) == ("1.1", "1.2")
    assert (name.number, inform.number) == ("a", "b")
    assert [unit.number for unit in name.children] == ["i", "ii"]
    assert [unit.number for unit in second.children] == ["1.2.1"]


def test_h_then_i_are_letters_but_a_list_of_i_and_ii_is_roman():
    items = "".join(f"({letter}) point;\n" for letter in "abcdefghij")
    document = document_of(f"AGREEMENT\n\nArticle 1\n\nIt covers:\n{items}\nArticle 2\n\nEnd.\n")
    numbers = [unit.number for unit in document.articles()[0].walk() if unit.number][1:]
    assert numbers == list("abcdefghij")


def test_articles_are_found_inside_joined_lines():
    sentences = "Each party shall bear what falls to it under this paragraph and no more. " * 4
    names = ("Purpose", "Term Of Office", "Costs", "Final Provisions")
    body = " ".join(f"{n}. {name}: {sentences}" for n, name in enumerate(names, 1))
    document = document_of(
        f"Exhibit 10.1 COOPERATION AGREEMENT made by and between A and B. {body}"
    )
    assert document.title == "COOPERATION AGREEMENT"
    assert [(a.number, a.heading) for a in document.articles()] == [
        (str(number), name) for number, name in enumerate(names, 1)
    ]
    assert_promises(document)


def test_numbers_inside_lines_that_do_not_count_up_open_nothing():
    prose = "It was agreed under Section 4. 5 days later it was paid. " * 8
    document = document_of(f"AGREEMENT\n\n{prose} 7. Nobody knows. {prose}")
    assert document.articles() == ()


def test_annexes_are_parts_and_have_articles_of_their_own():
    document = document_of(
        "AGREEMENT\n\nArticle 1\n\nOne.\n\nArticle 2\n\nTwo.\n\nAnnex A\n\nWork plan\n\n"
        "Article 1\n\nFirst of the annex.\n\nArticle 2\n\nSecond of the annex.\n"
    )
    annex = document.units[-1]
    assert (annex.kind, annex.number, annex.heading) == (UnitKind.PART, "a", "Work plan")
    assert [unit.number for unit in annex.children] == ["1", "2"]
    assert len(document.articles()) == 4


def test_headings_without_numbers_group_the_text():
    body = "We keep what you send us for as long as the law asks us to keep it, and no longer.\n\n"
    names = ("WHAT WE COLLECT", "HOW WE USE IT", "YOUR RIGHTS")
    document = document_of("Privacy Policy\n\n" + "".join(f"{name}\n\n{body}" for name in names))
    parts = [unit.heading for unit in document.units if unit.kind is UnitKind.PART]
    assert parts == list(names)
    assert document.kind == "text"


def test_the_name_of_a_document_is_made_of_its_path():
    assert document_id_of("a/My Text.txt").startswith("my-text-")
    assert document_id_of("a/My Text.txt") != document_id_of("b/My Text.txt")


LINES = st.sampled_from(
    """
    |Article 1|ARTICLE II - TERM|Art. 3. Costs|§ 4|Section 5. Notices|1. PURPOSE|2. Term. It runs.
    |3.|1.1 The Union shall:|1.2 pay;|1.1.1 now|(a) one;|(b) two|(i) first|(ii) second|a) x|1) y
    |Статья 1. Предмет|2-бап. Мақсаты|Artykuł 3|art. 3 ust. 2 stosuje się|Chapter 1. General
    |РАЗДЕЛ II|Annex A|- item|   - deeper|• bullet|# Heading|## 2. Next|**3. Bold**|---|title: x
    |MEMORANDUM OF UNDERSTANDING|between A and B|In witness whereof|For the Union|S. Dauletalin
    |_______|  wrapped words that go on|and end here.|...... 12|TERM 12|( ( (|)(|\t|\u00a0|\u2028x
    |The parties agree: 1. First. They do. 2. Second. They do. 3. Third. They do.
    """.replace("\n    ", "").split("|")
)
COMPOSED = st.lists(st.tuples(LINES, st.sampled_from(["\n", "\n\n", "\r\n", " "]))).map(
    lambda pairs: "".join(line + end for line, end in pairs)
)


@given(st.one_of(st.text(), COMPOSED), st.sampled_from(["x.txt", "x.md"]))
@settings(max_examples=300, deadline=None)
def test_any_text_keeps_the_promises(text, source):
    document = document_of(text, source)
    assert document.text == text
    assert document.title
    assert document.short_title
    assert_promises(document)


@given(COMPOSED)
@settings(max_examples=150, deadline=None)
def test_every_visible_word_belongs_to_a_unit(text):
    document = document_of(text)
    covered = set()
    for unit in document.units:
        covered.update(range(unit.span.start, unit.span.end))
    outside = [sign for at, sign in enumerate(text) if at not in covered and sign.isalnum()]
    assert outside == []


MEGABYTE = 1_000_000
HOSTILE = {
    "empty lines": "\n" * 100_000,
    "no blanks": "a" * MEGABYTE,
    "brackets": "(" * 50_000,
    "bullets in a line": "- " * 50_000,
    "ever deeper bullets": "\n".join(f"{' ' * min(n, 400)}- x" for n in range(3_000)),
    "lists in lists": "(a)\n(i)\n(1)\n1)\na)\ni)\n1.\n- x\n" * 3_000,
    "blanks": " " * MEGABYTE + "x",
    "tabs before a number": "\t" * MEGABYTE + "1",
    "full stops": "." * MEGABYTE + "x",
    "semicolons": "; " * (MEGABYTE // 2),
    "Markdown signs": "*" * MEGABYTE,
    "one article again and again": "1. Term. We agree. " * 50_000,
    "many articles": "".join(f"{n}. Foo. It is so.\n" for n in range(1, 30_000)),
    "capitals": "AGREEMENT " * 100_000,
    "chapters": "Chapter 1\n" * 50_000,
    "annexes": "Annex A\n\n" * 50_000,
    "signatures": "For the Union\n\n" * 50_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts_take_no_longer_than_long_ones(name):
    started = time.process_time()
    document = document_of(HOSTILE[name])
    assert time.process_time() - started < 5
    assert document.units or not document.text.strip()
