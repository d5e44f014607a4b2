"""The JSON of a checked draft: the keys of the contract first, and offsets that hold."""

from __future__ import annotations

import json

from memobot.citations.contract import checked_json
from memobot.citations.model import (
    Aspect,
    Change,
    ChangeKind,
    Checked,
    Claim,
    ClaimReference,
    Difference,
    Verdict,
)
from memobot.documents.model import Citation, Span

DRAFT = "Hello. Article 9 of the Pact says “six years”."
QUOTE = Citation(
    1, "pact-1", "The Pact", "pact.md", "9", None, "Pact, Article 9", "two", 3, 6, "0a"
)
CLAIM = Claim(
    text=DRAFT[7:],
    span=Span(7, len(DRAFT)),
    references=(ClaimReference("pact-1", "9", "Article 9 of the Pact", Span(7, 28)),),
    verdict=Verdict.MISQUOTED,
    explanation="The text says “two”.",
    evidence=(QUOTE,),
    differences=(Difference(Aspect.TERM, "six", "two", said=Span(35, 38), where=Span(3, 6)),),
    changes=(Change(ChangeKind.REPLACED, "six", "two", Span(35, 38), Span(3, 6)),),
)


def test_the_keys_of_the_contract_come_first() -> None:
    made = checked_json(Checked(DRAFT, "en", (CLAIM,)))
    assert list(made) == ["claims", "summary"]
    (claim,) = made["claims"]
    contract = ["text", "start", "end", "references", "verdict", "explanation", "evidence"]
    assert list(claim)[:7] == contract
    assert list(claim)[7:] == ["differences", "changes", "suggestion", "judge"]
    (reference,) = claim["references"]
    assert list(reference)[:3] == ["document_id", "article", "as_written"]
    assert {"clause", "problem"} <= set(reference)
    (cited,) = claim["evidence"]
    assert list(cited) == [
        *("marker", "document_id", "document_title", "source", "article", "clause", "label"),
        *("quote", "start", "end", "version"),
    ]
    assert made["summary"] == {"misquoted": 1}


def test_offsets_are_of_the_draft() -> None:
    (claim,) = checked_json(Checked(DRAFT, "en", (CLAIM,)))["claims"]
    assert DRAFT[claim["start"] : claim["end"]] == claim["text"]
    (reference,) = claim["references"]
    assert DRAFT[reference["start"] : reference["end"]] == reference["as_written"]
    for said in (claim["differences"][0], claim["changes"][0]):
        assert DRAFT[said["said"]["start"] : said["said"]["end"]] == said["draft"] == "six"
        assert said["where"] == {"start": 3, "end": 6}


def test_it_can_be_written_as_json_and_verdicts_are_their_words() -> None:
    made = json.loads(json.dumps(checked_json(Checked(DRAFT, "en", (CLAIM, CLAIM)))))
    assert made["claims"][0]["verdict"] == "misquoted"
    assert made["claims"][0]["differences"][0]["aspect"] == "term"
    assert made["claims"][0]["changes"][0]["kind"] == "replaced"
    assert sum(made["summary"].values()) == 2


def test_a_draft_without_claims() -> None:
    assert checked_json(Checked("Hello.", "en", ())) == {"claims": [], "summary": {}}
