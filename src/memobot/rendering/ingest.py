"""What an ingest did, and how far it is."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.text import Text

from memobot.rendering.terminal import print_json, visible

if TYPE_CHECKING:
    from memobot.index.builder import IngestReport, Progress
    from memobot.index.catalog import Failure


def print_ingest(report: IngestReport, *, as_json: bool) -> None:
    """What an ingest did, and one line for each file that could not be read."""
    if as_json:
        print_json(report.as_json())
    else:
        sys.stdout.write(
            f"{report.documents} documents: {report.added} added, {report.changed} changed, "
            f"{report.removed} removed, {report.unchanged} unchanged; {report.passages} passages "
            f"in {report.seconds:.1f} s.\n"
        )
    print_failures(report.failed)


def print_failures(failures: Sequence[Failure]) -> None:
    """One line on standard error for each file that could not be read."""
    for failure in failures:
        sys.stderr.write(visible(f"{failure.source}: {failure.error}") + "\n")


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
