"""What a turn of a conversation hands to the next."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace

from memobot.documents.model import Citation

_MOST = 3  # documents in focus
_REMEMBERED = 8  # documents that were in focus before


@dataclass(frozen=True, slots=True)
class Turn:
    """A question and its answer, as far as the next message may go on from them.

    `question` is the question in full, as it was understood. `focus` names the documents that the
    conversation is about, `before` those that it was about, the latest first. `offered` are the
    agreements that were last given to choose from; `open` tells whether it was in this turn.
    `cited` is what a given answer rested on; a refusal leaves it empty.
    """

    question: str = ""
    language: str = "en"
    focus: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    offered: tuple[str, ...] = ()
    open: bool = False
    cited: tuple[Citation, ...] = ()

    def within(self, held: Container[str]) -> Turn:
        """The turn without the documents that are not among those held."""

        def left(documents: Iterable[str]) -> tuple[str, ...]:
            return tuple(one for one in documents if one in held)

        return replace(
            self,
            focus=left(self.focus),
            before=left(self.before),
            offered=left(self.offered),
            cited=tuple(one for one in self.cited if one.document_id in held),
        )


NOTHING_SAID = Turn()
"""The turn before the first one."""


def focus_after(
    citations: Sequence[Citation], before: tuple[str, ...], abstained: bool
) -> tuple[str, ...]:
    """The documents in focus after an answer: those it cited; after a refusal, those before it."""
    if abstained and before:
        return before
    return tuple(dict.fromkeys(citation.document_id for citation in citations))[:_MOST]


def left_behind(after: Turn, focus: Iterable[str]) -> tuple[str, ...]:
    """The documents that the conversation was about before it came to `focus`, latest first."""
    now = frozenset(focus)
    spoken_of = dict.fromkeys((*after.focus, *after.before))
    return tuple(one for one in spoken_of if one not in now)[:_REMEMBERED]


def choice(asked: str, title: str) -> str:
    """The question that chooses an agreement by its title."""
    return f"{asked} – {title}?"
