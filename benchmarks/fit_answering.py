"""Fit `Answering` in src/memobot/search/weights.py: is a question answered by the best passage?

    .venv/bin/python benchmarks/fit_answering.py

A logistic regression over the "dev" questions of tests/data/questions and tests/data/refusals,
both classes weighed alike. Prints the weights, which are then copied, rounded, and for a few
thresholds what they reach on the dev questions, on the test ones and on the seeds' questions.
Left out are questions that other rules answer: look-ups of an article, agreements not held.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray
from questions import Asked, question_sets, refusal_sets, retriever_over
from sklearn.linear_model import LogisticRegression

from memobot.answers.refusal import Evidence, weigh
from memobot.answers.unheld import find_unheld
from memobot.search.retriever import Retriever
from memobot.search.weights import ANSWERING

POOL = 60
STRENGTH = 0.3  # inverse of the regularisation, for signs scaled to unit variance
REFUSED = (0.03, 0.05, 0.07, 0.10)  # shares of the answerable dev questions
SIGNS = [field.name for field in fields(Evidence)]


@dataclass(frozen=True)
class Row:
    """A question with the evidence that its best passage answers."""

    asked: Asked
    evidence: NDArray[np.float64]


def rows_of(retriever: Retriever, asked: Iterable[Asked]) -> list[Row]:
    rows = []
    for one in asked:
        question = retriever.understand(one.text)
        ranked = retriever.search(question, POOL)
        unheld = find_unheld(question, ranked, retriever)
        if question.references or (unheld and not unheld.told):
            continue
        evidence = weigh(question, ranked, retriever)
        rows.append(Row(one, np.array([getattr(evidence, name) for name in SIGNS])))
    return rows


def fit(rows: list[Row]) -> tuple[float, NDArray[np.float64]]:
    """Bias and weights of the signs."""
    design = np.array([row.evidence for row in rows])
    answered = np.array([not row.asked.unanswerable for row in rows])
    spread = design.std(axis=0)
    spread[spread == 0] = 1.0
    model = LogisticRegression(C=STRENGTH, class_weight="balanced", max_iter=2_000)
    model.fit(design / spread, answered)
    return float(model.intercept_[0]), model.coef_[0] / spread


def report(
    name: str, rows: list[Row], logits: NDArray[np.float64], thresholds: list[float]
) -> None:
    answered = np.array([not row.asked.unanswerable for row in rows])
    for threshold in thresholds:
        refused = logits < threshold
        print(
            f"  {name:5} threshold {threshold:+.2f}: refused {refused[~answered].mean():.2f} of "
            f"{(~answered).sum()} unanswerable, {refused[answered].mean():.2f} of "
            f"{answered.sum()} answerable"
        )


def report_all(rows: dict[str, list[Row]], bias: float, weights: NDArray[np.float64]) -> None:
    logits = {
        name: bias + np.array([row.evidence for row in some]) @ weights
        for name, some in rows.items()
    }
    answered = np.array([not row.asked.unanswerable for row in rows["dev"]])
    thresholds = [float(np.quantile(logits["dev"][answered], share)) for share in REFUSED]
    for name, some in rows.items():
        report(name, some, logits[name], thresholds)


def main() -> None:
    rows: dict[str, list[Row]] = {"dev": [], "test": [], "seeds": []}
    pairs = {questions.name: questions.asked for questions in refusal_sets()}
    for questions in question_sets():
        with retriever_over(questions.corpus) as retriever:
            for row in rows_of(retriever, (*questions.asked, *pairs.get(questions.name, ()))):
                rows[row.asked.split or "seeds"].append(row)
    bias, weights = fit(rows["dev"])
    print(f"bias: {bias:.2f}")
    for name, weight in zip(SIGNS, weights, strict=True):
        print(f"{name}: {weight:.2f}")
    report_all(rows, bias, weights)
    print("with the weights in use:")
    report_all(rows, ANSWERING.bias, np.array([getattr(ANSWERING, name) for name in SIGNS]))


if __name__ == "__main__":
    main()
