"""A document -> all that it yields: the terms of an agreement, or what a report tells of some."""

from __future__ import annotations

from dataclasses import replace

from memobot.documents.model import Document
from memobot.terms.dated.dated_terms import dated_terms
from memobot.terms.model import Findings
from memobot.terms.named.parties import find_parties
from memobot.terms.named.signing import find_place, find_signatories
from memobot.terms.provided.provisions import (
    find_amendment,
    find_disputes,
    find_governing_law,
    find_termination,
)
from memobot.terms.provided.texts import find_copies, find_languages
from memobot.terms.reports.mentions import find_mentions


def extract(document: Document) -> Findings:
    """The terms of an agreement; of any other text, the agreements that it mentions."""
    if not document.is_agreement:
        return Findings(mentions=find_mentions(document))
    dated = dated_terms(document)
    return Findings(
        replace(
            dated,
            parties=find_parties(document),
            place=find_place(document),
            termination=find_termination(document),
            amendment=find_amendment(document),
            disputes=find_disputes(document),
            governing_law=find_governing_law(document),
            languages=find_languages(document),
            copies=find_copies(document),
            signatories=find_signatories(document),
        )
    )
