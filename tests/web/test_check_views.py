"""A checked draft as the page is given it."""

from __future__ import annotations

import json
from string import Formatter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memobot.citations.citing import Quote, cite
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
from memobot.documents.model import Citation, Document, Span
from memobot.documents.reading import read_text
from memobot.documents.structure import parse
from memobot.web.check_views import checked_props, compared, spoken_of
from memobot.web.check_words import check_words
from memobot.web.clippings import AROUND, clippings

TEXT = """\
---
title: Memorandum of A and B
note: A restatement.
---
# Memorandum of A and B

## Article 1

The Memorandum runs for two years. It is made in two copies.

## Article 2

Either Party may give notice.
"""
FIRST, COPIES = "The Memorandum runs for two years.", "It is made in two copies."
DRAFT = """\
Dear friends,
it runs for three years. It is said to be
made in two copies.\r
Nothing more."""


@pytest.fixture(scope="module")
def document() -> Document:
    return parse(read_text(TEXT.encode(), "agreements/a.md"))


def cited(document: Document, *quotes: str) -> tuple[Citation, ...]:
    starts = [document.text.index(quote) for quote in quotes]
    spans = [Span(start, start + len(quote)) for start, quote in zip(starts, quotes, strict=True)]
    return cite([Quote(document, span) for span in spans], "en")


def claim(draft: str, words: str, verdict: Verdict = Verdict.SUPPORTED, **more: Any) -> Claim:
    start = draft.index(words)
    span = Span(start, start + len(words))
    return Claim(words, span, more.pop("references", ()), verdict, "Because.", **more)


@pytest.fixture
def checked(document: Document) -> Checked:
    years = DRAFT.index("three years")
    difference = Difference(
        Aspect.TERM, "three years", "two years", Span(years, years + 11), working="1 + 1"
    )
    first, copies = cited(document, FIRST, COPIES)
    return Checked(
        DRAFT,
        "en",
        (
            claim(
                DRAFT,
                "it runs for three years.",
                Verdict.CONTRADICTED,
                evidence=(first,),
                differences=(difference,),
                suggestion="it runs for two years.",
            ),
            claim(DRAFT, "It is said to be\nmade in two copies.", evidence=(copies, first)),
        ),
    )


def props(checked: Checked, document: Document) -> dict[str, Any]:
    return json.loads(json.dumps(checked_props(checked, lambda _: document)))


def lines(made: dict[str, Any]) -> list[str]:
    """The text of each block."""
    return ["".join(map(words, block)) for block in made["blocks"]]


def words(part: Any) -> str:
    return part if isinstance(part, str) else part["text"]


def test_a_block_ends_with_the_line_of_its_claims(checked: Checked, document: Document) -> None:
    made = props(checked, document)
    assert made["blocks"] == [
        [
            "Dear friends,\n",
            {"claim": 0, "text": "it runs for three years."},
            " ",
            {"claim": 1, "text": "It is said to be\nmade in two copies."},
        ],
        ["Nothing more."],
    ]


def test_the_summary_counts_and_names_the_verdicts(checked: Checked, document: Document) -> None:
    made = props(checked, document)
    assert made["claims_made"] == "Claims: 2"
    assert made["summary"] == [
        {"verdict": "supported", "count": 1},
        {"verdict": "contradicted", "count": 1},
    ]
    assert made["verdicts"] == {"supported": "supported", "contradicted": "contradicted"}


def test_evidence_is_a_run_of_pieces_of_its_article(checked: Checked, document: Document) -> None:
    made = props(checked, document)
    (clipping,) = made["clippings"]  # one article for three quotes
    assert clipping["source"] == "agreements/a.md"
    assert clipping["note"] == "A restatement."
    assert "".join(clipping["pieces"]) == f"{FIRST} {COPIES}"
    quotes = [
        "".join(clipping["pieces"][one["first"] : one["last"]])
        for claim in made["claims"]
        for one in claim["evidence"]
    ]
    assert quotes == [one.quote for claim in checked.claims for one in claim.evidence]
    assert made["claims"][0]["evidence"][0]["label"].endswith("Article 1")


def test_a_claim_tells_its_differences_and_what_the_text_would_have(
    checked: Checked, document: Document
) -> None:
    told = props(checked, document)["claims"][0]
    assert told["differences"] == [
        {"aspect": "Term", "draft": "three years", "text": "two years", "working": "1 + 1"}
    ]
    assert told["suggestion"] == "it runs for two years."
    assert told["judge"] == ""


def test_a_verdict_of_a_model_is_marked(document: Document) -> None:
    judged = Checked("It runs.", "en", (claim("It runs.", "It runs.", judge="some-model"),))
    assert props(judged, document)["claims"][0]["judge"] == "Judged by a language model: some-model"


def misquoted(draft: str, *changes: tuple[ChangeKind, str, str]) -> str:
    made = []
    for kind, said, text in changes:
        at = draft.index(said)
        end = at if kind is ChangeKind.LEFT_OUT else at + len(said)
        made.append(Change(kind, draft[at:end], text, Span(at, end), Span(0, 0)))
    signs = {"same": "", "added": "-", "left_out": "+"}
    runs = compared(claim(draft, draft, Verdict.MISQUOTED, changes=tuple(made)), draft)
    return "".join(f"{signs[run.kind]}{run.text}{signs[run.kind]}" for run in runs)


