from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memobot.documents.front_matter import FrontMatter, read_front_matter
from memobot.documents.model import UnitKind
from memobot.documents.passages import split
from memobot.documents.reading import SourceText
from memobot.documents.structure import parse

BLOCK = """---
title: Memorandum of the Unions
short_title: Memorandum (2025)
kind: Memorandum
aliases:
  - FPRK memorandum
  - 7
---
# Something else

The text.
"""


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_metadata_is_read(end):
    text = BLOCK.replace("\n", end)
    front = read_front_matter(text)
    assert front.title == "Memorandum of the Unions"
    assert (front.short_title, front.kind) == ("Memorandum (2025)", "memorandum")
    assert front.aliases == ("FPRK memorandum",)
    assert front.span is not None
    assert front.span.of(text).startswith("---")
    assert front.span.of(text).endswith("---")


def test_metadata_names_the_document_and_is_never_quoted():
    document = parse(SourceText("a.md", BLOCK, "0" * 12))
    assert (document.title, document.kind) == ("Memorandum of the Unions", "memorandum")
    assert document.short_title == "Memorandum (2025)"
    assert document.units[0].kind is UnitKind.FRONT_MATTER
    assert "aliases" not in "".join(passage.text for passage in split(document, 100))


@pytest.mark.parametrize(
    "text",
    ["", "---", "---\nno end", "---\n- a list\n---\n", "---\na: [\n---\nx", "text\n---\na: b\n---"],
)
def test_anything_else_is_text(text):
    assert read_front_matter(text) == FrontMatter()


@given(st.text())
def test_any_block_is_read_or_left(middle):
    text = f"---\n{middle}\n---\n"
    span = read_front_matter(text).span
    assert span is None or span.of(text).endswith("---")
