"""Which agreements renew, have no end, are in force, were signed then, or are held at all."""

from __future__ import annotations

from collections.abc import Iterable

from memobot.answers.terms import dates
from memobot.answers.terms.asked import Facet
from memobot.answers.terms.scope import Scope, titled
from memobot.answers.terms.statements import Composed, Statement
from memobot.answers.terms.telling import Telling
from memobot.terms.ledger import Entry, State


def renewing(scope: Scope) -> Composed:
    """The agreements that renew automatically; after "not" those that do not."""
    automatic = not scope.asked.has("not")
    chosen = [
        entry
        for entry in scope.present.entries
        if entry.stated.renewal and entry.stated.renewal.automatic is automatic
    ]
    items = [scope.about(entry, Facet.RENEWAL) for entry in chosen]
    silent = [one for one in scope.present.entries if not one.stated.renewal and _may_end(one)]
    return scope.listed("renewing" if automatic else "not_renewing", items, silent)


def _may_end(entry: Entry) -> bool:
    return entry.expires is None or entry.expires.date is not None


def endless(scope: Scope) -> Composed:
    """The agreements without a fixed end."""
    chosen = [one for one in scope.present.entries if one.expires and one.expires.date is None]
    items = [scope.about(entry, Facet.TERM) for entry in chosen]
    return scope.listed("endless", items, undated(scope.present.entries))


def undated(entries: Iterable[Entry]) -> list[Entry]:
    """The agreements of which no end is known, nor that there is none."""
    return [entry for entry in entries if entry.expires is None]


def standing(scope: Scope) -> Composed:
    """The agreements in force on the day asked about, or those that have ended by then."""
    ledger = scope.ledger(scope.time.first or scope.time.last)
    ended = scope.asked.has("not", "ended")
    wanted = State.ENDED if ended else State.IN_FORCE
    items = [
        scope.about(entry, Facet.STATE, ledger.as_of)
        for entry in ledger.entries
        if entry.state is wanted
    ]
    phrase = "not_in_force" if ended else "in_force"
    unknown = [entry for entry in ledger.entries if entry.state is State.UNKNOWN]
    return scope.listed(phrase, items, unknown, day=scope.words.date(ledger.as_of))


def signed(scope: Scope) -> Composed | None:
    """The agreements signed in the time asked about; None for none: reports may tell of others."""
    chosen = [entry for entry in scope.present.entries if _signed_then(entry, scope)]
    if not chosen:
        return None
    items = [scope.about(entry, Facet.SIGNED) for entry in chosen]
    return scope.listed("signed_then", items, time=_time(scope))


def _signed_then(entry: Entry, scope: Scope) -> bool:
    day = entry.signed.date if entry.signed else None
    first, last = scope.time.first, scope.time.last
    if day is None:
        return False
    return (first is None or first <= day.last) and (last is None or day.first <= last)


def _time(scope: Scope) -> str:
    if scope.time.first is None and scope.time.last:
        return scope.words.say("until", last=scope.words.date(scope.time.last))
    return scope.words.span(scope.first, scope.time.last)


def held(scope: Scope) -> Composed:
    """All agreements, each with how long it runs or when it was signed."""
    return scope.listed("all_held", [_in_short(one, scope) for one in scope.present.entries])


def _in_short(entry: Entry, scope: Scope) -> Statement:
    told = Telling(entry, scope.words, scope.present.as_of)
    return titled(told, dates.runs(told) or dates.signed(told)[:1])
