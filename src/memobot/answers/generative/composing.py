"""Verified sentences and the quotes that they rest on -> an answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from memobot.answers.generative.guarding.guard import Verified
from memobot.answers.model import Answer
from memobot.citations.citing import Quote, as_markdown, cite
from memobot.citations.grounding import values_in
from memobot.documents.model import Document, Span

_MARKER = re.compile(r"\[(\d{1,3})\]")
_STOP = re.compile(r"([.!…]*)\Z")
_LIST = re.compile(r"^(?:\||[-*] )", re.MULTILINE)


def lead_of(answer: Answer) -> str:
    """What an answer says in memobot's own words, before its quotes."""
    quoted = as_markdown(answer.citations, answer.language)
    return answer.answer.removesuffix(quoted).strip()


def is_prose(text: str) -> bool:
    """Whether `text` has neither a list nor a table, which no prose improves on."""
    return _LIST.search(text) is None


def leaves_untold(sentences: Sequence[Verified], lead: str, language: str) -> bool:
    """Whether a date, a length or a number of `lead` is in none of the sentences."""
    told = {one.value for each in sentences for one in values_in(each.text, language)}
    return any(one.value not in told for one in values_in(_MARKER.sub("", lead), language))


def composed(answer: Answer, sentences: Sequence[Verified]) -> tuple[Answer, tuple[str, ...]]:
    """The answer that these sentences make with their quotes, and the sentences as they stand in
    it, with markers."""
    places: list[Quote] = []
    prose = tuple(_marked(one, places) for one in sentences)
    return _of(answer, " ".join(prose), places), prose


def with_extractive(
    written: Answer, extractive: Answer, document: Callable[[str], Document]
) -> Answer:
    """A written answer with all that the extractive one tells below it."""
    places = _quotes(written, document)
    prose = lead_of(written)
    numbers = {
        str(citation.marker): _number(quote, places)
        for citation, quote in zip(extractive.citations, _quotes(extractive, document), strict=True)
    }
    lead = _MARKER.sub(lambda match: f"[{numbers.get(match[1], match[1])}]", lead_of(extractive))
    return _of(written, "\n\n".join(part for part in (prose, lead) if part), places)


def _of(answer: Answer, prose: str, places: Sequence[Quote]) -> Answer:
    citations = cite(places, answer.language)
    quoted = as_markdown(citations, answer.language)
    return replace(
        answer,
        answer=f"{prose}\n\n{quoted}",
        citations=citations,
        turn=replace(answer.turn, cited=citations),
    )


def _marked(sentence: Verified, places: list[Quote]) -> str:
    """The sentence with the numbers of its quotes before its full stop."""
    markers = " ".join(f"[{_number(quote, places)}]" for quote in sentence.quotes)
    return _STOP.sub(lambda match: f" {markers}{match[1] or '.'}", sentence.text, count=1)


def _number(quote: Quote, places: list[Quote]) -> int:
    """The number of a quote among `places`, where it is put if it is not there."""
    for number, one in enumerate(places, 1):
        if one.document.document_id == quote.document.document_id and one.span == quote.span:
            return number
    places.append(quote)
    return len(places)


def _quotes(answer: Answer, document: Callable[[str], Document]) -> list[Quote]:
    return [Quote(document(one.document_id), Span(one.start, one.end)) for one in answer.citations]
