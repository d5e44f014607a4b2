from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memobot.documents.model import Span
from memobot.documents.sentences import sentences


def texts_of(text: str) -> list[str]:
    return [span.of(text) for span in sentences(text)]


@pytest.mark.parametrize(
    "whole",
    [
        "The text was signed by S. Dauletalin on behalf of the Federation.",
        "ILO Convention No. 97 applies.",
        "Signed on 17.10.2023 in Shymkent.",
        "Stosuje się art. 3 ust. 2 i nast. umowy.",
        "Согласно п. 2 ст. 5 срок составляет 3 года.",
        "It runs until 31 Dec. 2027, i.e. for two years.",
        "1. The Union pays.",
        "Kraków, 9 maja 2023 r. podpisano umowę.",
    ],
)
def test_abbreviations_end_no_sentence(whole):
    assert texts_of(whole) == [whole]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("It ends. It begins.", ["It ends.", "It begins."]),
        ("Really?! Yes.", ["Really?!", "Yes."]),
        ("«Да». Нет.", ["«Да».", "Нет."]),
        ("- one;\n- two.", ["- one;", "- two."]),
        ("A heading\n\nIts text", ["A heading", "Its text"]),
        ("Мерзімі үш жыл. Ол ұзартылады.", ["Мерзімі үш жыл.", "Ол ұзартылады."]),
    ],
)
def test_sentences_end(text, parts):
    assert texts_of(text) == parts


@given(st.text(alphabet=st.sampled_from('aB.!?;)"» \n\t1…é'), max_size=80), st.data())
def test_sentences_cover_the_text_in_order(text, data):
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    found = sentences(text, span)
    assert "".join("".join(part.of(text).split()) for part in found) == "".join(
        span.of(text).split()
    )
    assert all(part.of(text) == part.of(text).strip() != "" for part in found)
    borders = [span.start, *(at for part in found for at in (part.start, part.end)), span.end]
    assert borders == sorted(borders)


@pytest.mark.parametrize("unit", [".", ")", ". ", "1. ", "\n", "\n ", ";", "; ", "a.", "?)"])
def test_long_runs_take_no_longer(unit):
    text = unit * (1_000_000 // len(unit)) + "x"
    started = time.process_time()
    assert sentences(text)
    assert time.process_time() - started < 5
