from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memobot.citations.quoted.wording_changes import changes_of, mismatches
from memobot.citations.quoted.words import Vocabulary, Words
from memobot.documents.model import Span


def compared(quote: str, text: str, labels: frozenset[int] = frozenset()) -> list:
    vocabulary = Vocabulary()
    whole = Span(0, len(text))
    held = Words(text, whole, vocabulary.learn(text, whole))
    said = Words(quote, Span(0, len(quote)), vocabulary.read(quote))
    found = mismatches(said, held, (0, len(said)), (0, len(held)), labels)
    changes = changes_of(said, held, found)
    for change in changes:
        assert change.said.of(quote) == change.draft
        assert change.where.of(text) == change.text
    return [(change.kind.value, change.draft, change.text) for change in changes]


@pytest.mark.parametrize(
    ("quote", "text", "told"),
    [
        ("a b c", "a b c", []),
        ("A, B – c.", "“a” b\nC", []),
        ("a x c", "a b c", [("replaced", "x", "b")]),
        ("a b x c", "a b c", [("added", "x", "")]),
        ("a c", "a b c", [("left_out", "", "b")]),
        ("x b c", "a b c", [("replaced", "x", "a")]),
        ("a b x", "a b c", [("replaced", "x", "c")]),
        ("", "a b", [("left_out", "", "a b")]),
        ("six months on", "three calendar months on", [("replaced", "six", "three calendar")]),
        ("All - Poland union", "All-Poland union", []),
        ("the AllPoland x", "the All - Poland y", [("replaced", "x", "y")]),
        ("U.S. law", "US law", []),
        ("the 12 men", "the 1 2 men", [("replaced", "12", "1 2")]),
        ("3.5 %", "35 %", [("replaced", "3.5", "35")]),
        ("$ 5", "€ 5", [("replaced", "$", "€")]),
        ("1250 euro", "1,250 euro", []),
        ("word² and", "word and", []),
        ("Article 12 says", "Article 12¹ says", [("replaced", "12", "12¹")]),
        ("ещё", "еще", []),
        ("ﬁnal № 5", "final No 5", []),
    ],
)
def test_words_that_differ(quote, text, told):
    assert compared(quote, text) == told


def test_labels_may_be_left_out_but_not_exchanged():
    assert compared("due one two", "due 1 one 2 two", frozenset({1, 3})) == []
    assert compared("due one", "due 1 x one", frozenset({1})) == [("left_out", "", "x")]
    assert compared("due 3 one", "due 1 one", frozenset({1})) == [("replaced", "3", "1")]


@given(
    st.text(alphabet="ab 1-'.é\u0301\xad\n", max_size=40), st.text(alphabet="ab 1-.\n", max_size=40)
)
def test_a_text_differs_from_another_but_not_from_itself(one, other):
    assert compared(one, one) == []
    compared(one, other)  # places are right, whatever the words
