"""Whether a sentence keeps to the stance of the words that it rests on.

A paraphrase may leave things out; it must not add a "not", an "only", a "may", an "at least" or
an "always" that its source does not have, nor lose the "not" by which the source denies. This is
cruder than `citations.stance`, which says when two sentences contradict each other: here a word
of stance without a counterpart is enough.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from memobot.answers.generative.guarding.text import Text
from memobot.answers.generative.guarding.word_kinds import kinds_in
from memobot.citations.stance import stance_of
from memobot.citations.stances.marks import find_marks
from memobot.citations.stances.model import MarkKind, Modality

_DENYING = frozenset(
    {
        MarkKind.PROHIBIT,
        MarkKind.BARRED,
        MarkKind.EXEMPT,
        MarkKind.NONE,
        MarkKind.NEGATE,
        MarkKind.DENIED,
        MarkKind.CONCORD,
        MarkKind.WITHOUT,
    }
)
_EXCEPTING = frozenset({MarkKind.UNLESS, MarkKind.EXCEPT, MarkKind.EXCEPTIVE, MarkKind.ONLY})
_NARROWING = frozenset({MarkKind.ONLY, MarkKind.DECISION, MarkKind.ALONE, MarkKind.EXCEPT})
_LEAVING = frozenset(
    {MarkKind.PERMIT, MarkKind.EXEMPT, MarkKind.PROHIBIT, MarkKind.BARRED, MarkKind.DECISION}
)
# "Unless notice is given three months before" says when notice must be given.
_BINDING = frozenset(
    {
        MarkKind.OBLIGE,
        MarkKind.SHALL,
        MarkKind.PROHIBIT,
        MarkKind.BARRED,
        MarkKind.DECISION,
        MarkKind.UNLESS,
        MarkKind.CONCORD,
    }
)
_CONDITIONAL = frozenset(
    {MarkKind.IF, MarkKind.UNLESS, MarkKind.ONLY, MarkKind.DECISION, MarkKind.EXCEPT}
)
_NOTHING = frozenset[str]()
# What a sentence says with one of the first, its source says with one of the second, or measures
# with one of the third.
_NEEDS = (
    (_DENYING, _DENYING | _EXCEPTING, _NOTHING),
    (frozenset({MarkKind.ONLY}), _NARROWING, _NOTHING),
    (frozenset({MarkKind.DECISION}), _NARROWING | {MarkKind.JOINT}, _NOTHING),
    (frozenset({MarkKind.PERMIT}), _LEAVING, frozenset({"leave"})),
    (frozenset({MarkKind.OBLIGE}), _BINDING, _NOTHING),
    (frozenset({MarkKind.INTEND}), frozenset({MarkKind.INTEND}), _NOTHING),
    (frozenset({MarkKind.IF, MarkKind.UNLESS}), _CONDITIONAL, frozenset({"condition"})),
    (frozenset({MarkKind.AUTOMATIC}), frozenset({MarkKind.AUTOMATIC}), _NOTHING),
    (frozenset({MarkKind.ALONE}), frozenset({MarkKind.ALONE, MarkKind.EITHER}), _NOTHING),
)
# What a source says with one of these, a sentence must say with one of the same.
_KEPT = (
    frozenset({MarkKind.ONLY, MarkKind.ALONE, MarkKind.DECISION}),
    _CONDITIONAL,
    _LEAVING | {MarkKind.IF, MarkKind.UNLESS},
)
_RESERVING = frozenset({"leave", "condition"})
_APART = _RESERVING | {"lacking"}  # measures that are not compared with their like alone
_BORNE_OUT_BY = {
    "each": frozenset({"each", "all"}),
    "all": frozenset({"all", "each"}),
    "one": frozenset({"one", "each"}),
    "before": frozenset({"before", "least", "latest"}),
    "least": frozenset({"least", "latest"}),
    "most": frozenset({"most", "latest"}),
    "latest": frozenset({"latest", "least", "most"}),
}


def discord(sentence: Text, source: Sequence[Text], whole: bool = True) -> str | None:
    """What the sentence says otherwise than the words that it rests on, or adds to them; None
    where the two are in accord. Reservations of the source are demanded of a `whole` sentence, not
    where the ledger bears some of it out."""
    said = dict(_measures(*sentence))
    measures = frozenset(kind for one in source for kind, _ in _measures(*one))
    if added := _added(sentence, source, measures):
        return added
    if whole and source and (lost := _lost(sentence, source, said.keys())):
        return lost
    return _mismeasured(_kinds(*sentence), _all_kinds(source), said, measures)


def _added(sentence: Text, source: Sequence[Text], measures: Set[str]) -> str | None:
    """A word of stance for which the source has no counterpart."""
    own, held = _kinds(*sentence), _all_kinds(source)
    for kinds, needed, instead in _NEEDS:
        if own & kinds and not held & needed and not measures & instead:
            return f"the source has no “{_first(sentence, own & kinds)}”"
    return None


def _lost(sentence: Text, source: Sequence[Text], said: Set[str]) -> str | None:
    """What all of the source says with a reservation, and the sentence without."""
    own, held = _kinds(*sentence), [_kinds(*one) for one in source]
    if all(_denies(*one) for one in source) and not own & (_DENYING | _EXCEPTING):
        return "the source denies it"
    if said & _RESERVING:
        return None
    if any(all(one & kinds for one in held) and not own & kinds for kinds in _KEPT):
        return "the source says so with a condition or a reservation"
    return None


def _mismeasured(
    own: Set[MarkKind], held: Set[MarkKind], said: Mapping[str, str], measures: Set[str]
) -> str | None:
    """A measure of the sentence that the source does not have: "at least", "each", "because"."""
    if "free" in measures and "free" not in said and own & _LEAVING:
        return "the source says that it is free of charge"
    if "lacking" in said and not (held & _DENYING or measures & {"lacking", "free"}):
        return f"the source has no “{said['lacking']}”"
    for kind, written in said.items():
        borne_out_by = _BORNE_OUT_BY.get(kind, frozenset({kind}))
        if kind not in _APART and not measures & borne_out_by:
            return f"the source has no “{written}”"
    return None


def turns(sentence: Text) -> str | None:
    """The word by which a sentence denies or narrows something; None where it does neither."""
    own = _kinds(*sentence) & (_DENYING | {MarkKind.ONLY})
    return _first(sentence, own) if own else None


def _kinds(text: str, language: str) -> frozenset[MarkKind]:
    return frozenset(mark.kind for mark in find_marks(text, language))


def _all_kinds(source: Iterable[Text]) -> frozenset[MarkKind]:
    return frozenset[MarkKind]().union(*(_kinds(*one) for one in source))


def _denies(text: str, language: str) -> bool:
    """Whether everything that a text states, conditions aside, is denied."""
    clauses = stance_of(text, language).of_kind(condition=False)
    stating = [clause for clause in clauses if clause.words]
    return bool(stating) and all(
        clause.negations or any(one is Modality.PROHIBITION for one, _ in clause.modals)
        for clause in stating
    )


def _first(sentence: Text, kinds: Iterable[MarkKind]) -> str:
    text, language = sentence
    return next(
        mark.span.of(text) for mark in find_marks(text, language) if mark.kind in set(kinds)
    )


def _measures(text: str, language: str) -> Iterator[tuple[str, str]]:
    """The kinds of measure that a text writes, each with the words for it."""
    for span, kind in kinds_in("accord", text, language):
        yield kind, span.of(text)
