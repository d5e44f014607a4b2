"""The stance of a sentence, and where a claim's conflicts with that of the text.

A sentence affirms or denies, obliges, permits or forbids; it says what happens by itself and what
takes a decision, and whether one party acts or both. Rules and word tables in four languages
(`stances`) tell it; there is no parser, and what they cannot tell they leave open. The marks of
negation and their scope follow the plan of NegEx (Chapman et al., 2001): a denial reaches the
words after it (in Kazakh, those before it) to the end of the clause.
"""

from __future__ import annotations

from collections.abc import Sequence

from memobot.citations.stances.clauses import split_clauses
from memobot.citations.stances.comparing import compare
from memobot.citations.stances.content import content_words
from memobot.citations.stances.marks import find_marks
from memobot.citations.stances.model import Stance, StanceConflict
from memobot.citations.stances.reading import read_clause
from memobot.documents.model import Span

__all__ = ["Stance", "StanceConflict", "conflicts", "stance_of"]

LONGEST = 10_000
"""Characters of a sentence that are read; what follows has no stance."""


def stance_of(sentence: str, language: str, ignored: Sequence[Span] = ()) -> Stance:
    """The stance of `sentence` in `language` ("en", "ru", "kk", "pl"); any text has one.

    `ignored` are words that need not be the same in another sentence for the two to be about
    one thing, such as those that name the agreement.
    """
    read = sentence[:LONGEST]
    marks = find_marks(read, language)
    words = [
        word
        for word in content_words(read, language, marks)
        if not any(span.overlaps(word.span) for span in ignored)
    ]
    pieces = split_clauses(read, language, marks)
    clauses = {piece: read_clause(read, language, piece, words, marks) for piece in pieces}
    if any(clause.condition and clause.negations for clause in clauses.values()):
        # "Not, unless": what is denied outside the condition is denied only in part.
        for piece in pieces:
            if not piece.condition:
                clauses[piece] = read_clause(read, language, piece, words, marks, narrowed=True)
    return Stance(sentence, language, tuple(clauses.values()))


def conflicts(claim: Stance, source: Stance) -> tuple[StanceConflict, ...]:
    """What the claim states and the source states otherwise, at most one of each aspect.

    The two are taken to be about the same thing; clauses of theirs that are not are not compared.
    """
    return compare(claim, source)
