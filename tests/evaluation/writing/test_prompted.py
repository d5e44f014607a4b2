"""A scripted model reads what it is sent as a real one does."""

from __future__ import annotations

from pathlib import Path

from memobot.answers.generative.asking import Asking
from memobot.assistant import Assistant
from memobot.evaluation.writing.prompted import Prompted, read_prompt
from memobot.language_models.model import Message
from memobot.language_models.prompts import Prompts
from memobot.language_models.scripted import ScriptedModel

ROOT = Path(__file__).parents[3]


def asked_of(assistant: Assistant, question: str) -> tuple[Message, ...]:
    """The messages that the model of an assistant is sent."""
    sent: list[tuple[Message, ...]] = []

    def script(messages: object) -> str:
        sent.append(tuple(messages))  # type: ignore[call-overload]
        return '{"claims": []}'

    other = Assistant(
        assistant.settings,
        assistant._index,
        assistant._retriever._embedder,
        model=ScriptedModel(script),
    )
    other.ask(question)
    return sent[0]


def test_it_finds_the_sources_and_the_question_that_memobot_sends(small: Assistant) -> None:
    question = "How long does the memorandum of the glaziers with the tilers run?"
    prompted = read_prompt(asked_of(small, question))
    assert prompted.question == question
    assert not prompted.is_again
    source = prompted.source_of("remains in force for four years", "6")
    assert source is not None
    assert source.article == "6"
    assert source in prompted.sources


def test_escaped_text_is_read_as_it_was_written() -> None:
    asked = '<source id="3" document="A &quot;B&quot;" article="">\nx &lt; y &amp; z\n</source>'
    (source,) = read_prompt([Message("user", asked)]).sources
    assert (source.number, source.document, source.text) == (3, 'A "B"', "x < y & z")


def test_a_message_without_sources_asks_for_something_else() -> None:
    assert read_prompt([Message("user", "Rewrite this.")]) == Prompted((), "")


def test_the_article_decides_between_sources_with_the_same_words() -> None:
    asked = "".join(
        f'<source id="{number}" document="M" article="{article}">\nthree\n years\n</source>'
        for number, article in ((1, "7"), (2, "9"))
    )
    prompted = read_prompt([Message("user", asked)])
    found = prompted.source_of("three years", "9")
    assert found is not None
    assert found.number == 2
    assert prompted.source_of("four years", "9") is None


def test_sentences_that_are_sent_back_are_a_second_request() -> None:
    asking = Asking(Prompts.load(ROOT / "prompts"), "json", 8192)
    first = asking.first("What?", "en", (), "")
    again = asking.again(first, "{}", [("A sentence.", "no source")])
    assert not read_prompt(first).is_again
    assert read_prompt(again).is_again
