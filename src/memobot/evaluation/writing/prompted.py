"""What a scripted model reads in the messages that it is sent, as a real one would."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape

from memobot.language_models.model import Message

_SOURCE = re.compile(r"<source\b(?P<about>[^>]*)>\n?(?P<text>.*?)\n?</source>", re.DOTALL)
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
_QUESTION = re.compile(r"<question>\n?(.*?)\n?</question>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Given:
    """A numbered source as the model sees it; `article` is "" where it is none."""

    number: int
    document: str
    article: str
    text: str

    def holds(self, words: str) -> bool:
        """Whether these words stand in it, however its lines are broken."""
        return on_one_line(words) in on_one_line(self.text)


@dataclass(frozen=True, slots=True)
class Prompted:
    """What a model was asked; `sent_back` is the message in which it gets sentences back, or ""."""

    sources: tuple[Given, ...]
    question: str
    sent_back: str = ""

    @property
    def is_again(self) -> bool:
        """Whether sentences are sent back."""
        return bool(self.sent_back)

    def source_of(self, words: str, article: str | None) -> Given | None:
        """The source in which these words stand, that of the article if there are several."""
        found = [one for one in self.sources if one.holds(words)]
        return min(found, key=lambda one: one.article != (article or ""), default=None)


def read_prompt(messages: Sequence[Message]) -> Prompted:
    """The sources and the question in the first message of the user; both may be missing."""
    asked = next((one.text for one in messages if one.role == "user"), "")
    question = _QUESTION.search(asked)
    return Prompted(
        sources=tuple(filter(None, map(_given, _SOURCE.finditer(asked)))),
        question=on_one_line(unescape(question[1])) if question else "",
        sent_back=unescape(messages[-1].text) if any(_is_reply(one) for one in messages) else "",
    )


def _is_reply(message: Message) -> bool:
    return message.role == "assistant"


def on_one_line(text: str) -> str:
    """`text` with single spaces for all white space."""
    return " ".join(text.split())


def _given(match: re.Match[str]) -> Given | None:
    about = dict(_ATTRIBUTE.findall(match["about"]))
    if not about.get("id", "").isdecimal():
        return None
    document, article = (unescape(about.get(name, "")) for name in ("document", "article"))
    return Given(int(about["id"]), document, article, unescape(match["text"]))
