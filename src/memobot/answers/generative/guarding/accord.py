"""Whether a sentence keeps to the stance of the words that it rests on.

A paraphrase may leave things out; it must not add a "not", an "only", a "may", an "at least" or
an "always" that its source does not have, nor lose the "not" by which the source denies. This is
cruder than `citations.stance`, which says when two sentences contradict each other: here a word
of stance without a counterpart is enough.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

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
    own, held = _kinds(*sentence), frozenset[MarkKind]().union(*(_kinds(*one) for one in source))
    measures = {kind for one in source for kind, _ in _measures(*one)}
    for kinds, needed, instead in _NEEDS:
        if own & kinds and not held & needed and not measures & instead:
            return f"the source has no “{_first(sentence, own & kinds)}”"
    if (
        whole
        and source
        and all(_denies(*one) for one in source)
        and not own & (_DENYING | _EXCEPTING)
    ):
        return "the source denies it"
    said = dict(_measures(*sentence))
    reserved = not said.keys().isdisjoint({"leave", "condition"})
    for kinds in _KEPT if whole and not reserved else ():
        if source and all(_kinds(*one) & kinds for one in source) and not own & kinds:
            return "the source says so with a condition or a reservation"
    if "free" in measures and "free" not in said and own & _LEAVING:
        return "the source says that it is free of charge"
    if "lacking" in said and not (held & _DENYING or measures & {"lacking", "free"}):
        return f"the source has no “{said['lacking']}”"
    for kind, written in said.items():
        if kind not in ("leave", "lacking", "condition") and not measures & _BORNE_OUT_BY.get(
            kind, frozenset({kind})
        ):
            return f"the source has no “{written}”"
    return None


def turns(sentence: Text) -> str | None:
    """The word by which a sentence denies or narrows something; None where it does neither."""
    own = _kinds(*sentence) & (_DENYING | {MarkKind.ONLY})
    return _first(sentence, own) if own else None


def _kinds(text: str, language: str) -> frozenset[MarkKind]:
    return frozenset(mark.kind for mark in find_marks(text, language))


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
