"""What happens in the chat: starters, a question and its answer, a text and its check, and when
something fails."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import chainlit as cl

from memobot.answers.conversation import NOTHING_SAID, Turn
from memobot.answers.model import Answer, Listener
from memobot.errors import DraftError, IndexUnavailable, MemobotError, QuestionError
from memobot.language import detect
from memobot.web import checking, exhibits
from memobot.web.asked import Asked
from memobot.web.check_words import check_words, starter
from memobot.web.checking import Outcome
from memobot.web.desk import Desk
from memobot.web.draft_messages import check_asked, draft_in
from memobot.web.exhibits import Exhibit
from memobot.web.markdown import escape
from memobot.web.overviews import overview_starters
from memobot.web.page import preferred
from memobot.web.phrases import phrases
from memobot.web.replies import Reply, element
from memobot.web.views import View, views

_log = logging.getLogger(__name__)

PATIENCE = 0.5  # seconds after which the page says that an answer is being written
QUESTIONS = 2  # starters that ask of one agreement, before those that ask of all
_TURN = "turn"  # what the next message goes on from
_SHOWN = "shown"  # the agreements whose terms were shown in this conversation
_AWAITED = "awaited"  # not empty after the message that asks for a check of the next one


class Chat:
    """The handlers of the page, all asking the one desk."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def register(self) -> None:
        """Have Chainlit call these handlers."""
        cl.set_starters(self.starters)
        cl.on_message(self.on_message)

    async def starters(
        self, _user: cl.User | None = None, language: str | None = None
    ) -> list[cl.Starter]:
        """What to begin with; nothing while there is no index."""
        try:
            questions = await cl.make_async(self._questions)()
        except MemobotError as error:
            _log.warning("No starters: %s", error)
            return []
        if questions:
            own = preferred(language or "")
            questions = (*questions[:QUESTIONS], *overview_starters(own), starter(own))
        return [cl.Starter(label=question, message=question) for question in questions]

    async def on_message(self, message: cl.Message) -> None:
        """Answer a question or check a text, whatever happens."""
        words = phrases(language := detect(message.content))
        try:
            if not message.content.strip():
                raise QuestionError(words.empty)
            await self._respond(message.content)
        except MemobotError as error:
            _log.warning("%s: %s", type(error).__name__, error)
            await _say(friendly(error, language))
        except Exception:
            _log.exception("A message could not be answered")
            await _say(words.failed)

    async def _respond(self, message: str) -> None:
        awaited = bool(_remembered(_AWAITED))
        _remember(_AWAITED, ())
        if (language := check_asked(message)) is not None:
            await _show(checking.invitation(language))
            _remember(_AWAITED, (language,))
        elif shown := await cl.make_async(self._exhibit)(message, _turn().focus):
            await _show(shown)
        elif draft := draft_in(message, awaited):
            await self._check_draft(draft)
        else:
            await self._answer(message)

    async def _check_draft(self, draft: str) -> None:
        outcome = await cl.make_async(self._check)(draft)
        if outcome.exhibit is None:
            await _say(outcome.said)
        else:
            await _show(outcome.exhibit)
            if outcome.focus:
                _remember(_TURN, Turn(focus=outcome.focus))

    async def _answer(self, question: str) -> None:
        turn = _turn()
        asked = Asked(lambda listen: self._ask(question, turn, listen))
        reply = Reply(phrases(detect(question)))
        try:
            await self._hear(asked, reply)
            answer, shown = await asked.answer()
            message_id = await reply.complete(answer, shown)
        except BaseException:  # also when the reader stops it
            asked.leave()
            await reply.leave()
            raise
        _remember(_TURN, answer.turn)
        try:
            await self._add_terms(answer, message_id)
        except Exception:  # the answer is there; it can do without
            _log.exception("The terms of an agreement could not be shown")

    async def _hear(self, asked: Asked[Any], reply: Reply) -> None:
        """Show each verified sentence at once, and until then that one is being written."""
        patience = PATIENCE if self._desk.has_model else None
        while True:
            try:
                sentence = await asyncio.wait_for(asked.sentence(), patience)
            except TimeoutError:
                patience = None
                await reply.begin()
                continue
            if sentence is None:
                return
            await reply.add(sentence)

    async def _add_terms(self, answer: Answer, message_id: str) -> None:
        """Show the terms of the agreement under its first answer in this conversation."""
        before = _remembered(_SHOWN)
        about, terms = await cl.make_async(self._terms)(answer, before)
        if about is not None and terms is not None:
            await element(terms.name, **terms.props).send(for_id=message_id)
            _remember(_SHOWN, (*before, about))

    def _questions(self) -> tuple[str, ...]:
        return self._desk.assistant().starters()

    def _ask(self, question: str, after: Turn, listen: Listener) -> tuple[Answer, tuple[View, ...]]:
        assistant = self._desk.assistant()
        answer = assistant.ask(question, after, listen)
        return answer, views(answer.citations, exhibits.texts(assistant))

    def _check(self, draft: str) -> Outcome:
        return checking.check(draft, self._desk.assistant())

    def _exhibit(self, message: str, focus: tuple[str, ...]) -> Exhibit | None:
        return exhibits.asked_for(message, focus, self._desk.assistant())

    def _terms(self, answer: Answer, before: tuple[str, ...]) -> tuple[str | None, Exhibit | None]:
        assistant = self._desk.assistant()
        about = exhibits.spoken_of(answer, assistant)
        if about is None or about in before:
            return None, None
        return about, exhibits.terms_card(assistant, about, answer.language)


def _remembered(key: str) -> tuple[str, ...]:
    session: Any = cl.user_session
    return session.get(key) or ()


def _turn() -> Turn:
    session: Any = cl.user_session
    return session.get(_TURN) or NOTHING_SAID


def _remember(key: str, value: tuple[str, ...] | Turn) -> None:
    session: Any = cl.user_session
    session.set(key, value)


def friendly(error: MemobotError, language: str) -> str:
    """One message for an error of ours, as Markdown."""
    words = phrases(language)
    if isinstance(error, QuestionError):  # for what is too long is no question, but a draft
        return words.empty
    if isinstance(error, IndexUnavailable):
        return words.no_index
    is_draft = isinstance(error, DraftError)
    cannot = check_words(language).page["cannot"] if is_draft else words.cannot
    return f"{cannot} {escape(str(error))}"


async def _say(text: str) -> None:
    message: Any = cl.Message(content=text)
    await message.send()


async def _show(exhibit: Exhibit) -> None:
    message: Any = cl.Message(content="", elements=[element(exhibit.name, **exhibit.props)])
    await message.send()
    _remove_copies(message.elements)


def _remove_copies(elements: Sequence[cl.CustomElement]) -> None:
    """Chainlit puts what an element shows into a file too, which the page never reads."""
    files = cl.context.session.files
    for one in elements:
        if copy := files.pop(one.chainlit_key or "", None):
            Path(copy["path"]).unlink(missing_ok=True)
