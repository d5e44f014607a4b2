"""Whether a sentence in the language of its source keeps close to its words.

Rules cannot tell what a free paraphrase changes: "the Union reimburses the Trust" has all words of
"the Trust reimburses the Union". So where both are in one language, every telling word must be the
source's, and the words must come in its order; a part of the sentence may be moved to the front.
Other wordings are left to quotations.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from memobot.answers.generative.guarding.text import Text
from memobot.citations.stances.content import content_words
from memobot.citations.stances.marks import find_marks
from memobot.citations.stances.model import Word
from memobot.naming.terms import Term, profile, read_terms

_AMISS = 1  # words that may stand elsewhere, of five or more
_SAME = 0.8  # from which two words are one


def added_word(sentence: Text, terms: Sequence[Term], source: Sequence[Text]) -> str | None:
    """One of the telling words, `terms` of the sentence, that the source does not have."""
    offered = profile(" ".join(text for text, _ in source))
    held = [word for one in source for word in _read(one)]
    read = _read(sentence)
    for term in terms:
        meant = [one for one in read if one.span.overlaps(term.span)]
        if not offered.support(term) and not any(
            one.means(other) for one in meant for other in held
        ):
            return term.written
    return None


def _read(text: Text) -> tuple[Word, ...]:
    """The words with what they mean: to end is to terminate."""
    return tuple(content_words(*text, find_marks(*text)))


def is_reordered(terms: Sequence[Term], source: str, language: str) -> bool:
    """Whether the words come in another order than in `source`, one move of a part aside."""
    held = [profile(one.written) for one in read_terms(source, language)]
    places: list[int] = []
    for term in terms:
        at = [index for index, offered in enumerate(held) if offered.support(term) > _SAME]
        if len(at) == 1:
            places.append(at[0])
    if len(places) < 2:
        return False
    rotations = (places[at:] + places[:at] for at in range(len(places)))
    allowed = _AMISS if len(places) > 4 else 0
    return min(map(_descents, rotations)) > allowed


def _descents(places: Sequence[int]) -> int:
    return sum(1 for one, other in pairwise(places) if other < one)
