"""The application that commands are added to, and how it ends."""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper
from typing import Annotated

import typer

from memobot.cli.calls import DONE, WRONG, complain

app = typer.Typer(
    name="memobot",
    help="Ask cooperation agreements: every answer cites the article, word for word.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


def main() -> None:
    """Run the command line; every expected failure becomes one line and exit code 2."""
    from memobot.errors import MemobotError

    if sys.stdout is None:  # closed by the caller
        complain("Standard output is closed: there is nowhere to write the answer to.")
        sys.exit(WRONG)
    _speak_utf8()
    try:
        code = app(standalone_mode=False)
        sys.stdout.flush()  # here, where a failure can still be told
    except typer.TyperException as error:  # a call that cannot be understood
        if problem := " ".join(error.format_message().split()):  # none: the help was shown
            complain(f"{problem.rstrip('.')}. See `memobot --help`.")
        sys.exit(WRONG)
    except MemobotError as error:
        complain(str(error))
        sys.exit(WRONG)
    except BrokenPipeError:  # the reader of our output has gone, as `| head` does
        _drop_output()
        sys.exit(DONE)
    except SystemExit as leaving:  # typer and rich leave by themselves when the reader has gone
        if not isinstance(leaving.__context__, BrokenPipeError):
            raise
        _drop_output()
        sys.exit(DONE)
    except OSError as error:
        _drop_output()
        complain(f"The output could not be written: {error.strerror or error}.")
        sys.exit(WRONG)
    except KeyboardInterrupt:
        complain("Stopped. What was indexed before is still there.")
        sys.exit(130)
    sys.exit(code or DONE)


def _speak_utf8() -> None:
    """JSON is UTF-8 whatever the terminal's locale; a lone surrogate becomes an escape."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _drop_output() -> None:
    """Let nothing more be written, so that leaving does not fail once again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@app.callback(invoke_without_command=True)
def _version(
    version: Annotated[bool, typer.Option("--version", help="Show the version and leave.")] = False,
) -> None:
    if version:
        from memobot import __version__

        typer.echo(f"memobot {__version__}")
        raise typer.Exit
