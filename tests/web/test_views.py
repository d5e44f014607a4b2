"""What the page is given of a citation."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memobot.documents.model import Citation, Document
from memobot.documents.reading import read_text
from memobot.documents.structure import parse
from memobot.web.views import AROUND, excerpt, note_of, view, views

TEXT = """\
---
title: Memorandum of A and B
note: "A restatement. It is not the authentic text."
---
# Memorandum of A and B

Astana, 1 July 2025

A and B have agreed:

## Article 1

First words 😀 of the article. The quoted words. Last words.

The quoted words.

## Article 2

Other words.

## Signatures

For A

X. Y.
"""


@pytest.fixture(scope="module")
def document() -> Document:
    return parse(read_text(TEXT.encode(), "agreements/a.md"))


def cited(document: Document, quote: str, start: int) -> Citation:
    return Citation(
        1, document.document_id, document.title, document.source, "1", None, "A – B, Article 1",
        quote, start, start + len(quote), document.version,
    )  # fmt: skip


def test_the_article_is_shown_around_the_quote(document: Document) -> None:
    start = document.text.rindex("The quoted words.")
    shown = view(cited(document, "The quoted words.", start), document)
    # The second of two places with the same words: offsets decide.
    assert shown.before == "First words 😀 of the article. The quoted words. Last words.\n\n"
    assert (shown.quote, shown.after) == ("The quoted words.", "")
    assert shown.note == "A restatement. It is not the authentic text."
    assert (shown.label, shown.source) == ("A – B, Article 1", "agreements/a.md")


def test_signatures_and_preamble_are_shown_alone(document: Document) -> None:
    shown = view(cited(document, "X. Y.", document.text.index("X. Y.")), document)
    assert "For A" in shown.before
    assert "Other words" not in shown.before
    start = document.text.index("have agreed")
    assert "First words" not in view(cited(document, "have agreed", start), document).after


def test_a_quote_over_two_articles_is_shown_in_the_whole_text(document: Document) -> None:
    start, end = document.text.index("Last words"), document.text.index("Other words")
    shown = view(cited(document, document.text[start:end], start), document)
    assert "note:" not in shown.before
    assert "Astana" in shown.before
    assert "X. Y." in shown.after


@given(st.data())
def test_what_is_shown_is_the_text_itself(document: Document, data: st.DataObject) -> None:
    start = data.draw(st.integers(document.units[0].span.end, len(document.text) - 1))
    end = data.draw(st.integers(start + 1, len(document.text)))
    quote = document.text[start:end]
    shown = view(cited(document, quote, start), document)
    assert shown.quote == quote
    assert document.text[:start].endswith(shown.before)
    assert document.text[end:].startswith(shown.after)


def test_a_quote_that_does_not_stand_there_is_shown_without_a_text(
    document: Document, caplog: pytest.LogCaptureFixture
) -> None:
    shown = view(cited(document, "Invented words", 60), document)
    assert (shown.before, shown.quote, shown.after) == ("", "Invented words", "")
    assert "is not in the text" in caplog.text


def test_of_a_long_text_only_what_is_near_is_sent() -> None:
    text = f"News\n\n{'word ' * 20_000}HERE{' word' * 20_000}"
    document = parse(read_text(text.encode(), "news/long.txt"))
    shown = view(cited(document, "HERE", document.text.index("HERE")), document)
    assert shown.before.startswith("… ")
    assert shown.after.endswith(" …")
    assert len(shown.before) + len(shown.after) < 2 * AROUND + 10


def test_documents_are_fetched_once(document: Document) -> None:
    fetched: list[str] = []

    def fetch(document_id: str) -> Document:
        fetched.append(document_id)
        return document

    one = cited(document, "Other words.", document.text.index("Other words."))
    assert [shown.n for shown in views([one, replace(one, marker=2)], fetch)] == [1, 2]
    assert fetched == [document.document_id]


def test_excerpts_are_short_and_on_one_line() -> None:
    assert excerpt("two\n\n words ") == "two words"
    cut = excerpt("word, " * 200)
    assert len(cut) <= 152
    assert cut.endswith("word …")


def test_a_document_without_front_matter_has_no_note() -> None:
    assert note_of(parse(read_text(b"Title\n\nnote: this is text", "a.txt"))) == ""
