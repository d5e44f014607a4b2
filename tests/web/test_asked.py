"""A question on its way between a thread and the event loop."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator

import pytest

from memobot.answers.model import Listener
from memobot.errors import QuestionError
from memobot.web.asked import Asked, Left


async def heard(asked: Asked[str]) -> AsyncIterator[str]:
    while (sentence := await asyncio.wait_for(asked.sentence(), 10)) is not None:
        yield sentence


def test_each_sentence_is_heard_before_the_answer_is_there() -> None:
    going_on = threading.Event()

    def ask(listen: Listener) -> str:
        listen("One.")
        assert going_on.wait(10)
        listen("Two.")
        return "One. Two."

    async def asking() -> list[str]:
        asked = Asked(ask)
        sentences = []
        async for sentence in heard(asked):
            sentences.append(sentence)
            going_on.set()  # only now is there more to hear
        return [*sentences, await asked.answer()]

    assert asyncio.run(asking()) == ["One.", "Two.", "One. Two."]


def test_an_error_is_raised_where_the_answer_is_waited_for() -> None:
    def ask(listen: Listener) -> str:
        listen("One.")
        raise QuestionError("Too long.")

    async def asking() -> None:
        asked = Asked(ask)
        assert [sentence async for sentence in heard(asked)] == ["One."]
        with pytest.raises(QuestionError, match="Too long"):
            await asked.answer()

    asyncio.run(asking())


def test_many_are_asked_at_the_same_time() -> None:
    together = threading.Barrier(60, timeout=10)

    def ask(listen: Listener) -> str:
        together.wait()  # nobody passes who is alone
        return "An answer."

    async def asking() -> list[str]:
        return list(await asyncio.gather(*(Asked(ask).answer() for _ in range(60))))

    assert asyncio.run(asking()) == ["An answer."] * 60


def test_who_leaves_interrupts_what_is_told() -> None:
    left, ended = threading.Event(), threading.Event()
    told: list[str] = []

    def ask(listen: Listener) -> str:
        try:
            listen("One.")
            assert left.wait(10)
            listen("Two.")
            told.append("Two.")
        except Left:
            ended.set()
            raise
        return ""

    async def asking() -> None:
        asked = Asked(ask)
        waiting = asyncio.ensure_future(asked.answer())
        await asked.sentence()
        waiting.cancel()
        asked.leave()

    asyncio.run(asking())
    left.set()  # the event loop is closed by now
    assert ended.wait(10)
    assert told == []
