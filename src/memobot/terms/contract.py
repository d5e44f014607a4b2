"""The ledger as JSON: the keys that other programs rely on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from memobot.terms.dates import PartialDate
from memobot.terms.deadlines import Deadline
from memobot.terms.durations import Duration
from memobot.terms.ledger import CurrentTerm, DatedValue, Entry, Held, Ledger, Reported
from memobot.terms.model import (
    AgreementTerms,
    Copies,
    Languages,
    Named,
    Notice,
    Party,
    Renewal,
    Signatory,
    Source,
    Term,
    Warning,
)

Json = dict[str, Any]
T = TypeVar("T")


def ledger_json(ledger: Ledger) -> Json:
    """What `memobot terms --json` prints: "as_of", "agreements", "mentions"."""
    return {
        "as_of": ledger.as_of.isoformat(),
        "agreements": [terms_json(entry) for entry in ledger.entries],
        "mentions": [_mention(reported) for reported in ledger.reported],
    }


def terms_json(entry: Entry) -> Json:
    """One agreement. Every value stands beside its "quote", "start", "end" and "article"."""
    return {
        **_document(entry.document),
        "kind": entry.document.kind,
        "language": entry.document.language,
        "version": entry.document.version,
        **_dates(entry),
        **_provisions(entry.stated),
        **_warnings(entry.warnings),
    }


def deadline_json(deadline: Deadline) -> Json:
    """One line of `memobot deadlines --json`."""
    return {
        "kind": deadline.kind.value,
        "date": deadline.date.iso,
        "precision": deadline.date.precision.value,
        **_document(deadline.document),
        "term": deadline.term,
        "working": deadline.working,
        **_source(deadline.source),
    }


def _document(held: Held) -> Json:
    return {
        "document_id": held.document_id,
        "title": held.title,
        "short_title": held.short_title,
        "source": held.source,
    }


def _dates(entry: Entry) -> Json:
    stated = entry.stated
    return {
        "signed": _or_null(_date, entry.signed),
        "effective": _or_null(_date, entry.effective),
        "term": _or_null(_term, stated.term),
        "expires": _or_null(_date, entry.expires),
        "renewal": _or_null(_renewal, stated.renewal),
        "notice": _or_null(_notice, stated.notice),
        "notice_deadline": _or_null(_date, entry.notice_deadline),
        "current_term": _or_null(_current, entry.current_term),
        "state": entry.state.value,
    }


def _provisions(stated: AgreementTerms) -> Json:
    return {
        "parties": [_party(party) for party in stated.parties],
        "place": _or_null(_named, stated.place),
        "governing_law": _or_null(_named, stated.governing_law),
        "languages": list(stated.languages.codes) if stated.languages else [],
        "languages_source": _or_null(_languages, stated.languages),
        "copies": stated.copies.number if stated.copies else None,
        "copies_source": _or_null(_copies, stated.copies),
        "signatories": [_signatory(signatory) for signatory in stated.signatories],
        "amendment": _or_null(_source, stated.amendment),
        "termination": _or_null(_source, stated.termination),
        "disputes": _or_null(_source, stated.disputes),
    }


def _date(value: DatedValue) -> Json:
    return {
        "value": value.date.iso if value.date else "perpetual",
        "precision": value.date.precision.value if value.date else None,
        "computed": value.computed,
        "working": value.working,
        **_source(value.source),
    }


def _current(term: CurrentTerm) -> Json:
    return {
        "number": term.number,
        "from": term.start.iso,
        "to": _iso(term.end),  # null: without end
        "notice_deadline": _iso(term.notice_deadline),
    }


def _term(term: Term) -> Json:
    return {
        "duration": _iso(term.duration),
        "indefinite": term.indefinite,
        "anchor": term.anchor.value,
        **_source(term.source),
    }


def _renewal(renewal: Renewal) -> Json:
    return {
        "automatic": renewal.automatic,
        "duration": _iso(renewal.duration),
        "successive": renewal.successive,
        "times": renewal.times,
        "indefinite": renewal.indefinite,
        "by_agreement": renewal.by_agreement,
        **_source(renewal.source),
    }


def _notice(notice: Notice) -> Json:
    return {
        "duration": notice.duration.iso,
        "business_days": notice.duration.business,
        "form": notice.form,
        "by": notice.by,
        "before": notice.before.value,
        **_source(notice.source),
    }


def _party(party: Party) -> Json:
    return {
        "name": party.name,
        "short_names": list(party.short_names),
        **_source(party.source),
    }


def _signatory(signatory: Signatory) -> Json:
    return {
        "name": signatory.name,
        "office": signatory.office,
        "organisation": signatory.organisation,
        **_source(signatory.source),
    }


def _languages(languages: Languages) -> Json:
    return {"standing": languages.standing, **_source(languages.source)}


def _copies(copies: Copies) -> Json:
    return {"each": copies.each, **_source(copies.source)}


def _named(named: Named) -> Json:
    return {"value": named.value, **_source(named.source)}


def _warnings(warnings: tuple[Warning, ...]) -> Json:
    return {
        "warnings": [warning.text for warning in warnings],
        "warning_sources": [_or_null(_source, warning.source) for warning in warnings],
    }


def _mention(reported: Reported) -> Json:
    mention = reported.mention
    return {
        "kind": mention.kind,
        "parties": list(mention.parties),
        "signatories": list(mention.signatories),
        "date": _iso(mention.date),
        "place": mention.place,
        **_document(reported.document),
        **_source(mention.source),
    }


def _or_null(to_json: Callable[[T], Json], value: T | None) -> Json | None:
    return None if value is None else to_json(value)


def _iso(value: PartialDate | Duration | None) -> str | None:
    return value.iso if value else None


def _source(source: Source | None) -> Json:
    """The four keys, all null where a value rests on no single place of the text."""
    return {
        "quote": source.quote if source else None,
        "start": source.start if source else None,
        "end": source.end if source else None,
        "article": source.article if source else None,
    }
