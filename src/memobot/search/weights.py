"""What each sign is worth: all weights and thresholds of search and refusal, in one place.

Fitted by benchmarks/fit_weights.py on the "dev" half of tests/data/questions; the "test" half
was not looked at. Nothing else in memobot decides by a number that was tuned.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ranking:
    """The worth of each sign that a passage answers."""

    dense: float = 1.29  # cosine above the mean of the candidates, in tenths
    lexical: float = 0.41  # BM25 against the best candidate's
    coverage: float = 1.31  # share of the question's words that the passage bears out
    topic: float = 0.39  # the passage holds the provision asked for
    route: float = 1.59  # the document is the one that the question names
    wanted: float = 0.02  # a figure, a date, a name stands in it when one is asked for


@dataclass(frozen=True, slots=True)
class Answering:
    """Logistic weights: is the question answered by the best passage?"""

    bias: float = 0.64
    coverage: float = 0.48
    topic: float = 0.86
    dense: float = 0.95
    foreign: float = 0.27
    route: float = 0.81
    asked_missing: float = -2.44
    missing: float = -1.18
    absent_here: float = -0.94
    absent: float = -1.38
    threshold: float = -0.2


@dataclass(frozen=True, slots=True)
class Quoting:
    """The worth of each sign that a sentence answers, and how far behind a second one may be."""

    coverage: float = 1.5
    topic: float = 1.0
    wanted: float = 0.2
    dense: float = 0.5
    far_ahead: float = 0.4  # a lead that meaning does not undo: no need to compare it
    second_sentence: float = 0.15
    second_source: float = 0.5


RANKING = Ranking()
ANSWERING = Answering()
QUOTING = Quoting()
