"""What an answer is: text with markers, its citations, or a refusal with its reason."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from memobot.answers.conversation import NOTHING_SAID, Turn
from memobot.documents.model import Citation

Listener = Callable[[str], None]
"""Hears each sentence of an answer (Markdown, with markers) as soon as it is verified."""


def unheard(sentence: str) -> None:
    """A listener who does not listen."""


class Reason(StrEnum):
    """Why a question was not answered."""

    NOT_IN_CORPUS = "not_in_corpus"
    NO_SUCH_ARTICLE = "no_such_article"
    UNKNOWN_DOCUMENT = "unknown_document"
    TEXT_NOT_HELD = "text_not_held"
    AMBIGUOUS = "ambiguous"


class Outcome(StrEnum):
    """What became of a language model's reply."""

    WRITTEN = "written"  # all of it was verified
    IN_PART = "in_part"  # some of it; the extractive answer stands below
    UNUSED = "unused"  # none of it: the answer is the extractive one


@dataclass(frozen=True, slots=True)
class Writing:
    """A language model's part in an answer.

    `model` is its name; `prompts` the first 12 digits of a SHA-256 over the prompts that it was
    given. `sentences` are the verified ones, each as it stands in the answer; `dropped` is how
    many others were left out. `note` is a line for the reader in the answer's language, "" when
    all went well.
    """

    model: str
    prompts: str
    outcome: Outcome
    sentences: tuple[str, ...] = ()
    dropped: int = 0
    note: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as every surface shows it; the first nine fields are the JSON contract.

    `answer` is Markdown with ``[1]`` markers, one for each citation. A refusal has
    ``abstained`` set and a reason; its citations, if any, are what stands nearest. `turn` is
    what the next question may go on from; `choices` are the questions to pick from when the
    question was ambiguous. `understood_as` is the question that a follow-up was taken for,
    None for a message that was taken as it stands. `courtesy` tells that a greeting or thanks is
    returned: it cites nothing, and to programs it is a refusal like that of any other message
    which the texts do not answer. `writing` is None where no language model was to be asked.
    """

    question: str
    answer: str
    abstained: bool
    reason: Reason | None
    language: str
    citations: tuple[Citation, ...]
    engine: str
    timings_ms: dict[str, float]
    turn: Turn = NOTHING_SAID
    choices: tuple[str, ...] = ()
    understood_as: str | None = None
    courtesy: bool = False
    writing: Writing | None = None

    @property
    def asked(self) -> str:
        """The question that is answered, in full words."""
        return self.understood_as or self.question

    @property
    def focus(self) -> tuple[str, ...]:
        """The documents that the conversation is about after this answer."""
        return self.turn.focus
