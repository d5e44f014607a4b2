"""`memobot eval`: how well memobot does on published data with gold answers."""

from __future__ import annotations

import json as json_format
from pathlib import Path
from typing import Annotated

import typer

from memobot.evaluation.gold import Share

app = typer.Typer(no_args_is_help=True, help="Measure memobot on published data.")


@app.callback()
def _group() -> None:
    """Measure memobot on published data."""


@app.command("cuad-terms")
def cuad_terms(
    data: Annotated[
        Path, typer.Option(help="Folder of CUAD v1: master_clauses.csv and full_contract_txt/.")
    ],
    out: Annotated[Path, typer.Option(help="Where the predictions go, one contract a line.")] = (
        Path("predictions.jsonl")
    ),
    share: Annotated[
        Share, typer.Option(help="The contracts used while building, the others, or all.")
    ] = Share.ALL,
    json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,
) -> None:
    """Find the dates and terms of real contracts and score them against experts' answers."""
    from memobot.evaluation.cuad_terms import evaluate, write_predictions
    from memobot.evaluation.machine import this_machine
    from memobot.evaluation.report import as_object, as_text
    from memobot.rendering import progress_bar, visible

    with progress_bar() as progress:
        evaluation = evaluate(data, share, progress)
    write_predictions(evaluation.predictions, out)
    for stem, reason in evaluation.unread.items():
        typer.echo(visible(f"memobot: {stem} {reason}"), err=True)
    machine = this_machine(("memobot", "python-dateutil"))
    if json:
        shown = as_object(evaluation, machine) | {"predictions": str(out)}
        typer.echo(json_format.dumps(shown, ensure_ascii=False))
    else:
        typer.echo(f"{as_text(evaluation, machine)}\nPredictions: {out}")
