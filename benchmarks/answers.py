"""How often the first citation is right, and how often what cannot be answered is refused; how
often a search finds the right place first, and among its first three hits.

    .venv/bin/python benchmarks/answers.py [--wrong]

Over the question sets in tests/data/questions, and over the seeds' where ../shared is at hand.
The weights were fitted on the "dev" halves; "test" and "seeds" were not used. `--wrong` lists
the questions of the dev halves that went wrong.
"""

from __future__ import annotations

import sys
from collections import Counter

from questions import Asked, assistant_over, question_sets

from memobot.answers.model import Answer
from memobot.assistant import Assistant
from memobot.evaluation.machine import described, this_machine

HITS = 3  # of a search, among which the right place should be


def is_right(one: Asked, answer: Answer) -> bool:
    """Whether an answerable question got the right first citation, another its refusal."""
    if one.unanswerable:
        return answer.abstained
    first = answer.citations[0] if answer.citations and not answer.abstained else None
    return first is not None and one.is_answered_by(first.source, first.article)


def tally(
    assistant: Assistant, asked: tuple[Asked, ...], show_wrong: bool
) -> dict[str, Counter[str]]:
    counts: dict[str, Counter[str]] = {}
    for one in asked:
        answer = assistant.ask(one.text)
        right = is_right(one, answer)
        count = counts.setdefault(one.split or "all", Counter())
        group = "unanswerable" if one.unanswerable else one.language
        count[f"{group} right"] += right
        count[f"{group} of"] += 1
        if not one.unanswerable:
            hits = assistant.search(one.text, HITS)
            found = [one.is_answered_by(hit.source, hit.article) for hit in hits]
            count[f"{group} found first"] += found[:1] == [True]
            count[f"{group} found"] += any(found)
        count["answerable refused"] += answer.abstained and not one.unanswerable
        for citation in answer.citations:
            text = assistant.show(citation.document_id).text
            count["not verbatim"] += text[citation.start : citation.end] != citation.quote
        if show_wrong and not right and one.split == "dev":
            print(f"    {one.id} {one.text} -> {answer.reason or answer.citations[0].label}")
    return counts


def main() -> None:
    print(described(this_machine()))
    for questions in question_sets():
        with assistant_over(questions.corpus) as assistant:
            for split, count in tally(assistant, questions.asked, "--wrong" in sys.argv).items():
                groups = [name.removesuffix(" of") for name in count if name.endswith(" of")]
                parts = [
                    f"{group} {count[f'{group} right']}/{count[f'{group} of']}"
                    for group in sorted(groups)
                ]
                print(f"{questions.name:10} {split:5} {', '.join(parts)}")
                found = [
                    f"{group} {count[f'{group} found first']} and {count[f'{group} found']}"
                    for group in sorted(groups)
                    if group != "unanswerable"
                ]
                print(f"                 first hit and first {HITS} hits: {', '.join(found)}")
                print(
                    f"                 answerable refused {count['answerable refused']}, "
                    f"quotes not verbatim {count['not verbatim']}"
                )


if __name__ == "__main__":
    main()
