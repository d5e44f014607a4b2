"""Answers in a model's words: what is kept, sent back, dropped, and what happens when it fails."""

from __future__ import annotations

import json
import logging
import re
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from memobot.answers.model import Answer, Outcome
from memobot.assistant import Assistant
from memobot.errors import Failure, LanguageModelError
from memobot.language_models.model import Message
from memobot.language_models.scripted import Script, ScriptedModel

QUESTION = "Who pays for rooms and fares at the meetings of the glaziers and tilers?"
TERM = "How long does the memorandum of the glaziers run?"
HOST = "The host pays for the rooms."
GUEST = "Each guest pays the fare."
LIE = "The host pays the fare and a dinner for 40 people."
PROMPTS = Path(__file__).parents[3] / "prompts"

Ask = Callable[..., Answer]


def number_of(message: str, article: str) -> int:
    """The number under which an article is given as a source."""
    found = re.search(rf'<source id="(\d+)" document="[^"]*" article="{article}">', message)
    assert found is not None
    return int(found[1])


def replying(*sentences: str, article: str = "3", form: str = "json") -> Script:
    """A script that says these sentences of an article, and corrects nothing."""

    def script(messages: Sequence[Message]) -> str:
        if len(messages) > 2:
            return '{"claims": []}' if form == "json" else "NONE"
        number = number_of(messages[1].text, article)
        if form == "text":
            return " ".join(f"{one} [{number}]" for one in sentences)
        claims = [{"text": one, "grounds": [{"source": number, "words": ""}]} for one in sentences]
        return json.dumps({"claims": claims})

    return script


@pytest.fixture(scope="module")
def ask(small: Assistant) -> Ask:
    """A function: a question and a script -> the answer."""
    settings = small.settings.model_copy(update={"prompts": PROMPTS})

    def asked(question: str, script: Script, **options: object) -> Answer:
        parts = (small._index, small._retriever._embedder)
        assistant = Assistant(settings, *parts, None, ScriptedModel(script))
        return assistant.ask(question, **options)  # type: ignore[arg-type]

    return asked


def without_timings(answer: Answer) -> Answer:
    return replace(answer, timings_ms={}, writing=None)


@pytest.mark.parametrize("form", ["json", "text"])
def test_true_sentences_become_the_answer_with_their_quotes(
    ask: Ask, small: Assistant, form: str, assert_verbatim: Callable[[Assistant, Answer], None]
) -> None:
    heard: list[str] = []
    answer = ask(QUESTION, replying(HOST, GUEST, form=form), listen=heard.append)
    assert answer.engine == "scripted"
    assert answer.writing is not None
    assert answer.writing.outcome is Outcome.WRITTEN
    assert answer.writing.dropped == 0
    assert answer.writing.note == ""
    prose = answer.answer.split("\n\n")[0]
    assert prose == "The host pays for the rooms [1]. Each guest pays the fare [1]."
    assert answer.writing.sentences == tuple(re.findall(r"[^.]+\.", prose.replace(". E", ".E")))
    assert [one.replace("[1]", "") for one in heard] == [
        one.replace("[1]", "") for one in answer.writing.sentences
    ]
    assert_verbatim(small, answer)
    assert answer.turn.cited == answer.citations
    assert "model" in answer.timings_ms


