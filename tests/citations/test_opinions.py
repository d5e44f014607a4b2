"""What one document says to a claim, and on which of its provisions that rests."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from memobot.citations.claimed import Claimed
from memobot.citations.judging import Judge
from memobot.citations.model import Aspect, Verdict
from memobot.citations.opinions import Opinion, Opinions, Scope
from memobot.citations.reading import read
from memobot.documents.model import Document
from memobot.documents.reading import SourceText
from memobot.documents.structure import parse
from memobot.language import detect

PACT = parse(
    SourceText(
        "pact.md",
        """\
# Pact of the weavers

## Article 1. Aim

The guilds lend looms to apprentices. They are friends.

## Article 2. Money

Each guild pays 700 euro into the dye fund every spring.

## Article 3. Works

The guilds shall:

- paint bridges;
- repair lanterns;
- polish bells.

## Article 4. Meetings

The masters meet in Ghent on 5 May 2022. Minutes of the meeting are sent within 14 days.
""",
        "0" * 12,
    )
)


def claimed(text: str) -> Claimed:
    said = read(text, detect(text))
    return Claimed(said, frozenset(term.word for term in said.terms))


def opinion(text: str, *cited: str, held: Document = PACT) -> Opinion:
    articles = tuple(one for one in held.articles() if one.number in cited)
    return Opinions().of(claimed(text), Scope(held, articles), None)


def quoted(one: Opinion) -> str:
    return " ".join(quote.text for quote in one.quotes)


@pytest.mark.parametrize(
    ("text", "cited", "verdict", "words"),
    [
        ("Guilds lend looms to apprentices.", (), Verdict.SUPPORTED, "lend looms"),
        ("Apprentices are lent looms by the guilds.", ("1",), Verdict.SUPPORTED, "lend looms"),
        ("Each guild pays 700 euro into the dye fund.", (), Verdict.SUPPORTED, "700 euro"),
        ("Each guild pays 800 euro into the dye fund.", (), Verdict.CONTRADICTED, "700 euro"),
        ("Guilds repair lanterns.", ("3",), Verdict.SUPPORTED, "repair lanterns"),
        ("Guilds lend looms to apprentices.", ("2",), Verdict.WRONG_ARTICLE, "lend looms"),
        ("Minutes of the meeting are sent within 30 days.", (), Verdict.CONTRADICTED, "14 days"),
        ("The masters meet in Ghent on 6 May 2022.", (), Verdict.CONTRADICTED, "5 May 2022"),
        ("The masters meet in Ghent in May 2022.", (), Verdict.SUPPORTED, "5 May 2022"),
        ("Guilds vaccinate horses against fever.", (), Verdict.NOT_FOUND, ""),
        ("Each guild pays 700 dollars for every horse.", (), Verdict.NOT_FOUND, ""),
    ],
)
def test_a_document_has_an_opinion_of_a_claim(
    text: str, cited: Sequence[str], verdict: Verdict, words: str
) -> None:
    one = opinion(text, *cited)
    assert one.verdict is verdict
    assert words in quoted(one)
    assert 0 <= one.coverage <= 1


def test_what_is_not_borne_out_is_named() -> None:
    one = opinion("Guilds lend looms to horses and zebras in Lisbon.")
    assert one.verdict is Verdict.NOT_FOUND
    assert {"horses", "zebras", "Lisbon"} <= set(one.missing)
    assert "looms" not in one.missing


def test_a_difference_is_where_it_says_in_both() -> None:
    claim = "Each guild pays 800 euro into the dye fund."
    (difference,) = opinion(claim).differences
    assert difference.aspect is Aspect.NUMBER
    assert difference.said is not None
    assert difference.where is not None
    assert difference.said.of(claim) == difference.draft == "800 euro"
    assert difference.where.of(PACT.text) == difference.text == "700 euro"


def test_a_difference_in_an_item_of_a_list_is_where_it_says() -> None:
    text = "# Pact\n\n## Article 1\n\nGuilds shall:\n\n- paint 12 bridges green;\n- mend bells.\n"
    held = parse(SourceText("list.md", text, "0" * 12))
    (difference,) = opinion("Guilds paint 14 bridges green.", held=held).differences
    assert difference.where is not None
    assert difference.where.of(text) == "12"


def test_a_value_that_stands_far_from_the_words_bears_nothing_out() -> None:
    assert opinion("Guilds lend 14 looms to apprentices.").verdict is not Verdict.SUPPORTED
    assert opinion("Guilds lend looms to apprentices in Ghent.").verdict is not Verdict.SUPPORTED


def test_of_a_long_document_only_what_is_near_or_cited_is_looked_at() -> None:
    filler = "\n".join(f"## Article {n}\n\n{'Rain falls on roofs. ' * 120}\n" for n in range(1, 12))
    text = f"# Pact\n\n{filler}\n## Article 12\n\nGuilds lend looms to apprentices.\n"
    held = parse(SourceText("long.md", text, "0" * 12))
    last = held.articles()[-1]
    claim = claimed("Guilds lend looms to apprentices.")
    assert Scope(held).is_long
    assert not Scope(PACT).is_long
    scopes = [Scope(held), Scope(held, near=lambda: [last.span]), Scope(held, (last,))]
    assert [Opinions().of(claim, scope, None).verdict for scope in scopes] == [
        Verdict.NOT_FOUND,
        Verdict.SUPPORTED,
        Verdict.SUPPORTED,
    ]


def test_places_are_given_nearest_first() -> None:
    judge = Judge()
    found = judge.places(claimed("Guilds lend looms."), PACT, judge.groups(PACT), lambda _: True)
    assert [one.nearness for one in found] == sorted((one.nearness for one in found), reverse=True)
    assert "lend looms" in found[0].provision.text(PACT)
    assert found[0].supports(0.5)
    assert not found[0].conflicts
    assert not any(one.supports(0.5) for one in found if one.group.article == "2")


def test_values_are_looked_for_in_the_articles_around_a_place() -> None:
    judge, claim = Judge(), claimed("It takes 14 days.")
    first, *_, last = (article.span for article in PACT.articles())
    assert judge.has_values(claim, PACT, [last])
    assert not judge.has_values(claim, PACT, [first])
    assert judge.has_values(claimed("There are three works."), PACT, [PACT.articles()[2].span])
