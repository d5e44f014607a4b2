"""What the page shows beside answers: a terms card, the timeline, the deadlines.

Each is an element of site/public/elements with its props, made from what the Assistant tells.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from memobot.answers.model import Answer
from memobot.assistant import Assistant
from memobot.documents.model import Document
from memobot.terms.durations import Duration
from memobot.web.cards import card
from memobot.web.overviews import (
    Overview,
    deadlines_props,
    overview_asked,
    timeline_props,
)
from memobot.web.phrases import phrases
from memobot.web.term_words import term_words

_YEAR = Duration(years=1)


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A custom element by its name, and its props."""

    name: str
    props: dict[str, Any]


def asked_for(message: str, focus: tuple[str, ...], assistant: Assistant) -> Exhibit | None:
    """What a message asks to be shown; None for a question to be answered.

    `focus` names what the answer before spoke of: the terms asked for are those of it.
    """
    asked, language = overview_asked(message) or (None, "")
    if asked is Overview.TIMELINE:
        return timeline(assistant, language)
    if asked is Overview.DEADLINES:
        return deadlines(assistant, language)
    if asked is Overview.TERMS and len(focus) == 1:
        return terms_card(assistant, focus[0], language, opened=True)
    return None


def spoken_of(answer: Answer, assistant: Assistant) -> str | None:
    """The id of the one agreement that an answer cites, or else speaks of; None for several."""
    agreements = {one.document_id for one in assistant.documents() if one.is_agreement}
    cited = agreements & {citation.document_id for citation in answer.citations}
    spoken = cited or agreements & set(answer.focus)
    return spoken.pop() if len(spoken) == 1 and not answer.abstained else None


def terms_card(
    assistant: Assistant, document_id: str, language: str, opened: bool = False
) -> Exhibit | None:
    """The terms of an agreement; None if its text states none."""
    entries = assistant.terms(document_id).entries
    shown = card(entries[0], texts(assistant)(document_id), language) if entries else None
    if shown is None or not shown.rows:
        return None
    labels = {"more": term_words(language).overview.timeline, **opening_words(language)}
    return Exhibit("TermsCard", {**shown.as_props(), "opened": opened, "words": labels})


def timeline(assistant: Assistant, language: str) -> Exhibit:
    """All agreements on one scale of time."""
    return Exhibit("Timeline", timeline_props(assistant.terms(), language))


def deadlines(assistant: Assistant, language: str) -> Exhibit:
    """What is due within a year."""
    as_of = assistant.terms().as_of
    due = assistant.deadlines(_YEAR, as_of)
    props = deadlines_props(due, as_of, language, texts(assistant))
    return Exhibit("Deadlines", {**props, "words": {**props["words"], **opening_words(language)}})


def opening_words(language: str) -> dict[str, str]:
    """The words that an opened article needs."""
    words = phrases(language)
    return {"open": words.open, "file": words.file, "version": words.version}


def texts(assistant: Assistant) -> Callable[[str], Document]:
    """What gives a document by its id."""
    return lambda document_id: assistant.show(document_id).document
