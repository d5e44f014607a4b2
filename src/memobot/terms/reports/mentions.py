"""What a report says of agreements: who signed which kind with whom, when and where.

The sentences of a report are read one by one; what several of them say of one agreement is put
together into one mention, which cites the sentence that tells most.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from memobot.documents.model import Document, Span
from memobot.naming.stemming import stem, words
from memobot.terms.clauses import clauses
from memobot.terms.dates import PartialDate
from memobot.terms.model import Mention
from memobot.terms.reports.report_words import report_words
from memobot.terms.reports.reported_statements import ReportedSentence, Statement
from memobot.terms.reports.reported_when import Dateline
from memobot.terms.sources import source_of

_NEARBY = 4  # sentences over which "the memorandum" is the one last spoken of
_HEAD = 4  # sentences in which a dateline stands
_REMEMBERED = 40  # agreements of a report with which a further sentence is compared
_BRACKETS = "\"'“”„«» "


@dataclass(frozen=True, slots=True)
class _Told:
    """What has been put together of one agreement. `source` is the sentence that tells most,
    `telling` how much; `at` and `last` are the numbers of the first and the last that tell of it.
    """

    said: Statement
    source: Span
    telling: tuple[int, ...]
    at: int
    last: int


def find_mentions(document: Document) -> tuple[Mention, ...]:
    """The agreements that a report tells of, in the order of the sentences that are cited.

    An agreement text gives none: what it states are its own terms.
    """
    if document.is_agreement:
        return ()
    sentences = _read(document)
    full = {
        _folded(short): name
        for sentence in reversed(sentences)
        for short, name in sentence.short_forms()
    }
    told = _put_together(sentences, full, document.language)
    mentions = [
        _mention(document, one)
        for one in told
        if one.said.kind and (one.said.parties or one.said.people)
    ]
    return tuple(sorted(mentions, key=lambda mention: mention.source.start))


def _read(document: Document) -> list[ReportedSentence]:
    language = report_words(document.language)
    line: Dateline | None = None
    found: list[ReportedSentence] = []
    for number, clause in enumerate(clauses(document)):
        sentence = ReportedSentence(clause, language, line)
        if number < _HEAD and line is None:
            line = sentence.line
        found.append(sentence)
    return found


def _put_together(
    sentences: Sequence[ReportedSentence], full: Mapping[str, str], language: str
) -> list[_Told]:
    told: list[_Told] = []
    awaiting: Statement | None = None
    before: Span | None = None
    for number, sentence in enumerate(sentences):
        span = sentence.clause.span
        statements: Sequence[Statement] = sentence.statements()
        listed = _listed(awaiting, sentence) if awaiting else ()
        if listed and before:
            span, statements = Span(before.start, span.end), listed
        awaiting = next((one for one in statements if one.awaits), None)
        before = sentence.clause.span
        for one in (_resolved(one, full) for one in statements if not one.awaits):
            telling = _telling(one, sentence.is_title)
            _add(told, _Told(one, span, telling, number, number), language)
    return told


def _listed(awaiting: Statement, sentence: ReportedSentence) -> tuple[Statement, ...]:
    """What a sentence said of agreements, with the parties that the next one lists."""
    cue = awaiting.awaits or ""
    others = sentence.listed(cue)
    rows = [others] if cue == "parties_opening" else [(other,) for other in others]
    return tuple(
        replace(awaiting, parties=(*awaiting.parties, *row), awaits=None) for row in rows if row
    )


def _add(told: list[_Told], new: _Told, language: str) -> None:
    """Add what a sentence tells: to what was told of the same agreement, or as another one."""
    recent = range(max(0, len(told) - _REMEMBERED), len(told))
    same = [at for at in recent if _is_same(told[at], new, language)]
    if not new.said.parties:
        same = [at for at in same if told[at].last == max(told[one].last for one in same)]
    if len(same) == 1:
        told[same[0]] = _merged(told[same[0]], new, language)
    elif not same and new.said.kind:
        told.append(new)


def _is_same(old: _Told, new: _Told, language: str) -> bool:
    """Whether two sentences can only speak of one agreement."""
    if old.last == new.at:
        return False  # one sentence tells them apart
    one, other = old.said, new.said
    if one.kind and other.kind:
        if one.kind.base != other.kind.base:
            return False
        if not (one.kind.plain or other.kind.plain or one.kind.name == other.kind.name):
            return False
    if one.date and other.date and not _fits(one.date, other.date):
        return False
    if not one.parties or not other.parties:
        return new.at - old.last <= _NEARBY
    fewer, more = sorted((one.parties, other.parties), key=len)
    return all(any(_is_one_party(a, b, language) for b in more) for a in fewer)


def _merged(old: _Told, new: _Told, language: str) -> _Told:
    one, other = old.said, new.said
    kinds = [said.kind for said in (one, other) if said.kind]
    said = Statement(
        kind=next((kind for kind in kinds if not kind.plain), kinds[0] if kinds else None),
        parties=_fuller(one.parties, other.parties, language),
        people=tuple(dict.fromkeys((*one.people, *other.people))),
        date=_preciser(one.date, other.date),
        place=one.place or other.place,
    )
    best = max(old, new, key=lambda told: told.telling)
    return _Told(said, best.source, best.telling, old.at, new.last)


def _telling(said: Statement, is_title: bool) -> tuple[int, ...]:
    """How much a sentence tells; of two that tell the same, one that is no title is quoted."""
    facts = (said.date, said.place)
    return said.kind is not None, len(said.parties), sum(map(bool, facts)), not is_title


def _fuller(one: Sequence[str], other: Sequence[str], language: str) -> tuple[str, ...]:
    """The longer list of parties, each by the longer name that either list has for it."""
    fewer, more = sorted((one, other), key=len)
    return tuple(
        max([name, *(a for a in fewer if _is_one_party(a, name, language))], key=len)
        for name in more
    )


def _is_one_party(one: str, other: str, language: str) -> bool:
    """Whether one name has all the words of the other, whatever their endings."""
    a, b = ({stem(word, language) for word in words(name)} for name in (one, other))
    return a <= b or b <= a


def _fits(one: PartialDate, other: PartialDate) -> bool:
    shorter = min(len(one.iso), len(other.iso))
    return one.iso[:shorter] == other.iso[:shorter]


def _preciser(one: PartialDate | None, other: PartialDate | None) -> PartialDate | None:
    if one is None or other is None:
        return one or other
    return max(one, other, key=lambda date: len(date.iso))


def _resolved(said: Statement, full: Mapping[str, str]) -> Statement:
    """A statement with the full names of parties that the report gives short forms of."""
    names = (full.get(_folded(name), name) for name in said.parties)
    return replace(said, parties=tuple(dict.fromkeys(names)))


def _folded(name: str) -> str:
    return name.strip(_BRACKETS).casefold()


def _mention(document: Document, told: _Told) -> Mention:
    said = told.said
    assert said.kind is not None
    return Mention(
        kind=said.kind.name,
        source=source_of(document, told.source),
        parties=said.parties,
        signatories=said.people,
        date=said.date,
        place=said.place,
    )
