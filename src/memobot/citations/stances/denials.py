"""What one sentence denies and another affirms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from memobot.citations.stances.model import Clause, Scope, Word
from memobot.citations.stances.pairing import Pair
from memobot.documents.model import Span


def turned(clause: Clause, pair: Pair) -> bool:
    """Whether the claim says the reverse under the reverse condition, or under another one.

    "Is not extended if notice is given" is "is extended unless notice is given".
    """
    claim, source = pair.claim, pair.source
    conditions = claim.of_kind(True)
    if clause.condition:
        held = source.of_kind(False)
        return any(denied(main, pair.alike(main, held), pair) for main in claim.of_kind(False))
    held = source.of_kind(True)
    return bool(conditions) and not any(
        pair.alike(own, held) and not denied(own, pair.alike(own, held), pair) for own in conditions
    )


def denied(clause: Clause, alike: Sequence[Clause], pair: Pair) -> list[tuple[Span, Span]]:
    """Words that one side denies and the other affirms: the claim's, and the text's."""
    if any(_both_deny(clause, other) for other in alike):
        return []
    found: list[tuple[Span, Span]] = []
    for other in alike:
        for own, held in _denials(clause, other, pair.same_language):
            if not _borne_out(own.heads[0], alike):
                found.append((_from_mark(own), held.span))
        for own, held in _denials(other, clause, pair.same_language):
            if not _borne_out(held, alike):
                found.append((held.span, _from_mark(own)))
    return found


def _denials(denying: Clause, affirming: Clause, every: bool) -> Iterator[tuple[Scope, Word]]:
    """What `denying` denies of the words that `affirming` affirms: the mark with the word, and
    the word affirmed. `every` word next to the mark must be among them, else one of them."""
    if affirming.restricted:  # "only with consent" may be "not without consent"
        return
    for scope in denying.negations:
        heads = [word for word in scope.heads if word.polarity < 0]
        met = [[held for held in affirming.words if word.means(held)] for word in heads]
        if not (all if every and not denying.condition else any)(met):
            continue
        against = [(word, held) for word, helds in zip(heads, met, strict=True) for held in helds]
        if against and all(held.polarity > 0 for _, held in against):
            word, held = against[0]
            yield Scope(scope.mark, (word,)), held


def _borne_out(word: Word, alike: Sequence[Clause]) -> bool:
    """Whether the text somewhere affirms or denies the word of the claim as the claim does."""
    return any(
        held.polarity == word.polarity and word.means(held)
        for other in alike
        for held in other.words
    )


def _both_deny(clause: Clause, other: Clause) -> bool:
    """Whether the two deny the same thing: then they say the same, whatever else differs."""
    theirs = [word for word in other.words if word.polarity < 0]
    return any(
        word.polarity < 0 and any(word.means(held) for held in theirs) for word in clause.words
    )


def _from_mark(scope: Scope) -> Span:
    """The mark and its word: "not affect"."""
    mark, word = scope.mark.span, scope.heads[0].span
    return Span(min(mark.start, word.start), max(mark.end, word.end))
