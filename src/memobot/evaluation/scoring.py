"""Gold answers and predictions -> precision, recall and F1 of each field.

A wrong prediction counts twice where there is an answer: it is one too many, and the answer is
still missing. Where the experts' answer cannot be read, the contract is left out of the field.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from memobot.evaluation.fields import FIELDS, Field, Values
from memobot.evaluation.gold import GoldContract

Prediction = Mapping[str, str | None]  # field -> ISO date, ISO duration, "perpetual" or None
DECIMALS = 4  # of every figure, so that the mean of the figures shown is the mean shown


class Outcome(Enum):
    """What one prediction adds to the counts: true positives, false ones, false negatives."""

    RIGHT = (1, 0, 0)
    WRONG = (0, 1, 1)
    MISSED = (0, 0, 1)
    INVENTED = (0, 1, 0)
    SILENT = (0, 0, 0)


@dataclass(frozen=True, slots=True)
class Score:
    """The counts of one field over `contracts`, of which `with_answer` have a gold answer."""

    tp: int
    fp: int
    fn: int
    contracts: int
    with_answer: int

    @property
    def precision(self) -> float:
        """Right among all predictions, 0 to 1; 0 when none was made."""
        return round(_share(self.tp, self.tp + self.fp), DECIMALS)

    @property
    def recall(self) -> float:
        """Right among all gold answers, 0 to 1; 0 when there are none."""
        return round(_share(self.tp, self.tp + self.fn), DECIMALS)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall before they are rounded."""
        precision, recall = _share(self.tp, self.tp + self.fp), _share(self.tp, self.tp + self.fn)
        return round(_share(2 * precision * recall, precision + recall), DECIMALS)


def score(gold: Sequence[GoldContract], predictions: Mapping[str, Prediction]) -> dict[str, Score]:
    """The score of each field. `predictions` are by stem; a contract without one was silent."""
    return {field.name: _score_of(field, gold, predictions) for field in FIELDS}


def macro_f1(scores: Mapping[str, Score]) -> float:
    """The mean F1 of the fields."""
    return round(sum(one.f1 for one in scores.values()) / len(scores), DECIMALS)


def outcome(field: Field, answer: Values | None, predicted: str | None) -> Outcome:
    """What a prediction is worth beside an answer that can be read, or beside none."""
    if predicted is None:
        return Outcome.SILENT if answer is None else Outcome.MISSED
    if answer is None:
        return Outcome.INVENTED
    return Outcome.WRONG if answer.isdisjoint(field.claimed(predicted)) else Outcome.RIGHT


def _score_of(
    field: Field, gold: Sequence[GoldContract], predictions: Mapping[str, Prediction]
) -> Score:
    pairs = [
        (answer, predictions.get(one.stem, {}).get(field.name))
        for one in gold
        if (answer := one.answers[field.name]) != frozenset()
    ]
    outcomes = [outcome(field, answer, predicted).value for answer, predicted in pairs]
    tp, fp, fn = (sum(one[place] for one in outcomes) for place in range(3))
    with_answer = sum(answer is not None for answer, _ in pairs)
    return Score(tp, fp, fn, contracts=len(pairs), with_answer=with_answer)


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
