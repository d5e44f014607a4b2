"""A checked draft as JSON: the keys that other programs rely on."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from memobot.citations.model import Change, Checked, Claim, ClaimReference, Difference
from memobot.documents.model import Span

Json = dict[str, Any]


def checked_json(checked: Checked) -> Json:
    """What `memobot check --json` prints: "claims" in their order, and "summary".

    Offsets of claims, references and of what is "said" index the draft's text, those of the
    evidence and of "where" the document's. A verdict that no claim has is not in the summary.
    """
    return {
        "claims": [claim_json(claim) for claim in checked.claims],
        "summary": {verdict.value: count for verdict, count in checked.summary.items()},
    }


def claim_json(claim: Claim) -> Json:
    """One claim. The keys after "evidence" are more than the contract asks for."""
    return {
        "text": claim.text,
        **_offsets(claim.span),
        "references": [_reference(reference) for reference in claim.references],
        "verdict": claim.verdict.value,
        "explanation": claim.explanation,
        "evidence": [asdict(citation) for citation in claim.evidence],
        "differences": [_difference(difference) for difference in claim.differences],
        "changes": [_change(change) for change in claim.changes],
        "suggestion": claim.suggestion,
        "judge": claim.judge,
    }


def _reference(reference: ClaimReference) -> Json:
    return {
        "document_id": reference.document_id,
        "article": reference.article,
        "as_written": reference.as_written,
        "clause": reference.clause,
        "problem": reference.problem,
        **_offsets(reference.span),
    }


def _difference(difference: Difference) -> Json:
    return {
        "aspect": difference.aspect.value,
        "draft": difference.draft,
        "text": difference.text,
        "working": difference.working,
        "said": _offsets(difference.said) if difference.said else None,
        "where": _offsets(difference.where) if difference.where else None,
    }


def _change(change: Change) -> Json:
    return {
        "kind": change.kind.value,
        "draft": change.draft,
        "text": change.text,
        "said": _offsets(change.said),
        "where": _offsets(change.where),
    }


def _offsets(span: Span) -> Json:
    return {"start": span.start, "end": span.end}
