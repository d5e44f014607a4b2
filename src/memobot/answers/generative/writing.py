"""An extractive answer -> the same in the words of a language model, as far as these hold.

The model writes from the articles that the answer cites. Each sentence is verified as soon as it
is complete, and heard at once; what fails is sent back once with the reason, then left out, with
the extractive answer in its place. Whatever goes wrong, the extractive answer is given.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from functools import lru_cache
from time import monotonic, perf_counter

from memobot.answers.conversation import Turn
from memobot.answers.generative import notes
from memobot.answers.generative.asking import Asking
from memobot.answers.generative.composing import (
    composed,
    is_prose,
    lead_of,
    leaves_untold,
    with_extractive,
)
from memobot.answers.generative.guarding.guard import Guard, Rejected, Verified
from memobot.answers.generative.instructions import addressed_to_a_model
from memobot.answers.generative.reply import SCHEMA, Claim, ReplyReader
from memobot.answers.generative.sources import Source, gather_sources
from memobot.answers.model import Answer, Listener, Outcome, Writing
from memobot.answers.verifying import Verifier
from memobot.documents.tokens import token_counter
from memobot.errors import Failure, LanguageModelError
from memobot.language_models.model import LanguageModel, Message
from memobot.search.retriever import Retriever

_log = logging.getLogger(__name__)

_POOL = 12  # passages whose articles may be sources
_MOST_SENTENCES = 12
_DOCUMENTS = 256  # of which it is remembered whether they speak to models
_LEAST_TIME = 1.0  # seconds that must be left to send sentences back


@dataclass(frozen=True, slots=True)
class _Request:
    """One answer to be written: what it is written from, and until when (monotonic seconds)."""

    extractive: Answer
    sources: tuple[Source, ...]
    messages: tuple[Message, ...]
    until: float

    @property
    def language(self) -> str:
        return self.extractive.language


class Writer:
    """Has a model write answers. The `lock` is held while the index is used, and never while the
    model is waited for: others ask in the meantime."""

    def __init__(
        self,
        model: LanguageModel,
        asking: Callable[[], Asking],
        seconds: float,
        retriever: Retriever,
        guard: Guard,
        verifier: Verifier,
        lock: AbstractContextManager[object],
    ) -> None:
        self._model = model
        self._asking = asking
        self._seconds = seconds
        self._retriever = retriever
        self._guard = guard
        self._verifier = verifier
        self._lock = lock
        self._addresses_models = lru_cache(maxsize=_DOCUMENTS)(
            lambda one: bool(addressed_to_a_model(retriever.document(one).text))
        )

    def written(self, answer: Answer, after: Turn, listen: Listener) -> Answer:
        """The answer, given after the turn `after`, in the model's words, with `writing` set; one
        that needs none as it is."""
        if not _is_to_be_written(answer, after):
            return answer
        since = perf_counter()
        prompts = ""
        try:
            asking = self._asking()
            prompts = asking.version
            found = self._written(asking, answer, prompts, listen)
        except LanguageModelError as error:
            found = self.without(answer, error, prompts)
        return _timed(found, since)

    def without(self, answer: Answer, error: LanguageModelError, prompts: str = "") -> Answer:
        """The answer as it is, with a note that the model failed."""
        _log.warning("%s was not used: %s", self._model.name, error)
        return self._unused(answer, prompts, error.failure)

    def _written(self, asking: Asking, answer: Answer, prompts: str, listen: Listener) -> Answer:
        if self._speaks_to_models(answer):
            _log.warning("A text that %r cites speaks to language models", answer.asked)
            return self._unused(answer, prompts, notes.SUSPECT)
        request = self._request(asking, answer)
        if not request.sources:
            raise LanguageModelError(
                Failure.TOO_LONG,
                "No article fits beside the prompts and the question. Raise MEMOBOT_LLM_CONTEXT "
                "to what the model takes.",
            )
        reader = ReplyReader()
        judged = self._heard(request, request.messages, reader, (), listen)
        if not judged and not reader.is_readable:
            raise LanguageModelError(Failure.UNREADABLE, "Its reply is no JSON and no sentences.")
        faults = [one for one in judged if isinstance(one, Rejected)]
        if faults:
            judged = self._corrected(asking, request, reader.text, judged, listen)
        return self._composed(answer, judged, prompts)

    def _speaks_to_models(self, answer: Answer) -> bool:
        """Whether a document that is cited holds, anywhere, what is addressed to a model: no
        agreement does, and whoever put it there may have changed more."""
        with self._lock:
            documents = {one.document_id for one in answer.citations}
            return any(map(self._addresses_models, documents))

    def _request(self, asking: Asking, answer: Answer) -> _Request:
        question, lead, count = answer.asked, lead_of(answer), token_counter()
        with self._lock:
            read = self._retriever.understand(question, answer.turn.focus)
            ranked = self._retriever.search(read, _POOL)
            sources = gather_sources(
                answer.citations,
                [one.passage for one in ranked],
                self._retriever.document,
                asking.budget(question, lead, count),
                count,
            )
        messages = asking.first(question, answer.language, sources, lead)
        return _Request(answer, sources, messages, monotonic() + self._seconds)

    def _heard(
        self,
        request: _Request,
        messages: Sequence[Message],
        reader: ReplyReader,
        before: Sequence[Verified],
        listen: Listener,
    ) -> list[Verified | Rejected]:
        """The sentences of a reply, each judged as soon as it is there; not those that were
        verified before."""
        judged: list[Verified | Rejected] = []
        known = {one.text: one for one in before}
        for claim in self._claims(messages, reader, request.until - monotonic()):
            one = self._judged(claim, request)
            if one.text in known:
                continue
            judged.append(one)
            if isinstance(one, Verified):
                known[one.text] = one
                listen(composed(request.extractive, tuple(known.values()))[1][-1])
            if len(judged) == _MOST_SENTENCES:
                break
        return judged

    def _claims(
        self, messages: Sequence[Message], reader: ReplyReader, seconds: float
    ) -> Iterator[Claim]:
        for piece in self._model.stream(messages, SCHEMA, seconds):
            yield from reader.feed(piece)
        yield from reader.finish()

    def _judged(self, claim: Claim, request: _Request) -> Verified | Rejected:
        with self._lock:
            one = self._guard.judge(claim, request.sources, request.language)
            if isinstance(one, Verified):
                answer, _ = composed(request.extractive, (one,))
                if self._verifier.verified(answer).answer != answer.answer:
                    return Rejected(one.text, "the source does not say so")
        return one

    def _corrected(
        self,
        asking: Asking,
        request: _Request,
        reply: str,
        judged: Sequence[Verified | Rejected],
        listen: Listener,
    ) -> list[Verified | Rejected]:
        """The sentences, those that failed replaced by what the model writes in their place."""
        seconds = request.until - monotonic()
        faults = [one for one in judged if isinstance(one, Rejected)]
        if seconds < _LEAST_TIME:
            return list(judged)
        messages = asking.again(request.messages, reply, [(one.text, one.why) for one in faults])
        try:
            kept = [one for one in judged if isinstance(one, Verified)]
            anew = self._heard(request, messages, ReplyReader(), kept, listen)
        except LanguageModelError as error:
            _log.warning("%s corrected nothing: %s", self._model.name, error)
            return list(judged)
        return _in_place(judged, [one for one in anew if isinstance(one, Verified)])

    def _composed(
        self, answer: Answer, judged: Sequence[Verified | Rejected], prompts: str
    ) -> Answer:
        kept = [one for one in judged if isinstance(one, Verified)]
        dropped = [one for one in judged if isinstance(one, Rejected)]
        for one in dropped:
            _log.warning(
                "Left out of the reply of %s: %r (%s)", self._model.name, one.text, one.why
            )
        if not kept:
            return self._unused(answer, prompts, notes.NOTHING if dropped else notes.NO_ANSWER)
        written, sentences = composed(answer, kept)
        in_part = bool(dropped) or leaves_untold(kept, lead_of(answer), answer.language)
        if in_part:
            written = with_extractive(written, answer, self._retriever.document)
        name, language = self._model.name, answer.language
        return replace(
            written,
            engine=name,
            writing=Writing(
                model=name,
                prompts=prompts,
                outcome=Outcome.IN_PART if in_part else Outcome.WRITTEN,
                sentences=sentences,
                dropped=len(dropped),
                note=notes.left_out(language, name, len(dropped)) if dropped else "",
            ),
        )

    def _unused(self, answer: Answer, prompts: str, why: Failure | str) -> Answer:
        note = notes.unused(answer.language, self._model.name, why)
        return replace(
            answer, writing=Writing(self._model.name, prompts, Outcome.UNUSED, note=note)
        )


def _is_to_be_written(answer: Answer, after: Turn) -> bool:
    """Whether prose can improve on an answer: it has been given, and is no list or table.

    Where only the places of what was said before are asked for, they are the answer.
    """
    is_restated = answer.turn.question == after.question != answer.question
    given = bool(answer.citations) and not answer.abstained
    return given and not is_restated and is_prose(lead_of(answer))


def _in_place(
    judged: Sequence[Verified | Rejected], anew: Sequence[Verified]
) -> list[Verified | Rejected]:
    """The new sentences where those stood that they replace, one for one; more at the end."""
    left = list(anew)
    placed = [left.pop(0) if isinstance(one, Rejected) and left else one for one in judged]
    return [*placed, *left]


def _timed(answer: Answer, since: float) -> Answer:
    spent = round(1000 * (perf_counter() - since), 1)
    timings = answer.timings_ms
    return replace(
        answer,
        timings_ms={**timings, "model": spent, "total": round(timings["total"] + spent, 1)},
    )
