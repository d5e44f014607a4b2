"""The claims that are kept under tests/data: each can be judged, and true ones are no minority."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from memobot.citations.model import Verdict
from memobot.documents.model import Document
from memobot.documents.reading import read_bytes, read_text
from memobot.documents.structure import parse
from memobot.evaluation.claims import CLAIMS, GoldClaim, Part, read_claims
from memobot.language import LANGUAGES

ROOT = Path(__file__).parents[2]
FOLDERS = {
    None: ROOT / "corpus",
    "corpus": ROOT / "corpus",
    "agreements": CLAIMS.parent / "agreements",
}


@pytest.fixture(scope="module")
def claims() -> tuple[GoldClaim, ...]:
    return read_claims(CLAIMS)


@pytest.fixture(scope="module")
def documents(claims: tuple[GoldClaim, ...]) -> Mapping[tuple[str | None, str], Document]:
    """The documents that claims name, by the collection and the path; each must be there."""
    named = {(one.texts, one.document) for one in claims if one.document}
    return {
        (texts, source): parse(read_text(read_bytes(FOLDERS[texts] / source), source))
        for texts, source in named
    }


def test_there_are_enough_and_true_ones_are_no_minority(claims) -> None:
    true = sum(one.verdict is Verdict.SUPPORTED for one in claims)
    false = sum(one.verdict not in (Verdict.SUPPORTED, None) for one in claims)
    assert true >= 150
    assert false >= 150
    assert true >= 0.45 * len(claims)
    assert sum(one.language != "en" for one in claims) >= 0.2 * len(claims)
    assert {one.language for one in claims} == set(LANGUAGES)
    assert {one.verdict for one in claims} == {*Verdict, None}


def test_no_draft_is_judged_twice(claims) -> None:
    judged = [(one.text, one.claim, one.texts) for one in claims]
    assert len(set(judged)) == len(judged)
    assert [one.id for one in claims if one.text.count(one.claim) != 1] == []


def test_two_verdicts_are_right_only_rarely(claims) -> None:
    assert sum(bool(one.also) for one in claims) < 0.05 * len(claims)
    assert [one.id for one in claims if one.verdict in one.also] == []


def test_the_change_fits_the_verdict(claims) -> None:
    of_true = {one.change for one in claims if one.verdict is Verdict.SUPPORTED}
    of_none = {one.change for one in claims if one.verdict is None}
    of_false = {one.change for one in claims if one.verdict not in (Verdict.SUPPORTED, None)}
    assert (of_true, of_none) == ({"none"}, {"no claim"})
    assert not of_false & {"none", "no claim"}


def test_articles_exist_unless_that_is_what_is_wrong(claims, documents) -> None:
    named = [one for one in claims if one.document and one.article]
    assert len(named) >= 150
    for one in named:
        articles = documents[one.texts, one.document].articles()
        exists = one.article in {article.number for article in articles}
        assert exists == (one.verdict is not Verdict.NO_SUCH_ARTICLE), one.id


def test_each_half_has_every_verdict(claims) -> None:
    for half in (Part.BUILDING, Part.MEASURING):
        assert {one.verdict for one in half.of(claims)} == {*Verdict, None}, half
        assert len(half.of(claims)) >= 0.4 * len(claims)
