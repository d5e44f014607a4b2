"""A message and the turn before it -> what is asked, in words that can be understood alone.

A follow-up is made whole: "and for Poland?" becomes the question before with the name of the
other agreement in it. What asks for something of its own is left as it is, with the focus of the
conversation; only the answerer can tell whether the focus answers it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from memobot.answers.conversation import Turn, choice
from memobot.answers.follow_ups import choosing
from memobot.answers.follow_ups.cues import agreement_with, asked_on, cues_in, is_only
from memobot.answers.follow_ups.meaning import (
    Asked,
    Courtesy,
    Meaning,
    Restated,
    Undecided,
    Understood,
)
from memobot.answers.follow_ups.naming import SMALL, naming_of
from memobot.answers.follow_ups.rewording import name_span, put_in, put_to, without_name
from memobot.answers.follow_ups.said import Said, read, spoken
from memobot.answers.terms.asked import asked_terms
from memobot.documents.identity import kind_in
from memobot.search.naming_phrases import regions_after
from memobot.search.question import Question
from memobot.search.retriever import Retriever
from memobot.search.topics import Topic

_SIGNING = frozenset({Topic.SIGNING, Topic.SIGNATORIES})
_PRONOUNS = {"other": choosing.other, "both": choosing.both, "every": choosing.every}
_SIDE_BY_SIDE = 4  # agreements that one answer tells of


class FollowUps:
    """Understands messages by the conversation that they stand in."""

    def __init__(self, retriever: Retriever) -> None:
        self._retriever = retriever

    def meaning(self, message: str, turn: Turn) -> Meaning:
        """What `message` means after `turn`. Raises QuestionError for an empty or over-long one."""
        alone = self._retriever.understand(message)
        said = read(message)
        if said.courtesy and not said.text:
            return Courtesy(said.courtesy, said.language or alone.language)
        if not turn.question and not turn.focus:
            return Understood((Asked(said.text),))
        return self._going_on(said, turn) or _by_itself(said, turn)

    def _going_on(self, said: Said, turn: Turn) -> Meaning | None:
        """The meaning of a message that cannot be understood without the turn before."""
        language = said.language or turn.language
        if (
            turn.cited
            and cues_in(said.core, "stated")
            and is_only(said.core, "stated", "back", "vague")
        ):
            return Restated(language)
        if turn.question and is_only(said.core, "when", "where", "who"):
            return self._asked_on(said, turn, language)
        if turn.question and (meant := self._picked(said, turn)):
            several = not cues_in(said.core, "other")
            return self._put(turn, meant, language, several)
        if re.search(r"\w", said.core):
            return self._named(said, turn, language)
        return None

    def _asked_on(self, said: Said, turn: Turn, language: str) -> Meaning | None:
        """ "When?" after a question for the signing."""
        topics = self._retriever.understand(turn.question).topics
        signing = topics & _SIGNING or asked_terms(turn.question).has("signing", "signatories")
        if not signing or not turn.focus:
            return None
        cue = max(cues_in(said.core, "when", "where", "who"), key=lambda one: len(one.span))
        whole = asked_on(cue.kind, language, self._title(turn.focus[0]))
        text = " ".join(asked_on(cue.kind, language, "").split())
        asked = Asked(text, turn.focus[:1], bound=True, whole=whole, language=language)
        return Understood((asked,), language, reworded=True)

    def _picked(self, said: Said, turn: Turn) -> tuple[str, ...]:
        """The agreements that a message only points to, and does not name."""
        agreements = self._agreements
        if not said.core and said.rejected:
            return choosing.other(turn, agreements)
        for kind, chosen in _PRONOUNS.items():
            pointed = cues_in(said.core, kind) and is_only(said.core, kind, *SMALL)
            if pointed and (found := chosen(turn, agreements)):
                return found
        one = choosing.numbered(said.core, turn) or self._clicked(said, turn)
        return (one,) if one else ()

    def _clicked(self, said: Said, turn: Turn) -> str | None:
        """The agreement whose choice is the message, word for word."""
        asked = turn.question.rstrip("?")
        choices = {choice(asked, self._title(one)): one for one in turn.offered}
        return choices.get(said.text)

    def _named(self, said: Said, turn: Turn, language: str) -> Meaning | None:
        """The question before, put to what the message names and says nothing beside."""
        question = Asked(said.core, language=spoken(said.core, language)).question(self._retriever)
        naming = naming_of(question, turn, self._retriever)
        if naming.asks:
            elsewhere = naming.documents and not set(naming.documents) & set(turn.focus)
            about = replace(turn, focus=()) if elsewhere else turn
            return self._asked_of(said, turn, language) or _by_itself(said, about)
        if not turn.question:
            return None
        if naming.documents and self._is_agreement(*naming.documents):
            meant = naming.other_than(turn.focus)
            return self._put(turn, meant, language, several=False)
        if naming.documents or naming.unheld:
            text = self._with_name(question, turn)
            return Understood((Asked(text, bound=True),), language, reworded=True)
        return None

    def _asked_of(self, said: Said, turn: Turn, language: str) -> Meaning | None:
        """What asks for something of its own, of an agreement that it only points to."""
        span = choosing.pronoun(said.core, "other")
        if span is None or not (found := choosing.other(turn, self._agreements)):
            return None
        if len(found) > 1:
            return Undecided(said.core, found, language)
        before, behind = said.core[: span.start], said.core[span.end :]
        whole = f"{before}{self._title(found[0])}{behind}"
        asked = Asked(f"{before}{behind}", found, True, whole, spoken(said.core, language))
        return Understood((asked,), language, reworded=True)

    def _put(self, turn: Turn, documents: Sequence[str], language: str, several: bool) -> Meaning:
        """The question before, put to a document, to `several`, or to one that nobody can tell."""
        if len(documents) > 1 and not several:
            return Undecided(turn.question, tuple(documents), language)
        own = spoken(turn.question, turn.language)
        before = Asked(turn.question, language=own).question(self._retriever)
        text = without_name(before, self._titles)
        asked = tuple(
            Asked(text, (one,), True, put_to(before, self._title(one), self._titles), own)
            for one in documents[:_SIDE_BY_SIDE]
        )
        return Understood(asked, language, reworded=True)

    def _with_name(self, named: Question, turn: Turn) -> str:
        """The question before, with the name in `named` in place of the one that it has."""
        before = self._retriever.understand(turn.question)
        if named.kinds:
            return put_to(before, named.text, self._titles)
        if not self._is_agreement(*turn.focus[:1]):
            return put_in(before, _name_in(named), name_span(before))
        kind = next((term.written for term in before.terms if kind_in(term.word)), None)
        if kind and regions_after(named.text):  # "and with Brazil?"
            called = f"{kind} {named.text}"
        else:
            called = agreement_with(_name_in(named), kind, before.language)
        return put_to(before, called, self._titles)

    @property
    def _titles(self) -> tuple[str, ...]:
        return tuple(record.short_title for record in self._retriever.records.values())

    @property
    def _agreements(self) -> tuple[str, ...]:
        return tuple(record.document_id for record in self._retriever.agreements)

    def _is_agreement(self, *documents: str) -> bool:
        return all(self._retriever.records[one].is_agreement for one in documents)

    def _title(self, document_id: str) -> str:
        return self._retriever.records[document_id].short_title


def _name_in(named: Question) -> str:
    span = name_span(named)
    return span.of(named.text) if span else named.text


def _by_itself(said: Said, turn: Turn) -> Understood:
    """The message as it is, or what it means instead of what was understood."""
    goes_on = (said.opened or said.corrects) and re.search(r"\w", said.core)
    text = f"{said.core}?" if goes_on else said.text
    language = spoken(text, said.language or turn.language)
    asked = Asked(text, turn.focus, said.points_back, language=language)
    return Understood((asked,), None, reworded=bool(goes_on) and said.corrects)
