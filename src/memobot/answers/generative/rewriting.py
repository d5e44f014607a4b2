"""A follow-up that the rules did not understand, as a language model would ask it in full.

The model may only put together what has been said: a question with a word, a name or a number of
its own, or without what the message asks for, is not used. Its answer comes from the texts as ever.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from html import escape

from memobot.answers.conversation import Turn
from memobot.answers.follow_ups.cues import cues_in
from memobot.answers.follow_ups.said import read, spoken
from memobot.answers.generative.guarding.form import fault_of_form, plain
from memobot.answers.model import Answer, Reason
from memobot.citations.grounding import ungrounded, values_in
from memobot.citations.stances.marks import find_marks
from memobot.citations.stances.model import MarkKind
from memobot.errors import LanguageModelError
from memobot.language import detect
from memobot.language_models.model import LanguageModel, Message
from memobot.language_models.objects import object_in, reply_of
from memobot.language_models.prompts import Prompts
from memobot.naming.light_words import is_light
from memobot.naming.stemming import is_stop_word, words
from memobot.naming.terms import SAME_CONCEPT, Term, profile, read_terms
from memobot.search.asking_words import asks

_log = logging.getLogger(__name__)

SECONDS = 8.0
"""How long a rewritten question is waited for, by default."""

_LONGEST = 300  # characters of a question
_LONGEST_MESSAGE = 400  # ... and of a message that can be a follow-up
_TITLES = 8
_KEPT = 0.5  # of the telling words of a message that its rewriting must have
_TOLD = 0.3  # ... and that the answer to it must tell of
_UNANSWERED = frozenset({Reason.NOT_IN_CORPUS, Reason.UNKNOWN_DOCUMENT})
_POINTERS = ("back", "vague", "pointing", "other", "both", "every", "opening", "closing")
_SCHEMA = {
    "title": "rewriting",
    "type": "object",
    "additionalProperties": False,
    "required": ["question"],
    "properties": {"question": {"type": "string"}},
}
_DENYING = frozenset(
    {MarkKind.NEGATE, MarkKind.NONE, MarkKind.DENIED, MarkKind.EXCEPT, MarkKind.ONLY}
)


def may_be_follow_up(answer: Answer, turn: Turn) -> bool:
    """Whether an answer after `turn` refuses what may go on from it."""
    refused = answer.abstained and answer.reason in _UNANSWERED and not answer.courtesy
    return refused and bool(turn.question) and len(answer.question) <= _LONGEST_MESSAGE


def rewritten(
    message: str,
    turn: Turn,
    model: LanguageModel,
    prompts: Prompts,
    titles: Sequence[str],
    seconds: float = SECONDS,
) -> str | None:
    """What `message` asks after `turn`, in full words; None where the model does not tell, or not
    with the words of the message, the question before and the `titles` in focus alone."""
    text = prompts.text(
        "rewrite",
        before=escape(turn.question, quote=False),
        titles="\n".join(escape(title, quote=False) for title in titles[:_TITLES]),
        message=escape(message, quote=False),
    )
    try:
        reply = reply_of(model, (Message("user", text),), _SCHEMA, seconds)
    except LanguageModelError as error:
        _log.warning("%s did not rewrite a follow-up: %s", model.name, error)
        return None
    question = _question(reply)
    if not question or words(question) == words(message):
        return None
    if fault := _fault(question, message, turn, titles):
        _log.warning("%s rewrote %r as %r: %s", model.name, message, question, fault)
        return None
    return question


def is_about(answer: Answer, message: str) -> bool:
    """Whether an answer to a rewritten question tells of what the message itself asks, and not
    only of what the question before did."""
    telling = _telling(message, spoken(message, answer.language))
    held = profile(" ".join([answer.answer, *(one.quote for one in answer.citations)]))
    told = [one for one in telling if held.support(one)]
    return len(told) >= _TOLD * len(telling)


def _question(reply: str) -> str:
    """The question in a reply: that of its JSON, or the whole of a reply that is none."""
    value = object_in(reply)
    question = value.get("question") if value is not None else reply
    return plain(question) if isinstance(question, str) else ""


def _fault(question: str, message: str, turn: Turn, titles: Sequence[str]) -> str | None:
    """Why a question is not what was asked."""
    language = spoken(message, turn.language)
    if len(question) > _LONGEST:
        return "it is too long"
    if fault := fault_of_form(question.rstrip("? "), language):
        return fault
    if detect(question) != language:
        return "it is in another language than the message"
    said = (message, turn.question, *titles)
    if word := _new_word(question, language, said):
        return f"nobody said {word!r}"
    if _denies(question, language) and not any(_denies(one, detect(one)) for one in said[:2]):
        return "nobody denied anything"
    if not _keeps(question, message, language):
        return "it does not ask what the message asks"
    return None


def _new_word(question: str, language: str, said: Sequence[str]) -> str | None:
    """A telling word, a number or a date that stands in nothing that was said."""
    held = profile(" ".join(said))
    for term in read_terms(question, language):
        if not _is_empty(term) and held.support(term) < SAME_CONCEPT:
            return term.written
    grounds = ((one.value for one in values_in(text, detect(text))) for text in said)
    missing = ungrounded(values_in(question, language), grounds)
    return missing[0].span.of(question) if missing else None


def _is_empty(term: Term) -> bool:
    """Whether a word carries a question and tells nothing: "what", "does", "say"."""
    if term.word.isdigit():
        return False
    return is_stop_word(term.word) or is_light(term.word) or asks(term.word)


def _keeps(question: str, message: str, language: str) -> bool:
    """Whether a question has the names and numbers of the message, and most of its words."""
    telling = _telling(message, language)
    held = profile(question)
    kept = [one for one in telling if held.support(one) >= SAME_CONCEPT]
    lost = [one for one in telling if one not in kept]
    if any(one.is_name or one.word.isdigit() for one in lost):
        return False
    asked = [one.value for one in values_in(question, language)]
    if ungrounded(values_in(message, language), [asked]):
        return False
    return not telling or len(kept) >= _KEPT * len(telling)


def _telling(message: str, language: str) -> list[Term]:
    """The words of a message that say what it asks, and do not only point back."""
    said = read(message).core or message
    pointing = [cue.span for cue in cues_in(said, *_POINTERS)]
    return [
        one
        for one in read_terms(said, language)
        if not _is_empty(one) and not any(span.contains(one.span) for span in pointing)
    ]


def _denies(text: str, language: str) -> bool:
    return any(mark.kind in _DENYING for mark in find_marks(text, language))
