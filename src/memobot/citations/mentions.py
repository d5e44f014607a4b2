"""Which agreements and articles a sentence of a draft speaks of, in the light of those before.

An agreement is named by its title, its parties, its place or year, or by its kind alone where
that leaves one; or it is carried on from the sentence before ("ibid.", "the same Memorandum",
"the Parties"). Where two fit about equally, both are told, and none is chosen.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from memobot.citations.focus import Focus
from memobot.citations.mentioned.meaning import Meaning, Mention
from memobot.citations.mentioned.naming import Naming
from memobot.citations.mentioned.references import Problem, Resolved, Resolver
from memobot.citations.mentioned.sentences import ReadSentence, read_sentence
from memobot.citations.mentioned.titles import Titles
from memobot.citations.model import ClaimReference
from memobot.documents.model import Document, Span
from memobot.index.catalog_rows import DocumentRecord
from memobot.naming.names import NameIndex
from memobot.naming.references import Reference, find_referred

__all__ = ["Focus", "Mentioned", "Mentions", "Problem"]

_NO_KIND = ("plural", "document", "report")
_LONGEST = 4_000  # characters of a sentence that are read; what is longer is a table
_REFERRED = 256  # places whose agreements are remembered


@dataclass(frozen=True, slots=True)
class Mentioned:
    """What a sentence speaks of; spans of `references` are of the sentence.

    `candidates` are the documents meant, best first: those the sentence names, or, where
    `ambiguous`, those of which it could mean any. `carried`: they come from the sentences
    before; `naming` are the words that name agreements. `unheld` is how an agreement is called
    that is not held; `candidates` are then the reports that tell of it. `names_agreement`:
    whether the sentence speaks of an agreement, or names a report. `focus` is for the sentence
    after.
    """

    references: tuple[ClaimReference, ...]
    candidates: tuple[str, ...]
    unheld: str | None
    names_agreement: bool
    focus: Focus
    ambiguous: bool = False
    carried: bool = False
    naming: tuple[Span, ...] = ()


class Mentions:
    """Resolves mentions against the documents that are held: `records` by id, their `names`, and
    `document`, which reads one."""

    def __init__(
        self,
        records: Mapping[str, DocumentRecord],
        names: NameIndex,
        document: Callable[[str], Document],
    ) -> None:
        self._naming = Naming(records, names)
        self._titles = Titles(records.values())
        self._document = document
        self._having = lru_cache(maxsize=_REFERRED)(self._agreements_having)

    def of(self, sentence: str, focus: Focus) -> Mentioned:
        """What the sentence speaks of, after sentences that left `focus`.

        Of a very long one the first 4,000 characters are read.
        """
        sentence = sentence[:_LONGEST]
        read = read_sentence(sentence, self._titles)
        meaning = Meaning(self._naming, sentence, focus, read.names)
        mentions = _mentions(meaning, read)
        carried = None if mentions else self._carried(read, focus)
        resolver = Resolver(
            sentence,
            mentions,
            carried,
            focus,
            self._document,
            lambda place: self._having(place.article),
        )
        resolved = resolver.resolve(read.pointers)
        return _mentioned(read, focus, mentions, carried, resolved)

    def _carried(self, read: ReadSentence, focus: Focus) -> Mention | None:
        """What a sentence is about that names no agreement: a party's name may tell, or what was
        spoken of goes on."""
        whole = Span(0, len(read.text))
        if of_pair := read.of_pair(focus.pair, self._naming.agreements):
            return Mention(whole, of_pair, carried=True, together=True)
        named = self._by_names(read)
        if focus.unheld and not named:
            gone_on = Mention(whole, (), focus.unheld, carried=True)
            return gone_on if read.goes_on else None
        spoken = focus.rivals or (focus.documents[:1] if focus.carries else ())
        if spoken and named:
            both = tuple(one for one in spoken if one in named)
            if both:
                return Mention(whole, both, carried=True)
            return Mention(whole, (*spoken, *named) if read.cites_by_number else named)
        if spoken:
            knows = any(self._naming.holders(term) & set(spoken) for term in read.names)
            return Mention(whole, spoken, carried=True) if read.goes_on or knows else None
        if named:
            return Mention(whole, named)
        single = len(self._naming.agreements) == 1 and not focus.elsewhere
        return Mention(whole, self._naming.agreements) if single and read.speaks else None

    def _by_names(self, read: ReadSentence) -> tuple[str, ...]:
        """The agreements that the names in a sentence point to, if it speaks of one at all."""
        one_is_enough = read.speaks or bool(read.phrases) or read.tells_terms
        kinds = {phrase.kind for phrase in read.phrases} - {"agreement", *_NO_KIND}
        return tuple(
            one
            for one in self._naming.by_names(read.names, 1 if one_is_enough else 2)
            if not kinds or self._naming.kind(one) in kinds
        )

    def _agreements_having(self, article: str) -> tuple[str, ...]:
        place = Reference(article, None, Span(0, 0))
        return tuple(
            one
            for one in self._naming.agreements
            if find_referred(self._document(one), place) is not None
        )


def _mentions(meaning: Meaning, read: ReadSentence) -> tuple[Mention, ...]:
    """What the titles and the phrases mean, in order."""
    found = [Mention(span, documents) for span, documents in read.titles]
    for phrase in read.phrases:
        mention = meaning.of(phrase, [one for one in found if one.span < phrase.span])
        if mention:
            found.append(mention)
    return tuple(sorted(found, key=lambda mention: mention.span))


def _mentioned(
    read: ReadSentence,
    focus: Focus,
    mentions: Sequence[Mention],
    carried: Mention | None,
    resolved: Sequence[Resolved],
) -> Mentioned:
    cited = [one.mention for one in resolved if one.mention]
    meant = [*mentions, *([carried] if carried else []), *([] if mentions or carried else cited)]
    documents = tuple(dict.fromkeys(one for mention in meant for one in mention.documents))
    narrowed = {one.document for one in cited if one.document}
    if len(meant) == 1 and len(documents) > 1 and len(narrowed) == 1:
        documents = tuple(one for one in documents if one in narrowed)
    unheld = next((one.unheld for one in meant if one.unheld), None)
    return Mentioned(
        references=_references(read, mentions, resolved),
        candidates=documents,
        unheld=unheld,
        names_agreement=bool(mentions)
        or read.has_kind
        or read.names_parties
        or any(one.is_of_agreement for one in resolved)
        or (carried is not None and not carried.carried and read.tells_terms),
        focus=_focus_after(focus, mentions, carried, resolved),
        ambiguous=len(documents) > 1
        and unheld is None
        and any(len(one.documents) > 1 and not one.together for one in meant),
        carried=carried is not None and carried.carried,
        naming=tuple(mention.span for mention in mentions),
    )


def _references(
    read: ReadSentence, mentions: Sequence[Mention], resolved: Sequence[Resolved]
) -> tuple[ClaimReference, ...]:
    """The places cited, and the documents that are named without one."""
    placed = {(one.mention.documents, one.mention.unheld) for one in resolved if one.mention}
    alone = {
        (one.documents, one.unheld): one
        for one in reversed(mentions)
        if (one.documents, one.unheld) not in placed
    }
    references = [one.reference for one in resolved]
    references += [_of_document(read.text, one) for one in alone.values()]
    return tuple(sorted(references, key=lambda one: one.span))


def _of_document(sentence: str, mention: Mention) -> ClaimReference:
    problem = Problem.UNHELD if mention.unheld else Problem.AMBIGUOUS
    return ClaimReference(
        mention.document,
        None,
        mention.span.of(sentence),
        mention.span,
        problem="" if mention.document else problem,
    )


def _focus_after(
    focus: Focus,
    mentions: Sequence[Mention],
    carried: Mention | None,
    resolved: Sequence[Resolved],
) -> Focus:
    """What is spoken of after the sentence: what it named last, and the place it cited last."""
    after = focus
    for mention in (*mentions, *([carried] if carried else [])):
        if mention.unheld:
            after = after.on_unheld(mention.unheld)
        elif mention.document:
            after = after.on(mention.document)
        else:
            after = after.torn(mention.documents)
    if not resolved:
        return _several(after, mentions)
    last = resolved[-1]
    if not last.is_of_agreement:
        alone = not mentions and all(not one.is_of_agreement for one in resolved)
        return after.off(last.reference.as_written) if alone else after
    if last.reference.document_id:
        after = after.at(last.reference.document_id, last.reference.article, last.reference.clause)
    return _several(after, mentions)


def _several(after: Focus, mentions: Sequence[Mention]) -> Focus:
    """After a sentence about two agreements what follows could be about either."""
    named = tuple(dict.fromkeys(one.document for one in mentions if one.document))
    return after.on_pair(named) if len(named) > 1 else after
