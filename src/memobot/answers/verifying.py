"""An answer is checked as a draft would be, before anybody sees it.

Every citation must give the words of its document at its place, every quotation must be of what
is cited beside it, and every sentence of memobot's own must have its values from what is cited or
from the ledger, which must not say otherwise. A sentence that fails is left out; an answer of
which nothing is left, or whose citations fail, is withheld. Either is logged.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from memobot.answers import phrases
from memobot.answers.grounds import Grounds
from memobot.answers.model import Answer, Reason
from memobot.citations.asserted.comparing import compare_with
from memobot.citations.asserted.finding import find_assertions
from memobot.citations.asserted.model import Outcome
from memobot.citations.citing import Quote, cite
from memobot.citations.grounding import ungrounded, values_in
from memobot.citations.labels import quoted
from memobot.citations.quotations import find_quotations
from memobot.citations.statements import statements_of
from memobot.documents.model import Citation, Document, Span
from memobot.errors import UnknownDocument
from memobot.naming.stemming import words
from memobot.terms.ledger import LedgerOn

_log = logging.getLogger(__name__)

_MARKER = re.compile(r"\[(\d{1,3})\]")
_WORDS = re.compile(r"[^\W\d_]{2}")
_CELL = re.compile(r"[^|\n]+")
_COUNT = re.compile(r"\((\d{1,6})\):$")  # "Agreements held (7):", above a list
_QUOTING_LINE = re.compile(r"^\*\*([^*\n]{1,500}):\*\*[^\n]*", re.MULTILINE)
_NOT_OF_TEXTS = frozenset({Reason.AMBIGUOUS, Reason.NO_SUCH_ARTICLE, Reason.UNKNOWN_DOCUMENT})
_FEWEST = 3  # words of a quotation; fewer mark a name or a term


class Verifier:
    """Checks answers against the documents and the ledger that they are taken from."""

    def __init__(self, document: Callable[[str], Document], ledger: LedgerOn) -> None:
        self._document = document
        self._ledger = ledger

    def verified(self, answer: Answer) -> Answer:
        """The answer itself, or without the sentences that fail, or withheld."""
        if not all(self._stands(citation, answer.language) for citation in answer.citations):
            return _withheld(answer, "a citation is not in its document")
        failing = list(self._failing(answer))
        if not failing:
            return answer
        left = _without(answer.answer, [span for span, _ in failing])
        said = "; ".join(f"{span.of(answer.answer)!r} ({why})" for span, why in failing)
        if not _WORDS.search(left):
            return _withheld(answer, said)
        _log.warning("Left out of the answer to %r: %s", answer.question, said)
        return replace(answer, answer=left)

    def _stands(self, citation: Citation, language: str) -> bool:
        """Whether a citation is what citing its place in the document gives."""
        try:
            document = self._document(citation.document_id)
        except UnknownDocument:
            return False
        if not 0 <= citation.start < citation.end <= len(document.text):
            return False
        quote = Quote(document, Span(citation.start, citation.end))
        (expected,) = cite((quote,), language)
        return citation == replace(expected, marker=citation.marker)

    def _failing(self, answer: Answer) -> Iterator[tuple[Span, str]]:
        """The sentences that are not borne out, and why, in order."""
        if answer.reason in _NOT_OF_TEXTS:
            return
        grounds = Grounds(answer, self._document, self._ledger)
        text = _with_quotes_blank(answer)
        misplaced = list(_misplaced(text, grounds))
        own = grounds.with_names_blank(text)
        found = [(span, "it does not quote what stands there") for span in misplaced]
        for span in _statements(own):
            why = _fault(span.of(own), grounds)
            if why and not any(span.overlaps(other) for other in misplaced):
                found.append((span, why))
        yield from sorted(found)


def _with_quotes_blank(answer: Answer) -> str:
    """The answer, as long as before, without the quotes that their own markers follow."""
    text = answer.answer
    for citation in answer.citations:
        quote, marker = quoted(answer.language, citation.quote), f" [{citation.marker}]"
        text = text.replace(f"{quote}{marker}", f"{' ' * len(quote)}{marker}")
    return text


def _misplaced(text: str, grounds: Grounds) -> Iterator[Span]:
    """The lines under whose heading something else is cited."""
    for line in _QUOTING_LINE.finditer(text):
        cited = grounds.cited(_markers(line.group()))
        if any(citation.label != line[1] for citation in cited):
            yield Span(*line.span())


def _statements(text: str) -> Iterator[Span]:
    """The sentences of memobot's own, and the cells of its tables."""
    for statement in statements_of(text):
        span = statement.span
        if not statement.text.startswith("|"):
            yield span
            continue
        for cell in _CELL.finditer(text, span.start, span.end):
            if _WORDS.search(cell.group()):
                yield Span(*cell.span())


def _fault(text: str, grounds: Grounds) -> str | None:
    """Why a sentence is not borne out; None for one that is."""
    markers = _markers(text)
    cited = grounds.cited(markers)
    if len(cited) < len(markers):
        return "it cites what is not there"
    if not all(grounds.is_count(int(count)) for count in _COUNT.findall(text)):
        return "its list has another number of items"
    said = _COUNT.sub(_blank, _MARKER.sub(_blank, text))
    return (
        _false_quote(said, grounds.quotable(cited))
        or _ungrounded(said, cited, grounds)
        or _otherwise(said, cited, grounds)
    )


def _false_quote(text: str, quotable: Sequence[str]) -> str | None:
    for quotation in find_quotations(text):
        quote = words(quotation.text(text))
        if len(quote) >= _FEWEST and not any(_holds(words(one), quote) for one in quotable):
            return f"{quotation.text(text)!r} is no quote"
    return None


def _holds(text: Sequence[str], quote: Sequence[str]) -> bool:
    return f" {' '.join(quote)} " in f" {' '.join(text)} "


def _ungrounded(text: str, cited: Sequence[Citation], grounds: Grounds) -> str | None:
    missing = ungrounded(values_in(text, grounds.language), grounds.values(cited))
    return f"nothing bears out {missing[0].span.of(text)!r}" if missing else None


def _otherwise(text: str, cited: Sequence[Citation], grounds: Grounds) -> str | None:
    entry = grounds.only_entry(cited)
    if entry is None:
        return None
    assertions = find_assertions(text, grounds.language)
    document = grounds.document(entry.document.document_id)
    for judged in compare_with(assertions, entry, document):
        if judged.outcome is Outcome.OTHERWISE:
            return f"the text says otherwise than {judged.assertion.span.of(text)!r}"
    return None


def _markers(text: str) -> list[int]:
    return list(dict.fromkeys(int(marker) for marker in _MARKER.findall(text)))


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


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
        turn=replace(answer.turn, cited=()),
    )
