"""`memobot check`: which claims of a draft hold."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
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
    settings_of,
)

if TYPE_CHECKING:
    from memobot.citations.model import Checked
    from memobot.rendering.annotated import CopyFormat

_STDIO = "-"


@dataclass(frozen=True, slots=True)
class _Draft:
    """What is checked; `path` is None for standard input."""

    name: str
    path: Path | None
    data: bytes
    text: str


@dataclass(frozen=True, slots=True)
class _Copy:
    """An annotated copy to be made; `path` is None for standard output."""

    form: CopyFormat
    path: Path | None


def check(
    draft: Annotated[
        str,
        typer.Argument(
            metavar="FILE",
            help="The draft: a .txt, .md, .html, .docx or .pdf file; - is all of standard input.",
        ),
    ],
    supported: Annotated[
        bool, typer.Option("--all", help="Show the claims that hold as well.")
    ] = False,
    form: Annotated[
        str | None,
        typer.Option("--format", metavar="md|html|docx", help="Write an annotated copy as well."),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="Where the copy goes.", show_default="standard output"),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace the copy that is there.")] = False,
    corpus: Corpus = None,
    index: IndexFolder = None,
    as_of: AsOf = None,
    json: Json = False,
) -> None:
    """Check what a draft says about the agreements. Exit code 1 when a claim does not hold."""
    from memobot.assistant import Assistant
    from memobot.rendering import print_check

    copy = _copy_wanted(draft, form, output, force=force, json=json)
    read = _read(draft)
    checked = Assistant.open(settings_of(corpus, index, as_of)).check(read.text)
    if copy is not None:
        _write(copy, checked, read)
    if copy is None or copy.path is not None:
        print_check(checked, as_json=json, supported=supported)
    raise typer.Exit(DONE if checked.holds else NO)


def _read(draft: str) -> _Draft:
    """The draft. Raises DraftError."""
    from memobot.citations.drafts import (
        MAX_BYTES,
        STANDARD_INPUT,
        draft_bytes,
        read_draft_bytes,
    )

    if draft != _STDIO:
        path = Path(draft)
        data = draft_bytes(path)
        return _Draft(path.name, path, data, read_draft_bytes(data, draft))
    data = sys.stdin.buffer.read(MAX_BYTES + 1) if sys.stdin else b""  # None: closed by the caller
    return _Draft(STANDARD_INPUT, None, data, read_draft_bytes(data))


def _copy_wanted(
    draft: str, form: str | None, output: str | None, *, force: bool, json: bool
) -> _Copy | None:
    """Which copy to make and where, told before the check. Raises BadParameter, OutputError."""
    from memobot.cli.writing import refuse_to_replace
    from memobot.rendering.annotated import CopyFormat

    if form is None and output is None:
        return None
    known = _format(form, output)
    path = _place(known, draft, output)
    if path is not None:
        refuse_to_replace(path, None if draft == _STDIO else Path(draft), force=force)
    elif known is CopyFormat.DOCX:
        raise typer.BadParameter("--format docx needs a file: name it with --output")
    elif json:
        raise typer.BadParameter("--json and --format go both to standard output: add --output")
    return _Copy(known, path)


def _format(form: str | None, output: str | None) -> CopyFormat:
    """The format that is named, or that the name of the file tells."""
    from memobot.rendering.annotated import CopyFormat

    suffix = Path(output).suffix.lower() if output else ""
    named = (form or {".htm": "html"}.get(suffix, suffix.removeprefix("."))).lower()
    if named not in list(CopyFormat):
        raise typer.BadParameter("a copy is md, html or docx: name one with --format")
    return CopyFormat(named)


def _place(form: CopyFormat, draft: str, output: str | None) -> Path | None:
    """The file of the copy: a Word file stands beside its draft unless another is named."""
    from memobot.rendering.annotated import CopyFormat

    if output is not None:
        return None if output == _STDIO else Path(output)
    if form is CopyFormat.DOCX and draft != _STDIO:
        path = Path(draft)
        return path.with_name(f"{path.stem}.checked.docx")
    return None


def _write(copy: _Copy, checked: Checked, draft: _Draft) -> None:
    from memobot.citations.drafts import shown
    from memobot.cli.writing import write_whole
    from memobot.rendering.annotated import annotated
    from memobot.rendering.terminal import print_bytes

    data = annotated(checked, copy.form, draft.name, draft.data)
    if copy.path is None:
        print_bytes(data)
        return
    write_whole(copy.path, data)
    complain(f"The annotated copy is {shown(str(copy.path))}.")
