"""Question sets with their gold articles, and the indexes that they are put to."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from memobot.assistant import Assistant
from memobot.index.builder import ingest
from memobot.index.embedding import open_embedder
from memobot.index.store import Index
from memobot.search.retriever import Retriever
from memobot.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
QUESTIONS = ROOT / "tests" / "data" / "questions"
REFUSALS = ROOT / "tests" / "data" / "refusals"
SEEDS = ROOT.parent / "shared" / "seeds"
SEED_QUESTIONS = ROOT.parent / "shared" / "benchmarks" / "seed_questions.json"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with the places that answer it: (source's stem, article or None) each."""

    id: str
    split: str
    language: str
    text: str
    gold: frozenset[tuple[str, str | None]]
    unanswerable: bool
    reason: str | None
    kind: str = ""

    def is_answered_by(self, source: str, article: str | None) -> bool:
        """Whether the place is one that answers."""
        return (PurePosixPath(source).stem, article) in self.gold


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """Questions over one corpus."""

    name: str
    corpus: Path
    asked: tuple[Asked, ...]


def question_sets() -> tuple[QuestionSet, ...]:
    """The project's own sets, and the seeds' where they are at hand."""
    sets = [
        QuestionSet("corpus", ROOT / "corpus", _read_lines(QUESTIONS / "corpus.jsonl")),
        QuestionSet(
            "agreements",
            ROOT / "tests" / "data" / "agreements",
            _read_lines(QUESTIONS / "agreements.jsonl"),
        ),
    ]
    if SEED_QUESTIONS.is_file():
        rows = json.loads(SEED_QUESTIONS.read_text("utf-8"))
        sets.append(QuestionSet("seeds", SEEDS, tuple(_asked(row) for row in rows)))
    return tuple(sets)


def refusal_sets() -> tuple[QuestionSet, ...]:
    """Pairs of a question that the texts do not answer and one alike that they do."""
    corpora = {"corpus": ROOT / "corpus", "agreements": ROOT / "tests" / "data" / "agreements"}
    return tuple(
        QuestionSet(
            name,
            corpus,
            tuple(
                asked for path in sorted(REFUSALS.glob(f"{name}*.jsonl")) for asked in _pairs(path)
            ),
        )
        for name, corpus in corpora.items()
    )


@contextmanager
def served(corpus: Path) -> Iterator[tuple[Assistant, Retriever]]:
    """The product and its search over a fresh index of `corpus`, with the default model."""
    with TemporaryDirectory() as folder:
        settings = Settings(corpus=corpus, index=Path(folder))
        ingest(settings)
        embedder = open_embedder(settings.embedding)
        index = Index.open(settings.index)
        yield Assistant(settings, index, embedder), Retriever(index, embedder)


@contextmanager
def retriever_over(corpus: Path) -> Iterator[Retriever]:
    """The search over a fresh index of `corpus`."""
    with served(corpus) as (_, retriever):
        yield retriever


@contextmanager
def assistant_over(corpus: Path) -> Iterator[Assistant]:
    """The product over a fresh index of `corpus`."""
    with served(corpus) as (assistant, _):
        yield assistant


def _read_lines(path: Path) -> tuple[Asked, ...]:
    return tuple(_asked(json.loads(line)) for line in path.read_text("utf-8").splitlines() if line)


def _pairs(path: Path) -> tuple[Asked, ...]:
    rows = (json.loads(line) for line in path.read_text("utf-8").splitlines() if line)
    return tuple(
        _asked({**row, "abstain": not row["answerable"]}, kind=row["kind"]) for row in rows
    )


def _asked(row: dict[str, object], kind: str = "") -> Asked:
    gold = row["gold"]
    assert isinstance(gold, list)
    return Asked(
        id=str(row["id"]),
        split=str(row.get("split", "")),
        language=str(row["lang"]),
        text=str(row["question"]),
        gold=frozenset(
            (PurePosixPath(one.get("document") or one["source"]).stem, one["article"])
            for one in gold
        ),
        unanswerable=bool(row["abstain"]),
        reason=str(row["reason"]) if row.get("reason") else None,
        kind=kind,
    )
