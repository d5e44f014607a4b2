"""Questions for the terms of agreements, answered from the ledger in a sentence or two.

Only a question that asks for such a value and for nothing else is taken: when a word of it
neither asks for a term nor names the agreement, the texts themselves are to answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from memobot.answers.across_agreements import Across, LedgerOn
from memobot.answers.asked_terms import AskedTerms, Facet, asked_terms
from memobot.answers.asked_time import AskedTime, asked_time
from memobot.answers.comparison import compare
from memobot.answers.statements import Composed, as_paragraph
from memobot.answers.term_statements import statements_of
from memobot.answers.terms_phrases import Words
from memobot.index.catalog import DocumentRecord
from memobot.naming.terms import Profile, Term, profile
from memobot.search.question import Question
from memobot.search.retriever import Ranked, Retriever
from memobot.search.topics import Topic
from memobot.search.weights import ROUTING
from memobot.terms.ledger import Ledger
from memobot.terms.model import Anchor

# What only the text of the agreement can answer.
_IN_WORDS = frozenset({Topic.AREAS, Topic.FORMS, Topic.AMENDMENT, Topic.DISPUTES, Topic.PREAMBLE})
_DAYS = 16  # days whose ledgers are kept
_COMPARED = 4  # agreements side by side, at most
_GENERAL_KINDS = frozenset({"agreement", "contract"})  # people call any agreement so


@dataclass(frozen=True, slots=True)
class _Asking:
    """A question with what it asks of terms, and when."""

    question: Question
    terms: AskedTerms
    time: AskedTime

    def left(self) -> list[Term]:
        """The words that no cue and no time explain."""
        return [
            term
            for term in self.question.terms
            if not self.terms.explains(term.span)
            and not any(words.overlaps(term.span) for words in self.time.words)
        ]


class FromTerms:
    """Answers from the ledgers that `ledger` gives: of a day, or for None of the present one."""

    def __init__(self, retriever: Retriever, ledger: LedgerOn) -> None:
        self._retriever = retriever
        self._given = ledger
        self._kept = lru_cache(maxsize=_DAYS)(self._ledger_known_today)
        self._heads = lru_cache(maxsize=None)(self._head_of)

    def across(self, question: Question) -> Composed | None:
        """The answer to a question about several agreements; None for any other question."""
        asking = self._read(question)
        if asking is None or not asking.terms.is_across:
            return None
        words = Words(question.language)
        if asking.terms.has("compare"):
            compared = self._compared(asking)
            if compared is None:
                return None
            entries = [one for one in self._ledger(None).entries if one.document.document_id in compared]
            return compare(entries, words, self._retriever.document)
        meant = self._meant(asking)
        if meant is None:
            return None

        def ledger(day: date | None) -> Ledger:
            whole = self._ledger(day)
            chosen = (one for one in whole.entries if one.document.document_id in meant)
            return Ledger(whole.as_of, tuple(chosen), whole.reported)

        across = Across(asking.terms, asking.time, ledger, words, self._retriever.document)
        return across.answer()

    def of_one(self, question: Question, ranked: Sequence[Ranked]) -> Composed | None:
        """The answer to a question about one agreement; None if the texts are to answer."""
        asking = self._read(question)
        if asking is None or not asking.terms.facets or question.references:
            return None
        if question.topics & _IN_WORDS:
            return None
        record = self._record_meant(question, ranked)
        import os
        if os.environ.get('H8'): print('     ',question.text,asking.terms.facets,record and record.source,[t.written for t in asking.left()], record and self._names(record, asking.left(), question))
        if record is None or not self._names(record, asking.left(), question):
            return None
        day = asking.time.first or asking.time.last
        if day is not None and Facet.STATE not in asking.terms.facets:
            return None
        return self._said(asking, record, day)

    def _said(self, asking: _Asking, record: DocumentRecord, day: date | None) -> Composed | None:
        words, found = Words(asking.question.language), []
        days = [day]
        if day is not None and asking.time.last and asking.time.last != day:
            days.append(asking.time.last)
        for one in days:
            ledger = self._ledger(one)
            entries = (e for e in ledger.entries if e.document.document_id == record.document_id)
            entry = next(entries, None)
            if entry is None or self._ends_otherwise(asking.terms, entry.stated.notice):
                return None
            standing = (entry.state, entry.current_term)
            if found and standing == found[-1][0]:
                continue
            found.append((standing, statements_of(entry, asking.terms.facets, words, ledger.as_of)))
        said = [statement for _, statements in found for statement in statements]
        return as_paragraph(said, self._retriever.document) if said else None

    def _ends_otherwise(self, asked: AskedTerms, notice: object) -> bool:
        """Whether an early end is asked for, and the notice is that for the end of the term."""
        return asked.has("early") and getattr(notice, "before", None) is not Anchor.EVENT

    def _read(self, question: Question) -> _Asking | None:
        terms = asked_terms(question.text)
        if not terms.cues:
            return None
        time = asked_time(question.text, self._ledger(None).as_of)
        return _Asking(question, terms, time)

    def _record_meant(
        self, question: Question, ranked: Sequence[Ranked]
    ) -> DocumentRecord | None:
        """The agreement that is asked about: in focus, named, the only one, or found first."""
        records = self._retriever.records
        target = question.target
        if target and records[target].is_agreement:
            in_focus = target in question.focus
            if in_focus or question.named.scores.get(target, 0.0) >= ROUTING.clear:
                return records[target]
        meant = [one for one in self._retriever.agreements if question.could_mean(one.kind)]
        if len(meant) == 1:
            return meant[0]
        first = records[ranked[0].passage.document_id] if ranked else None
        return first if first and first.is_agreement and question.could_mean(first.kind) else None

    def _names(
        self, record: DocumentRecord, left: Sequence[Term], question: Question
    ) -> bool:
        """Whether these words of the question do nothing but name the agreement."""
        naming = question.naming(record.document_id)
        head = self._heads(record.document_id)
        return all(term in naming or head.support(term) > 0 for term in left)

    def _head_of(self, document_id: str) -> Profile:
        record = self._retriever.records[document_id]
        aliases = " ".join(record.aliases)
        return profile(f"{record.title}\n{record.short_title}\n{aliases}\n{record.source}")

    def _meant(self, asking: _Asking) -> frozenset[str] | None:
        """The agreements that a question about several is put to; None if its words ask for
        something that terms do not tell."""
        question = asking.question
        kinds = question.kinds - _GENERAL_KINDS if not question.kinds & _GENERAL_KINDS else None
        meant = [
            record for record in self._retriever.agreements if not kinds or record.kind in kinds
        ]
        left = asking.left()
        named = [
            record.document_id
            for record in meant
            if all(self._heads(record.document_id).support(term) > 0 for term in left)
        ]
        return frozenset(named) if named or not left else None

    def _compared(self, asking: _Asking) -> frozenset[str] | None:
        """The agreements to compare: those named, or all where few are held and none is named."""
        question, agreements = asking.question, self._retriever.agreements
        left = asking.left()
        heads = {record.document_id: self._heads(record.document_id) for record in agreements}
        if not all(any(head.support(term) > 0 for head in heads.values()) for term in left):
            return None
        scores = question.named.scores
        telling = {
            record.document_id
            for record in agreements
            if scores.get(record.document_id, 0.0) >= ROUTING.clear
        }
        if len(telling) < 2 and not left and len(agreements) <= _COMPARED:
            telling = set(heads)
        return frozenset(telling) if 2 <= len(telling) <= _COMPARED else None

    def _ledger(self, day: date | None) -> Ledger:
        return self._kept(day, date.today())

    def _ledger_known_today(self, day: date | None, today: date) -> Ledger:
        """`today` tells the ledger of one day's present from that of another's."""
        return self._given(day)
