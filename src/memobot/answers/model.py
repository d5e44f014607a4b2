"""What an answer is: text with markers, its citations, or a refusal with its reason."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from memobot.answers.conversation import NOTHING_SAID, Turn
from memobot.documents.model import Citation


class Reason(StrEnum):
    """Why a question was not answered."""

    NOT_IN_CORPUS = "not_in_corpus"
    NO_SUCH_ARTICLE = "no_such_article"
    UNKNOWN_DOCUMENT = "unknown_document"
    TEXT_NOT_HELD = "text_not_held"
    AMBIGUOUS = "ambiguous"


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as every surface shows it; the first nine fields are the JSON contract.

    `answer` is Markdown with ``[1]`` markers, one for each citation. A refusal has
    ``abstained`` set and a reason; its citations, if any, are what stands nearest. `turn` is
    what the next question may go on from; `choices` are the questions to pick from when the
    question was ambiguous. `understood_as` is the question that a follow-up was taken for,
    None for a message that was taken as it stands. `courtesy` tells that a greeting or thanks is
    returned: it cites nothing, and to programs it is a refusal like that of any other message
    which the texts do not answer.
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

    @property
    def focus(self) -> tuple[str, ...]:
        """The documents that the conversation is about after this answer."""
        return self.turn.focus
