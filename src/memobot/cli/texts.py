"""Commands about the texts: ingest, ask, search, show, chat."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from memobot.cli.calls import (
    DONE,
    NO,
    AsOf,
    Corpus,
    IndexFolder,
    Json,
    complain,
    each,
    settings_of,
)

if TYPE_CHECKING:
    from memobot.assistant import Assistant
    from memobot.settings import Settings

Engine = Annotated[
    str | None,
    typer.Option(
        help="What writes the answers: 'extractive', or a model such as 'ollama:qwen3'.",
        show_default="that of the settings",
    ),
]


def ingest(
    corpus: Corpus = None, index: IndexFolder = None, as_of: AsOf = None, json: Json = False
) -> None:
    """Read the texts and bring the index up to date. Exit code 1 when a file could not be read."""
    from memobot.assistant import Assistant
    from memobot.rendering import print_ingest, progress_bar

    settings = settings_of(corpus, index, as_of)
    with progress_bar() as progress:
        report = Assistant.ingest(settings, progress)
    print_ingest(report, as_json=json)
    raise typer.Exit(NO if report.failed else DONE)


def ask(
    question: Annotated[
        str, typer.Argument(help="The question; - reads one a line from standard input.")
    ],
    corpus: Corpus = None,
    index: IndexFolder = None,
    as_of: AsOf = None,
    engine: Engine = None,
    json: Json = False,
) -> None:
    """Answer a question with citations. Exit code 1 when the texts do not answer it."""
    from memobot.rendering import print_answer

    assistant = _open(settings_of(corpus, index, as_of, llm=engine))

    def answer(one: str) -> bool:
        given = assistant.ask(one)
        print_answer(given, as_json=json or question == "-")
        return not given.abstained

    raise typer.Exit(each(question, answer, "question"))


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

    assistant = _open(settings_of(corpus, index, as_of))

    def find(one: str) -> bool:
        hits = assistant.search(one, k)
        print_hits(one, hits, as_json=json or query == "-")
        return bool(hits)

    raise typer.Exit(each(query, find, "query"))


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

    assistant = _open(settings_of(corpus, index, as_of))
    try:
        shown = assistant.show(document, article)
    except NotHeld as error:
        complain(str(error))
        raise typer.Exit(NO) from None
    print_shown(shown, as_json=json, text_only=text)


def chat(
    corpus: Corpus = None,
    index: IndexFolder = None,
    as_of: AsOf = None,
    engine: Engine = None,
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

    settings = settings_of(corpus, index, as_of, llm=engine, host=host, port=port)
    if Assistant.is_stale(settings):
        with progress_bar() as progress:
            print_failures(Assistant.ingest(settings, progress).failed)
    serve(settings)


def _open(settings: Settings) -> Assistant:
    from memobot.assistant import Assistant

    return Assistant.open(settings)
