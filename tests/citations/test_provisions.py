"""A document taken apart for comparison: sentences, items with their leads, articles."""

from __future__ import annotations

import pytest

from memobot.assistant import Assistant
from memobot.citations.provisions import Group, Provision, Provisions
from memobot.documents.model import Document, UnitKind
from memobot.documents.reading import SourceText
from memobot.documents.structure import parse


def document(text: str) -> Document:
    return parse(SourceText("a.md", text, "0" * 12))


PACT = document(
    """\
---
title: Nothing of this is a provision
---
# Pact between the Weavers and the Dyers

Valletta, 3 June 2024

## Article 1. Purpose

The guilds cooperate. They meet in May.

## Article 2. Fields

The fields of work are:

- wool;
- linen;
- indigo.

Other fields may follow.

## Article 3. Duties

1. Each guild shall:
   a) dye cloth;
   b) weave cloth.
2. Minutes are kept.
"""
)


def groups(held: Document = PACT) -> dict[str | None, Group]:
    return {group.article: group for group in Provisions().groups(held) if group.article}


def texts(group: Group, held: Document = PACT) -> list[str]:
    return [" ".join(one.text(held).split()) for one in group.provisions]


def test_an_article_is_a_group_of_its_sentences() -> None:
    assert list(groups()) == ["1", "2", "3"]
    own = texts(groups()["1"])
    assert own[-2:] == ["The guilds cooperate.", "They meet in May."]
    assert {one.article for one in groups()["1"].provisions} == {"1"}


def test_an_item_is_read_with_the_words_that_lead_to_it() -> None:
    own = texts(groups()["2"])
    assert "The fields of work are: - linen;" in own
    assert "The fields of work are: - indigo." in own
    assert "Other fields may follow." in own


def test_items_of_a_clause_have_the_lead_of_the_clause() -> None:
    own = texts(groups()["3"])
    assert any("Each guild shall:" in one and "weave cloth" in one for one in own)


def test_lists_are_counted() -> None:
    assert groups()["1"].lists == ()
    assert groups()["2"].lists == (3,)
    assert sorted(groups()["3"].lists) == [2, 2]


def test_metadata_is_no_provision_and_what_stands_outside_articles_is() -> None:
    whole = [text for group in Provisions().groups(PACT) for text in texts(group)]
    assert not any("Nothing of this" in text for text in whole)
    assert any("Valletta" in text for text in whole)


def test_a_long_article_is_grouped_by_its_clauses() -> None:
    clauses = "\n".join(
        f"{n}. Guild {n} shall weave. {'It has cloth. ' * 120}" for n in range(1, 5)
    )
    held = document(
        f"# Pact\n\n## Article 1. Long\n\n{clauses}\n\n## Article 2. Short\n\nYes, so.\n"
    )
    found = Provisions().groups(held)
    long = [group for group in found if group.article == "1" and group.kind is UnitKind.CLAUSE]
    assert len(long) == 4
    assert {one.article for group in long for one in group.provisions} == {"1"}
    assert [group.article for group in found if group.kind is UnitKind.ARTICLE] == ["2"]


def test_one_article_can_be_asked_for() -> None:
    article = PACT.articles()[1]
    (group,) = Provisions().groups(PACT, article)
    assert group == groups()["2"]


def test_what_a_provision_says_is_read_in_the_language_of_its_document_and_once() -> None:
    provisions = Provisions()
    group = groups()["1"]
    said = provisions.said(PACT, group.provisions[-1])
    assert said.text == group.provisions[-1].text(PACT)
    assert said.language == PACT.language
    assert provisions.said(PACT, group.provisions[-1]) is said


@pytest.mark.parametrize("fixture", ["corpus", "small"])
def test_every_provision_stands_where_it_says_in_order(
    fixture: str, request: pytest.FixtureRequest
) -> None:
    assistant: Assistant = request.getfixturevalue(fixture)
    for record in assistant.documents():
        held = assistant.show(record.source).document
        found = Provisions().groups(held)
        assert found
        at = 0
        for group in found:
            for one in group.provisions:
                assert isinstance(one, Provision)
                assert group.span.contains(one.span)
                assert one.span.start >= at
                assert one.span.of(held.text).strip() == one.span.of(held.text)
                assert one.lead is None or one.lead.end <= one.span.start
                at = one.span.end
