"""The prompts: whether all are there, and their version."""

from __future__ import annotations

from memobot.diagnosis.looking import in_two
from memobot.diagnosis.model import Finding, attention, failed, ok
from memobot.errors import LanguageModelError
from memobot.language_models.prompts import NAMES, Prompts
from memobot.settings import Settings


def check(settings: Settings) -> Finding:
    """How many prompts there are. Without a language model nobody misses one."""
    try:
        prompts = Prompts.load(settings.prompts)
    except LanguageModelError as error:
        return (failed if settings.llm else attention)(*in_two(str(error)))
    return ok(f"{len(NAMES)} prompts in {settings.prompts}, version {prompts.version(*NAMES)}")
