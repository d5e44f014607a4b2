"""Questions for the terms of agreements, answered from the ledger in a sentence or two.

Only a question that asks for such a value and for nothing else is taken: when a word of it
neither asks for a term nor names the agreement, the texts themselves are to answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from itertools import islice

from memobot.answers.terms.across import answer_across
from memobot.answers.terms.asked import Facet
from memobot.answers.terms.comparison import compare
from memobot.answers.terms.facets import statements_of, summary_of
from memobot.answers.terms.naming import Asking, NamingAgreements
from memobot.answers.terms.phrases import Words
from memobot.answers.terms.reported import reported_statement
from memobot.answers.terms.scope import Scope
from memobot.answers.terms.statements import Composed, Statement, as_list, as_paragraph
from memobot.answers.terms.telling import Telling
from memobot.answers.unheld import Unheld
from memobot.search.question import Question
from memobot.search.retriever import Ranked, Retriever
from memobot.terms.ledger import Entry, Ledger, LedgerOn
from memobot.terms.model import Anchor

_DAYS = 16  # days whose ledgers are kept
_RIVALS = 8  # agreements to choose from, at most


class FromTerms:
    """Answers from the ledgers that `ledger` gives: of a day, or for None of the present one."""

    def __init__(self, retriever: Retriever, ledger: LedgerOn) -> None:
        self._retriever = retriever
        self._naming = NamingAgreements(retriever)
        # Tomorrow's present day is another one: the key holds today beside the day asked for.
        self._kept = lru_cache(maxsize=_DAYS)(lambda day, _today: ledger(day))

    def across(self, question: Question) -> Composed | None:
        """The answer to a question about several agreements; None for any other question."""
        asking = self._read(question)
        if asking is None or not asking.terms.is_across:
            return None
        comparing = asking.terms.has("compare")
        meant = self._naming.compared(asking) if comparing else self._naming.several(asking)
        if meant is None:
            return None

        def ledger(day: date | None) -> Ledger:
            whole = self._ledger(day)
            chosen = (one for one in whole.entries if one.document.document_id in meant)
            return Ledger(whole.as_of, tuple(chosen), whole.reported)

        words, document = Words(question.language), self._retriever.document
        if comparing:
            present = ledger(None)
            told = [Telling(entry, words, present.as_of) for entry in present.entries]
            return compare(told, document)
        return answer_across(Scope(asking.terms, asking.time, ledger, words, document))

    def rivals(self, question: Question) -> list[str]:
        """The agreements among which a question for their terms that names none cannot choose."""
        asking = self._read(question)
        if asking is None or not asking.is_for_one or not self._naming.names_none(asking):
            return []
        present, words = self._ledger(None), Words(question.language)
        fitting = (
            entry.document.document_id
            for entry in present.entries
            if question.could_mean(entry.document.kind)
            and statements_of(Telling(entry, words, present.as_of), asking.terms.facets)
        )
        rivals = list(islice(fitting, _RIVALS))
        return rivals if len(rivals) > 1 else []

    def of_one(self, question: Question, ranked: Sequence[Ranked]) -> Composed | None:
        """The answer to a question about one agreement; None if the texts are to answer."""
        asking = self._read(question)
        if asking is None or not asking.is_for_one:
            return None
        document_id = self._naming.one(asking, ranked)
        return self._said(asking, document_id) if document_id else None

    def of_unheld(self, question: Question, unheld: Unheld) -> Composed | None:
        """What a report says of an agreement whose text is not held."""
        if unheld.mention is None:
            return None
        reported = [
            one
            for one in self._ledger(None).reported
            if one.document.document_id == unheld.mention.document_id
        ]
        said = reported_statement(unheld.names, reported, Words(question.language))
        return as_paragraph((said,), self._retriever.document) if said else None

    def _said(self, asking: Asking, document_id: str) -> Composed | None:
        """What the ledger says; of a longer time, of its first day and, if it differs, its last."""
        words, facets = Words(asking.question.language), asking.terms.facets
        said: dict[object, tuple[Statement, ...]] = {}
        for day in asking.days:
            ledger = self._ledger(day)
            entry = ledger.entry(document_id)
            if entry is None or _ends_otherwise(asking, entry):
                return None
            told = Telling(entry, words, ledger.as_of)
            if Facet.SUMMARY in facets:
                items = summary_of(told)
                return as_list(Statement(told.title), items, self._retriever.document)
            said.setdefault((entry.state, entry.current_term), statements_of(told, facets))
        statements = [one for each in said.values() for one in each]
        return as_paragraph(statements, self._retriever.document) if statements else None

    def _read(self, question: Question) -> Asking | None:
        return Asking.of(question, self._ledger(None).as_of)

    def _ledger(self, day: date | None) -> Ledger:
        return self._kept(day, date.today())


def _ends_otherwise(asking: Asking, entry: Entry) -> bool:
    """Whether an early end is asked for, and the notice is that for the end of the term."""
    notice = entry.stated.notice
    return asking.terms.has("early") and not (notice and notice.before is Anchor.EVENT)
