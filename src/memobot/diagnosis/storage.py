"""The folder that the index is written to: rights and room."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from memobot.diagnosis.model import Finding, attention, failed, ok
from memobot.diagnosis.sizes import shown_size
from memobot.documents.reading import find_sources
from memobot.errors import CorpusError, IndexUnavailable
from memobot.index.generations import Layout, open_current
from memobot.settings import Settings

# Of plain text an index takes about twenty times its bytes, embeddings for the most part; of
# other formats less. An ingest writes the next generation beside the one in use.
_TIMES_THE_TEXTS = 20
_TIMES_THE_INDEX = 2


def check(settings: Settings) -> Finding:
    """Whether a file can be made where the index stands, and whether there is room for an index."""
    folder = _nearest(settings.index)
    try:
        with tempfile.TemporaryFile(dir=folder):
            pass
        free = shutil.disk_usage(folder).free
    except OSError as error:
        # With an index in it, all but an ingest works.
        found = attention if Layout(settings.index).current.exists() else failed
        return found(
            f"{folder} cannot be written ({error.strerror or error})",
            "Set the folder's rights, or name another with --index or MEMOBOT_INDEX.",
        )
    needed = _needed(settings)
    told = f"{folder} can be written; {shown_size(free)} free"
    told += f", an ingest needs some {shown_size(needed)}" if needed else ""
    if free < needed:
        return attention(told, "Make room, or name a folder on another disk in MEMOBOT_INDEX.")
    return ok(told)


def _nearest(folder: Path) -> Path:
    """The folder itself, or the first of those above it that is there."""
    places = (folder, *folder.absolute().parents)
    return next((place for place in places if place.exists()), folder)


def _needed(settings: Settings) -> int:
    """Bytes that the next ingest can write, from the index that is there or else from the texts."""
    try:
        return _TIMES_THE_INDEX * open_current(settings.index).manifest.size
    except IndexUnavailable:
        pass
    try:
        return _TIMES_THE_TEXTS * sum(path.stat().st_size for path in find_sources(settings.corpus))
    except (CorpusError, OSError):  # no texts: the row of the corpus tells
        return 0
