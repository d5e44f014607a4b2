"""What becomes of text that a file holds and does not show: it is left out, and that is told."""

from __future__ import annotations

import logging
from collections.abc import Callable

_log = logging.getLogger(__name__)

Unseen = Callable[[int], None]
"""Told how many characters were left out of a text because a reader cannot see them."""


def logged(characters: int) -> None:
    """An `Unseen` that says it in the log, where the name of the file is not known."""
    _log.warning("left out %d characters that a reader of the file cannot see", characters)
