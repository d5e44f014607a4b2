"""Fit `Matching` and `Ranking` in src/memobot/search/weights.py: what is each sign worth?

    .venv/bin/python benchmarks/fit_ranking.py [--legalbenchrag DATA [--index FOLDER]]

Maximises, over the answerable "dev" questions of tests/data/questions and tests/data/refusals, the
share of questions whose first passage is right, and half the share with a right one among the
first three. Given the folder of LegalBench-RAG, also precision@1 and recall@4 in characters over
the questions about its documents of the fit half: those whose path has a SHA-256 with an even
first byte; the others are kept for measuring. Each set of questions weighs the same. Left out are
look-ups of an article, which other rules answer.

A seeded random search from the weights in use on, as the shares have no slope to follow. Weights
far from those in use must earn it (`PULL`): without this the search finds ones that are better on
the questions it sees alone. Prints
the weights found, which are then copied, and what search reaches with them and with those in use
on every half. What a question's words tell is worked out from the passages that the weights in
use read, so once other ones are copied a second run may find still better ones.

`--index` is a folder that `memobot ingest` filled with DATA/corpus; without it the corpus is
embedded first, which takes many minutes.
"""

from __future__ import annotations

import argparse
import hashlib
import math
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from dataclasses import astuple, dataclass, replace
from pathlib import Path
from statistics import fmean
from tempfile import TemporaryDirectory

import numpy as np
from questions import Asked, question_sets, refusal_sets
from recorded import Case, Numbers, Searched, Table, Worth, rows_of

from memobot.documents.model import Passage
from memobot.evaluation.retrieval.data import Question, read_benchmark
from memobot.evaluation.retrieval.places import Place
from memobot.evaluation.retrieval.scores import score
from memobot.index.builder import ingest
from memobot.index.embedding import open_embedder
from memobot.index.store import Index
from memobot.search.weights import MATCHING, RANKING, Matching, Ranking
from memobot.settings import Settings

FITTED_ON = ("dev", "fit")
SEED = 20261122
TRIALS = 1_000
WIDEST, NARROWEST = 0.7, 0.05  # standard deviation of a step's logarithm, first and last
CHANGED = 0.4  # chance of each weight to change in a trial
MARGIN = 0.1  # worth of a right passage's lead: it tells weights apart that reach the same
FAR = 1.0  # a lead of two of these is nearly as good as any
PULL = 0.05  # what weights cost that are all e times those in use, or an e-th of them
AGREEING = 1e-4  # difference of scores that rounding explains


@dataclass(frozen=True, slots=True)
class Goal:
    """What is wanted of a set beside a right first passage: recall of the first `k` passages,
    which counts `worth` times as much. `shown` are the recalls that are printed."""

    k: int
    worth: float
    shown: tuple[int, ...]


OWN = Goal(k=3, worth=0.5, shown=(3,))
CHARACTERS = Goal(k=4, worth=1.0, shown=(4, 16))


@dataclass(frozen=True, slots=True)
class Weights:
    """All that are fitted. `Matching.dense` is not: only what the others are beside it matters."""

    matching: Matching = MATCHING
    ranking: Ranking = RANKING

    def far(self) -> float:
        """The mean square of the logarithms of the factors by which they differ from those in
        use: 1 where each is e times as high."""
        pairs = zip(
            (*astuple(self.matching), *astuple(self.ranking)),
            (*astuple(MATCHING), *astuple(RANKING)),
            strict=True,
        )
        return fmean(math.log(mine / used) ** 2 for mine, used in pairs if used)

    def moved(self, chance: np.random.Generator, width: float) -> Weights:
        """Some weights by other factors, in two significant digits, as they will be copied."""

        def move(value: float) -> float:
            factor = np.exp(chance.normal(0, width)) if chance.random() < CHANGED else 1.0
            return float(f"{value * factor:.2g}")

        matching, ranking = self.matching, self.ranking
        return Weights(
            replace(
                matching,
                lexical=move(matching.lexical),
                neighbour=move(matching.neighbour),
                article=move(matching.article),
            ),
            replace(
                ranking,
                route=move(ranking.route),
                coverage=move(ranking.coverage),
                foreign=move(ranking.foreign),
                topic=move(ranking.topic),
                wanted=move(ranking.wanted),
            ),
        )


@dataclass(frozen=True, slots=True)
class Group:
    """A set of questions with the search that they are put to."""

    name: str
    searched: Searched
    cases: tuple[Case, ...]
    goal: Goal

    def half(self, half: str) -> list[Case]:
        """Its questions of one half."""
        return [case for case in self.cases if case.half == half]


def own_groups(stack: ExitStack) -> list[Group]:
    """Our own questions, and the seeds' where they are at hand."""
    pairs = {questions.name: questions.asked for questions in refusal_sets()}
    groups = []
    for questions in question_sets():
        settings = Settings(
            corpus=questions.corpus, index=Path(stack.enter_context(TemporaryDirectory()))
        )
        ingest(settings)
        searched = opened(settings)
        asked = (*questions.asked, *pairs.get(questions.name, ()))
        cases = (own_case(searched, one) for one in asked if not one.unanswerable)
        groups.append(
            Group(
                questions.name,
                searched,
                tuple(case for case in cases if not case.question.references),
                OWN,
            )
        )
    return groups


