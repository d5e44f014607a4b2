"""A question about several agreements: what it asks, of which time, and of which ledger."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from memobot.answers.terms.asked import AskedTerms, Facet
from memobot.answers.terms.facets import statements_of
from memobot.answers.terms.phrases import Words
from memobot.answers.terms.statements import Composed, Statement, as_list, as_paragraph
from memobot.answers.terms.telling import Telling
from memobot.answers.terms.when import AskedTime
from memobot.documents.model import Document
from memobot.terms.ledger import Entry, Ledger, LedgerOn

_SHOWN = 20  # items of a list, at most


@dataclass(frozen=True, slots=True)
class Scope:
    """What a question asks of the agreements in the ledgers that `ledger` gives."""

    asked: AskedTerms
    time: AskedTime
    ledger: LedgerOn
    words: Words
    document: Callable[[str], Document]

    @property
    def present(self) -> Ledger:
        """The ledger of the day to count from."""
        return self.ledger(None)

    @property
    def first(self) -> date:
        """The first day asked about: where the question names only the last, the present one."""
        return self.time.first or self.present.as_of

    def about(self, entry: Entry, facet: Facet, as_of: date | None = None) -> Statement:
        """The title of an agreement and what its ledger says to `facet`."""
        told = Telling(entry, self.words, as_of or self.present.as_of)
        return titled(told, statements_of(told, (facet,)))

    def listed(
        self,
        phrase: str,
        items: Sequence[Statement],
        silent: Sequence[Entry] = (),
        **fields: object,
    ) -> Composed:
        """A list under a phrase, or that there is none; `silent` are the agreements in whose
        text that could not be found."""
        what = self.words.say(phrase, **fields)
        if not items:
            nothing = Statement(f"{what}: {self.words.say('none')}")
            return as_paragraph((nothing, *self.not_told(silent)), self.document)
        shown = list(items[:_SHOWN])
        if len(items) > len(shown):
            shown.append(Statement(self.words.say("and_more", count=len(items) - len(shown))))
        lead = Statement(f"{what} ({len(items)})")
        return as_list(lead, (*shown, *self.not_told(silent)), self.document)

    def not_told(self, silent: Sequence[Entry]) -> tuple[Statement, ...]:
        """That the text of these agreements does not tell, or not in words that were found."""
        if not silent:
            return ()
        titles = ", ".join(entry.document.short_title for entry in silent[:_SHOWN])
        return (Statement(self.words.say("not_told", titles=titles)),)


def titled(told: Telling, said: Sequence[Statement]) -> Statement:
    """Statements about an agreement as one, after its title."""
    text = ". ".join(one.text for one in said)
    sources = tuple(dict.fromkeys(source for one in said for source in one.sources))
    return Statement(f"{told.title}: {text}" if text else told.title, sources)
