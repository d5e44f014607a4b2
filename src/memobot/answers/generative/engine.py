"""Answers with a language model's help: its rewriting, its words, its translations."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from memobot.answers.conversation import Turn
from memobot.answers.generative.rewriting import is_about, may_be_follow_up, rewritten
from memobot.answers.generative.translating import translated
from memobot.answers.generative.translation_requests import asked_translation, without_request
from memobot.answers.generative.writing import Writer
from memobot.answers.model import Answer, Listener
from memobot.errors import LanguageModelError
from memobot.index.catalog_rows import DocumentRecord
from memobot.language_models.model import LanguageModel
from memobot.language_models.prompts import Prompts

Ask = Callable[[str, Turn], Answer]
"""Answers a message after a turn from the texts alone, verified."""


class GenerativeEngine:
    """Answers as `ask` does, in the words of a model where these hold."""

    def __init__(
        self,
        ask: Ask,
        records: Mapping[str, DocumentRecord],
        model: LanguageModel,
        prompts: Callable[[], Prompts],
        writer: Writer,
    ) -> None:
        self._ask = ask
        self._records = records
        self._model = model
        self._prompts = prompts
        self._writer = writer

    def answer(self, message: str, after: Turn, listen: Listener) -> Answer:
        """Answer the message after the turn `after`; `listen` hears sentences as they come.

        Raises QuestionError for an empty or over-long question, and no LanguageModelError: the
        answer says what was wrong with the model.
        """
        target = asked_translation(message)
        asked = (without_request(message) or after.question or message) if target else message
        answer = self._understood(asked, after)
        if target is None:
            return self._writer.written(answer, after, listen)
        answer = replace(answer, question=message)
        try:
            return translated(answer, target, self._model, self._prompts())
        except LanguageModelError as error:  # of the prompts
            return self._writer.without(answer, error)

    def _understood(self, message: str, after: Turn) -> Answer:
        """The answer; where that is a refusal, to the message in full words, if these hold."""
        answer = self._ask(message, after)
        if not may_be_follow_up(answer, after):
            return answer
        titles = [self._records[one].short_title for one in after.focus if one in self._records]
        try:
            question = rewritten(message, after, self._model, self._prompts(), titles)
        except LanguageModelError:  # of the prompts: told when an answer is to be written
            return answer
        if question is None:
            return answer
        found = self._ask(question, after)
        if found.abstained or not is_about(found, message):
            return answer
        return replace(found, question=message, understood_as=question)
