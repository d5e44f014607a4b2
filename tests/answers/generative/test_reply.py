"""Replies in pieces: the same claims however they are cut, and each as soon as it is complete."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memobot.answers.generative.reply import Claim, Ground, ReplyReader

JSON = json.dumps(
    {
        "claims": [
            {"text": "It runs for {three} years.", "grounds": [{"source": 1, "words": 'a "b" }'}]},
            {"text": "Он продлевается.", "grounds": [{"source": 2, "words": ""}]},
        ]
    },
    ensure_ascii=False,
)
CLAIMS = [
    Claim("It runs for {three} years.", (Ground(1, 'a "b" }'),)),
    Claim("Он продлевается.", (Ground(2),)),
]
TEXT = "It runs for three years [1]. It is renewed. [2] [3]\n\n- Uncited. And cited too. [2, 3]"
SAID = [
    Claim("It runs for three years.", (Ground(1),)),
    Claim("It is renewed.", (Ground(2), Ground(3))),
    Claim("Uncited.", ()),
    Claim("And cited too.", (Ground(2), Ground(3))),
]


def read(*pieces: str) -> list[Claim]:
    reader = ReplyReader()
    found = [claim for piece in pieces for claim in reader.feed(piece)]
    return [*found, *reader.finish()]


def cut(text: str, places: list[int]) -> list[str]:
    ends = sorted({min(place, len(text)) for place in places} | {0, len(text)})
    return [text[start:end] for start, end in pairwise(ends)]


@pytest.mark.parametrize(
    ("reply", "claims"),
    [
        (JSON, CLAIMS),
        (f"```json\n{JSON}\n```", CLAIMS),
        (TEXT, SAID),
        ("NONE", []),
        ('{"claims": []}', []),
    ],
)
@given(places=st.lists(st.integers(0, 300), max_size=40))
def test_how_a_reply_is_cut_changes_nothing(
    reply: str, claims: list[Claim], places: list[int]
) -> None:
    assert read(*cut(reply, places)) == claims


def test_a_claim_is_told_before_the_reply_is_over() -> None:
    reader = ReplyReader()
    assert list(reader.feed(JSON[: JSON.index(', {"text"')])) == CLAIMS[:1]
    reader = ReplyReader()
    assert list(reader.feed("It runs for three years [1]. It")) == SAID[:1]


@pytest.mark.parametrize(
    ("reply", "readable"),
    [
        (JSON, True),
        (JSON[:-3], False),
        ('{"claims": "none"}', False),
        ('{"answer": 1}', False),
        ("{" * 50_000, False),
        ("[1]", True),
        ("Words.", True),
        ("  \n", False),
        ("NONE", True),
    ],
)
def test_whether_a_reply_can_be_read(reply: str, readable: bool) -> None:
    reader = ReplyReader()
    list(reader.feed(reply))
    assert reader.is_readable is readable


@pytest.mark.parametrize(
    "claim",
    [
        '{"text": 1, "grounds": []}',
        '{"grounds": []}',
        '{"text": "  "}',
    ],
)
def test_what_is_no_claim_is_passed_over(claim: str) -> None:
    assert read(f'{{"claims": [{claim}, {{"text": "A.", "grounds": []}}]}}') == [Claim("A.", ())]


@pytest.mark.parametrize(
    "grounds",
    ['"1"', "[1]", '[{"source": "1", "words": "x"}]', '[{"source": true}]', "null", "{}"],
)
def test_grounds_of_another_form_are_none(grounds: str) -> None:
    assert read(f'{{"claims": [{{"text": "A b.", "grounds": {grounds}}}]}}') == [Claim("A b.", ())]


def test_markers_that_a_model_writes_into_the_text_are_taken_out() -> None:
    reply = '{"claims": [{"text": "It runs [1] on [2].", "grounds": [{"source": 3, "words": ""}]}]}'
    assert read(reply) == [Claim("It runs on.", (Ground(3),))]


@given(st.text(max_size=300))
def test_no_reply_is_too_odd(reply: str) -> None:
    reader = ReplyReader()
    claims = [*reader.feed(reply), *reader.finish()]
    assert all(claim.text.strip() for claim in claims)
    assert isinstance(reader.is_readable, bool)