def own_case(searched: Searched, asked: Asked) -> Case:
    """A question that passages answer or do not; one of them is as good as all."""
    records = searched.retriever.records

    def worth(passage: Passage) -> Worth:
        source = records[passage.document_id].source
        right = float(asked.is_answered_by(source, passage.article))
        return Worth(right, right)

    return Case(asked.split or "seeds", searched.retriever.understand(asked.text), worth)


def legalbenchrag_groups(stack: ExitStack, data: Path, index: Path | None) -> list[Group]:
    """The sets of LegalBench-RAG, all put to one index of its corpus."""
    benchmark = read_benchmark(data)
    folder = index or Path(stack.enter_context(TemporaryDirectory()))
    settings = Settings(corpus=benchmark.corpus, index=folder)
    if index is None:
        ingest(settings)
    searched = opened(settings)
    return [
        Group(name, searched, tuple(snippets_case(searched, one) for one in questions), CHARACTERS)
        for name, questions in benchmark.sets.items()
    ]


def snippets_case(searched: Searched, asked: Question) -> Case:
    """A question that passages answer by the characters they share with the gold snippets."""
    records = searched.retriever.records

    def worth(passage: Passage) -> Worth:
        source = records[passage.document_id].source
        shared = score([Place(source, passage.span.start, passage.span.end)], asked.gold, 1)
        return Worth(shared.precision, shared.recall)

    return Case(half_of(asked.gold[0].file), searched.retriever.understand(asked.text), worth)


def half_of(path: str) -> str:
    return "kept" if hashlib.sha256(path.encode()).digest()[0] % 2 else "fit"


def opened(settings: Settings) -> Searched:
    embedder = open_embedder(settings.embedding)
    return Searched(Index.open(settings.index, embedder.name), embedder)


def recorded(searched: Searched, cases: Iterable[Case]) -> Table:
    """The questions in columns, which must rank as search itself does."""
    table = Table(
        [row for number, case in enumerate(cases) for row in rows_of(searched, number, case)]
    )
    if (far := table.differs_by()) > AGREEING:
        raise SystemExit(
            f"The scores here differ from those of search by up to {far:.3g}: bring Table in "
            "benchmarks/recorded.py up to date with memobot.search"
        )
    return table


def value(table: Table, goal: Goal, weights: Weights) -> float:
    """What is maximised, over one set: 0 to `1 + goal.worth + MARGIN`."""
    scores = table.scores(weights.matching, weights.ranking)
    places = table.places(scores)
    first = table.totals(np.where(places == 0, table.precision, 0.0))
    found = np.minimum(1.0, table.totals(np.where(places < goal.k, table.recall, 0.0)))
    return float(np.mean(first + goal.worth * found + MARGIN * leads(table, scores)))


def leads(table: Table, scores: Numbers) -> Numbers:
    """How far the best right passage is before the best wrong one, from 0 to 1: 0.5 where they
    are level."""
    right = table.recall > 0
    ahead = table.best(scores, right) - table.best(scores, ~right)
    return np.asarray(0.5 + 0.5 * np.tanh(ahead / FAR))


def found_by(objective: Callable[[Weights], float]) -> Weights:
    """The best weights that a random search finds, its steps ever smaller."""
    chance = np.random.default_rng(SEED)
    best = Weights()
    highest = objective(best)
    for width in np.geomspace(WIDEST, NARROWEST, TRIALS):
        tried = best.moved(chance, width)
        reached = objective(tried)
        if reached > highest:
            best, highest = tried, reached
    return best


def reached(group: Group, cases: Sequence[Case], weights: Weights) -> list[float]:
    """Precision of the first passage and the recalls that the goal shows, by search itself."""
    ks = group.goal.shown
    rows = []
    for case in cases:
        ranked = group.searched.retriever.search(
            case.question, max(ks), weights.ranking, weights.matching
        )
        worth = [case.worth(one.passage) for one in ranked]
        recalls = [min(1.0, sum(one.recall for one in worth[:k])) for k in ks]
        rows.append([worth[0].precision, *recalls])
    return [fmean(column) for column in zip(*rows, strict=True)]


def report(groups: Iterable[Group], found: Weights) -> None:
    for group in groups:
        for half in dict.fromkeys(case.half for case in group.cases):
            cases = group.half(half)
            ks = ", ".join(f"R@{k}" for k in group.goal.shown)
            print(f"{group.name} {half}, {len(cases)} questions: P@1, {ks}")
            for name, weights in (("in use", Weights()), ("found", found)):
                figures = "  ".join(f"{one:.3f}" for one in reached(group, cases, weights))
                print(f"  {name:8} {figures}")


def main() -> None:
    parser = argparse.ArgumentParser(description="Fit the weights of search.")
    parser.add_argument("--legalbenchrag", type=Path, metavar="DATA")
    parser.add_argument("--index", type=Path, metavar="FOLDER")
    arguments = parser.parse_args()
    with ExitStack() as stack:
        groups = own_groups(stack)
        if arguments.legalbenchrag:
            groups += legalbenchrag_groups(stack, arguments.legalbenchrag, arguments.index)
        tables = [
            (recorded(group.searched, cases), group.goal)
            for group in groups
            for half in FITTED_ON
            if (cases := group.half(half))
        ]

        def objective(weights: Weights) -> float:
            return (
                fmean(value(table, goal, weights) for table, goal in tables) - PULL * weights.far()
            )

        found = found_by(objective)
        print(f"objective: {objective(Weights()):.4f} in use, {objective(found):.4f} found")
        print(f"{found.matching}\n{found.ranking}")
        report(groups, found)


if __name__ == "__main__":
    main()
