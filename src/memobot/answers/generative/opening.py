"""The parts of generative answers put together for one opened index."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

from memobot.answers.generative.asking import Asking
from memobot.answers.generative.engine import Ask, GenerativeEngine
from memobot.answers.generative.guarding.guard import Guard
from memobot.answers.generative.writing import Writer
from memobot.answers.verifying import Verifier
from memobot.language_models.model import LanguageModel
from memobot.language_models.prompts import Prompts
from memobot.search.retriever import Retriever
from memobot.settings import Settings
from memobot.terms.ledger import LedgerOn


def open_engine(
    settings: Settings,
    ask: Ask,
    model: LanguageModel,
    prompts: Callable[[], Prompts],
    retriever: Retriever,
    ledger: LedgerOn,
    verifier: Verifier,
    lock: AbstractContextManager[object],
) -> GenerativeEngine:
    """An engine that asks `ask` first; the prompts are read when they are first needed."""

    def asking() -> Asking:
        return Asking(prompts(), settings.llm_reply, settings.llm_context)

    guard = Guard(retriever, ledger)
    writer = Writer(model, asking, settings.llm_timeout, retriever, guard, verifier, lock)
    return GenerativeEngine(ask, retriever.records, model, prompts, writer)
