"""Passages keep their promises over any text: budget, articles, every word, order."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from memobot.documents.model import Document, Span, Unit, UnitKind
from memobot.documents.passages import clause_path, split
from memobot.documents.reading import SourceText
from memobot.documents.structure import parse
from memobot.documents.tokens import token_counter

AGREEMENTS = Path(__file__).parents[1] / "data" / "agreements"
COUNT = token_counter()


def document_of(text: str, source: str = "text.txt") -> Document:
    return parse(SourceText(source, text, "0" * 12))


def is_word(character: str) -> bool:
    return bool(re.match(r"\w", character))


def assert_promises(document: Document, max_tokens: int) -> None:
    passages = split(document, max_tokens)
    text = document.text
    articles = document.articles()
    end = 0
    covered: set[int] = set()
    for passage in passages:
        assert passage.text == passage.span.of(text) == passage.text.strip() != ""
        assert COUNT(passage.text) <= max_tokens
        assert any(map(is_word, passage.text)), "a passage that says nothing"
        assert passage.span.start >= end
        end = passage.span.end
        covered.update(range(passage.span.start, passage.span.end))
        holding = [article for article in articles if article.span.overlaps(passage.span)]
        assert len(holding) <= 1
        if passage.article is None:
            assert holding == []
        else:
            assert holding[0].number == passage.article
            assert holding[0].span.contains(passage.span)
    assert len({passage.passage_id for passage in passages}) == len(passages)
    assert all(0 < passage.passage_id < 2**63 for passage in passages)
    for unit in document.units:
        left_out = unit.kind is UnitKind.FRONT_MATTER or (
            unit.kind is UnitKind.TITLE and document.is_agreement
        )
        if not left_out:
            span = range(unit.span.start, unit.span.end)
            assert all(at in covered or not is_word(text[at]) for at in span)


@pytest.mark.parametrize("max_tokens", [24, 160, 512])
@pytest.mark.parametrize("path", sorted(AGREEMENTS.glob("*.[tm]*")), ids=lambda path: path.name)
def test_invented_agreements(path, max_tokens):
    assert_promises(document_of(path.read_text(encoding="utf-8"), path.name), max_tokens)


LINES = st.sampled_from(
    [
        *("Article 1. Term", "Article 2", "1. PURPOSE", "1.1 The Union shall:", "(a) one; ", "- x"),
        *(
            "Chapter 1",
            "Annex A",
            "In witness whereof",
            "\U0001f468\u200d\U0001f469\u200d\U0001f467",
        ),
        *("слово " * 40, "a" * 300, "Each party pays. It pays at once! ", "қол қойды ", "\u3000x"),
    ]
)


@given(
    st.lists(st.tuples(LINES, st.sampled_from(["\n", "\n\n", " "])), max_size=25),
    st.integers(12, 200),
)
@settings(max_examples=150, deadline=None)
def test_composed_texts(pairs, max_tokens):
    text = "".join(line + end for line, end in pairs)
    assert_promises(document_of(text), max_tokens)


@given(st.text(), st.integers(12, 60))
@settings(max_examples=150, deadline=None)
def test_any_text(text, max_tokens):
    assert_promises(document_of(text), max_tokens)


def test_context_tells_where_a_passage_stands():
    items = "".join(f"({letter}) support the members of the other side;\n\n" for letter in "abcdef")
    document = document_of(
        "COOPERATION AGREEMENT\n\nChapter 1. General\n\nArticle 1. Fields\n\n1. The Parties shall:"
        f"\n\n{items}2. Nothing else.\n\nArticle 2. Term\n\nThree years.\n"
    )
    passages = split(document, 40)
    contexts = {passage.article: passage.context for passage in passages}
    assert contexts["2"] == "COOPERATION AGREEMENT — General — 2. Term"
    later = [passage for passage in passages if passage.text.startswith("(")]
    assert {passage.context for passage in later} == {
        "COOPERATION AGREEMENT — General — 1. Fields — 1. The Parties shall:"
    }
    assert {passage.article for passage in later} == {"1"}


def test_a_passage_of_one_clause_names_it():
    clause = "The Union shall pay the Trust a fee for each learner and each course it orders. "
    document = document_of(
        f"AGREEMENT\n\nArticle 1\n\n1. {clause * 2}\n\n2. {clause * 2}\n\nArticle 2\n\nOne year.\n"
    )
    assert [(p.article, p.clause) for p in split(document, 50)] == [
        ("1", "1"),
        ("1", "2"),
        ("2", None),
    ]


@pytest.mark.parametrize(
    ("outer", "kind", "number", "path"),
    [
        (None, UnitKind.CLAUSE, "2", "2"),
        ("2", UnitKind.ITEM, "a", "2(a)"),
        ("3", UnitKind.CLAUSE, "3.1", "3.1"),
        ("2", UnitKind.ITEM, None, "2"),
        (None, UnitKind.PARAGRAPH, None, None),
    ],
)
def test_clause_paths(outer, kind, number, path):
    assert clause_path(outer, Unit(kind, Span(0, 1), number)) == path


def test_the_title_of_a_report_is_searched_and_that_of_an_agreement_is_not():
    news = document_of("Unions signed an agreement in Riga\n\nThey met on Monday.\n")
    assert "signed" in split(news, 100)[0].text
    agreement = document_of("AGREEMENT\n\nArticle 1\n\nOne.\n\nArticle 2\n\nTwo.\n")
    assert all("AGREEMENT" not in passage.text for passage in split(agreement, 100))
