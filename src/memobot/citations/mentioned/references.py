"""The places that a sentence cites -> references to articles of documents, or what bars them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from memobot.citations.focus import Focus
from memobot.citations.mentioned.meaning import Mention
from memobot.citations.mentioned.places import Pointer, Points
from memobot.citations.model import ClaimReference
from memobot.documents.model import Document
from memobot.naming.references import Reference, find_referred

# Between an article and the agreement that it is of: "Article 9 of the Memorandum".
_OF = re.compile(
    r"[\s,(]{0,3}(?:(?:of|in|to|under|from|the|both|из|в|z|ze|w)\s{1,3}){0,3}\Z", re.IGNORECASE
)
# Between articles that are of the same agreement: "Article 9 (2) and Article 10 of the ...".
_JOINED = re.compile(
    r"\s{0,3}(?:,|and|or|&|и|или|i|oraz|lub|және|мен|пен|as well as|а также|,\s{0,3}and)\s{1,3}\Z",
    re.IGNORECASE,
)


class Problem(StrEnum):
    """Why a reference leads to nothing. What there is instead follows from its document, the
    candidates of the sentence and its words."""

    AMBIGUOUS = "ambiguous"  # any of the candidates could be meant
    UNHELD = "unheld"  # of an agreement that is not held
    ELSEWHERE = "elsewhere"  # of a text that is no agreement: a constitution, a code
    NO_SUCH_ARTICLE = "no_such_article"  # the document has articles, and not this one
    NO_SUCH_CLAUSE = "no_such_clause"  # the article has not this clause
    NO_DOCUMENT = "no_document"  # nothing says which agreement is meant


@dataclass(frozen=True, slots=True)
class Resolved:
    """A reference, and what it is of: None where it is of a text that is no agreement."""

    reference: ClaimReference
    mention: Mention | None

    @property
    def is_of_agreement(self) -> bool:
        """Whether the reference is of an agreement, held or not."""
        return self.reference.problem != Problem.ELSEWHERE


class Resolver:
    """Resolves the places cited in one sentence.

    `carried` is what a place without a name is of; `document` reads one; `having` yields the
    agreements that have an article.
    """

    def __init__(
        self,
        sentence: str,
        mentions: Sequence[Mention],
        carried: Mention | None,
        focus: Focus,
        document: Callable[[str], Document],
        having: Callable[[Reference], tuple[str, ...]],
    ) -> None:
        self._sentence, self._mentions, self._carried = sentence, mentions, carried
        self._focus, self._document, self._having = focus, document, having

    def resolve(self, pointers: Sequence[Pointer]) -> tuple[Resolved, ...]:
        """The references, in order; what points back to nothing is left out."""
        found: list[Resolved] = []
        for at, pointer in enumerate(pointers):
            mention = self._mention_of(pointers, at)
            if pointer.how is Points.BY_NUMBER:
                resolved: Resolved | None = self._by_number(pointer, mention)
            elif pointer.how is Points.ELSEWHERE:
                resolved = self._beyond(pointer, Problem.ELSEWHERE)
            else:
                resolved = self._back(pointer, mention, found[-1] if found else None)
            if resolved:
                found.append(resolved)
        return tuple(found)

    def _mention_of(self, pointers: Sequence[Pointer], at: int) -> Mention | None:
        """The mention that a place belongs to: the one behind "of", or the last before it."""
        if len({(one.documents, one.unheld) for one in self._mentions}) < 2:
            return self._mentions[0] if self._mentions else None
        end = pointers[at].span.end
        for following in pointers[at + 1 :]:
            if not _JOINED.match(self._sentence[end : following.span.start]):
                break
            end = following.span.end
        behind = [one for one in self._mentions if one.span.start >= end]
        if behind and _OF.match(self._sentence[end : behind[0].span.start]):
            return behind[0]
        before = [one for one in self._mentions if one.span.end <= pointers[at].span.start]
        return before[-1] if before else next(iter(behind), None)

    def _by_number(self, pointer: Pointer, mention: Mention | None) -> Resolved:
        article = Reference(pointer.article or "", pointer.clause, pointer.span)
        of = mention or self._carried
        if of is None:
            if self._focus.elsewhere:
                return self._beyond(pointer, Problem.ELSEWHERE)
            having = self._having(article)
            if not having:
                return self._beyond(pointer, Problem.NO_DOCUMENT, article)
            of = Mention(pointer.span, having)
        return self._in(of, article)

    def _back(
        self, pointer: Pointer, mention: Mention | None, last: Resolved | None
    ) -> Resolved | None:
        """What a place is that points back to the one cited last, in this sentence or before."""
        focus = self._focus
        if last is None and focus.elsewhere and pointer.how is not Points.CLAUSE:
            return self._beyond(pointer, Problem.ELSEWHERE)
        if last is not None:
            of, article, clause = last.mention, last.reference.article, last.reference.clause
        else:
            of, article, clause = self._spoken_of(pointer), focus.article, focus.clause
        if pointer.how is Points.IBID:
            if of is None:
                return self._beyond(pointer, Problem.NO_DOCUMENT)
            return self._in(of, _place(pointer, article, pointer.clause or clause))
        named = mention or of
        if (
            named is None
            or named.document is None
            or (last is None and focus.torn_from(named.document))
        ):
            return None
        if pointer.how is Points.CLAUSE and article is None and mention is not None:
            article, pointer = pointer.clause, replace(pointer, clause=None)  # "п. 3 соглашения"
        if article is None:
            return None
        return self._in(named, _place(pointer, article, pointer.clause))

    def _spoken_of(self, pointer: Pointer) -> Mention | None:
        """What was spoken of in the sentences before."""
        focus = self._focus
        documents = focus.rivals or focus.documents[:1]
        if not (documents or focus.unheld):
            return None
        return Mention(pointer.span, () if focus.unheld else documents, focus.unheld)

    def _in(self, mention: Mention, place: Reference) -> Resolved:
        """The reference to a place of what `mention` means."""
        documents = mention.documents
        if mention.unheld:
            return self._beyond(_pointer(place), Problem.UNHELD, place, mention)
        if len(documents) > 1 and place.article:
            having = [one for one in documents if find_referred(self._document(one), place)]
            documents = tuple(having) if len(having) == 1 else documents
        if len(documents) != 1:
            return self._beyond(_pointer(place), Problem.AMBIGUOUS, place, mention)
        reference = self._found(documents[0], place)
        return Resolved(reference, Mention(mention.span, documents))

    def _found(self, document_id: str, place: Reference) -> ClaimReference:
        written = place.span.of(self._sentence)
        plain = ClaimReference(
            document_id, place.article or None, written, place.span, place.clause
        )
        if not place.article:
            return plain
        found = find_referred(self._document(document_id), place)
        if found is None:
            return replace(plain, problem=Problem.NO_SUCH_ARTICLE)
        article, clause = found
        if place.clause and clause is None:
            return replace(plain, problem=Problem.NO_SUCH_CLAUSE)
        number = clause.number if clause and clause.number else place.clause
        return replace(plain, article=article.number or place.article, clause=number)

    def _beyond(
        self,
        pointer: Pointer,
        problem: Problem,
        place: Reference | None = None,
        mention: Mention | None = None,
    ) -> Resolved:
        """A reference that leads to no one place."""
        written = pointer.span.of(self._sentence)
        reference = ClaimReference(
            None,
            (place.article or None) if place else None,
            written,
            pointer.span,
            place.clause if place else None,
            problem,
        )
        return Resolved(reference, mention)


def _place(pointer: Pointer, article: str | None, clause: str | None) -> Reference:
    return Reference(article or "", clause, pointer.span)


def _pointer(place: Reference) -> Pointer:
    return Pointer(Points.BY_NUMBER, place.span, place.article, place.clause)
