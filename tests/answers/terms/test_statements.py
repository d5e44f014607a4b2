from __future__ import annotations

from memobot.answers.terms.statements import Sourced, Statement, as_list, as_paragraph, as_table
from memobot.documents.model import Document, Span

TEXT = "1. It runs for two years from 5 May 2024. It then ends.\n\nDone in Oslo.\n"


def _document(_: str) -> Document:
    return Document("a", "a.txt", "0" * 12, TEXT, "A", "A", "agreement", "en")


def _source(words: str) -> Sourced:
    start = TEXT.index(words)
    return Sourced("a", Span(start, start + len(words)))


def test_a_date_is_quoted_with_its_sentence_and_without_its_number() -> None:
    composed = as_paragraph((Statement("It starts", (_source("5 May 2024"),)),), _document)
    assert composed.text == "It starts [1]."
    assert [quote.text for quote in composed.quotes] == [
        "It runs for two years from 5 May 2024.",
    ]


def test_the_same_words_are_quoted_once() -> None:
    one = Statement("It starts", (_source("5 May 2024"),))
    other = Statement("It lasts", (_source("two years"), _source("Done in Oslo.")))
    composed = as_paragraph((one, other), _document)
    assert composed.text == "It starts [1]. It lasts [1] [2]."
    assert len(composed.quotes) == 2


def test_a_source_inside_a_longer_one_is_cited_with_it() -> None:
    whole = TEXT[3 : TEXT.index("\n")]
    statements = (Statement("A", (_source("5 May 2024"),)), Statement("B", (_source(whole),)))
    composed = as_paragraph(statements, _document)
    assert composed.text == "A [1]. B [1]."
    assert composed.quotes[0].text == whole


def test_a_list_has_a_bullet_for_each_statement() -> None:
    items = [Statement("x", (_source("Oslo"),)), Statement("y")]
    composed = as_list(Statement("Found (2)"), items, _document)
    assert composed.text == "Found (2):\n\n- x [1]\n- y"
    assert as_list(Statement("Found: none"), [], _document).text == "Found: none."


def test_a_bar_cannot_break_a_table() -> None:
    composed = as_table(["", "A"], [[Statement("Place"), Statement("a | b\nc")]], _document)
    assert composed.text.splitlines() == ["|  | A |", "| --- | --- |", "| Place | a / b c |"]
