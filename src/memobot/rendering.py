"""How results look in a terminal and as JSON.

A text of the corpus may hold control characters; what goes to a terminal has them made visible,
so that no document can move the cursor or recolour the screen.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.text import Text

if TYPE_CHECKING:
    from memobot.answers.model import Answer
    from memobot.assistant import Hit, Shown
    from memobot.index.builder import IngestReport, Progress

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
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
        _print_json({name: fields[name] for name in _CONTRACT} | {"choices": answer.choices})
        return
    console = _console()
    text = Text(
        visible(answer.answer.replace("**", "")), style="yellow" if answer.abstained else ""
    )
    text.highlight_regex(_MARKER, "bold cyan")
    console.print(text)
    if answer.citations:
        console.print()
    for citation in answer.citations:
        stretch = f"{citation.source}:{citation.start}–{citation.end}"
        where = f"[{citation.marker}] {citation.label} · {stretch} · {citation.version}"
        console.print(Text(visible(where), style="dim"))


def print_hits(query: str, hits: Sequence[Hit], *, as_json: bool) -> None:
    """Found passages, best first."""
    if as_json:
        _print_json({"query": query, "hits": [asdict(hit) for hit in hits]})
        return
    console = _console()
    for hit in hits:
        where = f"Article {hit.article}" if hit.article else "–"
        console.print(
            Text(visible(f"{hit.rank}. {hit.source}, {where}  ({hit.score:.2f})"), style="bold")
        )
        console.print(Text(visible(hit.text)))
        console.print()
    if not hits:
        sys.stderr.write("Nothing was found.\n")


def print_error(name: str, value: str, error: str) -> None:
    """The line of a batch that stands for an item which could not be handled."""
    _print_json({name: value, "error": error})


def print_shown(shown: Shown, *, as_json: bool, text_only: bool) -> None:
    """A document or an article; with `text_only` exactly its canonical text and nothing else."""
    if as_json:
        _print_json({"text": shown.text} if text_only else _shown(shown))
        return
    if text_only:
        sys.stdout.write(shown.text)
        return
    console = _console()
    document = shown.document
    console.print(Text(visible(document.title), style="bold"))
    console.print(
        Text(visible(f"{document.kind} · {document.source} · {document.version}"), style="dim")
    )
    console.print()
    console.print(Text(visible(shown.text)))


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


def print_ingest(report: IngestReport, *, as_json: bool) -> None:
    """What an ingest did, and one line for each file that could not be read."""
    if as_json:
        _print_json(report.as_json())
    else:
        sys.stdout.write(
            f"{report.documents} documents: {report.added} added, {report.changed} changed, "
            f"{report.removed} removed, {report.unchanged} unchanged; {report.passages} passages "
            f"in {report.seconds:.1f} s.\n"
        )
    print_failures(report)


def print_failures(report: IngestReport) -> None:
    """One line on standard error for each file that could not be read."""
    for failure in report.as_json()["failed"]:
        sys.stderr.write(visible(f"{failure['source']}: {failure['error']}") + "\n")


@contextmanager
def progress_bar() -> Iterator[Progress]:
    """A bar on standard error with counts and rate; it goes when the work is done."""
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        ProgressColumn,
        Task,
        TextColumn,
        TimeRemainingColumn,
    )
    from rich.progress import Progress as Bar

    class Rate(ProgressColumn):
        def render(self, task: Task) -> Text:
            return Text(f"{task.finished_speed or task.speed or 0:.1f}/s")

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        Rate(),
        TimeRemainingColumn(),
    )
    console = Console(stderr=True)
    # In a file or a pipe a bar would leave a blank line before what is said there.
    with Bar(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        tasks: dict[str, Any] = {}

        def show(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bar.add_task(stage.capitalize(), total=total)
            bar.update(tasks[stage], completed=done, total=total)

        yield show


def visible(text: str) -> str:
    """`text` with control characters and changes of writing direction made visible."""
    return _CONTROL.sub(
        lambda match: f"\\x{ord(match.group()):02x}" if match.group() != "\r" else "", text
    )


def _console() -> Console:
    return Console(highlight=False, soft_wrap=True)


def _print_json(value: object) -> None:
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")
    sys.stdout.flush()
