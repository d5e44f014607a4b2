"""A language model is asked about the claims on which the rules found nothing, and believed as far
as the text shows it (`model_opinions`).

Each claim is asked about by itself, with the nearest provisions of the one document that it speaks
of. At the first failure no more is asked, and what the rules said stays.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from functools import partial
from html import escape
from time import monotonic
from typing import Any

from memobot.citations.citing import cite
from memobot.citations.claimed import Claimed, blanked
from memobot.citations.claiming import Claiming
from memobot.citations.explanations import Explanations
from memobot.citations.mentions import Mentioned
from memobot.citations.model import Checked, Claim, Verdict
from memobot.citations.model_opinions import ModelOpinions, Reply
from memobot.citations.opinions import Opinion
from memobot.citations.referring import cited_articles
from memobot.documents.model import Document, Span
from memobot.errors import Failure, LanguageModelError, QuestionError
from memobot.language_models.model import LanguageModel, Message
from memobot.language_models.objects import object_of
from memobot.language_models.prompts import Prompts
from memobot.search.question import LONGEST_QUESTION, Question
from memobot.search.retriever import Retriever

_log = logging.getLogger(__name__)

_MOST = 20  # claims of a draft that are asked about
_POOL = 6  # passages by meaning, and as many by words, whose articles are sources
_LENGTH = 6_000  # characters of all sources of a claim; the first is given however long
_VERDICTS = {one.value: one for one in (Verdict.SUPPORTED, Verdict.CONTRADICTED)}
_SCHEMA = {
    "title": "judgement",
    "type": "object",
    "additionalProperties": False,
    "required": ["verdict", "source", "words"],
    "properties": {
        "verdict": {"type": "string", "enum": [*_VERDICTS, Verdict.NOT_FOUND.value]},
        "source": {"type": "integer"},
        "words": {"type": "string"},
    },
}


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim as the rules judge it, what its sentence speaks of, and whether that quotes."""

    claim: Claim
    mentioned: Mentioned
    quotes: bool

    @property
    def is_open(self) -> bool:
        """Whether the rules found nothing on it in the one document that it speaks of."""
        told = self.mentioned
        one_document = len(told.candidates) == 1 and not told.ambiguous and told.unheld is None
        return self.claim.verdict is Verdict.NOT_FOUND and one_document and not self.quotes

    @property
    def text(self) -> str:
        """The sentence without its references, as long as before."""
        return blanked(self.claim.text, [r.span for r in self.mentioned.references if r.article])


@dataclass(frozen=True, slots=True)
class _Asked:
    """A claim and the stretches of a document that the model is given with it."""

    claimed: Claimed
    document: Document
    sources: tuple[Span, ...]


