"""What a diagnosis consists of: checks, each with a state, what was found, and the remedy."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """How a part of memobot is."""

    OK = "ok"
    ATTENTION = "attention"  # it works, but not as it could
    FAILED = "failed"
    NOT_SET = "not set"


@dataclass(frozen=True, slots=True)
class Finding:
    """What a look at one part gave; `remedy` is one line, empty where nothing is to be done."""

    state: State
    found: str
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """One row of a diagnosis: a finding with the name of the part it is about."""

    name: str
    state: State
    found: str
    remedy: str


def ok(found: str) -> Finding:
    """The part does what it should."""
    return Finding(State.OK, found)


def attention(found: str, remedy: str) -> Finding:
    """The part works, but someone should look at it."""
    return Finding(State.ATTENTION, found, remedy)


def failed(found: str, remedy: str) -> Finding:
    """The part does not work until the remedy is applied."""
    return Finding(State.FAILED, found, remedy)


def not_set(found: str, remedy: str = "") -> Finding:
    """The part is none that anybody asked for."""
    return Finding(State.NOT_SET, found, remedy)
