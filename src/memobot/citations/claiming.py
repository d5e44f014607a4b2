"""A sentence and the documents that it names -> what it claims of each.

What names a document is no part of the claim, up to the first word that its title, parties and
place do not bear out: "The Polish memorandum | signed in Tashkent". A sentence about several
documents is cut where the next one is named; what is said after the last is said of all that
have nothing of their own: "The memorandum and the agreement | are renewed automatically".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from memobot.citations.asserted.finding import find_assertions
from memobot.citations.asserted.model import Assertion
from memobot.citations.claimed import Claimed, blanked
from memobot.citations.reading import read
from memobot.documents.identity import kind_in
from memobot.documents.model import Span
from memobot.index.catalog_rows import DocumentRecord
from memobot.language import detect
from memobot.naming.names import NameIndex
from memobot.naming.terms import Term, read_terms
from memobot.search.question import Question

_BOUNDARY = re.compile(
    r"[,;:–—]|(?<!\w)(?:and|while|whereas|but|и|а|но|тогда как|ал|және|i|a|zaś|natomiast)(?!\w)",
    re.IGNORECASE,
)


class Claiming:
    """Reads claims, given the `records` of all documents by id, and their `names`."""

    def __init__(self, records: Mapping[str, DocumentRecord], names: NameIndex) -> None:
        self._records = records
        self._names = names

    def of(
        self, text: str, question: Question, documents: Sequence[str], naming: Sequence[Span]
    ) -> Iterator[tuple[str, Claimed]]:
        """What `text` claims of each document; `naming` are the words that name documents.

        `question` is the text taken apart; documents of which nothing is claimed are left out.
        """
        parts = self._parts(text, documents, naming)
        # Of the whole: in "... three years, the other five" the second part alone asserts nothing.
        said = find_assertions(text, detect(text))
        claims = [
            self._claim(
                part,
                question,
                one,
                naming,
                tuple(each for each in said if each.span.of(part) == each.span.of(text)),
            )
            for one, part in parts
        ]
        for at, (document_id, _) in enumerate(parts):
            own = next((claim for claim in claims[at:] if not claim.claims_nothing), None)
            if own is not None:
                yield document_id, own

    def of_any(self, text: str, question: Question) -> Claimed:
        """What `text`, which names no document, claims."""
        own = detect(text)
        return Claimed(read(text, own), _telling(question), find_assertions(text, own))

    def _claim(
        self,
        text: str,
        question: Question,
        document_id: str,
        naming: Sequence[Span],
        assertions: tuple[Assertion, ...],
    ) -> Claimed:
        own = detect(text)
        named = tuple(self._trimmed(text, own, document_id, naming))
        parties = {term.word for term in question.naming(document_id) if term.is_name}
        said = read(text, own, named)
        return Claimed(said, _telling(question) - parties, assertions, named)

    def _parts(
        self, text: str, documents: Sequence[str], naming: Sequence[Span]
    ) -> list[tuple[str, str]]:
        """The documents in the order in which they are named, each with its part of the text."""
        if len(documents) < 2 or len(naming) < 2:
            return [(document_id, text) for document_id in documents]
        terms = read_terms(text, detect(text))
        places = {one: self._place(one, naming, terms) for one in documents}
        ordered = sorted(documents, key=lambda one: places[one])
        starts = [0, *(_boundary(text, places[one].start) for one in ordered[1:])]
        ends = [*starts[1:], len(text)]
        return [
            (one, blanked(text, [Span(0, start), Span(max(start, end), len(text))]))
            for one, start, end in zip(ordered, starts, ends, strict=True)
        ]

    def _place(self, document_id: str, naming: Sequence[Span], terms: Sequence[Term]) -> Span:
        """Of the words that name documents those that name this one."""
        return max(naming, key=lambda span: len(list(self._held(document_id, span, terms))))

    def _held(self, document_id: str, span: Span, terms: Iterable[Term]) -> Iterator[Term]:
        for term in terms:
            if span.overlaps(term.span) and document_id in self._names.holds(term):
                yield term

    def _trimmed(
        self, text: str, language: str, document_id: str, naming: Sequence[Span]
    ) -> Iterator[Span]:
        """The naming words, behind the kind only as far as they are the document's."""
        terms = read_terms(text, language)
        for span in naming:
            end, seen_kind = span.start, False
            for term in (one for one in terms if span.overlaps(one.span)):
                is_kind = kind_in(term.word) is not None
                if seen_kind and (is_kind or not self._names_it(document_id, term)):
                    break
                seen_kind = seen_kind or is_kind
                end = max(end, term.span.end)
            yield Span(span.start, end)

    def _names_it(self, document_id: str, term: Term) -> bool:
        # Of a report the body is known as its head is.
        plain_word = not self._records[document_id].is_agreement and not term.proper
        return not plain_word and document_id in self._names.holds(term)


def _telling(question: Question) -> frozenset[str]:
    """The words that do not just speak of any agreement."""
    return frozenset(term.word for term in question.terms if not question.is_general(term))


def _boundary(text: str, before: int) -> int:
    """Where the clause begins that holds the position."""
    found = [match.end() for match in _BOUNDARY.finditer(text, 0, before)]
    return found[-1] if found else before
