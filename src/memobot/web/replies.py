"""An answer in the conversation: while a language model writes it, and then as it is."""

from __future__ import annotations

import asyncio
from typing import Any

import chainlit as cl

from memobot.answers.model import Answer, Reason, Writing
from memobot.web.markdown import chunks, escape, plain, render, verified
from memobot.web.phrases import Phrases, phrases
from memobot.web.views import View

PIECES = 24  # an answer that was not heard before is streamed in at most so many,
PAUSE = 0.008  # so many seconds apart: under 0.2 s in all


class Reply:
    """The message of one answer, and the line under it that tells of the language model."""

    def __init__(self, words: Phrases) -> None:
        self._words = words  # in the language of the question
        self._message: Any = cl.Message(content="")
        self._line: Any = None
        self._said: list[str] = []

    async def begin(self) -> None:
        """Show that an answer is being written."""
        if self._line is None:
            await self._message.send()  # what is streamed into a message not sent, a resume loses
            self._line = element("Written", writing=self._words.writing)
            await self._line.send(for_id=self._message.id)

    async def add(self, sentence: str) -> None:
        """Show a verified sentence behind those before; not again one that comes twice."""
        if sentence in self._said:
            return
        await self.begin()
        space = " " if self._said else ""
        self._said.append(sentence)
        await self._message.stream_token(space + verified(sentence, self._words.verified))

    async def complete(self, answer: Answer, shown: tuple[View, ...]) -> str:
        """Show the whole answer, in place of what was shown of it; the id of its message."""
        message, words = self._message, phrases(answer.language)
        if answer.abstained and not answer.courtesy:
            message.content = ""
            message.elements.append(_refusal(answer))
        elif self._said:
            message.content = _whole(answer, words)
        else:
            for piece in chunks(_whole(answer, words), PIECES):
                await message.stream_token(piece)
                await asyncio.sleep(PAUSE)
        await (message.send() if self._line is None else message.update())
        await self._sign(answer.writing, words)
        if shown:  # after the refusal: elements that are sent together arrive in any order
            await _citations(answer, shown, words).send(for_id=message.id)
        return str(message.id)

    async def leave(self) -> None:
        """Let stand what was shown, without the line that there is more to come."""
        if self._line is not None:
            await self._line.remove()
            await (self._message.update() if self._said else self._message.remove())

    async def _sign(self, writing: Writing | None, words: Phrases) -> None:
        """Say who wrote the answer, what its check marks mean, and what was left out."""
        before, self._line = self._line, None
        if writing is not None:
            by = words.written.format(writing.model) if writing.sentences else ""
            self._line = element("Written", by=by, note=writing.note)
            if before is not None:
                self._line.id = before.id  # it takes the place of that one
            await self._line.send(for_id=self._message.id)
        elif before is not None:
            await before.remove()


def element(name: str, **props: Any) -> cl.CustomElement:
    """A custom element of site/public/elements, to be shown in a message."""
    return cl.CustomElement(name=name, props=props, display="inline")


def _whole(answer: Answer, words: Phrases) -> str:
    sentences = answer.writing.sentences if answer.writing else ()
    return _understood(answer) + render(answer.answer, answer.citations, sentences, words.verified)


def _refusal(answer: Answer) -> cl.CustomElement:
    return element(
        "Refusal",
        reason=(answer.reason or Reason.NOT_IN_CORPUS).value,
        text=_understood(answer) + render(_reason_given(answer), answer.citations),
        choices=list(answer.choices),
    )


def _understood(answer: Answer) -> str:
    """What a follow-up was taken for, as a Markdown paragraph; "" for a question as it stands."""
    if answer.understood_as is None:
        return ""
    return f"*{phrases(answer.language).understood} {escape(answer.understood_as)}*\n\n"


def _reason_given(answer: Answer) -> str:
    """Why a question was not answered, without what the page shows in its own way: the
    questions to choose from, and the passages that come nearest."""
    first = answer.answer.split("\n\n", 1)[0] if answer.citations else answer.answer
    choices = {f"- {choice}" for choice in answer.choices}
    return "\n".join(line for line in first.split("\n") if line not in choices)


def _citations(answer: Answer, shown: tuple[View, ...], words: Phrases) -> cl.CustomElement:
    return element(
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
