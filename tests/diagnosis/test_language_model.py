"""The language model: one that answers, ones that fail, ones that do not do as they are told."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError
from itertools import repeat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memobot.diagnosis.language_model import SECONDS, check
from memobot.diagnosis.model import State
from memobot.diagnosis.trial import follows
from memobot.errors import Failure, LanguageModelError
from memobot.language_models.model import LanguageModel, Message, Schema
from memobot.language_models.scripted import ScriptedModel
from memobot.settings import Settings

IN_JSON = '{"numbers": ["one", "two", "three", "four", "five"]}'
OBEDIENT = ScriptedModel(lambda _: IN_JSON, "openai:zeppelin")


@dataclass
class Choosy:
    """Fails when it is asked for a schema; keeps what it was asked."""

    failure: Failure
    name: str = "openai:choosy"
    asked: list[tuple[bool, float | None]] = field(default_factory=list)

    def stream(
        self,
        messages: Sequence[Message],
        schema: Schema | None = None,
        seconds: float | None = None,
    ) -> Iterator[str]:
        self.asked.append((schema is not None, seconds))
        if schema is not None:
            raise LanguageModelError(self.failure, "It failed. Do something.")
        yield from ("one", " two", " three")


def settings(**more: object) -> Settings:
    address = "http://127.0.0.1:9/v1"
    return Settings(**{"llm": "openai:zeppelin", "llm_base_url": address, **more})


def failing(failure: Failure) -> LanguageModel:
    def script(_: Sequence[Message]) -> str:
        raise LanguageModelError(failure, "The server is tired. Let it sleep.")

    return ScriptedModel(script)


def test_no_model_is_no_failure() -> None:
    assert check(Settings(), None).state is State.NOT_SET


def test_a_model_that_answers() -> None:
    found = check(settings(), OBEDIENT)
    assert found.state is State.OK
    assert found.found.startswith("openai:zeppelin at http://127.0.0.1:9/v1, langchain-openai ")
    for part in ("no key", "answers in 0.0 s", "in 6 pieces", "in the JSON asked for"):
        assert part in found.found


@pytest.mark.parametrize("source", ["MEMOBOT_LLM_API_KEY", "OPENAI_API_KEY"])
def test_of_a_key_only_that_it_is_set_is_told(source: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(source, "canary")
    found = check(Settings(llm="openai:zeppelin"), OBEDIENT)
    assert "at https://api.openai.com/v1, " in found.found
    assert "key set" in found.found
    assert "canary" not in found.found


def test_a_key_that_is_missing_is_told_before_anybody_is_asked() -> None:
    model = Choosy(Failure.SERVER)
    with pytest.raises(LanguageModelError, match="OPENAI_API_KEY"):
        check(Settings(llm="openai:zeppelin"), model)
    assert not model.asked


def test_a_package_that_is_missing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setattr("memobot.diagnosis.language_model.version", missing)
    found = check(settings(), failing(Failure.PACKAGE))
    assert found.state is State.FAILED
    assert "langchain-openai not installed" in found.found


def test_a_model_that_does_not_stream() -> None:
    found = check(settings(), ScriptedModel(lambda _: '{"numbers":["one"]}'))
    assert found.state is State.OK
    assert "in one piece" in found.found


@pytest.mark.parametrize("reply", ["one two three", '{"numbers": "one two"}', "{", '{"a": []}'])
def test_a_model_that_ignores_the_schema_wants_attention(reply: str) -> None:
    found = check(settings(), ScriptedModel(lambda _: reply))
    assert found.state is State.ATTENTION
    assert "but not in the JSON asked for" in found.found
    assert "MEMOBOT_LLM_REPLY=text" in found.remedy


def test_for_plain_text_no_schema_is_asked() -> None:
    model = Choosy(Failure.SERVER)
    found = check(settings(llm_reply="text"), model)
    assert found.state is State.OK
    assert "plain text" in found.found
    assert [schema for schema, _ in model.asked] == [False]


def test_a_server_that_takes_no_schema_wants_attention() -> None:
    model = Choosy(Failure.SERVER)
    found = check(settings(), model)
    assert found.state is State.ATTENTION
    assert "but not when JSON is asked for" in found.found
    assert "MEMOBOT_LLM_REPLY=text" in found.remedy
    (_, first), (_, second) = model.asked
    assert first == SECONDS
    assert second is not None
    assert second <= SECONDS


@pytest.mark.parametrize("failure", Failure)
def test_every_failure_is_told_with_its_remedy(failure: Failure) -> None:
    found = check(settings(), failing(failure))
    assert found.state is State.FAILED
    assert found.found.startswith("scripted at http://127.0.0.1:9/v1, ")
    assert "The server is tired" in found.found
    assert found.remedy == "Let it sleep." or "Let it sleep" in found.found
    assert found.remedy


@pytest.mark.parametrize(
    "failure", [Failure.UNREACHABLE, Failure.REFUSED, Failure.BUSY, Failure.TOO_SLOW]
)
def test_what_has_nothing_to_do_with_the_schema_is_not_tried_again(failure: Failure) -> None:
    model = Choosy(failure)
    assert check(settings(), model).state is State.FAILED
    assert len(model.asked) == 1


def test_a_model_that_never_ends_is_not_read_to_the_end() -> None:
    class Endless:
        name = "endless"

        def stream(self, *_: object) -> Iterator[str]:
            return repeat("and on ")

    assert check(settings(), Endless()).state is State.ATTENTION


def test_an_object_in_a_code_block_follows_the_schema() -> None:
    assert follows(f"```json\n{IN_JSON}\n```")


@given(st.text() | st.text('{["numbers:]}, ', max_size=50))
def test_any_reply_is_judged(reply: str) -> None:
    assert follows(reply) in (True, False)


@given(st.lists(st.text()))
def test_every_list_of_texts_follows(numbers: list[str]) -> None:
    assert follows(json.dumps({"numbers": numbers}))


def test_a_reply_that_is_too_deep_follows_nothing() -> None:
    assert not follows('{"numbers": ' + "[" * 100_000)
