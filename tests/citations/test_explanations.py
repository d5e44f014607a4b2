"""Why a claim has its verdict, in four languages."""

from __future__ import annotations

from collections import defaultdict

import pytest

from memobot.citations.explanations import Explanations, explanation_keys
from memobot.citations.model import Aspect, Change, ChangeKind, Difference
from memobot.documents.model import Span
from memobot.language import LANGUAGES

HERE = Span(0, 1)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_there_in_every_language(language: str) -> None:
    names = defaultdict(lambda: "X")
    for key in explanation_keys():
        assert "{" not in Explanations(language).say(key, **{n: names[n] for n in NAMES})


NAMES = (
    "label working aspect text draft changes cited document article articles clause name names "
    "words model quote"
).split()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("aspect", Aspect)
def test_a_difference_names_both_sides(language: str, aspect: Aspect) -> None:
    said = Explanations(language).contradicted(
        "Article 9", [Difference(aspect, "six months", "three months")]
    )
    assert "six months" in said
    assert "three months" in said


def test_a_worked_out_difference_tells_how() -> None:
    one = Difference(Aspect.EXPIRES, "2030", "2028", working="17 October 2023 + 5 years")
    assert "17 October 2023 + 5 years" in Explanations("en").contradicted("Article 8", [one])


def test_a_misquote_names_the_words() -> None:
    changes = [
        Change(ChangeKind.REPLACED, "six", "three", HERE, HERE),
        Change(ChangeKind.ADDED, "not", "", HERE, HERE),
        Change(ChangeKind.LEFT_OUT, "", "written", HERE, HERE),
    ]
    said = Explanations("en").misquoted("Article 9", changes)
    assert "“six” stands for “three”; “not” is added; “written” is left out" in said


def test_long_words_are_cut() -> None:
    said = Explanations("en").say("quote_not_found_in", document="D" * 5_000)
    assert len(said) < 400
