"""From where on a claim counts as borne out, and a provision as speaking of the same thing."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Judging:
    """Shares of a claim's words by weight, from 0 to 1."""

    supported: float = 0.5  # borne out by the article cited, or by the document alone named
    elsewhere: float = 0.7  # by an article that is not the one cited
    unnamed: float = 0.6  # by a document that the claim does not name
    rest: float = 0.4  # of what a claim says beside what the ledger bears out
    around: float = 0.6  # of that share, what one sentence and those beside it must hold
    touched: float = 0.3  # a provision that bears out so much is compared in earnest
    same_thing: float = 0.6  # ... and contradicts, when with the differing words it is so much
    as_near: float = 0.1  # ... unless one no further from the claim than this supports it


JUDGING = Judging()
