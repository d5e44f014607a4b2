"""The language model: what is set for it, and a tiny request to see whether and how it answers."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from importlib.metadata import PackageNotFoundError, version

from memobot.diagnosis.looking import in_two
from memobot.diagnosis.model import Finding, attention, failed, not_set, ok
from memobot.diagnosis.trial import Trial, try_out
from memobot.errors import LanguageModelError
from memobot.language_models.access import NO_KEY, find_target
from memobot.language_models.model import LanguageModel
from memobot.settings import Settings

SECONDS = 10.0
"""What all requests to the model may take together."""


def check(settings: Settings, model: LanguageModel | None) -> Finding:
    """Ask the model for a few words, in the form that answers will be asked for.

    Raises LanguageModelError when the settings name none that can be asked.
    """
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
        return ok(f"{answers}, in the JSON asked for")
    return attention(
        f"{answers}, {'but not in the JSON' if trial.asked else 'but not when JSON is'} asked for",
        "Set MEMOBOT_LLM_REPLY=text, or name a model that can write JSON in MEMOBOT_LLM.",
    )


def _told(settings: Settings, model: LanguageModel) -> str:
    """Which model, where, through which package, and whether there is a key; never the key."""
    target = find_target(settings)
    package = f"langchain-{target.provider.name}"
    try:
        installed = f"{package} {version(package)}"
    except PackageNotFoundError:
        installed = f"{package} not installed"
    key = "no key" if target.access.key == NO_KEY else "key set"
    return f"{model.name} at {target.access.address}, {installed}, {key}"


def _how(trial: Trial) -> str:
    streams = f"in {trial.pieces} pieces" if trial.pieces > 1 else "in one piece"
    return f"answers in {trial.seconds:.1f} s, {streams}"


def _failed(told: str, error: LanguageModelError) -> Finding:
    if remedy := _remedies().get(error.failure):
        return failed(f"{told}; {str(error).rstrip('.')}", remedy)
    found, remedy = in_two(str(error))
    return failed(f"{told}; {found}", remedy)


@cache
def _remedies() -> dict[str, str]:
    table = resources.files(__package__).joinpath("language_model.toml").read_text("utf-8")
    remedies: dict[str, str] = tomllib.loads(table)["remedies"]
    return remedies
