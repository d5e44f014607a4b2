"""How a number is put: "at least", "up to", "more than", in four languages."""

from __future__ import annotations

from memobot.citations.asserted.cues import cue, follows
from memobot.citations.asserted.model import Bound
from memobot.citations.asserted.sentence import Sentence
from memobot.documents.model import Span

# The longer first: "no more than" ends with "more than".
_BEFORE = (
    ("at_least", Bound.AT_LEAST),
    ("at_most", Bound.AT_MOST),
    ("more_than", Bound.MORE),
    ("less_than", Bound.LESS),
    ("about", Bound.ABOUT),
)
_BEHIND = (
    ("at_least_behind", Bound.AT_LEAST),
    ("at_most_behind", Bound.AT_MOST),
    ("more_behind", Bound.MORE),
    ("less_behind", Bound.LESS),
)


def bound_around(sentence: Sentence, span: Span) -> tuple[Bound, int]:
    """How the number at `span` is put, and where the words begin that say so."""
    before = sentence.text[max(0, span.start - 40) : span.start]
    for name, bound in _BEFORE:
        match = cue(name, sentence.language, r"[\s(,]{1,3}(?:a |an |the )?$").search(before)
        if match:
            return bound, span.start - len(before) + match.start()
    for name, bound in _BEHIND:
        if follows(name, sentence.language).match(sentence.text, span.end):
            return bound, span.start
    return Bound.EXACT, span.start
