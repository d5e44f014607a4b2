"""The figures against sets of characters, which is how the paper defines them."""

from __future__ import annotations

from dataclasses import astuple, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memobot.evaluation.retrieval.places import Place, merged
from memobot.evaluation.retrieval.scores import AtK, mean, score

SPANS = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(sorted)
PLACES = st.lists(
    st.builds(lambda file, span: Place(file, *span), st.sampled_from(["a", "b"]), SPANS), max_size=8
)


def characters(places: list[Place]) -> set[tuple[str, int]]:
    return {(place.file, at) for place in places for at in range(place.start, place.end)}


@given(PLACES, PLACES, st.integers(1, 10))
def test_shares_are_those_of_sets_of_characters(found, gold, k) -> None:
    retrieved, wanted = characters(found[:k]), characters(gold)
    one = score(found, gold, k)
    assert one.characters == len(retrieved)
    assert one.precision * len(retrieved) == pytest.approx(len(retrieved & wanted))
    assert one.recall * len(wanted) == pytest.approx(len(retrieved & wanted))
    assert max(one.precision, one.recall) <= 1


@given(PLACES, PLACES, st.integers(1, 10))
def test_the_published_figures_are_the_same_where_no_passages_overlap(found, gold, k) -> None:
    one = score(merged(found), gold, k)
    assert one.precision_as_published == pytest.approx(one.precision)
    assert one.recall_as_published == pytest.approx(one.recall)


@given(PLACES)
def test_merged_places_hold_the_same_characters_apart_from_each_other(places) -> None:
    apart = merged(places)
    assert characters(list(apart)) == characters(places)
    assert sum(map(len, apart)) == len(characters(places))


def test_a_character_that_is_retrieved_twice_counts_once() -> None:
    gold = [Place("a", 0, 10)]
    one = score([Place("a", 0, 10), Place("a", 5, 25)], gold, 2)
    assert (one.precision, one.recall, one.characters) == (0.4, 1.0, 25)
    assert (one.precision_as_published, one.recall_as_published) == (0.5, 1.5)


def test_passages_of_another_document_are_wrong_whatever_their_offsets() -> None:
    found = [Place("b", 0, 10), Place("a", 90, 99), Place("b", 10, 20), Place("b", 20, 30)]
    gold = [Place("a", 0, 10)]
    by_k = {k: score(found, gold, k) for k in (1, 2, 4)}
    assert [by_k[k].wrong_passages for k in (1, 2, 4)] == [1.0, 0.5, 0.75]
    assert [by_k[k].wrong_documents for k in (1, 2, 4)] == [1.0, 0.0, 0.0]
    assert {one.precision for one in by_k.values()} == {0.0}


def test_nothing_found_is_worth_nothing_and_of_no_right_document() -> None:
    one = score([], [Place("a", 0, 10)], 4)
    assert one == AtK(0.0, 0.0, 0, 0.0, 1.0, 0.0, 0.0)


def test_a_mean_takes_each_figure_by_itself() -> None:
    one = AtK(0.0, 0.2, 100, 0.0, 1.0, 0.0, 0.2)
    assert astuple(mean([one, replace(one, recall=0.4, characters=300)])) == pytest.approx(
        (0.0, 0.3, 200, 0.0, 1.0, 0.0, 0.2)
    )
