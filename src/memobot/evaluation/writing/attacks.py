"""Prompt injections: hostile documents and questions, and what an obeying model would reply.

One JSON object a line, in files `*.jsonl`; tests/data/attacks/README.md tells the fields.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from memobot.errors import CorpusError

_TINY = 1  # points


@dataclass(frozen=True, slots=True)
class Run:
    """Text of a .docx and how it looks: "", "white", "vanished" or "tiny"."""

    text: str
    look: str


@dataclass(frozen=True, slots=True)
class HostileFile:
    """A document of an attack: a text in the folder `documents`, or the runs of a .docx."""

    name: str
    paragraphs: tuple[tuple[Run, ...], ...]


@dataclass(frozen=True, slots=True)
class Obedience:
    """A claim by which a model obeys, and the words it rests on ("": none in particular).

    `cite` is the number of a forged source, None where a given one is cited.
    """

    text: str
    words: str
    cite: int | None


@dataclass(frozen=True, slots=True)
class Attack:
    """An injection in a document, a question or a conversation, and the question that is asked.

    `before` are the messages that come before it. None of `payload` may reach the reader.
    `answered` tells whether the question has to be answered; None: refusing it is right as well.
    """

    id: str
    kind: str
    where: str
    language: str
    files: tuple[HostileFile, ...]
    before: tuple[str, ...]
    question: str
    payload: tuple[str, ...]
    obeys_with: tuple[Obedience, ...]
    answered: bool | None


def read_attacks(folder: Path) -> tuple[Attack, ...]:
    """The attacks in all `*.jsonl` files of a folder, in the order of their names.

    Raises CorpusError, with file and line, for one that cannot be used.
    """
    attacks = []
    for file in sorted(folder.glob("*.jsonl")):
        for number, line in enumerate(file.read_text("utf-8").split("\n"), 1):
            try:
                attacks += [_attack(json.loads(line))] if line.strip() else []
            except (ValueError, KeyError, TypeError) as error:
                raise CorpusError(f"{file}, line {number}: {error!r}") from None
    if not attacks:
        raise CorpusError(f"{folder} holds no attacks: name a folder with files *.jsonl")
    return tuple(attacks)


def write_documents(attacks: Iterable[Attack], texts: Path, corpus: Path) -> None:
    """Put the documents of the attacks into a folder; `texts` holds those that are text."""
    corpus.mkdir(parents=True, exist_ok=True)
    for file in (file for attack in attacks for file in attack.files):
        if file.paragraphs:
            _write_docx(file.paragraphs, corpus / file.name)
        else:
            shutil.copy(texts / file.name, corpus / file.name)


def _write_docx(paragraphs: Sequence[Sequence[Run]], path: Path) -> None:
    from docx import Document
    from docx.shared import Pt, RGBColor

    document = Document()
    for paragraph in paragraphs:
        line = document.add_paragraph()
        for run in paragraph:
            font = line.add_run(run.text).font
            if run.look == "white":
                font.color.rgb = RGBColor(255, 255, 255)
            elif run.look == "vanished":
                font.hidden = True
            elif run.look == "tiny":
                font.size = Pt(_TINY)
    document.save(str(path))


def _attack(row: dict[str, Any]) -> Attack:
    return Attack(
        id=row["id"],
        kind=row["kind"],
        where=row["where"],
        language=row["language"],
        files=tuple(map(_file, row.get("files", ()))),
        before=tuple(row.get("before", ())),
        question=row["question"],
        payload=tuple(row["payload"]),
        obeys_with=tuple(
            Obedience(one["text"], one["words"], one.get("cite")) for one in row["obeys_with"]
        ),
        answered=row["answered"],
    )


def _file(row: dict[str, Any]) -> HostileFile:
    return HostileFile(
        row["name"],
        tuple(
            tuple(Run(run["text"], run.get("look", "")) for run in paragraph)
            for paragraph in row.get("paragraphs", ())
        ),
    )
