"""What the page shows of all agreements at once, and the messages that ask for it."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from memobot.documents.model import Document
from memobot.terms.calendar import as_icalendar
from memobot.terms.dates import PartialDate
from memobot.terms.deadlines import Deadline
from memobot.terms.ledger import Entry, Ledger, State
from memobot.terms.wording import date_in_words
from memobot.web.cards import Place, Sources, notice_in_words, renewal_in_words, span_in_words
from memobot.web.term_words import TERM_WORDS, TermWords, term_words
from memobot.web.timeline import Bar, timeline


class Overview(StrEnum):
    """What a message may ask for instead of an answer."""

    TIMELINE = "timeline"
    DEADLINES = "deadlines"
    TERMS = "terms"  # the card of the agreement that was spoken of


def overview_asked(message: str) -> tuple[Overview, str] | None:
    """What a message asks for, and in which language; None for a question to be answered."""
    return _ASKED.get(_bare(message)) if len(message) < 100 else None


def overview_starters(language: str) -> tuple[str, ...]:
    """The messages that ask for the timeline and for the deadlines."""
    words = term_words(language).overview
    return words.timeline, words.due


def _bare(message: str) -> str:
    return " ".join(message.casefold().split()).strip(" .?!/")


_ASKED: Mapping[str, tuple[Overview, str]] = {
    _bare(message): (overview, language)
    for language, words in TERM_WORDS.items()
    for overview, message in (
        (Overview.TIMELINE, words.overview.timeline),
        (Overview.DEADLINES, words.overview.due),
        (Overview.TERMS, words.card.terms),
        *((Overview(name), name) for name in Overview if language == "en"),
    )
}


@dataclass(frozen=True, slots=True)
class Line:
    """One agreement of the timeline in words, for a label, for the table and to ask about it."""

    title: str
    state: str
    ended: bool
    span: str
    renewal: str
    notice: str
    notice_by: str
    question: str


def timeline_props(ledger: Ledger, language: str) -> dict[str, Any]:
    """The timeline as its custom element takes it: numbers of `web.timeline`, and words."""
    picture, words = timeline(ledger), term_words(language)
    today = date_in_words(PartialDate.of(ledger.as_of), language)
    return {
        "heading": words.overview.timeline,
        "as_of": words.overview.as_of.format(today),
        "today": {"at": picture.today, "label": today},
        "ticks": [asdict(tick) for tick in picture.ticks],
        "bars": [_bar_props(bar, words, language) for bar in picture.bars],
        "without": [asdict(_line(entry, words, language)) for entry in picture.without],
        "words": _words(words),
        "due": words.overview.due,
    }


def _bar_props(bar: Bar, words: TermWords, language: str) -> dict[str, Any]:
    return {
        **asdict(_line(bar.entry, words, language)),
        "pieces": [asdict(piece) for piece in bar.pieces],
        "too_late": bar.too_late,
        "open_end": bar.open_end,
    }


def _line(entry: Entry, words: TermWords, language: str) -> Line:
    stated, current, deadline = entry.stated, entry.current_term, entry.notice_deadline
    by = current.notice_deadline if current else deadline.date if deadline else None
    return Line(
        title=entry.document.short_title,
        state=words.states[entry.state],
        ended=entry.state is State.ENDED,
        span=span_in_words(entry, language),
        renewal=renewal_in_words(stated.renewal, language) if stated.renewal else "",
        notice=notice_in_words(stated.notice, language) if stated.notice else "",
        notice_by=date_in_words(by, language) if by else "",
        question=words.overview.question.format(entry.document.short_title),
    )


def _words(words: TermWords) -> dict[str, str]:
    labels = words.card
    return {
        "term": labels.term,
        "renewal": labels.renewal,
        "notice": labels.notice,
        "notice_by": labels.notice_by,
        **asdict(words.overview),
    }


def deadlines_props(
    deadlines: Sequence[Deadline],
    as_of: date,
    language: str,
    document: Callable[[str], Document],
) -> dict[str, Any]:
    """The deadlines as their custom element takes them, with the files that it offers.

    `document` gives a text by its id, for what a click on a deadline opens.
    """
    words = term_words(language)
    day = date_in_words(PartialDate.of(as_of), language)
    return {
        "heading": words.overview.due,
        "as_of": words.overview.as_of.format(day),
        "rows": [_due(deadline, words, language, document) for deadline in deadlines],
        "files": [
            _file("memobot.ics", "text/calendar", as_icalendar(deadlines, as_of).decode("utf-8"))
            | {"label": words.overview.calendar},
            _file("memobot.csv", "text/csv", as_csv(deadlines, language))
            | {"label": words.overview.sheet},
        ]
        if deadlines
        else [],
        "words": _words(words),
        "timeline": words.overview.timeline,
    }


def _file(name: str, kind: str, text: str) -> dict[str, str]:
    return {"name": name, "type": f"{kind};charset=utf-8", "text": text}


def _due(
    deadline: Deadline, words: TermWords, language: str, document: Callable[[str], Document]
) -> dict[str, Any]:
    held = deadline.document
    places: tuple[Place, ...] = ()
    if deadline.source is not None:
        sources = Sources(document(held.document_id), language)
        sources.number(deadline.source)
        places = sources.places
    return {
        "date": date_in_words(deadline.date, language),
        "iso": deadline.date.iso,
        "what": words.kinds[deadline.kind],
        "kind": deadline.kind.value,
        "title": held.short_title,
        "working": deadline.step.in_words(language) if deadline.step else "",
        "source": asdict(places[0]) if places else None,
    }


def as_csv(deadlines: Sequence[Deadline], language: str) -> str:
    """The deadlines as a table for a spreadsheet program, dates as ISO 8601."""
    words = term_words(language)
    table = io.StringIO()
    table.write("\ufeff")  # without it Excel takes Cyrillic letters for others
    writer = csv.writer(table)
    labels = words.overview
    writer.writerow((labels.date, labels.what, labels.agreement))
    for one in deadlines:
        writer.writerow((one.date.iso, words.kinds[one.kind], _inert(one.document.short_title)))
    return table.getvalue()


def _inert(text: str) -> str:
    """`text` as a cell that no spreadsheet program takes for a formula."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text
