"""The quotes of an answer with translations under them, where a message asks for these.

Quotes stay in the language of their document. A translation is a model's, and marked so; what
cannot be one (`translation_guard`) is left out.
"""

from __future__ import annotations

import logging
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from html import escape
from importlib import resources
from itertools import groupby
from typing import Any

from memobot.answers.generative import notes
from memobot.answers.generative.guarding.form import plain
from memobot.answers.generative.translation_guard import fault_of
from memobot.answers.model import Answer, Outcome, Writing
from memobot.citations.citing import as_markdown
from memobot.documents.model import Citation
from memobot.errors import LanguageModelError
from memobot.language import ENGLISH_NAMES, detect
from memobot.language_models.model import LanguageModel, Message
from memobot.language_models.objects import object_of
from memobot.language_models.prompts import Prompts

_log = logging.getLogger(__name__)

_MOST, _LENGTH = 4, 4_000  # quotes that are translated, and their characters in all
_SCHEMA = {
    "title": "translations",
    "type": "object",
    "additionalProperties": False,
    "required": ["translations"],
    "properties": {
        "translations": {
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["id", "translation"],
                "properties": {"id": {"type": "integer"}, "translation": {"type": "string"}},
            },
        }
    },
}


def translated(
    answer: Answer, target: str, model: LanguageModel, prompts: Prompts, seconds: float = 30.0
) -> Answer:
    """The answer with the translations of its quotes into `target`, of those that are in another
    language; with `writing` set wherever the model was asked. A refusal stays as it is."""
    foreign = [one for one in answer.citations if detect(one.quote) != target]
    if answer.abstained or not foreign:
        return answer
    chosen = list(_fitting(foreign))
    version = prompts.version("translate")
    try:
        replied = _replied(chosen, target, model, prompts, seconds)
    except LanguageModelError as error:
        _log.warning("%s translated nothing: %s", model.name, error)
        note = notes.unused(answer.language, model.name, error.failure)
        return _with(answer, {}, Writing(model.name, version, Outcome.UNUSED, note=note))
    held = {
        one.marker: replied[one.marker]
        for one in chosen
        if _is_held(one, replied.get(one.marker), target, model.name)
    }
    missing = [one for one in chosen if one.marker not in held]
    note = " ".join(_notes(answer.language, model.name, missing, foreign[len(chosen) :]))
    outcome = Outcome.WRITTEN if not note else Outcome.IN_PART if held else Outcome.UNUSED
    writing = Writing(model.name, version, outcome, dropped=len(missing), note=note)
    return _with(answer, held, writing)


def _fitting(citations: Sequence[Citation]) -> Iterator[Citation]:
    """The first quotes, as many as are translated at a time; one at least."""
    length = 0
    for one in citations[:_MOST]:
        length += len(one.quote)
        if length > max(_LENGTH, len(citations[0].quote)):
            return
        yield one


def _replied(
    citations: Sequence[Citation],
    target: str,
    model: LanguageModel,
    prompts: Prompts,
    seconds: float,
) -> Mapping[int, str]:
    """What the model gives for each quote, by its marker. Raises LanguageModelError."""
    quotes = "\n".join(
        f'<quote id="{one.marker}">\n{escape(one.quote, quote=False)}\n</quote>'
        for one in citations
    )
    text = prompts.text("translate", language=ENGLISH_NAMES[target], quotes=quotes)
    reply = object_of(model, (Message("user", text),), _SCHEMA, seconds)
    listed = reply.get("translations")
    return {
        one["id"]: _in_lines(one["translation"])
        for one in (listed if isinstance(listed, list) else [])
        if isinstance(one, dict)
        and type(one.get("id")) is int
        and isinstance(one.get("translation"), str)
    }


def _in_lines(translation: str) -> str:
    """A translation without emphasis and empty lines."""
    lines = map(plain, translation.splitlines())
    return "\n".join(line for line in lines if line)


def _is_held(citation: Citation, translation: str | None, target: str, model: str) -> bool:
    """Whether a translation can be that of the quote; if not, it is logged."""
    if translation is None:
        fault: str | None = "there is none"
    else:
        fault = fault_of(citation.quote, detect(citation.quote), translation, target)
    if fault:
        _log.warning(
            "Left out of the translations of %s: %r for %r (%s)",
            model,
            translation,
            citation.quote,
            fault,
        )
    return fault is None


def _notes(
    language: str, model: str, missing: Sequence[Citation], beyond: Sequence[Citation]
) -> Iterator[str]:
    """What is told of the quotes without a translation."""
    for key, citations in (("left_out", missing), ("too_long", beyond)):
        if citations:
            markers = ", ".join(f"[{one.marker}]" for one in citations)
            yield _say(key, language, model=model, markers=markers)


def _with(answer: Answer, held: Mapping[int, str], writing: Writing) -> Answer:
    """The answer with these translations, by marker, each below the quotes of its place."""
    shown = {
        marker: _say("shown", answer.language, model=writing.model, marker=f"[{marker}]", text=text)
        for marker, text in held.items()
    }
    return replace(
        answer,
        answer=_below(answer, shown),
        engine=writing.model if shown else answer.engine,
        writing=_together(answer.writing, writing) if answer.writing else writing,
    )


def _below(answer: Answer, shown: Mapping[int, str]) -> str:
    """The text of the answer with paragraphs below the quotes that they belong to."""
    quoted = as_markdown(answer.citations, answer.language)
    if not answer.answer.endswith(quoted):
        return "\n\n".join([answer.answer, *shown.values()])
    paragraphs: list[str] = []
    for _, place in groupby(answer.citations, key=lambda one: one.label):
        here = tuple(place)
        paragraphs.append(as_markdown(here, answer.language))
        paragraphs += [shown[one.marker] for one in here if one.marker in shown]
    return answer.answer.removesuffix(quoted) + "\n\n".join(paragraphs)


def _together(prose: Writing, translations: Writing) -> Writing:
    """The part of the model in an answer that it both wrote and translated."""
    outcomes = {prose.outcome, translations.outcome}
    return replace(
        prose,
        prompts=f"{prose.prompts} {translations.prompts}".strip(),
        outcome=outcomes.pop() if len(outcomes) == 1 else Outcome.IN_PART,
        dropped=prose.dropped + translations.dropped,
        note=" ".join(note for note in (prose.note, translations.note) if note),
    )


def _say(key: str, language: str, **names: str) -> str:
    template: str = _table()[key][language]
    return template.format(**names)


@cache
def _table() -> dict[str, Any]:
    place = resources.files(__package__).joinpath("translating.toml")
    return tomllib.loads(place.read_text("utf-8"))
