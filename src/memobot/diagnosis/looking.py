"""Looking at one part so that nothing it does, or fails to do, keeps the others from their turn."""

from __future__ import annotations

import re
from collections.abc import Callable
from queue import Empty, SimpleQueue
from threading import Thread

from memobot.diagnosis.model import Finding, failed
from memobot.errors import MemobotError

Look = Callable[[], Finding]
"""Looks at one part; it may raise."""

# Our errors say what is wrong and then, in a sentence of its own or after a colon, what to do.
_REMEDY_BEGINS = re.compile(r"(?<=[\w)\]'\"`])\. (?=[A-Z`])")
_REPORT = "Run the command that needs it to see the error in full, and report it."


def in_time(look: Look, seconds: float) -> Finding:
    """What `look` finds, or that it failed or did not end within `seconds`.

    A look that does not end is left behind in its thread, which does not keep the process alive.
    """
    found: SimpleQueue[Finding] = SimpleQueue()
    Thread(target=lambda: found.put(_outcome(look)), name="memobot-doctor", daemon=True).start()
    try:
        return found.get(timeout=seconds)
    except Empty:
        return failed(
            f"gave no result within {seconds:g} s",
            "See whether its disk or server answers, then run `memobot doctor` again.",
        )


def in_two(message: str) -> tuple[str, str]:
    """A message of our errors as what is wrong and what to do."""
    if match := _REMEDY_BEGINS.search(message):
        found, remedy = message[: match.start()], message[match.end() :]
    else:
        found, _, remedy = message.rstrip(".").rpartition(": ")
    if not found:
        return message, _REPORT
    return found, f"{remedy[:1].upper()}{remedy[1:].rstrip('.')}."


def _outcome(look: Look) -> Finding:
    try:
        return look()
    except MemobotError as error:
        return failed(*in_two(str(error)))
    except Exception as error:  # what a library says in its own words might tell a key
        return failed(f"broke down ({type(error).__name__})", _REPORT)
