"""The terms of an agreement that dates are worked out from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from memobot.documents.model import Document
from memobot.terms.clauses import Clause, clauses
from memobot.terms.dated.anchors import named_dates
from memobot.terms.dated.beginning import Beginning, find_beginning
from memobot.terms.dated.notice import find_notice, find_termination_notice
from memobot.terms.dated.renewal import RenewalClause, find_renewal
from memobot.terms.dated.term import TermClause, find_term
from memobot.terms.model import AgreementTerms, Notice, Renewal, StatedDate, Warning
from memobot.terms.wording import date_in_words, duration_in_words


def dated_terms(document: Document) -> AgreementTerms:
    """Signing, entry into force, term, expiry, renewal and notice; nothing else is filled in."""
    found = clauses(document)
    named = named_dates(found)
    beginning = find_beginning(document, found, named)
    term = find_term(found, named, _begun(beginning))
    renewal = find_renewal(found, term.clause if term else None)
    return AgreementTerms(
        signed=beginning.signed,
        effective=_effective(beginning, term),
        term=term.term if term else None,
        expires=term.expires if term else None,
        renewal=_renewal(renewal, term),
        notice=_notice(found, renewal),
        warnings=(
            *_contradictions(beginning),
            *_miscounted(term, renewal),
            *_rival_terms(term),
        ),
    )


def _notice(found: Sequence[Clause], renewal: RenewalClause | None) -> Notice | None:
    """The notice at the end of the term; failing that, the one that ends the agreement early."""
    at_the_end = find_notice(
        found,
        renewal.clause if renewal else None,
        automatic=renewal.renewal.automatic if renewal else None,
    )
    return at_the_end or find_termination_notice(found)


def _rival_terms(term: TermClause | None) -> Iterator[Warning]:
    """Another length of the term, as in versions of one text that differ."""
    for clause, length in term.others[:1] if term else ():
        told = duration_in_words(length, "en")
        yield Warning(f"the text also gives {told} as its term", clause.source())


def _miscounted(term: TermClause | None, renewal: RenewalClause | None) -> Iterator[Warning]:
    """Lengths whose words and figures differ, in the sentences of the term and the renewal."""
    used = {one.clause.span: one.clause for one in (term, renewal) if one}
    for clause in used.values():
        for found in clause.durations:
            if found.contradicted:
                words, figures = (
                    duration_in_words(length, "en")
                    for length in (found.duration, found.contradicted)
                )
                yield Warning(
                    f"the words say {words}, the figures {figures}; the words are taken",
                    clause.source(found.span.start, found.span.end),
                )


def _begun(beginning: Beginning) -> date | None:
    """The first day of those on which the agreement is known to be there."""
    days = (one.date.first for one in (beginning.signed, beginning.effective) if one and one.date)
    return min(days, default=None)


def _effective(beginning: Beginning, term: TermClause | None) -> StatedDate | None:
    """The entry into force; failing that, the date from which the term is said to run."""
    return beginning.effective or (term.begins if term else None)


def _renewal(found: RenewalClause | None, term: TermClause | None) -> Renewal | None:
    """The renewal, as long as the first term where the text says "for the same period"."""
    if found is None:
        return None
    if found.renewal.indefinite and (term is None or term.term is None or term.term.indefinite):
        return None  # "shall continue until terminated" is the first term, and the only one
    if found.as_long and term and term.term:
        return replace(found.renewal, duration=term.term.duration)
    return found.renewal


def _contradictions(beginning: Beginning) -> tuple[Warning, ...]:
    """Dates of signing that differ within the text."""
    signed = beginning.signed
    if signed is None or signed.date is None:
        return ()
    return tuple(
        Warning(
            f"the text also gives {date_in_words(other.date, 'en')} as the date of signing",
            other.source,
        )
        for other in beginning.others[:1]
        if other.date
    )
