"""The notice that ends an agreement: how long before, in which form, and by which day."""

from __future__ import annotations

from datetime import date

from memobot.answers.statements import Sourced, Statement
from memobot.answers.terms_phrases import Words
from memobot.documents.model import Span
from memobot.terms.dates import Precision
from memobot.terms.deadlines import Deadline, DeadlineKind, deadlines
from memobot.terms.durations import Duration
from memobot.terms.ledger import Entry, Ledger
from memobot.terms.model import Anchor, Notice, Source

_AHEAD = (Duration(years=2), Duration(years=10), Duration(years=100))


def notice_statements(entry: Entry, words: Words, as_of: date, *, brief: bool) -> list[Statement]:
    """What the ledger says of the notice and of its next last day from `as_of` on; `brief` in
    an answer about the term. () if it has none."""
    notice = entry.stated.notice
    if notice is None or (brief and notice.before is not Anchor.EXPIRY):
        return []
    sources: list[Source | None] = [notice.source]
    text = _in_words(notice, words)
    due = next_notice(Ledger(as_of, (entry,)))
    if due is not None and due.step is not None:
        text += f"; {_by(due, words)}"
        sources += [entry.expires.source if entry.expires else None]
        current = entry.current_term
        if current and current.notice_deadline and current.number < due.term:
            text += f"; {words.say('notice_passed', date=words.date(current.notice_deadline))}"
    if notice.by and not brief and entry.document.language == words.language:
        text += f"; {words.say('notice_who', by=notice.by)}"
    held = entry.document.document_id
    spans = (Span(one.start, one.end) for one in sources if one and one.quote)
    return [Statement(text, tuple(Sourced(held, span) for span in spans))]


def next_notice(ledger: Ledger) -> Deadline | None:
    """The first last day for notice from the day of the ledger on; None if there is none."""
    for within in _AHEAD:
        for due in deadlines(ledger, within):
            if due.kind is DeadlineKind.NOTICE:
                return due
    return None


def _in_words(notice: Notice, words: Words) -> str:
    phrase = "notice_any_time" if notice.before is Anchor.EVENT else "notice"
    if notice.to_renew:
        phrase = "notice_to_renew"
    elif notice.form:
        phrase += "_written"
    return words.say(phrase, duration=words.duration(notice.duration))


def _by(due: Deadline, words: Words) -> str:
    assert due.step is not None
    phrase = "notice_by" if due.date.precision is Precision.DAY else "notice_by_month"
    return words.say(phrase, date=words.date(due.date), working=words.working(due.step))
