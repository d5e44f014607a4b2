"""How many of the clauses in contract-clauses.toml are read as a person reads them.

The clauses were written without sight of the rules. Not all are read; what is reached is the
least, so that a change which makes it worse is seen. Raise the numbers when the rules get better.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from memobot.documents.reading import read_text
from memobot.documents.structure import parse
from memobot.terms.dated.dated_terms import dated_terms
from memobot.terms.durations import Duration, find_durations
from memobot.terms.model import Anchor

CLAUSES = tomllib.loads(
    (Path(__file__).parents[2] / "data" / "terms" / "contract-clauses.toml").read_text("utf-8")
)["clause"]
AGREEMENT = """MASTER AGREEMENT

This Agreement is made on January 5, 1990 between Alpha Corporation and Beta Limited.

1. SUBJECT. The parties cooperate in the field described in Exhibit A.

2. {clause}

3. MISCELLANEOUS. Headings are for convenience only.
"""
# Of each field: right ones at least; missed and wrong ones, and those made up, at the most.
REACHED = {
    "term": (46, 29, 3),
    "until": (7, 4, 0),
    "indefinite": (5, 4, 0),
    "renewal": (44, 16, 1),
    "automatic": (42, 18, 2),
    "times": (8, 3, 1),
    "notice": (29, 4, 3),
    "option_notice": (8, 4, 1),
}


def in_days(length: Duration | None) -> int | None:
    """A month as 30 days, a year as 360: "36 months" are three years."""
    if length is None:
        return None
    return length.years * 360 + length.months * 30 + length.weeks * 7 + length.days


def expected(clause: dict[str, Any]) -> dict[str, Any]:
    values = {field: clause.get(field) for field in REACHED}
    for field in ("term", "renewal", "notice", "option_notice"):
        if values[field] and values[field] != "perpetual":
            values[field] = in_days(find_durations(values[field])[0].duration)
    return values


def found(text: str) -> dict[str, Any]:
    agreement = AGREEMENT.format(clause=text.strip())
    stated = dated_terms(parse(read_text(agreement.encode(), "agreement.txt")))
    term, renewal, notice, expires = stated.term, stated.renewal, stated.notice, stated.expires
    # a notice that ends the agreement at any time is another thing, unless it ends the run-on
    stops = notice is not None and (
        notice.before is Anchor.EXPIRY or (renewal is not None and renewal.source == notice.source)
    )
    length = in_days(notice.duration) if notice and stops else None
    asks = notice is not None and notice.to_renew
    values: dict[str, Any] = dict.fromkeys(REACHED)
    values |= {"notice": None if asks else length, "option_notice": length if asks else None}
    if term:
        values |= {"term": in_days(term.duration), "indefinite": term.indefinite or None}
    if expires and expires.date:
        values["until"] = expires.date.iso
    if renewal:
        lasts = "perpetual" if renewal.indefinite else in_days(renewal.duration)
        automatic = renewal.automatic if lasts else None
        values |= {"renewal": lasts, "automatic": automatic, "times": renewal.times}
    return values


@cache
def counts() -> Counter[tuple[str, str]]:
    """How many values of each field are right, missed (or wrong) and made up (or wrong)."""
    counted: Counter[tuple[str, str]] = Counter()
    for clause in CLAUSES:
        wanted, read = expected(clause), found(clause["text"])
        for field in REACHED:
            right = wanted[field] is not None and wanted[field] == read[field]
            counted[field, "right"] += right
            counted[field, "missed"] += wanted[field] is not None and not right
            counted[field, "invented"] += read[field] is not None and not right
    return counted


@pytest.mark.parametrize("field", REACHED)
def test_no_fewer_clauses_are_read_as_a_person_reads_them(field: str) -> None:
    right, missed, invented = (counts()[field, kind] for kind in ("right", "missed", "invented"))
    least_right, most_missed, most_invented = REACHED[field]
    assert right / (right + missed) >= least_right / (least_right + most_missed), "recall"
    assert right / (right + invented) >= least_right / (least_right + most_invented), "precision"
