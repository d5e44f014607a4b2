"""What a corpus yields and a day -> the ledger of that day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from memobot.index.catalog_rows import DocumentRecord
from memobot.index.findings import Known
from memobot.terms.ledger import Held, Ledger, Reported, work_out


def ledger_of(known: Iterable[Known], as_of: date) -> Ledger:
    """Where these agreements stand on a day, and what the other texts report of agreements."""
    found = [(held_of(one.record), one.findings) for one in known]
    return Ledger(
        as_of,
        tuple(work_out(held, yielded.terms, as_of) for held, yielded in found if yielded.terms),
        tuple(Reported(held, mention) for held, yielded in found for mention in yielded.mentions),
    )


def held_of(record: DocumentRecord) -> Held:
    """What a ledger knows a document by."""
    return Held(
        document_id=record.document_id,
        title=record.title,
        short_title=record.short_title,
        source=record.source,
        kind=record.kind,
        language=record.language,
        version=record.version,
    )
