"""Deadlines -> an iCalendar file (RFC 5545) that calendar programs import."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from memobot.terms.dates import Precision
from memobot.terms.deadlines import Deadline, DeadlineKind
from memobot.terms.wording import date_in_words

if TYPE_CHECKING:
    from icalendar import Alarm, Event

_PRODUCT = "-//memobot//deadlines//EN"
_SUMMARIES = {
    DeadlineKind.NOTICE: "Notice due",
    DeadlineKind.RENEWS: "Renews",
    DeadlineKind.ENDS: "Ends",
}
# Days ahead of which a reminder is given: a notice has to be written, signed and delivered.
_REMINDERS = {DeadlineKind.NOTICE: (30, 7), DeadlineKind.RENEWS: (30,), DeadlineKind.ENDS: (30,)}
_DAY = timedelta(days=1)
_LINE_ENDS = re.compile(r"\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
# Forbidden in the values of RFC 5545; halves of surrogate pairs have no UTF-8.
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def as_icalendar(deadlines: Iterable[Deadline], as_of: date) -> bytes:
    """A calendar with one all-day event for each deadline, in UTF-8; nothing for none.

    RFC 5545 knows no calendar without an event. The same deadlines on the same day give the same
    bytes. An event keeps its UID when its date is corrected, so that importing again moves it.
    """
    from icalendar import Calendar

    deadlines = tuple(deadlines)
    if not deadlines:
        return b""
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    stamp = datetime.combine(as_of, time(), UTC)
    for deadline in deadlines:
        calendar.add_component(_event(deadline, stamp))
    written: bytes = calendar.to_ical()
    return written


def _event(deadline: Deadline, stamp: datetime) -> Event:
    from icalendar import Event

    day = deadline.date.first
    summary = _clean(f"{_SUMMARIES[deadline.kind]}: {deadline.document.short_title}", " ")
    event = Event()
    event.add("uid", _uid(deadline))
    event.add("dtstamp", stamp)
    event.add("dtstart", day)
    if day < date.max:
        event.add("dtend", day + _DAY)
    event.add("summary", summary)
    event.add("description", _clean("\n".join(_lines(deadline)), "\n"))
    event.add("categories", [_SUMMARIES[deadline.kind]])
    event.add("transp", "TRANSPARENT")
    for days in _REMINDERS[deadline.kind]:
        event.add_component(_alarm(summary, days))
    return event


def _alarm(summary: str, days: int) -> Alarm:
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", timedelta(days=-days))
    alarm.add("description", summary)
    return alarm


def _uid(deadline: Deadline) -> str:
    """One for the notice and one for the end of each term of a document, whatever the dates and
    whatever follows the term: a later reading may find that an agreement renews."""
    document = _clean(deadline.document.document_id, "-")
    what = "notice" if deadline.kind is DeadlineKind.NOTICE else "end"
    return f"{document}-{what}-{deadline.term}@memobot"


def _lines(deadline: Deadline) -> Iterator[str]:
    """What the event says: how its date comes about, the words behind it and their place."""
    yield deadline.working
    if deadline.date.precision is not Precision.DAY:
        known = f"Only {date_in_words(deadline.date, 'en')} is known"
        yield f"{known}: the event stands on the first day of the {deadline.date.precision.value}."
    source, document = deadline.source, deadline.document
    if source is not None:
        yield f"“{source.quote}”"
    article = f", Article {source.article}" if source and source.article else ""
    yield f"{document.title}{article} ({document.source})"


def _clean(text: str, line_end: str) -> str:
    """Without control characters; the ends of lines as `line_end`."""
    return _FORBIDDEN.sub("", re.sub(r"\n", line_end, _LINE_ENDS.sub("\n", text)))
