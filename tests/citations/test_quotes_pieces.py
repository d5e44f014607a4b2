"""Quotes with ellipses and with insertions in brackets."""

from __future__ import annotations

import pytest

from memobot.citations.quotes import Quotes
from memobot.documents.reading import SourceText
from memobot.documents.structure import parse

HELD = parse(
    SourceText(
        "ferry.md",
        """\
# Charter of the Ferrymen and the Lockkeepers

## Article 1

The Ferrymen shall, at their own cost and after notice to the Lockkeepers, keep every quay clear \
of ice. They shall not charge for it. The Lockkeepers shall in return open each gate before dawn.

## Article 2

This Charter binds [name of company] and its heirs. It remains in force… as long as … the river \
flows, and for at least seven winters.
""",
        "0" * 12,
    )
)


@pytest.fixture(scope="module")
def quotes() -> Quotes:
    return Quotes()


@pytest.mark.parametrize("dots", ["...", "…", "[...]", "(…)", "[…]", ". . .", "...."])
def test_an_ellipsis_parts_a_quote(quotes, dots):
    (found, *_) = quotes.align(f"The Ferrymen shall {dots} keep every quay clear", [HELD])
    assert found.exact
    assert [one.of(HELD.text) for one in found.omitted] == [
        "at their own cost and after notice to the Lockkeepers"
    ]
    assert found.span.of(HELD.text).startswith("The Ferrymen")
    assert found.span.of(HELD.text).endswith("quay clear")


def test_what_an_ellipsis_leaves_out_can_be_looked_at(quotes):
    (found,) = quotes.align("They shall ... charge for it", [HELD])
    assert [one.of(HELD.text) for one in found.omitted] == ["not"]


def test_pieces_must_follow_one_another(quotes):
    found = quotes.align("open each gate before dawn ... keep every quay clear of ice", [HELD])
    assert not any(one.exact for one in found)


def test_a_changed_word_in_a_piece_is_told(quotes):
    words = "The Ferrymen shall ... keep every dock clear of ice ... open each gate before dusk"
    (found, *_) = quotes.align(words, [HELD])
    assert [(one.draft, one.text) for one in found.changes] == [("dock", "quay"), ("dusk", "dawn")]
    for one in found.changes:
        assert one.said.of(words) == one.draft
        assert one.where.of(HELD.text) == one.text


@pytest.mark.parametrize(
    "words",
    [
        "[The Ferrymen] keep every quay clear of [winter] ice",
        "[T]hey shall not charge for it",
        "The Lockkeepers shall [in return] open each gate",
        "The Lockkeepers shall [also] open each gate before dawn",
        "This Charter binds [name of company] and its heirs",
        "They [the Ferrymen] shall not charge [sic] for it",
    ],
)
def test_insertions_in_brackets_are_no_words_of_the_quote(quotes, words):
    (found, *_) = quotes.align(words, [HELD])
    assert found.exact


@pytest.mark.parametrize(
    ("words", "change"),
    [
        ("This Charter binds [name of person] and its heirs", ("person", "company")),
        ("It remains in force… as far as … the river flows", ("far", "long")),
        ("Charter… as long as … the river flows", ("Charter", "force")),
        ("[they] shall not demand for it", None),
        ("[They] shall always charge for it. The Lockkeepers", ("always", "not")),
    ],
)
def test_brackets_and_dots_hide_no_change(quotes, words, change):
    found = quotes.align(words, [HELD])
    assert not any(one.exact for one in found)
    if change:
        assert [(one.draft, one.text) for one in found[0].changes] == [change]
