"""What a reader is told of a language model's part in an answer, in four languages."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any

from memobot.errors import Failure

NOTHING, NO_ANSWER, SUSPECT = "nothing", "no_answer", "suspect"
"""Why a reply that came was not used, or none was asked for."""

_REASONS = {
    Failure.PACKAGE: "setup",
    Failure.CONFIGURATION: "setup",
    Failure.NO_SUCH_MODEL: "setup",
    Failure.TOO_LONG: "setup",
    Failure.UNREACHABLE: "unreachable",
    Failure.SERVER: "unreachable",
    Failure.REFUSED: "refused",
    Failure.BUSY: "busy",
    Failure.TOO_SLOW: "slow",
    Failure.CUT_OFF: "broken",
    Failure.ENDLESS: "broken",
    Failure.EMPTY: "broken",
    Failure.UNREADABLE: "broken",
    Failure.RESTING: "resting",
}


def left_out(language: str, model: str, dropped: int) -> str:
    """That so many sentences of the model are not shown."""
    said: str = _table()["left_out"][language]
    return said.format(model=model, dropped=dropped)


def unused(language: str, model: str, why: Failure | str) -> str:
    """That the answer is the extractive one, and why."""
    table = _table()
    reason = table["reasons"][_REASONS[why] if isinstance(why, Failure) else why][language]
    said: str = table["unused"][language]
    return said.format(model=model, reason=reason)


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath("notes.toml").read_text("utf-8"))
