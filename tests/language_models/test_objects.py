"""Whole replies, and the JSON objects in them, whatever a model writes around these."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memobot.errors import Failure, LanguageModelError
from memobot.language_models.model import Message, Schema
from memobot.language_models.objects import object_in, object_of, reply_of
from memobot.language_models.scripted import ScriptedModel

ASKED = (Message("user", "?"),)


@pytest.mark.parametrize(
    "reply",
    [
        '{"a": 1}',
        ' \n{"a": 1}\n',
        '```json\n{"a": 1}\n```',
        'Here it is: {"a": 1} I hope that helps {"b": 2}.',
        'In {braces} it is {"a": 1}.',
        '<think>Could it be {"a": 2}?</think>\n{"a": 1}',
    ],
)
def test_the_first_object_is_found_in_what_stands_around_it(reply: str) -> None:
    assert object_of(ScriptedModel(lambda _: reply), ASKED, {}, 1) == {"a": 1}


@pytest.mark.parametrize(
    "reply", ["no", "[1]", "{", '{"a": ', "{" * 20_000, "<think>for ever", '"{"']
)
def test_another_reply_is_unreadable(reply: str) -> None:
    with pytest.raises(LanguageModelError) as raised:
        object_of(ScriptedModel(lambda _: reply), ASKED, {}, 1)
    assert raised.value.failure is Failure.UNREADABLE
    assert "{" not in str(raised.value)


@given(st.dictionaries(st.text(), st.text() | st.integers()))
def test_every_object_is_read_back(value: dict[str, object]) -> None:
    assert object_in(json.dumps(value, ensure_ascii=False)) == value


def test_a_reply_without_end_is_given_up() -> None:
    class Endless:
        name = "endless"
        pieces = 0

        def stream(
            self,
            messages: Sequence[Message],
            schema: Schema | None = None,
            seconds: float | None = None,
        ) -> Iterator[str]:
            while True:
                self.pieces += 1
                yield "and so on "

    model = Endless()
    with pytest.raises(LanguageModelError) as raised:
        reply_of(model, ASKED, {}, 1)
    assert raised.value.failure is Failure.ENDLESS
    assert model.pieces < 5_000
