"""What the sentences of an answer may rest on: citations, ledger, the question, its own lists."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import cached_property

from memobot.answers.model import Answer
from memobot.answers.terms.notice import AHEAD
from memobot.answers.terms.when import AskedTime, asked_time, later
from memobot.citations.grounding import Value, values_in, values_of
from memobot.documents.model import Citation, Document
from memobot.terms.dates import PartialDate
from memobot.terms.ledger import Entry, Ledger, LedgerOn

_COUNT = re.compile(r"\((\d{1,6})\):$", re.MULTILINE)  # "Agreements held (7):"
_ITEM = re.compile(r"^- [^*\n]*+\*\*", re.MULTILINE)  # "- 17 July 2028: **Agreement** ..."


class Grounds:
    """The grounds of one answer."""

    def __init__(
        self, answer: Answer, document: Callable[[str], Document], ledger: LedgerOn
    ) -> None:
        self.language = answer.language
        self.document = document
        self._answer = answer
        self._ledger = ledger
        self._citations = {one.marker: one for one in answer.citations}

    def cited(self, markers: Sequence[int]) -> tuple[Citation, ...]:
        """What the markers stand for, those that stand for nothing left out; without markers
        all that the answer cites."""
        if not markers:
            return self._answer.citations
        return tuple(self._citations[one] for one in markers if one in self._citations)

    def quotable(self, cited: Sequence[Citation]) -> tuple[str, ...]:
        """Texts that a sentence which cites these may quote."""
        return (*(one.quote for one in cited), self._answer.question)

    def only_entry(self, cited: Sequence[Citation]) -> Entry | None:
        """The ledger's entry of the one agreement that is cited; None for several, or none."""
        ids = {one.document_id for one in cited}
        return self._current.get(ids.pop()) if len(ids) == 1 else None

    def values(self, cited: Sequence[Citation]) -> Iterator[Iterator[Value]]:
        """The values of what is cited, of the question and its days, of the answer's lists, and
        of the ledger, in this order."""
        documents = [self.document(one) for one in dict.fromkeys(c.document_id for c in cited)]
        language = {one.document_id: one.language for one in documents}
        for one in cited:
            yield _values(one.quote, language[one.document_id])
            yield _values(one.label, self.language)
        for document in documents:
            yield _values(f"{document.title}. {document.short_title}", document.language)
        yield _values(self._answer.question, self.language)
        yield self._days()
        yield self._counts()
        yield from (values_of(self._current[one]) for one in language if one in self._current)
        yield from (values_of(self._then[one]) for one in language if one in self._then)

    def with_names_blank(self, text: str) -> str:
        """`text` with the labels of its citations and the titles of agreements made blank, as long
        as before."""
        labels = {f"**{one.label}:**" for one in self._answer.citations}
        titles = {one.document.short_title for one in self._current.values()}
        for name in sorted(labels | titles, key=len, reverse=True):
            text = text.replace(name, " " * len(name))
        return text

    @cached_property
    def _today(self) -> Ledger:
        return self._ledger(None)

    @cached_property
    def _time(self) -> AskedTime:
        return asked_time(self._answer.question, self._today.as_of)

    @cached_property
    def _current(self) -> dict[str, Entry]:
        return {one.document.document_id: one for one in self._today.entries}

    @cached_property
    def _then(self) -> dict[str, Entry]:
        """The agreements as they stand on a day that was asked about."""
        ledger = self._ledger(self._time.first) if self._time.first else self._today
        return {one.document.document_id: one for one in ledger.entries}

    def _days(self) -> Iterator[PartialDate]:
        """The day of the ledger and the time asked about; without words for it, what is ahead."""
        today, time = self._today.as_of, self._time
        ends = (today, time.first, time.last, later(time.first or today, AHEAD[0]))
        return (PartialDate.of(day) for day in ends if day)

    def _counts(self) -> Iterator[Decimal]:
        """How many items the lists have: as many as are shown, or as are told of beyond them."""
        text = self._answer.answer
        shown = len(_ITEM.findall(text))
        yield Decimal(shown)
        for count in _COUNT.findall(text):
            more = int(count) - shown
            if more > 0 and re.search(rf"^- [^\d\n]*{more}(?!\d)", text, re.MULTILINE):
                yield from (Decimal(count), Decimal(more))


def _values(text: str, language: str) -> Iterator[Value]:
    return (one.value for one in values_in(text, language))