def test_a_misquote_is_told_word_by_word() -> None:
    draft = "“runs for three long years, it is said”"
    told = misquoted(
        draft,
        (ChangeKind.REPLACED, "three", "two"),
        (ChangeKind.ADDED, "long ", ""),
        (ChangeKind.LEFT_OUT, "it", "and"),
    )
    assert told == "“runs for -three- +two+ -long -years, +and+ it is said”"


def test_without_changes_nothing_is_compared() -> None:
    assert compared(claim("It runs.", "It runs."), "It runs.") == ()


def test_changes_outside_the_claim_are_told_too() -> None:
    draft = "It reads:\n\n> for three years"
    change = Change(ChangeKind.REPLACED, "three", "two", Span(17, 22), Span(0, 0))
    runs = compared(claim(draft, "It reads:", changes=(change,)), draft)
    assert [run.text for run in runs] == ["It reads:\n\n> for ", "three", " ", "two"]


@given(st.data())
def test_the_draft_is_shown_whole(document: Document, data: st.DataObject) -> None:
    draft = data.draw(st.text(st.sampled_from("ab \n😀"), max_size=60))
    ends = sorted(data.draw(st.lists(st.integers(0, len(draft)), max_size=8)))
    spans = [Span(*pair) for pair in zip(ends[::2], ends[1::2], strict=False)]
    claims = tuple(Claim(span.of(draft), span, (), Verdict.NOT_FOUND, "") for span in spans)
    made = props(Checked(draft, "en", claims), document)
    shown = "\n".join(lines(made))  # a block ends where a line ended
    assert draft in (shown, f"{shown}\n")
    numbers = [p["claim"] for block in made["blocks"] for p in block if not isinstance(p, str)]
    assert numbers == list(range(len(claims)))


def test_claims_that_overlap_share_no_words(document: Document) -> None:
    spans = (Span(0, 6), Span(3, 9), Span(4, 5))
    claims = tuple(Claim("", span, (), Verdict.NOT_FOUND, "") for span in spans)
    (block,) = props(Checked("abcdefghij", "en", claims), document)["blocks"]
    assert [words(part) for part in block] == ["abcdef", "ghi", "", "j"]


def test_documents_spoken_of_most_come_first() -> None:
    def of(*documents: str | None) -> Claim:
        refers = tuple(ClaimReference(one, None, "", Span(0, 0)) for one in documents)
        return claim("It runs.", "It runs.", references=refers)

    checked = Checked("It runs.", "en", (of("b", None), of("a"), of("a", "a"), of(None)))
    assert spoken_of(checked) == ("a", "b")
    assert spoken_of(Checked("", "en", ())) == ()


def test_a_claim_without_a_reference_speaks_of_its_evidence(checked: Checked) -> None:
    (document_id,) = spoken_of(checked)
    assert document_id == checked.claims[0].evidence[0].document_id


def test_of_a_long_part_only_what_is_near_is_sent() -> None:
    far = " word" * AROUND
    document = parse(read_text(f"News\n\nHERE{far} THERE{far} WHERE".encode(), "news/a.txt"))
    quotes = cited(document, "HERE", "THERE", "WHERE")
    found = clippings(quotes, lambda _: document)
    assert [len(clipping.pieces) for clipping in found.all] == [3, 3, 2]
    assert found.all[1].pieces[0].startswith("… ")
    assert found.all[1].pieces[-1].endswith(" …")
    for quote in quotes:
        cut = found.cuts[quote]
        assert "".join(found.all[cut.clipping].pieces[cut.first : cut.last]) == quote.quote
    assert sum(len(piece) for one in found.all for piece in one.pieces) < 6 * AROUND


def test_quotes_that_overlap_are_each_whole(document: Document) -> None:
    quotes = cited(document, "runs for two years. It is", "years. It is made", "two years.")
    found = clippings(quotes, lambda _: document)
    (clipping,) = found.all
    for quote in quotes:
        cut = found.cuts[quote]
        assert "".join(clipping.pieces[cut.first : cut.last]) == quote.quote


def test_a_quote_that_does_not_stand_there_is_shown_alone(
    document: Document, caplog: pytest.LogCaptureFixture
) -> None:
    (real,) = cited(document, "two years")
    false = Citation(
        2, real.document_id, "", "a.md", "1", None, "", "ten years", real.start, real.end, ""
    )
    found = clippings((real, false), lambda _: document)
    cut = found.cuts[false]
    assert found.all[cut.clipping].pieces == ("ten years",)
    assert "is not in the text" in caplog.text


def test_every_language_has_words_of_its_own() -> None:
    english = check_words("en")
    for language in ("ru", "kk", "pl"):
        own = check_words(language)
        for ours, theirs in (
            (own.page, english.page),
            (own.verdicts, english.verdicts),
            (own.aspects, english.aspects),
        ):
            for key, word in theirs.items():
                assert ours[key].strip()
                assert ours[key] != word
                assert _fields(ours[key]) == _fields(word), key
    assert check_words("xx") == english


def _fields(text: str) -> list[str]:
    return [name for _, name, *_ in Formatter().parse(text) if name is not None]
