"""The text of a reply as it grows: without what a model thinks aloud, and never without end."""

from __future__ import annotations

from memobot.errors import Failure, LanguageModelError

LONGEST = 24_000
"""Characters of a reply. An answer has a few thousand; what is longer is read by nobody."""

_THOUGHTS = {"<think>": "</think>", "<thinking>": "</thinking>"}
_LONGEST_PERIOD = 500  # characters that are said again and again
_TIMES = 4  # how often they stand there then
_LEAST = 400  # characters that repeat: a row of dashes is shorter
_STEP = 200  # characters between two looks
_LOOKED_AT = max(_LEAST, _LONGEST_PERIOD * _TIMES)


class ReplyText:
    """Takes the pieces of a reply as a server sends them, gives those that are its text."""

    def __init__(self) -> None:
        self._held = ""  # what may yet turn out to be thoughts
        self._closing: str | None = None  # the tag that ends the thoughts that it is in
        self._begun = False
        self._length = 0
        self._tail = ""
        self._unseen = 0

    @property
    def begun(self) -> bool:
        """Whether there is any text."""
        return self._begun

    def feed(self, piece: str) -> str:
        """The text of a piece, "" where it has none or it is not known yet.

        Raises LanguageModelError where the reply is longer than any answer, or goes in circles.
        """
        self._look(piece)
        text = piece if self._begun else self._after_thoughts(piece)
        self._begun = self._begun or bool(text)
        self._length += len(text)
        if self._length > LONGEST:
            raise _endless(f"is longer than {LONGEST} characters")
        # Half of a pair, which no encoding can write, comes from broken servers.
        return text.encode("utf-8", "replace").decode()

    def finish(self) -> str:
        """What was held back, where the reply ended."""
        held = "" if self._closing else self._held.strip()
        self._begun, self._held = self._begun or bool(held), ""
        return held

    def _after_thoughts(self, piece: str) -> str:
        self._held += piece
        while True:
            if self._closing:
                _, found, after = self._held.partition(self._closing)
                if not found:
                    self._held = self._held[1 - len(self._closing) :]
                    return ""
                self._held, self._closing = after, None
            self._held = self._held.lstrip()
            opening = next((tag for tag in _THOUGHTS if self._held.startswith(tag)), None)
            if not opening:
                break
            self._held, self._closing = self._held[len(opening) :], _THOUGHTS[opening]
        if any(tag.startswith(self._held) for tag in _THOUGHTS):  # also "": nothing yet
            return ""
        held, self._held = self._held, ""
        return held

    def _look(self, piece: str) -> None:
        self._tail = (self._tail + piece)[-_LOOKED_AT:]
        self._unseen += len(piece)
        if self._unseen >= _STEP:
            self._unseen = 0
            if repeats(self._tail):
                raise _endless("says the same again and again")


def repeats(text: str) -> bool:
    """Whether a text ends in one stretch said over and over.

    A stretch counts as such from its fourth time on, and when it fills 400 characters.
    """
    for period in range(1, _LONGEST_PERIOD + 1):
        length = max(_LEAST, _TIMES * period)
        if length > len(text):
            return False
        if text[-length:-period] == text[period - length :]:
            return True
    return False


def _endless(how: str) -> LanguageModelError:
    return LanguageModelError(
        Failure.ENDLESS, f"Its reply {how}. Ask another model if this happens often."
    )
