"""A sentence of a report -> what it states of agreements: which was signed, by whom, when, where.

What is only planned, wished for or denied is no statement.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from memobot.documents.model import Span, UnitKind
from memobot.terms.clauses import Clause
from memobot.terms.dates import PartialDate
from memobot.terms.reports.organisations import find_organisations
from memobot.terms.reports.report_sentences import Organisation, Sentence
from memobot.terms.reports.report_words import (
    NamedKind,
    ReportWords,
    Signing,
    find_kinds,
    find_signings,
)
from memobot.terms.reports.reported_people import find_names, find_people
from memobot.terms.reports.reported_roles import Roles, find_roles, rows
from memobot.terms.reports.reported_signing import SignedKind, find_signed, follows_and
from memobot.terms.reports.reported_when import (
    Dateline,
    When,
    date_of_signing,
    dateline,
    dates_in,
    place_named,
    place_of_signing,
)

_TO_OFFICE = 3  # words from the verb to an office: "подписали первый заместитель председателя"


@dataclass(frozen=True, slots=True)
class Statement:
    """What one sentence says of one agreement.

    `kind` is None where it only adds to what was said before. `parties` are named as in the
    sentence. `awaits` is what the next sentence may list: the other parties of several
    agreements ("list_opening"), or all of the one ("parties_opening").
    """

    kind: NamedKind | None
    parties: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    date: PartialDate | None = None
    place: str | None = None
    awaits: str | None = None


class ReportedSentence:
    """One sentence of a report, read for statements. `line` is the dateline of the report."""

    def __init__(self, clause: Clause, words: ReportWords, line: Dateline | None = None) -> None:
        self.clause = clause
        self.words = words
        self.text = clause.text
        self.kinds = find_kinds(self.text, words)
        self.signings = find_signings(self.text, words)
        self._report_line = line

    def statements(self) -> tuple[Statement, ...]:
        """What the sentence states, agreement by agreement."""
        if not self.kinds:
            return self._additions()
        signed = find_signed(self.text, self.kinds, self.signings, self.words)
        found: list[Statement] = []
        shared: tuple[Organisation, ...] = ()
        for one in signed:
            roles = self._roles(one)
            if not follows_and(self.text, one.within.start, self.words):
                shared = ()
            shared = roles.signing or shared
            found += self._stated(one, roles, shared, alone=len(signed) == 1)
        return tuple(found)

    def listed(self, cue: str) -> tuple[str, ...]:
        """The organisations of a sentence that only lists them: "Among them are X, Y and Z"."""
        opening = self.words.pattern(cue).match(self.text)
        if opening is None:
            return ()
        for row in rows(self.sentence, self.names)[:1]:
            between = self.text[opening.end() : row[0].span.start].split()
            if all(self.words.means("articles", word) for word in between):
                return self._written(row)
        return ()

    def short_forms(self) -> Iterator[tuple[str, str]]:
        """Short forms that the sentence gives in brackets, each with the full name."""
        for name in self.names if "(" in self.text else ():
            if name.short:
                lead = re.match(self.words.source("hereinafter"), name.short, re.IGNORECASE)
                short = name.short[lead.end() :] if lead else name.short
                if lead or short.isupper():
                    yield short, self._written([name])[0]

    @property
    def is_title(self) -> bool:
        """Whether it stands in the title of the report."""
        units = self.clause.document.units
        titles = [unit.span for unit in units if unit.kind is UnitKind.TITLE]
        return any(title.overlaps(self.clause.span) for title in titles)

    @cached_property
    def line(self) -> Dateline | None:
        """The dateline that the sentence opens with, if it does."""
        return dateline(self.text, self._all_dates)

    @cached_property
    def sentence(self) -> Sentence:
        """The sentence as tokens."""
        barred = [kind.span for kind in self.kinds]
        barred += [signing.span for signing in self.signings]
        barred += [when.span for when in self._all_dates]
        barred += [self.line.span] if self.line else []
        return Sentence(self.text, self.words, tuple(barred))

    @cached_property
    def names(self) -> tuple[Organisation, ...]:
        """The organisations that it names."""
        return find_organisations(self.sentence)

    @cached_property
    def _all_dates(self) -> tuple[When, ...]:
        return dates_in(self.text, self.words)

    def _roles(self, one: SignedKind) -> Roles:
        verb = one.signing.span if one.signing else None
        roles = find_roles(self.sentence, self.names, one.within, one.kind.span, verb)
        return roles if verb else Roles(between=roles.between)

    def _stated(
        self, one: SignedKind, roles: Roles, signing: Sequence[Organisation], alone: bool
    ) -> list[Statement]:
        people = self._signers(one) if one.signing and alone else ()
        date = self._date(one)
        place = self._place(one.kind, one.signing) if alone and one.signing else None
        if one.signing is None and not roles.between:
            return [] if one.kind.plain else [Statement(one.kind, awaits="parties_opening")]
        several = one.kind.plural and not roles.between
        each = [roles.between or (*signing, *roles.with_)]
        if several and (len(roles.with_) > 1 or roles.listed):
            each = [(*signing, other) for other in roles.with_]
        awaits = "list_opening" if several and not roles.with_ and len(signing) < 2 else None
        return [
            Statement(one.kind, self._written(names), people, date, place, awaits) for names in each
        ]

    def _date(self, one: SignedKind) -> PartialDate | None:
        if one.signing is None or one.signing.prolonged:
            return None
        line_end = self.line.span.end if self.line else 0
        dates = [
            when
            for when in self._all_dates
            if when.span.start >= line_end and one.within.contains(when.span)
        ]
        spans = [name.span for name in self.names]
        anchors = (one.kind.span, one.signing.span)
        found = date_of_signing(self.sentence, dates, anchors, spans)
        written = self.line or self._report_line
        if found or not written or not self.words.pattern("today").search(self.text):
            return found
        return written.date

    def _place(self, kind: NamedKind, signing: Signing) -> str | None:
        dates = [when.span for when in self._all_dates]
        found = place_of_signing(self.sentence, (kind.span, signing.span, *dates))
        return self._texts([found])[0] if found else None

    def _additions(self) -> tuple[Statement, ...]:
        """What a sentence adds that does not name the agreement: who signed for whom, where."""
        real = [one for one in self.signings if one.real and not one.prolonged]
        people = (self._people(real[0]) or self._only_names(real[0])) if real else ()
        named = place_named(self.sentence)
        place = self._texts([named])[0] if named else None
        return (Statement(None, people=people, place=place),) if people or place else ()

    def _signers(self, one: SignedKind) -> tuple[str, ...]:
        """The people who signed an agreement, also where its renewal is spoken of nearer by."""
        signings = [one.signing, *(other for other in self.signings if not other.prolonged)]
        real = (signing for signing in signings if signing and signing.real)
        return next((people for signing in real if (people := self._people(signing))), ())

    def _only_names(self, signing: Signing) -> tuple[str, ...]:
        """The people, without offices, where nothing but their names follows "signed by"."""
        tokens = self.sentence.tokens
        after = next((at for at, one in enumerate(tokens) if one.span.start >= signing.span.end), 0)
        if self.sentence.means("by", after):
            after += 1
        elif not self.words.has("nominative"):
            return ()
        names = find_names(self.sentence, after) if after else ()
        return self._texts(names)

    def _people(self, signing: Signing) -> tuple[str, ...]:
        """The people who signed: right before the verb, or behind "signed by"."""
        tokens, verb = self.sentence.tokens, signing.span
        after = next((at for at, one in enumerate(tokens) if one.span.start >= verb.end), None)
        if after is not None and self._people_follow(after):
            rest = range(after + 1, len(tokens))
            aside = (at for at in rest if self.sentence.means("aside", at))
            end = tokens[next(aside, len(tokens)) - 1].span.end
            return self._texts(find_people(self.sentence, Span(verb.end, max(verb.end, end))))
        people = find_people(self.sentence, Span(0, verb.start))
        if people and len(self.text[people[-1].end : verb.start].split()) <= 1:
            return self._texts(people)
        return ()

    def _people_follow(self, after: int) -> bool:
        if self.sentence.means("by", after):
            return True
        following = range(after, after + _TO_OFFICE)
        return self.words.has("nominative") and any(
            self.sentence.means("offices", at) for at in following
        )

    def _written(self, names: Sequence[Organisation]) -> tuple[str, ...]:
        return self._texts([name.span for name in names])

    def _texts(self, spans: Sequence[Span]) -> tuple[str, ...]:
        """Stretches of the sentence as the document writes them, on one line."""
        text = self.clause.document.text
        originals = (self.clause.where(span.start, span.end).of(text) for span in spans)
        return tuple(dict.fromkeys(" ".join(one.split()) for one in originals))
