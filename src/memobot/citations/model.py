"""What a check yields: claims of a draft, each with its verdict, its reason and the evidence.

All values are frozen; spans of claims, references and differences are of the draft's text, spans
of evidence of the document's.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum

from memobot.documents.model import Citation, Span


class Verdict(StrEnum):
    """What the texts say to a claim, worst first: of several findings the first one here counts."""

    UNKNOWN_DOCUMENT = "unknown_document"  # names an agreement that is not held
    NO_SUCH_ARTICLE = "no_such_article"  # names an article that the agreement has not
    MISQUOTED = "misquoted"  # a quote that differs from the text
    WRONG_ARTICLE = "wrong_article"  # stands in the agreement, in another article
    CONTRADICTED = "contradicted"  # the text states otherwise
    NOT_FOUND = "not_found"  # no statement in the corpus either way
    SUPPORTED = "supported"


class Aspect(StrEnum):
    """In what a claim and a text differ."""

    TERM = "term"
    RENEWAL = "renewal"
    NOTICE = "notice"
    EFFECTIVE = "effective"
    SIGNED = "signed"
    EXPIRES = "expires"
    NOTICE_DEADLINE = "notice_deadline"
    PARTIES = "parties"
    SIGNATORIES = "signatories"
    PLACE = "place"
    LANGUAGES = "languages"
    COPIES = "copies"
    GOVERNING_LAW = "governing_law"
    DURATION = "duration"
    DATE = "date"
    NUMBER = "number"
    NAME = "name"
    NEGATION = "negation"
    MODALITY = "modality"
    AUTOMATIC = "automatic"
    WHO = "who"
    OPPOSITE = "opposite"  # "before" for "after", "bilateral" for "multilateral"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that the draft says and the text says otherwise, each in its own words.

    `said` is where the draft says it; `where` the place in the document, None where the text's
    side was worked out (`working` then says how).
    """

    aspect: Aspect
    draft: str
    text: str
    said: Span | None = None
    where: Span | None = None
    working: str = ""


class ChangeKind(StrEnum):
    """How a word of a quote differs from the text."""

    REPLACED = "replaced"
    ADDED = "added"  # the quote has words that the text has not
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True)
class Change:
    """Words in which a quote differs from the text; `said` is where they stand in the draft
    (empty, at the place where words were left out), `where` the same in the document."""

    kind: ChangeKind
    draft: str
    text: str
    said: Span
    where: Span


@dataclass(frozen=True, slots=True)
class ClaimReference:
    """A document, or an article of one, that a claim refers to.

    `document_id` is None where no document, or more than one, is meant; `article` is normalised
    ("9"), None where only the document is named. `as_written` are the draft's words at `span`.
    `problem` says why it leads to nothing, or "".
    """

    document_id: str | None
    article: str | None
    as_written: str
    span: Span
    clause: str | None = None
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence of the draft that asserts something about the corpus, and what became of it.

    ``draft[span.start:span.end] == text``. `explanation` is one or two sentences in the draft's
    language; `suggestion` the claim as the text would have it, None where nothing can be
    suggested; `judge` is "rules" or the name of the language model that judged.
    """

    text: str
    span: Span
    references: tuple[ClaimReference, ...]
    verdict: Verdict
    explanation: str
    evidence: tuple[Citation, ...] = ()
    differences: tuple[Difference, ...] = ()
    changes: tuple[Change, ...] = ()
    suggestion: str | None = None
    judge: str = "rules"


@dataclass(frozen=True, slots=True)
class Checked:
    """A draft and its claims, in order; `text` is what the spans of the claims are of."""

    text: str = field(repr=False)
    language: str
    claims: tuple[Claim, ...]

    @property
    def summary(self) -> dict[Verdict, int]:
        """How many claims have each verdict; verdicts that none has are left out."""
        counted = Counter(claim.verdict for claim in self.claims)
        return {verdict: counted[verdict] for verdict in reversed(Verdict) if counted[verdict]}

    @property
    def holds(self) -> bool:
        """Whether every claim is supported; so it is where nothing is claimed."""
        return all(claim.verdict is Verdict.SUPPORTED for claim in self.claims)
