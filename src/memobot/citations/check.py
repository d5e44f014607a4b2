"""A draft -> its claims, each judged: the references in it, its quotes, and what it asserts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from memobot import language
from memobot.citations.asserting import Asserting
from memobot.citations.citing import Quote, cite
from memobot.citations.claimed import blanked
from memobot.citations.explanations import Explanations
from memobot.citations.findings import Finding, corrected, worst
from memobot.citations.mentions import Focus, Mentioned, Mentions
from memobot.citations.model import Checked, Claim, Verdict
from memobot.citations.openings import asserts, may_have_moved_on
from memobot.citations.problems import Problems
from memobot.citations.quotations import Quotation
from memobot.citations.quoting import Quoting
from memobot.citations.reported import Reported
from memobot.citations.second_opinion import Judged
from memobot.citations.statements import Statement, statements_of
from memobot.documents.model import Span
from memobot.search.retriever import Retriever
from memobot.terms.ledger import LedgerOn

_WORD = re.compile(r"[^\W\d_]{2}")


class Checker:
    """Checks drafts against one opened index, and the ledger of a day that `ledger` gives."""

    def __init__(self, retriever: Retriever, ledger: LedgerOn) -> None:
        self._mentions = Mentions(retriever.records, retriever.router.names, retriever.document)
        self._reported = Reported(retriever.records, retriever.router.names)
        self._problems = Problems(retriever.document)
        self._quoting = Quoting(retriever)
        self._asserting = Asserting(retriever, ledger)

    def check(self, draft: str) -> Checked:
        """Judge every claim of `draft`; what claims nothing about the texts is left out."""
        return self.judged(draft)[0]

    def judged(self, draft: str) -> tuple[Checked, tuple[Judged, ...]]:
        """The same, and each claim with what a second opinion has to know of it."""
        statements = statements_of(draft)
        own = _language_of(draft, statements)
        judged = tuple(self._claims(draft, statements, own))
        return Checked(draft, own, tuple(one.claim for one in judged)), judged

    def _claims(self, draft: str, statements: Sequence[Statement], own: str) -> Iterator[Judged]:
        focus = Focus()
        for statement in statements:
            quotations = self._quoting.checked(draft, statement)
            mentioned = self._mentions.of(_named_in(statement, quotations), focus)
            focus = mentioned.focus
            mentioned = self._reported.instead(statement, quotations, mentioned)
            if statement.is_heading or not asserts(statement.text, bool(quotations)):
                continue
            findings = self._findings(draft, statement, quotations, mentioned, Explanations(own))
            if findings:
                claim = _claim(draft, own, statement, mentioned, findings)
                yield Judged(claim, mentioned, bool(quotations))

    def _findings(
        self,
        draft: str,
        statement: Statement,
        quotations: Sequence[Quotation],
        mentioned: Mentioned,
        words: Explanations,
    ) -> list[Finding]:
        """What each look yields; an agreement that is not held ends the search, unless a report
        tells of it what is claimed."""
        quoted = self._quoting.findings(draft, statement, quotations, mentioned, words)
        if mentioned.unheld is not None:
            if not quoted and may_have_moved_on(statement.text, mentioned):
                return []
            told = list(quoted)
            if mentioned.candidates:
                told += self._asserting.findings(statement, quotations, mentioned, words)
            told = [one for one in told if one.verdict is not Verdict.NOT_FOUND]
            return told or [self._problems.unheld(mentioned, words)]
        if problems := self._problems.findings(mentioned, words):
            return [*problems, *quoted]
        return [*quoted, *self._asserting.findings(statement, quotations, mentioned, words)]


def _language_of(draft: str, statements: Sequence[Statement]) -> str:
    """The language of the draft's own words; a quotation may be in that of the text."""
    own = blanked(draft, [quotation.span for one in statements for quotation in one.quotations])
    return language.detect(own if _WORD.search(own) else draft)


def _named_in(statement: Statement, quotations: Sequence[Quotation]) -> str:
    """The statement without the words that it quotes: they name nothing that it speaks of."""
    start = statement.span.start
    return blanked(
        statement.text,
        [Span(max(0, one.words.start - start), one.words.end - start) for one in quotations],
    )


def _claim(
    draft: str,
    own: str,
    statement: Statement,
    mentioned: Mentioned,
    findings: Sequence[Finding],
) -> Claim:
    verdict = worst(findings)
    telling = [finding for finding in findings if finding.verdict is verdict]
    quotes = _once([quote for finding in telling for quote in finding.quotes])
    return Claim(
        text=statement.text,
        span=statement.span,
        references=tuple(
            replace(one, span=one.span.moved(statement.span.start)) for one in mentioned.references
        ),
        verdict=verdict,
        explanation=" ".join(dict.fromkeys(finding.explanation for finding in telling)),
        evidence=cite(quotes, own),
        differences=tuple(one for finding in telling for one in finding.differences),
        changes=tuple(one for finding in telling for one in finding.changes),
        suggestion=corrected(draft, statement.span, findings),
    )


def _once(quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    """Each place once, in order."""
    return tuple({(one.document.document_id, one.span): one for one in quotes}.values())
