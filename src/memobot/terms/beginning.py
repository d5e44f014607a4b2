"""When an agreement was signed and when it enters into force."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from memobot.documents.model import Document, UnitKind
from memobot.terms.anchors import NamedDate, read_date, stated
from memobot.terms.clauses import Clause
from memobot.terms.cues import cue
from memobot.terms.dates import FoundDate
from memobot.terms.model import Anchor, StatedDate

_OPENING = 4_000  # characters of the text in which the agreement says when it is made
_SHORT_OPENING = 300
_BEGUN = re.compile(
    r"\b(?:by and between|by and among|between|among|is made|is entered|made and entered|dated)\b|"
    r"\b(?:между|заключили|pomiędzy|między|zawart\w+|арасында\w*)\b",
    re.IGNORECASE,
)
_MADE = re.compile(
    r"\b(?:made|entered(?: into)?|dated|executed|concluded|signed|done|as of|by and between|между|"
    r"заключен\w*|подписан\w*|составлен\w*|совершен\w*|zawart\w*|podpisan\w*|sporządzon\w*|dnia|w dniu|жасал\w*|қол қойыл\w*)\b",
    re.IGNORECASE,
)
_IS_MADE = re.compile(r"\b(?:is (?:made|entered|dated|concluded)|made and entered)\b", re.IGNORECASE)
# A date of another paper: "the Prior Agreement dated ...", "WHEREAS on ...", "amended as of".
_OTHER_PAPER = re.compile(
    r"\b(?:(?:to|under|of|in|by) (?:the|that certain|an?|its) [^;]{0,80}?(?:agreement|contract|memorandum)\b[^;]{0,60}dated|"
    r"entered into (?:the|that|an?) [^.;]{0,60}?(?:agreement|contract|memorandum)\b|"
    r"board|notary|powers?|aneks\w*|zmian\w*|поправ\w*|изменени\w*|дополнени\w*|өзгеріс\w*|whereas|that certain|amend(?:ed|ing|s)|original(?:ly)?|prior|previous(?:ly)?|pursuant to|expires?|incorporated|"
    r"filed|born|until|through|expir\w+|terminat(?:es|ing|ed)|no later than|on or before|not later than|by no later|"
    r"принимая во внимание|в соответствии с|zgodnie z|на основании|na podstawie|сәйкес|reference is made)\b[^.;]{0,90}$",
    re.IGNORECASE,
)
_EFFECTIVE_ONLY = re.compile(
    r"\b(?:to be |be |become |becomes |is |are |and )?effective(?: date)?(?: as of| as from| from| on)?[\s:,\"()the]{0,14}$|"
    r"\b(?:commenc\w+|begin\w+)(?: on| as of)?\s*$|"
    r"в силу (?:с )?$|действует с $|\bs? ?życie (?:z |od )?(?:dniem |dnia |dniu )?$|obowiązuje od (?:dnia )?$",
    re.IGNORECASE,
)
_EFFECTIVE_LABEL = re.compile(
    r"\b(?:effective|commencement|start) date\b[\w\s]{0,40}:\W{0,4}$|^\W*effective date\W*$", re.IGNORECASE
)
_EFFECTIVE_AFTER = re.compile(r"\W{0,3}(?:бастап|күшіне|қолданыс)", re.IGNORECASE)
_MADE_BEFORE = re.compile(
    r"\b(?:made|entered(?: into)?|dated|executed|concluded|signed|done)\b[^.;]{0,60}$", re.IGNORECASE
)
_BETWEEN = re.compile(r"\b(?:between|among|by and|part(?:y|ies))\b", re.IGNORECASE)
_CLOSING = re.compile(
    r"in witness|have (?:duly )?(?:executed|signed|caused)|duly executed|signed (?:at|in|on|this|by)|done (?:at|in|on)|executed (?:at|in|on|this|as of|by)|"
    r"made (?:at|in) \w+|подписан\w*|совершен\w*|составлен\w*|sporządzon\w*|podpisan\w*|жасал\w*|қол қойыл\w*",
    re.IGNORECASE,
)
_DATE_LABEL = re.compile(r"\b(?:date|dated|дата|data|күні)\b\s?[:.]?\s?[_\s/s]*$", re.IGNORECASE)
_FIRST_WORD = 12  # characters in which a sentence without a subject begins
# Words before "effective" where something else than the agreement takes effect.
_NOT_ITSELF = re.compile(r"\b(?:was|were|terminat\w+|amend\w+|period|counterparts?|such|document)\b[^.;]{0,40}$", re.IGNORECASE)
_EFFECTIVE_NAMES = (
    "effective date", "commencement date", "date of entry into force", "agreement effective date",
    "term commencement date", "дата вступления в силу", "data wejścia w życie", "күшіне ену күні",
)


@dataclass(frozen=True, slots=True)
class Beginning:
    """When the agreement was signed and takes effect, as stated; `others` are dates of signing
    that the text also gives and that differ."""

    signed: StatedDate | None
    effective: StatedDate | None
    others: tuple[StatedDate, ...] = ()


def find_beginning(
    document: Document, clauses: Sequence[Clause], named: Sequence[NamedDate]
) -> Beginning:
    """The dates of signing and of entry into force."""
    opening = _in_opening(document, clauses)
    closing = _in_closing(document, clauses)
    signed = _fuller(opening[0], [*opening, *closing]) if opening else None
    if signed is None or signed.date is None:
        signed = next((one for one in (*opening, *closing) if one.date is not None), signed)
    effective = _effective(clauses, named)
    others = tuple(
        one
        for one in closing
        if signed and signed.date and one.date and one.date != signed.date and not signed.blank
    )
    return Beginning(signed, effective, others)


def _fuller(signed: StatedDate, others: Sequence[StatedDate]) -> StatedDate:
    """A date that fills what `signed` leaves blank: "this __ day of May 2014" is signed "5 May"."""
    if not signed.blank or signed.date is None:
        return signed
    given = signed.date
    for one in others:
        if one.date and not one.blank and one.date.iso.startswith(given.iso):
            return one
    return signed


def _in_opening(document: Document, clauses: Sequence[Clause]) -> list[StatedDate]:
    """Dates of signing in the opening, the more telling first."""
    end = _opening_end(document)
    ranked: list[tuple[int, int, StatedDate]] = []
    for clause in clauses:
        if clause.span.start >= max(end, 3 * _OPENING):
            break
        text = clause.text
        names_parties = bool(_IS_MADE.search(text) and _BETWEEN.search(text))
        for found in clause.dates:
            points = _signing_points(text, found)
            where = clause.where(found.span.start, found.span.end).start
            if points > 0 and (where < end or (names_parties and points > 3)):
                ranked.append((-points, where, stated(clause, found)))
    ranked.sort(key=lambda one: one[:2])
    return [one for *_, one in ranked]


def _opening_end(document: Document) -> int:
    """Where the opening ends: at the first article after the words that name the parties, for a
    table of contents may stand before them."""
    front = _front(document)
    begun = _BEGUN.search(document.text, front, front + 3 * _OPENING)
    begins = begun.end() if begun else front
    starts = (unit.span.start for unit in document.articles())
    first = next((start for start in starts if start > begins), begins + _OPENING)
    return min(max(first, front + _SHORT_OPENING), begins + _OPENING)


def _front(document: Document) -> int:
    for unit in document.units:
        if unit.kind is UnitKind.FRONT_MATTER:
            return unit.span.end
    return 0


def _signing_points(text: str, found: FoundDate) -> int:
    before = text[max(0, found.span.start - 140) : found.span.start]
    if _OTHER_PAPER.search(before):
        return 0
    alone = len(text) - len(found.span) <= 45
    if _EFFECTIVE_AFTER.match(text, found.span.end):
        return 0
    if _EFFECTIVE_LABEL.search(before):
        return 0
    if _EFFECTIVE_ONLY.search(before) and not _MADE_BEFORE.search(before):
        return 2 if _BETWEEN.search(text) else 0
    made = bool(_MADE.search(before[-110:]) or _MADE.search(text[found.span.end : found.span.end + 60]))
    points = 4 if made or alone else 1
    return points - (2 if found.date is None else 0)


def _in_closing(document: Document, clauses: Sequence[Clause]) -> list[StatedDate]:
    """Dates in the closing formula, then those beside the signatures: of these the last counts,
    for nothing is agreed before the last party has signed."""
    signatures = [unit.span for unit in document.walk() if unit.kind is UnitKind.SIGNATURES]
    from_here = min((span.start for span in signatures), default=len(document.text) * 9 // 10)
    formula: list[StatedDate] = []
    beside: list[StatedDate] = []
    for clause in clauses:
        text = clause.text
        late = clause.span.start >= from_here
        if not (late or _CLOSING.search(text)):
            continue
        for found in clause.dates:
            before = text[max(0, found.span.start - 140) : found.span.start]
            if _OTHER_PAPER.search(before):
                continue
            if _CLOSING.search(before) and clause.span.start > len(document.text) // 3:
                formula.append(stated(clause, found))
            elif late and _DATE_LABEL.search(before):
                beside.append(stated(clause, found))
    beside = [one for one in beside if one.date]
    beside.sort(key=lambda one: one.date.last if one.date else None, reverse=True)  # type: ignore[arg-type, return-value]
    return formula + beside[:1]


def _effective(clauses: Sequence[Clause], named: Sequence[NamedDate]) -> StatedDate | None:
    """The entry into force: a date of that name, or what a sentence says of it; the first of
    both, for exhibits at the end have effective dates of their own."""
    defined = next((one.stated for one in named if one.name in _EFFECTIVE_NAMES), None)
    for clause in clauses:
        if defined and clause.span.start > defined.source.start:
            break
        if found := _takes_effect(clause):
            return found
    return defined


def _takes_effect(clause: Clause) -> StatedDate | None:
    """What a sentence says of the entry into force: "this Agreement ... takes effect on ..."."""
    text = clause.text
    named = cue("agreement").search(text) or cue("term_words").search(text)
    subject = named.end() if named else 0  # "Wchodzi w życie ...": the agreement goes without saying
    for match in cue("takes_effect").finditer(text):
        if match.start() <= _FIRST_WORD:
            gap = ""
        elif named is None or match.start() < subject:
            continue
        else:
            gap = text[subject : match.start()]
        if len(gap) > 90 or _NOT_ITSELF.search(text[max(0, match.start() - 60) : match.start()]):
            continue
        read = read_date(clause, match.end(), match.end() + 110)
        if read is None and gap:  # "қол қойылған күнінен бастап күшіне енеді"
            read = read_date(clause, subject, match.start())
        if read and read.anchor is not Anchor.EVENT:
            return read
    return None
