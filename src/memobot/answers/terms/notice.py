"""The notice that ends an agreement: how long before, in which form, and by which day."""

from __future__ import annotations

from memobot.answers.terms.phrases import Words
from memobot.answers.terms.statements import Statement
from memobot.answers.terms.telling import Telling
from memobot.terms.dates import Precision
from memobot.terms.deadlines import Deadline, DeadlineKind, deadlines
from memobot.terms.durations import Duration
from memobot.terms.ledger import Ledger
from memobot.terms.model import Anchor, Notice

AHEAD = (Duration(years=2), Duration(years=10), Duration(years=100))
"""How far to look for what comes next: further only if nothing is nearer."""


def notice(told: Telling) -> list[Statement]:
    """The notice period, its next last day, and who may give it."""
    found = told.stated.notice
    if found is None:
        return []
    text = _in_words(told, found)
    if found.by and told.entry.document.language == told.words.language:
        text += f"; {told.words.say('notice_who', by=found.by)}"
    return [_statement(told, found, text)]


def notice_at_the_end(told: Telling) -> list[Statement]:
    """The notice for the end of the term and its next last day."""
    found = told.stated.notice
    if found is None or found.before is not Anchor.EXPIRY:
        return []
    return [_statement(told, found, _in_words(told, found))]


def next_notice(ledger: Ledger) -> Deadline | None:
    """The first last day for notice from the day of the ledger on; None if there is none."""
    for within in AHEAD:
        for due in deadlines(ledger, within):
            if due.kind is DeadlineKind.NOTICE:
                return due
    return None


def _statement(told: Telling, found: Notice, text: str) -> Statement:
    ends = told.entry.expires
    counted_back = found.before is Anchor.EXPIRY and ends is not None
    return told.statement(text, found.source, ends.source if ends and counted_back else None)


def _in_words(told: Telling, found: Notice) -> str:
    words, current = told.words, told.entry.current_term
    text = words.say(_phrase(found), duration=words.duration(found.duration))
    due = next_notice(Ledger(told.as_of, (told.entry,)))
    if due is None or due.step is None:
        return text
    text += f"; {_by(due, words)}"
    if current and current.notice_deadline and current.number < due.term:
        text += f"; {words.say('notice_passed', date=words.date(current.notice_deadline))}"
    return text


def _phrase(found: Notice) -> str:
    if found.to_renew:
        return "notice_to_renew"
    phrase = "notice_any_time" if found.before is Anchor.EVENT else "notice"
    return f"{phrase}_written" if found.form else phrase


def _by(due: Deadline, words: Words) -> str:
    working = words.working(due.step) if due.step else ""
    phrase = "notice_by" if due.date.precision is Precision.DAY else "notice_by_month"
    return words.say(phrase, date=words.date(due.date), working=working)
