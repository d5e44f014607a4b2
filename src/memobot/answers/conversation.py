"""What a turn of a conversation hands to the next: which agreements are being talked about."""

from __future__ import annotations

from collections.abc import Sequence

from memobot.documents.model import Citation

_MOST = 3


def focus_after(
    citations: Sequence[Citation], before: tuple[str, ...], abstained: bool
) -> tuple[str, ...]:
    """The documents in focus after an answer: those it cited; after a refusal, those before it."""
    if abstained and before:
        return before
    return tuple(dict.fromkeys(citation.document_id for citation in citations))[:_MOST]
