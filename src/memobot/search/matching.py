"""How well passages match a question by meaning and words, each helped by those around it.

A clause that answers seldom stands alone: the best of an article speaks for the article's other
parts, and where a text has no articles, a paragraph for the one before it and after it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import groupby, pairwise
from operator import attrgetter
from statistics import fmean, pstdev

from memobot.documents.model import Passage
from memobot.search.candidates import Candidates
from memobot.search.weights import FITTED_MIDDLE, FITTED_SPREAD, MATCHING, Matching


def matches(
    candidates: Candidates,
    languages: Mapping[str, str],
    weights: Matching = MATCHING,
) -> dict[int, float]:
    """A score for each candidate, 0 for one of middling likeness; higher is better.

    `languages` are those of the documents, by id; the cosines are on the scale of the model that
    the weights were fitted on.
    """
    dense = standardised(candidates, languages)
    own = {
        passage_id: weights.dense * dense[passage_id]
        + weights.lexical * candidates.lexical.get(passage_id, 0.0)
        for passage_id in candidates.passages
    }
    supported = dict(own)
    key = attrgetter("document_id", "span")
    for _, some in groupby(
        sorted(candidates.passages.values(), key=key), attrgetter("document_id")
    ):
        _support(list(some), own, supported, weights)
    return supported


def standardised(candidates: Candidates, languages: Mapping[str, str]) -> dict[int, float]:
    """The cosines in standard deviations from the mean of the candidates in their language.

    To the model a passage in the question's own language is nearer, whatever it says.
    """
    by_language: dict[str, list[float]] = {}
    for passage_id, passage in candidates.passages.items():
        of_language = by_language.setdefault(languages[passage.document_id], [])
        of_language.append(candidates.cosines[passage_id])
    middles = {language: fmean(cosines) for language, cosines in by_language.items()}
    return {
        passage_id: (candidates.cosines[passage_id] - middles[languages[passage.document_id]])
        / FITTED_SPREAD
        for passage_id, passage in candidates.passages.items()
    }


def on_fitted_scale(candidates: Candidates) -> Candidates:
    """Candidates with the cosines of another model, as the weights know them: of like mean and
    spread.

    Models differ in how near to one another all their vectors lie: 0.8 is the middle for one and
    the top for another.
    """
    if not candidates.cosines:
        return candidates
    cosines = candidates.cosines.values()
    middle, spread = fmean(cosines), pstdev(cosines) or 1.0
    scaled = {
        passage_id: FITTED_MIDDLE + (cosine - middle) * (FITTED_SPREAD / spread)
        for passage_id, cosine in candidates.cosines.items()
    }
    return replace(candidates, cosines=scaled)


def _support(
    passages: list[Passage],
    own: Mapping[int, float],
    supported: dict[int, float],
    weights: Matching,
) -> None:
    """Add to the scores of one document's passages, in order, what those around them lend."""
    middle = fmean(own[one.passage_id] for one in passages)
    for first, second in pairwise(passages):
        if first.article is None and second.article is None:
            supported[first.passage_id] += weights.neighbour * (own[second.passage_id] - middle)
            supported[second.passage_id] += weights.neighbour * (own[first.passage_id] - middle)
    for article, parts in _by_article(passages).items():
        if article is not None:
            best = max(own[one.passage_id] for one in parts) - middle
            for one in parts:
                supported[one.passage_id] += weights.article * best


def _by_article(passages: Iterable[Passage]) -> dict[str | None, list[Passage]]:
    grouped: dict[str | None, list[Passage]] = {}
    for one in passages:
        grouped.setdefault(one.article, []).append(one)
    return grouped
