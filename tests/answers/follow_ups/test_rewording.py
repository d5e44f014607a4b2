"""A question put to another agreement."""

from __future__ import annotations

import pytest

from memobot.answers.follow_ups.rewording import put_to, without_name
from memobot.assistant import Assistant
from memobot.search.retriever import Retriever

NEW = "Protocol of Lima (2020)"


@pytest.mark.parametrize(
    ("question", "reworded", "bare"),
    [
        (
            "How long does the memorandum with Poland run?",
            f"How long does {NEW} run?",
            "How long does run?",
        ),
        (
            "What are the areas of cooperation in the memorandum with OPZZ?",
            f"What are the areas of cooperation in {NEW}?",
            "What are the areas of cooperation?",
        ),
        ("How is the Polish memorandum renewed?", f"How is {NEW} renewed?", "How is renewed?"),
        (
            "Who signed the agreement on labour migration?",
            f"Who signed {NEW}?",
            "Who signed?",
        ),
        (
            "Сколько действует меморандум с Польшей?",
            f"Сколько действует {NEW}?",
            "Сколько действует?",
        ),
        (
            "Как решаются споры по соглашению о трудовой миграции?",
            f"Как решаются споры по {NEW}?",
            "Как решаются споры?",
        ),
        ("Польшамен меморандум қанша жылға жасалды?", f"{NEW} қанша жылға жасалды?", None),
        ("Jak długo obowiązuje memorandum z OPZZ?", f"Jak długo obowiązuje {NEW}?", None),
        ("and since when?", f"and since when – {NEW}?", "and since when?"),
        (
            "When does it end – Memorandum FPRK – OPZZ (2025)?",
            f"When does it end – {NEW}?",
            "When does it end?",
        ),
        ("The Polish memorandum?", f"{NEW}?", "The Polish memorandum?"),
    ],
)
def test_the_name_gives_way(
    corpus_retriever: Retriever, question: str, reworded: str, bare: str | None
) -> None:
    titles = [one.short_title for one in corpus_retriever.records.values()]
    understood = corpus_retriever.understand(question)
    assert put_to(understood, NEW, titles) == reworded
    if bare is not None:
        assert without_name(understood, titles) == bare


@pytest.fixture(scope="module")
def corpus_retriever(corpus: Assistant) -> Retriever:
    return corpus._retriever
