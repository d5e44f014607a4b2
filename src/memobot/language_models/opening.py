"""The language model that the settings name."""

from __future__ import annotations

from functools import partial

from memobot.language_models.model import LanguageModel
from memobot.settings import Settings


def open_language_model(settings: Settings) -> LanguageModel | None:
    """The model of `settings.llm`, None where it names none.

    Nothing is looked up or imported before the model is first asked: what is wrong with the
    settings, the package or the server is raised by its `stream`.
    """
    if settings.llm is None:
        return None
    from memobot.language_models.access import find_target
    from memobot.language_models.client import Client, Patience

    return Client(
        settings.llm,
        partial(find_target, settings),
        Patience(reply=settings.llm_timeout),
        schemas=settings.llm_reply == "json",
    )
