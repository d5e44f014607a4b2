"""The prompts: whether all are there, can be filled, and leave room for what is to be quoted."""

from __future__ import annotations

from memobot.answers.generative.asking import Asking
from memobot.diagnosis.looking import in_two
from memobot.diagnosis.model import Finding, attention, failed, ok
from memobot.documents.tokens import token_counter
from memobot.errors import LanguageModelError
from memobot.language_models.prompts import NAMES, Prompts
from memobot.settings import Settings


def check(settings: Settings) -> Finding:
    """How many prompts there are, and the version that answers name.

    Without a language model nobody misses one, so what is wrong with them is no failure then.
    """
    wrong = failed if settings.llm else attention
    try:
        asking = Asking(Prompts.load(settings.prompts), settings.llm_reply, settings.llm_context)
        asked = asking.first("", "en", (), "")
        asking.again(asked, "", ())
    except LanguageModelError as error:
        return wrong(*in_two(str(error)))
    place = f"in {settings.prompts}" if settings.prompts.is_dir() else "as memobot brings them"
    told = f"{len(NAMES)} prompts {place}, version {asking.version}"
    room = asking.budget("", "", token_counter())
    if room <= 0:
        return wrong(
            f"{told}; a context of {settings.llm_context} tokens leaves no room for sources",
            "Set MEMOBOT_LLM_CONTEXT to what the model takes, 8192 or more.",
        )
    return ok(f"{told}; {room} tokens are left for sources")
