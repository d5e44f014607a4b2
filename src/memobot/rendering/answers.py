"""Answers, passages and texts, in a terminal and as JSON."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from rich.text import Text

from memobot.rendering.terminal import console, one_line, print_json, visible

if TYPE_CHECKING:
    from memobot.answers.model import Answer, Writing
    from memobot.assistant import Hit, Shown

_MARKER = re.compile(r"\[\d+\]")
_CONTRACT = (
    "question",
    "answer",
    "abstained",
    "reason",
    "language",
    "citations",
    "engine",
    "timings_ms",
)


def print_answer(answer: Answer, *, as_json: bool) -> None:
    """An answer: its text, then where each quote stands."""
    if as_json:
        fields = asdict(answer)
        names = [*_CONTRACT, "choices", "understood_as"]
        names += ["writing"] if answer.writing is not None else []
        print_json({name: fields[name] for name in names})
        return
    out = console()
    text = Text(
        visible(answer.answer.replace("**", "")),
        style="yellow" if answer.abstained and not answer.courtesy else "",
    )
    text.highlight_regex(_MARKER, "bold cyan")
    out.print(text)
    if answer.citations:
        out.print()
    for citation in answer.citations:
        stretch = f"{citation.source}:{citation.start}–{citation.end}"
        where = f"[{citation.marker}] {citation.label} · {stretch} · {citation.version}"
        out.print(Text(visible(where), style="dim"))
    if answer.writing is not None and (signature := _signature(answer.writing)):
        out.print()
        out.print(Text(one_line(signature), style="dim"))


def _signature(writing: Writing) -> str:
    """Who wrote an answer and how much of it was verified, and what there is to note of that."""
    count = len(writing.sentences)
    told = [writing.note] if writing.note else []
    if count:
        sentences = "1 sentence" if count == 1 else f"{count} sentences"
        told.insert(0, f"Written by {writing.model}; {sentences} checked against the source.")
    return " ".join(told)


def print_hits(query: str, hits: Sequence[Hit], *, as_json: bool) -> None:
    """Found passages, best first."""
    if as_json:
        print_json({"query": query, "hits": [asdict(hit) for hit in hits]})
        return
    out = console()
    for hit in hits:
        where = f"Article {hit.article}" if hit.article else "–"
        out.print(
            Text(visible(f"{hit.rank}. {hit.source}, {where}  ({hit.score:.2f})"), style="bold")
        )
        out.print(Text(visible(hit.text)))
        out.print()
    if not hits:
        sys.stderr.write("Nothing was found.\n")


def print_error(name: str, value: str, error: str) -> None:
    """The line of a batch that stands for an item which could not be handled."""
    print_json({name: value, "error": error})


def print_shown(shown: Shown, *, as_json: bool, text_only: bool) -> None:
    """A document or an article; with `text_only` exactly its canonical text and nothing else."""
    if as_json:
        print_json({"text": shown.text} if text_only else _shown(shown))
        return
    if text_only:
        sys.stdout.write(shown.text)
        return
    out = console()
    document = shown.document
    out.print(Text(visible(document.title), style="bold"))
    out.print(
        Text(visible(f"{document.kind} · {document.source} · {document.version}"), style="dim")
    )
    out.print()
    out.print(Text(visible(shown.text)))


def _shown(shown: Shown) -> dict[str, Any]:
    document = shown.document
    fields: dict[str, Any] = {
        "document_id": document.document_id,
        "title": document.title,
        "short_title": document.short_title,
        "source": document.source,
        "version": document.version,
        "kind": document.kind,
        "language": document.language,
        "article": shown.unit.number if shown.unit else None,
        "heading": shown.unit.heading if shown.unit else None,
        "start": shown.span.start,
        "end": shown.span.end,
        "text": shown.text,
    }
    if shown.unit is None:
        fields["articles"] = [
            {
                "article": unit.number,
                "heading": unit.heading,
                "start": unit.span.start,
                "end": unit.span.end,
            }
            for unit in document.articles()
        ]
    return fields
