"""The index: whether it is whole, what it holds and what made it, and whether it is up to date."""

from __future__ import annotations

from contextlib import closing

from memobot.assistant import Assistant
from memobot.diagnosis.looking import in_two
from memobot.diagnosis.model import Finding, attention, ok
from memobot.diagnosis.sizes import shown_size
from memobot.errors import CorpusError, EmbeddingError
from memobot.index.catalog import Failure
from memobot.index.embedding import embedder_name
from memobot.index.generations import Generation, open_current
from memobot.index.store import Index
from memobot.settings import Settings


def check(settings: Settings) -> Finding:
    """Every file of the index compared with its hash, every part opened, the texts compared.

    Raises IndexUnavailable.
    """
    generation = open_current(settings.index, _model(settings))
    generation.verify()
    with closing(Index(settings.index, generation).warm().catalog) as catalog:
        unread = catalog.failures()
    told = _told(generation)
    try:
        stale = Assistant.is_stale(settings)
    except (CorpusError, EmbeddingError):
        return attention(
            f"{told}; whether it is up to date cannot be told without the texts and the model",
            "Correct what the rows of the corpus and of the embedding model say.",
        )
    if stale:
        return attention(
            f"{told}; not up to date with texts, settings and memobot", "Run `memobot ingest`."
        )
    return _of_files_unread(told, unread)


def _model(settings: Settings) -> str | None:
    """The identity of the embedding model that is set; None where the model itself is missing."""
    try:
        return embedder_name(settings.embedding)
    except EmbeddingError:
        return None


def _told(generation: Generation) -> str:
    manifest = generation.manifest
    return (
        f"{manifest.documents} documents, {manifest.passages} passages, "
        f"{shown_size(manifest.size)}; made with {manifest.recipe.embedder}; "
        f"generation {generation.generation_id}"
    )


def _of_files_unread(told: str, unread: tuple[Failure, ...]) -> Finding:
    if not unread:
        return ok(f"{told}; up to date")
    first = unread[0]
    problem, remedy = in_two(first.error)
    return attention(
        f"{told}; up to date, but without {len(unread)} files: {first.source} {problem}", remedy
    )
