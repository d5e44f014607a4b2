"""The statements of a draft: whole sentences with their quotes, headings told apart."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from memobot.citations.statements import statements_of


def texts(draft: str) -> list[str]:
    return [statement.text for statement in statements_of(draft)]


def test_each_sentence_is_a_statement() -> None:
    assert texts("Art. 9 sets the term. It is renewed (see para. 2).") == [
        "Art. 9 sets the term.",
        "It is renewed (see para. 2).",
    ]


def test_a_sentence_goes_on_through_the_quotation_in_it() -> None:
    draft = "Article 4 says: “The Parties meet. They report once a year.” That is all."
    statements = statements_of(draft)
    assert [statement.text for statement in statements] == [
        "Article 4 says: “The Parties meet. They report once a year.”",
        "That is all.",
    ]
    assert [len(statement.quotations) for statement in statements] == [1, 0]


def test_a_block_quotation_belongs_to_the_words_that_lead_to_it() -> None:
    draft = "Article 4 reads:\n\n> The Parties meet.\n> They report.\n\nWe agree."
    first, second = statements_of(draft)
    assert first.text.startswith("Article 4 reads:")
    assert first.text.endswith("They report.")
    assert second.text == "We agree."


def test_items_of_a_list_are_statements_with_the_words_above_them() -> None:
    draft = "The memorandum provides:\n\n- a term of three years;\n- two copies.\n\nIt is short."
    statements = statements_of(draft)
    assert [statement.lead for statement in statements] == [
        "",
        "The memorandum provides:",
        "The memorandum provides:",
        "",
    ]


def test_headings_are_told() -> None:
    draft = "# The Polish memorandum\n\nTerm and renewal\n\nIt runs for three years.\n"
    assert [statement.is_heading for statement in statements_of(draft)] == [True, True, False]


def test_code_and_metadata_claim_nothing() -> None:
    draft = "---\ntitle: A letter\n---\nIt runs.\n\n```\nArticle 9 is false\n```\n\nIt ends."
    assert texts(draft) == ["It runs.", "It ends."]


@given(st.text(alphabet=st.sampled_from("ab .!?“”«»\n>-#1):A"), max_size=200))
def test_statements_are_stretches_of_the_draft_in_order(draft: str) -> None:
    at = 0
    for statement in statements_of(draft):
        assert statement.span.of(draft) == statement.text
        assert statement.span.start >= at
        at = statement.span.end
