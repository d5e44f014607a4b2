"""Fit the weights in src/memobot/search/weights.py on the "dev" half of the question sets.

    .venv/bin/python benchmarks/fit_weights.py

Prints the fitted values, which are then copied, rounded, into that file, and what they reach on
the dev half and on the half that was not used. Ranking weights come from a random search for
the largest margins between right and wrong passages; the answering weights from a logistic
regression with the two classes weighed alike.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray
from questions import Asked, question_sets, retriever_over

from memobot.answers.refusal import Evidence, weigh
from memobot.answers.unheld import find_unheld
from memobot.search.retriever import Retriever, Signs
from memobot.search.weights import ANSWERING, RANKING, Ranking

POOL = 400
MARGIN = 0.6  # by which a right passage should lead the best wrong one
STEPS = 3_000
RIDGE = 1.0
RANKED = [field.name for field in fields(Ranking)]
WEIGHED = [field.name for field in fields(Evidence)]


@dataclass(frozen=True)
class Row:
    """A question with the signs of its candidates and the evidence for the best of them."""

    asked: Asked
    signs: NDArray[np.float64]
    right: NDArray[np.bool_]
    evidence: NDArray[np.float64]
    open: bool  # neither a look-up of an article nor about an agreement that is not held


def rows_of(retriever: Retriever, asked: tuple[Asked, ...]) -> list[Row]:
    rows = []
    for one in asked:
        question = retriever.understand(one.text)
        ranked = retriever.search(question, POOL)
        signs = np.array(
            [[getattr(passage.signs, field.name) for field in fields(Signs)] for passage in ranked]
        )
        signs[:, 0] = (signs[:, 0] - signs[:, 0].mean()) * 10
        right = np.array(
            [
                one.is_answered_by(
                    retriever.records[passage.passage.document_id].source, passage.passage.article
                )
                for passage in ranked
            ]
        )
        evidence = weigh(question, ranked[:60], retriever)
        unheld = find_unheld(question, ranked[:60], retriever)
        is_open = not question.references and (unheld is None or bool(unheld.told))
        rows.append(
            Row(one, signs, right, np.array([getattr(evidence, name) for name in WEIGHED]), is_open)
        )
    return rows


def margins(rows: list[Row], weights: NDArray[np.float64]) -> tuple[int, float]:
    """How many questions have a right passage first, and by how much in all."""
    first, total = 0, 0.0
    for row in rows:
        if row.asked.unanswerable or not row.open or not row.right.any() or row.right.all():
            continue
        scores = row.signs @ weights
        lead = float(scores[row.right].max() - scores[~row.right].max())
        first += lead > 0
        total += max(-1.0, min(1.0, lead / MARGIN))
    return first, total


def fit_ranking(rows: list[Row]) -> NDArray[np.float64]:
    random = np.random.default_rng(0)
    start = np.array([getattr(RANKING, name) for name in RANKED])
    start *= 5 / start.sum()
    best, best_value, tried = start, -np.inf, []
    for step in range(STEPS):
        around = (
            start * np.exp(random.normal(0, 0.6, len(start)))
            if step % 3 == 0
            else best * np.exp(random.normal(0, 0.25, len(start)))
        )
        weights = around * 5 / around.sum()
        first, total = margins(rows, weights)
        tried.append((total + 0.5 * first, weights))
        if tried[-1][0] > best_value:
            best_value, best = tried[-1]
    tried.sort(key=lambda one: -one[0])
    return np.mean([weights for _, weights in tried[:40]], axis=0)  # type: ignore[no-any-return]


def fit_answering(rows: list[Row]) -> NDArray[np.float64]:
    chosen = [row for row in rows if row.open]
    design = np.array([[1.0, *row.evidence] for row in chosen])
    answered = np.array([not row.asked.unanswerable for row in chosen], dtype=float)
    balance = np.where(answered == 1, 1.0, answered.sum() / max(1.0, (answered == 0).sum()))
    weights = np.zeros(design.shape[1])
    for _ in range(4_000):
        predicted = 1 / (1 + np.exp(-design @ weights))
        weights -= 0.01 * (
            design.T @ (balance * (predicted - answered)) + RIDGE * np.array([0.0, *weights[1:]])
        )
    return weights


def report_answering(name: str, rows: list[Row], weights: NDArray[np.float64]) -> None:
    chosen = [row for row in rows if row.open]
    logits = np.array([[1.0, *row.evidence] for row in chosen]) @ weights
    answered = np.array([not row.asked.unanswerable for row in chosen])
    for threshold in (-0.6, -0.4, -0.3, -0.2, 0.0):
        refused = logits < threshold
        print(
            f"  {name:6} threshold {threshold:+.1f}: refused {refused[~answered].mean():.2f} of "
            f"{(~answered).sum()} unanswerable, "
            f"{refused[answered].mean():.2f} of {answered.sum()} answerable"
        )


def main() -> None:
    rows: dict[str, list[Row]] = {"dev": [], "test": [], "seeds": []}
    for questions in question_sets():
        with retriever_over(questions.corpus) as retriever:
            for row in rows_of(retriever, questions.asked):
                rows[row.asked.split or "seeds"].append(row)
    ranking = fit_ranking(rows["dev"])
    answering = fit_answering(rows["dev"])
    current = np.array([getattr(RANKING, name) for name in RANKED])
    print(
        "ranking:",
        {name: round(float(value), 2) for name, value in zip(RANKED, ranking, strict=True)},
    )
    for name, some in rows.items():
        print(f"  {name}: first {margins(some, ranking)}, in use {margins(some, current)}")
    names = ["bias", *WEIGHED]
    print(
        "answering:",
        {name: round(float(value), 2) for name, value in zip(names, answering, strict=True)},
    )
    for name, some in rows.items():
        report_answering(name, some, answering)
    in_use = np.array([ANSWERING.bias, *(getattr(ANSWERING, name) for name in WEIGHED)])
    print("with the weights in use:")
    for name, some in rows.items():
        report_answering(name, some, in_use)


if __name__ == "__main__":
    main()
