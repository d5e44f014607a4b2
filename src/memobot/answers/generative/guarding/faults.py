"""What is wrong with a sentence of a model."""

from __future__ import annotations


class Fault(Exception):
    """Why a sentence does not hold, in English: the reason goes back to the model."""


def demand(fault: str | None) -> None:
    """Raise Fault if there is a `fault`."""
    if fault:
        raise Fault(fault)
