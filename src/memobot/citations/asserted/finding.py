"""A sentence of a letter, a report or a news item -> what it asserts about an agreement's terms."""

from __future__ import annotations

from dataclasses import replace

from memobot.citations.asserted.days import find_days
from memobot.citations.asserted.lengths import find_lengths
from memobot.citations.asserted.manner import find_manner
from memobot.citations.asserted.model import Assertion
from memobot.citations.asserted.parties import find_parties
from memobot.citations.asserted.sentence import Sentence
from memobot.citations.asserted.signing import find_signing
from memobot.citations.asserted.texts import find_texts

_FINDERS = (find_lengths, find_days, find_manner, find_texts, find_parties, find_signing)


def find_assertions(sentence: str, language: str) -> tuple[Assertion, ...]:
    """What `sentence`, in "en", "ru", "kk" or "pl", asserts, in the order of its words.

    Found by the words that are nearest in the same clause; where none tells what a length or a
    day is of, nothing is asserted. Spans lie inside the sentence.
    """
    read = Sentence(sentence, language)
    found = dict.fromkeys(
        replace(assertion, words=assertion.span.of(sentence))
        for find in _FINDERS
        for assertion in find(read)
    )
    return tuple(sorted(found, key=lambda one: (one.span, one.aspect.value)))
