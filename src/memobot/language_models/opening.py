"""Placeholder of the lead until the transport is there."""

from __future__ import annotations

from memobot.language_models.model import LanguageModel
from memobot.settings import Settings


def open_language_model(settings: Settings) -> LanguageModel | None:
    """No model yet."""
    return None
