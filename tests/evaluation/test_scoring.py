from __future__ import annotations

from memobot.evaluation.fields import FIELDS
from memobot.evaluation.gold import GoldContract
from memobot.evaluation.scoring import Score, macro_f1, score

EFFECTIVE = frozenset({"2018-05-08", "2019-07"})


def contract(stem: str, effective: frozenset[str] | None) -> GoldContract:
    answers = {one.name: effective if one.name == "effective_date" else None for one in FIELDS}
    return GoldContract(stem, answers, {})


def effective_score(answer: frozenset[str] | None, prediction: str | None) -> Score:
    predictions = {"a": {"effective_date": prediction}}
    return score([contract("a", answer)], predictions)["effective_date"]


def test_a_prediction_is_right_when_it_is_one_of_the_answers() -> None:
    for right in ("2018-05-08", "2019-07", "2019-07-31"):
        assert effective_score(EFFECTIVE, right) == Score(1, 0, 0, 1, 1)


def test_a_wrong_prediction_is_one_too_many_and_one_missing() -> None:
    for wrong in ("2018-05-09", "2018-05", "2018", "2019", "perpetual", ""):
        assert effective_score(EFFECTIVE, wrong) == Score(0, 1, 1, 1, 1)


def test_silence_misses_an_answer_and_is_right_where_there_is_none() -> None:
    assert effective_score(EFFECTIVE, None) == Score(0, 0, 1, 1, 1)
    assert effective_score(None, None) == Score(0, 0, 0, 1, 0)


def test_a_prediction_where_there_is_no_answer_is_one_too_many() -> None:
    assert effective_score(None, "2018-05-08") == Score(0, 1, 0, 1, 0)


def test_answers_that_cannot_be_read_are_left_out() -> None:
    for prediction in (None, "2018-05-08"):
        assert effective_score(frozenset(), prediction) == Score(0, 0, 0, 0, 0)


def test_a_contract_without_predictions_was_silent() -> None:
    assert score([contract("a", EFFECTIVE)], {})["effective_date"] == Score(0, 0, 1, 1, 1)
    no_field = {"a": {"renewal_term": "P1Y"}}
    assert score([contract("a", EFFECTIVE)], no_field)["effective_date"] == Score(0, 0, 1, 1, 1)


def test_predictions_of_other_contracts_count_for_nothing() -> None:
    predictions = {"b": {"effective_date": "2018-05-08"}}
    assert score([contract("a", None)], predictions)["effective_date"] == Score(0, 0, 0, 1, 0)


def test_the_figures_of_a_field() -> None:
    one = Score(tp=6, fp=2, fn=6, contracts=20, with_answer=12)
    assert (one.precision, one.recall, one.f1) == (0.75, 0.5, 0.6)
    assert Score(1, 2, 0, 3, 1).precision == 0.3333
    nothing = Score(0, 0, 0, 0, 0)
    assert (nothing.precision, nothing.recall, nothing.f1) == (0, 0, 0)


def test_the_macro_figure_counts_fields_alike() -> None:
    perfect, nothing = Score(1, 0, 0, 1, 1), Score(0, 0, 99, 99, 99)
    assert macro_f1({"a": perfect, "b": nothing}) == 0.5
