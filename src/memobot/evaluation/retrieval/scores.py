"""Character precision and recall of retrieved passages, as LegalBench-RAG defines them.

Pipitone and Houir Alami, "LegalBench-RAG" (arXiv 2408.10343): of each question, the characters
that the first k passages share with the gold snippets, divided by those retrieved (precision) or
by those that are gold (recall); then the mean over the questions of a set.

A character counts once here, as in the sets of characters of the paper. The published code adds
up the passages one by one instead, so that a system whose passages overlap can reach a recall
above 1. The two agree where passages do not overlap; `AtK` holds both.

Wrong documents are counted as in Reuter et al. (arXiv 2510.06999), who call the share of retrieved
passages that are not from a gold document "document-level retrieval mismatch".
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass

from memobot.evaluation.retrieval.places import Place, merged

KS = (1, 2, 4, 8, 16, 32, 64)


@dataclass(frozen=True, slots=True)
class AtK:
    """What the first k passages are worth, of one question or as a mean of several.

    All are shares from 0 to 1 but `characters`, the distinct characters retrieved.
    `wrong_passages` is the share of the passages that are of another document than the gold,
    `wrong_documents` the share of the questions none of whose passages is of the right one.
    The two as published count a character as often as it was retrieved.
    """

    precision: float
    recall: float
    characters: float
    wrong_passages: float
    wrong_documents: float
    precision_as_published: float
    recall_as_published: float


def score(found: Sequence[Place], gold: Sequence[Place], k: int) -> AtK:
    """The first k places found against the gold ones.

    Where nothing is found, or nothing is gold, precision and recall are 0, as in the published
    code.
    """
    first, gold = found[:k], merged(gold)
    distinct = merged(first)
    characters, gold_characters = _total(distinct), _total(gold)
    shared, shared_as_published = _shared(distinct, gold), _shared(first, gold)
    right = {place.file for place in gold}
    wrong = sum(place.file not in right for place in first)
    return AtK(
        precision=_share(shared, characters),
        recall=_share(shared, gold_characters),
        characters=characters,
        wrong_passages=_share(wrong, len(first)),
        wrong_documents=float(wrong == len(first)),
        precision_as_published=_share(shared_as_published, _total(first)),
        recall_as_published=_share(shared_as_published, gold_characters),
    )


def mean(scores: Iterable[AtK]) -> AtK:
    """The mean of each figure, each of the scores weighed alike. Of at least one."""
    rows = [astuple(one) for one in scores]
    return AtK(*(sum(column) / len(rows) for column in zip(*rows, strict=True)))


def _shared(found: Iterable[Place], gold: Sequence[Place]) -> int:
    return sum(_overlap(one, other) for one in found for other in gold)


def _overlap(one: Place, other: Place) -> int:
    if one.file != other.file:
        return 0
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _total(places: Iterable[Place]) -> int:
    return sum(map(len, places))


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
