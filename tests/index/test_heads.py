"""What tells the name of a document: all outside the articles of an agreement."""

from __future__ import annotations

from memobot.documents.reading import read_text
from memobot.documents.structure import parse
from memobot.index.heads import head_of

AGREEMENT = """\
---
title: Memorandum of the weavers
note: hidden words
---

# Memorandum of the weavers

The Guild of Weavers and the Dyers of Lyon have agreed:

## Part I. General

### Article 1. Aim

They weave.

### Article 2. Dyes

They dye.

## Part II. Special

### Article 3. Term

It runs for two years.

## Signatures

For the Dyers: Colette Garance
"""


def head(text: str, name: str) -> str:
    return head_of(parse(read_text(text.encode(), name)))


def test_of_an_agreement_it_is_what_stands_outside_its_articles() -> None:
    found = head(AGREEMENT, "weavers.md")
    assert "Guild of Weavers" in found
    assert "Colette Garance" in found
    assert "Part II. Special" in found
    assert "They weave" not in found
    assert "two years" not in found
    assert "hidden words" not in found


def test_of_a_report_it_is_the_opening() -> None:
    text = "The dyers met.\n\n" + "They spoke at length of blue. " * 100
    assert head(text, "news.txt") == text[:300]


def test_it_is_bounded() -> None:
    long = "The Guild of Weavers and others have agreed. " * 500
    articles = "Article 1\n\nThey weave.\n\nArticle 2\n\nThey dye.\n"
    text = f"MEMORANDUM OF COOPERATION\n\n{long}\n\n{articles}"
    assert 2_000 < len(head(text, "weavers.txt")) <= 2_500
