"""A question's candidates: passages that meaning or words bring up, over all documents and over
those that the question names, so that a wrong guess of the document hides nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from memobot.documents.model import Passage
from memobot.index.store import Index
from memobot.search.question import Question

_EVERYWHERE = 48  # candidates from each kind of search over all documents
_NAMED = 160  # candidates from each kind of search over the documents that are named

Vector = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Candidates:
    """Passages by id in no order, each with its cosine with the question, and with its BM25 score
    as a share of the best in its search."""

    passages: Mapping[int, Passage]
    cosines: Mapping[int, float]
    lexical: Mapping[int, float]


def gather(
    index: Index, question: Question, vector: Vector, named: Sequence[str], residue: str
) -> Candidates:
    """The candidates of a question whose `residue` has this unit vector.

    `named` are the documents that it names: they are searched for the residue, as its other
    words tell nothing apart there.
    """
    cosines = dict(index.dense.search(vector, _EVERYWHERE))
    lexical = _shares(index.lexical.search(question.text, question.language, _EVERYWHERE))
    if named:
        within = index.catalog.passage_ids(named)
        cosines |= dict(index.dense.search(vector, _NAMED, within=within))
        lexical |= dict.fromkeys(lexical.keys() & set(within), 0.0)
        found = index.lexical.search(residue, question.language, _NAMED, documents=named)
        lexical |= _shares(found)
    cosines |= _cosines(index, vector, [one for one in lexical if one not in cosines])
    return Candidates(index.catalog.passages(cosines), cosines, lexical)


def _shares(found: Sequence[tuple[int, float]]) -> dict[int, float]:
    best = max((score for _, score in found), default=1.0)
    return {passage_id: score / best for passage_id, score in found}


def _cosines(index: Index, vector: Vector, passage_ids: Sequence[int]) -> dict[int, float]:
    if not passage_ids:
        return {}
    cosines = index.dense.vectors(passage_ids) @ vector
    return {one: float(cosine) for one, cosine in zip(passage_ids, cosines, strict=True)}
