"""The ledger -> answers about several agreements at once: which renew, which end, what is due."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from memobot.answers.asked_terms import AskedTerms, Facet
from memobot.answers.asked_time import AskedTime
from memobot.answers.statements import Composed, Sourced, Statement, as_list, as_paragraph
from memobot.answers.term_notice import next_notice
from memobot.answers.term_statements import sourced, statements_of
from memobot.answers.terms_phrases import Words
from memobot.documents.model import Document
from memobot.terms.dates import PartialDate
from memobot.terms.deadlines import Deadline, DeadlineKind, deadlines
from memobot.terms.durations import Duration
from memobot.terms.ledger import Entry, Ledger, State

_SHOWN = 20  # items of a list, at most
_AHEAD = (Duration(years=2), Duration(years=10), Duration(years=100))
_ENDS = (DeadlineKind.ENDS, DeadlineKind.RENEWS)

LedgerOn = Callable[[date | None], Ledger]
"""Gives the ledger of a day; None for the day to count from where none is named."""


@dataclass(frozen=True, slots=True)
class Across:
    """Answers a question about all agreements of the ledger that `ledger` gives for a day."""

    asked: AskedTerms
    time: AskedTime
    ledger: LedgerOn
    words: Words
    document: Callable[[str], Document]

    def answer(self) -> Composed | None:
        """The answer; None if the question asks for something else of several agreements."""
        asked, facets = self.asked, set(self.asked.facets)
        if asked.has("endless"):
            return self._endless()
        if asked.has("due") or Facet.NOTICE in facets:
            return self._due(notices=Facet.NOTICE in facets)
        if Facet.RENEWAL in facets:
            return self._renewing()
        if asked.has("ending", "term") and asked.has("first", "last"):
            return self._extreme(last=asked.has("last") and not asked.has("first"))
        if asked.has("ending", "term") and self.time.named:
            return self._ending()
        if Facet.STATE in facets:
            return self._standing()
        if Facet.SIGNED in facets or (asked.has("signing") and self.time.named):
            return self._signed() if self.time.named else None
        listing = asked.has("how_many", "all", "which") and facets <= {Facet.SUMMARY, Facet.TERM}
        return self._all() if listing else None

    def _list(self, phrase: str, items: Sequence[Statement], **fields: object) -> Composed:
        lead = Statement(self.words.say(phrase, count=len(items), **fields))
        shown = list(items[:_SHOWN])
        if len(items) > len(shown):
            shown.append(Statement(self.words.say("and_more", count=len(items) - len(shown))))
        return as_list(lead, shown, self.document)

    def _all(self) -> Composed:
        return self._list("all_held", [self._in_short(one) for one in self._entries()])

    def _entries(self, day: date | None = None) -> tuple[Entry, ...]:
        return self.ledger(day).entries

    def _in_short(self, entry: Entry) -> Statement:
        """An agreement and how long it runs."""
        facets = (Facet.TERM,) if entry.expires else (Facet.SIGNED,)
        said = statements_of(entry, facets, self.words, self.ledger(None).as_of)
        return _titled(entry, said[:1])

    def _about(self, entry: Entry, facet: Facet) -> Statement:
        said = statements_of(entry, (facet,), self.words, self.ledger(None).as_of)
        return _titled(entry, said)

    def _renewing(self) -> Composed:
        automatic = not self.asked.has("not")
        chosen = [
            entry
            for entry in self._entries()
            if entry.stated.renewal and entry.stated.renewal.automatic is automatic
        ]
        items = [self._about(entry, Facet.RENEWAL) for entry in chosen]
        return self._list("renewing" if automatic else "not_renewing", items)

    def _endless(self) -> Composed:
        chosen = [
            entry for entry in self._entries() if entry.expires and entry.expires.date is None
        ]
        return self._list("endless", [self._about(entry, Facet.TERM) for entry in chosen])

    def _standing(self) -> Composed:
        day = self.time.first or self.time.last
        ledger = self.ledger(day)
        gone = self.asked.has("not", "ended")
        wanted = State.ENDED if gone else State.IN_FORCE
        items = [
            _titled(entry, statements_of(entry, (Facet.STATE,), self.words, ledger.as_of))
            for entry in ledger.entries
            if entry.state is wanted
        ]
        phrase = "not_in_force" if gone else "in_force"
        return self._list(phrase, items, day=self.words.date(ledger.as_of))

    def _ending(self) -> Composed:
        within = [one for one in self._deadlines() if one.kind in _ENDS]
        if within:
            return self._list("ending", [self._due_in_words(one) for one in within], time=self._when())
        return self._nothing("none_ends", _ENDS)

    def _due(self, notices: bool) -> Composed | None:
        if not self.time.named:
            return self._next(notices)
        kinds = (DeadlineKind.NOTICE,) if notices else tuple(DeadlineKind)
        within = [one for one in self._deadlines() if one.kind in kinds]
        if not within:
            return self._nothing("no_notice_due" if notices else "nothing_due", kinds)
        phrase = "notices_due" if notices else "due"
        return self._list(phrase, [self._due_in_words(one) for one in within], time=self._when())

    def _next(self, notices: bool) -> Composed:
        """What comes next: the next notice, or all that comes within two years."""
        ledger = self.ledger(None)
        if notices:
            due = next_notice(ledger)
            return self._single("next_notice", due) if due else self._none()
        within = deadlines(ledger, _AHEAD[0])
        if not within:
            kinds = tuple(DeadlineKind)
            return self._nothing("nothing_due", kinds)
        items = [self._due_in_words(one) for one in within]
        return self._list("due", items, time=self._when())

    def _extreme(self, last: bool) -> Composed:
        """The agreement that ends first or last; those without end are told beside the last."""
        ledger = self.ledger(self.time.first)
        dated = [
            (entry.current_term.end, entry)
            for entry in ledger.entries
            if entry.current_term and entry.current_term.end
        ]
        if not dated:
            return self._none()
        pick = max if last else min
        end, entry = pick(dated, key=lambda one: one[0].first)
        phrase = "ends_last" if last else "ends_first"
        said = statements_of(entry, (Facet.TERM,), self.words, ledger.as_of)
        title = entry.document.short_title
        lead = Statement(
            self.words.say(phrase, title=f"**{title}**", date=self.words.date(end)),
            said[0].sources if said else (),
        )
        return as_paragraph((lead, *said), self.document)

    def _signed(self) -> Composed | None:
        first, last = self._bounds()
        chosen = [
            entry
            for entry in self._entries()
            if entry.signed
            and entry.signed.date
            and first <= entry.signed.date.last
            and entry.signed.date.first <= last
        ]
        if not chosen:
            return None  # reports may tell of others
        items = [self._about(entry, Facet.SIGNED) for entry in chosen]
        return self._list("signed_then", items, time=self._when())

    def _bounds(self) -> tuple[date, date]:
        """The days asked about; without a first one from the day of the ledger on."""
        first = self.time.first
        if first is None:
            first = self.ledger(None).as_of if self.time.last else date.min
        return first, self.time.last or date.max

    def _when(self) -> str:
        if not self.time.named:
            ledger = self.ledger(None)
            ahead = PartialDate.of(ledger.as_of).plus(_AHEAD[0])
            return self.words.span(ledger.as_of, ahead.first)
        first = self.time.first or self.ledger(None).as_of
        return self.words.span(first, self.time.last)

    def _deadlines(self) -> list[Deadline]:
        first, last = self._bounds()
        if last < first:
            return []
        ledger = self.ledger(first)
        if last == date.max:
            return list(deadlines(ledger, _AHEAD[1]))
        within = (last - first) // timedelta(days=1)
        if within == 0:
            found = deadlines(ledger, Duration(days=1))
            return [one for one in found if one.date.first <= last]
        return list(deadlines(ledger, Duration(days=within)))

    def _nothing(self, phrase: str, kinds: Sequence[DeadlineKind]) -> Composed:
        """That nothing falls into the time asked about, and what is next."""
        text = self.words.say(phrase, time=self._when())
        for within in _AHEAD:
            due = next(
                (one for one in deadlines(self.ledger(None), within) if one.kind in kinds), None
            )
            if due is not None:
                coming = self.words.say(
                    "next_is",
                    date=self.words.date(due.date),
                    title=due.document.short_title,
                    what=self._kind(due),
                )
                lead = Statement(f"{text}; {coming}", self._sources(due))
                return as_paragraph((lead,), self.document)
        return as_paragraph((Statement(text),), self.document)

    def _none(self) -> Composed:
        return as_paragraph((Statement(self.words.say("none")),), self.document)

    def _single(self, phrase: str, due: Deadline) -> Composed:
        title = f"**{due.document.short_title}**"
        text = self.words.say(phrase, date=self.words.date(due.date), title=title)
        if due.step is not None and due.step.duration is not None:
            text += f" ({self.words.working(due.step)})"
        return as_paragraph((Statement(text, self._sources(due)),), self.document)

    def _due_in_words(self, due: Deadline) -> Statement:
        text = f"{self.words.date(due.date)}: **{due.document.short_title}**, {self._kind(due)}"
        if due.step is not None and due.step.duration is not None:
            text += f" ({self.words.working(due.step)})"
        return Statement(text, self._sources(due))

    def _kind(self, due: Deadline) -> str:
        kind = due.kind.value
        entry = self._entry(due)
        if kind == "renews" and entry and entry.stated.renewal and not entry.stated.renewal.automatic:
            kind = "renews_by_agreement"
        return self.words.say(f"kind_{kind}")

    def _entry(self, due: Deadline) -> Entry | None:
        held = due.document.document_id
        return next((one for one in self._entries() if one.document.document_id == held), None)

    def _sources(self, due: Deadline) -> tuple[Sourced, ...]:
        """The provision behind a date, and that of the end from which it is counted."""
        entry = self._entry(due)
        if entry is None:
            return ()
        ends = entry.expires.source if entry.expires else None
        return sourced(entry, due.source, ends)


def _titled(entry: Entry, said: Sequence[Statement]) -> Statement:
    """Statements about an agreement as one, with its title before them."""
    text = ". ".join(one.text for one in said)
    title = f"**{entry.document.short_title}**"
    sources = tuple(dict.fromkeys(source for one in said for source in one.sources))
    return Statement(f"{title}: {text}" if text else title, sources)
