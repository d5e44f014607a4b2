"""What ends, renews or must be given notice of in the time asked about, and what comes next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from memobot.answers.terms.asked import Facet
from memobot.answers.terms.choosing import undated
from memobot.answers.terms.facets import statements_of
from memobot.answers.terms.notice import AHEAD, next_notice
from memobot.answers.terms.scope import Scope
from memobot.answers.terms.statements import Composed, Statement, as_paragraph
from memobot.answers.terms.telling import Telling
from memobot.answers.terms.when import later
from memobot.terms.deadlines import Deadline, DeadlineKind, deadlines
from memobot.terms.durations import Duration
from memobot.terms.ledger import Entry, Ledger

_ENDS = (DeadlineKind.ENDS, DeadlineKind.RENEWS)
_NOTICES = (DeadlineKind.NOTICE,)
_ALL = tuple(DeadlineKind)


def ending(scope: Scope) -> Composed:
    """The terms that end in the time asked about."""
    return _within(scope, _ENDS, "ending", "none_ends")


def due(scope: Scope) -> Composed:
    """The last days for notice, or all that is due; without a time what comes next."""
    notices = Facet.NOTICE in scope.asked.facets
    if notices and not scope.time.named:
        return _next_notice(scope)
    if notices:
        return _within(scope, _NOTICES, "notices_due", "no_notice_due")
    return _within(scope, _ALL, "due", "nothing_due")


def extreme(scope: Scope, *, last: bool) -> Composed:
    """The agreement whose term ends first; or last, beside those that have no end."""
    ledger = scope.ledger(scope.time.first)
    dated = [
        (one.current_term.end.first, one.document.source, one)
        for one in ledger.entries
        if one.current_term and one.current_term.end
    ]
    if not dated:
        return scope.listed("with_end", (), undated(ledger.entries))
    entry = max(dated)[2] if last else min(dated)[2]
    told = Telling(entry, scope.words, ledger.as_of)
    phrase = "ends_last" if last else "ends_first"
    return as_paragraph((_ends(told, phrase), *_without_end(scope, last)), scope.document)


def _ends(told: Telling, phrase: str) -> Statement:
    current = told.entry.current_term
    end = told.words.date(current.end) if current and current.end else ""
    said = statements_of(told, (Facet.STATE,))
    text = told.words.say(phrase, title=told.title, date=end)
    return Statement(
        ". ".join([text, *(one.text for one in said)]),
        tuple(source for one in said for source in one.sources),
    )


def _without_end(scope: Scope, last: bool) -> list[Statement]:
    told = [
        Telling(entry, scope.words, scope.present.as_of)
        for entry in scope.present.entries
        if last and entry.expires and entry.expires.date is None
    ]
    if not told:
        return []
    sources = [one.sourced(one.entry.expires.source if one.entry.expires else None) for one in told]
    titles = ", ".join(one.title for one in told)
    text = f"{scope.words.say('endless')}: {titles}"
    return [Statement(text, tuple(source for each in sources for source in each))]


def _within(scope: Scope, kinds: Sequence[DeadlineKind], some: str, none: str) -> Composed:
    """What of these kinds falls into the time asked about; or that nothing does, and the next."""
    first, last = scope.first, scope.time.last
    if not scope.time.named:
        last = later(first, AHEAD[0])
    when = scope.words.span(first, last)
    ledger = scope.ledger(first)
    found = [one for one in _until(ledger, last) if one.kind in kinds]
    if found:
        items = [_in_words(one, scope) for one in found]
        return scope.listed(some, items, undated(ledger.entries), time=when)
    return _nothing(scope, scope.words.say(none, time=when), kinds)


def _until(ledger: Ledger, last: date | None) -> list[Deadline]:
    """What falls due from the day of the ledger to `last`; None: in the years ahead."""
    if last is None:
        return list(deadlines(ledger, AHEAD[1]))
    days = (last - ledger.as_of).days
    found = deadlines(ledger, Duration(days=max(days, 1))) if days >= 0 else ()
    return [one for one in found if one.date.first <= last]


def _next_notice(scope: Scope) -> Composed:
    coming = next_notice(scope.present)
    if coming is None:
        return scope.listed("last_days", ())
    day, title = scope.words.date(coming.date), f"**{coming.document.short_title}**"
    text = scope.words.say("next_notice", date=day, title=title) + _working(coming, scope)
    return as_paragraph((_statement(text, coming, scope),), scope.document)


def _nothing(scope: Scope, text: str, kinds: Sequence[DeadlineKind]) -> Composed:
    """That nothing falls into the time asked about, and what comes next."""
    silent = scope.not_told(undated(scope.present.entries))
    for within in AHEAD:
        coming = (one for one in deadlines(scope.present, within) if one.kind in kinds)
        if following := next(coming, None):
            day, title = scope.words.date(following.date), f"**{following.document.short_title}**"
            what = _kind(following, scope)
            text += f"; {scope.words.say('next_is', date=day, title=title, what=what)}"
            said = _statement(text, following, scope)
            return as_paragraph((said, *silent), scope.document)
    return as_paragraph((Statement(text), *silent), scope.document)


def _in_words(one: Deadline, scope: Scope) -> Statement:
    day, title = scope.words.date(one.date), f"**{one.document.short_title}**"
    text = f"{day}: {title}, {_kind(one, scope)}{_working(one, scope)}"
    return _statement(text, one, scope)


def _working(one: Deadline, scope: Scope) -> str:
    counted = one.step is not None and one.step.duration is not None
    return f" ({scope.words.working(one.step)})" if one.step and counted else ""


def _kind(one: Deadline, scope: Scope) -> str:
    entry = _entry(one, scope)
    renewal = entry.stated.renewal if entry else None
    if one.kind is DeadlineKind.RENEWS and renewal and not renewal.automatic:
        return scope.words.say("kind_renews_by_agreement")
    return scope.words.say(f"kind_{one.kind.value}")


def _statement(text: str, one: Deadline, scope: Scope) -> Statement:
    """With the provision behind the date, and that of the end from which it is counted."""
    entry = _entry(one, scope)
    if entry is None:
        return Statement(text)
    ends = entry.expires.source if entry.expires else None
    told = Telling(entry, scope.words, scope.present.as_of)
    return told.statement(text, one.source, ends)


def _entry(one: Deadline, scope: Scope) -> Entry | None:
    held = one.document.document_id
    return next((each for each in scope.present.entries if each.document.document_id == held), None)
