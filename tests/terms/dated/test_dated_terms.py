"""The dated terms of small agreements in four languages, none of them a text of the corpus."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from memobot.documents.reading import read_text
from memobot.documents.structure import parse
from memobot.terms.dated.dated_terms import dated_terms
from memobot.terms.ledger import DatedValue, Held, work_out

AGREEMENTS = tomllib.loads(
    (Path(__file__).parents[2] / "data" / "terms" / "dated.toml").read_text("utf-8")
)["agreement"]


def told(text: str) -> dict[str, Any]:
    """What is found in a text, in the words of dated.toml."""
    document = parse(read_text(text.encode(), "agreement.txt"))
    stated = dated_terms(document)
    held = Held(document.document_id, "", "", "", document.kind, document.language, "")
    entry = work_out(held, stated, date(2000, 1, 1))
    renewal, notice, term = stated.renewal, stated.notice, stated.term
    found = {
        "signed": when(entry.signed),
        "effective": when(entry.effective),
        "expires": when(entry.expires),
        "term": term.duration.iso if term and term.duration else None,
        "indefinite": True if term and term.indefinite else None,
        "renewal": renewal.duration.iso if renewal and renewal.duration else None,
        "automatic": renewal.automatic if renewal else None,
        "successive": True if renewal and renewal.successive else None,
        "notice": notice.duration.iso if notice else None,
        "form": notice.form if notice else None,
        "deadline": when(entry.notice_deadline),
    }
    return {name: value for name, value in found.items() if value is not None}


def when(value: DatedValue | None) -> str | None:
    if value is None:
        return None
    return value.date.iso if value.date else "perpetual"


@pytest.mark.parametrize("agreement", AGREEMENTS, ids=lambda one: one["name"])
def test_the_terms_of_an_agreement_are_read(agreement: dict[str, Any]) -> None:
    expected = {name: value for name, value in agreement.items() if name not in ("name", "text")}
    assert told(agreement["text"]) == expected
