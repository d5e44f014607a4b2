"""The agreements of a corpus with their terms, by name and by day; needs no embeddings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cached_property
from pathlib import Path

from memobot.index.catalog_rows import Failure
from memobot.index.findings import Collected, Known, collect
from memobot.index.ledgers import ledger_of
from memobot.index.report import Progress
from memobot.naming.names import NameIndex
from memobot.search.resolving import names_of, resolve
from memobot.settings import Settings
from memobot.terms.deadlines import Deadline, deadlines
from memobot.terms.durations import Duration
from memobot.terms.ledger import Ledger


class Register:
    """What the documents yield, each once; `as_of` is the day to count from where none is given.

    `failures` are the files that could not be read; `index` is the folder of the index that all
    is taken from, where the corpus is missing.
    """

    def __init__(self, collected: Collected, as_of: date | None = None) -> None:
        self._known = collected.known
        self._as_of = as_of
        self.failures: tuple[Failure, ...] = collected.failures
        self.index: Path | None = collected.index

    @classmethod
    def read(cls, settings: Settings, progress: Progress | None = None) -> Register:
        """Read the corpus as it is now (see `index.findings.collect`). Raises CorpusError."""
        return cls(collect(settings, progress), settings.as_of)

    def terms(self, document: str | None = None, as_of: date | None = None) -> Ledger:
        """Where the agreements stand on the day `as_of`, or the one that `document` names.

        Raises UnknownDocument, which says what there is.
        """
        known: Sequence[Known] = self._known
        if document is not None:
            records = [one.record for one in known]
            wanted = resolve(document, records, lambda: self._names)
            known = [one for one in known if one.record.document_id == wanted]
        return ledger_of(known, self._day(as_of))

    def deadlines(self, within: Duration | None, as_of: date | None = None) -> tuple[Deadline, ...]:
        """What ends, renews or must be given notice of `within` that time, in order of date;
        with None, on the day itself."""
        return deadlines(self.terms(as_of=as_of), within)

    def _day(self, as_of: date | None) -> date:
        return as_of or self._as_of or date.today()

    @cached_property
    def _names(self) -> NameIndex:
        return names_of(one.record for one in self._known)
