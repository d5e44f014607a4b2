"""What a sentence says of a term without a number: automatic, in writing, without end."""

from __future__ import annotations

from collections.abc import Iterator

from memobot.citations.asserted.cues import cue
from memobot.citations.asserted.model import Assertion, Flag
from memobot.citations.asserted.sentence import Sentence, gap
from memobot.citations.model import Aspect
from memobot.documents.model import Span
from memobot.terms.durations import Duration

_NEAR = 60  # characters between two words that tell of one thing
_GOVERNS = 25  # characters from a negation to the one word that it denies
_BESIDE = 4  # the same where other verbs may stand near: "need not be in writing"


def find_manner(sentence: Sentence) -> Iterator[Assertion]:
    """The flags of renewal, term, notice and entry into force."""
    yield from _renewals(sentence)
    yield from _indefinite(sentence)
    yield from _notices(sentence)
    yield from _beginnings(sentence)


def _renewals(sentence: Sentence) -> Iterator[Assertion]:
    """Whether it is renewed, by itself, by agreement, how often."""
    for renewal in sentence.cues("renewal"):
        clause, member = sentence.clause(renewal), sentence.member(renewal)
        before = Span(clause.start, renewal.start)
        if _is_supposed(sentence, before) or sentence.has("other_things", clause):
            continue
        denied = next(sentence.cues("no_renewal", clause), None)
        automatic = next(sentence.cues("automatic", clause), None)
        if automatic:
            no = denied or _denial(sentence, automatic)
            span = _joined(automatic, no) if no else automatic
            yield Assertion(Aspect.RENEWAL, Flag.AUTOMATIC, span, no is not None)
        elif denied or _is_of_agreement(sentence, clause, renewal):
            yield Assertion(Aspect.RENEWAL, Flag.RENEWED, denied or renewal, denied is not None)
        else:
            continue
        if denied is None:
            yield from _how_often(sentence, clause)
            yield from _by_agreement(sentence, renewal, member)


def _is_of_agreement(sentence: Sentence, clause: Span, renewal: Span) -> bool:
    """Whether it is the agreement that is renewed, which other languages may leave unsaid."""
    opens = not sentence.text[clause.start : renewal.start].strip(" ,(")
    return opens or sentence.names_agreement(clause) or sentence.has("term_noun", clause)


def _how_often(sentence: Sentence, clause: Span) -> Iterator[Assertion]:
    for name, value in (("twice", 2), ("thrice", 3), ("once", Flag.ONCE)):
        for span in sentence.cues(name, clause):
            yield Assertion(Aspect.RENEWAL, value, span)
            return
    for span in sentence.cues("yearly", clause):
        yield Assertion(Aspect.RENEWAL, Duration(years=1), span)
        return
    for span in sentence.cues("successive", clause):
        yield Assertion(Aspect.RENEWAL, Flag.SUCCESSIVE, span)
        return


def _by_agreement(sentence: Sentence, renewal: Span, member: Span) -> Iterator[Assertion]:
    for span in sentence.cues("by_agreement", member):
        if gap(span, renewal) <= _NEAR:
            no = _denial(sentence, span)
            whole = _joined(span, no) if no else span
            yield Assertion(Aspect.RENEWAL, Flag.BY_AGREEMENT, whole, no is not None)
            return


def _indefinite(sentence: Sentence) -> Iterator[Assertion]:
    for span in sentence.cues("indefinite"):
        clause = sentence.clause(span)
        if sentence.has("renewal", clause) or sentence.has("other_things", clause):
            continue
        if sentence.names_agreement(clause) or sentence.has("term", clause):
            no = _denial(sentence, span)
            whole = _joined(span, no) if no else span
            yield Assertion(Aspect.TERM, Flag.INDEFINITE, whole, no is not None)


def _notices(sentence: Sentence) -> Iterator[Assertion]:
    """Whether notice is needed, and in which form."""
    for span in sentence.cues("no_notice"):
        if not sentence.has("renewal", sentence.clause(span)):
            yield Assertion(Aspect.NOTICE, Flag.NEEDED, span, negated=True)
    for name, oral in (("written", False), ("oral", True)):
        for span in sentence.cues(name):
            clause = sentence.clause(span)
            told = sentence.cues("giving_notice", clause)
            if any(gap(one, span) <= _NEAR for one in told):
                no = _denial(sentence, span, _BESIDE)
                whole = _joined(span, no) if no else span
                yield Assertion(Aspect.NOTICE, Flag.WRITTEN, whole, oral != (no is not None))
                break


def _beginnings(sentence: Sentence) -> Iterator[Assertion]:
    """Whether it takes effect on signing, some time after it, or on something else."""
    for told in sentence.cues("takes_effect"):
        clause = sentence.member(told)
        if sentence.has("other_things", clause):
            continue
        no = sentence.negation(told)
        offset = _offset(sentence, clause)
        if offset:
            yield Assertion(Aspect.EFFECTIVE, *offset, negated=no is not None)
            continue
        for flag in (Flag.ON_SIGNING, Flag.ON_EVENT):
            for span in sentence.cues(flag.value, clause):
                if gap(span, told) <= _NEAR:
                    yield Assertion(Aspect.EFFECTIVE, flag, span, no is not None)
                    break


def _offset(sentence: Sentence, clause: Span) -> tuple[Duration, Span] | None:
    """The length "after signing" in a clause."""
    after = cue("after_signing", sentence.language)
    for found in sentence.durations:
        if clause.contains(found.span) and after.match(sentence.text[found.span.end :].lstrip()):
            return found.duration, found.span
    return None


def _denial(sentence: Sentence, span: Span, reach: int = _GOVERNS) -> Span | None:
    """The word that denies this and nothing else."""
    no = sentence.negation(span)
    return no if no and gap(no, span) <= reach else None


def _is_supposed(sentence: Sentence, clause: Span) -> bool:
    """Whether words tell of a case that may come: "unless it is renewed", and no more."""
    words = clause.of(sentence.text)
    if "," in words.strip(" ,"):
        return False
    at = clause.start + len(words) - len(words.lstrip(" ,("))
    return cue("supposed", sentence.language).match(sentence.text, at) is not None


def _joined(one: Span, other: Span) -> Span:
    return Span(min(one.start, other.start), max(one.end, other.end))
