"""What a model is asked besides prose: translations, follow-ups in full, open claims of a draft."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from memobot.answers.model import Outcome
from memobot.assistant import Assistant
from memobot.citations.model import Verdict
from memobot.errors import Failure, LanguageModelError
from memobot.language_models.model import Message
from memobot.language_models.scripted import Script, ScriptedModel

PROMPTS = Path(__file__).parents[3] / "prompts"
TRANSLATION = "Споры о толковании настоящего Меморандума решаются переговорами председателей."

With = Callable[[Script], Assistant]


@pytest.fixture(scope="module")
def with_model(small: Assistant) -> With:
    """A function: a script -> memobot with the model that follows it."""
    settings = small.settings.model_copy(update={"prompts": PROMPTS})

    def opened(script: Script) -> Assistant:
        parts = (small._index, small._retriever._embedder)
        return Assistant(settings, *parts, None, ScriptedModel(script))

    return opened


def failing(messages: Sequence[Message]) -> str:
    raise LanguageModelError(Failure.UNREACHABLE, "No server answers. Start it.")


def translating(text: str) -> Script:
    def script(messages: Sequence[Message]) -> str:
        assert "negotiation between the chairmen" in messages[-1].text
        return json.dumps({"translations": [{"id": 1, "translation": text}]})

    return script


ASKED = "Translate Article 5 of the memorandum of the glaziers into Russian"


def test_a_translation_stands_below_its_quote_and_says_what_it_is(with_model: With) -> None:
    answer = with_model(translating(TRANSLATION)).ask(ASKED)
    assert answer.question == ASKED
    assert "“Disputes about the interpretation" in answer.answer
    assert TRANSLATION.rstrip(".") in answer.answer
    assert "scripted" in answer.answer.split(TRANSLATION[:20])[0]
    assert answer.writing is not None
    assert answer.writing.sentences == ()  # none of it counts as verified


@pytest.mark.parametrize("text", ["Споры решает суд за 30 дней.", "См. https://example.org", ""])
def test_what_can_be_no_translation_is_left_out(with_model: With, text: str) -> None:
    answer = with_model(translating(text)).ask(ASKED)
    assert "“Disputes about the interpretation" in answer.answer
    assert "30" not in answer.answer
    assert "example" not in answer.answer
    assert answer.writing is not None
    assert answer.writing.outcome is Outcome.UNUSED
    assert answer.writing.note


def test_without_a_reply_the_quote_stands_alone_with_a_note(with_model: With) -> None:
    answer = with_model(failing).ask(ASKED)
    assert "“Disputes about the interpretation" in answer.answer
    assert answer.writing is not None
    assert answer.writing.note


def test_a_follow_up_is_put_in_full_only_with_what_was_said(with_model: With) -> None:
    asked: list[str] = []

    def inventing(messages: Sequence[Message]) -> str:
        asked.append(messages[-1].text)
        if "<message>" in messages[-1].text:
            return '{"question": "Does the memorandum of the glaziers forbid zeppelins?"}'
        return '{"claims": []}'

    assistant = with_model(inventing)
    first = assistant.ask("How are disputes under the memorandum of the glaziers settled?")
    then = assistant.ask("and the whatsit thing with pensions", first.turn)
    assert any("pensions" in one for one in asked)
    assert then.understood_as != "Does the memorandum of the glaziers forbid zeppelins?"
    assert "zeppelin" not in then.answer


def test_a_draft_is_judged_by_the_rules_whatever_a_model_says(
    with_model: With, small: Assistant
) -> None:
    draft = (
        "The memorandum of the glaziers and the tilers runs for nine years. "
        "The memorandum of the glaziers obliges both to build a common museum of glass."
    )
    asked: list[str] = []

    def agreeing(messages: Sequence[Message]) -> str:
        asked.append(messages[-1].text)
        return '{"verdict": "supported", "source": 1, "words": "The Parties meet once a year"}'

    checked = with_model(agreeing).check(draft)
    assert asked  # about what the rules found nowhere
    assert [one.verdict for one in checked.claims] == [
        one.verdict for one in small.check(draft).claims
    ]
    assert Verdict.SUPPORTED not in {one.verdict for one in checked.claims}
    assert with_model(failing).check(draft).claims == small.check(draft).claims
