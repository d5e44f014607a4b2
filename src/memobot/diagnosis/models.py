"""The models that run here: the one that embeds, and the one that reranks if one is set."""

from __future__ import annotations

import time

from memobot.diagnosis.model import Finding, not_set, ok
from memobot.index.embedding import open_embedder
from memobot.search.reranking import open_reranker
from memobot.settings import Settings

_WORD = "memorandum"


def check_embedding(settings: Settings) -> Finding:
    """Load the model, its weights compared with their hash, and embed a word.

    Raises EmbeddingError.
    """
    started = time.monotonic()
    embedder = open_embedder(settings.embedding, verify=True)
    vector = embedder.embed_query(_WORD)
    return ok(f"{embedder.name}, {len(vector)} dimensions; {_since(started)}")


def check_reranker(settings: Settings) -> Finding:
    """Load the reranker and score a word with it. Raises RerankingError."""
    if settings.reranker is None:
        return not_set("nothing is reranked")
    started = time.monotonic()
    reranker = open_reranker(settings.reranker)
    if reranker is not None:
        reranker.scores(_WORD, (_WORD,))
    return ok(f"{settings.reranker}; {_since(started)}")


def _since(started: float) -> str:
    return f"loaded and tried in {time.monotonic() - started:.1f} s"
