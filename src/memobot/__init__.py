"""memobot: answers questions about cooperation agreements, each word cited.

from memobot import Assistant, Settings
assistant = Assistant.open(Settings.load())
print(assistant.ask("How long does the Polish memorandum run?").answer)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from memobot.answers.model import Answer
    from memobot.assistant import Assistant
    from memobot.documents.model import Citation
    from memobot.errors import MemobotError
    from memobot.settings import Settings

__version__ = "0.1.0"
__all__ = ["Answer", "Assistant", "Citation", "MemobotError", "Settings", "__version__"]

_HOMES = {
    "Answer": "memobot.answers.model",
    "Assistant": "memobot.assistant",
    "Citation": "memobot.documents.model",
    "MemobotError": "memobot.errors",
    "Settings": "memobot.settings",
}


def __getattr__(name: str) -> object:
    """Import a public name when it is first used: `memobot --help` needs none of them."""
    if name not in _HOMES:
        raise AttributeError(f"module 'memobot' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
