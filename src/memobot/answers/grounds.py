"""What the sentences of an answer may rest on: its citations, the question and the ledger."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property

from memobot.answers.model import Answer
from memobot.answers.terms.notice import AHEAD
from memobot.answers.terms.when import AskedTime, asked_time, later
from memobot.citations.grounding import Value, values_in, values_of, values_of_terms
from memobot.documents.model import Citation, Document
from memobot.terms.dates import PartialDate
from memobot.terms.ledger import Entry, Ledger, LedgerOn

_ITEM = re.compile(r"^- [^*\n]*+\*\*", re.MULTILINE)  # "- 17 July 2028: **Agreement** ..."


class Grounds:
    """The grounds of one answer."""

    def __init__(
        self, answer: Answer, document: Callable[[str], Document], ledger: LedgerOn
    ) -> None:
        self.language = answer.language
        self.document = document
        self._answer = answer
        self._asked = answer.asked
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
        return (*(one.quote for one in cited), self._asked)

    def only_entry(self, cited: Sequence[Citation]) -> Entry | None:
        """The ledger's entry of the one agreement that is cited; None for several, or none."""
        ids = {one.document_id for one in cited}
        return self._current.get(ids.pop()) if len(ids) == 1 else None

    def values(self, cited: Sequence[Citation]) -> Iterator[Iterator[Value]]:
        """The values of what is cited, of the question and its days, and of the ledger, what is
        quickest to look at first."""
        documents = [self.document(one) for one in dict.fromkeys(c.document_id for c in cited)]
        language = {one.document_id: one.language for one in documents}
        for one in cited:
            yield _values(one.quote, language[one.document_id])
            yield _values(one.label, self.language)
        for document in documents:
            yield _values(f"{document.title}. {document.short_title}", document.language)
        yield _values(self._asked, self.language)
        yield self._days()
        ledgers = (self._current, self._then)
        entries = [ledger[one] for ledger in ledgers for one in language if one in ledger]
        yield from map(values_of, entries)
        yield from map(values_of_terms, entries)

    def is_count(self, number: int) -> bool:
        """Whether the list of the answer has so many items, those that it leaves untold among
        them."""
        text = self._answer.answer
        more = number - len(_ITEM.findall(text))
        untold = rf"^- [^\d\n]*{more}(?!\d)"  # "- and more: 6"
        return more == 0 or (more > 0 and re.search(untold, text, re.MULTILINE) is not None)

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
        return asked_time(self._asked, self._today.as_of)

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


def _values(text: str, language: str) -> Iterator[Value]:
    return (one.value for one in values_in(text, language))
