"""How often questions that the texts do not answer are refused, and their answerable twins not.

    .venv/bin/python benchmarks/refusal.py [--wrong]

Over the pairs in tests/data/refusals, put to the product itself. The weights of the decision were
fitted on the "dev" pairs; the "test" pairs are what counts. `--wrong` lists the dev questions that
went wrong. Risk against coverage: of the answerable questions that are answered, beginning with
the surest, and of the unanswerable ones that would be answered with them.
"""

from __future__ import annotations

import sys
from collections import Counter

from questions import Asked, QuestionSet, refusal_sets, served

from memobot.answers.refusal import weigh
from memobot.assistant import Assistant
from memobot.evaluation.machine import described, this_machine
from memobot.search.retriever import Retriever

SHARES = (0.5, 0.6, 0.7, 0.8, 0.9, 0.93, 0.97, 1.0)  # of the answerable questions answered


def refused(
    assistant: Assistant, questions: QuestionSet, show_wrong: bool
) -> dict[tuple[str, str], Counter[str]]:
    """By split and kind: how many of each sort there are and how many are refused."""
    counts: dict[tuple[str, str], Counter[str]] = {}
    for one in questions.asked:
        answer = assistant.ask(one.text)
        sort = "unanswerable" if one.unanswerable else "answerable"
        first = answer.citations[0] if answer.citations and not answer.abstained else None
        for kind in (one.kind, "all"):
            count = counts.setdefault((one.split, kind), Counter())
            count[sort] += 1
            count[f"{sort} refused"] += answer.abstained
            count["right"] += first is not None and one.is_answered_by(first.source, first.article)
        if show_wrong and one.split == "dev" and answer.abstained != one.unanswerable:
            print(f"    {one.id} {one.text} -> {answer.reason or (first and first.label)}")
    return counts


def sureness(retriever: Retriever, asked: tuple[Asked, ...]) -> list[tuple[float, bool]]:
    """How sure the decision is of each test question, and whether the texts answer it."""
    sure = []
    for one in asked:
        if one.split == "test":
            question = retriever.understand(one.text)
            ranked = retriever.search(question, 60)
            sure.append((weigh(question, ranked, retriever).logit(), not one.unanswerable))
    return sure


def print_risk(sure: list[tuple[float, bool]]) -> None:
    answerable = sorted((logit for logit, answers in sure if answers), reverse=True)
    unanswerable = [logit for logit, answers in sure if not answers]
    print("test pairs by the weights alone: of the answerable answered, of the others answered")
    for share in SHARES:
        threshold = answerable[min(len(answerable), round(share * len(answerable))) - 1]
        risk = sum(logit >= threshold for logit in unanswerable) / len(unanswerable)
        print(f"  coverage {share:.2f}  risk {risk:.2f}  (threshold {threshold:+.2f})")


def main() -> None:
    print(described(this_machine()))
    totals: dict[tuple[str, str], Counter[str]] = {}
    sure: list[tuple[float, bool]] = []
    for questions in refusal_sets():
        with served(questions.corpus) as (assistant, retriever):
            for key, count in refused(assistant, questions, "--wrong" in sys.argv).items():
                totals.setdefault(key, Counter()).update(count)
            sure += sureness(retriever, questions.asked)
    for (split, kind), count in sorted(totals.items()):
        print(
            f"{split:5} {kind:16} unanswerable refused {count['unanswerable refused']:3} of "
            f"{count['unanswerable']:3}, answerable refused {count['answerable refused']:3} of "
            f"{count['answerable']:3}, first citation right {count['right']:3}"
        )
    print_risk(sure)


if __name__ == "__main__":
    main()
