"""An answer is checked as a draft would be, before anybody sees it.

Every citation must give the words of its document at its place, every quotation must be of what
is cited, and every sentence of memobot's own must have its values from what is cited or from the
ledger, which must not say otherwise. A sentence that fails is left out; an answer of which
nothing is left, or whose citations fail, is withheld. Either is logged.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from memobot.answers import phrases
from memobot.answers.model import Answer, Reason
from memobot.answers.terms.when import asked_time
from memobot.citations.asserted.comparing import compare_with
from memobot.citations.asserted.finding import find_assertions
from memobot.citations.asserted.model import Outcome
from memobot.citations.grounding import Grounds
from memobot.citations.labels import quoted as quoted_in
from memobot.citations.quotations import find_quotations
from memobot.citations.quotes import Quotes
from memobot.citations.reading import read
from memobot.citations.statements import statements_of
from memobot.documents.model import Citation, Document, Span
from memobot.naming.stemming import words
from memobot.terms.ledger import Entry, LedgerOn

_log = logging.getLogger(__name__)

_MARKER = re.compile(r"\[(\d{1,3})\]")
_WORDS = re.compile(r"[^\W\d_]{2}")
_LABEL = re.compile(r"\*\*[^*\n]{1,500}\*\*")
_NOT_OF_TEXTS = frozenset({Reason.AMBIGUOUS, Reason.NO_SUCH_ARTICLE, Reason.UNKNOWN_DOCUMENT})
_FEWEST = 3  # words of a quotation; fewer mark a name or a term


class Verifier:
    """Checks answers against the documents and the ledger that they are taken from."""

    def __init__(self, document: Callable[[str], Document], ledger: LedgerOn) -> None:
        self._document = document
        self._ledger = ledger
        self._quotes = Quotes()

    def verified(self, answer: Answer) -> Answer:
        """The answer itself, or without the sentences that fail, or withheld."""
        if any(not self._stands(citation) for citation in answer.citations):
            return _withheld(answer, "a citation is not in its document")
        if answer.reason in _NOT_OF_TEXTS:
            return answer
        failing = list(self._failing(answer))
        if not failing:
            return answer
        left = _without(answer.answer, [span for span, _ in failing])
        said = "; ".join(f"{span.of(answer.answer)!r} ({why})" for span, why in failing)
        if not _WORDS.search(left):
            return _withheld(answer, said)
        _log.warning("Left out of the answer to %r: %s", answer.question, said)
        return replace(answer, answer=left)

    def _stands(self, citation: Citation) -> bool:
        document = self._document(citation.document_id)
        quote = document.text[citation.start : citation.end]
        return quote == citation.quote and document.version == citation.version

    def _failing(self, answer: Answer) -> Iterator[tuple[Span, str]]:
        """The sentences that are not borne out, and why."""
        cited = {one.marker: one for one in answer.citations}
        held = {one.document_id: self._document(one.document_id) for one in cited.values()}
        entries = {entry.document.document_id: entry for entry in self._ledger(None).entries}
        own = _with_quotes_blank(answer)
        for span in _statements(own):
            text = span.of(own)
            markers = [int(marker) for marker in _MARKER.findall(text)]
            meant = [cited[one] for one in markers if one in cited] or list(cited.values())
            if len(meant) < len(set(markers)):
                yield span, "it cites what is not there"
                continue
            documents = [held[one] for one in dict.fromkeys(one.document_id for one in meant)]
            ledger = [entries[one.document_id] for one in documents if one.document_id in entries]
            why = self._fault(answer, _MARKER.sub(_blank, text), meant, documents, ledger)
            if why:
                yield span, why

    def _fault(
        self,
        answer: Answer,
        text: str,
        meant: Sequence[Citation],
        documents: Sequence[Document],
        entries: Sequence[Entry],
    ) -> str | None:
        for quotation in find_quotations(text):
            quoted = quotation.text(text)
            if len(words(quoted)) >= _FEWEST and not any(
                one.exact for one in self._quotes.align(quoted, documents)
            ):
                return f"{quoted!r} is no quote"
        texts = [
            read(one.quote, document.language)
            for one in meant
            for document in documents
            if document.document_id == one.document_id
        ]
        texts += [read(f"{one.title}. {one.short_title}", one.language) for one in documents]
        texts.append(read(answer.question, answer.language))
        days = _days(answer.question, self._ledger(None).as_of)
        said = read(text, answer.language)
        if missing := Grounds.of(texts, entries, days).ungrounded(said):
            return f"nothing bears out {missing[0].of(text)!r}"
        if len(documents) == 1 and len(entries) == 1:
            assertions = find_assertions(text, answer.language)
            for judged in compare_with(assertions, entries[0], documents[0]):
                if judged.outcome is Outcome.OTHERWISE:
                    return f"the text says otherwise than {judged.assertion.span.of(text)!r}"
        return None


def _days(question: str, today: date) -> list[date]:
    """The day of the ledger, and the ends of the time that was asked about."""
    time = asked_time(question, today)
    return [today, *(day for day in (time.first, time.last) if day)]


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _with_quotes_blank(answer: Answer) -> str:
    """The answer with its labels and the quotes of its citations made blank, as long as before."""
    text = answer.answer
    for citation in answer.citations:
        quoted = quoted_in(answer.language, citation.quote)
        text = text.replace(quoted, " " * len(quoted))
    return _LABEL.sub(_blank, text)


def _statements(text: str) -> Iterator[Span]:
    """The sentences of memobot's own, and the cells of its tables."""
    for statement in statements_of(text):
        span, line = statement.span, statement.text
        if not line.startswith("|"):
            yield span
            continue
        for cell in re.finditer(r"[^|\n]+", line):
            if _WORDS.search(cell.group()):
                yield Span(span.start + cell.start(), span.start + cell.end())


def _without(text: str, spans: Sequence[Span]) -> str:
    """`text` without these stretches; a cell of a table stays, empty."""
    pieces: list[str] = []
    at = 0
    for span in spans:
        pieces.append(text[at : span.start])
        at = span.end
    left = "".join([*pieces, text[at:]])
    return re.sub(r"\n{3,}", "\n\n", left).strip()


def _withheld(answer: Answer, why: str) -> Answer:
    _log.error("The answer to %r is withheld: %s", answer.question, why)
    return replace(
        answer,
        answer=phrases.refusal(answer.language, Reason.NOT_IN_CORPUS),
        abstained=True,
        reason=Reason.NOT_IN_CORPUS,
        citations=(),
        choices=(),
    )
