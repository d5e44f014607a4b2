"""What is said to a question, before and after it is put into the words of a language."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from time import perf_counter

from memobot.answers import phrases
from memobot.answers.conversation import Turn, focus_after, left_behind
from memobot.answers.model import Answer, Reason
from memobot.citations.citing import Quote, as_markdown, cite
from memobot.settings import EXTRACTIVE

_MARKER = re.compile(r"\[(\d{1,3})\]")


@dataclass(frozen=True, slots=True)
class Told:
    """What is said: a lead in our words with markers, and the quotes that these stand for; or
    the reason why nothing is, with what is to be named in it.

    `choices` are questions to pick from, one for each agreement in `offered`. `focus` names what
    a refusal speaks of.
    """

    reason: Reason | None
    quotes: Sequence[Quote] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    choices: tuple[str, ...] = ()
    offered: tuple[str, ...] = ()
    focus: tuple[str, ...] = ()
    lead: str = ""

    def words(self, quoted: str, language: str) -> str:
        """The answer as Markdown; `quoted` are the quotes."""
        if self.reason is None:
            return "\n\n".join(part for part in (self.lead, quoted) if part)
        reason = phrases.refusal(language, self.reason, **self.names)
        lines = [" ".join(part for part in (reason, self.lead) if part)]
        lines += [f"- {choice}" for choice in self.choices]
        if quoted:
            lines += ["", phrases.nearest(language, self.reason), "", quoted]
        return "\n".join(lines)


class Clock:
    """How long the steps of an answer take."""

    def __init__(self) -> None:
        self._started = perf_counter()
        self._searching = 0.0

    def searched(self, since: float) -> None:
        """A search that began at `since` is over."""
        self._searching += perf_counter() - since

    def timings_ms(self) -> dict[str, float]:
        """Milliseconds until now: of searching, of answering, of both."""
        total = perf_counter() - self._started
        timings = {"search": self._searching, "answer": total - self._searching, "total": total}
        return {name: round(1000 * seconds, 1) for name, seconds in timings.items()}


@dataclass(frozen=True, slots=True)
class Heard:
    """A message, the question that it was understood as, the language to answer in, and the turn
    before; `reworded` tells whether the question is in other words than the message."""

    message: str
    question: str
    language: str
    after: Turn
    reworded: bool = False

    def answered(self, told: Told, clock: Clock) -> Answer:
        """The answer that says what is told."""
        citations = cite(told.quotes, self.language)
        quoted = as_markdown(citations, self.language) if citations else ""
        abstained = told.reason is not None
        focus = told.focus or focus_after(citations, self.after.focus, abstained)
        turn = Turn(
            question=self.question,
            language=self.language,
            focus=focus,
            before=left_behind(self.after, focus),
            offered=told.offered or self.after.offered,
            open=told.reason is Reason.AMBIGUOUS,
            cited=() if abstained else citations,
        )
        return Answer(
            question=self.message,
            answer=told.words(quoted, self.language),
            abstained=abstained,
            reason=told.reason,
            language=self.language,
            citations=citations,
            engine=EXTRACTIVE,
            timings_ms=clock.timings_ms(),
            turn=turn,
            choices=told.choices,
            understood_as=self.question if self.reworded else None,
        )

    def courteous(self, kind: str, clock: Clock) -> Answer:
        """The answer to a courtesy; the conversation stands where it stood."""
        return Answer(
            question=self.message,
            answer=phrases.courtesy(self.language, kind),
            abstained=True,
            reason=Reason.NOT_IN_CORPUS,
            language=self.language,
            citations=(),
            engine=EXTRACTIVE,
            timings_ms=clock.timings_ms(),
            turn=self.after,
            courtesy=True,
        )


def side_by_side(told: Sequence[tuple[str, Told]], language: str) -> Told:
    """What is said of agreements, each with its title, as one: of several, each lead behind the
    title. If nothing is said of any, this is why not of the first."""
    _, first = told[0]
    if len(told) == 1 or all(one.reason for _, one in told):
        return first
    leads: list[str] = []
    quotes: list[Quote] = []
    for title, one in told:
        lead = phrases.refusal(language, one.reason, **one.names) if one.reason else one.lead
        if lead:
            leads.append(f"{title}: {_renumbered(lead, len(quotes))}")
        quotes += () if one.reason else one.quotes
    return replace(first, reason=None, quotes=tuple(quotes), lead="\n\n".join(leads))


def _renumbered(lead: str, by: int) -> str:
    return _MARKER.sub(lambda match: f"[{int(match[1]) + by}]", lead)
