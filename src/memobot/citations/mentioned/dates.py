"""The dates that agreements are called by: "the agreement of 17 October 2023"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from memobot.index.catalog_rows import DocumentRecord
from memobot.terms.dates import PartialDate
from memobot.terms.written.date_finding import find_dates

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


class SigningDates:
    """The dates at the heads of documents, read when they are asked for."""

    def __init__(self, records: Mapping[str, DocumentRecord]) -> None:
        self._records = records
        self._read: dict[str, tuple[PartialDate, ...]] = {}

    def on(self, phrase: str, documents: Sequence[str]) -> list[str]:
        """Those of the documents that bear a date or a year in `phrase`."""
        if len(documents) < 2 or not _YEAR.search(phrase):
            return []
        asked = _dates_in(phrase)
        return [one for one in documents if any(self._bears(one, date) for date in asked)]

    def _bears(self, document_id: str, date: PartialDate) -> bool:
        record = self._records[document_id]
        called = f"{record.short_title}\n{record.title}\n{record.source}\n{record.head}"
        if str(date.year) not in called:  # quick; to read all dates of all heads is not
            return False
        if document_id not in self._read:
            self._read[document_id] = _dates_in(called)
        return any(_agree(date, own) for own in self._read[document_id])


def _dates_in(text: str) -> tuple[PartialDate, ...]:
    found = find_dates(text)
    dates = [one.date for one in found if one.date is not None]
    years = (
        PartialDate(int(match.group()))
        for match in _YEAR.finditer(text)
        if not any(one.span.start <= match.start() < one.span.end for one in found)
    )
    return (*dates, *years)


def _agree(asked: PartialDate, own: PartialDate) -> bool:
    """Whether two dates are the same as far as both tell."""
    pairs = ((asked.year, own.year), (asked.month, own.month), (asked.day, own.day))
    return all(one is None or other is None or one == other for one, other in pairs)
