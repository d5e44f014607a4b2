"""An agreement of the ledger, about to be told of in one language on one day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from memobot.answers.terms.phrases import Words
from memobot.answers.terms.statements import Sourced, Statement
from memobot.documents.model import Span
from memobot.terms.ledger import Entry
from memobot.terms.model import AgreementTerms, Source

_LONGEST = 1_400  # characters of a list that are quoted in one piece


@dataclass(frozen=True, slots=True)
class Telling:
    """What is told of, in which words, as it stands on which day."""

    entry: Entry
    words: Words
    as_of: date

    @property
    def stated(self) -> AgreementTerms:
        """What the text states."""
        return self.entry.stated

    @property
    def title(self) -> str:
        """The short title, as Markdown that stresses it."""
        return f"**{self.entry.document.short_title}**"

    def statement(self, text: str, *sources: Source | None) -> Statement:
        """Words with the sources that state what they say."""
        return Statement(text, self.sourced(*sources))

    def sourced(self, *sources: Source | None) -> tuple[Sourced, ...]:
        """Where sources stand in the text; those that stand nowhere in it are left out."""
        held = self.entry.document.document_id
        spans = (Span(one.start, one.end) for one in sources if one and one.quote)
        return tuple(dict.fromkeys(Sourced(held, span) for span in spans))

    def together(self, sources: Sequence[Source]) -> tuple[Sourced, ...]:
        """The sources of a list as one stretch, unless it would be very long."""
        apart = self.sourced(*sources)
        if not apart:
            return ()
        whole = Span(min(one.span.start for one in apart), max(one.span.end for one in apart))
        return (Sourced(apart[0].document_id, whole),) if len(whole) <= _LONGEST else apart
