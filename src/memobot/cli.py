"""The command line: parse, call the assistant, print.

JSON goes to standard output, everything else to standard error. Exit code 0: done; 1: the
answer is "no"; 2: the call or the input was wrong, said in one line.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from memobot.assistant import Assistant
    from memobot.settings import Settings

app = typer.Typer(
    name="memobot",
    help="Ask cooperation agreements: every answer cites the article, word for word.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

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


def main() -> None:
    """Run the command line; every expected failure becomes one line and exit code 2."""
    from memobot.errors import MemobotError

    _speak_utf8()
    try:
        code = app(standalone_mode=False)
        if sys.stdout is not None:
            sys.stdout.flush()  # here, where a failure can still be told
    except typer.TyperException as error:  # a call that cannot be understood
        if problem := " ".join(error.format_message().split()):  # none: the help was shown
            _complain(f"{problem.rstrip('.')}. See `memobot --help`.")
        sys.exit(WRONG)
    except MemobotError as error:
        _complain(str(error))
        sys.exit(WRONG)
    except BrokenPipeError:  # the reader of our output has gone, as `| head` does
        _drop_output()
        sys.exit(DONE)
    except OSError as error:
        _drop_output()
        _complain(f"The output could not be written: {error.strerror or error}.")
        sys.exit(WRONG)
    except KeyboardInterrupt:
        _complain("Stopped. What was indexed before is still there.")
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


@app.command()
def ingest(
    corpus: Corpus = None, index: IndexFolder = None, as_of: AsOf = None, json: Json = False
) -> None:
    """Read the texts and bring the index up to date. Exit code 1 when a file could not be read."""
    from memobot.assistant import Assistant
    from memobot.rendering import print_ingest, progress_bar

    settings = _settings(corpus, index, as_of)
    with progress_bar() as progress:
        report = Assistant.ingest(settings, progress)
    print_ingest(report, as_json=json)
    raise typer.Exit(NO if report.failed else DONE)


@app.command()
def ask(
    question: Annotated[
        str, typer.Argument(help="The question; - reads one a line from standard input.")
    ],
    corpus: Corpus = None,
    index: IndexFolder = None,
    as_of: AsOf = None,
    json: Json = False,
) -> None:
    """Answer a question with citations. Exit code 1 when the texts do not answer it."""
    from memobot.rendering import print_answer

    assistant = _open(_settings(corpus, index, as_of))

    def answer(one: str) -> bool:
        given = assistant.ask(one)
        print_answer(given, as_json=json or question == "-")
        return not given.abstained

    raise typer.Exit(_each(question, answer, "question"))


@app.command()
def search(
    query: Annotated[
        str, typer.Argument(help="What to look for; - reads one a line from standard input.")
    ],
    k: Annotated[int, typer.Option("--k", min=1, max=1000, help="How many passages.")] = 10,
    corpus: Corpus = None,
    index: IndexFolder = None,
    as_of: AsOf = None,
    json: Json = False,
) -> None:
    """Find the passages nearest to a query. Exit code 1 when there are none."""
    from memobot.rendering import print_hits

    assistant = _open(_settings(corpus, index, as_of))

    def find(one: str) -> bool:
        hits = assistant.search(one, k)
        print_hits(one, hits, as_json=json or query == "-")
        return bool(hits)

    raise typer.Exit(_each(query, find, "query"))


@app.command()
def show(
    document: Annotated[
        str,
        typer.Argument(help="A document: its id, file name or a name such as 'Polish memorandum'."),
    ],
    article: Annotated[str | None, typer.Argument(help="One article of it.")] = None,
    text: Annotated[bool, typer.Option("--text", help="Print the canonical text alone.")] = False,
    corpus: Corpus = None,
    index: IndexFolder = None,
    as_of: AsOf = None,
    json: Json = False,
) -> None:
    """Show a document or an article. Exit code 1 when it is not held."""
    from memobot.errors import NotHeld
    from memobot.rendering import print_shown

    assistant = _open(_settings(corpus, index, as_of))
    try:
        shown = assistant.show(document, article)
    except NotHeld as error:
        _complain(str(error))
        raise typer.Exit(NO) from None
    print_shown(shown, as_json=json, text_only=text)


@app.command()
def chat(
    corpus: Corpus = None,
    index: IndexFolder = None,
    as_of: AsOf = None,
    host: Annotated[
        str | None, typer.Option(help="Address to listen on.", show_default="127.0.0.1")
    ] = None,
    port: Annotated[
        int | None, typer.Option(help="Port to listen on.", show_default="8000")
    ] = None,
) -> None:
    """Open the chat page; the texts are read first if the index is missing or stale."""
    from memobot.assistant import Assistant
    from memobot.rendering import print_failures, progress_bar
    from memobot.web.server import serve

    settings = _settings(corpus, index, as_of, host=host, port=port)
    if Assistant.is_stale(settings):
        with progress_bar() as progress:
            print_failures(Assistant.ingest(settings, progress))
    serve(settings)


def _settings(
    corpus: Path | None, index: Path | None, as_of: str | None, **others: object
) -> Settings:
    from memobot.settings import Settings

    return Settings.load(corpus=corpus, index=index, as_of=as_of, **others)


def _open(settings: Settings) -> Assistant:
    from memobot.assistant import Assistant

    return Assistant.open(settings)


def _each(argument: str, handle: Callable[[str], bool], name: str) -> int:
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


def _complain(line: str) -> None:
    typer.echo(f"memobot: {line}", err=True)


if __name__ == "__main__":
    main()
