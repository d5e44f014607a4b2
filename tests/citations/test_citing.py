"""Where a quote stands, and that it is word for word what stands there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from memobot.citations.citing import Quote, as_markdown, cite, place_of
from memobot.documents.model import Document, Span
from memobot.search.retriever import Retriever


def document(retriever: Retriever, stem: str) -> Document:
    (found,) = [one for one in retriever.records if one.startswith(stem)]
    return retriever.document(found)


def at(held: Document, words: str) -> Span:
    start = held.text.index(words)
    return Span(start, start + len(words))


@pytest.mark.parametrize(
    ("stem", "words", "article", "clause", "part"),
    [
        ("glaziers", "remains in force for four years", "6", None, ""),
        ("glaziers", "each guest pays the fare", "3", "2", ""),
        ("glaziers", "protection of lungs", "2", None, ""),
        ("glaziers", "Tallinn, 4 May 2022", None, None, "preamble"),
        (
            "glaziers",
            "For the Union of Glaziers of Estonia: Toomas Ilves",
            None,
            None,
            "signatures",
        ),
        ("пчеловоды", "действует бессрочно", "4", None, ""),
        ("пчеловоды", "А. П. Медовников", None, None, "signatures"),
        ("latarnicy", "obsługi radiostacji", "2", "3", ""),
        ("bakers", "exchange recipes", None, None, ""),
    ],
)
def test_a_stretch_has_a_place(
    small_retriever: Retriever,
    stem: str,
    words: str,
    article: str | None,
    clause: str | None,
    part: str,
) -> None:
    held = document(small_retriever, stem)
    place = place_of(held, at(held, words))
    assert (place.article, place.clause, place.part) == (article, clause, part)


def test_a_stretch_over_two_clauses_is_in_neither(small_retriever: Retriever) -> None:
    held = document(small_retriever, "glaziers")
    first, last = at(held, "The Parties meet once"), at(held, "within 14 days")
    place = place_of(held, Span(first.start, last.end))
    assert (place.article, place.clause) == ("3", None)
    beyond = Span(first.start, at(held, "700 euro").end)
    assert place_of(held, beyond).article is None


@pytest.mark.parametrize(
    ("language", "label"),
    [
        ("en", "Article 3(2)"),
        ("ru", "статья 3, пункт 2"),
        ("kk", "3-бап, 2-тармақ"),
        ("pl", "artykuł 3 ust. 2"),
    ],
)
def test_a_label_names_document_and_place(
    small_retriever: Retriever, language: str, label: str
) -> None:
    held = document(small_retriever, "glaziers")
    span = at(held, "each guest pays the fare")
    (citation,) = cite([Quote(held, span)], language)
    assert citation.label == f"{held.short_title}, {label}"
    assert "2022" in citation.label
    assert (citation.marker, citation.article, citation.clause) == (1, "3", "2")
    assert citation.source == "agreements/glaziers-tilers.md"
    assert citation.document_title == held.title
    assert citation.version == held.version
    assert len(citation.version) == 12


def test_a_report_is_labelled_by_its_title_alone(small_retriever: Retriever) -> None:
    held = document(small_retriever, "bakers")
    (citation,) = cite([Quote(held, at(held, "exchange recipes"))], "en")
    assert citation.label == held.short_title


def test_markers_count_and_one_place_has_one_heading(small_retriever: Retriever) -> None:
    held = document(small_retriever, "glaziers")
    words = ("remains in force for four years", "six months in advance", "700 euro a year")
    citations = cite([Quote(held, at(held, one)) for one in words], "en")
    assert [citation.marker for citation in citations] == [1, 2, 3]
    text = as_markdown(citations, "en")
    assert text.count("Article 6:**") == 1
    assert text.count("Article 4:**") == 1
    for number, one in enumerate(words, 1):
        assert f"“{one}” [{number}]" in text


@hypothesis_settings(max_examples=200)
@given(data=st.data())
def test_every_stretch_is_cited_word_for_word(
    small_retriever: Retriever, data: st.DataObject
) -> None:
    held = small_retriever.document(data.draw(st.sampled_from(sorted(small_retriever.records))))
    start = data.draw(st.integers(0, len(held.text) - 1))
    end = data.draw(st.integers(start + 1, len(held.text)))
    language = data.draw(st.sampled_from(("en", "ru", "kk", "pl")))
    (citation,) = cite([Quote(held, Span(start, end))], language)
    assert held.text[citation.start : citation.end] == citation.quote
    assert (citation.start, citation.end) == (start, end)
    assert citation.quote in as_markdown([citation], language)
    if citation.article is not None:
        article = next(one for one in held.articles() if one.number == citation.article)
        assert article.span.contains(Span(start, end))
