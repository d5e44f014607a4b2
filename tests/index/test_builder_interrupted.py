"""Killed at any moment, or on a full disk: the index is what it was before, or what it becomes."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from memobot.index import generations, manifest
from memobot.index.builder import ingest
from memobot.index.generations import open_current
from memobot.index.store import Index
from memobot.settings import Settings

SRC = str(Path(generations.__file__).parents[2])
ENVIRONMENT = {**os.environ, "PYTHONPATH": SRC}
OLD = "The federation met its partners in the old town."
NEW = "The federation met its partners in the new town.\n\n" + "\n\n".join(
    f"Paragraph {number} says that the partners spoke of {number} mines and of the people who "
    "work in them, of their health, of their pay and of the law that protects both of these."
    for number in range(12)
)

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals and limits of POSIX")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "news.md").write_text(OLD, "utf-8")
    settings = Settings(corpus=tmp_path / "corpus", index=tmp_path / "index")
    ingest(settings)
    (tmp_path / "corpus" / "news.md").write_text(NEW, "utf-8")
    return settings


def start(program: str, *arguments: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", program, *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=ENVIRONMENT,
    )


INGEST = """
import sys
from pathlib import Path
from memobot.index.builder import ingest
from memobot.settings import Settings
print("ready", flush=True)
print(ingest(Settings(corpus=Path(sys.argv[1]), index=Path(sys.argv[2]))).generation)
"""


def text_held(settings: Settings) -> str:
    """The text that the index gives, after a look at every part of it."""
    index = Index.open(settings.index).warm()
    index.generation.verify()
    (record,) = index.catalog.documents()
    ids = index.catalog.passage_ids()
    assert len(index.dense) == len(index.lexical) == len(ids)
    assert index.lexical.search("federation", "en", 50)
    return index.catalog.text(record.document_id)


@pytest.mark.slow
def test_killed_at_random_moments_of_an_ingest(settings: Settings) -> None:
    randomly = random.Random(20250101)
    outcomes = []
    for _ in range(12):
        with start(INGEST, settings.corpus, settings.index) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
            time.sleep(randomly.uniform(0, 1.6))
            process.send_signal(signal.SIGKILL)
        outcomes.append(text_held(settings))
        assert outcomes[-1] in (OLD, NEW)
        if outcomes[-1] == NEW:  # once more from the old text
            (settings.corpus / "news.md").write_text(OLD, "utf-8")
            ingest(settings)
            (settings.index / "vectors.sqlite").unlink()
            (settings.corpus / "news.md").write_text(NEW, "utf-8")
    assert OLD in outcomes
    report = ingest(settings)
    assert text_held(settings) == NEW
    assert open_current(settings.index).generation_id == report.generation
    folders = {path.name for path in (settings.index / "generations").iterdir()}
    assert folders == {report.generation, open_current(settings.index).manifest.previous}


PUBLISH = """
import os, signal, sys
from pathlib import Path
from memobot.index import generations, manifest
steps = int(sys.argv[2])
def step(original, torn=None):
    def counted(*arguments, **options):
        global steps
        steps -= 1
        if steps < 0:
            if torn:  # killed in the middle of writing
                torn(arguments[0], arguments[1][: len(arguments[1]) // 2])
            os.kill(os.getpid(), signal.SIGKILL)
        return original(*arguments, **options)
    return counted
generations._flush = step(generations._flush)
for name in ("rename", "replace", "chmod"):
    setattr(Path, name, step(getattr(Path, name)))
for name in ("write_text", "write_bytes"):
    setattr(Path, name, step(getattr(Path, name), torn=getattr(Path, name)))
root = Path(sys.argv[1])
recipe = manifest.Recipe("model", 160, "code")
with generations.staging(root) as staged:
    (staged / "catalog.sqlite").write_text("new")
    generations.publish(root, staged, recipe, documents=1, passages=1)
print("done")
"""


def test_killed_between_any_two_steps_of_publishing(tmp_path: Path) -> None:
    recipe = manifest.Recipe("model", 160, "code")
    with generations.staging(tmp_path) as staged:
        (staged / "catalog.sqlite").write_text("old")
        old = generations.publish(tmp_path, staged, recipe, documents=1, passages=1)
    seen = []
    for steps in range(40):
        with start(PUBLISH, tmp_path, steps) as process:
            output, errors = process.communicate()
        current = open_current(tmp_path)
        seen.append(current.catalog.read_text())
        if output == "done\n":
            break
        assert process.returncode == -signal.SIGKILL, errors
        if seen[-1] == "old":
            generations.clean(tmp_path)
            assert [path.name for path in (tmp_path / "generations").iterdir()] == [
                old.generation_id
            ]
    assert output == "done\n"
    assert seen == sorted(seen, reverse=True)  # old, old, ..., new: never anything between
    assert seen.count("old") > 8


LIMITED = """
import resource, sys
from pathlib import Path
from memobot.errors import MemobotError
from memobot.index.builder import ingest
from memobot.settings import Settings
limit = int(sys.argv[3])
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
try:
    ingest(Settings(corpus=Path(sys.argv[1]), index=Path(sys.argv[2])))
    print("done")
except MemobotError as error:
    print(error)
"""


def test_a_disk_that_takes_no_more_is_one_clear_line(settings: Settings) -> None:
    # No file may grow beyond the limit. The indexes' own tests fill the disk under them.
    for limit in (0, 2_000, 30_000, 46_000, 60_000):
        with start(LIMITED, settings.corpus, settings.index, limit) as process:
            output, errors = process.communicate()
        assert process.returncode == 0, errors
        if output == "done\n":
            break
        assert "could not be written" in output
        assert "memobot ingest" in output
        assert output.count("\n") == 1
        assert text_held(settings) == OLD
        assert len(list((settings.index / "generations").iterdir())) == 1
    assert limit > 0
    ingest(settings)
    assert text_held(settings) == NEW


def test_two_ingests_at_once_make_one_index(settings: Settings) -> None:
    processes = [start(INGEST, settings.corpus, settings.index) for _ in range(3)]
    errors = []
    for process in processes:
        with process:
            errors.append(process.communicate()[1])
    succeeded = [process.returncode == 0 for process in processes]
    assert any(succeeded)
    for success, text in zip(succeeded, errors, strict=True):
        assert success or "IndexBusy" in text
    assert text_held(settings) == NEW
