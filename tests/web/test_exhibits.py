"""What is shown beside an answer, and for which answers."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from memobot.answers.conversation import Turn
from memobot.answers.model import Answer
from memobot.assistant import Assistant
from memobot.settings import Settings
from memobot.web.exhibits import asked_for, spoken_of, terms_card

A = """\
# Agreement of Syldavia and Borduria

1 March 2024

## Article 1

The Agreement shall stay in force for two years.

## Article 2

The Agreement is made in two copies.
"""
NEWS = "The unions of Ruritania met those of Graustark.\n\nThey spoke of rest homes.\n"


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder: Path = tmp_path_factory.mktemp("held")
    for name, text in (
        ("a.md", A),
        ("b.md", A.replace("Syldavia", "Ruritania")),
        ("n.txt", NEWS),
    ):
        path = folder / "corpus" / ("news" if name == "n.txt" else "agreements") / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    settings = Settings(corpus=folder / "corpus", index=folder / "index", as_of="2025-01-01")
    Assistant.ingest(settings)
    return Assistant.open(settings)


def ids(assistant: Assistant) -> dict[str, str]:
    return {one.source.rpartition("/")[2][0]: one.document_id for one in assistant.documents()}


def answer(assistant: Assistant, cited: str, focus: str, abstained: bool = False) -> Answer:
    held = ids(assistant)
    asked = assistant.ask("What does Article 2 of the agreement of Syldavia and Borduria say?")
    (citation, *_) = asked.citations
    citations = tuple(replace(citation, document_id=held[one]) for one in cited)
    focused = tuple(held[one] for one in focus)
    return Answer("", "", abstained, None, "en", citations, "", {}, Turn(focus=focused))


@pytest.mark.parametrize(
    ("cited", "focus", "about"),
    [
        ("a", "a", "a"),
        ("aa", "", "a"),
        ("an", "a", "a"),
        ("ab", "a", None),
        ("n", "n", None),
        ("n", "b", "b"),
        ("", "", None),
    ],
)
def test_the_one_agreement_that_an_answer_speaks_of(
    assistant: Assistant, cited: str, focus: str, about: str | None
) -> None:
    expected = ids(assistant)[about] if about else None
    assert spoken_of(answer(assistant, cited, focus), assistant) == expected
    assert spoken_of(answer(assistant, cited, focus, abstained=True), assistant) is None


def test_a_card_is_for_agreements_alone(assistant: Assistant) -> None:
    held = ids(assistant)
    shown = terms_card(assistant, held["a"], "en")
    assert shown is not None
    assert shown.name == "TermsCard"
    assert "Syldavia" in shown.props["title"]
    assert not shown.props["opened"]
    assert terms_card(assistant, held["n"], "en") is None


def test_messages_that_ask_to_be_shown_something(assistant: Assistant) -> None:
    held = ids(assistant)

    def name(message: str, *focus: str) -> str | None:
        shown = asked_for(message, tuple(held[one] for one in focus), assistant)
        return shown.name if shown else None

    assert name("Timeline of all agreements") == "Timeline"
    assert name("Jakie terminy przypadają w ciągu roku?") == "Deadlines"
    assert name("Главные условия", "b") == "TermsCard"
    # Whose terms is not known, so it is a question like any other.
    assert name("Terms at a glance") is None
    assert name("Terms at a glance", "a", "b") is None
    assert name("What does Article 2 of the agreement of Syldavia and Borduria say?") is None
