"""Who signs at the end of an agreement: organisation, office and name of each."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Literal

from memobot.documents.model import Document, Span
from memobot.terms.named.party_names import (
    CAPITAL,
    LEGAL_ENDING,
    ORGANISATION,
    name_end,
    name_start,
)
from memobot.terms.named.people import is_person, office_at_end, office_length, person_at
from memobot.terms.named.signature_lines import Piece, signature_pieces

_MOST = 40  # blocks of one agreement
_FOR = re.compile(
    r"(?:signed\s+)?(?:for and on behalf of|on behalf of|for|signed by|от имени|за|от|za|w imieniu|"
    r"z upoważnienia):?\s+(?!and on behalf)(?:the\s+)?(?=\S)",
    re.IGNORECASE,
)
# The same when the organisation stands on the next line.
_FOR_NEXT = re.compile(
    r"(?:signed\s+)?(?:for(?: and on behalf of)?|on behalf of|signed by|от имени|w imieniu|"
    r"z upoważnienia)(?:\s+the)?",
    re.IGNORECASE,
)
_ON_BEHALF = re.compile(r"\s(?:атынан|үшін)(?!\w)[\s:.,]*", re.IGNORECASE)
_SKIPPED = re.compile(
    r"the parties|signatures?\b|подписи|podpisy|қолдары|тараптардың|стороны|strony|\[|page \d|\d|"
    r"source:|exhibit|м\.\s?п\.|l\.\s?s\.|m\.\s?p\.|attest|witness|agreed|accepted|date\b|дата\b|"
    r"data\b|күні\b|реквизиты|confidential|signed\b|name\b|title\b|by$|schedule\b",
    re.IGNORECASE,
)
_SENTENCE_ENDS = re.compile(r"[a-z]\.\s+(?=[A-Z])")
_SENTENCE = re.compile(
    r"\b(?:have|has|shall|will|agree\w*|executed|caused|hereto|hereunto|written|omitted)\b", re.I
)
_OFFICE_ENDS = re.compile(r"\s*(?:\[|\(|\s{2}|\b(?:By|Signature Page|IN WITNESS)\b)")
_INITIAL = re.compile(rf"(?<![\w.])[{CAPITAL}]\.\s?(?=[{CAPITAL}])")
_DATED = re.compile(r"[\s,]+\D{0,12}\d.{0,40}")  # ", 17 May 2023"
_LONG_OFFICE = 60  # characters of an office; "Title:" may have a line of anything behind it
_OF = re.compile(r"[\s,–—-]*(?:of|at|for|on behalf of)?\s*(?:the\s+)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SignatureBlock:
    """One who signs, as far as the block says; `span` covers all of it.

    An organisation or an office may go over several lines, each a span of its own.
    """

    span: Span
    organisation: tuple[Span, ...] = ()
    office: tuple[Span, ...] = ()
    name: Span | None = None


def _formal(words: str) -> bool:
    return LEGAL_ENDING.search(words) is not None


@dataclass
class _Reader:
    """Puts the pieces together into blocks; the last block is the one being read."""

    text: str
    blocks: list[SignatureBlock] = field(default_factory=list)
    going_on: Literal["organisation", "office"] | None = None  # what the next line may continue
    awaits: bool = False  # whether a line "For and on behalf of" stands before

    def read(self, piece: Piece) -> None:
        """One more piece."""
        words = piece.span.of(self.text)
        if piece.label == "other":
            self.going_on = None
        elif piece.label == "office":
            self._labelled_office(piece.span)
        elif piece.label in ("name", "by"):
            self._labelled_name(piece)
        elif not self._continues(piece, words):
            self._plain(piece, words)

    def _labelled_name(self, piece: Piece) -> None:
        found = person_at(self.text, piece.span.start, piece.span.end)
        if found is None:
            return
        last = self.blocks[-1] if self.blocks else None
        if last and last.name and piece.label == "name":
            self._put(Span(*found), name=Span(*found))  # it writes out what the signature says
        else:
            self._name(Span(*found))
        rest = self.text[found[1] : piece.span.end]
        office = found[1] + len(rest) - len(rest.lstrip(" ,-–\t"))
        if office_length(self.text, office, piece.span.end):
            self._office(Span(office, piece.span.end))

    def _labelled_office(self, span: Span) -> None:
        """What stands behind "Title:"; in joined lines the next block may follow at once."""
        cut = _OFFICE_ENDS.search(self.text, span.start, span.end)
        end = cut.start() if cut else span.end
        length = office_length(self.text, span.start, end)
        if length and (end - span.start > _LONG_OFFICE or _formal(self.text[span.start : end])):
            end = span.start + length
        if end > span.start and end - span.start <= 2 * _LONG_OFFICE:
            self._office(Span(span.start, end))
        self.going_on = None

    def _continues(self, piece: Piece, words: str) -> bool:
        """Whether a line goes on with the organisation or the office above it."""
        if piece.opens or self.going_on is None or is_person(words) or office_length(words):
            return False
        if _FOR.match(words) or office_at_end(words) or self._person_with_office(piece.span):
            return False
        last = self.blocks[-1]
        if self.going_on == "office":
            self._put(piece.span, office=(*last.office, piece.span))
        else:
            self._put(piece.span, organisation=(*last.organisation, piece.span))
        return True

    def _person_with_office(self, span: Span) -> bool:
        """Whether a line is "Ilze Kronberga, President"."""
        person = person_at(self.text, span.start, span.end)
        if person is None:
            return False
        rest = self.text[person[1] : span.end]
        return rest[:1] == "," and bool(office_length(rest.lstrip(" ,")))

    def _plain(self, piece: Piece, words: str) -> None:
        span = piece.span
        self.going_on = None
        if self.awaits and not is_person(words) and not office_length(words):
            self.awaits = False
            start = name_start(self.text, span.start, span.end)
            self._organisation(Span(start, span.end))
            return
        prefix = _FOR.match(words)
        if prefix:
            self._organisation(Span(span.start + prefix.end(), span.end))
        elif _FOR_NEXT.fullmatch(words):
            self.awaits = True
        elif suffix := _ON_BEHALF.search(words):
            self._organisation(Span(span.start, span.start + suffix.start()))
            if rest := words[suffix.end() :]:
                self.going_on = None
                self._plain(Piece(Span(span.end - len(rest), span.end), None, False), rest)
        elif _SKIPPED.match(words):
            return
        elif is_person(words) and not words.isupper():
            found = person_at(self.text, span.start, span.end)
            self._name(Span(found[0], span.end) if found else span)
        elif office_length(words):
            self._office_line(span)
        elif office := office_at_end(words):
            self._organisation(Span(span.start, span.start + office[0]))
            self._office(Span(span.start + office[0], span.end))
            self.going_on = None
        elif person := person_at(self.text, span.start, span.end):
            self._name_line(span, Span(*person), words)
        else:
            self._maybe_organisation(span, words)

    def _name_line(self, span: Span, person: Span, words: str) -> None:
        """ "Ilze Kronberga, President"; anything else behind a name makes it none."""
        rest = self.text[person.end : span.end]
        office = person.end + len(rest) - len(rest.lstrip(" ,–—-"))
        if rest[:1] in ",–—- " and office_length(self.text, office, span.end):
            self._name(person)
            self._office(Span(office, span.end))
        else:
            self._maybe_organisation(span, words)

    def _office_line(self, span: Span) -> None:
        """ "Chairman", "Chairman of the Federation", "Председатель П. Ветлугин"."""
        length = office_length(self.text, span.start, span.end)
        office = Span(span.start, span.start + length)
        self._office(office)
        behind = self.text[office.end : span.end]
        start = office.end + len(behind) - len(behind.lstrip(" ,–—-\t:"))
        person = person_at(self.text, start, span.end) or self._initials(start, span.end)
        if person and (person[1] == span.end or _DATED.fullmatch(self.text, person[1], span.end)):
            if person[0] > start:
                until = len(self.text[: person[0]].rstrip(" ,–—-\t:"))
                self._put(span, office=(Span(span.start, until),))
            self._name(Span(*person))
            self.going_on = None
        elif behind.strip():
            self._put(span, office=(span,))

    def _initials(self, start: int, end: int) -> tuple[int, int] | None:
        """The name with initials further on in a line: "Chairman of the Union A. Berg"."""
        found = _INITIAL.search(self.text, start, end)
        return person_at(self.text, found.start(), end) if found else None

    def _maybe_organisation(self, span: Span, words: str) -> None:
        sentence = list(_SENTENCE_ENDS.finditer(words))
        if sentence:  # "... the date first above written. FOO INC."
            span = Span(span.start + sentence[-1].end(), span.end)
            words = span.of(self.text)
        start = name_start(self.text, span.start, span.end)
        name = Span(start, name_end(self.text, start, span.end))
        formal = _formal(name.of(self.text)) or ORGANISATION.search(words)
        quoted = any(sign in words for sign in "«„")
        if _SENTENCE.search(words) or not (formal or quoted or words.isupper()):
            return
        if len(name) > 2 and len(words) <= 200:
            self._organisation(name)

    def _organisation(self, span: Span) -> None:
        last = self.blocks[-1] if self.blocks else None
        if last is None or last.organisation or last.name:
            self.blocks.append(SignatureBlock(span))
        self._put(span, organisation=(span,))
        self.going_on = "organisation"

    def _office(self, span: Span) -> None:
        last = self.blocks[-1] if self.blocks else None
        if last is None or last.office:
            self.blocks.append(SignatureBlock(span))
        self._put(span, office=(span,))
        self.going_on = "office"

    def _name(self, span: Span) -> None:
        last = self.blocks[-1] if self.blocks else None
        if last is None or last.name:
            self.blocks.append(SignatureBlock(span))
        self._put(span, name=span)
        self.going_on = None

    def _put(
        self,
        span: Span,
        organisation: tuple[Span, ...] | None = None,
        office: tuple[Span, ...] | None = None,
        name: Span | None = None,
    ) -> None:
        last = self.blocks[-1]
        self.blocks[-1] = SignatureBlock(
            Span(min(last.span.start, span.start), max(last.span.end, span.end)),
            last.organisation if organisation is None else organisation,
            last.office if office is None else office,
            last.name if name is None else name,
        )


def signature_blocks(document: Document) -> tuple[SignatureBlock, ...]:
    """The blocks in the order of the text; () where there are no signatures.

    An office line that goes on with "of the Federation ..." gives the organisation too.
    """
    reader = _Reader(document.text)
    for piece in signature_pieces(document):
        reader.read(piece)
        if len(reader.blocks) > _MOST:
            break
    return tuple(_with_organisation(document.text, block) for block in reader.blocks[:_MOST])


def _with_organisation(text: str, block: SignatureBlock) -> SignatureBlock:
    """The organisation cut from the office: "Chairman of the Union", "Председатель Союза"."""
    if not block.office:
        return block
    first = block.office[0]
    length = office_length(text, first.start, first.end)
    office = Span(first.start, first.start + length)
    rest = [
        span for span in (Span(office.end, first.end), *block.office[1:]) if span.of(text).strip()
    ]
    if not length or not rest:
        return block
    behind = _OF.match(text, rest[0].start, rest[0].end)
    rest[0] = Span(behind.end() if behind else rest[0].start, rest[0].end)
    words = joined(text, rest)
    if not ORGANISATION.search(" ".join(words.split()[:5])):
        return block
    return replace(block, office=(office,), organisation=block.organisation or tuple(rest))


def joined(text: str, spans: Iterable[Span]) -> str:
    """What the spans cover, with single spaces."""
    return " ".join(" ".join(span.of(text) for span in spans).split())
