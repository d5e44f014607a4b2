"""What the commands share: options, exit codes, one call or a batch of them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from memobot.settings import Settings

Corpus = Annotated[Path | None, typer.Option(help="Folder of texts.", show_default="corpus")]
IndexFolder = Annotated[
    Path | None, typer.Option("--index", help="Folder of the built index.", show_default="index")
]
AsOf = Annotated[
    str | None, typer.Option(help="The day to count from, YYYY-MM-DD.", show_default="today")
]
Json = Annotated[
    bool, typer.Option("--json", help="One JSON object on standard output; one a line in batch.")
]

DONE, NO, WRONG = 0, 1, 2


def settings_of(
    corpus: Path | None, index: Path | None, as_of: str | None, **others: object
) -> Settings:
    """The settings with these options of the call. Raises SettingsError."""
    from memobot.settings import Settings

    return Settings.load(corpus=corpus, index=index, as_of=as_of, **others)


def each(argument: str, handle: Callable[[str], bool], name: str) -> int:
    """Handle the argument, or for "-" each line of standard input; the exit code.

    A line of a batch that cannot be handled gives an object with an "error" in its place, and
    the batch goes on.
    """
    from memobot.errors import QuestionError
    from memobot.rendering import print_error

    code = DONE
    for one in _arguments(argument):
        try:
            code = max(code, DONE if handle(one) else NO)
        except QuestionError as error:
            if argument != "-":
                raise
            print_error(name, one, str(error))
            code = WRONG
    return code


def _arguments(argument: str) -> Iterator[str]:
    """The argument itself, or for "-" each line of standard input that is not blank."""
    if argument != "-":
        yield argument
        return
    if sys.stdin is None:  # closed by the caller
        return
    sys.stdin.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    for line in sys.stdin:
        if line.strip():
            yield line.strip()


def complain(line: str) -> None:
    """One line on standard error."""
    typer.echo(f"memobot: {line}", err=True)
