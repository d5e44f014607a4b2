"""The language model: what is set for it, and a tiny request to see whether and how it answers."""

from __future__ import annotations

from memobot.diagnosis.looking import in_two
from memobot.diagnosis.model import Finding, attention, failed, not_set, ok
from memobot.diagnosis.secrets import without_credentials
from memobot.diagnosis.trial import Trial, try_out
from memobot.errors import Failure, LanguageModelError
from memobot.language_models.model import LanguageModel
from memobot.settings import Settings

SECONDS = 10.0
"""What all requests to the model may take together."""


def check(settings: Settings, model: LanguageModel | None) -> Finding:
    """Ask the model for a few words, in the form that answers will be asked for."""
    if model is None:
        return not_set("answers are taken from the texts alone, without a language model")
    told = _told(settings, model)
    with_schema = settings.llm_reply == "json"
    try:
        trial = try_out(model, SECONDS, with_schema=with_schema)
    except LanguageModelError as error:
        return _failed(told, error)
    answers = f"{told}; {_how(trial)}"
    if not with_schema:
        return ok(f"{answers}; replies in plain text, as is set")
    if trial.follows:
        return ok(f"{answers}, follows a JSON schema")
    return attention(
        f"{answers}, {'does not follow' if trial.asked else 'does not take'} a JSON schema",
        "Set MEMOBOT_LLM_REPLY=text, or name a model that can write JSON in MEMOBOT_LLM.",
    )


def _told(settings: Settings, model: LanguageModel) -> str:
    address = settings.llm_base_url
    where = f" at {without_credentials(address)}" if address else ""
    return f"{model.name}{where}"


def _how(trial: Trial) -> str:
    streams = f"in {trial.pieces} pieces" if trial.pieces > 1 else "in one piece"
    return f"answers in {trial.seconds:.1f} s, {streams}"


def _failed(told: str, error: LanguageModelError) -> Finding:
    if error.failure is Failure.TOO_SLOW:  # for this one request; an answer is given more time
        return failed(
            f"{told}; gave no whole reply within {SECONDS:g} s",
            "A local server may still be loading it: run `memobot doctor` again in a minute, or "
            "name a quicker model in MEMOBOT_LLM.",
        )
    found, remedy = in_two(str(error))
    return failed(f"{told}; {found}", remedy)
