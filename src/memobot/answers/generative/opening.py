"""The parts of writing put together for one opened index."""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import cache

from memobot.answers.generative.asking import Asking
from memobot.answers.generative.guard import Guard
from memobot.answers.generative.writing import Writer
from memobot.answers.verifying import Verifier
from memobot.language_models.model import LanguageModel
from memobot.language_models.prompts import Prompts
from memobot.search.retriever import Retriever
from memobot.settings import Settings
from memobot.terms.ledger import LedgerOn


def open_writer(
    settings: Settings,
    model: LanguageModel,
    retriever: Retriever,
    ledger: LedgerOn,
    verifier: Verifier,
    lock: AbstractContextManager[object],
) -> Writer:
    """A writer with the prompts of the settings, which are read at the first answer."""

    @cache
    def asking() -> Asking:
        return Asking(Prompts.load(settings.prompts), settings.llm_reply, settings.llm_context)

    return Writer(
        model, asking, settings.llm_timeout, retriever, Guard(retriever, ledger), verifier, lock
    )
