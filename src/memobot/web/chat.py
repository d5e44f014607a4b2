"""What happens in the chat: starters, a question and its answer, and when something fails."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

import chainlit as cl

from memobot.answers.model import Answer, Reason
from memobot.documents.model import Document
from memobot.errors import IndexUnavailable, MemobotError, QuestionError
from memobot.language import detect
from memobot.web.desk import Desk
from memobot.web.markdown import chunks, escape, plain, render
from memobot.web.phrases import Phrases, phrases
from memobot.web.views import View, views

_log = logging.getLogger(__name__)

PIECES = 24  # an answer is streamed in at most so many,
PAUSE = 0.008  # so many seconds apart: under 0.2 s in all
_FOCUS = "focus"


class Chat:
    """The handlers of the page, all asking the one desk."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def register(self) -> None:
        """Have Chainlit call these handlers."""
        cl.set_starters(self.starters)
        cl.on_message(self.on_message)

    async def starters(self, _user: cl.User | None = None) -> list[cl.Starter]:
        """Questions to begin with; none while there is no index."""
        try:
            questions = await cl.make_async(self._starters)()
        except MemobotError as error:
            _log.warning("No starters: %s", error)
            return []
        return [cl.Starter(label=question, message=question) for question in questions]

    async def on_message(self, message: cl.Message) -> None:
        """Answer a question, whatever happens."""
        question = message.content
        words = phrases(detect(question))
        try:
            if not question.strip():
                raise QuestionError(words.empty)
            session: Any = cl.user_session
            focus: tuple[str, ...] = session.get(_FOCUS) or ()
            answer, shown = await cl.make_async(self._ask)(question, focus)
            await _send(answer, shown)
            session.set(_FOCUS, answer.focus)
        except MemobotError as error:
            _log.warning("%s: %s", type(error).__name__, error)
            await _say(friendly(error, words))
        except Exception:
            _log.exception("A question could not be answered")
            await _say(words.failed)

    def _starters(self) -> tuple[str, ...]:
        return self._desk.assistant().starters()

    def _ask(self, question: str, focus: tuple[str, ...]) -> tuple[Answer, tuple[View, ...]]:
        assistant = self._desk.assistant()
        answer = assistant.ask(question, focus)

        def document(document_id: str) -> Document:
            return assistant.show(document_id).document

        return answer, views(answer.citations, document)


def friendly(error: MemobotError, words: Phrases) -> str:
    """One message for an error of ours, as Markdown."""
    if isinstance(error, QuestionError):
        return words.too_long if str(error) != words.empty else words.empty
    if isinstance(error, IndexUnavailable):
        return words.no_index
    return f"{words.cannot} {escape(str(error))}"


async def _say(text: str) -> None:
    message: Any = cl.Message(content=text)
    await message.send()


async def _send(answer: Answer, shown: tuple[View, ...]) -> None:
    words = phrases(answer.language)
    message: Any = cl.Message(content="")
    if answer.abstained:
        message.elements.append(_refusal(answer))
    else:
        for piece in chunks(render(answer.answer, answer.citations), PIECES):
            await message.stream_token(piece)
            await asyncio.sleep(PAUSE)
    await message.send()
    if shown:  # after the refusal: elements that are sent together arrive in any order
        await _citations(answer, shown, words).send(for_id=message.id)


def _refusal(answer: Answer) -> cl.CustomElement:
    return _element(
        "Refusal",
        reason=(answer.reason or Reason.NOT_IN_CORPUS).value,
        text=render(reason_given(answer), answer.citations),
        choices=list(answer.choices),
    )


def reason_given(answer: Answer) -> str:
    """Why a question was not answered, without what the page shows in its own way: the
    questions to choose from, and the passages that come nearest."""
    first = answer.answer.split("\n\n", 1)[0] if answer.citations else answer.answer
    choices = {f"- {choice}" for choice in answer.choices}
    return "\n".join(line for line in first.split("\n") if line not in choices)


def _citations(answer: Answer, shown: tuple[View, ...], words: Phrases) -> cl.CustomElement:
    return _element(
        "CiteList",
        heading=_heading(answer, words),
        items=[view.as_props() for view in shown],
        plain=plain(answer.answer),
        copyable=not answer.abstained,
        words={
            "open": words.open,
            "file": words.file,
            "version": words.version,
            "copy": words.copy,
            "copied": words.copied,
        },
    )


def _heading(answer: Answer, words: Phrases) -> str:
    if answer.reason is Reason.TEXT_NOT_HELD:
        return words.mentioned
    return words.nearest if answer.abstained else words.sources


def _element(name: str, **props: Any) -> cl.CustomElement:
    return cl.CustomElement(name=name, props=props, display="inline")
