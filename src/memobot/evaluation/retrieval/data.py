"""LegalBench-RAG as it is published: questions with gold snippets, and the texts they are in.

A folder holds `benchmarks/*.json`, a file for each set, and `corpus/`, whose files the snippets
name by their path and quote by character offsets.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from random import Random
from typing import Annotated

from pydantic import BaseModel, Field, ValidationError, field_validator

from memobot.documents.reading import find_sources, read_bytes, read_text
from memobot.errors import CorpusError, ReadingError
from memobot.evaluation.retrieval.places import Place

MINI = 194  # questions of each set in the mini version


@dataclass(frozen=True, slots=True)
class Question:
    """A question and the snippets that answer it, with the words they are said to hold."""

    text: str
    gold: tuple[Place, ...]
    quotes: tuple[str | None, ...] = field(repr=False)


@dataclass(frozen=True)
class Benchmark:
    """The questions of each set by its name, and the texts by their path within `corpus`."""

    corpus: Path
    sets: Mapping[str, tuple[Question, ...]]
    texts: Mapping[str, str] = field(repr=False)
    mini: bool = False

    @property
    def questions(self) -> tuple[Question, ...]:
        """Those of all sets, one set after the other."""
        return tuple(question for questions in self.sets.values() for question in questions)

    @cached_property
    def groups(self) -> Mapping[str, tuple[int, ...]]:
        """Positions among `questions`: of each set, and of its mini version where that is less."""
        groups: dict[str, tuple[int, ...]] = {}
        start = 0
        for name, questions in self.sets.items():
            groups[name] = tuple(range(start, start + len(questions)))
            if len(questions) > MINI:
                groups[f"{name}, mini"] = tuple(start + one for one in _drawn(questions)[:MINI])
            start += len(questions)
        return groups

    @property
    def characters(self) -> int:
        """Of all texts."""
        return sum(map(len, self.texts.values()))

    @cached_property
    def mismatches(self) -> int:
        """Gold snippets that do not stand at their offsets in the text as memobot reads it."""
        return sum(
            quote is not None and self.texts[place.file][place.start : place.end] != quote
            for question in self.questions
            for place, quote in zip(question.gold, question.quotes, strict=True)
        )


def read_benchmark(data: Path, *, share: str | None = None, mini: bool = False) -> Benchmark:
    """Read all sets of a folder, or the one named `share`; with `mini` some questions of each.

    Raises CorpusError when files are missing, cannot be read or are of another shape.
    """
    files = {path.stem: path for path in sorted((data / "benchmarks").glob("*.json"))}
    if not files:
        raise CorpusError(
            f"There are no questions in {data / 'benchmarks'}: name the folder of LegalBench-RAG, "
            "which holds benchmarks/*.json and corpus/"
        )
    if share is not None and share not in files:
        raise CorpusError(f"{data} has no set {share!r}: take --share {' or '.join(files)}")
    names = list(files) if share is None else [share]
    sets = {name: _read_questions(files[name]) for name in names}
    if mini:
        sets = {name: mini_of(questions) for name, questions in sets.items()}
    benchmark = Benchmark(data / "corpus", sets, _read_texts(data / "corpus"), mini)
    for place in (place for question in benchmark.questions for place in question.gold):
        if place.file not in benchmark.texts:
            raise CorpusError(
                f"The questions quote {place.file}, which is not in {benchmark.corpus} or cannot "
                "be read: take the corpus that was published with them"
            )
    return benchmark


def mini_of(questions: tuple[Question, ...]) -> tuple[Question, ...]:
    """The questions of the paper's mini version: those about documents drawn by chance."""
    return tuple(questions[one] for one in _drawn(questions)[:MINI])


def _drawn(questions: Sequence[Question]) -> list[int]:
    """The positions of the questions in the order that the mini version draws them.

    Sorted by a number that the path of the first snippet's file seeds, so that all questions
    about a document stand together.
    """
    return sorted(
        range(len(questions)), key=lambda one: Random(questions[one].gold[0].file).random()
    )


class _Snippet(BaseModel):
    file_path: str
    span: tuple[Annotated[int, Field(ge=0)], int]
    answer: str | None = None

    @field_validator("span")
    @classmethod
    def _in_order(cls, span: tuple[int, int]) -> tuple[int, int]:
        if span[1] < span[0]:
            raise ValueError("it ends before it starts")
        return span


class _Test(BaseModel):
    query: str
    snippets: Annotated[list[_Snippet], Field(min_length=1)]


class _Set(BaseModel):
    tests: Annotated[list[_Test], Field(min_length=1)]


def _read_questions(path: Path) -> tuple[Question, ...]:
    try:
        published = _Set.model_validate_json(path.read_bytes())
    except OSError as error:
        raise CorpusError(
            f"{path} cannot be read ({error.strerror}): check that it is there and its rights"
        ) from None
    except ValidationError as error:
        problem = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(map(str, problem["loc"])) or "the file"
        raise CorpusError(
            f"{path} is not a set of LegalBench-RAG ({where}: {problem['msg']}): "
            "take the files as they are published"
        ) from None
    return tuple(_question(test) for test in published.tests)


def _question(test: _Test) -> Question:
    places = tuple(Place(one.file_path, one.span[0], one.span[1]) for one in test.snippets)
    return Question(test.query, places, tuple(one.answer for one in test.snippets))


def _read_texts(corpus: Path) -> dict[str, str]:
    """Each file of the corpus as memobot reads it; those that it cannot read are left out."""
    if not corpus.is_dir():
        raise CorpusError(f"{corpus} is not a folder: it should hold the texts of LegalBench-RAG")
    return {path.relative_to(corpus).as_posix(): text for path, text in _readable(corpus)}


def _readable(corpus: Path) -> Iterator[tuple[Path, str]]:
    for path in find_sources(corpus):
        try:
            yield path, read_text(read_bytes(path), path.name).text
        except ReadingError:
            continue
