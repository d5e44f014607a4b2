"""Words that exclude each other, in four languages, and where they do not."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memobot.citations.opposites import opposed

TABLE = Path(__file__).parents[1] / "data" / "stances" / "opposites.tsv"
with TABLE.open(encoding="utf-8", newline="") as table:
    PAIRS = list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("row", [row for row in PAIRS if row["group"] != "-"], ids=str)
def test_words_that_exclude_each_other_are_told(row: dict[str, str]) -> None:
    assert row["group"] in [found.group for found in opposed(row["claim"], row["source"])]
    assert row["group"] in [found.group for found in opposed(row["source"], row["claim"])]


@pytest.mark.parametrize("row", [row for row in PAIRS if row["group"] == "-"], ids=str)
def test_nothing_is_told_without_a_conflict(row: dict[str, str]) -> None:
    assert opposed(row["claim"], row["source"]) == ()
    assert opposed(row["source"], row["claim"]) == ()


def test_the_words_are_given_where_they_stand() -> None:
    claim, source = "The treaty is multilateral.", "This treaty is a bilateral agreement."
    (found,) = opposed(claim, source)
    assert found.claim.of(claim) == "multilateral"
    assert found.source.of(source) == "bilateral"


@given(st.text(), st.text())
def test_any_two_texts_can_be_compared(claim: str, source: str) -> None:
    for found in opposed(claim, source):
        assert found.claim.end <= len(claim)
        assert found.source.end <= len(source)


@given(st.lists(st.sampled_from("bilateral multilateral before after not the treaty".split())))
def test_a_sentence_is_not_opposed_to_itself(parts: list[str]) -> None:
    sentence = " ".join(parts)
    assert opposed(sentence, sentence) == ()
