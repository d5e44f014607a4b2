"""What a message can mean in a conversation."""

from __future__ import annotations

from dataclasses import dataclass

from memobot.search.question import Question, understand
from memobot.search.retriever import Retriever


@dataclass(frozen=True, slots=True)
class Asked:
    """A question to be answered.

    `focus` names the documents that it is about where its words name none; a `bound` one is about
    these and no others. `whole` is the question as it is shown, in full words; `text` leaves out
    the words that name a document which `focus` gives.
    """

    text: str
    focus: tuple[str, ...] = ()
    bound: bool = False
    whole: str = ""
    language: str | None = None

    @property
    def shown(self) -> str:
        """The question in full words."""
        return self.whole or self.text

    def question(self, retriever: Retriever) -> Question:
        """The question taken apart. Raises QuestionError."""
        return understand(self.text, retriever.router.names, self.focus, self.language)


@dataclass(frozen=True, slots=True)
class Courtesy:
    """A greeting, thanks or a farewell, and nothing else."""

    kind: str
    language: str


@dataclass(frozen=True, slots=True)
class Restated:
    """What was said is to be shown again with the places where it stands."""

    language: str


@dataclass(frozen=True, slots=True)
class Undecided:
    """A question that means one of these agreements; nobody can tell which."""

    question: str
    documents: tuple[str, ...]
    language: str


@dataclass(frozen=True, slots=True)
class Understood:
    """The questions that a message asks: one, or the same of several agreements.

    `language` is the one to answer in, None for that of the questions; `reworded` tells whether
    they are in other words than the message.
    """

    questions: tuple[Asked, ...]
    language: str | None = None
    reworded: bool = False


Meaning = Courtesy | Restated | Undecided | Understood
