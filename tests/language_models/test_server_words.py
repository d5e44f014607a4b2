"""What a server says is shown without the key, without the prompt, and on one short line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memobot.language_models.server_words import cleaned, words_of

KEY = "sk-proj-Zx81vQ0pLmT4"
PROMPT = "The host pays for the rooms; each guest pays the fare. Minutes are kept by the host."


class Refused(Exception):
    def __init__(self, body: object) -> None:
        self.body = body


@pytest.mark.parametrize(
    "words",
    [
        f"Incorrect API key provided: {KEY}.",
        f"Incorrect API key provided: {KEY[:12]}***.",
        f"wrong header 'Authorization: Bearer {KEY}'",
        f"Bearer {KEY[:5]}",
        f"x-api-key={KEY}",
        f"key ({KEY[::-1]}) reversed",
        f"https://host/?key={KEY}&a=b",
    ],
)
def test_no_stretch_of_the_key_is_left(words: str) -> None:
    line = cleaned(words, KEY, ())
    assert not any(KEY[at : at + 6] in line for at in range(len(KEY) - 5))
    assert "***" in line


@given(
    st.text(max_size=40),
    st.text(st.characters(codec="ascii", categories=("L", "N", "P")), min_size=8, max_size=60),
    st.text(max_size=40),
)
def test_a_key_that_is_echoed_is_never_shown(before: str, key: str, after: str) -> None:
    assert key not in cleaned(before + key + after, key, ())


def test_the_placeholder_is_a_word_like_any_other() -> None:
    assert cleaned("none of the models is loaded", "none", ()) == "none of the models is loaded"


def test_what_was_said_to_the_server_is_not_said_again() -> None:
    assert cleaned(f"invalid: {PROMPT}", KEY, (PROMPT,)) == ""
    assert cleaned("invalid: the host PAYS \n for the rooms; each", KEY, (PROMPT,))
    assert cleaned("bad: pays  for the\nrooms; each guest", KEY, ("x", PROMPT)) == ""
    assert cleaned("The host is away", KEY, (PROMPT,)) == "The host is away"


@given(st.text(max_size=600))
def test_the_words_are_one_short_line(words: str) -> None:
    line = cleaned(words, KEY, ())
    assert len(line) <= 200
    assert line.isprintable()
    assert line == " ".join(line.split())


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ({"message": "no", "type": "x"}, "no"),
        ({"error": {"message": "no", "code": 3}}, "no"),
        ({"type": "error", "error": {"type": "x", "message": "no"}}, "no"),
        ({"error": "no"}, "no"),
        ({"detail": [{"loc": ["body"], "msg": "no"}]}, "no"),
        ("no", "no"),
        ("<html>no</html>", ""),
        (b"no", ""),
        ({"a": {"b": "no"}}, ""),
        (None, ""),
        ({"error": {"error": {"error": {"error": {"error": "too deep"}}}}}, ""),
    ],
)
def test_the_message_is_found_in_any_body(body: object, words: str) -> None:
    assert words_of([ValueError("not this"), Refused(body)]) == words
