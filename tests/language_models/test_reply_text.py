"""What of a reply is its text, however it is cut into pieces; and when there is no end to it."""

from __future__ import annotations

import json
from itertools import pairwise
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memobot.errors import Failure, LanguageModelError
from memobot.language_models.reply_text import LONGEST, ReplyText, repeats


def read(*pieces: str) -> str:
    text = ReplyText()
    found = "".join([*(text.feed(piece) for piece in pieces), text.finish()])
    assert text.begun == bool(found)
    return found


@st.composite
def cut(draw: st.DrawFn) -> tuple[str, list[str]]:
    """A reply, and the same in pieces."""
    parts = st.sampled_from(
        [
            "<think>",
            "</think>",
            "<thinking>",
            "</thinking>",
            " ",
            "\n",
            "<",
            "Five",
            "ұ",
            '{"a": 1}',
        ]
    )
    whole = "".join(draw(st.lists(parts, max_size=12)))
    places = sorted(draw(st.sets(st.integers(0, len(whole)))) | {0, len(whole)})
    return whole, [whole[a:b] for a, b in pairwise(places)]


@given(cut())
def test_it_does_not_matter_how_a_reply_is_cut(reply: tuple[str, list[str]]) -> None:
    whole, pieces = reply
    assert read(*pieces).rstrip() == read(whole).rstrip()


@pytest.mark.parametrize(
    ("reply", "text"),
    [
        ("Five years.", "Five years."),
        ("\n\n Five years. ", "Five years. "),
        ("<think>Hm.</think>\n\nFive years.", "Five years."),
        ("<think>\n</think><think>x</think> Five.", "Five."),
        ("<thinking>Hm </think> no</thinking>Five.", "Five."),
        ("Five <think>years</think>.", "Five <think>years</think>."),
        ("<think>Hm.", ""),
        ("<thin", "<thin"),
        ("<b>Five</b>", "<b>Five</b>"),
        (" \n\t", ""),
        ("", ""),
    ],
)
def test_thoughts_before_a_reply_are_no_part_of_it(reply: str, text: str) -> None:
    assert read(reply) == text
    assert read(*reply) == text


@pytest.mark.parametrize(
    "stretch",
    [
        " ",
        "\n",
        "no ",
        '{"text": "The agreement lasts five years.", "grounds": []}, ',
        "The Parties shall consult each other on matters of common interest. " * 6,
        "Стороны ",
    ],
)
def test_the_same_again_and_again_is_noticed(stretch: str) -> None:
    with pytest.raises(LanguageModelError, match="again and again") as caught:
        read(*[stretch] * max(6, 1000 // len(stretch)))
    assert caught.value.failure is Failure.ENDLESS


def test_circles_in_thoughts_are_noticed_too() -> None:
    with pytest.raises(LanguageModelError, match="again and again"):
        read("<think>", *["wait, "] * 200)


def test_a_reply_that_is_longer_than_any_answer_is_stopped() -> None:
    numbers = [f"{number:05} " for number in range(LONGEST // 6)]
    assert read(*numbers)
    with pytest.raises(LanguageModelError, match=f"{LONGEST} characters"):
        read(*numbers, "1")


@given(st.lists(st.integers(0, 9999), min_size=1, max_size=60))
def test_claims_of_the_same_form_are_no_circle(numbers: list[int]) -> None:
    """A reply's claims look alike, three may even be the same."""
    claims = [
        {"text": f"Article {number} says so.", "grounds": [{"source": index, "words": str(number)}]}
        for index, number in enumerate(numbers)
    ]
    reply = json.dumps({"claims": claims}, indent=4)
    assert read(*(reply[at : at + 7] for at in range(0, len(reply), 7))) == reply


@given(st.text(st.sampled_from("ab \n"), min_size=1, max_size=20), st.text("xyz", max_size=9))
def test_what_repeats_ends_in_repeats(stretch: str, before: str) -> None:
    assert repeats(before + stretch * 400)
    assert not repeats(stretch * 3)


def test_looking_for_circles_takes_no_time() -> None:
    since = perf_counter()
    assert not repeats("ab" * 900 + "c" + "ab" * 150)
    assert not repeats("a" * 1500 + "b" + "a" * 399)
    assert perf_counter() - since < 0.5