class SecondOpinion:
    """Asks a model about open claims, within `seconds` for a whole draft.

    `lock` is held while the index is read, and never while the model is waited for. `prompts` are
    read at the first claim. `by_meaning` tells whether the embedding model is the bundled one,
    whose cosines are known well enough to rest a verdict on.
    """

    def __init__(
        self,
        retriever: Retriever,
        model: LanguageModel,
        prompts: Callable[[], Prompts],
        lock: AbstractContextManager[object],
        seconds: float = 60.0,
        by_meaning: bool = True,
    ) -> None:
        self._retriever = retriever
        self._model = model
        self._prompts = prompts
        self._lock = lock
        self._seconds = seconds
        self._by_meaning = by_meaning
        self._claiming = Claiming(retriever.records, retriever.router.names)
        self._opinions = ModelOpinions()

    def on(self, checked: Checked, judged: Sequence[Judged]) -> Checked:
        """The draft with what the model can show of its open claims; `judged` are all its claims.

        Every failure of the model is logged, and leaves what the rules said.
        """
        claims = list(checked.claims)
        ends = monotonic() + self._seconds
        chosen = [at for at, one in enumerate(judged) if one.is_open][:_MOST]
        for done, at in enumerate(chosen):
            try:
                claims[at] = self._of(judged[at], checked.language, ends - monotonic())
            except LanguageModelError as error:
                left = len(chosen) - done
                _log.warning("The rules alone judge %d of the open claims: %s", left, error)
                break
        return replace(checked, claims=tuple(claims))

    def _of(self, judged: Judged, language: str, seconds: float) -> Claim:
        """The claim as the model judges it, or as it was. Raises LanguageModelError."""
        if seconds <= 0:
            raise LanguageModelError(Failure.TOO_SLOW, f"{self._model.name} takes too long.")
        with self._lock:
            asked = self._asked(judged)
        if asked is None:
            return judged.claim
        message = Message("user", self._told(asked, judged.claim.text))
        reply = _reply(object_of(self._model, (message,), _SCHEMA, seconds), asked.sources)
        if reply is None:
            return judged.claim
        with self._lock:
            likeness = partial(self._likeness, judged.text) if self._by_meaning else None
            found = self._opinions.of(asked.claimed, asked.document, asked.sources, reply, likeness)
        return self._worded(judged.claim, found, Explanations(language)) if found else judged.claim

    def _asked(self, judged: Judged) -> _Asked | None:
        """What is asked about a claim; None of one that says nothing of its document."""
        told, text = judged.mentioned, judged.text
        document = self._retriever.document(told.candidates[0])
        try:
            question = self._retriever.understand(text[:LONGEST_QUESTION])
        except QuestionError:
            return None
        claims = self._claiming.of(text, question, told.candidates, told.naming)
        near = [unit.span for unit in cited_articles(told, document)]
        sources = tuple(self._sources(document, near or self._near(question, document)))
        claimed = next((claim for _, claim in claims), None)
        return _Asked(claimed, document, sources) if claimed and sources else None

    def _near(self, question: Question, document: Document) -> list[Span]:
        """Where the meaning and the words of a claim are in a document, the nearest first."""
        here = (document.document_id,)
        found = self._retriever.passages_near(question.text, _POOL, here)
        found += self._retriever.passages_with(question.text, question.language, _POOL, here)
        return [passage.span for passage in found]

    def _sources(self, document: Document, near: Sequence[Span]) -> Iterator[Span]:
        """The articles around these stretches, as many as a model is given."""
        groups = self._opinions.groups(document)
        spans = (group.span for one in near for group in groups if group.span.overlaps(one))
        length = 0
        for span in dict.fromkeys(spans):
            length += len(span)
            if length > max(_LENGTH, len(span)):
                return
            yield span

    def _told(self, asked: _Asked, claim: str) -> str:
        """The prompt."""
        text = asked.document.text
        sources = "\n".join(
            f'<source id="{number}">\n{escape(span.of(text).strip(), quote=False)}\n</source>'
            for number, span in enumerate(asked.sources, 1)
        )
        title = escape(asked.document.short_title, quote=False)
        claim = escape(claim, quote=False)
        return self._prompts().text("judge", document=title, sources=sources, claim=claim)

    def _likeness(self, text: str, others: Sequence[str]) -> Sequence[float]:
        return [float(one) for one in self._retriever.similarity(text[:LONGEST_QUESTION], others)]

    def _worded(self, claim: Claim, opinion: Opinion, words: Explanations) -> Claim:
        """The claim with an opinion, its reason and the words that it rests on."""
        evidence = cite(opinion.quotes, words.language)
        label, quote = evidence[0].label, " ".join(one.quote for one in evidence)
        start = claim.span.start
        moved = tuple(
            replace(one, said=one.said.moved(start)) if one.said else one
            for one in opinion.differences
        )
        found = words.contradicted(label, moved) if moved else words.say("supported", label=label)
        by_model = words.say("by_model", model=self._model.name, quote=quote)
        return replace(
            claim,
            verdict=opinion.verdict,
            explanation=f"{found} {by_model}",
            evidence=evidence,
            differences=moved,
            judge=self._model.name,
        )


def _reply(value: Mapping[str, Any], sources: Sequence[Span]) -> Reply | None:
    """What a model replies; None where it found nothing, or names no source that it was given."""
    verdict, number, words = value.get("verdict"), value.get("source"), value.get("words")
    if not (isinstance(verdict, str) and isinstance(number, int) and isinstance(words, str)):
        return None
    known = verdict in _VERDICTS and 0 < number <= len(sources)
    return Reply(_VERDICTS[verdict], sources[number - 1], words) if known else None
