"""From the marks and words of a sentence to what each of its clauses affirms and demands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from memobot.citations.stances.clauses import Piece
from memobot.citations.stances.model import Clause, Mark, MarkKind, Modality, Scope, Word

_DENYING = frozenset(
    {
        MarkKind.PROHIBIT,
        MarkKind.BARRED,
        MarkKind.UNLESS,
        MarkKind.WITHOUT,
        MarkKind.CONCORD,
        MarkKind.NONE,
        MarkKind.NEGATE,
        MarkKind.DENIED,
        MarkKind.EXEMPT,
        MarkKind.EXCEPT,
    }
)
_OUTRIGHT = frozenset(
    {MarkKind.PROHIBIT, MarkKind.BARRED, MarkKind.NONE, MarkKind.NEGATE, MarkKind.DENIED}
)
_NARROWING = frozenset(
    {
        MarkKind.EXCEPTIVE,
        MarkKind.EXCEPT,
        MarkKind.ONLY,
        MarkKind.WITHOUT,
        MarkKind.ALONE,
        MarkKind.DECISION,
        MarkKind.AUTOMATIC,  # "not automatically": it may yet happen
    }
)
_AFFIRMED = {
    MarkKind.PERMIT: Modality.PERMISSION,
    MarkKind.OBLIGE: Modality.OBLIGATION,
    MarkKind.SHALL: Modality.OBLIGATION,
    MarkKind.INTEND: Modality.INTENTION,
}
_MODAL = frozenset(_AFFIRMED) | {MarkKind.PROHIBIT, MarkKind.BARRED, MarkKind.EXEMPT}
_ADVERBS = frozenset({MarkKind.AUTOMATIC, MarkKind.DECISION, MarkKind.ALONE, MarkKind.JOINT})
_ACTORS = frozenset({MarkKind.EITHER, MarkKind.BOTH})

# Of what befalls an agreement "shall" says how it is, not that somebody has a duty.
_RULED = frozenset(
    {f"predicate:{name}" for name in ("renew", "amend", "terminate", "force", "affect", "bind")}
)
_PROPOSING = frozenset({"concept:proposal", "concept:request", "concept:proposal or initiative"})
_HEADS = 2  # telling words next to a mark that it is surely about
_WITHOUT = 4  # telling words that "without" reaches
_MOST = 60  # words and marks of a clause that are read; the work grows with their product


@dataclass(frozen=True, slots=True)
class _Reader:
    """The words and marks of one clause; `narrowed` where another clause limits its denial."""

    sentence: str
    language: str
    words: tuple[Word, ...]
    marks: tuple[Mark, ...]
    narrowed: bool

    def denials(self) -> tuple[Mark, ...]:
        """What denies; of "ни одна ... не" and "ешқандай ... -майды" only the verb's."""
        denying = [mark for mark in self.marks if mark.kind in _DENYING]
        outright = any(mark.kind in _OUTRIGHT for mark in denying)
        return tuple(m for m in denying if not (outright and m.kind is MarkKind.CONCORD))

    def covered(self, mark: Mark) -> tuple[Word, ...]:
        """The words that `mark` reaches, the nearest first."""
        before = [word for word in self.words if word.span.start < mark.span.end][::-1]
        after = [word for word in self.words if word.span.start >= mark.span.end]
        match mark.kind:
            case MarkKind.DENIED if self.language != "kk":
                return tuple(word for word in before if word.span.overlaps(mark.span))
            case MarkKind.BARRED:
                return tuple(before + after)
            case MarkKind.WITHOUT:
                comma = self.sentence.find(",", mark.span.end)
                near = [word for word in after if comma < 0 or word.span.start < comma]
                return tuple(near[:_WITHOUT])
            case _ if self.language == "kk" and mark.kind not in _ACTORS | {MarkKind.CONCORD}:
                return tuple(before)
            case _ if not after and mark.kind in _MODAL | {MarkKind.NEGATE}:
                return tuple(before)  # "amendments may be made", "renewal is not provided for"
            case _:
                return tuple(after)

    def polarity(self, word: Word, denials: Sequence[tuple[Mark, frozenset[int]]]) -> int:
        """1 affirmed, -1 denied, 0 where a denial is narrowed or only lifts a duty."""
        over = [mark for mark, reached in denials if word.span.start in reached]
        if not over:
            return 1
        if any(mark.kind in (MarkKind.EXEMPT, MarkKind.EXCEPT) for mark in over):
            return 0
        outright = any(mark.kind in _OUTRIGHT for mark, _ in denials)
        if any(mark.kind is MarkKind.WITHOUT for mark in over):
            return 1 if outright else -1  # "not without": only with
        if len(over) % 2 == 0:
            return 1
        narrowing = self.narrowed or any(mark.kind in _NARROWING for mark in self.marks)
        return 0 if outright and narrowing else -1


