"""What a language model is told: the prompts with sources, what was worked out, the question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from memobot.answers.generative.sources import Source
from memobot.documents.tokens import TokenCounter
from memobot.language import ENGLISH_NAMES
from memobot.language_models.access import longest_reply
from memobot.language_models.model import Message
from memobot.language_models.prompts import Prompts

_SPARE = 0.7  # of the rest: other models cut texts, Cyrillic ones above all, into more tokens
_LONGEST_WORKED_OUT = 2_000  # characters


@dataclass(frozen=True, slots=True)
class Asking:
    """How a model is asked: in which form it is to reply, "json" or "text", and with how many
    tokens in all it can deal."""

    prompts: Prompts
    form: str
    context: int

    @property
    def version(self) -> str:
        """Which prompts these are."""
        return self.prompts.version("system", "answer", "again", self.form)

    def budget(self, question: str, worked_out: str, count: TokenCounter) -> int:
        """The cl100k_base tokens that sources may take."""
        told = sum(map(count, self.prompts.texts.values())) + count(question) + count(worked_out)
        replies = 2 * longest_reply(self.context)  # the first, and one to what came back
        return int((self.context - replies) * _SPARE) - told

    def first(
        self, question: str, language: str, sources: Sequence[Source], worked_out: str
    ) -> tuple[Message, ...]:
        """The messages that ask for an answer."""
        asked = self.prompts.text(
            "answer",
            sources="\n".join(_tagged(one) for one in sources),
            worked_out=escape(worked_out[:_LONGEST_WORKED_OUT], quote=False),
            question=escape(question, quote=False),
            language=ENGLISH_NAMES[language],
            form=self.prompts.text(self.form),
        )
        return Message("system", self.prompts.text("system")), Message("user", asked)

    def again(
        self, asked: Sequence[Message], reply: str, faults: Sequence[tuple[str, str]]
    ) -> tuple[Message, ...]:
        """The messages that send sentences back, each with the reason."""
        told = "\n".join(f"- {escape(said, quote=False)} ({why})" for said, why in faults)
        back = self.prompts.text("again", faults=told, form=self.prompts.text(self.form))
        return *asked, Message("assistant", reply), Message("user", back)


def _tagged(source: Source) -> str:
    article = source.unit.number if source.unit and source.unit.number else ""
    title = escape(source.document.short_title)
    return (
        f'<source id="{source.number}" document="{title}" article="{escape(article)}">\n'
        f"{escape(source.text.strip(), quote=False)}\n</source>"
    )
