"""`diagnose`: one check after the other, none of which can stop those after it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import partial

from memobot.diagnosis import (
    chat_page,
    configuration,
    index,
    language_model,
    models,
    prompts,
    storage,
    texts,
    versions,
)
from memobot.diagnosis.configuration import Configured
from memobot.diagnosis.looking import Look, in_time
from memobot.diagnosis.model import Check, Finding
from memobot.diagnosis.secrets import Secrets
from memobot.language_models.model import LanguageModel
from memobot.settings import Settings

OpenModel = Callable[[Settings], LanguageModel | None]
"""Opens the language model that the settings name, or None; may raise LanguageModelError."""

_SHORT = 10.0  # seconds
_READING = 60.0  # every byte of the texts and of the index, some tens of GB
_LOADING = 60.0  # torch alone takes ten seconds
_REPLYING = language_model.SECONDS + 5  # the provider's package is imported before it is asked


def diagnose(configured: Configured, open_model: OpenModel) -> Iterator[Check]:
    """The checks in order, each as soon as it is done. Their words hold no key and no password."""
    settings = configured.settings
    secrets = Secrets.of(settings, os.environ)
    for name, look, seconds in _looks(configured, open_model):
        found = in_time(look, seconds)
        hidden = secrets.hidden_in(found.found), secrets.hidden_in(found.remedy)
        yield Check(name, found.state, *hidden)


def _looks(configured: Configured, open_model: OpenModel) -> tuple[tuple[str, Look, float], ...]:
    """What is looked at: its name, how, and for how many seconds at most."""
    settings = configured.settings

    def ask_model() -> Finding:
        return language_model.check(settings, open_model(settings))

    return (
        ("versions", versions.check, _SHORT),
        ("settings", partial(configuration.check, configured), _SHORT),
        ("corpus", partial(texts.check, settings), _READING),
        ("index", partial(index.check, settings), _READING),
        ("embedding model", partial(models.check_embedding, settings), _LOADING),
        ("reranker", partial(models.check_reranker, settings), _LOADING),
        ("language model", ask_model, _REPLYING),
        ("prompts", partial(prompts.check, settings), _SHORT),
        ("data folder", partial(storage.check, settings), _SHORT),
        ("chat page", partial(chat_page.check, settings), _SHORT),
    )
