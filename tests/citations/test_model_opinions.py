"""How far the words that a model names must bear out what it says of a claim."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memobot.citations.claimed import Claimed
from memobot.citations.model import Aspect, Verdict
from memobot.citations.model_opinions import BELIEVING, ModelOpinions, Reply
from memobot.citations.opinions import Opinion
from memobot.citations.reading import read
from memobot.documents.model import Span
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

Each guild pays 700 euro into the dye fund every spring. The master of Ghent guards the fund.

## Article 3. Works

The guilds may paint bridges in Bruges. They shall repair lanterns. They polish bells.

## Article 4. Meetings

The masters meet in Ghent on 5 May 2022. Minutes of the meeting are sent within 14 days.
""",
        "0" * 12,
    )
)
LEND = "The guilds lend looms to apprentices"
PAYS = "Each guild pays 700 euro into the dye fund"
PAINT = "The guilds may paint bridges in Bruges"


def source(article: str) -> Span:
    return next(one.span for one in PACT.articles() if one.number == article)


def claimed(text: str) -> Claimed:
    said = read(text, detect(text))
    return Claimed(said, frozenset(term.word for term in said.terms))


def near(words: str, cosine: float = 0.95, others: float = 0.7) -> dict[str, float]:
    """How like a claim the sentence with these words is, and how like it all others are."""
    return {words: cosine, "": others}


def opinion(
    text: str,
    verdict: Verdict,
    words: str,
    article: str,
    likeness: dict[str, float] | None = None,
) -> Opinion | None:
    known = near(words) if likeness is None else likeness

    def cosines(texts: Sequence[str]) -> Sequence[float]:
        return [next(known[part] for part in known if part in one) for one in texts]

    reply = Reply(verdict, source(article), words)
    every = [one.span for one in PACT.articles()]
    return ModelOpinions().of(claimed(text), PACT, every, reply, cosines)


def supports(text: str, words: str, article: str, **given: dict[str, float]) -> bool:
    found = opinion(text, Verdict.SUPPORTED, words, article, **given)
    return found is not None and found.verdict is Verdict.SUPPORTED


def test_one_word_may_be_borne_out_by_meaning() -> None:
    found = opinion("The guilds lend looms to novices.", Verdict.SUPPORTED, LEND, "1")
    assert found is not None
    assert [quote.text for quote in found.quotes] == [f"{LEND}."]
    assert not supports("The guilds rent looms to novices.", LEND, "1")  # not two


def test_the_sentence_must_be_as_like_the_claim_as_any() -> None:
    text = "The guilds lend looms to novices."
    least = BELIEVING.same_meaning
    assert supports(text, LEND, "1", likeness=near(LEND, least))
    assert not supports(text, LEND, "1", likeness=near(LEND, least - 0.01))
    assert not supports(text, LEND, "1", likeness=near(LEND, 0.92, others=0.96))


def test_what_is_there_word_for_word_needs_no_likeness() -> None:
    assert supports(f"{LEND}.", LEND, "1", likeness={"": 0.0})


@pytest.mark.parametrize(
    "text",
    [
        "Each guild pays 800 euro into the dye fund.",  # another number
        "Each guild pays 700 euro into the dye fund in 2019.",  # a date that is nowhere
        "Each guild of Antwerp pays 700 euro into the dye fund.",  # a name that is nowhere
        "No guild pays 700 euro into the dye fund.",  # the contrary
    ],
)
def test_values_names_and_stance_are_never_borne_out_by_meaning(text: str) -> None:
    assert not supports(text, PAYS, "2")


def test_a_name_may_stand_in_the_sentence_beside() -> None:
    assert supports("Each guild pays 700 euro into the dye fund of Ghent.", PAYS, "2")
    assert not supports("The guilds lend looms to apprentices in Ghent.", LEND, "1")


@pytest.mark.parametrize(
    ("words", "article"),
    [
        (LEND, "2"),  # it stands in another source than the one named
        ("The guilds give looms to apprentices", "1"),
        ("lend looms", "1"),  # too few words to tell a place
        ("", "1"),
        ("The guilds ... apprentices", "1"),  # something is left out
        ("The guilds lend looms to apprentices. Each guild pays", "1"),
    ],
)
def test_the_words_must_stand_in_the_source(words: str, article: str) -> None:
    assert not supports(f"{LEND}.", words, article, likeness={"": 0.95})


def test_words_of_more_than_two_sentences_are_no_place() -> None:
    three = f"{PAINT}. They shall repair lanterns. They polish bells."
    assert supports(f"{PAINT}.", f"{PAINT}. They shall repair lanterns", "3", likeness={"": 0.95})
    assert not supports(f"{PAINT}.", three, "3", likeness={"": 0.95})


@pytest.mark.parametrize(
    ("text", "words", "article", "aspect"),
    [
        ("The dye fund gets 800 euro from our guild.", PAYS, "2", Aspect.NUMBER),
        ("The guilds must paint bridges in Bruges at once.", PAINT, "3", Aspect.MODALITY),
    ],
)
def test_a_claim_is_contradicted_by_a_difference_that_can_be_named(
    text: str, words: str, article: str, aspect: Aspect
) -> None:
    found = opinion(text, Verdict.CONTRADICTED, words, article)
    assert found is not None
    assert found.verdict is Verdict.CONTRADICTED
    assert [one.aspect for one in found.differences] == [aspect]
    assert not supports(text, words, article)


@pytest.mark.parametrize(
    "text",
    [
        "The guilds lend looms to apprentices.",  # nothing differs
        "The guilds lend looms to goats.",  # nothing that can be named
        "Forty goats graze in the park.",  # of something else
    ],
)
def test_without_one_it_is_not(text: str) -> None:
    assert opinion(text, Verdict.CONTRADICTED, LEND, "1") is None


def test_a_contradiction_must_be_about_the_same_thing() -> None:
    text = "The dye fund gets 800 euro from our guild."
    assert opinion(text, Verdict.CONTRADICTED, PAYS, "2", near(PAYS, 0.8)) is None
    assert opinion(text, Verdict.CONTRADICTED, PAYS, "2", near(PAYS, 0.9, others=0.95)) is None
    grazing = "In the park of the old castle 800 goats graze for euro coins every winter."
    assert opinion(grazing, Verdict.CONTRADICTED, PAYS, "2") is None


def test_without_likeness_no_word_is_borne_out_by_meaning() -> None:
    reply = Reply(Verdict.SUPPORTED, source("1"), LEND)
    every = [one.span for one in PACT.articles()]
    novices = claimed("The guilds lend looms to novices.")
    assert ModelOpinions().of(novices, PACT, every, reply, None) is None
    assert ModelOpinions().of(claimed(f"{LEND}."), PACT, every, reply, None) is not None


@given(st.text(max_size=300), st.sampled_from([Verdict.SUPPORTED, Verdict.CONTRADICTED]))
def test_any_words_can_be_named(words: str, verdict: Verdict) -> None:
    found = opinion(f"{LEND}.", verdict, words, "1", {"": 0.95})
    assert found is None or all(quote.text in PACT.text for quote in found.quotes)