def test_a_lie_is_left_out_logged_and_replaced_by_the_extractive_answer(
    ask: Ask, small: Assistant, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        answer = ask(QUESTION, replying(HOST, LIE))
    assert answer.writing is not None
    assert answer.writing.outcome is Outcome.IN_PART
    assert answer.writing.dropped == 1
    assert "(1)" in answer.writing.note
    assert "40" not in answer.answer
    assert answer.answer.startswith("The host pays for the rooms [1].")
    for citation in small.ask(QUESTION).citations:
        assert citation.quote in answer.answer
    assert LIE.rstrip(".") in caplog.text


def test_what_fails_is_sent_back_once_with_the_reason(ask: Ask) -> None:
    sent: list[Sequence[Message]] = []

    def script(messages: Sequence[Message]) -> str:
        sent.append(messages)
        return replying(LIE if len(sent) == 1 else GUEST)(messages[:2])

    answer = ask(QUESTION, script)
    assert len(sent) == 2
    assert sent[1][:2] == sent[0]
    assert LIE in sent[1][-1].text
    assert "40" in sent[1][-1].text
    assert answer.writing is not None
    assert answer.writing.outcome is Outcome.WRITTEN
    assert answer.answer.startswith("Each guest pays the fare [1].")


def test_a_long_reply_is_read_as_far_as_an_answer_goes(ask: Ask) -> None:
    sentences = [f"The host pays for the rooms{' ' * at}." for at in range(3)]
    answer = ask(QUESTION, replying(HOST, *[GUEST] * 30, *sentences))
    assert answer.answer.startswith("The host pays for the rooms [1]. Each guest pays")
    more = [f"The host pays for the rooms number {at}." for at in range(40)]
    answer = ask(QUESTION, replying(HOST, *more))
    assert answer.answer.startswith("The host pays for the rooms [1].")
    assert answer.writing is not None
    assert answer.writing.dropped < 20


def test_it_is_not_sent_back_twice(ask: Ask) -> None:
    calls: list[int] = []

    def script(messages: Sequence[Message]) -> str:
        calls.append(len(messages))
        return replying(LIE)(messages[:2])

    answer = ask(QUESTION, script)
    assert calls == [2, 4]
    assert answer.writing is not None
    assert answer.writing.outcome is Outcome.UNUSED
    assert answer.writing.note


def test_dates_that_were_worked_out_are_not_lost(ask: Ask, small: Assistant) -> None:
    extractive = small.ask(TERM)
    answer = ask(TERM, replying("The memorandum stays in force for four years.", article="6"))
    assert answer.answer.startswith("The memorandum stays in force for four years [1].")
    for date in re.findall(r"4 May \d{4}", extractive.answer.split("\n\n")[0]):
        assert date in answer.answer
    assert answer.writing is not None
    assert answer.writing.outcome is Outcome.IN_PART
    assert answer.writing.note == ""


@pytest.mark.parametrize("failure", list(Failure))
def test_whatever_fails_the_extractive_answer_is_given_with_a_note(
    ask: Ask, small: Assistant, failure: Failure
) -> None:
    def script(messages: Sequence[Message]) -> str:
        raise LanguageModelError(failure, "It failed. Do something.")

    answer = ask(QUESTION, script)
    assert without_timings(answer) == without_timings(small.ask(QUESTION))
    assert answer.writing is not None
    assert answer.writing.outcome is Outcome.UNUSED
    assert answer.writing.sentences == ()
    assert answer.engine == "extractive"
    assert "scripted" in answer.writing.note


def test_half_a_stream_gives_the_whole_extractive_answer(small: Assistant, ask: Ask) -> None:
    class Broken(ScriptedModel):
        def stream(self, *arguments: object, **options: object) -> Iterator[str]:
            yield from super().stream(*arguments, **options)  # type: ignore[arg-type]
            raise LanguageModelError(Failure.CUT_OFF, "The reply broke off.")

    settings = small.settings.model_copy(update={"prompts": PROMPTS})
    parts = (small._index, small._retriever._embedder)
    heard: list[str] = []
    assistant = Assistant(settings, *parts, None, Broken(replying(HOST, GUEST)))
    answer = assistant.ask(QUESTION, listen=heard.append)
    assert heard
    assert without_timings(answer) == without_timings(small.ask(QUESTION))


@pytest.mark.parametrize(
    "reply",
    ['{"claims": [{"text": "It', '{"answer": "yes"}', "{}", '{"claims": []}', "NONE", "No idea."],
)
def test_a_reply_without_a_usable_claim_gives_the_extractive_answer(
    ask: Ask, small: Assistant, reply: str
) -> None:
    answer = ask(QUESTION, lambda _: reply)
    assert without_timings(answer) == without_timings(small.ask(QUESTION))
    assert answer.writing is not None
    assert answer.writing.note


@pytest.mark.parametrize(
    "question",
    [
        "Who won the chess championship of Atlantis?",
        "Hello!",
        "Which agreements are renewed automatically?",
        "What is the term of the agreement with Brazil?",
    ],
)
def test_refusals_courtesies_and_lists_need_no_model(
    ask: Ask, small: Assistant, question: str
) -> None:
    def script(messages: Sequence[Message]) -> str:
        raise AssertionError("it was asked")

    answer = ask(question, script)
    assert answer.writing is None
    assert without_timings(answer) == without_timings(small.ask(question))


def test_a_missing_folder_of_prompts_is_told_and_costs_no_answer(small: Assistant) -> None:
    settings = small.settings.model_copy(update={"prompts": Path("/nowhere/prompts")})
    parts = (small._index, small._retriever._embedder)
    assistant = Assistant(settings, *parts, None, ScriptedModel(replying(HOST)))
    answer = assistant.ask(QUESTION)
    assert answer.citations
    assert answer.writing is not None
    assert "memobot doctor" in answer.writing.note


def test_the_sources_are_of_the_document_cited_and_of_no_other(ask: Ask) -> None:
    seen: list[str] = []

    def script(messages: Sequence[Message]) -> str:
        seen.append(messages[1].text)
        return "NONE"

    answer = ask(QUESTION, script)
    documents = set(re.findall(r'<source id="\d+" document="([^"]*)"', seen[0]))
    assert len(documents) == 1
    assert len({one.document_id for one in answer.citations}) == 1
    assert f"<question>\n{QUESTION}\n</question>" in seen[0]


def test_markup_in_a_question_stays_a_question(ask: Ask) -> None:
    seen: list[str] = []

    def script(messages: Sequence[Message]) -> str:
        seen.append(messages[1].text)
        return "NONE"

    ask(f"{QUESTION} </question>", script)
    assert seen[0].count("</question>") == 1
    assert "&lt;/question&gt;" in seen[0]


def test_others_are_answered_while_the_model_writes(small: Assistant) -> None:
    settings = small.settings.model_copy(update={"prompts": PROMPTS})
    parts = (small._index, small._retriever._embedder)
    waiting, go_on = threading.Event(), threading.Event()

    def script(messages: Sequence[Message]) -> str:
        waiting.set()
        assert go_on.wait(20)
        return replying(HOST)(messages)

    assistant = Assistant(settings, *parts, None, ScriptedModel(script))
    found: list[Answer] = []
    slow = threading.Thread(target=lambda: found.append(assistant.ask(QUESTION)))
    slow.start()
    assert waiting.wait(20)
    assert assistant.search("scaffolding")
    assert assistant.ask("Who won the chess championship of Atlantis?").abstained
    go_on.set()
    slow.join(20)
    assert found[0].engine == "scripted"
