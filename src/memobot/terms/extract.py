"""A document -> all that it yields."""

from __future__ import annotations

from memobot.documents.model import Document
from memobot.terms.model import AgreementTerms, Findings


def extract(document: Document) -> Findings:
    """The terms of an agreement; what any other text reports of agreements."""
    return Findings(AgreementTerms()) if document.is_agreement else Findings()
