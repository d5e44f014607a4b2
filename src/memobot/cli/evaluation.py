"""`memobot eval`: how well memobot does on data with gold answers."""

from __future__ import annotations

import json as json_format
from pathlib import Path
from typing import Annotated

import typer

from memobot.cli.calls import Corpus, IndexFolder, settings_of
from memobot.cli.evaluation_retrieval import legalbenchrag
from memobot.evaluation.claims import Part
from memobot.evaluation.gold import Share

app = typer.Typer(no_args_is_help=True, help="Measure memobot on data with gold answers.")
app.command()(legalbenchrag)


@app.callback()
def _group() -> None:
    """Measure memobot on data with gold answers."""


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


@app.command("citations")
def citations(
    claims: Annotated[
        Path | None,
        typer.Option(
            help="Folder of claims with gold verdicts, *.jsonl.",
            show_default="tests/data/claims of a checkout",
        ),
    ] = None,
    share: Annotated[
        Part, typer.Option(help="The claims used while building, those kept to measure, or all.")
    ] = Part.ALL,
    misses: Annotated[
        bool, typer.Option("--misses", help="Every claim whose verdict is not the expected one.")
    ] = False,
    corpus: Corpus = None,
    index: IndexFolder = None,
    json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,
) -> None:
    """Check claims about the corpus and print the verdicts given beside those expected."""
    from memobot.assistant import Assistant
    from memobot.evaluation.citations import evaluate
    from memobot.evaluation.claims import find_claims, of_texts, read_claims
    from memobot.evaluation.claims_report import as_object, as_text, misses_as_text
    from memobot.evaluation.machine import this_machine
    from memobot.rendering import progress_bar, visible

    known = read_claims(find_claims(claims))
    assistant = Assistant.open(settings_of(corpus, index, None))
    sources = {record.source for record in assistant.documents()}
    chosen = share.of(of_texts(known, sources))
    with progress_bar() as progress:
        scores = evaluate(assistant.check, chosen, progress)
    machine = this_machine()
    if json:
        typer.echo(json_format.dumps(as_object(scores, machine), ensure_ascii=False))
        return
    typer.echo(as_text(scores, machine))
    if misses:
        typer.echo(visible(f"\n{misses_as_text(scores)}"))
