"""How long an agreement runs: a length, a last day, or no end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from memobot.terms.anchors import NamedDate, stated
from memobot.terms.clauses import Clause
from memobot.terms.cues import cue
from memobot.terms.date_finding import find_dates
from memobot.terms.dates import FoundDate
from memobot.terms.durations import Duration
from memobot.terms.model import Anchor, StatedDate, Term
from memobot.terms.numbers import NUMBER, read_number
from memobot.terms.roles import Measured, is_about_cure, measured

_ANNIVERSARY = re.compile(
    rf"\b(?P<number>{NUMBER})(?:\s?\(\s?\d+\s?(?:st|nd|rd|th)?\s?\))?(?:[- ]years?)? anniversary (?:date )?(?:of|following|after|from)\b",
    re.IGNORECASE,
)
# Words before a date that make it the last day.
_UNTIL = re.compile(
    r"\b(?:until|through|till|thru|to|and end(?:s|ing)?(?: on| at| as of)?|end(?:s|ing)?(?: on| at| as of)?|"
    r"conclud(?:e|es|ing)(?: on)?|terminat(?:e|es|ing)(?: automatically)?(?: on| as of| at)?|(?:termination|expiration|expiry|end) date|"
    r"expir(?:e|es|ing|ation)(?: automatically)?(?: on| at| as of)?|extended to|finish\w*(?: on)?|no later than|"
    r"до|по|do|upływa|wygasa|дейін)\b[\s:\"'(),]{0,6}(?:is |on |at |and including |the close of business on |midnight on |"
    r"midnight |including |the end of |11:59 p\.?m\.?,? (?:[a-z]+ time,? )?on |"
    r"(?:[\w.: ]{1,30}? on )|and including |the earlier of |the later of |(?:\([\w]{1,3}\) ?)|close of business |dnia |року )*\s*$",
    re.IGNORECASE,
)
_KAZAKH_UNTIL = re.compile(r"^[\w\s]{0,14}?дейін", re.IGNORECASE)
_TERM_NAME = re.compile(
    r'\((?:[^()"]{0,60})"?(?:the )?(?:initial |original |contract |license )?(?:term|period)"?|"(?:initial |original )?term"',
    re.IGNORECASE,
)
_NOT_THE_TERM = re.compile(
    r"\b(?:surviv\w+|confidential\w*|warrant(?:y|ies)|non-?compet\w*|competing|solicit\w*|statute|retain\w*|records?|escrow|lock-?up|"
    r"exclusiv\w*|royalt\w*|payment period|grace|cure|cured|vest\w*|options?|insurance|lease\w*|guarant\w*|"
    r"(?:calendar|fiscal|contract) (?:year|quarter)s?\s(?!s)|quarter\b|interest|audit\w*|rofr|right of first|standstill|employment of|employees?|forecast\w*|minimum|purchase order\w*|patent\w*|hosted|tail)\b",
    re.IGNORECASE,
)
_START = re.compile(
    r"\W{0,3}(?:[\w() ]{0,24}?)\b(?:from|after|following|commencing|beginning|starting|as of|since|со дня|с момента|с даты|с|после|от|od|począwszy od|"
    r"бастап|кейін)\b(?P<start>[^;]{0,110})",
    re.IGNORECASE,
)
_BEGINS = re.compile(
    r"\b(?:commenc(?:e|es|ing)|begin(?:s|ning)?|start(?:s|ing)?|effective|takes? effect)\b(?: as of| on| upon| from| with| at| the)*(?P<start>[^.;]{0,90})",
    re.IGNORECASE,
)
_IN_EFFECT = re.compile(
    r"effective date|commencement date|start date|entry into (?:force|effect)|comes? into (?:force|effect)|вступлени\w+ в силу|wejścia w życie|күшіне ен",
    re.IGNORECASE,
)
_SAME_DAY = re.compile(r"\b(?:such|that|this|said|the above) (?:date|day)\b|\bhereof\b", re.IGNORECASE)
_EVENT = re.compile(
    r"\b[A-Z][\w-]* (?:[A-Z][\w-]* )?Date\b|\b(?:date|day) (?:up)?on which\b|\bdate (?:when|that)\b|"
    r"\b(?i:launch|first|last|completion|complete|closing|delivery|delivers|approval|acceptance|receipt|opening|order|installation|start of)\b"
)
_FIRST = re.compile(r"\b(?:initial|original|primary|basic|first)\b", re.IGNORECASE)
_UNLESS_ENDED = re.compile(
    r"\(?\b(?:unless|except|subject to|if not|or until|provided) (?:[\w']+ ){0,8}?(?:terminat\w+|cancel\w+|extend\w+|renew\w+|sooner|earlier)[^,;.()]{0,140}",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"\b(?:for|of|is|be|until|in|after|terminate|expire|expires|end|earlier|later|earliest|latest|occur|through|to|on|at|term|period|last|at least|that is|date|than|extend|continue|run|"
    r"сроком на|на срок|на|в течение|составляет|сроком|до|na|przez|na okres|okres|czas|wynosi|do|upływie)\b"
    r"(?:[\s:\"(]*[ivxab1-3]{0,3}\)?\s?(?:an?|the|initial|period|term|of|fixed|first|for|not|less|than|minimum|approximately|full|additional|that|is|date|of|to|срок|okres|czas|осы|[ivab1-3]{1,3})\b)*[\s:\"()]*$",
    re.IGNORECASE,
)
# Verbs that say right before a length that it is the term.
_STRONG = re.compile(
    r"\b(?:conclude[sd]?|entered into|valid|in force|in (?:full )?(?:force and )?effect|remains?|continues?|expires?|terminates?|"
    r"ends?|lasts?|runs?|subsists?|endures?|extends?|(?:shall|will|is|are) (?:be )?for|shall be|"
    r"заключ\w+|действ\w+|zawart\w+|zawiera|obowiązuj\w+)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
# Verbs that say that a length is that of a further term.
_EXTENDED = re.compile(
    r"\b(?:extend(?! for an? (?:initial )?)|extended|extension|renew\w*|продл\w+|przedłuż\w+)\b(?!.*\b(?:initial|until)\b)[^.;]{0,130}$",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"\b(?:termination|expiration|expiry|end) date\W{0,6}$|"
    r"\bterm\W{0,3}:[^.;]{0,40}\b(?:to|through|until|to and including)\s*$|"
    r"\b(?:term|duration)(?: of (?:this |the )?agreement)?\W{0,2}[:.]\s*$",
    re.IGNORECASE,
)
# A length that is counted from somewhere may be the term, whatever the verb before it.
_COUNTED = re.compile(
    r"\b(?:years?|months?)\b\W{0,3}(?:from|after|beginning|commencing|starting|as from)\b|\bterm[^.;:]{0,24}:",
    re.IGNORECASE,
)
_TOTAL_POINTS = 6  # from which a sentence is taken to state the term
_SHORT = 150  # days; agreements rarely run less long
_WINDOW = 260  # characters before an end in which its subject and verb stand


@dataclass(frozen=True, slots=True)
class TermClause:
    """The sentence of the term, and what was read in it; `begins` is the date from which the
    term runs, where the sentence writes it."""

    clause: Clause
    term: Term | None
    expires: StatedDate | None
    begins: StatedDate | None


@dataclass(frozen=True, slots=True)
class _End:
    """An end of the term in a sentence, at a place of its plain text."""

    at: int
    duration: Duration | None = None
    written: FoundDate | None = None
    after: int = 0  # where the words behind it begin

    @property
    def day(self) -> date | None:
        """The last day, of one that is written out."""
        return self.written.date.last if self.written and self.written.date else None

    @property
    def days(self) -> int:
        """About how many days a length has; 0 for a date."""
        if self.duration is None:
            return 0
        length = self.duration
        return length.years * 360 + length.months * 30 + length.weeks * 7 + length.days


def find_term(
    clauses: Sequence[Clause], named: Sequence[NamedDate], begun: date | None
) -> TermClause | None:
    """The term that the sentences of one document state, or None.

    `begun` is a day on which the agreement was there; an end before it is that of another.
    """
    best: tuple[float, Clause, _End | None] | None = None
    for clause in clauses:
        if not cue("runs").search(clause.text) and not _COUNTED.search(clause.text):
            continue
        for points, end in _candidates(clause):
            if end and end.day and begun and end.day <= begun:
                continue
            if points >= _TOTAL_POINTS and (best is None or points > best[0]):
                best = (points, clause, end)
    return _read(best[1], best[2], named, begun) if best else None


def _candidates(clause: Clause) -> list[tuple[float, _End | None]]:
    """The ends that a sentence gives to the term, or no end, each with what speaks for it."""
    ends = [(_points(clause, end), end) for end in _ends(clause)]
    if ends:
        return [*ends]
    text = _UNLESS_ENDED.sub(" ", clause.text)
    if indefinite := cue("indefinite").search(text):
        window = text[max(0, indefinite.start() - _WINDOW) : indefinite.end() + 60]
        if _NOT_THE_TERM.search(window):
            return []
        further = 3 if cue("renewal").search(text) else 0
        return [(_subject_points(clause, window) + 2 - further, None)]
    return []


def _points(clause: Clause, end: _End) -> float:
    """How much speaks for an end as that of the agreement."""
    text = clause.text
    before = _UNLESS_ENDED.sub(" ", text[max(0, end.at - _WINDOW) : end.at])
    before = re.split(r";|\bprovided\b|\bif\b", before)[-1]
    after = text[end.after : end.after + 60]
    points = _subject_points(clause, before + (after if not before.strip() or _is_kazakh(after) else ""))
    points += 1 if end.written or _LINK.search(before) or _is_kazakh(after) else -3
    points += 1 if _STRONG.search(before) else 0
    points += 2 if _is_anchored(text, end) else 0
    points += 2 if _TERM_NAME.search(after) or _TERM_NAME.search(before) else 0
    points -= 2 if cue("notice").search(before[-60:]) and not end.written else 0
    points += 1 if re.search(r"\b(?:means?|shall mean)\b", before) else 0
    points -= 4 if _EXTENDED.search(before) else 0
    points -= 2 if end.days and end.days < _SHORT else 0
    points -= 5 if _NOT_THE_TERM.search(text[max(0, end.at - 140) : end.at]) else 0
    points -= 5 if _NOT_THE_TERM.search(before) or is_about_cure(before[-120:]) else 0
    points += 6 if _LABEL.search(before) else 0
    points -= 5 if re.match(r"\W{0,3}(?:of age|prior|before|notice)\b", after) else 0
    points -= 5 if "thereafter" in after[:16] and re.search(r"\bduring\b", before, re.I) else 0
    return points


def _is_anchored(text: str, end: _End) -> bool:
    """Whether a length is counted from the entry into force or the signing."""
    match = _START.match(text, end.after) if end.duration else None
    if match is None:
        return False
    near = match["start"][:60]
    return bool(_IN_EFFECT.search(near) or cue("on_signing").search(near))


def _is_kazakh(after: str) -> bool:
    """Whether the verb follows: "үш жыл мерзімге жасалды"."""
    return bool(re.search(r"[әғқңөұүһі]", after))


def _subject_points(clause: Clause, window: str) -> float:
    """How much a stretch of a sentence speaks of the time that the agreement runs."""
    agreement = cue("agreement").search(window)
    term = cue("term_words").search(window)
    points = 0.0
    points += 2 if agreement else 0
    points += 2 if term else 0
    points += 1 if _FIRST.search(window) and term else 0
    points += 2 if cue("runs").search(window) else 0
    points += 2 if cue("term_heading").search(clause.heading) else 0
    points += 1 if cue("takes_effect").search(window) else 0
    return points if agreement or term or cue("term_heading").search(clause.heading) else 0


def _read(
    clause: Clause, best: _End | None, named: Sequence[NamedDate], begun: date | None
) -> TermClause:
    begins = _begins(clause)
    if best is None:
        return TermClause(clause, Term(clause.source(), indefinite=True), None, begins)
    # "for three years, ending 31 December 1998" gives both; each other is found on its own.
    good = [end for end in _ends(clause) if _points(clause, end) >= _TOTAL_POINTS]
    if begun:
        good = [end for end in good if not (end.day and end.day <= begun)]
    length = next((end for end in good if end.duration), None)
    last = next((end for end in good if end.written), None)
    expires = stated(clause, last.written) if last and last.written else None
    term = None
    if length:
        anchor = _anchor(clause.text, length, named)
        term = Term(clause.source(), duration=length.duration, anchor=anchor)
    return TermClause(clause, term, expires, begins)


def _ends(clause: Clause) -> list[_End]:
    """The ends that a sentence names, in order: lengths, anniversaries, last days."""
    text = clause.text
    found = [*_lengths(clause), *_anniversaries(text), *_last_days(clause)]
    return sorted(found, key=lambda end: end.at)


def _lengths(clause: Clause) -> list[_End]:
    return [
        _End(one.found.span.start, duration=one.duration, after=one.found.span.end)
        for one in measured(clause)
        if _could_be_term(clause.text, one)
    ]


def _could_be_term(text: str, one: Measured) -> bool:
    if one.is_notice or one.is_further or one.is_after_end:
        return False
    if re.match(r"[- ]to[- ]", text[one.found.span.end :]):  # "month to month"
        return False
    before = text[max(0, one.found.span.start - 45) : one.found.span.start]
    if re.search(r"\b(?:within|exten(?:sion|ded|ding|sions)|renew\w*|every|each|last|past|prior|preceding|next|in excess of)\b[\w\s,()]{0,25}$", before, re.I):
        return False
    length = one.duration
    return not length.business


def _anniversaries(text: str) -> list[_End]:
    found = []
    for match in _ANNIVERSARY.finditer(text):
        years = read_number(match["number"])
        if years and years < 100:
            end = _End(match.start(), duration=Duration(years=years), after=match.end() - 3)
            found.append(end)
    return found


def _last_days(clause: Clause) -> list[_End]:
    text = clause.text
    found = []
    for one in clause.dates:
        before = text[max(0, one.span.start - 70) : one.span.start]
        after = text[one.span.end : one.span.end + 30]
        if _UNTIL.search(before) or _KAZAKH_UNTIL.match(after):
            found.append(_End(one.span.start, written=one, after=one.span.end))
    return found


def _begins(clause: Clause) -> StatedDate | None:
    """The date written after "commencing on"."""
    for match in _BEGINS.finditer(clause.text):
        dates = find_dates(match["start"])
        if dates and dates[0].span.start < 25:
            return stated(clause, dates[0], match.start("start"))
    return None


def _anchor(text: str, end: _End, named: Sequence[NamedDate]) -> Anchor:
    """What the length is counted from."""
    match = _START.match(text, end.after)
    if match:
        return anchor_in(match["start"], named)
    begins = _BEGINS.search(text)
    if begins and _EVENT.search(begins["start"][:80]):
        return anchor_in(begins["start"], named)
    return Anchor.EFFECTIVE


def anchor_in(start: str, named: Sequence[NamedDate]) -> Anchor:
    """What words after "from" or "commencing on" point to."""
    near = start[:80]
    if _IN_EFFECT.search(near):
        return Anchor.EFFECTIVE
    if cue("on_last_signature").search(near):
        return Anchor.LAST_SIGNATURE
    if cue("on_signing").search(near):
        return Anchor.SIGNING
    if find_dates(near) or _SAME_DAY.search(near):
        return Anchor.EFFECTIVE
    known = (one for one in named if one.stated.date or one.stated.anchor is not Anchor.EVENT)
    if any(one.name in near.lower() for one in known):
        return Anchor.EFFECTIVE
    return Anchor.EVENT if _EVENT.search(near) else Anchor.EFFECTIVE
