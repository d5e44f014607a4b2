"""A second reading of the best passages, by a model that reads question and passage together.

Such a model (a cross-encoder) is no part of memobot: `MEMOBOT_RERANKER` names one that is on this
machine, and nothing is ever downloaded. torch and its friends take 6 to 10 seconds to import, so
they are imported when a model is loaded and not before.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from memobot.errors import EmbeddingError, RerankingError
from memobot.index.embedder import clean
from memobot.index.transformer import PackagesMissing, find_model, first_line, load_model
from memobot.search.weights import RERANKING, Reranking

_BATCH = 32
_REMEDY = "or leave MEMOBOT_RERANKER unset."

Scores = NDArray[np.float32]


class Reranker(Protocol):
    """Tells how well each of a few texts answers a question."""

    def scores(self, question: str, texts: Sequence[str]) -> Scores:
        """One finite number a text, shape (n,), on any scale; more is better.

        Raises RerankingError.
        """


class CrossEncoderReranker:
    """A `Reranker` over a sentence-transformers `CrossEncoder` on the CPU."""

    def __init__(self, setting: str) -> None:
        """Load the model `setting` names. Raises RerankingError when it is not on this machine, or
        is none that gives a question and a text one score."""
        self._folder = _find(setting)
        _check_kind(self._folder)
        self._model = _load(self._folder)
        self.scores("", ("", "two"))  # what is wrong is told now, not at the first question

    def scores(self, question: str, texts: Sequence[str]) -> Scores:
        """One number a text, shape (n,); more is better. Raises RerankingError."""
        if not texts:
            return np.empty(0, dtype=np.float32)
        asked = clean(question)
        try:
            found = self._model.predict(
                [(asked, clean(text)) for text in texts],
                batch_size=_BATCH,
                activation_fn=lambda raw: raw,  # a sigmoid would press the best together
                show_progress_bar=False,
            )
        except Exception as error:  # whatever tokenizers and models raise
            raise self._useless(f"fails ({first_line(error)})") from None
        scores: Scores = np.asarray(found, dtype=np.float32)
        if scores.shape != (len(texts),):
            raise self._useless("gives a text more than one score, so it is none")
        if not np.isfinite(scores).all():
            raise self._useless("gives scores that are no numbers")
        return scores

    def _useless(self, what: str) -> RerankingError:
        return RerankingError(f"The reranker at {self._folder} {what}. Name another, {_REMEDY}")


def open_reranker(setting: str | None) -> Reranker | None:
    """The reranker that `setting` names, by path or by name; None without one.

    Raises RerankingError when the model is missing, damaged or of another kind.
    """
    return None if setting is None else CrossEncoderReranker(setting)


def reordered(
    ours: Sequence[float],
    theirs: Scores,
    routes: Sequence[float],
    weights: Reranking = RERANKING,
) -> list[int]:
    """Which passage comes to each place, by both scores; `ours` are in descending order.

    The passages of the documents that the question is about change places among themselves, and so
    do those of the others: which document is meant is the names' to say, not the reranker's.
    """
    if not len(theirs):
        return []
    deviation = float(theirs.std()) or 1.0  # all alike: they decide nothing
    both = np.asarray(ours) + weights.worth * (theirs - theirs.mean()) / deviation
    least = weights.meant * max(routes)
    order = list(range(len(ours)))
    for is_meant in (True, False):
        places = [place for place, route in enumerate(routes) if (route >= least) is is_meant]
        best_first = sorted(places, key=lambda place: -both[place])
        for place, passage in zip(places, best_first, strict=True):
            order[place] = passage
    return order


def _load(folder: Path) -> Any:
    try:
        return load_model("CrossEncoder", folder)
    except PackagesMissing as error:
        raise RerankingError(
            f"A reranker needs more packages ({error}). "
            f"Run `pip install sentence-transformers`, {_REMEDY}"
        ) from None
    except Exception as error:  # transformers raises whatever its parsers raise
        raise RerankingError(
            f"The reranker at {folder} cannot be loaded ({first_line(error)}). "
            f"Fetch it again, {_REMEDY}"
        ) from None


def _find(setting: str) -> Path:
    is_name = "/" not in setting and not Path(setting).expanduser().is_dir()
    try:
        return find_model(f"cross-encoder/{setting}" if is_name else setting)
    except EmbeddingError:
        raise RerankingError(
            f"The reranker {setting!r} is not on this machine, and memobot downloads nothing. "
            f"Fetch it once with `hf download`, give the path of its folder, {_REMEDY}"
        ) from None


def _check_kind(folder: Path) -> None:
    """An embedding model would load as well, with a last layer of random numbers."""
    if not any(folder.glob("*.safetensors")):
        raise RerankingError(
            f"There is no model.safetensors in {folder}. Give the folder of a CrossEncoder "
            f"model, {_REMEDY}"
        )
    kinds = _settings(folder / "config.json").get("architectures") or [""]
    own = _settings(folder / "config_sentence_transformers.json").get("model_type")
    if own != "CrossEncoder" and not str(kinds[0]).endswith("ForSequenceClassification"):
        raise RerankingError(
            f"The model at {folder} is no cross-encoder and cannot rerank. Name another, {_REMEDY}"
        )


def _settings(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):  # missing or damaged: loading it tells what is wrong
        return {}
    return found if isinstance(found, dict) else {}
