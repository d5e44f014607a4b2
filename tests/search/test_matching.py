"""How well passages match a question, each helped by those around it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memobot.documents.model import Passage, Span
from memobot.search.candidates import Candidates
from memobot.search.matching import matches, on_fitted_scale, standardised
from memobot.search.weights import FITTED_SPREAD, Matching

LANGUAGES = {"potters": "en", "tkacze": "pl"}
ALONE = Matching(dense=1.0, lexical=2.0, neighbour=0.0, article=0.0)


def candidates(
    *found: tuple[str, str | None, float], lexical: dict[int, float] | None = None
) -> Candidates:
    """Passages numbered from 1, in the order of their texts: document, article, cosine."""
    passages = {
        number: Passage(
            number, document, Span(number * 10, number * 10 + 9), article, None, "", "clay"
        )
        for number, (document, article, _) in enumerate(found, 1)
    }
    cosines = {number: cosine for number, (*_, cosine) in enumerate(found, 1)}
    return Candidates(passages, cosines, lexical or {})


def of_model(found: Candidates, is_fitted: bool) -> Candidates:
    """The candidates as search takes them: those of another model on the fitted scale."""
    return found if is_fitted else on_fitted_scale(found)


def test_without_support_a_match_is_the_sum_of_meaning_and_words() -> None:
    found = candidates(
        ("potters", None, 0.9), ("potters", None, 0.8), ("potters", None, 0.7), lexical={2: 0.5}
    )
    own = standardised(found, LANGUAGES)
    matched = matches(found, LANGUAGES, ALONE)
    assert matched == pytest.approx({1: own[1], 2: own[2] + 2.0 * 0.5, 3: own[3]})
    assert own == pytest.approx({1: 0.1 / FITTED_SPREAD, 2: 0.0, 3: -0.1 / FITTED_SPREAD})


def test_the_best_of_an_article_speaks_for_its_other_parts() -> None:
    found = candidates(
        ("potters", "1", 0.8), ("potters", "1", 0.7), ("potters", "2", 0.7), ("potters", "3", 0.7)
    )
    matched = matches(found, LANGUAGES, Matching(article=0.5, neighbour=0.5))
    alone = matches(found, LANGUAGES, Matching(article=0.0, neighbour=0.0))
    assert alone[2] == alone[3]
    assert matched[1] > matched[2] > matched[3] == matched[4]


def test_an_article_of_one_text_says_nothing_of_its_namesake_in_another() -> None:
    found = candidates(
        ("potters", "1", 0.9), ("potters", "2", 0.7), ("tkacze", "1", 0.8), ("tkacze", "2", 0.8)
    )
    matched = matches(found, LANGUAGES, Matching(article=0.5))
    assert matched[3] == matched[4]


def test_outside_articles_a_paragraph_helps_those_beside_it() -> None:
    cosines = (0.7, 0.7, 0.9, 0.7, 0.7)
    found = candidates(*(("potters", None, cosine) for cosine in cosines))
    matched = matches(found, LANGUAGES, Matching(neighbour=0.5))
    assert matched[2] == pytest.approx(matched[4])
    assert matched[3] > matched[2] > max(matched[1], matched[5])


def test_paragraphs_are_neighbours_in_the_text_and_not_in_the_order_found() -> None:
    found = candidates(*(("potters", None, cosine) for cosine in (0.9, 0.7, 0.7)))
    passages = {number: found.passages[number] for number in (1, 3, 2)}
    shuffled = Candidates(passages, found.cosines, found.lexical)
    weights = Matching(neighbour=0.5)
    expected = matches(found, LANGUAGES, weights)
    assert matches(shuffled, LANGUAGES, weights) == pytest.approx(expected)
    assert expected[2] > expected[3]


def test_paragraphs_outside_articles_are_no_article() -> None:
    found = candidates(*(("potters", None, cosine) for cosine in (0.9, 0.8, 0.7)))
    weights = Matching(neighbour=0.0, article=0.5)
    assert matches(found, LANGUAGES, weights) == standardised(found, LANGUAGES)


def test_articles_that_match_alike_lend_each_other_nothing() -> None:
    found = candidates(("potters", "1", 0.8), ("potters", "2", 0.8), lexical={1: 0.5, 2: 0.5})
    weights = Matching(lexical=2.0, article=0.5)
    assert matches(found, LANGUAGES, weights) == pytest.approx({1: 1.0, 2: 1.0})


def test_texts_that_follow_each_other_are_no_neighbours() -> None:
    found = candidates(("potters", None, 0.9), ("tkacze", None, 0.8), ("tkacze", None, 0.8))
    matched = matches(found, LANGUAGES, Matching(neighbour=0.5))
    assert matched[2] == pytest.approx(matched[3])


def test_a_passage_in_the_language_of_the_question_is_not_preferred_for_it() -> None:
    found = candidates(
        ("potters", "1", 0.9), ("potters", "2", 0.88), ("tkacze", "1", 0.8), ("tkacze", "2", 0.78)
    )
    own = standardised(found, LANGUAGES)
    assert own[1] == pytest.approx(own[3])
    assert own[2] == pytest.approx(own[4])


@pytest.mark.parametrize("scale", [1.0, 10.0])
def test_of_another_model_the_spread_is_measured(scale: float) -> None:
    found = candidates(*(("potters", str(at), at * scale / 50) for at in range(5)))
    own = standardised(on_fitted_scale(found), LANGUAGES)
    assert own == pytest.approx({1: -(2**0.5), 2: -(0.5**0.5), 3: 0, 4: 0.5**0.5, 5: 2**0.5})


@pytest.mark.parametrize("is_fitted", [True, False])
def test_like_passages_and_a_single_one_are_of_middling_likeness(is_fitted: bool) -> None:
    for count in (1, 3):
        found = of_model(candidates(*[("potters", None, 0.8)] * count), is_fitted)
        assert matches(found, LANGUAGES) == pytest.approx(dict.fromkeys(range(1, count + 1), 0.0))


@pytest.mark.parametrize("is_fitted", [True, False])
def test_nothing_found_matches_nothing(is_fitted: bool) -> None:
    assert matches(of_model(candidates(), is_fitted), LANGUAGES) == {}


_FOUND = st.lists(
    st.tuples(
        st.sampled_from(sorted(LANGUAGES)), st.sampled_from([None, "1", "2"]), st.floats(-1, 1)
    ),
    min_size=1,
    max_size=12,
)


@given(_FOUND, st.booleans(), st.data())
def test_any_candidates_have_scores_and_without_support_their_own(
    found: list[tuple[str, str | None, float]], is_fitted: bool, data: st.DataObject
) -> None:
    numbers = st.sampled_from(range(1, len(found) + 1))
    lexical = data.draw(st.dictionaries(numbers, st.floats(0, 1)))
    given_ = of_model(candidates(*found, lexical=lexical), is_fitted)
    own = standardised(given_, LANGUAGES)
    sums = {number: own[number] + 2.0 * lexical.get(number, 0.0) for number in own}
    assert matches(given_, LANGUAGES, ALONE) == pytest.approx(sums)
    assert matches(given_, LANGUAGES).keys() == given_.passages.keys()
