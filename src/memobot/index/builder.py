"""From a folder of texts to the next generation of the index, at the cost of what changed.

A file whose bytes are the same is taken over from the generation before without being parsed;
a passage whose text was embedded before is not embedded again, wherever it stands now. When
nothing changed, nothing is written.

A file that cannot be read is reported and left out, also when an earlier version of it was
held: an answer from a text that is no longer there would look current, and nobody could check
it against the file. It returns with the first ingest that can read it.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from memobot.errors import IndexUnavailable, MemobotError
from memobot.index import generations
from memobot.index.embedding import embedder_name
from memobot.index.ingestion import Held, Step, hashes_of
from memobot.index.manifest import Recipe, code_version
from memobot.index.report import IngestReport, Progress, silent
from memobot.index.sources import scan
from memobot.settings import Settings

__all__ = ["IngestReport", "Progress", "ingest", "is_stale"]


def ingest(settings: Settings, progress: Progress | None = None) -> IngestReport:
    """Bring the index in `settings.index` up to date with the files in `settings.corpus`.

    Raises CorpusError when there is nothing to read, IndexBusy when another process is at it,
    EmbeddingError, and MemobotError when the index cannot be written. After any of these, and
    after being killed, the index answers as it did before.
    """
    started = time.perf_counter()
    sources = scan(settings.corpus)
    recipe = _recipe(settings)
    with _failed_writes_explained(settings.index):
        settings.index.mkdir(parents=True, exist_ok=True)
        with generations.write_lock(settings.index):
            generations.clean(settings.index)
            held = Held.in_folder(settings.index)
            report = Step(settings, recipe, held, progress or silent).take(sources)
    return replace(report, seconds=round(time.perf_counter() - started, 3))


def is_stale(settings: Settings) -> bool:
    """Whether an ingest would change anything: files, model, settings, or memobot itself.

    Every file is read and hashed, as a date and a size can stay the same while words change.
    Raises CorpusError and EmbeddingError.
    """
    sources, recipe = scan(settings.corpus), _recipe(settings)
    try:
        generation = generations.open_current(settings.index)
        held = Held.of(generation)
    except IndexUnavailable:
        return True
    return generation.manifest.recipe != recipe or held.hashes != hashes_of(sources)


def _recipe(settings: Settings) -> Recipe:
    return Recipe(embedder_name(settings.embedding), settings.passage_tokens, code_version())


@contextmanager
def _failed_writes_explained(root: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise MemobotError(
            f"The index in {root} could not be written: {reason}. Make room or set the folder's "
            "rights, then run `memobot ingest` again; the index is as it was before."
        ) from error
