"""The one Assistant of the process, opened when first needed, reopened after an ingest."""

from __future__ import annotations

import threading

from memobot.assistant import Assistant
from memobot.settings import Settings


class Desk:
    """Hands out the Assistant of the index's current generation; safe in several threads."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._lock = threading.Lock()
        self._assistant: Assistant | None = None

    @property
    def has_model(self) -> bool:
        """Whether a language model is to write the answers."""
        return self._settings.llm is not None

    def assistant(self) -> Assistant:
        """The Assistant to ask now. Raises IndexUnavailable or EmbeddingError.

        While the index stays as it is, this costs reading the few bytes of index/CURRENT.
        """
        with self._lock:
            if self._assistant is None or not self._assistant.is_current():
                self._assistant = None  # what no longer holds is not asked again, come what may
                self._assistant = Assistant.open(self._settings)
            return self._assistant