def read_clause(
    sentence: str,
    language: str,
    piece: Piece,
    words: Sequence[Word],
    marks: Sequence[Mark],
    narrowed: bool = False,
) -> Clause:
    """The clause at `piece`, of the words and marks of the whole sentence.

    `narrowed` says that a condition follows which makes "not" into "only if".
    """
    own = tuple(word for word in words if piece.span.contains(word.span))[:_MOST]
    inside = tuple(mark for mark in marks if piece.span.contains(mark.span))[:_MOST]
    reader = _Reader(sentence, language, own, inside, narrowed)
    denials = reader.denials()
    reach = [(mark, frozenset(w.span.start for w in reader.covered(mark))) for mark in denials]
    own = tuple(replace(word, polarity=reader.polarity(word, reach)) for word in own)
    reader = replace(reader, words=own)
    return Clause(
        span=piece.span,
        condition=piece.condition,
        words=own,
        negations=tuple(Scope(mark, reader.covered(mark)[:_HEADS]) for mark in denials),
        modals=tuple(_modals(reader)),
        scopes=tuple(_scopes(reader, denials)),
        restricted=any(mark.kind in (MarkKind.ONLY, MarkKind.DECISION) for mark in inside),
    )


def _modals(reader: _Reader) -> Iterator[tuple[Modality, Scope]]:
    for mark in reader.marks:
        if mark.kind not in _MODAL:
            continue
        heads = reader.covered(mark)[:_HEADS]
        modality = _modality(mark, heads)
        if modality:
            yield modality, Scope(mark, heads)


def _modality(mark: Mark, heads: Sequence[Word]) -> Modality | None:
    if not heads:
        return None
    if mark.kind is MarkKind.EXEMPT:
        return Modality.EXEMPTION
    if heads[0].polarity < 0:
        return None if mark.kind is MarkKind.INTEND else Modality.PROHIBITION
    if heads[0].polarity == 0:
        return None
    if mark.kind is MarkKind.SHALL and not _RULED.isdisjoint(heads[0].keys):
        return Modality.RULE
    return _AFFIRMED.get(mark.kind)


def _scopes(reader: _Reader, denials: Sequence[Mark]) -> Iterator[Scope]:
    """Automatic or not and by whom, each with what is done so."""
    for mark in reader.marks:
        if mark.kind in _ADVERBS:
            heads = _nearest_action(reader.words, mark)
        elif mark.kind in _ACTORS:
            heads = _done_by(reader, mark)
        else:
            continue
        if heads:
            denied = sum(1 for other in denials if _turns(reader, other, mark, heads))
            turned = denied % 2 and mark.kind is not MarkKind.DECISION  # "not unless they agree"
            yield Scope(mark, heads, -1 if turned else 1)


def _turns(reader: _Reader, denial: Mark, mark: Mark, heads: Sequence[Word]) -> bool:
    """Whether `denial` denies that what `heads` name is done as `mark` says."""
    if denial.kind not in _OUTRIGHT:
        return False
    ahead = denial.kind is not MarkKind.DENIED and reader.language != "kk"
    if ahead and mark.span.start > denial.span.start:
        return True
    return any(word.span == head.span for head in heads for word in reader.covered(denial))


def _nearest_action(words: Sequence[Word], mark: Mark) -> tuple[Word, ...]:
    acting = [word for word in words if word.actions]
    at = mark.span.start
    return tuple(sorted(acting, key=lambda word: abs(word.span.start - at))[:1])


def _done_by(reader: _Reader, mark: Mark) -> tuple[Word, ...]:
    """What the party named by `mark` does or means to do, unless it only proposes it."""
    after = [word for word in reader.words if word.span.start >= mark.span.end]
    verb = after[-1:] if reader.language == "kk" else after[:1]
    if any(not _PROPOSING.isdisjoint(word.keys) for word in verb):
        return ()
    return tuple(word for word in after if word.actions)
