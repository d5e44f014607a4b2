"""Agreements that are not held, told by a party or a country that no candidate has.

"The memorandum of the party «Nur Otan» and the FPRK": the FPRK has other agreements, but none of
them has that party, and a news item has it in its title.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from memobot.citations.mentions import Mentioned
from memobot.citations.quotations import Quotation
from memobot.citations.statements import Statement
from memobot.documents.identity import kind_in
from memobot.index.catalog import DocumentRecord
from memobot.language import detect
from memobot.naming.names import NameIndex
from memobot.naming.terms import read_terms

_FURTHER = 30  # characters behind those words that may go on with the name
_REACH = 60  # characters around the words that name an agreement


class Reported:
    """Finds the reports that tell of an agreement; `names` are those of all documents."""

    def __init__(self, records: Mapping[str, DocumentRecord], names: NameIndex) -> None:
        self._records = records
        self._names = names

    def instead(
        self, statement: Statement, quotations: Sequence[Quotation], mentioned: Mentioned
    ) -> Mentioned:
        """What the statement speaks of: the reports, where a name in quotation marks beside the
        words for the agreement is of none that it could mean. `quotations` are no names."""
        if not mentioned.candidates or mentioned.unheld or not mentioned.naming:
            return mentioned
        if name := self._foreign(statement.text, mentioned):
            return replace(mentioned, candidates=(), unheld=name, ambiguous=False)
        start = statement.span.start
        for quotation in statement.quotations:
            if quotation in quotations:
                continue
            at = quotation.span.start - start
            near = any(span.start - _REACH <= at <= span.end + _REACH for span in mentioned.naming)
            name = statement.text[max(0, at) : quotation.span.end - start]
            if near and (reports := self._reports(name, statement, mentioned.candidates)):
                return replace(mentioned, candidates=reports, unheld=name, ambiguous=False)
        return mentioned

    def _foreign(self, text: str, mentioned: Mentioned) -> str | None:
        """The words that name an agreement, as far as a country that none of the candidates has:
        "the memorandum with the Federation of Trade Unions of Belarus"."""
        terms = read_terms(text, detect(text))
        for span in mentioned.naming:
            for term in (
                one for one in terms if span.start <= one.span.start < span.end + _FURTHER
            ):
                own = self._names.holds(term).intersection(mentioned.candidates)
                if term.countries and not own:
                    return text[span.start : term.span.end]
                if not own and kind_in(term.word) is None and not term.is_name:
                    break
        return None

    def _reports(
        self, name: str, statement: Statement, candidates: Sequence[str]
    ) -> tuple[str, ...]:
        """The reports by whose title a name goes that no candidate has."""
        terms = [term for term in read_terms(name, detect(statement.text)) if not term.concepts]
        holders = [self._names.holds(term) for term in terms]
        if not holders or any(held.intersection(candidates) for held in holders):
            return ()
        common = frozenset.intersection(*holders)
        return tuple(sorted(one for one in common if not self._records[one].is_agreement))
