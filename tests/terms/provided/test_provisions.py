"""The sentences on amendment, early termination and disputes, and the law chosen."""

from __future__ import annotations

import pytest

from memobot.documents.model import Document
from memobot.documents.reading import SourceText
from memobot.documents.structure import parse
from memobot.terms.model import Source
from memobot.terms.provided.provisions import (
    find_amendment,
    find_disputes,
    find_governing_law,
    find_termination,
)


def document(*articles: str) -> Document:
    body = "\n\n".join(f"Article {at}\n\n{text}" for at, text in enumerate(articles, 1))
    return parse(SourceText("agreement.txt", f"Agreement\n\n{body}\n", "0" * 12))


def quote(source: Source | None) -> str | None:
    return source.quote if source else None


def test_the_sentence_is_quoted_with_its_article_and_without_its_number() -> None:
    held = document(
        "They meet.", "1. They talk.\n2. Changes to this Agreement are made in writing."
    )
    found = find_amendment(held)
    assert found is not None
    assert (found.quote, found.article) == ("Changes to this Agreement are made in writing.", "2")
    assert held.text[found.start : found.end] == found.quote


def test_the_clause_on_the_agreement_goes_before_changes_of_other_things() -> None:
    held = document(
        "The parties may change the prices by written notice.",
        "Each tells the other of changes of its address.",
        "This Agreement may be amended by written consent of both parties.",
    )
    assert quote(find_amendment(held)) == (
        "This Agreement may be amended by written consent of both parties."
    )


def test_an_early_end_goes_before_the_notice_that_prevents_a_renewal() -> None:
    renewal = "It is extended automatically unless either party gives notice to terminate it."
    early = "The Agreement may also be terminated in the event of violation of its provisions."
    assert quote(find_termination(document(renewal, early))) == early
    assert find_termination(document("They meet.", "They talk.")) is None


def test_a_heading_alone_provides_nothing() -> None:
    assert find_disputes(document("Disputes\n\nThey meet.", "They talk.")) is None


@pytest.mark.parametrize(
    "text",
    [
        "The unions support each other in labour disputes with employers.",
        "Стороны помогают друг другу в трудовых спорах с работодателями.",
        "Strony wspierają się w sporach zbiorowych z pracodawcami.",
    ],
)
def test_disputes_with_others_are_not_those_of_the_parties(text: str) -> None:
    assert find_disputes(document("They meet.", text)) is None


@pytest.mark.parametrize(
    ("text", "law"),
    [
        ("This Agreement is governed by the law of England and Wales.", "law of England and Wales"),
        (
            "THIS CONTRACT SHALL BE GOVERNED BY THE LAWS OF THE STATE OF OHIO WITHOUT REGARD TO "
            "CONFLICTS OF LAW.",
            "LAWS OF THE STATE OF OHIO",
        ),
        (
            "The laws of the Republic of Ghana shall govern this Agreement.",
            "laws of the Republic of Ghana",
        ),
        (
            "Настоящий договор регулируется правом Республики Узбекистан.",
            "правом Республики Узбекистан",
        ),
        ("Prawem właściwym dla umowy jest prawo czeskie.", "prawo czeskie"),
        (
            "Шарт Қазақстан Республикасының құқығымен реттеледі.",
            "Қазақстан Республикасының құқығымен",
        ),
        (
            "Cooperation is carried out in accordance with the legislative acts of the Republic of "
            "Ghana and the Republic of Togo.",
            None,
        ),
        ("Brook is a company organized under the laws of the State of Ohio.", None),
        ("Each party shall comply with the laws of the State of Ohio in this Agreement.", None),
    ],
)
def test_only_a_choice_of_law_is_one(text: str, law: str | None) -> None:
    found = find_governing_law(document("They meet.", text))
    assert (found.value if found else None) == law
    assert found is None or found.source.quote == text


@pytest.mark.timeout(30)
@pytest.mark.parametrize(
    "words", ["amend ", "dispute ", "may terminate ", "governed by laws of A "]
)
def test_a_sentence_of_any_length_is_read_at_once(words: str) -> None:
    held = document("They meet.", words * 20_000)
    find_amendment(held), find_disputes(held), find_termination(held), find_governing_law(held)
